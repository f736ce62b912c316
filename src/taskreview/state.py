"""How far a task is: what its status says, how near its deadline is, and the light that gives."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum, StrEnum, auto
from functools import lru_cache

from taskreview.model import Task, parse_date


class StatusKind(Enum):
    """What a status says, in whatever words."""

    NONE = auto()
    LATE = auto()
    NOT_BEGUN = auto()
    NOT_DONE = auto()
    UNDER_WAY = auto()
    DONE = auto()


_LATE = re.compile(r"滞后|逾期|超期|延期|退回|delay|\blate\b|overdue", re.IGNORECASE)
_NOT_BEGUN = re.compile(
    r"[未没]有?(?:启动|开工|开始|实施|开展)|尚未|not (?:begun|started)|\bopen\b|todo", re.IGNORECASE
)
_NOT_DONE = re.compile(r"未|尚|没|[无难不][法以能]|\bnot ", re.IGNORECASE)
_AHEAD = re.compile(
    r"预计|计划|争取|力争|确保|即将|将[于要在]?|拟|\b(?:will|to) be ", re.IGNORECASE
)
"""What is said to come, where it stands before what would say done."""
_DONE = re.compile(r"完成|办结|销号|竣工|完工|\bdone|\bcomplete|closed", re.IGNORECASE)
_IN_PART = re.compile(r"部分|基本|阶段性?|初步|正在|推进|待|partly", re.IGNORECASE)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_FIRST_STEPS = re.compile(
    r"完成(?:了)?(?:前期|招标|选址|立项|可研|勘察|设计|方案|初稿|调研|征求意见)"
)
"""What is done before the task itself is begun."""


def status_kind(status: str | None) -> StatusKind:
    """What the words of a status say.

    延期完成 says done, 逾期未完成 says late; 基本完成, 预计年底完成, 完成80% say neither.
    """
    if not status or not status.strip():
        return StatusKind.NONE
    done = _DONE.search(status)
    if done and not (
        _NOT_DONE.search(status)
        or _IN_PART.search(status)
        or _AHEAD.search(status, 0, done.start())
        or _FIRST_STEPS.search(status)
        or any(float(share[1]) < 100 for share in _SHARE.finditer(status))
    ):
        return StatusKind.DONE
    if _LATE.search(status):
        return StatusKind.LATE
    if _NOT_BEGUN.search(status):
        return StatusKind.NOT_BEGUN
    if _NOT_DONE.search(status):
        return StatusKind.NOT_DONE
    return StatusKind.UNDER_WAY


def is_done(task: Task) -> bool:
    """Whether the task is done by what its status says."""
    return status_kind(task.status) is StatusKind.DONE


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
    """How near a deadline is; UNDATED where there is none or it names no day."""
    day = parse_date(deadline)
    if day is None:
        return Due.UNDATED
    if day < today:
        return Due.PAST
    return Due.SOON if day - today <= SOON else Due.LATER


class Light(StrEnum):
    """The three lights of supervision offices, the gravest first."""

    OVERDUE = "overdue"
    """Red: the deadline has passed and the status does not say done."""
    BEHIND = "behind"
    """Yellow: the status says late; or the deadline is within 30 days and the task has not begun
    or nothing of what was promised is answered."""
    NEAR = "near"
    """Blue: not done, and due within three days."""


def light(task: Task, today: date, *, answered: bool) -> Light | None:
    """The light a task gets; None where it gets none, as every task that is done.

    `answered` is whether the progress answers any of the promises.
    """
    kind = status_kind(task.status)
    if kind is StatusKind.DONE:
        return None
    stretch = due(task.deadline, today)
    if stretch is Due.PAST:
        return Light.OVERDUE
    day = parse_date(task.deadline)
    in_last_month = day is not None and day - today <= _LAST_MONTH
    if kind is StatusKind.LATE or (
        in_last_month and (kind is StatusKind.NOT_BEGUN or not answered)
    ):
        return Light.BEHIND
    return Light.NEAR if stretch is Due.SOON else None
