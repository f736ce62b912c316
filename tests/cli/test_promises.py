"""Promises of many tasks are looked for in other processes, with the same outcome."""

from __future__ import annotations

from datetime import date

import pytest

from taskreview.cli import promises
from taskreview.cli.promises import Promised, promised, promised_by_all
from taskreview.model import Task
from taskreview.review import HintCode, assess
from taskreview.session.assessments import hint_key

DAY = date(2024, 12, 5)
TASKS = [
    Task(1, content="新建车位1000个；新增有偿错时共享停车位1万个。", progress="新建车位300个。"),
    Task(2, content="创建体育公园2个。"),
    Task(3, progress="已开展。"),
    Task(4),
]
EXPECTED = [
    Promised(("新增有偿错时共享停车位1万个",), True),
    Promised(("创建体育公园2个",), False),
    Promised((), True),
    Promised((), False),
]


def test_what_becomes_of_promises() -> None:
    assert [promised(task, DAY) for task in TASKS] == EXPECTED


@pytest.mark.parametrize("progress", [None, " ", "无", "无。", "同上", "见附件"])
def test_what_says_nothing_reports_nothing(progress: str | None) -> None:
    task = Task(1, progress=progress)
    assert not promises.is_reported(task)
    assert not promised(task, DAY).answered


def test_a_promise_whose_hint_is_dismissed_is_not_open() -> None:
    task = TASKS[0]
    assessment = assess(task, DAY)
    [hint] = [each for each in assessment.hints if each.code is HintCode.NO_ANSWER]
    dismissed = {hint_key(task, hint, assessment)}
    assert promised(task, DAY, dismissed) == Promised((), True)
    assert promised(TASKS[1], DAY, dismissed) == EXPECTED[1]


def test_many_tasks_are_shared_out_and_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "_MANY", 1)
    monkeypatch.setattr(promises, "_PORTION", 3)
    assert [*promised_by_all(TASKS * 5, DAY)] == EXPECTED * 5
