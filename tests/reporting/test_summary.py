"""What is counted of a register."""

from __future__ import annotations

from datetime import date

from taskreview.model import Review, Standing, Task, Verdict
from taskreview.reporting.summary import Summary
from taskreview.state import Light

RETURNED = Review(Verdict.RETURNED, "没有进展")
STALE = Review(Verdict.RETURNED, "旧", digest="00000000")
TASKS = [
    Task(1, units=("甲", "乙"), status="已完成", review=Review(Verdict.PASSED)),
    Task(2, units=("乙", "乙"), status="正在推进", deadline="2024-12-01", review=RETURNED),
    Task(3, units=(), status=None, review=STALE),
    Task(4, units=("丙",), status="已完成"),
]


def summed() -> Summary:
    summary = Summary(date(2024, 12, 5))
    for task in TASKS:
        summary.add(task, ["改造20处"] if task.row == 2 else [], answered=task.row != 2)
    return summary


def test_totals() -> None:
    summary = summed()
    assert (summary.total, summary.done, summary.joint, summary.without_units) == (4, 2, 1, 1)
    assert summary.statuses == {"已完成": 2, "正在推进": 1, None: 1}
    assert summary.share(summary.done) == 0.5
    assert Summary(date(2024, 1, 1)).share(0) == 0


def test_a_joint_task_counts_for_each_unit_and_once_for_one_named_twice() -> None:
    units = dict(summed().units_by_tasks())
    assert [*units] == ["乙", "甲", "丙"]
    assert [(each.total, each.done, each.overdue, each.returned) for each in units.values()] == [
        (2, 1, 1, 1),
        (1, 1, 0, 0),
        (1, 1, 0, 0),
    ]


def test_the_review() -> None:
    summary = summed()
    assert summary.judged == 3
    assert summary.standings == {
        Standing.PASSED: 1,
        Standing.RETURNED: 1,
        Standing.STALE: 1,
        Standing.UNJUDGED: 1,
    }
    assert [task.row for task in summary.returned] == [2, 3]


def test_what_has_to_be_named() -> None:
    summary = summed()
    assert [(each.task.row, each.promises) for each in summary.open] == [(2, ("改造20处",))]
    assert {light: [task.row for task in tasks] for light, tasks in summary.lights.items()} == {
        Light.OVERDUE: [2],
        Light.BEHIND: [],
        Light.NEAR: [],
    }
