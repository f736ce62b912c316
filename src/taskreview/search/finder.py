"""Finds tasks by what a person types, and says why each was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from taskreview.model import Field, Task
from taskreview.search.columns import Cancelled, CancelledError, Columns, TextIndex
from taskreview.search.matching import Marks, Reason, rank, spans_of
from taskreview.search.query import Query, Word, parse
from taskreview.search.reading import Hits, Reading
from taskreview.search.understanding import Found, as_written, understand

_REMEMBERED = 64
"""Words whose hits are kept: those of the query, and what was typed on the way to them."""


@dataclass(frozen=True, slots=True)
class Results:
    """The tasks that a query finds, as indexes, best first.

    `more_possible` says that not everything was tried at once and that `Finder.find_near` may
    find more.  `readings` are the words as they were understood, for the marks.
    """

    rows: Sequence[int]
    query: Query
    more_possible: bool = False
    readings: tuple[Reading, ...] = field(default=(), repr=False)


class Finder:
    """Searches a register whose tasks may still be coming in.

    Up to `columns.SMALL` tasks everything is found at once by going through the text.  In a
    larger register that is so from `use_index` on; until then `find` leaves the slow ways to
    `find_near`.
    """

    def __init__(self, tasks: Iterable[Task] = ()) -> None:
        self._tasks: list[Task] = []
        self._columns = Columns()
        self._understood: dict[Word, Found] = {}
        self.extend(tasks)

    def extend(self, tasks: Iterable[Task]) -> None:
        """Take in more tasks, behind those that are there."""
        self._understood.clear()
        arrived = list(tasks)
        self._tasks += arrived
        self._columns.extend(arrived)

    def replace(self, index: int, task: Task) -> None:
        """Put an edited task in the place of the old one."""
        self._understood.clear()
        self._columns.replace(index, self._tasks[index], task)
        self._tasks[index] = task

    # The index

    def snapshot(self) -> tuple[Mapping[Field, Sequence[str]], int]:
        """The texts to build an index from, and their age for `use_index`."""
        return self._columns.snapshot()

    def use_index(self, index: TextIndex, age: int) -> None:
        """Look up running text in an index that was built from a snapshot, from now on."""
        self._understood.clear()
        self._columns.use_index(index, age)

    @property
    def unindexed(self) -> int:
        """The rows that came or changed since the snapshot; an index with many is to be renewed."""
        return self._columns.stale

    # Finding

    def find(self, query: str) -> Results:
        """All that can be found before the next keystroke."""
        parsed = parse(query)
        only_quick = not self._columns.is_quick
        found = [self._at_once(word, only_quick) for word in parsed.wanted]
        unwanted = [as_written(word, self._columns) for word in parsed.unwanted]
        return self._results(parsed, found, unwanted, _never)

    def find_near(self, query: str, cancelled: Cancelled) -> Results:
        """All that can be found, however long it takes.

        May run in a thread of its own: it only reads.  Gives up with no results when it is
        cancelled.
        """
        parsed = parse(query)
        try:
            found = [understand(word, self._columns, cancelled) for word in parsed.wanted]
            unwanted = [as_written(word, self._columns) for word in parsed.unwanted]
            return self._results(parsed, found, unwanted, cancelled)
        except CancelledError:
            return Results((), parsed, more_possible=True)

    def marks(self, results: Results, index: int) -> Marks:
        """The characters of a found task that made it match."""
        task = self._tasks[index]
        positions: dict[tuple[Field, int], set[int]] = {}
        for reading in results.readings:
            for place in reading.places(task):
                positions.setdefault((place.field, place.index), set()).update(place.positions)
        return {key: spans_of(at) for key, at in positions.items()}

    def reasons(self, results: Results, index: int) -> list[Reason]:
        """For each wanted word its best match in a found task."""
        task = self._tasks[index]
        reasons = []
        for reading in results.readings:
            places = reading.places(task)
            if places:
                best = min(places, key=lambda place: rank(place.tier, place.field))
                spans = tuple(spans_of(best.positions))
                reasons.append(Reason(reading.word, best.tier, best.field, best.index, spans))
        return reasons

    def _results(
        self, query: Query, found: list[Found], unwanted: list[Reading], cancelled: Cancelled
    ) -> Results:
        more_possible = not all(each.complete for each in found)
        if not all(each.hits for each in found):
            return Results((), query, more_possible)
        rows: Sequence[int]
        if not found:
            rows = range(len(self._columns))
        elif len(found) == 1:
            rows = found[0].hits.in_order()
        else:
            rows = _in_all([each.hits for each in found])
        if unwanted:
            hits = (reading.hits(self._columns, cancelled) for reading in unwanted)
            without = set().union(*(each.in_order() for each in hits))
            rows = [row for row in rows if row not in without]
        return Results(rows, query, more_possible, tuple(each.reading for each in found))

    def _at_once(self, word: Word, only_quick: bool) -> Found:
        found = self._understood.get(word)
        if found is None:
            found = understand(word, self._columns, _never, only_quick=only_quick)
            if len(self._understood) >= _REMEMBERED:
                self._understood.clear()
            self._understood[word] = found
        return found


def _in_all(hits: Sequence[Hits]) -> list[int]:
    """The rows that every word finds, the smallest sum of ranks first."""
    ranked = [each.ranks() for each in hits]
    rows = sorted(set(ranked[0]).intersection(*ranked[1:]))
    sums = {row: sum(ranks[row] for ranks in ranked) for row in rows}
    return sorted(rows, key=sums.__getitem__)


def _never() -> bool:
    return False
