"""One text out of two: what each side has changed is in it, and nothing is left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from taskreview.comparison.together import together

texts = st.text(alphabet="区教委完成改造12.5%ab，。；\n 　", max_size=60)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("", "", ""),
        ("甲。", "甲。", "甲。"),
        ("甲，乙。", "甲，丙。", "甲，乙。丙。"),
        ("投资8.3亿元，完工。", "投资9亿元，完工。", "投资8.3亿元，投资9亿元，完工。"),
        ("甲。乙", "甲。丙", "甲。乙\n丙"),
        ("甲", "", "甲"),
    ],
)
def test_two_texts_together_have_the_clauses_of_both(one: str, other: str, both: str) -> None:
    assert together(one, other) == both


@examples(300)
@given(texts, texts)
def test_nothing_of_either_text_is_missing_from_both_together(one: str, other: str) -> None:
    both = iter(together(one, other))
    assert all(character in both for character in other), "not in this order"
    both = iter(together(one, other))
    assert all(character in both for character in one), "not in this order"


@pytest.mark.parametrize(
    ("base", "one", "other", "both"),
    [
        ("甲。乙。", "甲一。乙。", "甲。乙二。", "甲一。乙二。"),
        ("甲。乙。丙。", "甲。丙。", "甲。乙。丙。丁。", "甲。丙。丁。"),
        ("甲。", "甲一。", "甲二。", "甲一。甲二。"),
        ("甲。丙。", "甲。乙。丙。", "甲。丁。丙。", "甲。乙。丁。丙。"),
        ("甲。丙。", "甲。乙。丙。", "甲。乙。丙。", "甲。乙。丙。"),
        ("甲。乙。丙。", "戊。", "甲。己。丙。", "戊。甲。己。丙。"),
        ("甲。乙。", "甲。乙。丙", "甲。乙。丁", "甲。乙。丙\n丁"),
        ("", "甲。", "乙。", "甲。乙。"),
    ],
)
def test_of_two_texts_from_one_each_change_is_made(
    base: str, one: str, other: str, both: str
) -> None:
    assert together(one, other, base) == both


@examples(300)
@given(texts, texts)
def test_where_only_one_side_has_changed_its_text_is_taken(base: str, one: str) -> None:
    assert together(one, base, base) == together(base, one, base) == one
    assert together(one, one, base) == one


@examples(300)
@given(texts, texts, texts)
def test_nothing_that_either_side_has_added_is_missing(base: str, one: str, other: str) -> None:
    both = together(one, other, base)
    for text in (one, other):
        clauses = re.split("[，。；：！？\n]", text)
        assert all(clause in both for clause in clauses if clause not in base)
