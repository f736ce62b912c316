"""The bottom line: the keys that matter now, which can be clicked too."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from taskreview.tui.keys import DISPENSABLE, Key
from taskreview.tui.palette import palette

_GAP = 2
"""Cells between two hints."""


class KeyBar(Widget):
    """Shows the hints of `keys` as far as there is room, and runs the one that is clicked."""

    keys: reactive[tuple[Key, ...]] = reactive(())

    def _places(self) -> list[tuple[int, int, Key]]:
        """Start and end cell of each hint that has room."""
        hinted = [key for key in self.keys if key.hint]
        for id in DISPENSABLE:
            if 1 + sum(_cells(key) + _GAP for key in hinted) - _GAP <= self.size.width:
                break
            hinted = [key for key in hinted if key.id != id]
        places = []
        at = 1
        for key in hinted:
            end = at + _cells(key)
            if end <= self.size.width:
                places.append((at, end, key))
                at = end + _GAP
        return places

    def render_line(self, y: int) -> Strip:
        """Key and hint, key and hint."""
        plain = self.rich_style
        strong = plain + palette(self.app.current_theme).accent
        segments: list[Segment] = []
        at = 0
        for start, end, key in self._places():
            segments += [
                Segment(" " * (start - at), plain),
                Segment(key.shown.split()[0], strong),
                Segment(f" {key.hint}", plain),
            ]
            at = end
        return Strip([*segments, Segment(" " * (self.size.width - at), plain)], self.size.width)

    async def on_click(self, event: events.Click) -> None:
        """Does what the hint under the pointer says."""
        for start, end, key in self._places():
            if start <= event.x < end:
                await self.app.run_action(key.action, default_namespace=self.screen.focused)


def _cells(key: Key) -> int:
    return cell_len(key.shown.split()[0]) + 1 + cell_len(key.hint)
