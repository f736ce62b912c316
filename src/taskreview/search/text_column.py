"""A column of running text, and the rows in which a pattern matches, found by going through it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, compress, repeat
from operator import contains
from typing import TypeAlias

from taskreview.search.pattern import Pattern
from taskreview.search.rows import Rows
from taskreview.search.scan import matches, tester

Cancelled: TypeAlias = "Callable[[], bool]"
"""Says whether the result of a search is no longer wanted."""

_SLICE = 512
"""Texts gone through between two questions whether to go on: about a millisecond."""

_REMEMBERED = 64
"""Strings whose rows a column keeps, for longer ones that contain them."""


class CancelledError(Exception):
    """The search was given up because nobody waits for it any more."""


class _Memory:
    """What is known of the texts as they were since they last changed."""

    __slots__ = ("joined", "rows")

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], Rows] = {}
        """String, and the first row that was gone through -> the rows that contain it."""
        self.joined: tuple[str, list[int]] | None = None


class TextColumn:
    """One folded text a row, nearly all of them different.

    A thread may search while a text changes: what it remembers then, it remembers of the texts
    that were there when it began, and nobody looks at that any more.
    """

    __slots__ = ("_memory", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._memory = _Memory()

    def extend(self, texts: Iterable[str]) -> None:
        self.texts.extend(texts)
        self._forget()

    def replace(self, row: int, text: str) -> None:
        self.texts[row] = text
        self._forget()

    def _forget(self) -> None:
        self._memory = _Memory()

    def rows(self, pattern: Pattern, first: int, cancelled: Cancelled) -> Rows:
        """The rows from the first on whose text matches.  Raises CancelledError."""
        literal = pattern.literal
        if literal is None:
            return array("I", self._matching(pattern, first, cancelled))
        rows = self._containing(literal, first, cancelled)
        if not (pattern.number_start or pattern.number_end):
            return rows
        return array("I", self.those_with(pattern, rows))

    def those_with(self, pattern: Pattern, rows: Iterable[int]) -> Iterator[int]:
        """Those of the rows whose text matches."""
        has_match = tester(pattern)
        return (row for row in rows if has_match(self.texts[row]))

    def _containing(self, literal: str, first: int, cancelled: Cancelled) -> Rows:
        memory = self._memory  # first: the texts may change from here on
        known = dict(memory.rows)  # another thread may be adding to it
        if (literal, first) in known:
            return known[literal, first]
        among: Sequence[int] = range(first, len(self.texts))
        contained = [
            rows for (each, start), rows in known.items() if start == first and each in literal
        ]
        if contained:
            fewest = min(contained, key=len)
            # All rows in a stretch are quicker to go through than most of them one by one.
            among = fewest if 2 * len(fewest) < len(among) else among
        hits = array("I")
        for start in range(0, len(among), _SLICE * 8):
            if cancelled():
                raise CancelledError
            rows = among[start : start + _SLICE * 8]
            looked_at: Iterable[str]
            if isinstance(rows, range):
                looked_at = self.texts[rows.start : rows.stop]
            else:
                looked_at = map(self.texts.__getitem__, rows)
            hits.extend(compress(rows, map(contains, looked_at, repeat(literal))))
        if len(memory.rows) >= _REMEMBERED:
            memory.rows.clear()
        memory.rows[literal, first] = hits
        return hits

    def _matching(self, pattern: Pattern, first: int, cancelled: Cancelled) -> Iterator[int]:
        if not first and len(self.texts) <= _SLICE:
            memory = self._memory  # first: the texts may change from here on
            joined = memory.joined
            if joined is None:
                joined = memory.joined = _joined(self.texts)
            yield from _rows_in(pattern, *joined)
            return
        for start in range(first, len(self.texts), _SLICE):
            if cancelled():
                raise CancelledError
            for row in _rows_in(pattern, *_joined(self.texts[start : start + _SLICE])):
                yield start + row


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts in one, a line break behind each, and where each begins.

    One long text is quicker to go through than many short ones, and no match crosses a line break.
    """
    return "\n".join(texts), [0, *accumulate(len(text) + 1 for text in texts)]


def _rows_in(pattern: Pattern, joined: str, starts: list[int]) -> Iterator[int]:
    end = 0
    for positions in matches(pattern, joined):
        if positions[0] >= end:
            row = bisect_right(starts, positions[0]) - 1
            yield row
            end = starts[row + 1]
