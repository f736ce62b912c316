"""Names and the figures that follow them one by one: 甲、乙、丙分别完成1、2、3个."""

from __future__ import annotations

import re
from dataclasses import dataclass

from taskreview.review.assessment import Span
from taskreview.review.vocabulary import WORK_VERBS

_RESPECTIVELY = re.compile("分别|各自")
_LEADING = re.compile("(?:截至[^，。；、]{1,10}[，,])?(?:将|把|对|使|其中|目前)?")
_TRAILING = re.compile(
    r"(?:等?[两二三四五六七八九\d](?:项|个|类|种|家|者|大)(?:[^，、]{2,4})?|等"
    "|同比|环比|均|也|已|就|则|还|预计|[，,])*(?:[由从].*)?$"
)
_DEED = re.compile(f"(?:{WORK_VERBS})+")
_AND = re.compile("、|以及|[和与](?![谐平美睦会众])|(?<![普涉波危推顾])及(?![时格早其])")
_COMMA = re.compile("、")
_FEWEST = 2
_SHORTEST = 2
_LONGEST = 120
"""Characters of the names in front of 分别 that are read, more than anybody writes."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The names that go with 分别, and where the figures begin that belong to them in order."""

    readings: tuple[tuple[Span, ...], ...]
    """The names; two readings where 和 may be a part of one."""
    figures_from: int

    def names(self, count: int) -> tuple[Span, ...]:
        """A name for each of so many figures; none if there are not as many names."""
        return next((names for names in self.readings if len(names) == count), ())

    def tail(self, names: tuple[Span, ...]) -> Span:
        """What the last name has more than each other, and is meant of all: 供水、排水|管网."""
        last = names[-1]
        longest = max(name.end - name.start for name in names[:-1])
        has_more = last.end - last.start >= longest + _SHORTEST
        return Span(last.start + longest if has_more else last.end, last.end)


def enumeration(text: str, sentence: Span, segment: Span, figures: list[int]) -> Enumeration | None:
    """The enumeration whose 分别 a segment has; None without one.

    `figures` says where the figures of the segment begin.
    """
    word = _RESPECTIVELY.search(text, *segment)
    if word is None:
        return None
    start, end = segment.start, word.start()
    if not text[start:end].strip("均也已则并就同比"):
        # 甲、乙两项，分别达到1、2: the names stand in the segment in front.
        end = max(segment.start - 1, sentence.start)
        start = max(sentence.start, text.rfind("，", sentence.start, end) + 1)
    start = max(start, end - _LONGEST)
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    if trailing := _TRAILING.search(text, start, end):
        end = trailing.start()
    readings = [_cut(text, Span(start, end), each) for each in (_AND, _COMMA)]
    first = next((each for each in figures if each > word.end()), word.end())
    if max(map(len, readings)) < _FEWEST and first - word.end() <= _LONGEST:
        # 分别培训教师、医生1人和2人
        deed = _DEED.match(text, word.end(), first)
        start = deed.end() if deed else word.end()
        readings = [_cut(text, Span(start, first), each) for each in (_AND, _COMMA)]
    return Enumeration(tuple(readings), word.end())


def _cut(text: str, passage: Span, separator: re.Pattern[str]) -> tuple[Span, ...]:
    names, start = [], passage.start
    for cut in (*separator.finditer(text, *passage), None):
        end = cut.start() if cut else passage.end
        if end - start >= _SHORTEST:
            names.append(Span(start, end))
        start = cut.end() if cut else end
    return tuple(names)
