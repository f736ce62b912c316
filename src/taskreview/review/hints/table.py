"""Which rule looks for which hint, and how much each weighs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from taskreview.review.assessment import STYLE_RULES, Hint, HintCode, Level
from taskreview.review.case import Case
from taskreview.review.hints import arithmetic, dates, status, style, substance, writing
from taskreview.review.hints.finding import Rule

_RULES: dict[HintCode, Rule] = {
    HintCode.NO_ANSWER: status.no_answer,
    HintCode.EMPTY_PROGRESS: status.empty_progress,
    HintCode.OVERDUE: status.overdue,
    HintCode.STATUS_VS_TEXT: status.status_vs_text,
    HintCode.STATUS_VS_FIGURE: status.status_vs_figure,
    HintCode.RATIO: arithmetic.ratio,
    HintCode.SUM: arithmetic.sum_,
    HintCode.COPIED_CONTENT: substance.copied_content,
    HintCode.NO_FIGURE: substance.no_figure,
    HintCode.UNIT_NOT_MENTIONED: substance.unit_not_mentioned,
    HintCode.STALE_YEAR: dates.stale_year,
    HintCode.BAD_DATE: dates.bad_date,
    HintCode.FUTURE_DATE: dates.future_date,
    HintCode.NUMBERING: writing.numbering,
    HintCode.DOUBLED_WORD: writing.doubled_word,
    HintCode.UNBALANCED: writing.unbalanced,
    HintCode.PUNCT: writing.punct,
    HintCode.APPROX_CONFLICT: style.approx_conflict,
    HintCode.JIEZHI: style.jiezhi,
    HintCode.WIDTH: style.width,
    HintCode.SPACE: style.space,
    HintCode.NO_PERIOD: style.no_period,
}
_ERRORS = frozenset(
    {
        HintCode.EMPTY_PROGRESS,
        HintCode.OVERDUE,
        HintCode.SUM,
        HintCode.BAD_DATE,
        HintCode.NUMBERING,
        HintCode.DOUBLED_WORD,
        HintCode.UNBALANCED,
        HintCode.PUNCT,
    }
)
_MOST_OF_A_RULE = 20
"""Hints of one rule on one task; a text with more is beyond reading one by one."""


def level(code: HintCode) -> Level:
    """How much a hint of this rule weighs, unless it says otherwise itself."""
    if code in STYLE_RULES:
        return Level.STYLE
    return Level.ERROR if code in _ERRORS else Level.CHECK


def hints(case: Case, rules: frozenset[HintCode]) -> Iterator[Hint]:
    """The hints of these rules, by their value and then by their place."""
    for code in HintCode:
        if code in rules:
            for found in sorted(islice(_RULES[code](case), _MOST_OF_A_RULE)):
                yield Hint(
                    code,
                    found.level or level(code),
                    found.field,
                    found.start,
                    found.end,
                    found.message,
                    found.promise,
                )
