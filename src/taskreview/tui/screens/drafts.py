"""The dialog that offers what an earlier run of the program could not save."""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, Static

from taskreview.i18n import _
from taskreview.labels import field_label, field_text, numbered
from taskreview.model import text_of
from taskreview.printable import printable, printable_lines
from taskreview.store.journal.drafts import about_of
from taskreview.tui.keys import forms
from taskreview.tui.screens.unasked import UnaskedScreen

if TYPE_CHECKING:
    from taskreview.model import Task
    from taskreview.store.journal.drafts import Draft


class Answer(Enum):
    """What becomes of a draft."""

    TAKE = auto()
    TAKE_ALL = auto()
    """This one, and all others whose texts the file has not changed since."""
    DISCARD = auto()
    DISCARD_ALL = auto()
    LATER = auto()


class DraftScreen(UnaskedScreen[Answer | None]):
    """Shows one draft and what the file says now; returns what becomes of it."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join((*forms("t"), "enter")), "answer('TAKE')", show=False, id="draft_take"),
        Binding(",".join(forms("d")), "answer('DISCARD')", show=False, id="draft_discard"),
        Binding(",".join(forms("T")), "answer('TAKE_ALL')", show=False, id="draft_take_all"),
        Binding(",".join(forms("D")), "answer('DISCARD_ALL')", show=False, id="draft_discard_all"),
        Binding("escape", "answer('LATER')", show=False, id="draft_later"),
    ]

    def __init__(self, draft: Draft, task: Task | None, number: int, count: int) -> None:
        super().__init__()
        self._draft = draft
        self._subject = task
        self._number = number
        self._count = count

    def compose(self) -> ComposeResult:
        """The two texts one above the other, and the keys."""
        draft, task = self._draft, self._subject
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = _("Not saved last time · {number} of {count}").format(
                number=self._number, count=self._count
            )
            with VerticalScroll(classes="texts"):
                yield Static(self._texts(), classes="text", markup=False)
            if task is None:
                yield Label(_("Its task is not here any more."), markup=False)
            else:
                yield Label(_("t   take it over as an unsaved edit"), markup=False)
            yield Label(_("d   discard it"), markup=False)
            if self._number < self._count:
                yield from self._for_all()
            yield Label(_("Esc ask again next time"), markup=False)
            yield Label(
                _("typed on {time} in {path}").format(
                    time=time.strftime("%Y-%m-%d %H:%M", time.localtime(draft.time)),
                    path=printable(str(draft.register)),
                ),
                classes="keys",
                markup=False,
            )

    def _for_all(self) -> ComposeResult:
        if self._subject is not None:
            take = _("T   take over all that are left, unless the file has changed there")
            yield Label(take, markup=False)
        yield Label(_("D   discard all that are left"), markup=False)

    def _texts(self) -> Text:
        draft, task = self._draft, self._subject
        number = numbered(draft.id if task is None else task.id)
        about = draft.about if task is None else "、".join(task.units)
        page = Text()
        page.append(printable(number), "bold")
        page.append(f" · {field_label(draft.field)} · {printable(about)}\n\n")
        if task is not None and not draft.is_for(task):
            page.append(_("Typed for") + "\n", "bold")
            page.append(printable_lines(draft.about or _("(none)")) + "\n\n")
            page.append(_("The task now") + "\n", "bold")
            page.append(printable_lines(about_of(task) or _("(none)")) + "\n\n")
        page.append(_("Your draft") + "\n", "bold")
        page.append(printable_lines(field_text(draft.field, draft.text)) + "\n\n")
        page.append(_("The file now") + "\n", "bold")
        now = field_text(draft.field, text_of(task, draft.field)) if task is not None else ""
        page.append(printable_lines(now) or _("(none)"))
        return page

    def action_answer(self, name: str) -> None:
        """Returns the answer; what has no task cannot be taken over."""
        answer = Answer[name]
        takes = answer in (Answer.TAKE, Answer.TAKE_ALL)
        if self._subject is not None or not takes:
            self.dismiss(answer)
