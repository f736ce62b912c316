"""The steps of a session, for undo and redo."""

from __future__ import annotations

from typing import NamedTuple

from taskreview.model import Field


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
