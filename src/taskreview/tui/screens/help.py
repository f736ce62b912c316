"""The page of all keys."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from taskreview.i18n import _
from taskreview.tui.keys import ANYWHERE_KEYS, EDITOR_KEYS, LIST_KEYS, Key, Section, forms

_KEY_CELLS = 9


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
        Binding("down,j", "scroll_by(1)", show=False, id="help_down"),
        Binding("up,k", "scroll_by(-1)", show=False, id="help_up"),
    ]

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll(classes="dialog help") as dialog:
            dialog.border_title = _("Keys")
            yield Static(self._page(), classes="text", markup=False)

    def action_scroll_by(self, lines: int) -> None:
        """Scrolls the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _page(self) -> Text:
        headings = {
            Section.MOVE: _("Moving"),
            Section.FIND: _("Finding"),
            Section.EDIT: _("Editing and saving"),
            Section.PROGRAM: _("The program"),
        }
        page = Text()
        keys = [key for key in (*LIST_KEYS, *ANYWHERE_KEYS) if key.id != "help_anywhere"]
        for section, heading in headings.items():
            _add(page, heading, [key for key in keys if key.section is section])
        _add(page, _("In the editor"), list(EDITOR_KEYS))
        page.append(_("Searching") + "\n", "bold")
        for example, meaning in (
            ("教委 公交", _("both words, in any field and order")),
            ("@教委", _("only in the units; also unit: content: progress: status:")),
            ("!燃气", _("without this word")),
            ("#3", _("task number 3")),
        ):
            page.append(f" {example}{' ' * (_KEY_CELLS + 2 - cell_len(example))}{meaning}\n")
        page.append(
            "\n" + _("Keys work in full-width and Chinese input mode too. Esc closes."), "dim"
        )
        return page


def _add(page: Text, heading: str, keys: list[Key]) -> None:
    page.append(heading + "\n", "bold")
    for key in keys:
        gap = " " * (_KEY_CELLS + 2 - cell_len(key.shown))
        page.append(f" {key.shown}{gap}{key.tooltip}\n")
    page.append("\n")
