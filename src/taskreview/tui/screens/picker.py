"""A dialog that offers options and narrows them while somebody types."""

from __future__ import annotations

from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from taskreview.i18n import _
from taskreview.model import Task
from taskreview.printable import printable
from taskreview.search import Finder
from taskreview.tui.cells import fit
from taskreview.tui.widgets.typing_line import TypingLine

Value = TypeVar("Value")

_MOST_CELLS = 52
"""Cells of an option, where there is room for it."""
_FRAME_CELLS = 8
"""Cells of a dialog that are not its text: border, padding, scroll bar."""
_NOTE_CELLS = 8


class Choice(NamedTuple, Generic[Value]):
    """Something to choose: what it stands for, what it is called, a word beside it."""

    value: Value
    label: str
    note: str = ""


class PickerScreen(ModalScreen[Value | None], Generic[Value]):
    """Returns the chosen value, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False, id="picker_cancel"),
        Binding("down", "option('cursor_down')", show=False, id="picker_down"),
        Binding("up", "option('cursor_up')", show=False, id="picker_up"),
        Binding("pagedown", "option('page_down')", show=False, id="picker_page_down"),
        Binding("pageup", "option('page_up')", show=False, id="picker_page_up"),
    ]

    def __init__(self, title: str, placeholder: str, choices: list[Choice[Value]]) -> None:
        super().__init__()
        self._heading = title
        self._placeholder = placeholder
        self._choices = choices
        self._shown: list[Choice[Value]] = []
        self._finder = Finder(
            Task(row, units=(choice.label,)) for row, choice in enumerate(choices, 1)
        )

    def compose(self) -> ComposeResult:
        """A line to type in, the options, how to go on."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._heading
            yield TypingLine(placeholder=self._placeholder, compact=True)
            yield OptionList(markup=False)
            yield Label(_("↑↓ choose · Enter take · Esc leave"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Typing goes to the line, arrows to the options."""
        self.query_one(OptionList).can_focus = False
        self.set_focus(self.query_one(Input))
        self._narrow("")

    def on_resize(self) -> None:
        """The options are as wide as there is room."""
        at = self.query_one(OptionList).highlighted
        self._narrow(self.query_one(Input).value)
        if self._shown:
            self.query_one(OptionList).highlighted = at

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    def offered(self, typed: str) -> list[Choice[Value]]:
        """The choices that match, best first."""
        return [self._choices[row] for row in self._finder.find(typed).rows]

    def _narrow(self, typed: str) -> None:
        self._shown = self.offered(typed)
        options = self.query_one(OptionList)
        options.clear_options()
        cells = min(_MOST_CELLS, self.app.size.width * 96 // 100 - _FRAME_CELLS)
        options.add_options([Option(_option_text(choice, cells)) for choice in self._shown])
        options.highlighted = 0 if self._shown else None

    def action_option(self, name: str) -> None:
        """Moves among the options."""
        getattr(self.query_one(OptionList), f"action_{name}")()

    @on(Input.Submitted)
    def _take(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._shown[at].value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].value)

    def action_cancel(self) -> None:
        """Chooses nothing."""
        self.dismiss(None)


def _option_text(choice: Choice[Value], cells: int) -> Text:
    """One line of at most so many cells, the note at its right end."""
    label, used = fit(printable(choice.label), max(cells - _NOTE_CELLS, 1))
    gap = " " * (cells - used - cell_len(choice.note))
    return Text(f"{label}{gap}{choice.note}" if choice.note else label, no_wrap=True)
