"""The last day that a deadline allows, however it is written: 2024-12-04, 2024年12月底前.

The rules, where the words leave it open:

- A stretch of time allows all of its days: 2024年12月 ends with the 31st, 2024年第三季度 with
  September, 2024年 with December; 上旬, 中旬 and 下旬 end with the 10th, the 20th and the month.
- What 前 names is counted in, as offices mean 12月31日前, and as the last day of a term runs to
  24:00 (民法典第二百零三条).  The same holds for 12月前 and 2025年前, which are said in both
  senses: nothing is called overdue that may not be.
- Of several days, as of a span or of steps (6月底前完成招标，12月底前完工), the last one counts;
  a later one may leave out the year or month of the one before.
- Without any year nothing is assumed: registers are kept over the turn of a year.
- 长期, 待定, 每月25日前, 验收后30日内 name no day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from taskreview.model import parse_date
from taskreview.width import narrow

_DIGITS = "一二三四五六七八九"
_NUMERALS = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "十", "二十", "三十"))
    for one, ones in enumerate(("", *_DIGITS))
}
"""Chinese numerals up to 39; a day needs 31."""
_NUMERAL = re.compile(
    rf"[{_DIGITS}十]{{1,3}}(?=(?:[-—–~至到、]第?[{_DIGITS}十]{{1,3}})?个?[季月日号])"
)
_YEAR_IN_NUMERALS = re.compile(rf"[零〇○{_DIGITS}]{{4}}(?=年)")
_YEAR_DIGITS = str.maketrans(f"零〇○{_DIGITS}", "000123456789")

_COMPACT = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(\d\d)(\d\d)?(?!\d)")
_LOOSE_BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_NOTE = re.compile(r"\((?:(?:星期|周|礼拜)[一二三四五六日天]|暂定|含(?:[当本][日天])?)\)")
_IN_BRACKETS = re.compile(r"\(([之以]?前)\)")
_AROUND = "\"'“”‘’()[]〔〕【】《》 "

_YEAR = r"(?P<year>(?:19|20|21)\d\d|(?<!\d)\d\d(?=年[\d底末第上下q]))"
_MONTH = r"(?P<month>\d{1,2})"
_TIME = (
    r"(?:[t ]?(?:上午|下午|中午|晚上?|凌晨)?\d{1,2}(?:(?::\d\d){1,2}|[时点](?:\d{1,2}分|半|整)?)"
    r"|[上下]午)?"
)
_STRETCHES = tuple(
    map(
        re.compile,
        (
            rf"(?:{_YEAR}[-/.年])?{_MONTH}[-/.月](?P<day>\d{{1,2}})(?![\d月季])[日号]?{_TIME}",
            rf"(?:{_YEAR}[-/.年])?{_MONTH}月份?(?:月?[底末]|(?P<third>[上中下])旬)?",
            rf"{_YEAR}[-/.]{_MONTH}(?!\d)[底末]?",
            rf"(?:{_YEAR}年)?{_MONTH}(?=[-—–~至到、,]+\d{{1,2}}月)",
            rf"(?:{_YEAR}年?度?)?(?:第?(?P<quarter>[1-4])季度?|q(?P<q>[1-4])|前(?P<first>[23])个?季度)[底末]?",
            rf"(?:{_YEAR}年)?第?(?P<quarter>[1-4])(?=[-—–~至到、,]第?[1-4]季)",
            rf"(?:{_YEAR}年?度?)?(?P<half>[上下])半年[底末]?",
            rf"{_YEAR}(?!\d)(?:年度?)?(?:全年|年?[底末]|年(?=内))?",
            r"(?P<whole>全年|年[底末])|年(?=内)",
            rf"(?P<day>\d{{1,2}})[日号]{_TIME}",
        ),
    )
)
"""Stretches of time, the narrower ones first; what a stretch leaves out, the one before gives."""
_LEAD = re.compile(
    r"(?:完成时限:?|时限:?|截[止至]|不[晚迟]于|最[晚迟]|力争|争取|确保|原则上|计划|预计|暂定|至|到|于|在)*"
)
_RESULT = (
    "完成|完工|竣工|建成|办结|销号|整改|落实|解决|报送|上报|提交|出台|印发|验收|交付|投入|投用|达标"
    "|见效|取得|实现|形成|达到"
)
_TAIL = re.compile(
    r"(?:[之以]?[前内]|为?止)?"
    rf"(?:(?:全部|全面|基本|如期)?(?:{_RESULT})[^,;、。\d后起每]{{0,12}})?。?"
)
_THIRDS: dict[str | None, int] = {"上": 10, "中": 20}
"""The last days of 上旬 and 中旬; 下旬 ends with the month."""
_JOINT = re.compile(r"[,;、~和及并且或至到]+|[-—–]+")
_GOES_ON = re.compile(r"\(?(?:长期|持续|常态化)\D*")

_THIS_YEAR = re.compile("[今本明当次](?=年[底末内])|[今本明当次]年度?")
_ONLY_DATE_SIGNS = re.compile(r"(?:[-\d年月日号季度q上下半底末第前内之以至到—–~,;、./: ]|旬)*")
_TERM = re.compile(r"\d{1,3}(?:[-—–~至到]\d{1,3})?[年日]以?内?")
"""A length of time, and no day: 3年, 30日内."""
_LEAP_YEAR = 2000
_LONGEST = 200
"""Characters; nothing longer is meant as a deadline."""


class Flaw(Enum):
    """What keeps a deadline that is meant as a date from naming one."""

    NO_YEAR = auto()
    NO_SUCH_DAY = auto()


@lru_cache(maxsize=4096)
def last_day(deadline: str | None) -> date | None:
    """The last day that a deadline allows; None where there is none or it names no day."""
    if not deadline or len(deadline) > _LONGEST:
        return None
    return parse_date(deadline) or _last_named(_plain(deadline), None)


def flaw(deadline: str | None) -> Flaw | None:
    """What is wrong with a deadline that looks like a date and names no day, else None."""
    if not deadline or len(deadline) > _LONGEST or last_day(deadline):
        return None
    text = _plain(deadline)
    if _last_named(_THIS_YEAR.sub("", text), _LEAP_YEAR):
        return Flaw.NO_YEAR
    if _TERM.fullmatch(text):
        return None
    signs = _TAIL.sub("", _LEAD.sub("", text, count=1))
    is_like_a_date = _ONLY_DATE_SIGNS.fullmatch(signs) and re.search(r"\d", signs)
    return Flaw.NO_SUCH_DAY if is_like_a_date else None


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month.  Raises ValueError where there is no such month."""
    first = date(year, month, 1)
    return first.replace(day=monthrange(year, month)[1])


