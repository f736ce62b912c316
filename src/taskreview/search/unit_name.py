"""A unit's name taken to pieces: the district in front, the core, the kind of office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from taskreview.search.scan import Positions

_OFFICES = Path(__file__).parent / "data" / "offices.txt"
"""Names of offices, without the ending that says of what kind: 委, 局, 中心."""

_DISTRICT = re.compile("(?:[^区市县]{2,3}市)?[^区市县]{0,3}(?:[区县]|(?<![城都])市(?![场政容]))委?")
"""大兴区, 区, 清河市, 清河市大兴区, 区委; but 城市管理, 市场监管, 市政, 市容 are no districts."""

_REMARK = re.compile("（[^（）]*）$")
"""区城管委（牵头）."""

OFFICIAL_ENDINGS = {"委员会": "委", "办公室": "办", "联合会": "联"}
"""What an official name ends with, and what of it the short name keeps."""


_KIND = re.compile(
    "(?:管理|事务|服务)?(?:委|局|办|厅|部|院|处|所|站|会|中心|支队|大队|总队|公司|集团)$"
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's folded name and the parts that people leave out or shorten."""

    text: str
    core_start: int
    """Where the name begins without the district."""
    end: int
    """Where it ends without remark and official ending: behind the 委 of 教育委员会."""

    @property
    def district(self) -> str:
        return self.text[: self.core_start]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where people begin to write it: 区教委 and 教委 for 大兴区教委."""
        return tuple(sorted({0, max(self.core_start - 1, 0), self.core_start}))

    def is_ended(self, positions: Positions) -> bool:
        """Whether the last of the places is the character that says of what kind the unit is."""
        return positions[-1] == self.end - 1 or positions[-1] == len(self.text) - 1


@lru_cache(4096)
def unit_name(text: str) -> UnitName:
    """Takes a folded name to pieces."""
    whole = _REMARK.sub("", text)
    district = _DISTRICT.match(whole)
    core_start = district.end() if district and district.end() < len(whole) else 0
    end = len(whole)
    for ending, kept in OFFICIAL_ENDINGS.items():
        if whole.endswith(ending) and end - len(ending) > core_start:
            end -= len(ending) - len(kept)
    return UnitName(text, core_start, end)


def same_district(one: str, other: str) -> bool:
    """Whether two names may be of one district: 区, 大兴区, and none at all may."""
    return not other or one.endswith(other) or other.endswith(one)


@cache
def _offices() -> frozenset[str]:
    return frozenset(_OFFICES.read_text(encoding="utf-8").split())


def is_office(word: str) -> bool:
    """Whether the word names an office, so that it is no misspelling of another: 财政局, 税务."""
    typed = unit_name(word)
    core = word[typed.core_start : typed.end]
    return any(each in _offices() for each in (word, core, _KIND.sub("", core)))
