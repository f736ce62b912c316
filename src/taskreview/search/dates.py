"""Deadlines as a query asks for them: a day, a month, a year, before or after one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from taskreview.model import last_day_of_month

_RELATIONS = {"《": "<", "》": ">", "≤": "<=", "≥": ">=", "≦": "<=", "≧": ">="}
"""Other ways to write a relation; an input method left in Chinese types 《 for <."""

_RELATION = "(?P<relation>[<>《》=]?=?|[≤≥≦≧])"

_DUE = re.compile(
    _RELATION + r"(?P<year>[12][0-9]{3})"
    r"(?:[-/.年](?:(?P<month>[0-9]{1,2})(?:[-/.月](?:(?P<day>[0-9]{1,2})日?)?)?)?)?"
)

_UNFINISHED = re.compile(
    _RELATION + "(?:[12][0-9]{0,2}|[12][0-9]{3}[-/.年](?:[0-9]{1,2}[-/.月])?0)?"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def admits(self, day: date | None) -> bool:
        """Whether a deadline is among the days; none is not."""
        return day is not None and self.first <= day <= self.last


def parse_due(text: str) -> Days | None:
    """The days that a folded text asks for (<2024-12-01, >=2024年12月, 2024), None if none.

    A year or a month is all of its days: `<2024-12` ends with November, `<=2024-12` with December.
    """
    match = _DUE.fullmatch(text)
    if match is None:
        return None
    days = _stretch(int(match["year"]), match["month"], match["day"])
    if days is None:
        return None
    first, last = days
    relation = match["relation"]
    for written, meant in _RELATIONS.items():
        relation = relation.replace(written, meant)
    match relation:
        case "<":
            return Days(date.min, first - timedelta(days=1))
        case "<=":
            return Days(date.min, last)
        case ">":
            return Days(last + timedelta(days=1), date.max)
        case ">=":
            return Days(first, date.max)
        case _:
            return Days(first, last)


def is_unfinished(text: str) -> bool:
    """Whether the folded text is the beginning of what asks for days: <, >=20, 2024-0."""
    return _UNFINISHED.fullmatch(text) is not None


def _stretch(year: int, month: str | None, day: str | None) -> tuple[date, date] | None:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, int(month), 1), last_day_of_month(year, int(month))
        only = date(year, int(month), int(day))
    except ValueError:
        return None
    return only, only
