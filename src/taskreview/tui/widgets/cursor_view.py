"""Lines with a cursor on one of them, below a line of headings."""

from __future__ import annotations

from textual import events
from textual.reactive import reactive

from taskreview.tui.widgets.line_view import LineView


class CursorView(LineView):
    """A view whose `line_count` lines can be selected; the first `heads` lines do not scroll."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The line that is selected; 0 also when there is none."""

    heads = 1
    """Lines of headings at the top."""

    @property
    def line_count(self) -> int:
        """The number of lines that can be selected."""
        raise NotImplementedError

    @property
    def height(self) -> int:
        """Lines that there are on the screen for what can be selected."""
        return max(self.size.height - self.heads, 1)

    @property
    def position(self) -> int:
        """The line of the cursor."""
        return self.cursor

    @property
    def last(self) -> int:
        """The last line, 0 also when there is none."""
        return max(self.line_count - 1, 0)

    @property
    def page(self) -> int:
        """Lines that a page key moves by."""
        return max(self.height - 1, 1)

    def move_to(self, line: int) -> None:
        """Puts the cursor on a line, or the nearest there is."""
        self.cursor = min(max(line, 0), self.last)

    def watch_cursor(self, old: int, new: int) -> None:
        self.refresh_lines(old + self.heads, 1)
        self.refresh_lines(new + self.heads, 1)
        self.bring_cursor_into_view()

    def bring_cursor_into_view(self) -> None:
        """Scrolls as little as it takes."""
        top, height = self.scroll_offset.y, self.height
        if self.cursor < top:
            self.scroll_to_line(self.cursor)
        elif self.cursor >= top + height:
            self.scroll_to_line(self.cursor - height + 1)

    def count_lines(self) -> None:
        """Says how much there is to scroll."""
        self.set_line_count(self.line_count + self.heads)

    def line_at(self, y: int) -> int | None:
        """The line that stands `y` cells below the top, if one does."""
        line = self.scroll_offset.y + y - self.heads
        return line if y >= self.heads and line < self.line_count else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Selects the line under the pointer: at once, before the focus moves the panes."""
        line = self.line_at(event.y)
        if line is not None:
            self.move_to(line)
