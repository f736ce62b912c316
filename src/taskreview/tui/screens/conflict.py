"""The dialog about a text that two people have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Label, Static

from taskreview.comparison.texts import changes
from taskreview.comparison.together import together
from taskreview.errors import EditError
from taskreview.i18n import _
from taskreview.labels import field_label, field_text, task_name
from taskreview.model import Field
from taskreview.printable import printable, printable_lines
from taskreview.session import Dispute, Session, Take
from taskreview.tui.cells import Span
from taskreview.tui.keys import CONFLICT_KEYS, TOGETHER_KEYS, Key, bindings
from taskreview.tui.palette import palette
from taskreview.tui.screens.unasked import UnaskedScreen
from taskreview.tui.widgets.key_bar import KeyBar
from taskreview.tui.widgets.progress_editor import ProgressEditor

SIDE_BY_SIDE = 100
"""Columns from which on the two texts stand side by side."""

_ONE_VALUE = frozenset({Field.REVIEW, Field.STATUS})

_UNDERLINED = Style(underline=True)


class ConflictScreen(UnaskedScreen[Take | None]):
    """Shows both texts with their differences marked; returns what is decided, or None.

    A text made out of both takes the place of my own in the session, so that it is kept and can
    be undone like any other edit, whatever is decided.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings((*CONFLICT_KEYS, TOGETHER_KEYS[0]))

    def __init__(self, session: Session, dispute: Dispute, number: int, count: int) -> None:
        super().__init__()
        self._session = session
        self._dispute = dispute
        self._number = number
        self._count = count
        self._editor: ProgressEditor | None = None
        self._offered = ""
        """What the editor began with, or what was taken out of it last."""

    @property
    def _is_editing(self) -> bool:
        return self._editor is not None and self._editor.display

    def compose(self) -> ComposeResult:
        """What it is about, the two texts, the keys."""
        dispute = self._dispute
        if dispute.theirs is None:
            title = _("Somebody else has deleted this task · {number} of {count}")
        else:
            title = _("Somebody else has changed this text, too · {number} of {count}")
        task = self._session.tasks[dispute.index]
        about = f"{printable(task_name(task))} · {field_label(dispute.field)}"
        with Vertical(classes="dialog conflict") as dialog:
            dialog.border_title = title.format(number=self._number, count=self._count)
            yield Label(about, markup=False, classes="about")
            with Container(id="versions"):
                yield _version("mine", _("My text"))
                yield _version("theirs", _("In the file now"))
            yield KeyBar()

    def on_mount(self) -> None:
        """Fills in the texts."""
        self._show_texts()
        self._show_keys()

    def _show_texts(self) -> None:
        """In the colours that there are now."""
        field, theirs = self._dispute.field, self._dispute.theirs
        mine = field_text(field, self._dispute.mine)
        if theirs is not None:
            theirs = field_text(field, theirs)
        differences = [] if theirs is None else changes(mine, theirs)
        only_mine = [(change.old_start, change.old_end) for change in differences]
        only_theirs = [(change.new_start, change.new_end) for change in differences]
        theirs = theirs or ""
        for name, text, spans in (("mine", mine, only_mine), ("theirs", theirs, only_theirs)):
            self.query_one(f"#{name}", Static).update(self._marked(text, spans))

    def on_resize(self, event: events.Resize) -> None:
        """A narrow terminal has the texts one above the other."""
        self.set_class(event.size.width < SIDE_BY_SIDE, "-stacked")

    def _marked(self, text: str, spans: list[Span]) -> Text:
        """The text with what is only in it marked, by its colour and underlined."""
        if not text:
            gone = self._dispute.theirs is None
            return Text(_("(the task is not there)") if gone else _("(none)"), "dim")
        mark = palette(self.app.current_theme).match + _UNDERLINED
        page = Text()
        at = 0
        for start, end in spans:
            page.append(printable_lines(text[at:start]))
            page.append(printable_lines(text[start:end]), mark)
            at = end
        return page.append(printable_lines(text[at:]))

    def _show_keys(self) -> None:
        self.query_one(KeyBar).keys = TOGETHER_KEYS if self._is_editing else self._choices()

    def _choices(self) -> tuple[Key, ...]:
        """The keys, called what they do here."""
        if self._dispute.field in _ONE_VALUE:
            keys = tuple(key for key in CONFLICT_KEYS if key.id != "edit_together")
        else:
            keys = CONFLICT_KEYS
        if self._dispute.theirs is not None:
            return keys
        hints = {"take_mine": _("put it back"), "take_theirs": _("leave it deleted")}
        return tuple(key._replace(hint=hints.get(key.id, key.hint)) for key in keys)

    def action_scroll_by(self, lines: int) -> None:
        """Scrolls both texts."""
        for pane in self.query(VerticalScroll):
            pane.scroll_relative(y=lines, animate=False)

    def action_take(self, whose: str) -> None:
        """Takes one of the two texts."""
        self.dismiss(Take[whose])

    async def action_edit_together(self) -> None:
        """Makes one text of both, beginning with what both have changed, clause by clause, or with
        what was made before.

        A verdict or a status is one value: there is nothing between two of them.
        """
        if self._dispute.field in _ONE_VALUE:
            return
        if self._editor is None:
            self._editor = ProgressEditor(id="together")
            self._editor.border_title = _("One text out of both")
            await self.query_one(".conflict").mount(self._editor, before=self.query_one(KeyBar))
            mine = self._dispute.mine
            both = self._offered = mine
            if self._dispute.theirs is not None:
                both = self._offered = together(mine, self._dispute.theirs, self._dispute.base)
            differ = (at for at, (a, b) in enumerate(zip(both, mine, strict=False)) if a != b)
            self._editor.open(both, next(differ, len(mine)))
        self._editor.display = True
        self._editor.focus()
        self._show_keys()

    def on_text_area_changed(self) -> None:
        """Each keystroke is kept as a draft."""
        if self._editor is not None:
            text = self._editor.edited if self._has_typed else self._dispute.mine
            self._session.draft(self._dispute.index, self._dispute.field, text)

    @property
    def _has_typed(self) -> bool:
        return self._editor is not None and self._editor.edited != self._offered

    def action_finish_editing(self) -> None:
        """Back to the choice; what was typed is my text now."""
        if self._editor is not None and (not self._has_typed or self._make_mine()):
            self._editor.display = False
            self.set_focus(None)
            self._show_texts()
            self._show_keys()

    def action_take_together(self) -> None:
        """Takes the text made out of both."""
        if self._is_editing and self._make_mine():
            self.dismiss(Take.MINE)

    def _make_mine(self) -> bool:
        """Puts the text made out of both in the place of mine; says why if it cannot be saved."""
        assert self._editor is not None
        index, field, text = self._dispute.index, self._dispute.field, self._editor.edited
        try:
            self._session.edit(index, field, text)
        except EditError as error:
            self.notify(printable(str(error)), severity="error", markup=False)
            return False
        self._dispute = replace(self._dispute, mine=text)
        self._offered = text
        return True

    def action_leave(self) -> None:
        """Decides nothing."""
        self.dismiss(None)


def _version(name: str, heading: str) -> VerticalScroll:
    pane = VerticalScroll(
        Static("", id=name, classes="text", markup=False), classes="version", can_focus=False
    )
    pane.border_title = heading
    return pane
