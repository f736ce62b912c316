"""Finds tasks by what a person types, and says why each was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from taskreview.model import Task
from taskreview.search.columns import Cancelled, CancelledError, Columns
from taskreview.search.matching import Marks, Reason, rank
from taskreview.search.query import Query, Word, parse
from taskreview.search.reading import Hits, Reading, marked
from taskreview.search.understanding import (
    Found,
    as_misspelt_unit,
    directly,
    loosely,
    may_be_loose,
)

if TYPE_CHECKING:  # needs numpy, which a small register never does
    from taskreview.search.indexing import IndexJob
    from taskreview.search.positions import PositionalIndex

_SMALL_REGISTER = 3_000
"""Tasks up to which even a misspelt word is looked for while somebody types."""

_REMEMBERED = 32
"""Words whose hits are kept: those of the query, and what was typed on the way to them."""


@dataclass(frozen=True, slots=True)
class Results:
    """The tasks that a query finds, as indexes, best first.

    `more_possible` says that nothing was found at once and that `Finder.find_near` may still
    find something.  `readings` are the words as they were understood, for the marks.
    """

    rows: Sequence[int]
    query: Query
    more_possible: bool = False
    readings: tuple[Reading, ...] = field(default=(), repr=False)


class Finder:
    """Searches a register whose tasks may still be coming in."""

    def __init__(self, tasks: Iterable[Task] = ()) -> None:
        self._tasks: list[Task] = []
        self._columns = Columns()
        self._direct: dict[Word, Hits] = {}
        self._fallback: dict[Word, Found | None] = {}
        self.extend(tasks)

    def extend(self, tasks: Iterable[Task]) -> None:
        """Take in more tasks, behind those that are there."""
        self._forget()
        arrived = list(tasks)
        self._tasks += arrived
        self._columns.extend(arrived)

    def replace(self, index: int, task: Task) -> None:
        """Put an edited task in the place of the old one."""
        self._forget()
        self._columns.replace(index, self._tasks[index], task)
        self._tasks[index] = task

    # The index of a large register

    @property
    def indexed(self) -> int:
        """How many of the tasks, from the first on, are found through an index."""
        return self._columns.index.length

    def next_index_job(self, *, complete: bool) -> IndexJob | None:
        """What is to be indexed next, None if nothing is; `complete` if no more tasks will come.

        To be run in a thread, and its result handed to `take_index`.
        """
        return self._columns.next_index_job(complete=complete)

    def take_index(self, index: PositionalIndex) -> None:
        """From now on searches with the result of the job."""
        self._columns.index.take(index)

    def do_without_index(self) -> None:
        """The job has no result; nothing more will be indexed."""
        self._columns.index.give_up()

    # Finding

    def find(self, query: str) -> Results:
        """All that can be found before the next keystroke.

        In a large register a word that is nowhere is tried only as a misspelt unit.
        """
        parsed = parse(query)
        found: list[Found] = []
        for word in parsed.wanted:
            understood = self._at_once(word)
            if understood is None:
                small = len(self._tasks) <= _SMALL_REGISTER
                return Results((), parsed, more_possible=not small and may_be_loose(word))
            found.append(understood)
        unwanted = [self._directly(word) for word in parsed.unwanted]
        return self._results(parsed, found, unwanted)

    def find_near(self, query: str, cancelled: Cancelled) -> Results:
        """All that can be found, however long it takes.

        May run in a thread of its own: it only reads, and keeps nothing for the next search.
        Gives up with no results when it is cancelled.
        """
        parsed = parse(query)
        everywhere = range(len(self._columns))
        found: list[Found] = []
        try:
            for word in parsed.wanted:
                reading = directly(word)
                hits = reading.hits(self._columns, everywhere, cancelled)
                understood = Found(reading, hits) if hits else self._fall_back(word, cancelled)
                if understood is None:
                    return Results((), parsed)
                found.append(understood)
            unwanted = [
                directly(word).hits(self._columns, everywhere, cancelled)
                for word in parsed.unwanted
            ]
        except CancelledError:
            return Results((), parsed, more_possible=True)
        return self._results(parsed, found, unwanted)

    def marks(self, results: Results, index: int) -> Marks:
        """The passages of a found task that made it match."""
        task = self._tasks[index]
        return marked(chain.from_iterable(reading.places(task) for reading in results.readings))

    def reasons(self, results: Results, index: int) -> list[Reason]:
        """For each wanted word the tier and the field of its best match in a found task."""
        task = self._tasks[index]
        reasons = []
        for reading in results.readings:
            places = reading.places(task)
            if places:
                best = min(places, key=lambda place: rank(place.tier, place.field))
                reasons.append(Reason(reading.word, best.tier, best.field))
        return reasons

    def _results(self, query: Query, found: list[Found], unwanted: list[Hits]) -> Results:
        rows: Sequence[int]
        if not found:
            rows = range(len(self._columns))
        elif len(found) == 1:
            rows = found[0].hits.in_order()
        else:
            rows = _in_all([understood.hits.ranks() for understood in found])
        if unwanted:
            without = set().union(*(hits.in_order() for hits in unwanted))
            rows = [row for row in rows if row not in without]
        return Results(rows, query, readings=tuple(understood.reading for understood in found))

    def _at_once(self, word: Word) -> Found | None:
        if hits := self._directly(word):
            return Found(directly(word), hits)
        if word not in self._fallback:
            if len(self._tasks) <= _SMALL_REGISTER:
                self._fallback[word] = self._fall_back(word, _never)
            else:
                self._fallback[word] = as_misspelt_unit(word, self._columns, _never)
        return self._fallback[word]

    def _fall_back(self, word: Word, cancelled: Cancelled) -> Found | None:
        return as_misspelt_unit(word, self._columns, cancelled) or loosely(
            word, self._columns, cancelled
        )

    def _directly(self, word: Word) -> Hits:
        hits = self._direct.get(word)
        if hits is None:
            hits = directly(word).hits(self._columns, self._rows_so_far(word), _never)
            if len(self._direct) >= _REMEMBERED:
                self._forget()
            self._direct[word] = hits
        return hits

    def _rows_so_far(self, word: Word) -> Sequence[int]:
        """Where the word can stand: in the rows of the longest beginning that was searched."""
        for end in range(len(word.text) - 1, 0, -1):
            for scope in (word.field, None):
                earlier = self._direct.get(Word(word.text[:end], scope))
                if earlier is not None:
                    return self._unless_most(sorted(earlier.in_order()))
        return range(len(self._columns))

    def _unless_most(self, rows: list[int]) -> Sequence[int]:
        # All rows in a stretch are quicker to go through than most of them one by one.
        return rows if 2 * len(rows) < len(self._columns) else range(len(self._columns))

    def _forget(self) -> None:
        self._direct.clear()
        self._fallback.clear()


def _in_all(ranked: list[dict[int, int]]) -> list[int]:
    """The rows that every word finds, the smallest sum of ranks first."""
    rows = sorted(set(ranked[0]).intersection(*ranked[1:]))
    sums = {row: sum(ranks[row] for ranks in ranked) for row in rows}
    return sorted(rows, key=sums.__getitem__)


def _never() -> bool:
    return False
