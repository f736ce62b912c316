"""Offsets into a text as lines and columns, many of them without counting from the beginning."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable

from taskreview.document.position import before_line_break
from taskreview.errors import Position

_LINE_BREAK = re.compile(r"\r\n?|\n")


class Lines:
    """Where the lines of a text begin, up to an offset or all of them."""

    def __init__(self, text: str, end: int | None = None) -> None:
        self._text = text
        self._starts = array("Q", (0,))
        breaks = _LINE_BREAK.finditer(text, 0, len(text) if end is None else end)
        self._starts.extend(match.end() for match in breaks)

    def position(self, offset: int) -> Position:
        """Line and column of an offset, as `document.position.position` tells them."""
        offset = before_line_break(self._text, offset)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def positions(text: str, offsets: Iterable[int]) -> list[Position]:
    """Line and column of each offset, in one pass over the text."""
    wanted = [*offsets]
    if not wanted:
        return []
    lines = Lines(text, max(wanted))
    return [lines.position(offset) for offset in wanted]
