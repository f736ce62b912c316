"""The text of the task under the cursor."""

from __future__ import annotations

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from taskreview.model import Field, Task
from taskreview.tui.cells import Span, segments
from taskreview.tui.detail_lines import Kind, Line, lay_out
from taskreview.tui.keys import LIST_BINDINGS
from taskreview.tui.palette import Palette, palette


class TaskDetail(ScrollView, can_focus=True):
    """Draws one task.  While its progress is edited only what stands above that is drawn."""

    BINDINGS = LIST_BINDINGS

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
        self._style = Style()
        self._colours: Palette

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
            self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def show_above_progress(self, above_only: bool) -> None:
        """Draws only what stands above the progress text, taking no more room, or everything."""
        self._above_only = above_only
        self.set_class(above_only, "-above-progress")
        self._lay_out()
        if above_only:
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
        self._lines = list(lines)
        if self._above_only:
            del self._lines[self.progress_line :]
            self.styles.height = len(self._lines)
        else:
            self.styles.clear_rule("height")
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def on_resize(self) -> None:
        self._lay_out()

    def render_lines(self, crop: Region) -> list[Strip]:
        """All lines of a paint; what they have in common is worked out once."""
        self._style = self.rich_style
        self._colours = palette(self.app.current_theme)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the task."""
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if width != self._laid_out_in:  # the first paint comes before the first resize event
            self._lay_out()
        style = self._style
        if at >= len(self._lines):
            return Strip.blank(width, style)
        line = self._lines[at]
        colours = self._colours
        if line.kind is Kind.TITLE:
            style += colours.title
        elif line.kind is Kind.HEADING:
            style += colours.heading
        elif line.kind is not Kind.TEXT:
            style += colours.dim
        return Strip(segments(line.text, style, line.spans, colours.match)).adjust_cell_length(
            width, self._style
        )

    def on_click(self, event: events.Click) -> None:
        """A click into the progress text asks for the editor there."""
        offset = event.get_content_offset(self)
        at = self.scroll_offset.y + offset.y if offset else len(self._lines)
        if offset and at < len(self._lines) and self._lines[at].field is Field.PROGRESS:
            line = self._lines[at]
            within = Strip(segments(line.text, self._style)).crop(0, offset.x)
            self.post_message(self.ProgressClicked(line.offset + len(within.text)))
