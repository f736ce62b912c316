"""The names that people use for a unit: official, short, misspelt, in pinyin.

All of them begin with the first character of the unit's core, the name without the district in
front: 区卫生健康委 is 卫生健康委, 卫健委, 卫生健康委员会, 区卫健委, wjw, and also 卫建委.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from taskreview.search.alike import meant_by
from taskreview.search.pattern import single
from taskreview.search.reach import Positions
from taskreview.search.slips import alterations
from taskreview.search.syllables import Row, Spelling, rows
from taskreview.search.unit_name import (
    OFFICIAL_ENDINGS,
    UnitName,
    is_office,
    same_district,
    unit_name,
)

_CLEAR_CORE = 4
"""A name of so many characters may leave out how the long one begins: 资源规划局 for
自然资源和规划局."""

CLEAR_INITIALS = 4
"""So many first letters say what somebody means: scjg is 市场监督管理局, without its end."""


def official(word: str, name: UnitName) -> Positions:
    """Where the name stands if the word is its long form; empty if it is not.

    区教育委员会 for 区教委, 大兴区教委 for 区教委.
    """
    meant = unit_name(word)
    for typed in (UnitName(word, (0,), meant.end), meant):
        if typed.district and not same_district(typed.district, name.district):
            continue
        core = name.text[name.core_start : name.end]
        spelled = word[typed.core_start : typed.end]
        if len(core) > 1 and _spells_out(spelled, core) and len(word) > len(core):
            return tuple(range(name.core_start, name.end))
    return ()


def _spells_out(long: str, core: str) -> bool:
    """Whether the long name is the core, or the core with words written out in full."""
    if long == core:
        return True
    if not (len(long) > len(core) and long[-1] == core[-1]):
        return False
    if long[0] != core[0] and not _CLEAR_CORE <= len(core) <= len(long) <= 2 * len(core):
        return False
    if any(first == second for first, second in pairwise(long)):
        return False  # that is a slip
    return bool(_in_order([*map(single, core)], long, 0, len(long)))


def abbreviated(row: Sequence[frozenset[str]], name: UnitName) -> Positions:
    """Where in the name the characters of a short name stand; empty if it is none of this name.

    They stand in order, from the first of the core on.  After the district's letter the core
    must begin at once: 区管委 is not 区城市管理委.
    """
    for start in reversed(name.starts):
        found = _from(row, name.text, start)
        reaches_core = start == name.core_start or (len(found) > 1 and found[1] <= name.core_start)
        if found and reaches_core:
            return found
    return ()


def _from(row: Sequence[frozenset[str]], text: str, start: int) -> Positions:
    if start >= len(text) or text[start] not in row[0]:
        return ()
    return _in_order(row, text, start, len(text))


def _in_order(row: Sequence[frozenset[str]], text: str, start: int, end: int) -> Positions:
    """The first places of the characters one after the other; empty if they are not there."""
    found: list[int] = []
    for characters in row:
        while start < end and text[start] not in characters:
            start += 1
        if start >= end:
            return ()
        found.append(start)
        start += 1
    return tuple(found)


def _without_district(word: str, name: UnitName) -> Iterator[str]:
    """The word, and without the district in front if the name may be of that district."""
    yield word
    typed = unit_name(word)
    if typed.core_start > 1 and same_district(typed.district, name.district):
        yield word[typed.core_start :]


@dataclass(frozen=True, slots=True)
class OfficialName:
    """The word as the long name of a unit."""

    word: str

    def positions(self, name: UnitName) -> Positions:
        return official(self.word, name)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """The word as a short name of a unit.

    With `to_the_end` it keeps the last character, which says of what kind the unit is, or is a
    name that offices are known by: 教委, 城管, but not 公交 for 公安交通支队.
    """

    word: str
    to_the_end: bool

    def positions(self, name: UnitName) -> Positions:
        for word in _without_district(self.word, name):
            if len(word) < 2:
                continue
            found = abbreviated([*map(single, word)], name)
            if found and (not self.to_the_end or name.is_ended(found) or is_office(word)):
                return found
        return ()


@dataclass(frozen=True, slots=True)
class PinyinName:
    """The word as a name of a unit in pinyin, long or short; see `Abbreviation`."""

    word: str
    spelling: Spelling
    to_the_end: bool

    def positions(self, name: UnitName) -> Positions:
        for row in rows(self.word, self.spelling):
            found = abbreviated(row, name)
            if found and (not self.to_the_end or name.is_ended(found)):
                return found
            if found := _official_in_pinyin(row, name):
                return found
        return ()


@dataclass(frozen=True, slots=True)
class Initials:
    """The word as the first letters of what a unit's name begins with: sthj for 生态环境局.

    Two letters may also be its first and last: jw for 教育委员会.  With `to_the_end` nothing comes
    behind: slj for 水利局, but not for 水利局信息中心.
    """

    word: str
    to_the_end: bool

    def positions(self, name: UnitName) -> Positions:
        for row in rows(self.word, Spelling.INITIALS):
            for start in name.starts:
                found = tuple(range(start, start + len(row)))
                is_complete = not self.to_the_end or name.is_ended(found)
                if is_complete and _continues(row, name.text, start):
                    return found
            found = abbreviated(row, name)
            if found and len(row) == 2 and name.is_ended(found):
                return found
        return ()


@dataclass(frozen=True, slots=True)
class ShortInitials:
    """The word as the first letters of a short name of a unit: wjw for 卫生健康委.

    With `to_the_end` the name is complete, with the kind of the unit.
    """

    word: str
    to_the_end: bool

    def positions(self, name: UnitName) -> Positions:
        for row in rows(self.word, Spelling.INITIALS):
            found = abbreviated(row, name)
            is_clear = len(row) >= CLEAR_INITIALS and not self.to_the_end
            if found and (name.is_ended(found) or is_clear):
                return found
        return ()


def _continues(row: Row, text: str, start: int) -> bool:
    return len(text) - start >= len(row) and all(
        text[start + i] in characters for i, characters in enumerate(row)
    )


def _official_in_pinyin(row: Row, name: UnitName) -> Positions:
    """The long name of a unit: jiaoyuweiyuanhui for 区教委."""
    core = name.text[name.core_start : name.end]
    if len(core) < 2 or len(row) <= len(core) or core[0] not in row[0]:
        return ()
    rest = iter(row)
    spelled = all(any(character in characters for characters in rest) for character in core)
    ended = core[-1] in row[-1] or any(
        ending[0] == core[-1] and _continues(row[-len(ending) :], ending, 0)
        for ending in OFFICIAL_ENDINGS
    )
    return tuple(range(name.core_start, name.end)) if spelled and ended else ()


@dataclass(frozen=True, slots=True)
class AlikeName:
    """The word as a short name with characters that sound or look like the right ones."""

    word: str

    def positions(self, name: UnitName) -> Positions:
        for word in _without_district(self.word, name):
            if len(word) < _SHORTEST_ALIKE:
                continue
            found = abbreviated([*map(meant_by, word)], name)
            if found and self._is_alike(word, name, found):
                return found
        return ()

    def _is_alike(self, word: str, name: UnitName, found: Positions) -> bool:
        # The last character says what kind of thing it is: 体育馆 is not 体育局.
        if not name.is_ended(found):
            return False
        same = sum(name.text[at] == typed for at, typed in zip(found, word, strict=True))
        return 2 * same >= len(word) and same >= len(word) - 2


_SHORTEST_ALIKE = 3
"""Characters; a shorter name must stand in the text in one piece to be recognized misspelt."""


@dataclass(frozen=True, slots=True)
class AlteredName:
    """The word as a name with two characters swapped, or one doubled."""

    word: str

    def positions(self, name: UnitName) -> Positions:
        for meant in alterations(self.word):
            if meant.endswith(tuple(OFFICIAL_ENDINGS)) and (found := official(meant, name)):
                return found
            if found := Abbreviation(meant, to_the_end=True).positions(name):
                return found
        return ()
