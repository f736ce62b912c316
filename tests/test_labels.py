"""Signs and words for what stands in a register."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from taskreview.labels import field_label, status_sign
from taskreview.model import Field


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
