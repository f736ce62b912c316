"""How far a task is: what its status says, how near its deadline is, and the light that gives."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, StrEnum
from functools import lru_cache

from taskreview.model import StatusKind, Task

_USUAL = {
    **dict.fromkeys(("已完成", "完成", "已办结", "办结"), StatusKind.DONE),
    **dict.fromkeys(
        ("正在推进", "推进中", "进行中", "按计划推进", "有序推进", "基本完成"), StatusKind.UNDER_WAY
    ),
    **dict.fromkeys(("滞后", "进度滞后", "逾期"), StatusKind.LATE),
    **dict.fromkeys(("未启动", "未开工", "未开始"), StatusKind.NOT_BEGUN),
    "未完成": StatusKind.NOT_DONE,
}
"""The words of most registers, which need no looking at."""


@lru_cache(maxsize=4096)
def status_kind(status: str | None) -> StatusKind:
    """What the words of a status say."""
    if not status or not status.strip():
        return StatusKind.NONE
    usual = _USUAL.get(status)
    if usual is not None:
        return usual
    from taskreview.status_words import kind_by_words

    return kind_by_words(status)


_SETTLED = frozenset({StatusKind.DONE, StatusKind.CALLED_OFF, StatusKind.ENDLESS})


def is_settled(task: Task) -> bool:
    """Whether no deadline can be missed any more: it is done, called off, or goes on for ever."""
    return status_kind(task.status) in _SETTLED


SOON = timedelta(days=3)
"""A deadline within so many days is near, as supervision offices count it."""

_LAST_MONTH = timedelta(days=30)
"""Where nothing is reported so near to the deadline, the task is behind."""


class Due(Enum):
    """Where a deadline lies, seen from a day."""

    PAST = "past"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


@lru_cache(maxsize=4096)
def due(deadline: str | None, today: date) -> Due:
    """How near the last day of a deadline is; UNDATED where there is none or it names no day."""
    day = _last_day(deadline)
    if day is None:
        return Due.UNDATED
    if day < today:
        return Due.PAST
    return Due.SOON if day - today <= SOON else Due.LATER


class Behind(StrEnum):
    """Why a task gets the yellow light, the surest reason first."""

    STATUS = "status"
    """The status says late, or put off."""
    MORE_TIME = "more_time"
    """The status asks for a later deadline."""
    UNCLEAR = "unclear"
    """The deadline has passed, and the status leaves open whether the task is done."""
    NOT_BEGUN = "not_begun"
    """The deadline is within 30 days, and the status says not begun."""
    NO_ANSWER = "no_answer"
    """The deadline is within 30 days, and nothing of what was promised is answered."""


class Light(StrEnum):
    """The three lights of supervision offices, the gravest first."""

    OVERDUE = "overdue"
    """Red: the deadline has passed and the task is neither settled nor perhaps done."""
    BEHIND = "behind"
    """Yellow: see `Behind`."""
    NEAR = "near"
    """Blue: not settled, and due within three days."""


def light(task: Task, today: date, *, answered: bool) -> Light | None:
    """The light a task gets; None where it gets none, as every task that is settled.

    `answered` is whether the progress answers any of the promises.
    """
    if is_settled(task):
        return None
    stretch = due(task.deadline, today)
    if stretch is Due.PAST and status_kind(task.status) is not StatusKind.UNCLEAR:
        return Light.OVERDUE
    if why_behind(task, today, answered=answered):
        return Light.BEHIND
    return Light.NEAR if stretch is Due.SOON else None


def why_behind(task: Task, today: date, *, answered: bool) -> Behind | None:
    """Why a task that is neither settled nor overdue is behind; None where it is not."""
    kind = status_kind(task.status)
    if kind is StatusKind.LATE:
        return Behind.STATUS
    if kind is StatusKind.MORE_TIME:
        return Behind.MORE_TIME
    if kind is StatusKind.UNCLEAR and due(task.deadline, today) is Due.PAST:
        return Behind.UNCLEAR
    day = _last_day(task.deadline)
    if day is None or day - today > _LAST_MONTH:
        return None
    if kind is StatusKind.NOT_BEGUN:
        return Behind.NOT_BEGUN
    return None if answered else Behind.NO_ANSWER


def _last_day(deadline: str | None) -> date | None:
    from taskreview.deadline import last_day  # not needed for the first paint

    return last_day(deadline)
