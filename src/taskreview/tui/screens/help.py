"""The page of all keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from taskreview.i18n import _
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

_KEY_CELLS = 10


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
    ]

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll(classes="dialog help") as dialog:
            dialog.border_title = _("Keys")
            yield Static(self._page(), classes="text", markup=False)

    def action_scroll_by(self, lines: int) -> None:
        """Scrolls the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _page(self) -> Group:
        headings = {
            Section.MOVE: _("Moving"),
            Section.FIND: _("Finding"),
            Section.EDIT: _("Editing and saving"),
            Section.PROGRAM: _("The program"),
        }
        page: list[RenderableType] = []
        keys = [key for key in (*LIST_KEYS, *ANYWHERE_KEYS) if key.id != "help_anywhere"]
        for section, heading in headings.items():
            page += _section(heading, _told(key for key in keys if key.section is section))
        page += _section(_("In the search box"), _told(key for key in SEARCH_KEYS if key.hint))
        page += _section(_("In the editor"), _told(EDITOR_KEYS))
        choices = (*CONFLICT_KEYS, TOGETHER_KEYS[0])
        page += _section(
            _("Where two people have changed the same text"),
            _told(key for key in choices if key.hint),
        )
        page += _section(
            _("Searching"),
            [
                ("教委 公交", _("both words, in any field and order")),
                ("@教委", _("only in the units; also unit: content: progress: status:")),
                ("!燃气", _("without this word")),
                ("#3", _("task number 3")),
            ],
        )
        page.append(
            Text(_("Keys work in full-width and Chinese input mode too. Esc closes."), "dim")
        )
        return Group(*page)


def _told(keys: Iterable[Key]) -> list[tuple[str, str]]:
    return [(key.shown, key.tooltip) for key in keys]


def _section(heading: str, lines: Iterable[tuple[str, str]]) -> list[RenderableType]:
    """A heading, below it what to type and what that does, side by side, and an empty line."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_KEY_CELLS)
    table.add_column(overflow="fold")
    for typed, meaning in lines:
        table.add_row(Text(f" {typed}"), Text(meaning))
    return [Text(heading, "bold"), table, Text()]
