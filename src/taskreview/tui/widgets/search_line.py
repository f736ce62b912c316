"""The line in which a person searches: the filters in force, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from taskreview.i18n import _
from taskreview.printable import printable
from taskreview.tui.cells import column, fit
from taskreview.tui.palette import palette

if TYPE_CHECKING:  # the box is made when the first screen is there
    from taskreview.tui.widgets.search_box import SearchBox

_SIGN = " / "
_WORDS_CELLS = 20
"""Cells that chips leave to the words, on a line that is not too narrow for that."""
_CROSS_CELLS = len("  ×  ")


class Chip(NamedTuple):
    """A filter: what is filtered by, with a colon, and what passes."""

    kind: str
    name: str


class _Shown(NamedTuple):
    """A chip as it is shown, and its place among all of them."""

    at: int
    text: str


class SearchLine(Widget):
    """Chips for the filters, then a box for the words; `words` is what stands in the box."""

    words: reactive[str] = reactive("", repaint=False)
    chips: reactive[tuple[Chip, ...]] = reactive(())

    class ChipRemoved(Message):
        """A chip was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self._box: SearchBox | None = None

    def open_box(self) -> SearchBox:
        """The box to type in."""
        if self._box is None:
            from taskreview.tui.widgets.search_box import SearchBox

            self._box = SearchBox(self._placeholder)
            self._make_room()
            self.mount(self._box)
            self.watch(self._box, "value", self._typed, init=False)
        return self._box

    def clear(self) -> None:
        """Takes the words away."""
        if self._box is not None:
            self._box.value = ""

    def put(self, words: str) -> None:
        """Puts words into the box in the place of what stands there."""
        box = self.open_box()
        box.value = words
        box.cursor_position = len(words)

    def _typed(self, value: str) -> None:
        self.words = value

    @property
    def _placeholder(self) -> str:
        return _("search: unit or any words")

    def _shown(self) -> list[_Shown]:
        """The latest chips, as many as leave room for words; the last one is cut if it must be.

        Where not all have room in full, what is filtered by is left away.
        """
        last = len(self.chips) - 1
        room = self.size.width - len(_SIGN) - min(_WORDS_CELLS, self.size.width // 2)
        labels = [printable(chip.kind + chip.name) for chip in self.chips]
        if sum(cell_len(label) + _CROSS_CELLS for label in labels) > room:
            labels = [printable(chip.name) for chip in self.chips]
        shown: list[_Shown] = []
        for index in range(last, -1, -1):
            before = f"+{index} " if index else ""
            label = labels[index]
            if index == last:
                label, _cells = fit(label, max(room - cell_len(before) - _CROSS_CELLS, 1))
            text = f" {label} × "
            if index < last and cell_len(text) + cell_len(before) >= room:
                break
            room -= cell_len(text) + 1
            shown.insert(0, _Shown(index, text))
        return shown

    def _hidden(self, shown: list[_Shown]) -> str:
        """How many chips there is no room for."""
        return f"+{shown[0].at} " if shown and shown[0].at else ""

    def _left(self) -> int:
        """Cells that the sign and the chips take."""
        shown = self._shown()
        return len(_SIGN + self._hidden(shown)) + sum(cell_len(chip.text) + 1 for chip in shown)

    def watch_chips(self) -> None:
        self._make_room()

    def on_resize(self) -> None:
        self._make_room()

    def _make_room(self) -> None:
        if self._box is not None:
            self._box.styles.margin = (0, 0, 0, self._left())

    def render_line(self, y: int) -> Strip:
        """The sign, the chips, and while there is no box what will stand in it."""
        style, colours = self.rich_style, palette(self.app.current_theme)
        shown = self._shown()
        segments = [Segment(_SIGN, style + colours.accent)]
        segments += [Segment(self._hidden(shown), style + colours.dim)]
        for chip in shown:
            segments += [Segment(chip.text, style + colours.chip), Segment(" ", style)]
        rest = max(self.size.width - self._left(), 0)
        segments += column(self._placeholder, rest, style + colours.dim)
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def on_click(self, event: events.Click) -> None:
        """Takes off the filter whose chip is clicked."""
        if event.widget is not self:
            return  # a click into the box, counted from its edge
        shown = self._shown()
        at = len(_SIGN + self._hidden(shown))
        for chip in shown:
            if at <= event.x < at + cell_len(chip.text):
                self.post_message(self.ChipRemoved(chip.at))
            at += cell_len(chip.text) + 1
