"""A unit's name taken to pieces: the district in front, the core, the kind of office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from taskreview.search.reach import Positions

_OFFICES = Path(__file__).parent / "data" / "offices.txt"
"""Names of offices, without the ending that says of what kind: 委, 局, 中心."""

_NAMED = "[^省市区县旗镇乡（）]"
_PLACE = re.compile(
    f"(?!(?:{_NAMED}{{2,3}})?[城都]市|{_NAMED}*城[镇乡]|{_NAMED}*村镇)"
    f"(?:镇?{_NAMED}{{0,4}}(?:"
    "省|(?<![社小])区|县(?!域)|旗|镇(?![江海街])|乡(?![村镇])"
    "|市(?![场容]|政(?![府协法务])|民(?![政族]))"
    f")|(?:{_NAMED}{{2,4}})?州)委?"
)
"""大兴区, 区, 盐城市, 镇江市, 凉山州, 石桥镇, 区委; but in 城市, 中心城市, 市场, 市政, 市民, 城乡,
乡村, 县域, 社区 a word begins or ends that is no place."""

_MOST_PLACES = 4
"""Province, city, county and town may stand before a unit's name."""

_REMARK = re.compile("（[^（）]*）$")
"""区城管委（牵头）."""

OFFICIAL_ENDINGS = {
    "委员会": "委",
    "办公室": "办",
    "联合会": "联",
    "股份有限公司": "",
    "有限责任公司": "",
    "有限公司": "",
}
"""What an official name ends with, and what of it the short name keeps."""


_KIND = re.compile(
    "(?:管理|事务|服务)?(?:委|局|办|厅|部|院|处|所|站|会|中心|支队|大队|总队|公司|集团)$"
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's folded name and the parts that people leave out or shorten."""

    text: str
    starts: tuple[int, ...]
    """Where people begin to write it: 大兴区教委, 区教委, 教委."""
    end: int
    """Where it ends without remark and official ending: behind the 委 of 教育委员会."""

    @property
    def core_start(self) -> int:
        """Where the name begins without the district."""
        return self.starts[-1]

    @property
    def district(self) -> str:
        """What stands before the core; empty if nothing does."""
        return self.text[: self.core_start]

    def is_ended(self, positions: Positions) -> bool:
        """Whether a word that stands for these places names the kind of the unit, at its end."""
        return positions[-1] == self.end - 1 or positions[-1] == len(self.text) - 1


@lru_cache(4096)
def unit_name(text: str) -> UnitName:
    """Takes a folded name to pieces."""
    whole = _REMARK.sub("", text)
    starts, at = {0}, 0
    for _level in range(_MOST_PLACES):
        place = _PLACE.match(whole, at)
        if place is None or place.end() >= len(whole):
            break
        at = place.end()
        starts |= {at - 1, at}
    core_start = at
    end = len(whole)
    for ending, kept in OFFICIAL_ENDINGS.items():
        if whole.endswith(ending) and end - len(ending) > core_start:
            end -= len(ending) - len(kept)
    return UnitName(text, tuple(sorted(starts)), end)


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
