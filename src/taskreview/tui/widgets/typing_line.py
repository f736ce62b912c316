"""A line to type in that draws nothing a terminal would act on."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from taskreview.printable import printable


class TypingLine(Input):
    """One line of text."""

    def validate_value(self, value: str) -> str:
        """What is pasted here may hold anything; what is drawn may not."""
        return printable(value)

    def _on_paste(self, event: events.Paste) -> None:
        """Pastes what the terminal sends."""
        event.prevent_default()
        event.stop()
        self.replace(_one_line(event.text), *self.selection)

    def action_paste(self) -> None:
        """Pastes what was copied in the program."""
        self.replace(_one_line(self.app.clipboard), *self.selection)


def _one_line(text: str) -> str:
    """Several lines as one; Textual would take the first and drop the others."""
    return " ".join(filter(None, text.splitlines()))
