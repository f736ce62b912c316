"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.model import CHINESE_HEADING, HEADINGS, Field, parse_date


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
