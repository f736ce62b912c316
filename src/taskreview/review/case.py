"""A task on the table: everything that the rules for hints look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taskreview.model import Task, parse_date
from taskreview.review.answers import Answering
from taskreview.review.assessment import Promise
from taskreview.review.reading import Reading

_DONE = re.compile(r"完成|办结|销号|竣工|完工|done|complete|closed", re.IGNORECASE)
_NOT_DONE = re.compile(r"未|部分|基本|正在|推进|尚|待|not |partly", re.IGNORECASE)
_NOT_BEGUN = re.compile(r"未启动|未开工|未开始|未实施|尚未|not (?:begun|started)", re.IGNORECASE)


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
        """The day of the deadline."""
        return parse_date(self.task.deadline)

    @cached_property
    def is_done(self) -> bool:
        """Whether the status says that the task is done."""
        return bool(_DONE.search(self.status)) and not _NOT_DONE.search(self.status)

    @cached_property
    def is_not_begun(self) -> bool:
        """Whether the status says that nothing has begun."""
        return bool(_NOT_BEGUN.search(self.status))
