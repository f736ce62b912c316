"""The dialog before leaving with unsaved edits."""

from __future__ import annotations

from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from taskreview.i18n import _, ngettext
from taskreview.tui.keys import forms


class Leaving(Enum):
    """How to leave."""

    SAVE = auto()
    DISCARD = auto()


class LeaveScreen(ModalScreen[Leaving | None]):
    """Returns how to leave, or None to stay."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join((*forms("s"), "enter", "ctrl+s", "f2")), "save", show=False, id="leave_save"
        ),
        Binding(",".join(forms("d")), "discard", show=False, id="leave_discard"),
        Binding(
            ",".join(("escape", *forms("n"), *forms("q"))), "stay", show=False, id="leave_stay"
        ),
    ]

    def __init__(self, count: int, *, is_saving: bool) -> None:
        """`count` tasks have edits that are not saved; if `is_saving`, they may soon be."""
        super().__init__()
        self._question = Label("", markup=False)
        self.ask(count, is_saving=is_saving)

    def ask(self, count: int, *, is_saving: bool) -> None:
        """Asks about so many tasks from now on."""
        question = ngettext(
            "{count} task has edits that are not saved.",
            "{count} tasks have edits that are not saved.",
            count,
        ).format(count=count)
        if is_saving:
            question += "\n" + _("Saving …; when nothing is left to save, taskreview quits.")
        self._question.update(question)

    def compose(self) -> ComposeResult:
        """The question and its three answers."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = _("Unsaved edits")
            yield self._question
            yield Label("")
            yield Label(_("s   save and quit"), markup=False)
            yield Label(_("d   discard the edits and quit"), markup=False)
            yield Label(_("Esc go on reviewing"), markup=False)

    def action_save(self) -> None:
        """Save, then leave."""
        self.dismiss(Leaving.SAVE)

    def action_discard(self) -> None:
        """Leave without saving."""
        self.dismiss(Leaving.DISCARD)

    def action_stay(self) -> None:
        """Stay."""
        self.dismiss(None)
