"""The folded texts of a register, one column a field, and the rows in which a pattern matches.

Nothing is copied that is its own folding, so the columns cost a reference a text.  They only
grow, or change a cell in place: a thread may read them while tasks still come in.  Running text of
a large register is looked up in an index as far as there is one, and gone through otherwise.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from taskreview.model import Field, Task
from taskreview.search.batch import Batch
from taskreview.search.folding import fold
from taskreview.search.indexing import SMALL, IndexJob, IndexKeeper
from taskreview.search.pattern import Pattern
from taskreview.search.rows import PlainRows, RowArithmetic, Rows
from taskreview.search.task_texts import RUNNING_TEXT, VALUES, folded_texts, task_number
from taskreview.search.text_column import Cancelled, TextColumn
from taskreview.search.value_column import ValueColumn

if TYPE_CHECKING:  # needs numpy, which a small register never does
    from taskreview.search.positions import PositionalIndex

_QUICKLY_READ = 200_000
"""Characters that even the slow ways read before the next keystroke, many times over."""


class Columns:
    """All searched fields of a register's tasks, by row: the task's index, from 0."""

    def __init__(self) -> None:
        self._length = 0
        self._characters = 0
        """Of all running texts."""
        self._texts = {field: TextColumn() for field in RUNNING_TEXT}
        self._values = {field: ValueColumn() for field in VALUES}
        self._numbers: list[str] = []
        self._alphabet: set[str] = set()
        self._keeper = IndexKeeper()
        self.arithmetic: RowArithmetic = PlainRows()
        """How to reckon with rows of this register."""

    def __len__(self) -> int:
        return self._length

    @property
    def is_quick(self) -> bool:
        """Whether any pattern is found before the next keystroke."""
        if not self._keeper.length and self._characters > _QUICKLY_READ:
            return False
        return self._length - self._keeper.length <= SMALL

    def extend(self, batch: Batch) -> None:
        """Takes in more rows, behind those that are there."""
        for field, texts in batch.texts.items():
            self._texts[field].extend(texts)
            self._characters += sum(map(len, texts))
        for field, values in batch.values.items():
            self._values[field].extend(values, self._length)
        self._numbers += batch.numbers
        if self._length + len(batch.tasks) <= SMALL:
            for task in batch.tasks:
                self._spell(task)
        self._length += len(batch.tasks)  # last: a thread that searches now sees whole tasks only

    def replace(self, row: int, old: Task, new: Task) -> None:
        for field, column in self._texts.items():
            text = fold(RUNNING_TEXT[field](new) or "")
            if text != column.texts[row]:
                self._characters += len(text) - len(column.texts[row])
                column.replace(row, text)
                self._keeper.changed(row)
        for field, values in self._values.items():
            values.replace(row, folded_texts(old, field), folded_texts(new, field))
        self._numbers[row] = task_number(new)
        if self._length <= SMALL:
            self._spell(new)

    def _spell(self, task: Task) -> None:
        for field in (*RUNNING_TEXT, *VALUES):
            self._alphabet.update(*folded_texts(task, field))

    def narrowed(self, pattern: Pattern) -> Pattern | None:
        """The pattern without characters that the register does not have, None if it cannot match.

        Only a small register knows what it has; in others the pattern stays as it is.
        """
        return pattern if self._length > SMALL else pattern.within(self._alphabet)

    # The index

    @property
    def indexed(self) -> int:
        """How many rows, from the first on, are looked up in an index."""
        return self._keeper.length

    def next_index_job(self, *, complete: bool) -> IndexJob | None:
        """What is to be indexed next, None if nothing is; see `IndexKeeper`."""
        texts = {field: column.texts for field, column in self._texts.items()}
        return self._keeper.next_job(texts, complete=complete)

    def take_index(self, job: IndexJob, index: PositionalIndex) -> None:
        """Uses the result of the job from now on."""
        from taskreview.search.bulk_rows import BulkRows

        self._keeper.take(job, index)
        self.arithmetic = BulkRows()

    def do_without_index(self) -> None:
        """Goes through what is not indexed yet from now on."""
        self._keeper.give_up()

    # Finding

    def rows(
        self, patterns: Sequence[Pattern], fields: Sequence[Field], cancelled: Cancelled
    ) -> dict[Field, Rows]:
        """The rows in which one of the patterns matches, by field.  Raises CancelledError."""
        of_text = [field for field in fields if field in self._texts]
        found = self._rows_of_text(patterns, of_text, cancelled) if of_text else {}
        return {
            field: found[field] if field in found else self._rows_of_values(patterns, field)
            for field in fields
        }

    def _rows_of_values(self, patterns: Sequence[Pattern], field: Field) -> Rows:
        return self.rows_with(field, self._values[field].matching(patterns))

    def _rows_of_text(
        self, patterns: Sequence[Pattern], fields: Sequence[Field], cancelled: Cancelled
    ) -> dict[Field, Rows]:
        index, stale = self._keeper.state()
        if index is None:
            return {field: self._scanned(patterns, field, 0, cancelled) for field in fields}
        found = self._looked_up(index, patterns, fields)
        for field, rows in found.items() if stale else ():
            column = self._texts[field]
            as_it_is = [
                array("I", sorted(column.those_with(pattern, stale))) for pattern in patterns
            ]
            sure = self.arithmetic.without(rows, array("I", stale))
            found[field] = self.arithmetic.union([sure, *as_it_is])
        if len(index) < self._length:
            for field, rows in found.items():
                behind = self._scanned(patterns, field, len(index), cancelled)
                found[field] = self.arithmetic.union([rows, behind])
        return found

    def _scanned(
        self, patterns: Sequence[Pattern], field: Field, first: int, cancelled: Cancelled
    ) -> Rows:
        """What going through the texts finds, in the rows from the first on."""
        column = self._texts[field]
        return self.arithmetic.union(
            [column.rows(pattern, first, cancelled) for pattern in patterns]
        )

    def _looked_up(
        self, index: PositionalIndex, patterns: Sequence[Pattern], fields: Sequence[Field]
    ) -> dict[Field, Rows]:
        """What the index finds; a number beside a gap is for the text to tell."""
        doubtful = [pattern for pattern in patterns if pattern.has_inner_number]
        found = index.find([each for each in patterns if not each.has_inner_number], fields)
        for pattern in doubtful:
            for field, rows in index.find([pattern], fields).items():
                sure = array("I", self._texts[field].those_with(pattern, rows))
                found[field] = self.arithmetic.union([found[field], sure])
        return found

    def text(self, field: Field, row: int) -> str:
        """One folded running text."""
        return self._texts[field].texts[row]

    def values(self, field: Field) -> list[str]:
        """The folded values in use."""
        return self._values[field].values()

    def rows_with(self, field: Field, values: Iterable[str]) -> Rows:
        """The rows that have one of the folded values."""
        return self.arithmetic.union(self._values[field].rows(values))

    def rows_numbered(self, number: str) -> Rows:
        """The rows of the tasks with this number, as `task_number` writes it."""
        rows = array("I")
        numbers = self._numbers
        try:
            while True:
                rows.append(numbers.index(number, rows[-1] + 1 if rows else 0))
        except ValueError:
            return rows
