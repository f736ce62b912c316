"""Threads of the screen: what they are handed is never written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskreview.model import Task
from tui.support import desk, register_of_size


async def test_nothing_asks_a_task_for_its_repr(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def asked_for(task: Task) -> str:
        asked.append(task.row)
        return "a task"

    monkeypatch.setattr(Task, "__repr__", asked_for)
    async with desk(register_of_size(tmp_path, 400)) as at:
        await at.read_to_end()
        await at.press("s", "down", "enter", "p", "/", *"zzzz内容", "escape")
        await at.save()
        at.register.look_at_file()
        await at.until(lambda: at.session.assessments.has_looked, "looking for hints")
    assert asked == []
