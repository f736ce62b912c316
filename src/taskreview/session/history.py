"""The steps of a session, for undo and redo."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from taskreview.model import Field


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
