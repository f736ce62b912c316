"""A column of values that many tasks share, and the values in which a pattern matches."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from taskreview.search.pattern import Pattern
from taskreview.search.rows import Rows
from taskreview.search.scan import is_in


class ValueColumn:
    """Any number of folded values a row, few of them different: units, a status, a deadline."""

    __slots__ = ("_having", "_rows")

    def __init__(self) -> None:
        self._rows: dict[str, Rows] = {}
        self._having: dict[str, list[str]] = {}
        """Character -> the values that it is in; also those that are no longer in use."""

    def extend(self, values: Mapping[str, Rows], first_row: int) -> None:
        """More rows by value; they are counted from `first_row` on."""
        for value, rows in values.items():
            self._rows_of(value).extend([first_row + row for row in rows])

    def replace(self, row: int, old: Iterable[str], new: Iterable[str]) -> None:
        for value in {*old}:
            rows = self._rows[value]
            del rows[bisect_left(rows, row)]
        for value in {*new}:
            rows = self._rows_of(value)
            rows.insert(bisect_left(rows, row), row)

    def _rows_of(self, value: str) -> Rows:
        rows = self._rows.get(value)
        if rows is None:
            rows = self._rows[value] = array("I")
            for character in {*value}:
                self._having.setdefault(character, []).append(value)
        return rows

    def values(self) -> list[str]:
        """The values in use."""
        return [value for value, rows in [*self._rows.items()] if rows]

    def rows(self, values: Iterable[str]) -> list[Rows]:
        """For each of the values the rows that have it, as they are now."""
        return [self._rows[value][:] for value in values]

    def matching(self, patterns: Sequence[Pattern]) -> set[str]:
        """The values in which one of the patterns matches, also some that are no longer in use."""
        return {
            value
            for pattern in patterns
            for value in self._candidates(pattern)
            if is_in(pattern, value)
        }

    def _candidates(self, pattern: Pattern) -> set[str]:
        """The values that have a character for each place of the pattern: nearly always none."""
        having = self._having
        places = [
            [having[character] for character in element.characters if character in having]
            for element in pattern.elements
        ]
        rarest = min(places, key=lambda values: sum(map(len, values)))
        return {
            value
            for value in set().union(*rarest)
            if not any(element.characters.isdisjoint(value) for element in pattern.elements)
        }
