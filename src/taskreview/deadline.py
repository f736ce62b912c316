"""The last day that a deadline allows, however it is written: 2024-12-04, 2024年12月底前.

The rules, where the words leave it open:

- A stretch of time allows all of its days: 2024年12月 ends with the 31st, 2024年第三季度 with
  September, 2024年 with December; 上旬, 中旬 and 下旬 end with the 10th, the 20th and the month.
- What 前 names is counted in, as offices mean 12月31日前, and as the last day of a term runs to
  24:00 (民法典第二百零三条).  The same holds for 12月前 and 2025年前, which are said in both
  senses: nothing is called overdue that may not be.
- Of several days, as of a span or of steps (6月底前完成招标，12月底前完工), the last one counts;
  a later one may leave out the year or month of the one before.  What is put off (延期至9月30日,
  调整为9月30日) is due on the day that it is put off to.
- Where something only begins (2024年4月起, 12月底前启动, 2024年1月至长期) no last day is named.
- Without any year nothing is assumed: registers are kept over the turn of a year.
- 长期, 待定, 立行立改, 每月25日前, 验收后30日内 name no day.
"""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from functools import lru_cache

from taskreview.model import parse_date

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
    if day := parse_date(deadline):
        return day
    from taskreview.deadline_words import last_named, plain

    return last_named(plain(deadline), None)


def flaw(deadline: str | None) -> Flaw | None:
    """What is wrong with a deadline that looks like a date and names no day, else None."""
    if not deadline or len(deadline) > _LONGEST or last_day(deadline):
        return None
    from taskreview.deadline_words import is_like_a_date, last_named, plain, without_this_year

    text = plain(deadline)
    if last_named(without_this_year(text), _LEAP_YEAR):
        return Flaw.NO_YEAR
    return Flaw.NO_SUCH_DAY if is_like_a_date(text) else None
