"""First letters in running text, where nearly any three stand by chance somewhere.

What somebody means by them is a word: it comes again, in the same task or in another, and it
begins or ends where a sentence does.  So of all strings that have these first letters only those
count that speak best for themselves.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from taskreview.model import Field, Task
from taskreview.search.columns import Columns
from taskreview.search.folding import is_han
from taskreview.search.matching import Place, Tier, rank
from taskreview.search.pattern import Pattern
from taskreview.search.rows import Rows
from taskreview.search.scan import matches
from taskreview.search.task_texts import folded_texts
from taskreview.search.text_column import Cancelled

_MOST_ROWS = 500
"""Where more rows match, it takes too long to tell the likely ones."""

_OFTEN = 4
"""Occurrences; more of them say no more."""


class _Occurrence(NamedTuple):
    string: str
    field: Field
    row: int
    sides: int
    """How many of its two ends touch no other Chinese character."""


@dataclass(frozen=True, slots=True)
class ByInitials:
    """The likeliest of the strings that the patterns match in fields of running text."""

    patterns: tuple[Pattern, ...]
    fields: tuple[Field, ...]
    is_quick: bool = False
    _likely: set[str] = field(default_factory=set, compare=False, repr=False)
    """The strings that count, once `groups` has found them; empty if all do."""

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        found = columns.rows(self.patterns, self.fields, cancelled)
        if sum(map(len, found.values())) <= _MOST_ROWS:
            found = self._likeliest(columns, found)
        for each, rows in found.items():
            yield rank(Tier.INITIALS, each), rows

    def _likeliest(self, columns: Columns, found: dict[Field, Rows]) -> dict[Field, Rows]:
        occurrences = [
            _Occurrence(text[start:end], searched, row, _free_sides(text, start, end))
            for searched, rows in found.items()
            for row in rows
            for text in [columns.text(searched, row)]
            for start, end in self._spans(text)
        ]
        times = Counter(each.string for each in occurrences)
        weights: Counter[str] = Counter()
        for each in occurrences:
            weight = min(times[each.string], _OFTEN) + each.sides
            weights[each.string] = max(weights[each.string], weight)
        best = max(weights.values(), default=0)
        self._likely.update(string for string, weight in weights.items() if weight == best)
        rows: dict[Field, set[int]] = {each: set() for each in found}
        for each in occurrences:
            if each.string in self._likely:
                rows[each.field].add(each.row)
        return {each: array("I", sorted(several)) for each, several in rows.items()}

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in self.patterns:
            for positions in matches(pattern, text):
                start, end = positions[0], positions[-1] + 1
                if not self._likely or text[start:end] in self._likely:
                    yield start, end

    def places(self, task: Task) -> Iterator[Place]:
        for each in self.fields:
            for text in folded_texts(task, each):
                positions = [at for span in self._spans(text) for at in range(*span)]
                if positions:
                    yield Place(Tier.INITIALS, each, 0, tuple(positions))


def _free_sides(text: str, start: int, end: int) -> int:
    ends: Sequence[str] = (text[start - 1 : start], text[end : end + 1])
    return sum(not is_han(each) for each in ends)
