"""What of a task is searched, and in what form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

from taskreview.model import Field, Task
from taskreview.search.folding import fold


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
