"""Days and years that cannot be, or cannot be yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from taskreview.i18n import _
from taskreview.review.assessment import Span
from taskreview.review.case import Case
from taskreview.review.hints.finding import Finding
from taskreview.review.hints.quoted import without_quoted

_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?年(?:\s?(?P<month>\d{1,2})\s?月(?:份)?(?:\s?(?P<day>\d{1,2})\s?日)?)?"
    r"|(?P<year2>(?:19|20)\d\d)[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2})(?!\d)"
)
_NO_MONTH = re.compile(
    # As a time, and not as a term or an age: 于15月, 13月底, but 工期24月, 36月龄.
    r"(?:(?:(?<![^。；，,、\s])|(?<=[年于在自从])|(?<=[截直][至止]))(?:1[3-9]|[2-9]\d|0)月"
    r"(?!份?报|龄|[以之]?[内上下]|[期限])"
    r"|(?<![\d.])(?:1[3-9]|[2-9]\d|0)月(?=份(?!报)|底|初|末|[上中下]旬|\d{1,2}日))"
    r"|(?<=月)(?:3[2-9]|[4-9]\d|0)日"
)
_MONTH_AND_DAY = re.compile(r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_AHEAD = re.compile(
    r"预计|计划|拟|将|力争|确保|前|到期|有效|至|下一步|目标|施行|实施|起|截止|报名|召开|—|－|-"
)
_UP_TO = re.compile(r"截[至止]\s*(?:到)?\s*$")
_LEAP_YEAR = 2000
"""For days without a year: in it there is a 29th of February."""


class _Day(NamedTuple):
    """A date as written; month and day are 0 where it has none."""

    span: Span
    year: int
    month: int
    day: int


def bad_date(case: Case) -> Iterator[Finding]:
    """A day that no calendar has."""
    text = case.progress.text
    taken: list[Span] = []
    for day in _days(text):
        taken.append(day.span)
        if day.month and _first_day(day) is None:
            yield Finding(*day.span, _("there is no such day"))
    others = [*_MONTH_AND_DAY.finditer(text), *_NO_MONTH.finditer(text)]
    for match in others:
        span = Span(*match.span())
        if any(span.overlaps(other) for other in taken):
            continue
        taken.append(span)
        groups = match.groupdict()
        if groups and _calendar_day(_LEAP_YEAR, int(groups["month"]), int(groups["day"])):
            continue
        yield Finding(*span, _("there is no such day"))


def future_date(case: Case) -> Iterator[Finding]:
    """A day that is still to come, in a sentence that does not speak of a plan."""
    text = without_quoted(case.progress.text)
    for day in _days(text):
        first = _first_day(day) if day.month else None
        if first is None or first <= case.as_of:
            continue
        segment = next(
            (
                segment
                for sentence in case.progress.layout.sentences
                for segment in sentence.segments
                if segment.overlaps(day.span)
            ),
            day.span,
        )
        if not _AHEAD.search(text, *segment):
            yield Finding(
                *day.span,
                _("this day comes after {today}, and the sentence names no plan").format(
                    today=case.as_of
                ),
            )


def stale_year(case: Case) -> Iterator[Finding]:
    """As of a year (截至2024年) before that of the deadline: last year's text."""
    if case.deadline is None:
        return
    for day in _days(case.progress.text):
        start = max(0, day.span.start - 8)
        if day.year < case.deadline.year and _UP_TO.search(
            case.progress.text[start : day.span.start]
        ):
            yield Finding(
                *day.span,
                _("the text is as of {year}, and the deadline lies in {due}").format(
                    year=day.year, due=case.deadline.year
                ),
            )


def _days(text: str) -> Iterator[_Day]:
    for match in _DATE.finditer(text):
        groups = match.groupdict()
        year = groups["year"] or groups["year2"]
        month = groups["month"] or groups["month2"] or 0
        day = groups["day"] or groups["day2"] or 0
        yield _Day(Span(*match.span()), int(year), int(month), int(day))


def _first_day(day: _Day) -> date | None:
    return _calendar_day(day.year, day.month, day.day or 1)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
