"""How a word may be understood: as written, as a unit's name, with gaps, glued, misspelt.

A reading both finds tasks in bulk and says in each task which passages made it match, so that
what is highlighted is what was found.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Protocol

from taskreview.model import Field, Task
from taskreview.search.columns import Cancelled, Columns, folded_texts
from taskreview.search.matching import Marks, Matcher, Place, Tier, merged, rank
from taskreview.search.query import Word


@dataclass(frozen=True, slots=True)
class Hits:
    """The rows that a reading finds, in groups of equal rank, best first."""

    groups: tuple[tuple[int, Sequence[int]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    def in_order(self) -> list[int]:
        """Each row once, best first."""
        return list(dict.fromkeys(chain.from_iterable(rows for _, rows in self.groups)))

    def ranks(self) -> dict[int, int]:
        """Row -> its best rank."""
        best: dict[int, int] = {}
        for group_rank, rows in reversed(self.groups):
            best.update(dict.fromkeys(rows, group_rank))
        return best


class Reading(Protocol):
    """One understanding of a word."""

    @property
    def word(self) -> Word:
        """The word understood."""

    def hits(self, columns: Columns, among: Sequence[int], cancelled: Cancelled) -> Hits:
        """The rows that match; `among` is where a match as written can be at all."""

    def places(self, task: Task) -> list[Place]:
        """The best matches in a task, all of one tier; empty if it does not match."""


@dataclass(frozen=True, slots=True)
class Simple:
    """A word understood by any of several matchers, best tier first."""

    word: Word
    matchers: tuple[Matcher, ...]

    def hits(self, columns: Columns, among: Sequence[int], cancelled: Cancelled) -> Hits:
        groups = []
        looked_at: dict[tuple[Field, str], Sequence[int]] = {}
        # Backwards, as of two matchers with one hint the better is the stricter: the numbers
        # that stand alone are among those that stand anywhere.
        for matcher in reversed(self.matchers):
            for field in matcher.fields:
                key = field, matcher.hint
                rows = columns.rows(field, matcher, looked_at.get(key, among), cancelled)
                looked_at[key] = rows
                if rows:
                    # Kept for the next keystrokes: as an array it is a tenth of the list.
                    groups.append((rank(matcher.tier, field), array("I", rows)))
        return Hits(tuple(sorted(groups, key=itemgetter(0))))

    def places(self, task: Task) -> list[Place]:
        places: list[Place] = []
        for matcher in self.matchers:
            if places and places[0].tier is not matcher.tier:
                break
            for field in matcher.fields:
                for index, text in enumerate(folded_texts(task, field)):
                    if spans := matcher.spans(text):
                        places.append(Place(matcher.tier, field, index, tuple(spans)))
        return places


@dataclass(frozen=True, slots=True)
class Glued:
    """Two words written without a space; both must match."""

    word: Word
    left: Reading
    right: Reading

    def hits(self, columns: Columns, among: Sequence[int], cancelled: Cancelled) -> Hits:
        left = self.left.hits(columns, among, cancelled).ranks()
        if not left:
            return Hits()
        right = self.right.hits(columns, among, cancelled).ranks()
        both = sorted(left.keys() & right.keys())
        both.sort(key=lambda row: left[row] + right[row])
        return Hits(((rank(Tier.GLUED, Field.UNITS), both),) if both else ())

    def places(self, task: Task) -> list[Place]:
        left, right = self.left.places(task), self.right.places(task)
        if not (left and right):
            return []
        return [
            Place(Tier.GLUED, place.field, place.index, place.spans) for place in (*left, *right)
        ]


def marked(places: Iterable[Place]) -> Marks:
    """The passages of all places."""
    passages: Marks = {}
    for place in places:
        passages.setdefault((place.field, place.index), []).extend(place.spans)
    return {key: merged(spans) for key, spans in passages.items()}
