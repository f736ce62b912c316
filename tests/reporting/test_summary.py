"""What is counted of a register."""

from __future__ import annotations

from datetime import date

from taskreview.model import Review, Standing, StatusKind, Task, Verdict
from taskreview.reporting.summary import Summary
from taskreview.state import Behind, Light

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
    assert summary.judged == 2
    assert summary.standings == {
        Standing.PASSED: 1,
        Standing.RETURNED: 1,
        Standing.STALE: 1,
        Standing.UNJUDGED: 1,
    }
    assert [task.row for task in summary.returned] == [2]
    assert [task.row for task in summary.changed_since_returned] == [3]


def test_what_has_to_be_named() -> None:
    summary = summed()
    assert [(each.task.row, each.promises) for each in summary.open] == [(2, ("改造20处",))]
    assert {light: [task.row for task in tasks] for light, tasks in summary.lights.items()} == {
        Light.OVERDUE: [2],
        Light.BEHIND: [],
        Light.NEAR: [],
    }


def _sum(*tasks: Task) -> Summary:
    summary = Summary(date(2024, 12, 5))
    for task in tasks:
        summary.add(task, answered=False)
    return summary


def test_blanks_and_width_make_no_other_status_or_unit() -> None:
    summary = _sum(
        Task(1, units=("区 ABC 局 ",), status="已完成（100%）"),
        Task(2, units=("区ＡＢＣ局", "区ABC局"), status=" 已完成(１００％)"),
        Task(3, units=("区\u3000ABC\u3000局",), status="已完成 （100%） "),
        Task(4, status=" "),
    )
    assert summary.statuses == {"已完成（100%）": 3, None: 1}
    assert [(unit, count.total) for unit, count in summary.units_by_tasks()] == [("区 ABC 局", 3)]
    assert summary.joint == 0


def test_a_unit_is_one_whatever_it_does_in_a_task() -> None:
    summary = _sum(
        Task(1, units=("牵头单位：区教委", "配合单位：区财政局")),
        Task(2, units=("区财政局（牵头）", "区教委")),
    )
    assert [(unit, each.total) for unit, each in summary.units_by_tasks()] == [
        ("区教委", 2),
        ("区财政局", 2),
    ]


def test_a_returned_task_that_has_changed_counts_nowhere_as_returned() -> None:
    summary = _sum(Task(1, units=("甲",), review=STALE), Task(2, units=("甲",), review=RETURNED))
    assert dict(summary.units)["甲"].returned == summary.standings[Standing.RETURNED] == 1
    assert len(summary.returned) == len(summary.changed_since_returned) == 1


def test_deadlines_that_name_no_day_are_counted() -> None:
    deadlines = ("长期", "2024年11月底前", "待定", "长期 ", None, " ", "2024-13-01")
    summary = _sum(*(Task(row, deadline=deadline) for row, deadline in enumerate(deadlines, 1)))
    assert summary.undated == {"长期": 2, "待定": 1, "2024-13-01": 1}
    assert summary.without_deadline == 2
    assert [task.row for task in summary.lights[Light.OVERDUE]] == [2]


def test_what_is_called_off_is_neither_done_nor_overdue() -> None:
    summary = _sum(
        *(Task(1, deadline="2024-01-01", status=each) for each in ("已取消", "长期坚持"))
    )
    assert summary.done == 0
    assert not any(summary.lights.values())
    assert summary.kinds == {StatusKind.CALLED_OFF: 1, StatusKind.ENDLESS: 1}


def test_why_a_task_is_behind_is_kept() -> None:
    summary = _sum(
        Task(1, status="滞后", deadline="2024年12月底"),
        Task(2, status="未启动", deadline="2024年12月底"),
        Task(3, status="推进中", deadline="2024年12月底"),
        Task(4, status="滞后", deadline="2024年11月底"),
    )
    assert summary.behind == {1: Behind.STATUS, 2: Behind.NOT_BEGUN, 3: Behind.NO_ANSWER}
