"""How a text is laid out: numbered items, their sentences, and the segments between commas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from taskreview.review.assessment import Span
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands between 。；！？ and line breaks, and its parts between commas."""

    span: Span
    segments: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What belongs to one number, or stands in front of the first."""

    span: Span
    mark: Mark | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole text."""

    marks: tuple[Mark, ...]
    items: tuple[Item, ...]

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of all items."""
        return [sentence for item in self.items for sentence in item.sentences]


_BEGINNING = re.compile(r"(?:^|[。；;！？\n：:，,]|(?<=\s))\s*")
_STRONG = "。；;！？\n"
_STYLES: tuple[tuple[MarkStyle, re.Pattern[str]], ...] = (
    # `1.2024年` is item 1 and the year; `3.54公里` is a figure.
    (MarkStyle.DOT, re.compile(r"(\d{1,2})[.、](?=\s*[^\d\s]|\s*(?:19|20)\d\d年)")),
    (MarkStyle.DOT, re.compile(rf"(\d{{1,2}})\.(?=\d{{1,6}}[{MEASURES_OF_WHOLES}])")),
    (MarkStyle.BRACKETS, re.compile(r"[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]")),
    (MarkStyle.HALF_BRACKET, re.compile(r"(\d{1,2})[）)]")),
    (MarkStyle.CIRCLED, re.compile(r"([①-⑳])")),
    (MarkStyle.IS, re.compile(r"([一二三四五六七八九十]{1,2})是")),
    (MarkStyle.CHINESE, re.compile(r"([一二三四五六七八九十]{1,3})、")),
    (MarkStyle.ORDINAL, re.compile(r"第([一二三四五六七八九十]{1,2})[，,、]")),
)
_AFTER_COMMAS_TOO = {MarkStyle.IS, MarkStyle.ORDINAL}
_DECIMAL = 1
"""The index in `_STYLES` of the reading that a figure with decimals would have too."""

_OPENING = dict(zip("（(“《【", "）)”》】", strict=True))
_EDGES = " \t\n\u3000，,、。；;：:！？"
_LONGEST_QUOTE = 40
"""Characters; what is not closed by then was never meant to be."""


def laid_out(text: str) -> Layout:
    """The layout of a folded text."""
    marks = _marks(text)
    starts = sorted({0, *(mark.start for mark in marks)})
    by_start = {mark.start: mark for mark in marks}
    items = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        mark = by_start.get(start)
        sentences = tuple(
            Sentence(span, tuple(_pieces(text, span, "，,")))
            for span in _pieces(text, Span(mark.end if mark else start, end), "。；;！？\n")
        )
        if sentences:
            whole = Span(sentences[0].span.start, sentences[-1].span.end)
            items.append(Item(whole, mark, sentences))
    return Layout(marks, tuple(items))


def _marks(text: str) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for beginning in _BEGINNING.finditer(text):
        lead = beginning[0].strip(" \t")
        mark = _mark_at(text, beginning.end(), not lead or lead[0] in _STRONG, found)
        if mark is not None and not (found and found[-1].start == mark.start):
            found.append(mark)
    counts: dict[MarkStyle, int] = {}
    for mark in found:
        counts[mark.style] = counts.get(mark.style, 0) + 1
    # A number that stands alone is a list only if it is the first.
    return tuple(
        mark
        for mark in found
        if counts[mark.style] > 1 or (mark.number == 1 and mark.style is not MarkStyle.IS)
    )


def _mark_at(text: str, place: int, is_strong: bool, before: list[Mark]) -> Mark | None:
    for index, (style, pattern) in enumerate(_STYLES):
        match = pattern.match(text, place)
        if match is None:
            continue
        if not is_strong and style not in _AFTER_COMMAS_TOO:
            return None
        number = small_number(match[1])
        if number is None:
            return None
        if index == _DECIMAL:
            last = next((mark.number for mark in reversed(before) if mark.style is style), 0)
            if number != last + 1:
                return None
        return Mark(place, match.end(), style, number)
    return None


def _pieces(text: str, within: Span, separators: str) -> list[Span]:
    """The trimmed parts between separators that stand outside brackets and quotes."""
    pieces = []
    begin = within.start
    closing = ""
    opened = begin
    for place in range(within.start, within.end):
        character = text[place]
        if closing:
            if character == closing:
                closing = ""
                continue
            if character not in "。\n" and place - opened < _LONGEST_QUOTE:
                continue
            closing = ""
        if character in _OPENING:
            expected = _OPENING[character]
            if text.find(expected, place, min(place + _LONGEST_QUOTE, within.end)) > 0:
                closing, opened = expected, place
        elif character in separators and not _is_inside_number(text, place):
            pieces += _trimmed(text, begin, place)
            begin = place + 1
    return pieces + _trimmed(text, begin, within.end)


def _is_inside_number(text: str, place: int) -> bool:
    return (
        text[place] == ","
        and 0 < place < len(text) - 1
        and text[place - 1].isdigit()
        and text[place + 1].isdigit()
    )


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The passage without the punctuation around it; nothing if nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return [Span(start, end)] if start < end else []
