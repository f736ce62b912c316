"""Which rules there are, in which order their hints come, and what none says."""

from __future__ import annotations

from datetime import date

import pytest

from review.talk import DONE, TODAY, ask
from taskreview.model import Task
from taskreview.review import ALL_RULES, DEFAULT_RULES, HintCode, Level, assess


def test_style_is_off_unless_asked() -> None:
    task = Task(1, 1, "s", "修建步道", ("区教委",), None, DONE, "步道 建成,栈道建成")
    assert assess(task, TODAY).hints == ()
    assert {hint.level for hint in assess(task, TODAY, ALL_RULES).hints} == {Level.STYLE}


@pytest.mark.parametrize("code", sorted(DEFAULT_RULES))
def test_each_rule_can_be_left_out(code: HintCode) -> None:
    task = Task(
        row=1,
        source="区实事",
        content="修建步道8公里；植树3万株。",
        units=("区教委", "区水务局"),
        deadline="2024-01-01",
        status="进行中",
        progress="1.区水务局步道步道建成6公里。。3.截至2023年2月30日（含栈道、2026年1月验收。",
    )
    whole = assess(task, TODAY).hints
    without = assess(task, TODAY, DEFAULT_RULES - {code}).hints
    assert without == tuple(hint for hint in whole if hint.code is not code)


def test_hints_come_in_the_order_of_their_value() -> None:
    said = ask(
        "修建步道8公里；植树3万株。",
        "步道步道建成6公里，正在铺装。。",
        deadline="2025-01-01",
        status="进行中",
    )
    order = [*HintCode]
    places = [order.index(hint.code) for hint in said.assessment.hints]
    assert places == sorted(places)
    assert {HintCode.NO_ANSWER, HintCode.OVERDUE, HintCode.PUNCT} <= {
        hint.code for hint in said.assessment.hints
    }


def test_no_hint_gives_a_verdict() -> None:
    said = ask("修建步道8公里；植树3万株。", "步道步道建成6公里，正在铺装。。")
    texts = [hint.message for hint in said.assessment.hints]
    texts += [promise.why for promise in said.assessment.promises]
    assert texts
    assert not any("未完成" in text or "not done" in text for text in texts)


def test_a_task_with_nothing_has_nothing() -> None:
    found = assess(Task(1), date(2025, 1, 1))
    assert found.promises == ()
    assert [hint.code for hint in found.hints] == [HintCode.EMPTY_PROGRESS]
