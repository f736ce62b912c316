"""The dialog that tells of a save that was cut off while it overwrote the file."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from taskreview.i18n import _
from taskreview.printable import printable
from taskreview.tui.keys import forms

if TYPE_CHECKING:
    from taskreview.store.leftovers import Leftover


class Remedy(Enum):
    """What becomes of the file and of the backup of its old text."""

    PUT_BACK = auto()
    DISCARD = auto()
    LATER = auto()


class LeftoverScreen(ModalScreen[Remedy | None]):
    """Says what has happened; returns what is to be done."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(forms("p")), "answer('PUT_BACK')", show=False, id="leftover_put_back"),
        Binding(",".join(forms("d")), "answer('DISCARD')", show=False, id="leftover_discard"),
        Binding("escape", "answer('LATER')", show=False, id="leftover_later"),
    ]

    def __init__(self, leftover: Leftover) -> None:
        super().__init__()
        self._leftover = leftover

    def compose(self) -> ComposeResult:
        """What has happened, and the three answers."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = _("A save was cut off")
            yield Label(printable(self._leftover.sentence), markup=False, classes="sentence")
            yield Label("")
            yield Label(_("p   put the text before that save back"), markup=False)
            yield Label(_("d   the file is right as it is; discard that text"), markup=False)
            yield Label(_("Esc ask again next time"), markup=False)

    def action_answer(self, name: str) -> None:
        """Returns the answer."""
        self.dismiss(Remedy[name])
