"""Many offsets into a text as lines and columns, in one pass over it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable

from taskreview.document.position import before_line_break
from taskreview.errors import Position

_LINE_BREAK = re.compile(r"\r\n?|\n")


def positions(text: str, offsets: Iterable[int]) -> list[Position]:
    """Line and column of each offset, as `position` tells them one by one."""
    wanted = [before_line_break(text, offset) for offset in offsets]
    if not wanted:
        return []
    starts = array("Q", (0,))
    starts.extend(match.end() for match in _LINE_BREAK.finditer(text, 0, max(wanted)))
    found = []
    for offset in wanted:
        line = bisect_right(starts, offset)
        found.append(Position(line, offset - starts[line - 1] + 1))
    return found
