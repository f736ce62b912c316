"""Tasks made ready to be searched, which may be done in the thread that reads them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from taskreview.model import Field, Task
from taskreview.search.folding import fold
from taskreview.search.rows import Rows
from taskreview.search.task_texts import RUNNING_TEXT, VALUES, task_number


@dataclass(frozen=True, slots=True)
class Batch:
    """Some tasks and all that is searched of them, folded."""

    tasks: Sequence[Task]
    texts: Mapping[Field, Sequence[str]]
    """The running texts, of each field one a task."""
    values: Mapping[Field, Mapping[str, Rows]]
    """The values of the other fields and which tasks have them, counted from 0 in the batch."""
    numbers: Sequence[str]

    @classmethod
    def of(cls, tasks: Iterable[Task]) -> Batch:
        """Folds all that there is to fold."""
        ready = list(tasks)
        return cls(
            ready,
            {
                field: [fold(text(task) or "") for task in ready]
                for field, text in RUNNING_TEXT.items()
            },
            {field: _rows_by_value(map(values, ready)) for field, values in VALUES.items()},
            [task_number(task) for task in ready],
        )


def _rows_by_value(cells: Iterable[Iterable[str]]) -> dict[str, Rows]:
    written: dict[str, Rows] = {}
    for row, values in enumerate(cells):
        for value in dict.fromkeys(values):
            rows = written.get(value)
            if rows is None:
                rows = written[value] = array("I")
            rows.append(row)
    folded: dict[str, Rows] = {}
    for value, rows in written.items():
        same = folded.setdefault(fold(value), rows)
        if same is not rows:
            folded[fold(value)] = array("I", sorted({*same, *rows}))
    return folded
