"""Days that do not exist, are still to come, or are of last year."""

from __future__ import annotations

import pytest

from review.talk import hinted
from taskreview.review import HintCode


@pytest.mark.parametrize(
    ("progress", "dates"),
    [
        ("2025年2月30日开工。", ["2025年2月30日"]),
        ("6月31日开工。", ["6月31日"]),
        ("2025年13月开工。", ["2025年13月"]),
        ("15月开工。", ["15月"]),
        ("2024-02-30验收。", ["2024-02-30"]),
        ("2024年2月29日开工，6月30日完工。", []),
        ("前5个月完成，1—5月验收。", []),
        ("于14月铺装，截至13月，栈道于0月底完工。", ["14月", "13月", "0月"]),
        ("质保至13月中旬，31月5日复验。", ["13月", "31月5日"]),
        # Ages and terms.
        ("为0-36月龄幼儿、18月龄以上儿童配备护栏。", []),
        ("合同工期24月，质保36月，养护期18月以上。", []),
    ],
)
def test_days_that_no_calendar_has(progress: str, dates: list[str]) -> None:
    assert hinted(HintCode.BAD_DATE, progress) == dates


@pytest.mark.parametrize(
    ("progress", "dates"),
    [
        ("2025年9月步道通过验收。", ["2025年9月"]),
        ("预计2025年9月步道通过验收。", []),
        ("2025年6月步道通过验收。", []),
        ("自2025年9月1日起施行。", []),
        ("《规划（2026年1月）》已印发。", []),
    ],
)
def test_days_to_come(progress: str, dates: list[str]) -> None:
    assert hinted(HintCode.FUTURE_DATE, progress) == dates


@pytest.mark.parametrize(
    ("progress", "years"),
    [
        ("截至2024年12月底，建成6公里。", ["2024年12月"]),
        ("截止到2024年底，建成6公里。", ["2024年"]),
        ("截至2025年6月，建成6公里。", []),
        ("2024年开工，建成6公里。", []),
    ],
)
def test_last_years_text(progress: str, years: list[str]) -> None:
    assert hinted(HintCode.STALE_YEAR, progress) == years
