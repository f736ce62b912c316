"""What names a task, and what speaks for or against two tasks' being the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import TypeAlias

from taskreview.model import Task

Key: TypeAlias = Hashable | None
"""What two tasks have to have in common; None where a task has nothing of the kind."""

_TELLING = 10
"""Characters of source and content from which on they name a task even against its id."""

THIN = 8
"""Contents shorter than this are too short to say that two tasks are different ones."""

AKIN = 0.5
"""How alike two contents are at least if an equal id is to be believed."""

_COMPARED = 2_000
"""Characters of a text that are compared."""


def whole(task: Task) -> tuple[Hashable, ...]:
    """Everything that a task says, but for its place: its id first, its unknown keys last."""
    extra = repr(task.extra) if task.extra else ""
    return (
        id_of(task),
        task.source,
        task.content,
        task.units,
        task.deadline,
        task.status,
        task.progress,
        task.review,
        extra,
    )


def has_name(task: Task) -> bool:
    """Whether anything in a task names it; if not, only its place tells it from others."""
    named = task.id is not None or task.content or task.source
    return bool(named) or len(task.progress or "") >= _TELLING


def named_whole(task: Task) -> Key:
    """The same, of a task that has a name."""
    return whole(task) if has_name(task) else None


def id_of(task: Task) -> str | None:
    """Its id, a number as it would be written."""
    return None if task.id is None else str(task.id)


def content_of(task: Task) -> str | None:
    """What it promises, however short."""
    return task.content or None


def source_of(task: Task) -> str | None:
    """Its source, such as “市民生实事第3项”."""
    return task.source or None


def _promise_and_id(task: Task) -> Key:
    if not (task.content or task.source):
        return None
    return id_of(task), task.source, task.content


def promise_units_and_id(task: Task) -> Key:
    """What is promised, by whom, under which id."""
    named = _promise_and_id(task)
    return named and (named, task.units)


def _is_telling(task: Task) -> bool:
    return bool(task.content) and len(task.content or "") + len(task.source or "") >= _TELLING


def _all_but_id(task: Task) -> Key:
    if not (_is_telling(task) or (task.content and task.units)):
        return None
    return whole(task)[1:]


def _promise_and_units(task: Task) -> Key:
    """However short a promise is, with who made it it names a task."""
    return (task.source, task.content, task.units) if task.content and task.units else None


def telling_promise_and_units(task: Task) -> Key:
    """What is promised, if that is long enough, and by whom."""
    return (task.source, task.content, task.units) if _is_telling(task) else None


def _content_and_units(task: Task) -> Key:
    return (task.content, task.units) if len(task.content or "") >= _TELLING else None


def _promise(task: Task) -> Key:
    return (task.source, task.content) if _is_telling(task) else None


def _content(task: Task) -> Key:
    return task.content if len(task.content or "") >= _TELLING else None


def _source_and_progress(task: Task) -> Key:
    if task.source and len(task.progress or "") >= _TELLING:
        return task.source, task.progress
    return None


def _units_and_progress(task: Task) -> Key:
    if task.units and len(task.progress or "") >= _TELLING:
        return task.units, task.deadline, task.progress
    return None


TELLING_KEYS = (
    _all_but_id,
    _promise_and_units,
    _content_and_units,
    _promise_and_id,
    _promise,
    _content,
    _source_and_progress,
    _units_and_progress,
)
"""What names a task whatever its id is, the surest first."""


def brief_content(task: Task) -> Key:
    """A short text names a task that has no id."""
    return task.content if task.id is None else None


def words(task: Task) -> str:
    """What tells a task by its words."""
    text = task.content or ""
    if len(text) < THIN:
        text = f"{task.source or ''}\n{text}\n{task.progress or ''}"
    return text if len(text) >= _TELLING else ""


def akin(a: Task, b: Task) -> bool:
    """Whether nothing in what two tasks say speaks against their being the same."""
    one, other = a.content or "", b.content or ""
    if min(len(one), len(other)) < THIN or one == other:
        return True
    if a.progress == b.progress and len(a.progress or "") >= _TELLING:
        return True
    return likeness(one, other) >= AKIN


def are_apart(a: Task, b: Task) -> bool:
    """Whether both have units and none in common; a unit may be called by part of its name."""
    if not (a.units and b.units):
        return False
    return not any(one in other or other in one for one in a.units for other in b.units)


def besides(a: Task, b: Task) -> float:
    """What else speaks for two tasks' being the same."""
    points = (
        (0.5, bool(a.progress) and a.progress == b.progress),
        (0.25, bool(a.source) and a.source == b.source),
        (0.25, a.id is not None and id_of(a) == id_of(b)),
    )
    return sum(weight for weight, holds in points if holds)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1; nothing is like an empty one."""
    if not one or not other:
        return 0.0
    return _ratio()(one[:_COMPARED], other[:_COMPARED]) / 100


@cache
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz.fuzz import ratio

    return ratio
