"""A task on the table: everything that the rules for hints look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taskreview.deadline import last_day
from taskreview.model import StatusKind, Task
from taskreview.review.answers import Answering
from taskreview.review.assessment import Promise
from taskreview.review.reading import Reading
from taskreview.state import is_settled, status_kind


@dataclass(frozen=True)
class Case:
    """One task, the day it is judged on, and its texts as read."""

    task: Task
    as_of: date
    content: Reading
    progress: Reading
    answering: Answering
    promises: tuple[Promise, ...]

    @property
    def status(self) -> str:
        """The status as written, "" where there is none."""
        return self.task.status or ""

    @cached_property
    def deadline(self) -> date | None:
        """The last day that the deadline allows."""
        return last_day(self.task.deadline)

    @cached_property
    def is_done(self) -> bool:
        """Whether the status says that the task is done."""
        return status_kind(self.task.status) is StatusKind.DONE

    @cached_property
    def is_settled(self) -> bool:
        """Whether the status says that no deadline can be missed any more."""
        return is_settled(self.task)

    @cached_property
    def is_not_begun(self) -> bool:
        """Whether the status says that nothing has begun."""
        return status_kind(self.task.status) is StatusKind.NOT_BEGUN
