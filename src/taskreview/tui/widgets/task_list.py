"""The list of tasks; only the lines on the screen are ever drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from taskreview.i18n import _
from taskreview.labels import field_label, standing_sign, status_sign
from taskreview.model import Field, Standing, Task, parse_date, standing
from taskreview.tui.cells import Span, column, fit
from taskreview.tui.palette import Palette
from taskreview.tui.widgets.cursor_view import CursorView

CHOSEN = "*"
"""Stands before tasks that are to be judged together."""

MAX_ID_CELLS = 9
"""Wider ids are cut in the list; the detail shows them whole."""


class Mark(StrEnum):
    """The sign before a task, which tells without colour."""

    NONE = " "
    UNSAVED = "●"
    CHANGED_ELSEWHERE = "◆"
    """Somebody else has just changed it, or it is new."""
    DISPUTED = "!"
    """It has edits of a text that somebody else has changed, too."""


class Row(NamedTuple):
    """What a line of the list shows: a task, its highlights, the sign before it.

    `why` says how it was found, if otherwise than by just what was typed; `chosen` tasks are to be
    judged together.
    """

    task: Task
    marks: dict[tuple[Field, int], list[Span]]
    mark: Mark
    why: str = ""
    chosen: bool = False


class Columns(NamedTuple):
    """Widths in cells; 0 where a column has no room."""

    identifier: int
    review: int
    units: int
    content: int
    deadline: int
    status: int

    @classmethod
    def within(cls, width: int, identifier: int, *, review: bool) -> Columns:
        """Shares out a line, what matters least goes first when it gets narrow."""
        judged = REVIEW_CELLS if review else 0
        left = width - 2 - identifier - 2 - (judged + 1 if judged else 0)
        status = 10 if left >= 34 else 1
        deadline = DAY_CELLS if left >= 42 else 5 if left >= 24 else 0
        left -= status + 1 + (deadline + 1 if deadline else 0)
        units = left
        content = 0
        if left >= 34:
            units = 18 if left < 60 else 24
            content = left - units - 1
        return cls(identifier, judged, max(units, 0), content, deadline, status)


DAY_CELLS = len("2024-12-31")
REVIEW_CELLS = 2
"""Whether a task is marked, and the sign of its verdict."""


class TaskList(CursorView):
    """A cursor over `rows`, indexes into the register; `provide` makes what a row shows."""

    def __init__(self, provide: Callable[[int], Row], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[int] = ()
        self._provide = provide
        self._identifier = 3
        self._review = False
        self.columns = Columns.within(60, 3, review=False)
        self.note = ""
        self._measured = 0
        self._drawn: dict[int, Strip] = {}
        self._drawn_with: Palette | None = None

    # What is shown

    def show(self, rows: Sequence[int], cursor: int, identifier_cells: int) -> None:
        """Shows other rows with the cursor on one of them, which is kept where it stood."""
        line_on_screen = self.cursor - self.scroll_offset.y
        self.rows = rows
        self._identifier = min(max(identifier_cells, 3), MAX_ID_CELLS)
        self._measure()
        self.count_lines()
        self.set_reactive(TaskList.cursor, cursor)
        self.scroll_to_line(max(cursor - line_on_screen, 0))
        self.bring_cursor_into_view()
        self.refresh()

    def extend(self, rows: Sequence[int], identifier_cells: int) -> None:
        """More rows at the end; the place in the list stays."""
        drawn = len(self.rows) < self.scroll_offset.y + self.height
        self.rows = rows
        if identifier_cells > self._identifier:
            self._identifier = min(identifier_cells, MAX_ID_CELLS)
            self._measure()
            drawn = True
        self.count_lines()
        if drawn:
            self.refresh()

    def show_review(self, review: bool) -> None:
        """Gives marks and verdicts a column, or takes it away."""
        if review != self._review:
            self._review = review
            self._measure()
            self.refresh()

    @property
    def line_count(self) -> int:
        """The number of tasks in the list."""
        return len(self.rows)

    @property
    def current(self) -> int | None:
        """The index of the task under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def redraw(self) -> None:
        """Draws every line again."""
        self._drawn.clear()
        self.refresh()

    def refresh_row(self, index: int) -> None:
        """Draws a task again, if it is in sight."""
        self._drawn.pop(index, None)
        top = self.scroll_offset.y
        for line in range(top, min(top + self.height, len(self.rows))):
            if self.rows[line] == index:
                self.refresh_lines(line + self.heads, 1)

    # Drawing

    def on_resize(self) -> None:
        self._measure()
        self.count_lines()
        self.bring_cursor_into_view()

    def _measure(self) -> None:
        self._drawn.clear()
        self._measured = self.scrollable_content_region.width
        self.columns = Columns.within(self._measured, self._identifier, review=self._review)

    def render_line(self, y: int) -> Strip:
        """The headings, then one task a line."""
        line = self.top + y - self.heads
        width = self.line_width
        if width != self._measured:  # the first paint comes before the first resize event
            self._measure()
        if y < self.heads:
            return self._heads(width)
        if line >= len(self.rows):
            return self._below_rows(y, width)
        index = self.rows[line]
        if line == self.cursor:
            colours = self.colours
            cursor = colours.cursor if self.has_focus else colours.cursor_elsewhere
            return self._task_line(index, width, self.style + cursor, selected=True)
        if self._drawn_with is not self.colours:
            self._drawn.clear()
            self._drawn_with = self.colours
        if index not in self._drawn:
            self._drawn[index] = self._task_line(index, width, self.style, selected=False)
        return self._drawn[index]

    def _task_line(self, index: int, width: int, style: Style, *, selected: bool) -> Strip:
        segments = self._segments(self._provide(index), style, selected)
        return Strip(segments).adjust_cell_length(width, style).simplify()

    def _heads(self, width: int) -> Strip:
        style = self.style + self.colours.heading
        columns = self.columns
        line = [Segment("  ", style)]
        for field, cells in (
            (Field.ID, columns.identifier),
            (Field.REVIEW, columns.review),
            (Field.UNITS, columns.units),
            (Field.CONTENT, columns.content),
            (Field.DEADLINE, columns.deadline),
            (Field.STATUS, columns.status),
        ):
            if cells:
                line += [
                    *column(_heading(field, cells), cells, style),
                    Segment(" ", style),
                ]
        return Strip(line).adjust_cell_length(width, style).simplify()

    def _below_rows(self, y: int, width: int) -> Strip:
        if self.rows or y != self.size.height // 3:
            return Strip.blank(width, self.style)
        style = self.style + self.colours.dim
        note, used = fit(self.note, width)
        left = Segment(" " * ((width - used) // 2), style)
        return Strip([left, Segment(note, style)]).adjust_cell_length(width, self.style)

    def _segments(self, row: Row, style: Style, selected: bool) -> list[Segment]:
        task, marks, sign, why, chosen = row
        columns = self.columns
        colours = self.colours
        mark = colours.match
        signed = colours.accent if sign is Mark.CHANGED_ELSEWHERE else colours.unsaved
        dim = style if selected else style + colours.dim
        space = Segment(" ", style)
        out = [
            Segment("▌" if selected else " ", style),
            space if sign is Mark.NONE else Segment(sign, style + signed),
            *column(
                "–" if task.id is None else str(task.id),
                columns.identifier,
                style,
                marks.get((Field.ID, 0), ()),
                mark,
            ),
            Segment("≈", dim) if why else space,
            *self._verdict(task, chosen, style),
            *self._units(task, marks, columns.units, style, dim, mark),
            space,
        ]
        if columns.content:
            content = marks.get((Field.CONTENT, 0), ())
            out += [*column(task.content or "", columns.content, dim, content, mark), space]
        if columns.deadline:
            out += [*column(_deadline(task, columns.deadline), columns.deadline, dim), space]
        status = status_sign(task.status)
        if columns.status > 1:
            spans = [(a + 2, b + 2) for a, b in marks.get((Field.STATUS, 0), ())]
            out += column(f"{status} {task.status or ''}", columns.status, style, spans, mark)
        else:
            out += column(status, columns.status, style)
        return [*out, space]

    def _verdict(self, task: Task, chosen: bool, style: Style) -> list[Segment]:
        """Whether the task is marked, and the sign of its verdict."""
        if not self.columns.review:
            return []
        colours = self.colours
        now = standing(task)
        verdict = style if now is Standing.PASSED else style + colours.hint
        return [
            Segment(CHOSEN if chosen else " ", style + colours.accent),
            Segment(standing_sign(now), verdict),
            Segment(" ", style),
        ]

    def _units(
        self,
        task: Task,
        marks: dict[tuple[Field, int], list[Span]],
        width: int,
        style: Style,
        dim: Style,
        mark: Style,
    ) -> list[Segment]:
        """One unit, the one that was searched for if any, and how many more there are."""
        if not task.units:
            return column("–", width, style)
        first = next((i for i in range(len(task.units)) if (Field.UNITS, i) in marks), 0)
        more = f" +{len(task.units) - 1}" if len(task.units) > 1 else ""
        name = column(
            task.units[first],
            max(width - len(more), 0),
            style,
            marks.get((Field.UNITS, first), ()),
            mark,
        )
        if not more:
            return name
        padding = name.pop() if name and not name[-1].text.strip() else Segment("", style)
        return [*name, Segment(more, dim), padding]


def _heading(field: Field, width: int) -> str:
    """What a column is called, in a shorter word where there is no room for the long one."""
    if width == 1 or field is Field.REVIEW:
        return ""
    label = field_label(field)
    return _("Due") if field is Field.DEADLINE and cell_len(label) > width else label


def _deadline(task: Task, width: int) -> str:
    """A day as YYYY-MM-DD, or MM-DD where that has no room; what names a day in other words as it
    is written, where that has room."""
    written = task.deadline or ""
    day = parse_date(written)
    if day is None and cell_len(written) > width:
        from taskreview.deadline import last_day  # many patterns, which most registers do without

        day = last_day(written)
    if day is None:
        return written
    return day.isoformat()[-width:] if width < DAY_CELLS else day.isoformat()
