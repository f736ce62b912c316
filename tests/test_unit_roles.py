"""A unit is the same whatever it does in a task."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.unit_roles import name_span, unit_names


@pytest.mark.parametrize(
    "written",
    [
        "区教委",
        "牵头单位：区教委",
        "牵头：区教委",
        "责任单位: 区教委",
        "配合部门：区教委",
        "第一责任单位：区教委",
        "（牵头）区教委",
        "【主责】 区教委",
        "区教委（牵头）",
        "区教委 (牵头单位)",
        "区教委（主责部门）",
        "区教委（负责）",
        "牵头单位：区教委（总牵头）",
    ],
)
def test_a_role_is_no_part_of_the_name(written: str) -> None:
    assert unit_names((written,)) == ("区教委",)


@pytest.mark.parametrize(
    "written",
    [
        "区教委（原区教育局）",
        "区责任督学办公室",
        "牵头单位",
        "配合单位：",
        "（牵头）",
        "区督导室",
        "各镇（街道）",
        "区落实办",
        "大兴区（亦庄镇）",
        "各责任单位",
    ],
)
def test_what_is_no_role_stays(written: str) -> None:
    assert unit_names((written,)) == (written,)


def test_a_unit_that_is_written_twice_is_one() -> None:
    assert unit_names(("牵头单位：区教委", "区财政局", "区教委（配合）")) == ("区教委", "区财政局")


@given(st.text(alphabet="牵头配合单位：:（）() 区教委\n", max_size=12))
def test_a_name_is_never_empty_and_stands_in_what_is_written(written: str) -> None:
    start, end = name_span(written)
    assert 0 <= start <= end <= len(written)
    assert written[start:end] or not written
