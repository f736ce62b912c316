"""What stands under `review` (审核), read in both ways a task is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples, tasks
from document.test_quick_path import both_ways
from taskreview.errors import MalformedError
from taskreview.model import Json, Review, Verdict


@pytest.mark.parametrize(
    ("source", "review"),
    [
        (
            "{verdict: returned, reason: 缺, date: 2025-01-10, digest: 3f9c1a2b}",
            Review(Verdict.RETURNED, "缺", "2025-01-10", "3f9c1a2b"),
        ),
        (
            "{结论: 退回, 原因: 缺, 日期: 2025年1月10日, 校验码: '12345678'}",
            Review(Verdict.RETURNED, "缺", "2025年1月10日", "12345678"),
        ),
        ("{digest: 12345678, verdict: 通过}", Review(Verdict.PASSED, None, None, "12345678")),
        ("{结论: Passed, reason: , date: ~, 校验码: ''}", Review(Verdict.PASSED)),
        ("{verdict: '退回 ', reason: 1.50}", Review(Verdict.RETURNED, "1.50")),
        ("{verdict: Pass}", Review(Verdict.PASSED)),
        ("{结论: 不通过, 原因: 缺}", Review(Verdict.RETURNED, "缺")),
    ],
)
@pytest.mark.parametrize("key", ["review", "审核", "' 审核'", "&a review"])
def test_a_verdict_is_read_in_both_languages(key: str, source: str, review: Review) -> None:
    [task] = tasks(f"- id: 1\n  {key}: {source}\n")
    assert task.review == review
    assert task.extra == ()


@pytest.mark.parametrize("value", ["", "~", "null", "''", "' '", "{verdict: }", "{结论: null}"])
def test_what_is_left_blank_is_no_verdict_and_nothing_else_either(value: str) -> None:
    [task] = tasks(f"- id: 1\n  review: {value}\n")
    assert (task.review, task.extra) == (None, ())


@pytest.mark.parametrize("verdict", ["passed", ""])
def test_unknown_keys_in_a_review_are_shown_among_the_others(verdict: str) -> None:
    [task] = tasks(f"- x: 1\n  审核:\n    备注: 李\n    结论: {verdict}\n    by: [a]\n  y: 2\n")
    shown: list[tuple[str, Json]] = [
        ("x", 1),
        ("review.备注", "李"),
        ("review.by", ["a"]),
        ("y", 2),
    ]
    assert list(task.extra) == shown
    assert (task.review is not None) == bool(verdict)


def test_of_two_reviews_the_last_counts() -> None:
    passed, other = tasks(
        "- {审核: 张三, review: {verdict: passed}}\n- {review: {verdict: passed}, 审核: 张三}\n"
    )
    assert passed.review == Review(Verdict.PASSED)
    assert (other.review, other.extra) == (None, (("审核", "张三"),))


def test_a_verdict_is_not_taken_over_from_another_task() -> None:
    found = tasks("- &t {id: 1, review: {verdict: passed, by: 李}}\n- *t\n- {<<: *t, id: 3}\n")
    assert [task.review for task in found] == [Review(Verdict.PASSED), None, None]
    assert [len(task.extra) for task in found] == [1, 0, 0]


NAMES = st.sampled_from(["review", "审核", "' review'", "id", "x"])
VALUES = st.sampled_from(
    ["passed", "退回", "PASSED", "good", "", "~", "''", "1", "!!str a", "&a b", "[a]"]
)
KEYS = st.sampled_from(
    ["verdict", "结论", "reason", "原因", "date", "digest", "校验码", "by", "<<", "!t date"]
)
REVIEWS = VALUES | st.lists(st.tuples(KEYS, VALUES), max_size=4).map(
    lambda pairs: "{" + ", ".join(f"{key} : {value}" for key, value in pairs) + "}"
)


@examples(500)
@given(st.lists(st.tuples(NAMES, REVIEWS), max_size=3))
def test_the_quick_way_says_the_same_or_nothing(pairs: list[tuple[str, str]]) -> None:
    try:
        quick, full, repeats = both_ways(
            "{" + ", ".join(f"{key} : {value}" for key, value in pairs) + "}"
        )
    except MalformedError:
        return
    assert quick in (None, full)
    assert quick is None or not repeats


def test_a_verdict_of_this_program_takes_the_quick_way() -> None:
    for text in (
        "{id: 1, review: {verdict: returned, reason: 缺, date: 2025-01-10, digest: 3f9c1a2b}}",
        "{序号: 1, 审核: {结论: 通过, 日期: 2025-01-10, 校验码: 3f9c1a2b}}",
    ):
        quick, full, _ = both_ways(text)
        assert quick is not None
        assert quick == full
        assert full.review is not None
