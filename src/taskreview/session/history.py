"""The steps of a session, for undo and redo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from taskreview.model import Field, Task, text_of


class Change(NamedTuple):
    """What a field of the task at an index was, and what it became; the text of a review is
    `review_as_text`."""

    at: int
    field: Field
    before: str | None
    after: str | None


Step: TypeAlias = tuple[Change, ...]
"""Changes that are made, and taken back, together."""


class History:
    """The steps that were made, and those that were taken back and can be made again."""

    def __init__(self) -> None:
        self._made: list[Step] = []
        self._undone: list[Step] = []

    @property
    def undone(self) -> Iterator[tuple[int, Field, str]]:
        """What can be made again: tasks, fields and their texts then."""
        for step in self._undone:
            for change in step:
                yield change.at, change.field, change.after or ""

    def add(self, *changes: Change) -> None:
        """A new step; what was taken back before cannot be made again after it."""
        self._made.append(changes)
        self._undone.clear()

    def back(self) -> Step:
        """The last step, taken back from now on; empty when there is none."""
        if not self._made:
            return ()
        step = self._made.pop()
        self._undone.append(step)
        return step

    def forward(self) -> Step:
        """The step that was taken back last, made again from now on; empty when there is none."""
        if not self._undone:
            return ()
        step = self._undone.pop()
        self._made.append(step)
        return step

    def carry_over(
        self, was: Sequence[Task], now: Sequence[Task], counterpart: Sequence[int | None]
    ) -> None:
        """Somebody else has changed the tasks: their texts take the place of those they replaced.

        So taking back a step leads to what the other wrote where it led to what the other has
        replaced.  What was saved, and overwritten by the other since, can be taken back no more:
        that would take back what the other wrote.  The changes of tasks that are gone are gone.
        """
        overwritten: set[tuple[int, Field]] = set()

        def stands(change: Change) -> bool:
            """Whether it, and no change of that text after it, was overwritten by the other."""
            at = counterpart[change.at]
            if at is not None and (change.at, change.field) not in overwritten:
                old, new = (text_of(task, change.field) for task in (was[change.at], now[at]))
                if old != new and (change.after or "") == (old or ""):
                    overwritten.add((change.at, change.field))
            return (change.at, change.field) not in overwritten

        self._made = [tuple(filter(stands, step)) for step in reversed(self._made)][::-1]

        def carried(change: Change) -> Change | None:
            at = counterpart[change.at]
            if at is None:
                return None
            old, new = text_of(was[change.at], change.field), text_of(now[at], change.field)
            texts = [
                new if (text or "") == (old or "") else text
                for text in (change.before, change.after)
            ]
            return None if texts[0] == texts[1] else Change(at, change.field, *texts)

        for steps in (self._made, self._undone):
            kept = (tuple(filter(None, map(carried, step))) for step in steps)
            steps[:] = [step for step in kept if step]
