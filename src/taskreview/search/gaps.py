"""The word with gaps in it: 停位 for 停车位, 养老床位 for 养老家庭照护床位, pm25 for PM2.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.model import Field
from taskreview.search.figures import cuts_number
from taskreview.search.matching import PROSE, Matcher, Span, Test, Tier, allowed, merged
from taskreview.search.query import Word
from taskreview.search.slips import NEGATIONS

_UNSKIPPABLE = re.compile(f"[。；，：！？\n{NEGATIONS}]")
"""A gap stays within its clause, and never swallows a negation."""

_ELEMENT = re.compile(r"[0-9][0-9.]*|[a-z]+|.")
_LETTERS_AND_FIGURES = re.compile(r"(?=.*[a-z])(?=.*[0-9])[a-z0-9]+")
_SEPARATORS = ".-/ "
_CHUNK_GAP = 8
_CHARACTER_GAP = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """Parts of a word that must follow each other with at most `gap` characters in between."""

    parts: tuple[str, ...]
    gap: int
    skippable: str | None = None

    def spans_from(self, text: str, start: int) -> list[Span]:
        """The spans of the parts, the first one at `start`; empty if they do not follow."""
        spans = []
        at, reach = start, 0
        for part in self.parts:
            found = text.find(part, at, at + reach + len(part))
            if found < 0 or not self._may_skip(text[at:found]):
                return []
            at, reach = found + len(part), self.gap
            if cuts_number(text, found, at) and self.skippable is None:
                return []
            spans.append((found, at))
        return [] if cuts_number(text, start, at) else spans

    def _may_skip(self, skipped: str) -> bool:
        if self.skippable is not None:
            return all(character in self.skippable for character in skipped)
        return _UNSKIPPABLE.search(skipped) is None


@dataclass(frozen=True, slots=True)
class Gap:
    """The word's characters stand in the text in order, with a few others in between."""

    rows: tuple[_Row, ...]
    fields: tuple[Field, ...]
    tier: Tier = Tier.GAP

    @property
    def hint(self) -> str:
        return self.rows[0].parts[0]

    @property
    def test(self) -> Test:
        return self.spans

    def spans(self, text: str) -> list[Span]:
        found: list[Span] = []
        start = text.find(self.hint)
        while start >= 0:
            spans = next(filter(None, (row.spans_from(text, start) for row in self.rows)), [])
            found += spans
            start = text.find(self.hint, spans[-1][1] if spans else start + 1)
        return merged(found)


def gap_matchers(word: Word) -> Iterator[Matcher]:
    """The matcher for the word with gaps, if it is long enough to have some."""
    fields = allowed(word, PROSE)
    rows = tuple(_rows(word.text))
    if fields and rows:
        yield Gap(rows, fields)


def _rows(word: str) -> Iterator[_Row]:
    if _LETTERS_AND_FIGURES.fullmatch(word):
        yield _Row(tuple(word), gap=1, skippable=_SEPARATORS)  # pm25 is PM2.5
        return
    elements = tuple(_ELEMENT.findall(word))
    if len(elements) < 2 or not any(element.isalpha() for element in elements):
        return
    yield _Row(elements, gap=_CHARACTER_GAP if len(elements) > 2 else 1)
    for cut in range(1, len(elements)):
        left, right = "".join(elements[:cut]), "".join(elements[cut:])
        if len(left) > 1 and len(right) > 1:
            yield _Row((left, right), gap=_CHUNK_GAP)
