"""What has changed in a register since an earlier version of it, task by task and field by field.

A task that only stands elsewhere has not changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from taskreview.comparison.matching import match_tasks
from taskreview.comparison.repeats import Repeat, near_repeats, own_repeat
from taskreview.comparison.texts import Change, Run, changes, runs
from taskreview.model import COLUMNS, Field, Json, Task


class Since(StrEnum):
    """What can be said of a task against an earlier version of its register."""

    CHANGED = "changed"
    """Some field has another value."""
    ADDED = "added"
    """It was not there."""
    UNCHANGED = "unchanged"
    """It was there, and its progress is the same to the letter (一字未改)."""
    NEAR_REPEAT = "near_repeat"
    """Its progress nearly repeats another task's, or its own of then; see `repeats`."""


@dataclass(frozen=True)
class FieldChange:
    """A field with another value than before; None where there is none.

    `key` is a `Field`, or an unknown key of the file.  Units are joined by 、; a value that is
    no text is shown as JSON.
    """

    key: Field | str
    before: str | None
    after: str | None

    @cached_property
    def changes(self) -> list[Change]:
        """What has changed in the text, as offsets into `before` and `after`."""
        return changes(self.before or "", self.after or "")

    def runs(self) -> Iterator[Run]:
        """Both texts as one, in reading order."""
        return runs(self.before or "", self.after or "", self.changes)


class Comparison:
    """A register against an earlier version of it.

    Tasks are named by their index in `new`, the ones that are gone by that in `old`.
    """

    def __init__(self, old: Sequence[Task], new: Sequence[Task]) -> None:
        """Matches the tasks; some seconds for 100,000 that have all changed."""
        self.old = old
        self.new = [*new]
        found = match_tasks(old, new)
        self._old_of: list[int | None] = [None] * len(new)
        for at, index in enumerate(found):
            if index is not None:
                self._old_of[index] = at
        self.removed = [at for at, index in enumerate(found) if index is None]
        self._same = bytearray(map(self._is_same, range(len(new))))
        self._repeats: dict[int, Repeat] | None = None
        self._edited: dict[int, str | None] = {}
        """The progress of tasks that was looked at for repeats and is another one now."""

    def replace(self, index: int, task: Task) -> None:
        """The task at this index is another one from now on, as after an edit.

        Repeats of other tasks' texts are not looked for anew: an edited text repeats none and is
        repeated by none, until the edit is taken back.
        """
        if self._repeats is not None:
            looked_at = self._edited.setdefault(index, self.new[index].progress)
            if task.progress == looked_at:
                del self._edited[index]
        self.new[index] = task
        self._same[index] = self._is_same(index)

    def before(self, index: int) -> Task | None:
        """What the task was; None if it was not there."""
        at = self._old_of[index]
        return None if at is None else self.old[at]

    def changes(self, index: int) -> list[FieldChange]:
        """The fields with another value, in the order of the columns; none for an added task."""
        before = self.before(index)
        return [] if before is None else [*field_changes(before, self.new[index])]

    def look_for_repeats(self) -> dict[int, Repeat]:
        """The tasks whose progress nearly repeats another one's, else its own of then; some
        seconds for 100,000.

        Looked for once.
        """
        if self._repeats is None:
            found = near_repeats(task.progress for task in self.new)
            for index in range(len(self.new)):
                if index not in found and (own := self._own_repeat(index)) is not None:
                    found[index] = own
            self._repeats = found
        return self._repeats

    def repeat(self, index: int) -> Repeat | None:
        """What the task's progress nearly repeats: another task's text first, then its own.

        The first call looks for repeats.
        """
        repeat = self.look_for_repeats().get(index)
        if self._edited.keys().isdisjoint((index, repeat.index if repeat else None)):
            return repeat
        return self._own_repeat(index)

    def _own_repeat(self, index: int) -> Repeat | None:
        before = self.before(index)
        return own_repeat(before.progress, self.new[index].progress) if before else None

    def holds(self, since: Since, index: int) -> bool:
        """Whether this can be said of the task."""
        before = self.before(index)
        match since:
            case Since.ADDED:
                return before is None
            case Since.CHANGED:
                return before is not None and not self._same[index]
            case Since.UNCHANGED:
                after = self.new[index]
                return before is not None and (before.progress or "") == (after.progress or "")
            case Since.NEAR_REPEAT:
                return self.repeat(index) is not None

    def count(self, since: Since) -> int:
        """Of how many tasks this can be said."""
        return sum(self.holds(since, index) for index in range(len(self.new)))

    def _is_same(self, index: int) -> bool:
        before, after = self.before(index), self.new[index]
        return before is not None and (
            before is after or next(field_changes(before, after), None) is None
        )

    def indexes(self, *wanted: Since) -> Iterator[int]:
        """The tasks of which one of these can be said, in the order of the file."""
        for index in range(len(self.new)):
            if any(self.holds(since, index) for since in wanted):
                yield index


def field_changes(before: Task, after: Task) -> Iterator[FieldChange]:
    """What makes one task of another, in the order of the columns; then the unknown keys.

    A verdict is none of it.
    """
    for field in COLUMNS:
        one, other = _shown(getattr(before, field)), _shown(getattr(after, field))
        if (one or "") != (other or ""):
            yield FieldChange(field, one, other)
    if before.extra != after.extra:
        old, new = dict(before.extra), dict(after.extra)
        for key in {**old, **new}:
            one, other = _shown(old.get(key)), _shown(new.get(key))
            if one != other:
                yield FieldChange(key, one, other)


def _shown(value: Json | tuple[str, ...]) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "、".join(value) or None
    return json.dumps(value, ensure_ascii=False)
