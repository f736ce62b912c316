"""Promises of many tasks are looked for in other processes, with the same outcome."""

from __future__ import annotations

from datetime import date

import pytest

from taskreview.cli import promises
from taskreview.cli.promises import Promised, promised, promised_by_all
from taskreview.model import Task

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


def test_many_tasks_are_shared_out_and_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "_MANY", 1)
    monkeypatch.setattr(promises, "_PORTION", 3)
    assert [*promised_by_all(TASKS * 5, DAY)] == EXPECTED * 5
