"""Signs and words for what stands in a register."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from taskreview.labels import (
    field_label,
    field_text,
    standing_label,
    standing_sign,
    status_sign,
    task_title,
)
from taskreview.model import Field, Review, Standing, Task, Verdict, review_as_text


@pytest.mark.parametrize(
    ("status", "sign"),
    [
        (None, " "),
        ("", " "),
        ("已完成", "✓"),
        ("已办结", "✓"),
        ("done", "✓"),
        ("未完成", "○"),
        ("尚未启动", "○"),
        ("未启动", "○"),
        ("没有开始", "○"),
        ("not started", "○"),
        ("正在推进", "◐"),
        ("in progress", "◐"),
        ("进度滞后", "!"),
        ("已逾期", "!"),
        ("逾期未完成", "!"),
        ("延期", "!"),
        ("退回", "!"),
        ("delayed", "!"),
        ("无滞后", "◐"),
        ("长期坚持", "◐"),
        ("已取消", "⊘"),
    ],
)
def test_the_sign_of_a_status(status: str | None, sign: str) -> None:
    assert status_sign(status) == sign
    assert cell_len(status_sign(status)) == 1


@pytest.mark.parametrize("status", ["Done", "Not started", "DONE", "Completed", "Delayed", "Late"])
def test_capitals_make_no_difference(status: str) -> None:
    assert status_sign(status) == status_sign(status.lower())


def test_every_field_has_a_heading() -> None:
    labels = [field_label(field) for field in Field]
    assert len({*labels}) == len(Field)
    assert all(labels)


def test_every_standing_has_a_word_and_a_narrow_sign_of_its_own() -> None:
    assert len({standing_label(each) for each in Standing}) == len(Standing)
    assert len({standing_sign(each) for each in Standing}) == len(Standing)
    assert all(cell_len(standing_sign(each)) == 1 for each in Standing)


def test_a_review_is_told_in_a_sentence() -> None:
    def told(review: Review) -> str:
        return field_text(Field.REVIEW, review_as_text(review))

    assert told(Review(Verdict.PASSED)) == "passed"
    assert told(Review(Verdict.RETURNED, "缺", "2025-01-10", "x")) == "returned · 2025-01-10: 缺"
    assert field_text(Field.REVIEW, "no review") == "no review"
    assert field_text(Field.PROGRESS, '{"verdict": "passed"}') == '{"verdict": "passed"}'
    assert field_text(Field.REVIEW, None) == ""


def test_a_unit_that_stands_twice_is_named_once() -> None:
    assert task_title(Task(1, id=7, units=("区水务局", "区教委", "区水务局 "))).endswith(
        " · 区水务局、区教委"
    )
