"""The text of the task under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from taskreview.model import Field
from taskreview.tui.cells import layered, segments
from taskreview.tui.detail_lines import Pair, Shown, lay_out
from taskreview.tui.text_lines import Kind, Line
from taskreview.tui.widgets.line_view import LineView

if TYPE_CHECKING:  # not needed before the first screen is there
    from taskreview.tui.review_lines import Point


class TaskDetail(LineView):
    """Draws one task.  While its progress is edited the room of the progress is left free."""

    class ProgressClicked(Message):
        """The progress text was clicked; `offset` is the character, from its beginning."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class PointClicked(Message):
        """A promise or a hint was clicked."""

        def __init__(self, point: Point) -> None:
            super().__init__()
            self.point = point

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Shown | None = None
        self._lines: list[Line | Pair] = []
        self.rows_above_progress: int | None = None
        """How many lines above the progress text are drawn; None while everything is."""
        self._is_free_beside = False
        """Whether the room of the progress beside the content is left free."""
        self._laid_out_in = 0

    def show(self, shown: Shown | None) -> None:
        """Shows a task, or nothing; scrolls to the top if it is another one, and to what is
        selected in it."""
        before, self._shown = self._shown, shown
        self._lay_out()
        if shown is None or before is None or shown.task.row != before.task.row:
            self.scroll_to_line(0)
        if shown is not None and shown.assessed is not None and shown.assessed.selected is not None:
            self._bring_into_view(shown.assessed.selected)

    def show_above_progress(self, rows: int | None) -> None:
        """Draws only the last so many lines above the progress text, or everything if None."""
        if rows == self.rows_above_progress:
            return
        self.rows_above_progress = rows
        self._lay_out()
        if rows is None:
            self.styles.clear_rule("height")
        else:
            self.styles.height = rows
            self.call_after_refresh(self.scroll_end, animate=False, immediate=True)

    @property
    def is_side_by_side(self) -> bool:
        """Whether the progress stands beside the content."""
        return any(isinstance(line, Pair) for line in self._lines)

    def leave_free_beside(self, free: bool) -> None:
        """Draws no progress beside the content, or draws it again."""
        if free != self._is_free_beside:
            self._is_free_beside = free
            self._lay_out()

    def place_beside(self) -> Offset:
        """The cell, from the top left of this widget, at which the progress beside the content
        begins; scrolls until that stands in the upper half."""
        cells = next(line.cells for line in self._lines if isinstance(line, Pair))
        at = self.progress_line
        if not 0 < at - self.scroll_offset.y < self.size.height // 2:
            self.scroll_to_line(at - 1)
        return Offset(self.styles.padding.left + cells, at - self.scroll_offset.y)

    def progress_row(self, offset: int) -> int:
        """The row, of those that the progress text takes, in which a character of it stands."""
        rows = [line for line in self._lines if isinstance(line, Line) and _is_progress(line)]
        return max(sum(line.offset <= offset for line in rows) - 1, 0)

    @property
    def progress_line(self) -> int:
        """The line, from the top of the text, at which the progress text begins."""
        return next(
            (at for at, line in enumerate(self._lines) if _is_progress(line)), len(self._lines)
        )

    def _bring_into_view(self, point: Point) -> None:
        """Scrolls to the selected lines, with what they are about if there is room for both."""
        own = [at for at, line in enumerate(self._lines) if _point_of(line) == point]
        if not own:
            return
        about = [at for at, line in enumerate(self._lines) if _is_about(line)]
        first, last = own[0], own[-1]
        if about and max(last, about[0]) - min(first, about[0]) < self.page:
            first, last = min(first, about[0]), max(last, about[0])
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to_line(first)
        elif last >= top + self.size.height:
            self.scroll_to_line(min(first, last - self.size.height + 1))

    def _lay_out(self) -> None:
        # One cell less than there is: the editor keeps one for its cursor, and must wrap alike.
        self._laid_out_in = self.scrollable_content_region.width
        width = self._laid_out_in - 1
        drawn = len(self._lines)
        shown = self._shown
        self._lines = list(lay_out(shown, width)) if shown and width > 0 else []
        if self._is_free_beside:
            self._lines = [_without_progress(line) for line in self._lines]
        if self.rows_above_progress is not None:
            del self._lines[self.progress_line :]
        self.set_line_count(len(self._lines))
        self.refresh_lines(0, max(drawn, len(self._lines)))  # the rest is blank and stays so

    def on_resize(self) -> None:
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One line of the task."""
        at = self.top + y
        width = self.line_width
        if width != self._laid_out_in:  # the first paint comes before the first resize event
            self._lay_out()
        if at >= len(self._lines):
            return Strip.blank(width, self.style)
        line = self._lines[at]
        if isinstance(line, Line):
            return Strip(self._segments(line)).adjust_cell_length(width, self.style)
        left = Strip(self._segments(line.left)).adjust_cell_length(line.cells, self.style)
        return Strip([*left, *self._segments(line.right)]).adjust_cell_length(width, self.style)

    def _segments(self, line: Line) -> list[Segment]:
        colours = self.colours
        laid_over = {
            Kind.TITLE: colours.title,
            Kind.HEADING: colours.heading,
            Kind.FIGURES: colours.figures,
            Kind.HINT: colours.hint,
            Kind.TEXT: Style(),
        }.get(line.kind, colours.dim)
        style = self.style + laid_over
        if line.evidence or line.words:
            layers = (
                (line.evidence, colours.evidence),
                (line.words, colours.words),
                (line.spans, colours.match),
            )
            return layered(line.text, style, layers)
        return segments(line.text, style, line.spans, colours.match)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click into the progress text asks for the editor there, one on a promise or a hint
        selects it.

        With the press, not the release: in between the focus moves the panes.
        """
        offset = event.get_content_offset(self)
        at = self.scroll_offset.y + offset.y if offset else len(self._lines)
        if offset is None or at >= len(self._lines):
            return
        line, x = self._lines[at], offset.x
        if isinstance(line, Pair):
            line, x = (line.left, x) if x < line.cells else (line.right, x - line.cells)
        if line.field is Field.PROGRESS:
            within = Strip(segments(line.text, self.style)).crop(0, x)
            self.post_message(self.ProgressClicked(line.offset + len(within.text)))
        elif line.point is not None:
            self.post_message(self.PointClicked(line.point))


def _is_progress(line: Line | Pair) -> bool:
    return (line.right if isinstance(line, Pair) else line).field is Field.PROGRESS


def _without_progress(line: Line | Pair) -> Line | Pair:
    """The line with an empty one of the same field in the place of the progress."""
    if isinstance(line, Pair) and _is_progress(line):
        return line._replace(right=Line(Kind.TEXT, field=Field.PROGRESS))
    return line


def _point_of(line: Line | Pair) -> Point | None:
    return line.left.point if isinstance(line, Pair) else line.point


def _is_about(line: Line | Pair) -> bool:
    """Whether there is something of the progress in it that the selected point is about."""
    progress = line.right if isinstance(line, Pair) else line
    return _is_progress(line) and bool(progress.evidence or progress.words)
