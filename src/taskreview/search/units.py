"""The names that people use for a unit: official, short, and misspelt.

All of them begin with the first character of the unit's core, the name without the district's
letter: 区卫生健康委 is 卫生健康委, 卫健委, 卫生健康委员会, and also 卫建委.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.model import Field
from taskreview.search.figures import is_digit
from taskreview.search.matching import Matcher, Span, Test, Tier, allowed, merged
from taskreview.search.query import Word
from taskreview.search.slips import is_slip

_DISTRICT_LETTER = re.compile("[区县]|市(?![场政容])")
"""In front of a core; 市场监管, 市政, and 市容 are cores that begin so themselves."""

_DISTRICT = re.compile("(?:[^区市县]{2,3}市)?[^区市县]{0,3}(?:[区县]|市(?![场政容]))")
_LONG_ENDINGS = ("", "员会", "公室", "合会")
"""What the official name has behind the last character of the short one: 委员会, 办公室, 联合会."""


@dataclass(frozen=True, slots=True)
class OfficialName:
    """The word is the long name of the unit, or names its district: 大兴区教育委员会."""

    word: str
    fields: tuple[Field, ...] = (Field.UNITS,)
    tier: Tier = Tier.OFFICIAL_NAME
    hint: str = ""

    @property
    def test(self) -> Test:
        return self.spans

    def spans(self, text: str) -> list[Span]:
        start = _core_start(text)
        core = text[start:]
        named = len(core) > 1 and any(_spells_out(bare, core) for bare in _bare_names(self.word))
        return [(start, len(text))] if named else []


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """The word's characters stand in the name in order, from the first of the core on."""

    word: str
    fields: tuple[Field, ...] = (Field.UNITS,)
    tier: Tier = Tier.ABBREVIATION

    @property
    def hint(self) -> str:
        return self.word[0]

    @property
    def test(self) -> Test:
        return self.spans

    def spans(self, text: str) -> list[Span]:
        return _spans(_abbreviated(self.word, text))


@dataclass(frozen=True, slots=True)
class NearUnit:
    """The word is the name or an abbreviation with one slip of the pen."""

    word: str
    fields: tuple[Field, ...] = (Field.UNITS,)
    tier: Tier = Tier.NEAR_UNIT
    hint: str = ""

    @property
    def test(self) -> Test:
        return self.spans

    def spans(self, text: str) -> list[Span]:
        for start in sorted({0, _core_start(text)}, reverse=True):
            if self._is_slip_of(text[start:]):
                return [(start, len(text))]
        return _spans(self._abbreviated_but_for_one(text))

    def _is_slip_of(self, name: str) -> bool:
        # Of three characters the last says what kind of thing it is: 体育馆 is not 体育局.
        other_kind = len(self.word) == 3 and sorted(self.word) != sorted(name)
        return is_slip(self.word, name) and not (other_kind and self.word[-1] != name[-1])

    def _abbreviated_but_for_one(self, name: str) -> list[int]:
        """Positions in the name of all the word's characters but a wrong one in its middle."""
        for wrong in range(1, len(self.word) - 1):
            rest = self.word[:wrong] + self.word[wrong + 1 :]
            positions = _abbreviated(rest, name)
            long_enough = positions and len(name) - positions[0] > len(self.word)
            if long_enough and rest[-1] == name[-1]:
                return [*positions[:-1], len(name) - 1]
        return []


def unit_matchers(word: Word) -> Iterator[Matcher]:
    """The matchers for the right names of a unit."""
    if allowed(word, (Field.UNITS,)) and len(word.text) > 1:
        yield OfficialName(word.text)
        yield Abbreviation(word.text)


def near_unit_matchers(word: Word) -> Iterator[Matcher]:
    """The matcher for its misspelt names; figures are never misspelt."""
    plain = not any(map(is_digit, word.text))
    if allowed(word, (Field.UNITS,)) and len(word.text) > 2 and plain:
        yield NearUnit(word.text)


def _core_start(name: str) -> int:
    return 1 if _DISTRICT_LETTER.match(name) else 0


def _bare_names(word: str) -> Iterator[str]:
    """The word as it stands, and without the district in front."""
    yield word
    district = _DISTRICT.match(word)
    if district is not None:
        yield word[district.end() :]


def _spells_out(word: str, core: str) -> bool:
    """Whether the word is the core, or the core with words written out in full."""
    if word == core:
        return True
    if len(word) < 4 or len(word) <= len(core) or word[0] != core[0]:
        return False
    if not any(word.endswith(core[-1] + ending) for ending in _LONG_ENDINGS):
        return False
    return bool(_positions(core, word, 0))


def _abbreviated(word: str, name: str) -> list[int]:
    """Positions in the name of the word's characters; empty if it is no abbreviation of it.

    After the district's letter the core must begin at once: 区管委 is not 区城市管理委.
    """
    start = _core_start(name)
    before: list[int] = []
    if start and word[0] == name[0]:
        word, before = word[1:], [0]
    if not word or not name.startswith(word[0], start):
        return []
    positions = _positions(word, name, start)
    return before + positions if positions else []


def _positions(characters: str, text: str, start: int) -> list[int]:
    """Where the characters stand in the text one after the other; empty if they do not."""
    positions: list[int] = []
    for character in characters:
        start = text.find(character, start) + 1
        if not start:
            return []
        positions.append(start - 1)
    return positions


def _spans(positions: list[int]) -> list[Span]:
    return merged((position, position + 1) for position in positions)
