"""Days as people write them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.model import (
    CHINESE_HEADING,
    CHINESE_REVIEW_KEY,
    CHINESE_VERDICT,
    HEADINGS,
    REVIEW_KEYS,
    VERDICTS,
    Field,
    Review,
    ReviewKey,
    Task,
    Verdict,
    digest_to_judge,
    is_review_text,
    parse_date,
    review_as_text,
    review_from_text,
    text_of,
    with_text,
)


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-31",
        "2024/12/31",
        "2024.12.31",
        "2024年12月31日",
        "2024年12月31",
        " 2024 年 12 月 31 日 ",
        "2024-12-31 00:00:00",
        "2024-12-31T00:00:00Z",
        "2024-12-31T00:00:00+08:00",
        "2024-12-31 08:30:00.5 +8",
    ],
)
def test_a_day(text: str) -> None:
    assert parse_date(text) == date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        None, "", " ", "长期坚持", "2024年", "2024年12月", "12-31", "2024-13-01", "2024-02-30",
        "0000-01-01", "2024-12-31之前", "约2024-12-31", "20241231",
        "2024-12-31x", "2024-12-31\n2025-01-01",
    ],
)  # fmt: skip
def test_no_day(text: str | None) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1000, 1, 1)))
def test_every_day_in_every_form(day: date) -> None:
    for form in (
        "{}-{:02}-{:02}",
        "{}/{}/{}",
        "{}.{}.{}",
        "{}年{}月{}日",
        "{}-{:02}-{:02}T12:00:00Z",
    ):
        assert parse_date(form.format(day.year, day.month, day.day)) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), date)


def test_every_field_has_its_headings() -> None:
    for field in Field:
        assert HEADINGS[field.value] is field
        assert HEADINGS[CHINESE_HEADING[field]] is field


def test_every_word_of_a_review_is_known_in_both_languages() -> None:
    for key in ReviewKey:
        assert REVIEW_KEYS[key.value] is REVIEW_KEYS[CHINESE_REVIEW_KEY[key]] is key
    for verdict in Verdict:
        assert VERDICTS[verdict.value] is VERDICTS[CHINESE_VERDICT[verdict]] is verdict


optional = st.none() | st.text(min_size=1)
reviews = st.builds(Review, st.sampled_from(Verdict), optional, optional, optional)


@given(reviews, reviews)
def test_a_review_is_one_text_and_equal_ones_are_equal_texts(one: Review, other: Review) -> None:
    assert review_from_text(review_as_text(one)) == one
    assert (review_as_text(one) == review_as_text(other)) == (one == other)
    task = with_text(Task(1, progress="x"), Field.REVIEW, review_as_text(one))
    assert task == Task(1, progress="x", review=one)
    assert text_of(task, Field.REVIEW) == review_as_text(one)
    assert with_text(task, Field.REVIEW, "") == Task(1, progress="x")


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "null",
        "[]",
        "{}",
        '{"verdict": null}',
        '{"verdict": "x"}',
        '{"verdict": "passed", "x": "y"}',
        '{"verdict": "passed", "reason": ""}',
        "[" * 100_000,
    ],
)
def test_other_texts_are_no_review(text: str) -> None:
    assert not is_review_text(text)
    assert is_review_text("")
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        review_from_text(text)


@given(st.text(), st.text(), st.text())
def test_a_digest_tells_the_texts_apart_and_not_their_blanks(a: str, b: str, c: str) -> None:
    task = Task(1, content=a, status=b, progress=c)
    digest = digest_to_judge(task)
    assert re.fullmatch("[0-9a-f]{8}", digest)
    wrapped = Task(2, 7, "s", f" {a}\n", (), "d", "\t" + b, c + "\u3000")
    assert digest_to_judge(wrapped) == digest
    if "".join(c.split()):
        assert digest_to_judge(Task(1, content=a, status=b + c)) != digest


def test_a_digest_is_what_the_documented_recipe_makes() -> None:
    task = Task(1, content="修路5 公里。", status="推进中", progress="已修\n3公里。")
    assert digest_to_judge(task) == "5e479d5e"  # b2sum -l 32, docs/review-pass.md
