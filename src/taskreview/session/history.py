"""The steps of a session, for undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from taskreview.model import Field, Task, text_of


class Change(NamedTuple):
    """One step of the history: what a field of the task at an index was, and what it became."""

    at: int
    field: Field
    before: str | None
    after: str | None


class History:
    """The steps that were made, and those that were taken back and can be made again."""

    def __init__(self) -> None:
        self._made: list[Change] = []
        self._undone: list[Change] = []

    def add(self, change: Change) -> None:
        """A new step; what was taken back before cannot be made again after it."""
        self._made.append(change)
        self._undone.clear()

    def back(self) -> Change | None:
        """The last step, taken back from now on; None when there is none."""
        if not self._made:
            return None
        change = self._made.pop()
        self._undone.append(change)
        return change

    def forward(self) -> Change | None:
        """The step that was taken back last, made again from now on; None when there is none."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._made.append(change)
        return change

    def carry_over(
        self, was: Sequence[Task], now: Sequence[Task], counterpart: Sequence[int | None]
    ) -> None:
        """Somebody else has changed the tasks: their texts take the place of those they replaced.

        So taking back a step leads to what the other wrote where it led to what the other has
        replaced; and a step that was saved, and overwritten by the other since, can be made again
        from what the other wrote, and back to it.  The steps of tasks that are gone are gone.
        """

        def carried(step: Change) -> Change | None:
            at = counterpart[step.at]
            if at is None:
                return None
            old, new = text_of(was[step.at], step.field), text_of(now[at], step.field)
            texts = [
                new if (text or "") == (old or "") else text for text in (step.before, step.after)
            ]
            return None if texts[0] == texts[1] else Change(at, step.field, *texts)

        self._made = [step for step in map(carried, self._made) if step]
        self._undone = [step for step in map(carried, self._undone) if step]
