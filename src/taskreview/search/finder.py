"""Finds tasks by what a person types, and says why each was found."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol

from taskreview.model import Field, Task
from taskreview.search.batch import Batch
from taskreview.search.columns import Columns
from taskreview.search.matching import Marks, Reason, rank, spans_of
from taskreview.search.query import Query, Word, parse
from taskreview.search.reading import Reading
from taskreview.search.text_column import Cancelled, CancelledError
from taskreview.search.understanding import Found, as_written, understand

if TYPE_CHECKING:  # needs numpy, which a small register never does
    from taskreview.search.indexing import IndexJob
    from taskreview.search.positions import PositionalIndex

_REMEMBERED = 64
"""Words whose hits are kept: those of the query, and what was typed on the way to them."""


class _Way(Protocol):
    """`understand`, or `as_written` for unwanted words."""

    def __call__(
        self, word: Word, columns: Columns, cancelled: Cancelled, *, only_quick: bool = False
    ) -> Found: ...


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

    In a small register everything is found at once by going through the text.  In a large one
    that is so as soon as it is indexed; until then `find` leaves the slow ways to `find_near`.
    """

    def __init__(self, tasks: Iterable[Task] = ()) -> None:
        self._tasks: list[Task] = []
        self._columns = Columns()
        self._understood: dict[tuple[_Way, Word], Found] = {}
        self.extend(tasks)

    def extend(self, tasks: Iterable[Task]) -> None:
        """Take in more tasks, behind those that are there."""
        self.take_in(Batch.of(tasks))

    def take_in(self, batch: Batch) -> None:
        """Take in more tasks that are ready."""
        self._understood.clear()
        self._tasks += batch.tasks
        self._columns.extend(batch)

    def replace(self, index: int, task: Task) -> None:
        """Put an edited task in the place of the old one."""
        self._understood.clear()
        self._columns.replace(index, self._tasks[index], task)
        self._tasks[index] = task

    # The index of a large register

    @property
    def indexed(self) -> int:
        """How many of the tasks, from the first on, are found through an index."""
        return self._columns.indexed

    def next_index_job(self, *, complete: bool) -> IndexJob | None:
        """What is to be indexed next, None if nothing is; `complete` if no more tasks will come.

        To be run in a thread, and its result handed to `take_index`.
        """
        return self._columns.next_index_job(complete=complete)

    def take_index(self, job: IndexJob, index: PositionalIndex) -> None:
        """From now on searches with the result of the job."""
        self._understood.clear()
        self._columns.take_index(job, index)

    def do_without_index(self) -> None:
        """The job has no result; nothing more will be indexed."""
        self._columns.do_without_index()

    # Finding

    def find(self, query: str) -> Results:
        """All that can be found before the next keystroke."""
        only_quick = not self._columns.is_quick
        return self._results(parse(query), partial(self._at_once, only_quick))

    def find_near(self, query: str, cancelled: Cancelled) -> Results:
        """All that can be found, however long it takes.

        May run in a thread of its own: it only reads.  Gives up with no results when it is
        cancelled.
        """
        parsed = parse(query)
        try:
            return self._results(parsed, lambda way, word: way(word, self._columns, cancelled))
        except CancelledError:
            return Results((), parsed, more_possible=True)

    def matches(self, results: Results, index: int) -> tuple[Marks, list[Reason]]:
        """The characters of a found task that made it match, and for each wanted word its best
        match in it."""
        task = self._tasks[index]
        positions: dict[tuple[Field, int], set[int]] = {}
        reasons = []
        for reading in results.readings:
            places = reading.places(task)
            for place in places:
                positions.setdefault((place.field, place.index), set()).update(place.positions)
            if places:
                best = min(places, key=lambda place: rank(place.tier, place.field))
                spans = tuple(spans_of(best.positions))
                reasons.append(Reason(reading.word, best.tier, best.field, best.index, spans))
        return {key: spans_of(at) for key, at in positions.items()}, reasons

    def marks(self, results: Results, index: int) -> Marks:
        """The characters of a found task that made it match."""
        return self.matches(results, index)[0]

    def reasons(self, results: Results, index: int) -> list[Reason]:
        """For each wanted word its best match in a found task."""
        return self.matches(results, index)[1]

    def _results(self, query: Query, understood: Callable[[_Way, Word], Found]) -> Results:
        found = []
        for word in query.wanted:
            of_word = understood(understand, word)
            if of_word.complete and not of_word.hits:
                return Results((), query)
            found.append(of_word)
        unwanted = [understood(as_written, word) for word in query.unwanted]
        more_possible = not all(each.complete for each in (*found, *unwanted))
        if not all(each.hits for each in found):
            return Results((), query, more_possible)
        rows: Sequence[int] = range(len(self._columns))
        arithmetic = self._columns.arithmetic
        if found:
            rows = arithmetic.in_order([each.hits.groups for each in found])
        for each in unwanted:
            rows = arithmetic.without(array("I", rows), arithmetic.in_order([each.hits.groups]))
        return Results(rows, query, more_possible, tuple(each.reading for each in found))

    def _at_once(self, only_quick: bool, way: _Way, word: Word) -> Found:
        found = self._understood.get((way, word))
        if found is None:
            found = way(word, self._columns, _never, only_quick=only_quick)
            if len(self._understood) >= _REMEMBERED:
                self._understood.clear()
            self._understood[way, word] = found
        return found


def _never() -> bool:
    return False
