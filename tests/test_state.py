"""What a status says, and the light that a task gets."""

from __future__ import annotations

from datetime import date

import pytest

from taskreview.model import StatusKind, Task
from taskreview.state import _USUAL, Behind, Due, Light, due, light, status_kind, why_behind
from taskreview.status_words import kind_by_words

DAY = date(2024, 12, 5)


STATUSES: dict[StatusKind, str | list[str | None]] = {
    StatusKind.NONE: [None, " ", "\u3000"],
    StatusKind.DONE: """
        已完成|已办结销号|Completed|延期完成|完成100%|全部完成，按计划转入管护|已完结|100%
        １００％|✔|√|✅|达标|已达标|办结|已销号|已完成并长期坚持|已完成并持续推进
        已完成，持续推进|已完成，正在持续巩固|办毕|已整改到位|整改完成|按期完成|按计划完成
        年度计划已完成|原计划11月，实际已完成|已将问题全部整改完成|已完成，未逾期
        按期完成，无滞后|完成率100%|总体进度100%|完成（100%）|已完成（延期）|超额完成|完成120%
        已竣工验收|已闭环|已整改|12项全部完成|已完成全部12项|已完成2024年任务|结案|圆满收官
        closed|100% complete|应急预案完成|许可事项办结|节能改造完成|智能化改造完成|按要求完成
        主要任务全部完成|供需对接完成|百分之百完成|逾期完成|主体责任落实到位
        已完成（2024-11-20）|办理完毕|完成率 100 %|验收通过|已办复|按预期完成|年底前已完成
        已建成投用""",
    StatusKind.UNDER_WAY: """
        基本完成|完成80%|完成年度任务的 95.5％|预计2025年6月完成|计划年底前竣工|即将完成
        将于下月办结|阶段性完成|已完成招标|will be done in June|部分完成|正在推进|incomplete
        related|接近完成|可完成|主体完工|主体工程完成|完成时限内|拟完成|待完成|力争年底完成
        完成部分|完成率95%|80%|99.9%|可于年底完成|年底能完成|有望完成|应于12月完成|需年底完成
        快完成|近完成|大部分完成|原则上完成|完成过半|完成八成|完成3项|完成3/5|完成一期
        除1项外均已完成|完成情况良好|完成进度80%|招标已完成|前期工作已完成|主体封顶
        达到序时进度|按期推进|无滞后|未逾期|无逾期|没有滞后|不存在逾期|未出现延期情况|零逾期
        按时推进|almost complete|to be completed|not late|on time, no delay
        已完成12个，正在推进8个|已完成，继续推进剩余工作|尽快完成|必须完成|申请取消|拟取消
        有条件完成|年底前完成|2025年6月底前完成|明年完成|准备工作已完成
        未见明显滞后|滞后，已追回|无需延期""",
    StatusKind.UNCLEAR: "已申请销号|完成（未验收）|已完成？",
    StatusKind.NOT_DONE: """
        无法完成|难以按期完成|不能按时完工|未完成|尚未完成|not done|不能完成
        未达标|暂停|暂缓实施|停工|不具备完成条件""",
    StatusKind.NOT_BEGUN: "未启动|尚未开工|没有开始|not started|未动工|尚未",
    StatusKind.LATE: """
        逾期未完成|进度滞后|滞后|已延期|推进缓慢|低于序时进度|未达序时进度|behind schedule
        delayed|overdue|超期未结|进展落后|略滞后|延期至2025年|退回""",
    StatusKind.CALLED_OFF: """
        已取消|取消|终止|已撤销|不再实施|移出台账|cancelled|延期后取消|不涉及|N/A""",
    StatusKind.ENDLESS: "长期坚持|常态化推进|常态化|长期|已完成阶段性任务，长期坚持",
}


def _statuses(kind: StatusKind) -> list[str | None]:
    listed = STATUSES[kind]
    if isinstance(listed, list):
        return [*listed]
    return [
        status
        for line in listed.split("\n")
        for each in line.split("|")
        if (status := each.strip())
    ]


@pytest.mark.parametrize(
    ("status", "kind"), [(status, kind) for kind in STATUSES for status in _statuses(kind)]
)
def test_what_a_status_says(status: str | None, kind: StatusKind) -> None:
    assert status_kind(status) is kind


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2024-12-04", Due.PAST),
        ("2024-12-05", Due.SOON),
        ("2024-12-08", Due.SOON),
        ("2024-12-09", Due.LATER),
        ("2024年12月4日前", Due.PAST),
        ("2024年11月底前", Due.PAST),
        ("2024年12月5日前", Due.SOON),
        ("2024年底前", Due.LATER),
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
        ("推进中", "2024年12月4日前", True, Light.OVERDUE),
        ("尚未完成", "2024-12-31", True, None),
        ("无滞后", "2024-12-31", True, None),
        # What may be done is never red.
        ("已完工，待验收", "2024-12-04", True, Light.BEHIND),
        ("已完成？", "2024-12-04", True, Light.BEHIND),
        ("已完成？", "2024-12-31", True, None),
        ("已完成？", "2024-12-06", True, Light.NEAR),
        ("已完成征地拆迁", "2024-12-04", True, Light.OVERDUE),
        ("申请延期", "2024-12-31", True, Light.BEHIND),
        ("申请延期", "2024-12-04", True, Light.OVERDUE),
        ("已取消", "2024-01-01", False, None),
        ("长期坚持", "2024-01-01", False, None),
    ],
)
def test_the_light(
    status: str, deadline: str | None, answered: bool, expected: Light | None
) -> None:
    assert light(Task(1, status=status, deadline=deadline), DAY, answered=answered) is expected


@pytest.mark.parametrize(
    ("status", "deadline", "why"),
    [
        ("滞后", "2024-12-31", Behind.STATUS),
        ("已延期", "2024-12-31", Behind.STATUS),
        ("进展较慢，申请延期", "2024-12-31", Behind.STATUS),
        ("申请延期", "2024-12-31", Behind.MORE_TIME),
        ("拟申请延期至2025年3月", None, Behind.MORE_TIME),
        ("延期申请已批准", "2024-12-31", Behind.STATUS),
        ("已完成（待核实）", "2024-12-04", Behind.UNCLEAR),
        ("已完成（待核实）", "2024-12-31", None),
        ("未启动", "2024-12-31", Behind.NOT_BEGUN),
    ],
)
def test_why_a_task_is_behind(status: str, deadline: str | None, why: Behind | None) -> None:
    assert why_behind(Task(1, status=status, deadline=deadline), DAY, answered=True) is why


@pytest.mark.parametrize("status", sorted(_USUAL))
def test_the_usual_statuses_say_what_their_words_say(status: str) -> None:
    assert status_kind(status) is kind_by_words(status)
