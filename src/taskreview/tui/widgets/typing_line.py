"""A line to type in that draws nothing a terminal would act on."""

from __future__ import annotations

from textual.widgets import Input

from taskreview.printable import printable


class TypingLine(Input):
    """One line of text."""

    def validate_value(self, value: str) -> str:
        """What is pasted here may hold anything; what is drawn may not."""
        return printable(value)
