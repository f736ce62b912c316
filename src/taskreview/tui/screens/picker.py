"""A dialog that offers choices and narrows them while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from taskreview.i18n import _
from taskreview.model import Field, Task
from taskreview.printable import printable
from taskreview.search import Finder
from taskreview.tui.cells import Span
from taskreview.tui.widgets.choice_list import ChoiceList, Columns, Line
from taskreview.tui.widgets.typing_line import TypingLine

Value = TypeVar("Value")

_USUAL_WIDTH = 66
"""Cells of a dialog, as long as there are so many."""
_FRAME_CELLS = 7
"""Cells of a dialog that are not its text: border, padding, scroll bar."""


class Choice(NamedTuple, Generic[Value]):
    """Something to choose: what it stands for, its name, what stands before that and behind.

    What is typed is looked for in the name, as in that of a unit, and in what stands before it.
    """

    value: Value
    name: str
    before: str = ""
    note: str = ""


class PickerScreen(ModalScreen[Value | None], Generic[Value]):
    """Returns the chosen value, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False, id="picker_cancel"),
        Binding("down", "move(1)", show=False, id="picker_down"),
        Binding("up", "move(-1)", show=False, id="picker_up"),
        Binding("pagedown", "page(1)", show=False, id="picker_page_down"),
        Binding("pageup", "page(-1)", show=False, id="picker_page_up"),
    ]

    def __init__(
        self,
        title: str,
        placeholder: str,
        choices: Sequence[Choice[Value]],
        *,
        subtitle: str = "",
        further_lines: int = 0,
        width: int = 0,
    ) -> None:
        """Offers choices.

        `further_lines` are those that a heading or an added choice takes, `width` the cells that
        the choices would like to have.
        """
        super().__init__()
        self._heading, self._subtitle = title, subtitle
        self._placeholder = placeholder
        self._choices = choices
        self._finder = Finder(
            Task(row, units=(choice.name,), source=choice.before)
            for row, choice in enumerate(choices, 1)
        )
        self._found = self._finder.find("")
        self._shown: list[tuple[Choice[Value], int | None]] = []
        """Each with its row among the choices; None for one that is there because it was typed."""
        self._list = ChoiceList(self._line, self.columns)
        # As high as it ever gets: the dialog does not jump while somebody types.
        self._list.styles.height = max(len(choices) + further_lines, 1)
        self._width = max(width + _FRAME_CELLS, _USUAL_WIDTH)

    def compose(self) -> ComposeResult:
        """A line to type in, the choices, how to go on."""
        with Vertical(classes="dialog") as dialog:
            dialog.styles.width = self._width
            # As `Content`: borders take a plain text for markup, and a heading may name a unit.
            dialog.border_title = Content(printable(self._heading))
            dialog.border_subtitle = Content(self._subtitle)
            yield TypingLine(placeholder=self._placeholder, compact=True)
            yield self._list
            yield Label(_("↑↓ choose · Enter take · Esc leave"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Typing goes to the line, arrows to the choices."""
        self.set_focus(self.query_one(Input))
        self._narrow("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        words = typed.replace("：", " ")  # a choice as it is written: “审核：退回”
        self._found = self._finder.find(words)
        if self._found.more_possible:  # names are short: even of thousands none has to wait
            self._found = self._finder.find_near(words, lambda: False)
        self._shown = [(self._choices[row], row) for row in self._found.rows]
        added = self.added(typed)
        if added is not None:
            others = [shown for shown in self._shown if shown[0].value != added.value]
            own: list[tuple[Choice[Value], int | None]] = [(added, None)]
            narrows = self.narrows(typed, [choice for choice, _row in others])
            self._shown = others + own if narrows else own + others
        self._list.nothing = self.nothing(typed)
        self._list.show(len(self._shown))

    def added(self, typed: str) -> Choice[Value] | None:
        """The choice of what was typed, just as it was typed, where that is one."""
        return None

    def narrows(self, typed: str, found: Sequence[Choice[Value]]) -> bool:
        """Whether what was typed is meant to find one of the choices, so that Enter takes the
        first of them; otherwise Enter takes what was typed."""
        return bool(found)

    def nothing(self, typed: str) -> str:
        """What stands in the place of choices where there are none."""
        return _("Nothing matches")

    def columns(self, cells: int) -> Columns:
        """The columns beside the names, of which all together have so many cells."""
        return Columns((max((cell_len(choice.note) for choice in self._choices), default=0),))

    def notes(self, choice: Choice[Value]) -> tuple[str, ...]:
        """What stands in the columns."""
        return (choice.note,)

    def _line(self, line: int) -> Line:
        choice, row = self._shown[line]
        spans: list[Span] = []
        if row is not None:
            marks = self._finder.marks(self._found, row)
            shift = len(choice.before)
            spans += marks.get((Field.SOURCE, 0), [])
            spans += [(a + shift, b + shift) for a, b in marks.get((Field.UNITS, 0), [])]
        return Line(choice.before + choice.name, spans, self.notes(choice))

    def action_move(self, lines: int) -> None:
        """Moves among the choices."""
        self._list.action_move(lines)

    def action_page(self, pages: int) -> None:
        """Moves by screenfuls."""
        self._list.action_page(pages)

    @on(Input.Submitted)
    def _take(self) -> None:
        if self._shown:
            self.dismiss(self._shown[self._list.cursor][0].value)

    @on(ChoiceList.Chosen)
    def _clicked(self, message: ChoiceList.Chosen) -> None:
        self.dismiss(self._shown[message.line][0].value)

    def action_cancel(self) -> None:
        """Chooses nothing."""
        self.dismiss(None)
