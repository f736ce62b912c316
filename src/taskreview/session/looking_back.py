"""A register against an earlier version of it, once one is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from taskreview.model import Task

if TYPE_CHECKING:  # most registers are opened without an earlier version
    from taskreview.comparison.registers import Comparison, Since
    from taskreview.store.revisions import EarlierVersion


class LookingBack:
    """What has changed since an earlier version; kept true while tasks are edited."""

    def __init__(self, tasks: Callable[[], Sequence[Task]]) -> None:
        """`tasks` gives the tasks as they are now."""
        self._tasks = tasks
        self.earlier: EarlierVersion | None = None
        """What to compare with."""
        self.comparison: Comparison | None = None
        """What has come of it; None until `take`, and again from when the register's tasks become
        others, as when somebody else's save comes in, until they are compared anew."""

    def compare(self, earlier: EarlierVersion) -> Comparison:
        """Compares all tasks with an earlier version; may run in another thread."""
        from taskreview.comparison.registers import Comparison

        return Comparison(earlier.tasks, list(self._tasks()))

    def take(self, comparison: Comparison) -> None:
        """Keeps a comparison, with the edits that have been made since it was begun.

        One of tasks that are no longer those of the register is let go.
        """
        if len(comparison.new) != len(self._tasks()):
            return
        for index, task in enumerate(self._tasks()):
            if comparison.new[index] is not task:
                comparison.replace(index, task)
        self.comparison = comparison

    def holds(self, since: Since, index: int) -> bool:
        """Whether this can be said of a task; of none before the comparison is made."""
        return self.comparison is not None and self.comparison.holds(since, index)

    def replaced(self, index: int, task: Task) -> None:
        """To be called when a task has become another one."""
        if self.comparison is not None:
            self.comparison.replace(index, task)
