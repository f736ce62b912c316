"""What in running text the word may be a slip of the pen for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.model import Field
from taskreview.search.matching import PROSE, Span, Test, Tier, allowed
from taskreview.search.query import Word
from taskreview.search.slips import is_slip, slips_allowed

_PASTED = 10
"""From this length on, in characters, a word is a pasted sentence and may hold figures."""

_MOST_MEANT = 8
"""A word is taken for no more than so many different ones, the commonest of the register."""

_AMBIGUOUS_BELOW = 4
"""A shorter word that may be a slip for several others is taken for none of them."""


@dataclass(frozen=True, slots=True)
class Slips:
    """Finds the passages that the word may be a slip for."""

    word: str
    fields: tuple[Field, ...]
    tier: Tier = Tier.NEAR

    @property
    def hint(self) -> str:
        return self.word[0]

    @property
    def test(self) -> Test:
        return self.spans

    def spans(self, text: str) -> list[Span]:
        found: list[Span] = []
        at = 0
        for start in self._starts(text):
            if start >= at and (span := self._slip_at(text, start)):
                found.append(span)
                at = span[1]
        return found

    def _starts(self, text: str) -> list[int]:
        """Where the word's first character stands, or its second with the first behind it."""
        swapped = re.escape(self.word[1::-1])
        return [m.start() for m in re.finditer(f"{re.escape(self.word[0])}|{swapped}", text)]

    def _slip_at(self, text: str, start: int) -> Span | None:
        most = slips_allowed(self.word)
        for longer in sorted(range(-most, most + 1), key=abs):
            end = start + len(self.word) + longer
            passage = text[start:end]
            of_one_clause = passage.isalnum() or not self.word.isalnum()
            if end <= len(text) and of_one_clause and is_slip(self.word, passage):
                return start, end
        return None


def slip_matchers(word: Word) -> Iterator[Slips]:
    """The matcher for slips, if the word may be one; figures never are."""
    fields = allowed(word, PROSE)
    if fields and (len(word.text) >= _PASTED or (len(word.text) > 2 and word.text.isalpha())):
        yield Slips(word.text, fields)


def meant_by(word: Word, passages: Counter[str]) -> list[str]:
    """Those of the passages, counted in the register, that the word is believed to mean."""
    believed = [
        passage
        for passage, count in passages.most_common(_MOST_MEANT)
        if slips_allowed(word.text) > 1
        or not _differs_at_the_end(word.text, passage)
        or (count > 1 and _is_only_ending(passage, passages))
    ]
    if len(word.text) < _AMBIGUOUS_BELOW and len(passages) > 1:
        return []
    return believed


def _differs_at_the_end(word: str, passage: str) -> bool:
    return word[:-1] == passage[:-1]


def _is_only_ending(passage: str, passages: Counter[str]) -> bool:
    """Whether the register always ends the word so: 乒乓 only in 乒乓球, but 残疾人 with much."""
    return sum(_differs_at_the_end(passage, other) for other in passages) == 1
