"""What the list and the detail have in common: lines drawn on demand, keys, colours."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from taskreview.tui.keys import LIST_BINDINGS
from taskreview.tui.palette import Palette, palette


class LineView(ScrollView, can_focus=True):
    """A view that draws only the lines in sight.

    `style`, `colours`, `line_width` (cells there are for a line) and `top` (the line that is drawn
    first) hold during a paint.
    """

    BINDINGS = LIST_BINDINGS

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.style = Style()
        self.colours: Palette
        self.line_width = self.top = 0

    def set_line_count(self, lines: int) -> None:
        """Says how much there is to scroll.

        Assigning `virtual_size` would lay out the whole screen, which costs more than the paint.
        """
        size = Size(self.size.width, lines)
        if size != self.virtual_size:
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)

    @property
    def position(self) -> int:
        """The line that keys move from."""
        return self.scroll_offset.y

    @property
    def last(self) -> int:
        """The last line that keys can move to."""
        return self.max_scroll_y

    @property
    def page(self) -> int:
        """Lines that a page key moves by."""
        return max(self.size.height - 1, 1)

    def move_to(self, line: int) -> None:
        """Goes to a line, or the nearest there is."""
        self.scroll_to_line(line)

    def action_move(self, lines: int) -> None:
        """Up or down by lines."""
        self.move_to(self.position + lines)

    def action_page(self, pages: int) -> None:
        """Up or down by pages."""
        self.action_move(pages * self.page)

    def action_first(self) -> None:
        """The top."""
        self.move_to(0)

    def action_last(self) -> None:
        """The end."""
        self.move_to(self.last)

    def scroll_to_line(self, line: int) -> None:
        """Puts a line at the top, at once."""
        self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without the search of every line for ANSI colours, of which there are none here."""
        filters = super().get_line_filters()
        return [each for each in filters if not isinstance(each, ANSIToTruecolor)]

    def render_lines(self, crop: Region) -> list[Strip]:
        """All lines of a paint; what they have in common is worked out once.

        Textual would look anew for every line what borders, outlines and tints it has, which
        takes longer than drawing it; a line view has none, only blanks at its left.
        """
        self.style = self.rich_style
        self.colours = palette(self.app.current_theme)
        self.line_width = self.scrollable_content_region.width
        self.top = self.scroll_offset.y
        strips = [self.render_line(y) for y in crop.line_range]
        width = self.outer_size.width
        if strips and strips[0].cell_length != width:  # blanks at the sides
            blank = Style(bgcolor=self.style.bgcolor)
            before = Segment(" " * self.styles.padding.left, blank)
            strips = [Strip([before, *strip]).adjust_cell_length(width, blank) for strip in strips]
        background = self.background_colors[1]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, background) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
