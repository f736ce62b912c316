"""The word as it is written: a task's number, an exact passage, a part of a longer number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from taskreview.model import Field
from taskreview.search.figures import is_digit, is_number, whole
from taskreview.search.matching import Matcher, Span, Test, Tier, allowed
from taskreview.search.query import SEARCHED, Word

_TEXTS = tuple(searched for searched in SEARCHED if searched is not Field.ID)


@dataclass(frozen=True, slots=True)
class Number:
    """The task's number is this one; leading zeros do not count."""

    hint: str
    fields: tuple[Field, ...] = (Field.ID,)
    tier: Tier = Tier.NUMBER

    @property
    def test(self) -> Test:
        return re.compile(f"0*{re.escape(self.hint)}").fullmatch

    def spans(self, text: str) -> list[Span]:
        return [(0, len(text))] if self.test(text) else []


@dataclass(frozen=True, slots=True)
class Passage:
    """The text contains this string."""

    hint: str
    fields: tuple[Field, ...]
    tier: Tier = Tier.EXACT
    test: None = None

    def spans(self, text: str) -> list[Span]:
        found = []
        start = text.find(self.hint)
        while start >= 0:
            end = start + len(self.hint)
            found.append((start, end))
            start = text.find(self.hint, end)
        return found


@dataclass(frozen=True, slots=True)
class Figure:
    """The text contains this string where it cuts no number in two."""

    hint: str
    fields: tuple[Field, ...]
    pattern: re.Pattern[str] = field(repr=False)
    tier: Tier = Tier.EXACT

    @property
    def test(self) -> Test:
        return self.pattern.search

    def spans(self, text: str) -> list[Span]:
        return [match.span() for match in self.pattern.finditer(text)]


def literal_matchers(word: Word) -> Iterator[Matcher]:
    """The matchers that take the word as it is written, best first."""
    if word.number is not None and word.field in (None, Field.ID):
        yield Number(word.number.lstrip("0"))
    fields = allowed(word, _TEXTS)
    if fields:
        for spelling in word.spellings:
            yield from _passages(spelling, fields)


def _passages(word: str, fields: tuple[Field, ...]) -> Iterator[Matcher]:
    open_end = is_digit(word[-1])
    # One figure alone is in nearly every number: telling apart where it stands would cost a
    # look into nearly every text.
    if len(word) == 1 or not (is_digit(word[0]) or open_end):
        yield Passage(word, fields)
        return
    yield Figure(word, fields, whole(word))
    if is_number(word):
        yield Passage(word, fields, Tier.EMBEDDED)
    elif open_end:
        yield Figure(word, fields, whole(word, to_the_end=False), Tier.EMBEDDED)
