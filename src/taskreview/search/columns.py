"""The folded texts of a register, one column a field, and the rows in which a pattern matches.

Nothing is copied that is its own folding, so the columns cost a reference a text.  They only
grow, or change a cell in place: a thread may read them while tasks still come in.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate, compress, repeat
from operator import attrgetter, contains
from typing import Protocol, TypeAlias

from taskreview.model import Field, Task
from taskreview.search.folding import fold
from taskreview.search.pattern import Pattern
from taskreview.search.scan import is_in, matches

Cancelled: TypeAlias = "Callable[[], bool]"
"""Says whether the result of a search is no longer wanted."""

Rows: TypeAlias = "Sequence[int]"
"""Indexes of tasks, from 0, in ascending order."""

SMALL = 300
"""Tasks up to which going through the text takes no longer than a keystroke may."""

_SLICE = 512
"""Texts gone through between two questions whether to go on: about a millisecond."""

_REMEMBERED = 64
"""Strings whose rows a column keeps, for longer ones that contain them."""


class CancelledError(Exception):
    """The search was given up because nobody waits for it any more."""


class TextIndex(Protocol):
    """An index over the columns of running text, as they were when it was built."""

    def __len__(self) -> int:
        """The number of rows that it covers, from the first."""
        ...

    def find(self, pattern: Pattern, fields: Collection[Field]) -> Mapping[Field, Rows]:
        """The rows of each field in which the pattern matches."""
        ...


class TextColumn:
    """One text a row, nearly all of them different."""

    __slots__ = ("_joined", "_known", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._known: dict[str, array[int]] = {}
        self._joined: tuple[str, list[int]] | None = None

    def extend(self, texts: Iterable[str]) -> None:
        self.texts.extend(texts)
        self._forget()

    def replace(self, row: int, text: str) -> None:
        self.texts[row] = text
        self._forget()

    def _forget(self) -> None:
        self._known.clear()
        self._joined = None

    def rows(self, pattern: Pattern, cancelled: Cancelled) -> list[int]:
        """The rows whose text matches.  Raises CancelledError."""
        literal = pattern.literal
        if literal is None:
            return self._matching(pattern, cancelled)
        rows = self._containing(literal, cancelled)
        if not (pattern.number_start or pattern.number_end):
            return rows.tolist()
        return [row for row in rows if is_in(pattern, self.texts[row])]

    def _containing(self, literal: str, cancelled: Cancelled) -> array[int]:
        known = dict(self._known)  # another thread may be adding to it
        if literal in known:
            return known[literal]
        contained = [each for each in known if each in literal]
        among: Sequence[int] = range(len(self.texts))
        if contained:
            fewest = min(map(known.__getitem__, contained), key=len)
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
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[literal] = hits
        return hits

    def _matching(self, pattern: Pattern, cancelled: Cancelled) -> list[int]:
        texts = self.texts
        if len(texts) <= SMALL:
            if self._joined is None:
                self._joined = _joined(texts)
            return _rows_in(pattern, *self._joined)
        hits: list[int] = []
        for start in range(0, len(texts), _SLICE):
            if cancelled():
                raise CancelledError
            found = _rows_in(pattern, *_joined(texts[start : start + _SLICE]))
            hits += [start + row for row in found]
        return hits


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts in one, a line break behind each, and where each begins.

    One long text is quicker to go through than many short ones, and no match crosses a line break.
    """
    return "\n".join(texts), [0, *accumulate(len(text) + 1 for text in texts)]


def _rows_in(pattern: Pattern, joined: str, starts: list[int]) -> list[int]:
    rows: list[int] = []
    end = 0
    for positions in matches(pattern, joined):
        if positions[0] >= end:
            row = bisect_right(starts, positions[0]) - 1
            rows.append(row)
            end = starts[row + 1]
    return rows


class ValueColumn:
    """Any number of values a row, few of them different: units, a status, a deadline."""

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

    def values(self) -> list[str]:
        """The values in use."""
        return [value for value, rows in [*self._rows.items()] if rows]

    def rows(self, values: Iterable[str]) -> list[int]:
        """The rows that have one of the values."""
        hits = [self._rows[value] for value in values]
        if len(hits) == 1:
            return hits[0].tolist()
        return sorted(set().union(*hits))


