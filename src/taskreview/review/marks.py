"""The numbers in front of the items of a text: 1. 2. 3., （一）（二）, ①②, 一是…二是…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from taskreview.review.numerals import small_number

MEASURES_OF_WHOLES = "个家所处座项条间户名人件张块部辆台套盏场"
"""After these a figure has no decimals: `1.15个村` is item 1 with fifteen villages."""


class MarkStyle(Enum):
    """How items are numbered."""

    DOT = auto()
    BRACKETS = auto()
    HALF_BRACKET = auto()
    """1）……；2）……"""
    CIRCLED = auto()
    IS = auto()
    """一是……；二是……"""
    CHINESE = auto()
    ORDINAL = auto()
    """第一，……；第二，……"""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number in front of an item."""

    start: int
    end: int
    style: MarkStyle
    number: int


class _Lead(Enum):
    """What stands in front of a number."""

    END = auto()
    """The end of a sentence or a line, or a blank."""
    COLON = auto()
    COMMA = auto()


class _Candidate(NamedTuple):
    """What looks like a mark.

    It is one if that is sure, or if the number in front of it or the next one is there as well.
    """

    mark: Mark
    is_sure: bool


_BEGINNING = re.compile(r"(?:^|[。；;！？\n：:，,]|(?<=\s))\s*")
_NUMERAL = "[一二三四五六七八九十]"
_STYLES: tuple[tuple[MarkStyle, re.Pattern[str]], ...] = (
    # `1.2024年` is item 1 and the year; `3.54公里` is a figure.
    (MarkStyle.DOT, re.compile(r"(\d{1,2})[.、](?=\s*[^\d\s]|\s*(?:19|20)\d\d年)")),
    (MarkStyle.BRACKETS, re.compile(rf"[（(]({_NUMERAL}{{1,3}}|\d{{1,2}})[）)]")),
    (MarkStyle.HALF_BRACKET, re.compile(r"(?<![（(])(\d{1,2})[）)]")),
    (MarkStyle.CIRCLED, re.compile("([①-⑳])")),
    (MarkStyle.IS, re.compile(rf"({_NUMERAL}{{1,2}})是")),
    # 一、二季度 and 第一、二产业 name two of a kind.
    (MarkStyle.CHINESE, re.compile(rf"({_NUMERAL}{{1,3}})、(?!{_NUMERAL}+[、级类季期号中小])")),
    (MarkStyle.ORDINAL, re.compile(rf"第({_NUMERAL}{{1,2}})[，,、](?!{_NUMERAL})")),
)
_BEFORE_A_COUNT = re.compile(
    rf"(\d{{1,2}})\.(?=\d{{1,6}}[{MEASURES_OF_WHOLES}](?!百分点|月|小时|工作日))"
)
"""A mark of the style DOT, or a figure with decimals."""
_A_LIST = 2
_LEFT_OUT = 3
"""How many numbers make a list, and how far the next one of it may be from the last."""
_AFTER_COMMAS_TOO = {MarkStyle.IS, MarkStyle.ORDINAL}
_IN_A_WORD = re.compile(r"[\dA-Za-z.统唯专单第一二三四五六七八九十]")
"""Behind these a number is a part of a word or of a longer number: 唯一是, 第一、, 2.1."""


def marks_of(text: str) -> tuple[Mark, ...]:
    """The marks of a folded text, in order."""
    by_style: dict[MarkStyle, list[_Candidate]] = {}
    for candidate in _candidates(text):
        by_style.setdefault(candidate.mark.style, []).append(candidate)
    found: list[Mark] = []
    for candidates in by_style.values():
        marks = _counted(candidates)
        marks += _passed_over(text, marks)
        # A number that stands alone is a list only if it is the first.
        if len(marks) > 1 or any(
            mark.number == 1 and mark.style is not MarkStyle.IS for mark in marks
        ):
            found += marks
    return tuple(sorted(found, key=lambda mark: mark.start))


def _candidates(text: str) -> Iterator[_Candidate]:
    """What may be a mark where a sentence or a part of one begins."""
    behind = -1
    last: dict[MarkStyle, int] = {}
    for beginning in _BEGINNING.finditer(text):
        place = beginning.end()
        lead = _lead(beginning[0])
        seen: set[MarkStyle] = set()
        # `1.一是修路` begins two lists, one within the other.
        while place > behind:
            behind = place
            mark = _mark_at(text, place) or _before_a_count(text, place, lead, last)
            if mark is None or mark.style in seen:
                break
            yield _Candidate(mark, lead is _Lead.END or mark.style in _AFTER_COMMAS_TOO)
            seen.add(mark.style)
            last[mark.style] = mark.number
            place = mark.end


def _lead(beginning: str) -> _Lead:
    if beginning[:1] in ("：", ":") and "\n" not in beginning:
        return _Lead.COLON
    if beginning[:1] in ("，", ",") and "\n" not in beginning:
        return _Lead.COMMA
    return _Lead.END


def _mark_at(text: str, place: int) -> Mark | None:
    for style, pattern in _STYLES:
        match = pattern.match(text, place)
        number = small_number(match[1]) if match else None
        if match is not None and number is not None:
            return Mark(place, match.end(), style, number)
    return None


def _before_a_count(text: str, place: int, lead: _Lead, last: dict[MarkStyle, int]) -> Mark | None:
    """The mark in `1.15个村`, if 1 is the number that is to come."""
    match = _BEFORE_A_COUNT.match(text, place)
    if match is None or lead is _Lead.COMMA:
        return None
    number = int(match[1])
    before = last.get(MarkStyle.DOT, 0)
    is_next = number == before + 1
    # Behind 1. and 2. a number is one of the list though one before it was left out: 4.14家.
    is_further = before >= _A_LIST and before < number <= before + _LEFT_OUT and lead is _Lead.END
    if is_next or is_further or (lead is _Lead.COLON and number == 1):
        return Mark(place, match.end(), MarkStyle.DOT, number)
    return None


def _counted(candidates: list[_Candidate]) -> list[Mark]:
    """The marks among the candidates of one style."""
    marks = []
    for index, (mark, is_sure) in enumerate(candidates):
        beside = [each.mark.number for each in candidates[max(0, index - 1) : index + 2]]
        follows = index > 0 and beside[0] == mark.number - 1
        if is_sure or follows or beside[-1] == mark.number + 1:
            marks.append(mark)
    return marks


def _passed_over(text: str, marks: list[Mark]) -> list[Mark]:
    """The numbers missing between marks of one style that stand within a sentence.

    In 主要工作1.修路；2.架桥 nothing divides the first number from what leads up to it.
    """
    found = []
    before: Mark | None = None
    for mark in marks:
        begin, last = (before.end, before.number) if before else (0, 0)
        wanted = mark.number - 1
        if wanted not in (0, last):
            pattern = next(pattern for style, pattern in _STYLES if style is mark.style)
            for match in reversed([*pattern.finditer(text, begin, mark.start)]):
                if wanted in (0, last):
                    break
                in_a_word = match.start() > 0 and _IN_A_WORD.match(text, match.start() - 1)
                if small_number(match[1]) == wanted and not in_a_word:
                    found.append(Mark(match.start(), match.end(), mark.style, wanted))
                    wanted -= 1
        before = mark
    return found
