"""The last day that a deadline allows, as people write deadlines."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.deadline import Flaw, flaw, last_day
from taskreview.model import parse_date

LAST_DAYS = {
    date(2024, 12, 4): """
        2024-12-04|2024年12月4日|2024年12月4日前|2024年12月4日之前|2024年12月4日以前|2024.12.4
        2024/12/4|20241204|2024年12月4号|截止2024年12月4日|2024年12月4日止
        ２０２４年１２月４日前|二〇二四年十二月四日前|2024 年 12 月 4 日 前
        2024年12月4日18:00前|2024-12-04 18:00前|2024年12月4日下午5点前|2024年12月4日24时前
        2024年12月4日（星期三）|2024年12月4日（含）|2024年12月4日上午|不晚于2024年12月4日
        2024年12月4日前完成|2024年12月1日至4日|2024年12月1-4日|20241204前|2024-12-04 00:00:00""",
    date(2024, 12, 31): """
        2024年12月|2024年12月底|2024年12月底前|2024年12月末|2024年12月份|2024年12月底之前
        2024年12月下旬|2024年底|2024年底前|2024年年底前|2024年末|2024年|2024|2024年内|2024年度
        2024年全年|2024年下半年|2024年第四季度|2024Q4|2024年四季度末|2024-12|2024.12|202412
        24年12月底|24年底前|力争2024年底前|2024年1月-12月|2024年1-12月|2023—2024年
        2024.1-2024.12|2024-01-01至2024-12-31|2024年6月、12月底前
        2024年6月底前完成招标，12月底前完工|2024年12月底前完成，长期坚持|2024年12月前
        2024-12底前|2024.12月底|2024年年内|2024年12月底（长期坚持）|2024年12月31日（前）
        〔2024年12月底〕|“2024年底”|2024年12月底前取得阶段性成效""",
    date(2024, 11, 30): "2024年11月底前|2024年11月|2024年十一月底|2024-11",
    date(2024, 9, 30): """
        2024年第三季度|2024年三季度末|2024年3季度|2024年前三季度
        2024年三季度前|2024年1-3季度|2024年二、三季度""",
    date(2024, 6, 30): "2024年上半年|2024年上半年前|2024年二季度",
    date(2024, 12, 20): "2024年12月中旬|2024年12月中旬前",
    date(2024, 2, 29): "2024年2月底|2024年2月",
    date(2025, 6, 30): "2024年12月底前完成主体工程建设，2025年6月底前全面完工",
}


def _each(listed: str) -> list[str]:
    return [
        text for line in listed.split("\n") for each in line.split("|") if (text := each.strip())
    ]


@pytest.mark.parametrize(
    ("deadline", "day"),
    [(text, day) for day, listed in LAST_DAYS.items() for text in _each(listed)],
)
def test_the_last_day_of_a_deadline(deadline: str, day: date) -> None:
    assert last_day(deadline) == day
    assert flaw(deadline) is None


@pytest.mark.parametrize(
    "deadline",
    [None, "", " ", *_each("""
        长期|长期坚持|持续推进|待定|常态化|TBD|同上|每月25日前|每季度末|验收后30日内|30日内
        3年|1-2年|6个月|2024年12月起|2024年12月31日后|2024年12月取得批复后6个月内
        2024年12月完成验收后一周内|2024年春节前|2024年12月底前启动|2024年12月初|2024年初
        2024年中""")],
)  # fmt: skip
def test_words_that_name_no_last_day_are_not_wrong(deadline: str | None) -> None:
    assert last_day(deadline) is None
    assert flaw(deadline) is None


@pytest.mark.parametrize(
    "deadline",
    _each("年底|年底前|年内|12月底前|12月31日前|三季度|下半年|今年底前|明年6月底|6月、12月底前"),
)
def test_a_year_is_not_guessed(deadline: str) -> None:
    assert last_day(deadline) is None
    assert flaw(deadline) is Flaw.NO_YEAR


@pytest.mark.parametrize(
    "deadline",
    _each("""
        2024-13-01|2024-02-30|2024年13月|2024年2月30日前|2024年12月32日前完成|20241304|45657
        13月底|2024-|2024年5季度|0000-01-01|2024年0月"""),
)
def test_a_broken_date_is_told(deadline: str) -> None:
    assert last_day(deadline) is None
    assert flaw(deadline) is Flaw.NO_SUCH_DAY


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_in_every_form(day: date) -> None:
    for form in ("{}-{:02}-{:02}", "{}{:02}{:02}", "{}年{}月{}日前", "{}.{}.{}之前"):
        assert last_day(form.format(day.year, day.month, day.day)) == day


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_month_ends_before_the_next_one(day: date) -> None:
    last = last_day(f"{day.year}年{day.month}月底前")
    assert last is not None
    assert last >= day
    assert (last.month, (last + timedelta(1)).day) == (day.month, 1)


@given(st.text("0123456789年月日号季度上中下半底末前内至-/.、， 一二三十q每后", max_size=16))
def test_any_text_is_read_without_harm(text: str) -> None:
    day = last_day(text)
    assert flaw(text) is None or day is None
    if (plain := parse_date(text)) is not None:
        assert day == plain
