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

    def compare(self, earlier: EarlierVersion, tasks: Sequence[Task] | None = None) -> Comparison:
        """Compares all tasks with an earlier version; in another thread those that are given.

        Raises RegisterError where the earlier version is no register.
        """
        from taskreview.comparison.registers import Comparison

        return Comparison(earlier.tasks, list(self._tasks() if tasks is None else tasks))

    def take(self, comparison: Comparison, tasks: Sequence[Task]) -> bool:
        """Keeps a comparison of this list of tasks, with the edits made since it was begun.

        False, and it is let go, if the register has another list by now: one that is as long may
        have its tasks in other places.
        """
        if tasks is not self._tasks():
            return False
        for index, task in enumerate(self._tasks()):
            if comparison.new[index] is not task:
                comparison.replace(index, task)
        self.comparison = comparison
        return True

    def holds(self, since: Since, index: int) -> bool:
        """Whether this can be said of a task; of none before the comparison is made."""
        return self.comparison is not None and self.comparison.holds(since, index)

    def replaced(self, index: int, task: Task) -> None:
        """To be called when a task has become another one."""
        if self.comparison is not None:
            self.comparison.replace(index, task)
