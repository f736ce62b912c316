"""The choices of a dialog, a line each, with columns of figures beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from taskreview.i18n import _
from taskreview.tui.cells import Span, column
from taskreview.tui.widgets.cursor_view import CursorView

EDGE_CELLS = 2
"""Cells in front of a name: the sign of the cursor and a blank."""


class Line(NamedTuple):
    """A name with what is highlighted in it, and what stands in each column."""

    name: str
    spans: list[Span]
    notes: tuple[str, ...]


class Columns(NamedTuple):
    """The columns beside the names: their widths and the gap before each in cells, their headings.

    There is one heading more than there are widths, the names' first; or there are none.
    """

    widths: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    gap: int = 2

    @property
    def cells(self) -> int:
        """The cells that all columns take, with the gap before each."""
        return sum(self.widths) + self.gap * len(self.widths)


class ChoiceList(CursorView, can_focus=False):
    """A cursor over choices; asks for lines when they come into sight.

    `columns` is asked again for each width, given the cells that names and columns share;
    `nothing` is what an empty list says.
    """

    class Chosen(Message):
        """A choice was clicked."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def __init__(self, provide: Callable[[int], Line], columns: Callable[[int], Columns]) -> None:
        super().__init__()
        self._provide = provide
        self._columns_within = columns
        self._columns = Columns()
        self.nothing = _("Nothing matches")
        self._measured = 0
        self._count = 0

    @property
    def line_count(self) -> int:
        """The number of choices."""
        return self._count

    def show(self, count: int) -> None:
        """Shows so many choices, the first of them selected."""
        self._count = count
        self.count_lines()
        self.set_reactive(ChoiceList.cursor, 0)
        self.scroll_to_line(0)
        self.refresh()

    def on_resize(self) -> None:
        self._measure()
        self.count_lines()
        self.bring_cursor_into_view()

    def _measure(self) -> None:
        self._measured = self.scrollable_content_region.width
        self._columns = self._columns_within(self._measured - EDGE_CELLS)
        self.heads = 1 if self._columns.headings else 0

    def on_click(self, event: events.Click) -> None:
        """Chooses what is under the pointer."""
        line = self.line_at(event.y)
        if line is not None:
            self.post_message(self.Chosen(line))

    def render_line(self, y: int) -> Strip:
        """The headings, then one choice a line."""
        if self.line_width != self._measured:
            self._measure()  # the first paint comes before the first resize event
        style, colours = self.style, self.colours
        if y < self.heads:
            name, *notes = self._columns.headings
            return self._line(" ", Line(name, [], tuple(notes)), style + colours.heading, Style())
        line = self.top + y - self.heads
        if line < self._count:
            if line == self.cursor:
                return self._line("▌", self._provide(line), style + colours.cursor, Style())
            return self._line(" ", self._provide(line), style, colours.dim)
        if line == 0:
            nothing = Line(self.nothing, [], ("",) * len(self._columns.widths))
            return self._line(" ", nothing, style + colours.dim, Style())
        return Strip.blank(self._measured, style)

    def _line(self, edge: str, line: Line, style: Style, beside: Style) -> Strip:
        left = max(self._measured - EDGE_CELLS - self._columns.cells, 0)
        segments = [
            Segment(f"{edge} ", style),
            *column(line.name, left, style, line.spans, self.colours.match),
        ]
        for note, cells in zip(line.notes, self._columns.widths, strict=True):
            used = min(cell_len(note), cells)
            segments.append(Segment(" " * (self._columns.gap + cells - used), style))
            segments += column(note, used, style + beside)
        return Strip(segments).adjust_cell_length(self._measured, style)