class Columns:
    """All searched fields of a register's tasks, by row: the task's index, from 0."""

    def __init__(self) -> None:
        self._length = 0
        self._texts = {field: TextColumn() for field in RUNNING_TEXT}
        self._values = {field: ValueColumn() for field in VALUES}
        self._numbers: list[str] = []
        self._alphabet: set[str] = set()
        self._index: TextIndex | None = None
        self._edits = 0
        self._edited: dict[int, int] = {}
        self._stale: list[int] = []

    def __len__(self) -> int:
        return self._length

    @property
    def is_quick(self) -> bool:
        """Whether any pattern is found before the next keystroke."""
        return self._index is not None or self._length <= SMALL

    def extend(self, tasks: Sequence[Task]) -> None:
        for field, texts in self._texts.items():
            text = RUNNING_TEXT[field]
            texts.extend([fold(text(task) or "") for task in tasks])
        for field, values in self._values.items():
            cells = map(VALUES[field], tasks)
            values.extend((map(fold, cell) for cell in cells), self._length)
        self._numbers += map(task_number, tasks)
        if self._length + len(tasks) <= SMALL:
            for task in tasks:
                self._spell(task)
        self._length += len(tasks)  # last: a thread that searches now sees whole tasks only

    def replace(self, row: int, old: Task, new: Task) -> None:
        for field, texts in self._texts.items():
            texts.replace(row, fold(RUNNING_TEXT[field](new) or ""))
        for field, values in self._values.items():
            values.replace(row, folded_texts(old, field), folded_texts(new, field))
        self._numbers[row] = task_number(new)
        if self._length <= SMALL:
            self._spell(new)
        self._edits += 1
        self._edited[row] = self._edits
        if self._index is not None and row not in self._stale:
            self._stale.append(row)

    def _spell(self, task: Task) -> None:
        for field in (*RUNNING_TEXT, *VALUES):
            self._alphabet.update(*folded_texts(task, field))

    def narrowed(self, pattern: Pattern) -> Pattern | None:
        """The pattern without characters that the register does not have, None if it cannot match.

        Only a small register knows what it has; in others the pattern stays as it is.
        """
        return pattern if self._length > SMALL else pattern.within(self._alphabet)

    # The index

    def snapshot(self) -> tuple[Mapping[Field, Sequence[str]], int]:
        """The texts to build an index from, and what `use_index` wants to know about their age."""
        return {field: [*column.texts] for field, column in self._texts.items()}, self._edits

    def use_index(self, index: TextIndex, edits: int) -> None:
        """From now on look up running text in an index, built from the snapshot of this age."""
        self._stale = [row for row, edit in self._edited.items() if edit > edits]
        self._index = index

    @property
    def stale(self) -> int:
        """The number of rows that have to be scanned beside the index."""
        return 0 if self._index is None else len(self._stale) + self._length - len(self._index)

    # Finding

    def rows(
        self, patterns: Collection[Pattern], field: Field, cancelled: Cancelled
    ) -> Sequence[int]:
        """The rows in which one of the patterns matches in the field.  Raises CancelledError."""
        if field in self._values:
            column = self._values[field]
            return column.rows(
                value
                for value in column.values()
                if any(is_in(pattern, value) for pattern in patterns)
            )
        found = [self._rows_of_text(pattern, field, cancelled) for pattern in patterns]
        if len(found) == 1:
            return found[0]
        return sorted(set().union(*found))

    def _rows_of_text(self, pattern: Pattern, field: Field, cancelled: Cancelled) -> Rows:
        index, column = self._index, self._texts[field]
        if index is None:
            return column.rows(pattern, cancelled)
        rows = index.find(pattern, (field,))[field]
        if pattern.has_inner_number:
            rows = [row for row in rows if is_in(pattern, column.texts[row])]
        unindexed = {*self._stale, *range(len(index), self._length)}
        if not unindexed:
            return rows
        scanned = {row for row in unindexed if is_in(pattern, column.texts[row])}
        return sorted({row for row in rows if row not in unindexed} | scanned)

    def text(self, field: Field, row: int) -> str:
        """One folded running text."""
        return self._texts[field].texts[row]

    def values(self, field: Field) -> list[str]:
        """The folded values in use."""
        return self._values[field].values()

    def rows_with(self, field: Field, values: Iterable[str]) -> list[int]:
        """The rows that have one of the folded values."""
        return self._values[field].rows(values)

    def rows_numbered(self, number: str) -> list[int]:
        """The rows of the tasks with this number, as `task_number` writes it."""
        rows: list[int] = []
        numbers = self._numbers
        try:
            while True:
                rows.append(numbers.index(number, rows[-1] + 1 if rows else 0))
        except ValueError:
            return rows


def folded_texts(task: Task, field: Field) -> list[str]:
    """What the task has in a searched field, folded: one text, several units, or nothing."""
    if field is Field.ID:
        return [fold(str(task.id))] if task.id is not None else []
    if field in VALUES:
        return [fold(value) for value in VALUES[field](task)]
    text = RUNNING_TEXT[field](task)
    return [fold(text)] if text else []


def bare_number(number: str) -> str:
    """A task's number without leading zeros."""
    return number.lstrip("0") or number


def task_number(task: Task) -> str:
    """The task's number, folded and without leading zeros; empty if it has none."""
    return "" if task.id is None else bare_number(fold(str(task.id)))


def _status(task: Task) -> tuple[str, ...]:
    return (task.status,) if task.status else ()


def _deadline(task: Task) -> tuple[str, ...]:
    return (task.deadline,) if task.deadline else ()


RUNNING_TEXT: Mapping[Field, Callable[[Task], str | None]] = {
    Field.CONTENT: attrgetter("content"),
    Field.PROGRESS: attrgetter("progress"),
    Field.SOURCE: attrgetter("source"),
}
"""Fields of which nearly every task has a text of its own."""

VALUES: Mapping[Field, Callable[[Task], tuple[str, ...]]] = {
    Field.UNITS: attrgetter("units"),
    Field.STATUS: _status,
    Field.DEADLINE: _deadline,
}
"""Fields whose values many tasks share."""
