"""What a status says, and the light that a task gets."""

from __future__ import annotations

from datetime import date

import pytest

from taskreview.model import Task
from taskreview.state import Due, Light, StatusKind, due, is_done, light, status_kind

DAY = date(2024, 12, 5)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (None, StatusKind.NONE),
        (" ", StatusKind.NONE),
        ("已完成", StatusKind.DONE),
        ("已办结销号", StatusKind.DONE),
        ("Completed", StatusKind.DONE),
        ("延期完成", StatusKind.DONE),
        ("基本完成", StatusKind.UNDER_WAY),
        ("完成100%", StatusKind.DONE),
        ("全部完成，按计划转入管护", StatusKind.DONE),
        ("完成80%", StatusKind.UNDER_WAY),
        ("完成年度任务的 95.5％", StatusKind.UNDER_WAY),
        ("预计2025年6月完成", StatusKind.UNDER_WAY),
        ("计划年底前竣工", StatusKind.UNDER_WAY),
        ("即将完成", StatusKind.UNDER_WAY),
        ("将于下月办结", StatusKind.UNDER_WAY),
        ("阶段性完成", StatusKind.UNDER_WAY),
        ("已完成招标", StatusKind.UNDER_WAY),
        ("无法完成", StatusKind.NOT_DONE),
        ("难以按期完成", StatusKind.NOT_DONE),
        ("不能按时完工", StatusKind.NOT_DONE),
        ("will be done in June", StatusKind.UNDER_WAY),
        ("部分完成", StatusKind.UNDER_WAY),
        ("正在推进", StatusKind.UNDER_WAY),
        ("未完成", StatusKind.NOT_DONE),
        ("incomplete", StatusKind.UNDER_WAY),
        ("未启动", StatusKind.NOT_BEGUN),
        ("尚未开工", StatusKind.NOT_BEGUN),
        ("没有开始", StatusKind.NOT_BEGUN),
        ("逾期未完成", StatusKind.LATE),
        ("进度滞后", StatusKind.LATE),
        ("related", StatusKind.UNDER_WAY),
    ],
)
def test_what_a_status_says(status: str | None, kind: StatusKind) -> None:
    assert status_kind(status) is kind
    assert is_done(Task(1, status=status)) is (kind is StatusKind.DONE)


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2024-12-04", Due.PAST),
        ("2024-12-05", Due.SOON),
        ("2024-12-08", Due.SOON),
        ("2024-12-09", Due.LATER),
        ("年底", Due.UNDATED),
        (None, Due.UNDATED),
    ],
)
def test_how_near_a_deadline_is(deadline: str | None, expected: Due) -> None:
    assert due(deadline, DAY) is expected


@pytest.mark.parametrize(
    ("status", "deadline", "answered", "expected"),
    [
        ("正在推进", "2024-12-04", True, Light.OVERDUE),
        ("已完成", "2024-12-04", False, None),
        ("正在推进", "2024-12-08", True, Light.NEAR),
        ("正在推进", "2024-12-09", True, None),
        # The last month begins, and nothing is answered or begun.
        ("正在推进", "2025-01-04", False, Light.BEHIND),
        ("未启动", "2025-01-04", True, Light.BEHIND),
        ("未启动", "2025-01-05", False, None),
        # Behind is graver than near, and overdue than behind.
        ("正在推进", "2024-12-05", False, Light.BEHIND),
        ("滞后", "2024-12-04", True, Light.OVERDUE),
        ("滞后", "2030-01-01", True, Light.BEHIND),
        ("滞后", "年底", True, Light.BEHIND),
        ("正在推进", None, False, None),
    ],
)
def test_the_light(
    status: str, deadline: str | None, answered: bool, expected: Light | None
) -> None:
    assert light(Task(1, status=status, deadline=deadline), DAY, answered=answered) is expected
