"""Two people judge one task: it is asked in words, and there is nothing between two verdicts."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from taskreview.model import Field, Verdict
from taskreview.session import Session
from tui.support import Desk, desk, sample

DAY = date(2025, 1, 10)


def judged_by_another(path: Path) -> None:
    """Somebody else passes the first task, and saves as good programs do."""
    other = Session(path)
    other.read_all()
    other.review.judge([0], Verdict.PASSED, today=DAY)
    spliced = other.plan_save().carry_out_as(path.with_name("new"))
    assert spliced.outcome is not None
    os.replace(path.with_name("new"), path)


async def in_conflict(at: Desk) -> None:
    at.session.review.judge([0], Verdict.RETURNED, "缺两项", DAY)
    judged_by_another(at.path)
    await at.press("ctrl+s")
    await at.until(lambda: at.dialog == "ConflictScreen", "the question")


async def test_both_verdicts_are_told_in_words(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await in_conflict(at)
        assert "Review" in at.text
        assert "returned · 2025-01-10: 缺两项" in at.text
        assert "passed · 2025-01-10" in at.text
        assert "edit together" not in at.text
        await at.press("e")
        assert not at.app.screen.query("#together")


@pytest.mark.parametrize(("key", "verdict"), [("m", Verdict.RETURNED), ("t", Verdict.PASSED)])
async def test_one_of_them_is_taken(tmp_path: Path, key: str, verdict: Verdict) -> None:
    async with desk(sample(tmp_path)) as at:
        await in_conflict(at)
        await at.press(key)
        await at.until(lambda: not at.session.unsaved, "the save")
        review = at.session.tasks[0].review
        assert review is not None
        assert review.verdict is verdict
        assert at.session.unsaved_fields(0) == frozenset[Field]()
    assert f"verdict: {verdict}\n" in at.path.read_text("utf-8")
