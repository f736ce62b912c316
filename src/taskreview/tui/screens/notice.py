"""A dialog that says something that must not be missed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from taskreview.i18n import _
from taskreview.printable import printable_lines
from taskreview.tui.keys import forms


class NoticeScreen(ModalScreen[None]):
    """A heading and sentences, until a key is pressed."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(("escape", "enter", "space", *forms("q"))),
            "dismiss",
            show=False,
            id="notice_close",
        )
    ]

    def __init__(self, heading: str, *sentences: str) -> None:
        super().__init__()
        self._heading = heading
        self._sentences = sentences

    def compose(self) -> ComposeResult:
        """Heading, sentences, how to go on."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._heading
            for sentence in self._sentences:
                yield Label(printable_lines(sentence), markup=False, classes="sentence")
            yield Label(_("Esc or Enter goes on"), markup=False, classes="keys")
