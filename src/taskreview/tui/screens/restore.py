"""The dialog about a save that was cut off while it overwrote the file."""

from __future__ import annotations

from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label

from taskreview.i18n import _
from taskreview.printable import printable_lines
from taskreview.tui.keys import forms
from taskreview.tui.screens.unasked import UnaskedScreen


class Restoring(Enum):
    """What to do with the text before a save that was cut off."""

    PUT_BACK = auto()
    DISCARD = auto()


class RestoreScreen(UnaskedScreen[Restoring | None]):
    """Returns what to do with the text before that save, or None to leave all as it is."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(forms("r")), "choose('PUT_BACK')", show=False, id="restore_put_back"),
        Binding(",".join(forms("d")), "choose('DISCARD')", show=False, id="restore_discard"),
        Binding("escape", "dismiss", show=False, id="restore_leave"),
    ]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """What has happened, and the ways to go on."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = _("A save was cut off")
            yield Label(printable_lines(self._sentence), markup=False, classes="sentence")
            yield Label(
                _("r   put that text back; what is in the file now is kept beside it"), markup=False
            )
            yield Label(_("d   the file is right as it is: delete that text"), markup=False)
            yield Label(_("Esc leave the file as it is; you will be asked again"), markup=False)

    def action_choose(self, answer: str) -> None:
        """Takes one of the answers."""
        self.dismiss(Restoring[answer])
