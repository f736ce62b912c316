"""The text of the task under the cursor."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from taskreview.model import Field, Task
from taskreview.tui.cells import Span, segments
from taskreview.tui.detail_lines import Kind, Line, lay_out
from taskreview.tui.widgets.line_view import LineView


class TaskDetail(LineView):
    """Draws one task.  While its progress is edited only what stands above that is drawn."""

    class ProgressClicked(Message):
        """The progress text was clicked; `offset` is the character, from its beginning."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._task_shown: Task | None = None
        self._marks: dict[tuple[Field, int], list[Span]] = {}
        self._unsaved: frozenset[Field] = frozenset()
        self._lines: list[Line] = []
        self._above_only = False
        self._laid_out_in = 0

    def show(
        self,
        task: Task | None,
        marks: dict[tuple[Field, int], list[Span]],
        unsaved: frozenset[Field],
    ) -> None:
        """Shows a task, or nothing; scrolls to the top if it is another one."""
        other = task is None or self._task_shown is None or task.row != self._task_shown.row
        self._task_shown, self._marks, self._unsaved = task, marks, unsaved
        self._lay_out()
        if other:
            self.scroll_to_line(0)

    def show_above_progress(self, above_only: bool) -> None:
        """Draws only what stands above the progress text, taking no more room, or everything."""
        self._above_only = above_only
        self.set_class(above_only, "-above-progress")
        self._lay_out()
        if not above_only:
            self.styles.clear_rule("height")
        else:
            self.call_after_refresh(self.scroll_end, animate=False, immediate=True)

    @property
    def progress_line(self) -> int:
        """The line, from the top of the text, at which the progress text begins."""
        return next(
            (at for at, line in enumerate(self._lines) if line.field is Field.PROGRESS),
            len(self._lines),
        )

    def _lay_out(self) -> None:
        # One cell less than there is: the editor keeps one for its cursor, and must wrap alike.
        self._laid_out_in = self.scrollable_content_region.width
        width = self._laid_out_in - 1
        task = self._task_shown
        lines = lay_out(task, self._marks, width, self._unsaved) if task and width > 0 else ()
        drawn = len(self._lines)
        self._lines = list(lines)
        if self._above_only:
            del self._lines[self.progress_line :]
            self.styles.height = len(self._lines)
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
        style = self.style
        if at >= len(self._lines):
            return Strip.blank(width, style)
        line = self._lines[at]
        colours = self.colours
        if line.kind is Kind.TITLE:
            style += colours.title
        elif line.kind is Kind.HEADING:
            style += colours.heading
        elif line.kind is not Kind.TEXT:
            style += colours.dim
        return Strip(segments(line.text, style, line.spans, colours.match)).adjust_cell_length(
            width, self.style
        )

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click into the progress text asks for the editor there.

        With the press, not the release: in between the focus moves the panes.
        """
        offset = event.get_content_offset(self)
        at = self.scroll_offset.y + offset.y if offset else len(self._lines)
        if offset and at < len(self._lines) and self._lines[at].field is Field.PROGRESS:
            line = self._lines[at]
            within = Strip(segments(line.text, self.style)).crop(0, offset.x)
            self.post_message(self.ProgressClicked(line.offset + len(within.text)))
