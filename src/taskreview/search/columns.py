"""The folded texts of a register, one column a field, in the forms that are quick to look through.

Nothing is joined and nothing is copied that is its own folding, so the columns cost a reference
a text.  They only grow, or change a cell in place: a thread may read them while tasks still
come in.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, repeat
from operator import attrgetter, contains

from taskreview.model import Field, Task
from taskreview.search.folding import fold
from taskreview.search.indexing import IndexJob, IndexKeeper
from taskreview.search.matching import Matcher

Cancelled = Callable[[], bool]
"""Says whether the result of a search is no longer wanted."""

_SLICE = 4096
"""Texts looked through between two questions whether to go on: about a millisecond."""


class CancelledError(Exception):
    """The search was given up because nobody waits for it any more."""


class TextColumn:
    """One text a row, nearly all of them different."""

    __slots__ = ("texts",)

    def __init__(self) -> None:
        self.texts: list[str] = []

    def extend(self, texts: Iterable[str]) -> None:
        self.texts.extend(texts)

    def replace(self, row: int, text: str) -> None:
        self.texts[row] = text

    def rows(self, matcher: Matcher, among: Sequence[int], cancelled: Cancelled) -> list[int]:
        """Those of the rows, in ascending order, whose text matches."""
        hits: list[int] = []
        for start in range(0, len(among), _SLICE):
            if cancelled():
                raise CancelledError
            hits += self._rows_of_slice(matcher, among[start : start + _SLICE])
        return hits

    def _rows_of_slice(self, matcher: Matcher, rows: Sequence[int]) -> list[int]:
        texts = self.texts
        looked_at: Iterable[str]
        if isinstance(rows, range):
            looked_at = texts[rows.start : rows.stop]
        else:
            looked_at = map(texts.__getitem__, rows)
        hinted = list(compress(rows, map(contains, looked_at, repeat(matcher.hint))))
        if (test := matcher.test) is None:
            return hinted
        return list(compress(hinted, map(test, map(texts.__getitem__, hinted))))

    def passages(self, matcher: Matcher, rows: Iterable[int]) -> Counter[str]:
        """The different passages that match in these rows, and how often."""
        texts = map(self.texts.__getitem__, rows)
        return Counter(text[start:end] for text in texts for start, end in matcher.spans(text))


class ValueColumn:
    """Any number of values a row, few of them different: units, a status."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}

    def extend(self, cells: Iterable[Iterable[str]], first_row: int) -> None:
        for row, values in enumerate(cells, first_row):
            for value in dict.fromkeys(values):
                rows = self._rows.get(value)
                if rows is None:
                    rows = self._rows[value] = array("I")
                rows.append(row)

    def replace(self, row: int, old: Iterable[str], new: Iterable[str]) -> None:
        for value in {*old}:
            rows = self._rows[value]
            del rows[bisect_left(rows, row)]
        for value in {*new}:
            rows = self._rows.setdefault(value, array("I"))
            rows.insert(bisect_left(rows, row), row)

    def rows(self, matcher: Matcher) -> list[int]:
        """The rows, in ascending order, that have a value that matches."""
        hits = [rows for value, rows in [*self._rows.items()] if matcher.spans(value)]
        if len(hits) == 1:
            return hits[0].tolist()
        return sorted(set().union(*hits))

    def passages(self, matcher: Matcher) -> set[str]:
        """The different passages that match in the values in use, each from end to end."""
        values = [value for value, rows in [*self._rows.items()] if rows]
        found = ((value, matcher.spans(value)) for value in values)
        return {value[spans[0][0] : spans[-1][1]] for value, spans in found if spans}


class Columns:
    """All searched fields of a register's tasks, by row: the task's index, from 0."""

    def __init__(self) -> None:
        self._length = 0
        self._texts = {field: TextColumn() for field in _TEXT}
        self._values = {field: ValueColumn() for field in _VALUES}
        self.index = IndexKeeper()

    def __len__(self) -> int:
        return self._length

    def extend(self, tasks: Sequence[Task]) -> None:
        for field, texts in self._texts.items():
            text = _TEXT[field]
            texts.extend([fold(text(task) or "") for task in tasks])
        for field, values in self._values.items():
            cells = map(_VALUES[field], tasks)
            values.extend((map(fold, cell) for cell in cells), self._length)
        self._length += len(tasks)  # last: a thread that searches now sees whole tasks only

    def replace(self, row: int, old: Task, new: Task) -> None:
        for field, texts in self._texts.items():
            texts.replace(row, fold(_TEXT[field](new) or ""))
        self.index.changed(row)
        for field, values in self._values.items():
            values.replace(row, folded_texts(old, field), folded_texts(new, field))

    def next_index_job(self, *, complete: bool) -> IndexJob | None:
        """What of the running text is to be indexed next."""
        texts = {field: self._texts[field].texts for field in _INDEXED}
        return self.index.next_job(texts, complete=complete)

    def rows(
        self, field: Field, matcher: Matcher, among: Sequence[int], cancelled: Cancelled
    ) -> list[int]:
        """The rows that match in the field, in ascending order.

        `among` is where running text can match at all; it says nothing about numbers and names.
        """
        if field in self._values:
            return self._values[field].rows(matcher)
        # Task 13 need not be among the tasks that 1 has found.
        rows = range(self._length) if field is Field.ID else among
        return self._texts[field].rows(matcher, rows, cancelled)

    def passages(self, field: Field, matcher: Matcher, rows: Iterable[int]) -> Counter[str]:
        """The different passages that match in a field of running text, and how often."""
        return self._texts[field].passages(matcher, rows)

    def unit_names(self, matcher: Matcher) -> set[str]:
        """The names of units that match, without a district in front."""
        return self._values[Field.UNITS].passages(matcher)


def folded_texts(task: Task, field: Field) -> list[str]:
    """What the task has in a searched field, folded: one text, several units, or nothing."""
    if field in _VALUES:
        return [fold(value) for value in _VALUES[field](task)]
    text = _TEXT[field](task)
    return [fold(text)] if text else []


def _number(task: Task) -> str | None:
    return None if task.id is None else str(task.id)


def _status(task: Task) -> tuple[str, ...]:
    return (task.status,) if task.status else ()


_TEXT: dict[Field, Callable[[Task], str | None]] = {
    Field.ID: _number,
    Field.CONTENT: attrgetter("content"),
    Field.PROGRESS: attrgetter("progress"),
    Field.SOURCE: attrgetter("source"),
}
_VALUES: dict[Field, Callable[[Task], tuple[str, ...]]] = {
    Field.UNITS: attrgetter("units"),
    Field.STATUS: _status,
}

_INDEXED = (Field.CONTENT, Field.PROGRESS, Field.SOURCE)
