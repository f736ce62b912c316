"""The names that people use for a unit: official, short, misspelt, in pinyin.

All of them begin with the first character of the unit's core, the name without the district in
front: 区卫生健康委 is 卫生健康委, 卫健委, 卫生健康委员会, 区卫健委, wjw, and also 卫建委.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from taskreview.search.alike import meant_by
from taskreview.search.pattern import single
from taskreview.search.scan import Positions
from taskreview.search.slips import alterations
from taskreview.search.syllables import Row, Spelling, rows

_DISTRICT = re.compile("(?:[^区市县]{2,3}市)?[^区市县]{0,3}(?:[区县]|(?<![城都])市(?![场政容]))")
"""大兴区, 区, 清河市, 清河市大兴区; but 城市管理, 市场监管, 市政, and 市容 are no districts."""

_REMARK = re.compile("（[^（）]*）$")
"""区城管委（牵头）."""

_OFFICIAL_ENDINGS = {"委员会": "委", "办公室": "办", "联合会": "联"}
"""What an official name ends with, and what of it the short name keeps."""

_LETTERS_OF_A_NAME = 3
"""First letters from which they may leave out characters of the name: wjw for 卫生健康委."""


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
        """Where a short name may begin."""
        return (0, self.core_start) if self.core_start else (0,)


@lru_cache(4096)
def unit_name(text: str) -> UnitName:
    """Takes a folded name to pieces."""
    whole = _REMARK.sub("", text)
    district = _DISTRICT.match(whole)
    core_start = district.end() if district and district.end() < len(whole) else 0
    end = len(whole)
    for ending, kept in _OFFICIAL_ENDINGS.items():
        if whole.endswith(ending) and end - len(ending) > core_start:
            end -= len(ending) - len(kept)
    return UnitName(text, core_start, end)


def official(word: str, name: UnitName) -> Positions:
    """Where the name stands if the word is its long form; empty if it is not.

    区教育委员会 for 区教委, 大兴区教委 for 区教委.
    """
    meant = unit_name(word)
    for typed in (UnitName(word, 0, meant.end), meant):
        if typed.district and not _same_district(typed.district, name.district):
            continue
        core = name.text[name.core_start : name.end]
        spelled = word[typed.core_start : typed.end]
        if len(core) > 1 and _spells_out(spelled, core) and len(word) > len(core):
            return tuple(range(name.core_start, name.end))
    return ()


def _same_district(one: str, other: str) -> bool:
    """Whether two names may be of one district: 区, 大兴区, and none at all may."""
    return not other or one.endswith(other) or other.endswith(one)


def _spells_out(long: str, core: str) -> bool:
    """Whether the long name is the core, or the core with words written out in full."""
    if long == core:
        return True
    if not (len(long) > len(core) and long[0] == core[0] and long[-1] == core[-1]):
        return False
    return bool(_in_order([*map(single, core)], long, 0, len(long)))


def abbreviated(row: Sequence[frozenset[str]], name: UnitName) -> Positions:
    """Where in the name the characters of a short name stand; empty if it is none of this name.

    They stand in order, from the first of the core on.  After the district's letter the core
    must begin at once: 区管委 is not 区城市管理委.
    """
    text = name.text
    for start in name.starts:
        found = _from(row, text, start)
        if found:
            return found
    if name.core_start and text[name.core_start - 1] in row[0] and len(row) > 1:
        found = _from(row[1:], text, name.core_start)
        if found:
            return (name.core_start - 1, *found)
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
    if typed.core_start > 1 and _same_district(typed.district, name.district):
        yield word[typed.core_start :]


@dataclass(frozen=True, slots=True)
class OfficialName:
    """The word as the long name of a unit."""

    word: str

    def positions(self, name: UnitName) -> Positions:
        return official(self.word, name)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """The word as a short name of a unit."""

    word: str

    def positions(self, name: UnitName) -> Positions:
        for word in _without_district(self.word, name):
            if len(word) > 1 and (found := abbreviated([*map(single, word)], name)):
                return found
        return ()


@dataclass(frozen=True, slots=True)
class PinyinName:
    """The word as a name of a unit, long or short, in pinyin."""

    word: str
    spelling: Spelling

    def positions(self, name: UnitName) -> Positions:
        for row in rows(self.word, self.spelling):
            if found := _spelled(row, name, self.spelling):
                return found
        return ()


def _spelled(row: Row, name: UnitName, spelling: Spelling) -> Positions:
    by_initials = spelling is Spelling.INITIALS
    if len(row) == 1:
        at = name.core_start
        return (at,) if by_initials and name.text[at] in row[0] else ()
    # Two letters are somewhere in nearly every name: only its beginning is meant by them.
    starts = name.starts if by_initials and len(row) == 2 else range(len(name.text))
    for start in starts:
        if _continues(row, name.text, start):
            return tuple(range(start, start + len(row)))
    found = abbreviated(row, name)
    if found and (not by_initials or found[-1] == name.end - 1):
        return found
    return () if by_initials else _official_in_pinyin(row, name)


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
        for ending in _OFFICIAL_ENDINGS
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
        if found[-1] < name.end - 1:
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
            if found := official(meant, name):
                return found
            found = Abbreviation(meant).positions(name)
            if found and found[-1] >= name.end - 1:
                return found
        return ()


def is_office(word: str) -> bool:
    """Whether the word names an office, so that it is no misspelling of another: 财政局, 税务."""
    typed = unit_name(word)
    core = word[typed.core_start : typed.end]
    return any(each in _OFFICES for each in (word, core, _KIND.sub("", core)))


_KIND = re.compile("(?:管理|事务|服务)?(?:委|局|办|厅|部|院|处|所|站|会|中心|支队|大队|总队|公司|集团)$")

_OFFICES = frozenset(
    """
    财政 民政 税务 水务 水利 审计 统计 司法 公安 教育 教 卫生 卫健 卫生健康 交通 交通运输 交警 住建
    住房和城乡建设 城管 城市管理 市政 市场监管 市监 应急 消防 消防救援 生态环境 环保 园林 园林绿化 林业 农业
    农业农村 农 文旅 文化和旅游 文化 旅游 体育 科技 科 经信 工信 发改 发展改革 发展和改革 国资 商务 人社
    人力资源和社会保障 医保 医疗保障 退役军人 民宗 民族宗教 信访 档案 机关事务 政务 政务服务 数据 大数据 气象
    地震 烟草 邮政 海关 供电 供水 燃气 热力 自来水 规划 规划和自然资源 自然资源 国土 国动 人防 编 网信 金融 粮食
    外 侨 台 残联 妇联 文联 侨联 工商联 科协 红十字 总工 团 组织 宣传 统战 政法 纪 监 人大 政协 法院 检察
    人民法 人民检察 人民医 医 学 公积金 疾控 供销 体育馆 图书馆 文化馆 博物馆 档案馆
    """.split()
)
"""Names of offices, without the ending that says of what kind: 委, 局, 中心."""
