"""The page of all keys, and of what can be typed to search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from taskreview.i18n import _
from taskreview.model import Task
from taskreview.printable import printable
from taskreview.search.examples import Form, examples
from taskreview.tui.keys import (
    ANYWHERE_KEYS,
    CONFLICT_KEYS,
    EDITOR_KEYS,
    LIST_KEYS,
    SEARCH_KEYS,
    TOGETHER_KEYS,
    Key,
    Section,
    forms,
)
from taskreview.tui.widgets.task_list import CHOSEN, Mark

_KEY_CELLS = 9
_QUERY_CELLS = 22
"""Cells of the widest query; a longer one goes on below."""
_TWO_COLUMNS = 110
"""Columns of the terminal from which the page has two."""
_COLUMN_GAP = 3


class _Block(NamedTuple):
    """A heading, and below it what to type and what that does, side by side."""

    heading: str
    lines: list[tuple[str, str]]


class _Page(VerticalScroll, can_focus=False):
    """Says in its border how much of it there is above and below."""

    def on_resize(self) -> None:
        self._show_position()

    def watch_virtual_size(self) -> None:
        self._show_position()

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        self._show_position()

    def _show_position(self) -> None:
        first, shown, total = self.scroll_offset.y, self.size.height, self.virtual_size.height
        if total <= shown:
            self.border_subtitle = _("Esc closes")
            return
        last = min(first + shown, total)
        self.border_subtitle = _("lines {first}–{last} of {total} · {more} · Esc closes").format(
            first=first + 1,
            last=last,
            total=total,
            more=_("↓ more") if last < total else _("the end"),
        )


class HelpScreen(ModalScreen[None]):
    """All keys by what they are for, and how to search."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(("escape", "enter", "f1", *forms("q"), *forms("?"))),
            "dismiss",
            show=False,
            id="help_close",
        ),
        Binding(",".join(("down", *forms("j"))), "scroll_by(1)", show=False, id="help_down"),
        Binding(",".join(("up", *forms("k"))), "scroll_by(-1)", show=False, id="help_up"),
        Binding("pagedown,ctrl+f,space", "page(1)", show=False, id="help_page_down"),
        Binding("pageup,ctrl+b", "page(-1)", show=False, id="help_page_up"),
        Binding(",".join(("home", *forms("g"))), "scroll_to(0)", show=False, id="help_first"),
        Binding(",".join(("end", *forms("G"))), "scroll_to(9999)", show=False, id="help_last"),
    ]

    def __init__(self, tasks: Sequence[Task]) -> None:
        """Shows queries that find something in these tasks."""
        super().__init__()
        self._examples = examples(tasks)
        self._text = Static(classes="text", markup=False)
        self._is_wide: bool | None = None

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with _Page(classes="dialog help") as page:
            page.border_title = _("Keys and searching")
            yield self._text

    def on_mount(self) -> None:
        """Fills the page."""
        self._lay_out()

    def on_resize(self) -> None:
        """One column or two, once the screen itself is laid out."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        wide = self.app.size.width >= _TWO_COLUMNS
        if wide is not self._is_wide:
            self._is_wide = wide
            self.query_one(_Page).set_class(wide, "-wide")
            self._text.update((_in_two_columns if wide else _laid_out)(self._blocks()))
        # With an automatic width the height is worked out as if there were no scroll bar.
        if width := self.query_one(_Page).scrollable_content_region.width:
            self._text.styles.width = width

    def action_scroll_by(self, lines: int) -> None:
        """Scrolls the page."""
        self.query_one(_Page).scroll_relative(y=lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scrolls by screenfuls."""
        self.action_scroll_by(pages * max(self.query_one(_Page).size.height - 1, 1))

    def action_scroll_to(self, line: int) -> None:
        """Goes to a line, or the nearest there is."""
        self.query_one(_Page).scroll_to(y=line, animate=False, immediate=True)

    def _keys(self) -> list[_Block]:
        keys = [key for key in (*LIST_KEYS, *ANYWHERE_KEYS) if key.id != "help_anywhere"]

        def told_of(section: Section) -> list[tuple[str, str]]:
            return _told(key for key in keys if key.section is section)

        return [
            _Block(_("Moving"), told_of(Section.MOVE)),
            _Block(_("Reviewing"), told_of(Section.REVIEW)),
            _Block(
                _("Signs"),
                [
                    ("● ◐ ○", _("promise answered, in doubt, no answer seen")),
                    ("→ 14 %", _("target, what was reported, its share")),
                    ("! ? ·", _("hint: wrong, to check; dismissed")),
                    ("✓ ✗ ↻", _("passed, returned, changed since judged")),
                    (CHOSEN, _("marked, to be judged together")),
                    (
                        f"{Mark.CHANGED_ELSEWHERE} {Mark.DISPUTED}",
                        _("changed by others, to decide"),
                    ),
                ],
            ),
            _Block(_("Editing and saving"), told_of(Section.EDIT)),
            _Block(_("In the editor"), _told(EDITOR_KEYS)),
            _Block(
                _("Where two people have changed the same text"),
                _told(key for key in (*CONFLICT_KEYS, TOGETHER_KEYS[0]) if key.hint),
            ),
            _Block(
                _("On the command line: taskreview …"),
                [
                    ("report FILE", _("the summary; --by-unit OUT: letters of return")),
                    ("FILE --since", _("what has changed since an older file or revision")),
                    ("check FILE", _("problems of the file, and all hints")),
                    ("--help", _("all commands")),
                ],
            ),
            _Block(
                _("The program"),
                [
                    *told_of(Section.PROGRAM),
                    ("Ａ ／", _("Full-width and IME forms work")),
                ],
            ),
        ]

    def _searching(self) -> list[_Block]:
        keys = (key for key in LIST_KEYS if key.section is Section.FIND)
        return [
            _Block(_("Finding"), _told(keys)),
            _Block(_("In the search box"), _told(key for key in SEARCH_KEYS if key.hint)),
            _Block(
                _("What to search for"),
                [*self._queries(), ("≈", _("not found just as typed; the text says how"))],
            ),
        ]

    def _queries(self) -> list[tuple[str, str]]:
        without_example = {
            Form.UNIT: "@…",
            Form.PROGRESS: "progress:…",
            Form.STATUS: "status:…",
            Form.DUE: "due:<…",
            Form.NUMBER: "#…",
            Form.PHRASE: '"…"',
            Form.WITHOUT: "!…",
        }
        shown = without_example | self._examples
        meanings = _meanings().items()
        return [(printable(shown[form]), told) for form, told in meanings if form in shown]

    def _blocks(self) -> list[_Block]:
        moving, *others = self._keys()
        return [moving, *self._searching(), *others]


