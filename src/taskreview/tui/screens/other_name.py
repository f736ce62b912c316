"""The dialog that saves a register under another name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from taskreview.i18n import _
from taskreview.printable import printable_lines
from taskreview.tui.widgets.typing_line import TypingLine


class OtherNameScreen(ModalScreen[Path | None]):
    """Says why a save has failed and asks for another name; returns it, or None.

    A name without a folder means the folder of the one that is offered.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, id="other_name_leave")
    ]

    def __init__(self, sentence: str, offered: Path) -> None:
        super().__init__()
        self._sentence = sentence
        self._offered = offered

    def compose(self) -> ComposeResult:
        """The sentence, the name, how to go on."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = _("Not saved")
            yield Label(printable_lines(self._sentence), markup=False, classes="sentence")
            yield Label(_("Save it under this name instead:"), markup=False, classes="question")
            yield TypingLine(str(self._offered), compact=True, select_on_focus=False)
            yield Label(
                _("Enter save · Esc go on; the edits stay unsaved"), markup=False, classes="keys"
            )

    def on_mount(self) -> None:
        """The name can be changed at once."""
        line = self.query_one(Input)
        self.set_focus(line)
        line.cursor_position = len(line.value) - len(self._offered.suffix)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        if name:
            self.dismiss(self._offered.parent / os.path.expanduser(name))

    def action_leave(self) -> None:
        """Saves nothing."""
        self.dismiss(None)