def _plain(deadline: str) -> str:
    """The deadline in one spelling: half width, figures, no blanks but between figures."""
    text = narrow(deadline).strip().lower()
    if text[:1] in _AROUND:
        text = text.strip(_AROUND)
    text = _LOOSE_BLANK.sub("", text.replace("\n", ","))
    text = _YEAR_IN_NUMERALS.sub(lambda found: found[0].translate(_YEAR_DIGITS), text)
    text = _NUMERAL.sub(lambda found: str(_NUMERALS.get(found[0], found[0])), text)
    text = _COMPACT.sub(lambda found: "-".join(filter(None, found.groups())), text)
    return _NOTE.sub("", _IN_BRACKETS.sub(r"\1", text))


def _last_named(text: str, year: int | None) -> date | None:
    """The last of the days that a plain text is made of; `year` is for what names none."""
    month: int | None = None
    last: date | None = None
    at = _end(_LEAD, text, 0)
    while at < len(text):
        stretch = next(filter(None, (each.match(text, at) for each in _STRETCHES)), None)
        if stretch is None:
            break
        named = stretch.groupdict()
        if named.get("year"):
            year = int(named["year"]) + (2000 if len(named["year"]) == 2 else 0)
        try:
            day = _last_of(named, year, month)
        except ValueError:
            return None
        if day is None:
            return None
        month = day.month
        last = max(last, day) if last else day
        at = _end(_TAIL, text, stretch.end())
        if at == len(text):
            return last
        joint = _JOINT.match(text, at)
        if joint is None:
            break
        at = _end(_LEAD, text, joint.end())
    return last if last and _GOES_ON.fullmatch(text, at) else None


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where a pattern that matches anything ends."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _last_of(named: dict[str, str | None], year: int | None, month: int | None) -> date | None:
    """The last day of a stretch.  Raises ValueError where the calendar has no such day."""
    if year is None:
        return None
    if named.get("month"):
        month = int(named["month"] or 0)
    if day := named.get("day"):
        return None if month is None else date(year, month, int(day))
    third = named.get("third")
    if third in _THIRDS:
        return date(year, month or 0, _THIRDS[third])
    if named.get("month"):
        return last_day_of_month(year, month or 0)
    if half := named.get("half"):
        return last_day_of_month(year, 6 if half == "上" else 12)
    quarters = named.get("quarter") or named.get("q") or named.get("first") or 4
    return last_day_of_month(year, 3 * int(quarters))