def _in_two_columns(blocks: Sequence[_Block]) -> Table:
    """The blocks in their order, cut where both columns get about as long."""

    def longer(cut: int) -> int:
        parts = blocks[:cut], blocks[cut:]
        return max(sum(len(block.lines) + 2 for block in part) for part in parts)

    cut = min(range(1, len(blocks)), key=longer)
    table = Table.grid(padding=(0, _COLUMN_GAP, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(_laid_out(blocks[:cut]), _laid_out(blocks[cut:]))
    return table


def _meanings() -> dict[Form, str]:
    return {
        Form.NAME: _("a unit, by any of its names"),
        Form.PINYIN: _("in pinyin, of which the end may lack"),
        Form.INITIALS: _("by the initials of the pinyin"),
        Form.WORDS: _("both words, in any field and order"),
        Form.UNIT: _("only in the units; also unit:"),
        Form.PROGRESS: _("only in this field; also content: source:"),
        Form.STATUS: _("only tasks of this status"),
        Form.DUE: _("due before this day; also > and due:2024-12"),
        Form.NUMBER: _("the task with this number"),
        Form.PHRASE: _("exactly these characters"),
        Form.WITHOUT: _("without this word"),
    }


def _told(keys: Iterable[Key]) -> list[tuple[str, str]]:
    return [(key.shown, key.tooltip) for key in keys]


def _laid_out(blocks: Iterable[_Block]) -> Group:
    page: list[RenderableType] = []
    for block in blocks:
        widest = max(cell_len(typed) for typed, _meaning in block.lines)
        table = Table.grid(padding=(0, 2))
        table.add_column(width=min(max(widest, _KEY_CELLS), _QUERY_CELLS), overflow="fold")
        table.add_column(overflow="fold")
        for typed, meaning in block.lines:
            table.add_row(Text(typed), Text(meaning))
        page += [Text(block.heading, "bold"), Padding(table, (0, 0, 0, 1)), Text()]
    return Group(*page[:-1])
