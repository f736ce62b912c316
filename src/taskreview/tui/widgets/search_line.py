"""The line in which a person searches: the filters in force, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from taskreview.i18n import _
from taskreview.printable import printable
from taskreview.tui.cells import column
from taskreview.tui.palette import palette

if TYPE_CHECKING:  # the box is made when the first screen is there
    from taskreview.tui.widgets.search_box import SearchBox

_SIGN = " / "


class SearchLine(Widget):
    """Chips for the filters, then a box for the words; `words` is what stands in the box."""

    words: reactive[str] = reactive("", repaint=False)
    chips: reactive[tuple[str, ...]] = reactive(())

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

    def _typed(self, value: str) -> None:
        self.words = value

    @property
    def _placeholder(self) -> str:
        return _("/ to search: unit or any words")

    def _texts(self) -> list[str]:
        return [f" {printable(chip)} × " for chip in self.chips]

    @property
    def _left(self) -> int:
        """Cells that the sign and the chips take."""
        return len(_SIGN) + sum(cell_len(text) + 1 for text in self._texts())

    def watch_chips(self) -> None:
        self._make_room()

    def _make_room(self) -> None:
        if self._box is not None:
            self._box.styles.margin = (0, 0, 0, self._left)

    def render_line(self, y: int) -> Strip:
        """The sign, the chips, and while there is no box what will stand in it."""
        style, colours = self.rich_style, palette(self.app.current_theme)
        segments = [Segment(_SIGN, style + colours.accent)]
        for text in self._texts():
            segments += [Segment(text, style + colours.chip), Segment(" ", style)]
        rest = max(self.size.width - self._left, 0)
        segments += column(self._placeholder, rest, style + colours.dim)
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def on_click(self, event: events.Click) -> None:
        """Takes off the filter whose chip is clicked."""
        at = len(_SIGN)
        for index, text in enumerate(self._texts()):
            if at <= event.x < at + cell_len(text):
                self.post_message(self.ChipRemoved(index))
            at += cell_len(text) + 1
