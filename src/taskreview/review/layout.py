"""How a text is laid out: numbered items, their sentences, and the segments between commas."""

from __future__ import annotations

from dataclasses import dataclass

from taskreview.review.assessment import Span
from taskreview.review.marks import Mark, marks_of
from taskreview.review.numerals import is_inside_number


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


_OPENING = dict(zip("（(“《【", "）)”》】", strict=True))
_EDGES = " \t\n\u3000，,、。；;：:！？"
_LONGEST_QUOTE = 40
"""Characters; what is not closed by then was never meant to be."""


def laid_out(text: str) -> Layout:
    """The layout of a folded text."""
    marks = marks_of(text)
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
        elif character in separators and not is_inside_number(text, place):
            pieces += _trimmed(text, begin, place)
            begin = place + 1
    return pieces + _trimmed(text, begin, within.end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The passage without the punctuation around it; nothing if nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return [Span(start, end)] if start < end else []
