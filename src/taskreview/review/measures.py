"""Units of measure and measure words: how they are written, and which can be compared."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import cache

_ALIASES = {
    "千米": "公里",
    "km": "公里",
    "KM": "公里",
    "平米": "平方米",
    "平方": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "平方千米": "平方公里",
    "立方": "立方米",
    "m³": "立方米",
    "千克": "公斤",
    "kg": "公斤",
    "个工作日": "工作日",
    "个小时": "小时",
    "个百分点": "百分点",
    "家庭": "户",
    "块钱": "元",
    "ug/m3": "微克/立方米",
    "μg/m³": "微克/立方米",
    "微克每立方米": "微克/立方米",
}
"""Other names of a measure."""

_SCALES: dict[str, tuple[str, Decimal]] = {
    "米": ("length", Decimal(1)),
    "延米": ("length", Decimal(1)),
    "公里": ("length", Decimal(1000)),
    "车道公里": ("length", Decimal(1000)),
    "平方米": ("area", Decimal(1)),
    "公顷": ("area", Decimal(10_000)),
    "亩": ("area", Decimal(10_000) / 15),
    "平方公里": ("area", Decimal(1_000_000)),
    "立方米": ("volume", Decimal(1)),
    "方": ("volume", Decimal(1)),
    "公斤": ("mass", Decimal(1)),
    "斤": ("mass", Decimal("0.5")),
    "吨": ("mass", Decimal(1000)),
    "元": ("money", Decimal(1)),
    "美元": ("dollars", Decimal(1)),
    "%": ("share", Decimal(1)),
    "‰": ("share", Decimal("0.1")),
    "百分点": ("points", Decimal(1)),
    "分钟": ("time", Decimal(1)),
    "小时": ("time", Decimal(60)),
    "天": ("days", Decimal(1)),
    "工作日": ("days", Decimal(1)),
    "千瓦": ("power", Decimal(1)),
    "兆瓦": ("power", Decimal(1000)),
    "千瓦时": ("energy", Decimal(1)),
    "度": ("energy", Decimal(1)),
    "微克/立方米": ("concentration", Decimal(1)),
    "千伏": ("voltage", Decimal(1)),
}
"""What a measure measures, and how many of the smallest one it holds."""

_LONG_WORDS = """
    大类 蒸吨 周岁 课时 学时 点位 班级 床位 车位 泊位 学位 托位 机位 工位 席位 个月 标准件 标箱
    标台 人次 家次 户次 所次 项次 处次 场次 批次 轮次 册次 件次 车次 班次 套次 台次 吨次 点次 组次
    架次 起次 篇次 人日 人天 对次 客次 课次 门次 条次 单次 桌次 户日 支次 队次 例次 趟次 艘次
"""
_SHORT_WORDS = (
    "个家所处座项条间户名人位件批张块部辆台套盏场次期类种只头棵株册份起宗例组支栋幢口片根架本层眼顶"
    "具副艘列笔桶袋盒瓶篇款道面扇堂节班孔段盆尾羽队站村岁卷幅首枚粒颗尊樘樽匹门轮趟单届对双环箱"
    "课码讲路倍"
)

_NAMES = sorted(
    {
        *_ALIASES,
        *_SCALES,
        *_LONG_WORDS.split(),
        *_SHORT_WORDS,
    },
    key=lambda name: (-len(name), name),
)
_OTHER_WORDS_BEGINNING = {
    "部": "门委队级署",
    "方": "面案便式向针法",
    "度": "假",
    "对": "接应口",
    "门": "诊店口户",
    "层": "级面次",
    "场": "馆所地景站",
    "节": "点约目能假",
    "名": "单录城称",
    "座": "谈",
    "条": "例件款",
    "项": "目",
    "村": "庄民",
    "站": "点",
    "队": "伍员",
    "组": "织",
    "支": "部队行持",
    "期": "间",
    "件": "套",
    "本": "地区级",
    "道": "路",
    "路": "段径灯口",
    "口": "岸",
    "台": "账阶",
    "环": "节境保",
    "班": "级车",
    "段": "落",
    "位": "于置",
    "堂": "食",
    "户": "籍外",
    "天": "然",
    "起": "来步草",
}
"""What must not follow: 9部门 is no measure word and a noun without one."""


def other_words_beginning(name: str) -> str:
    """The characters that make another word of a measure word: 门 behind 部."""
    return _OTHER_WORDS_BEGINNING.get(name, "")


def _measure(name: str) -> str:
    others = other_words_beginning(name)
    return re.escape(name) + (f"(?![{others}])" if others else "")


MEASURE = "|".join(map(_measure, _NAMES))
"""A pattern for every name of a measure, the longest first."""


class Kinship(Enum):
    """How well figures in two measures can be compared."""

    SAME = 1.0
    """One measure, or two that convert."""
    NEAR = 0.7
    """Measure words that people use for the same things: 50个 and 13家."""
    LOOSE = 0.5
    """Counting the same with another meaning: 人 and 人次."""
    FAR = 0.3
    """Two measure words of which either may be wrong: 4万只 and 41200块 water meters."""
    NONE = 0.0


_COUNTS = frozenset(
    "个家所处座项条间件张块部辆台套盏场只份栋幢组支片口站村本具篇册顶架樘根期节门堂面道"
) | {"点位", "车位", "泊位", "学位", "托位", "床位", "机位", "席位"}
"""Measure words that 个 may stand for."""

_PIECES = frozenset("个件张块部辆台套盏只份组支片口具顶架樘根枚")
"""Measure words for single things, of which people take now this one and now that."""

_INTERCHANGEABLE: tuple[frozenset[str], ...] = (
    frozenset({"人", "名", "位"}),
    frozenset({*"家所处座站间项村", "点位"}),
    frozenset({"场", "场次", "次", "轮次", "期", "轮", "届", "堂", "节", "课时", "讲"}),
    frozenset({*"栋幢座"}),
    frozenset({*"件起宗例项单"}),
    frozenset({*"台套部辆"}),
    frozenset({*"棵株"}),
    frozenset({*"支组队"}),
    frozenset({"个", "车位", "泊位", "学位", "托位", "床位", "机位", "席位", "张"}),
    frozenset({"份", "本", "册", "篇", "张"}),
    frozenset({"个月", "月"}),
)
_LOOSE: tuple[frozenset[str], ...] = (
    frozenset({"人次", "人", "名", "位"}),
    frozenset({"户次", "户", "家"}),
    frozenset({"场次", "场", "人次"}),
    frozenset({"件次", "件", "批次"}),
    frozenset({"车次", "辆", "班次", "趟", "台次"}),
)
_PEOPLE_OR_HOMES = frozenset({"人", "名", "位", "户", ""})


def usual_name(measure: str) -> str:
    """The name under which a measure is compared and shown: 公里 for 千米."""
    return _ALIASES.get(measure, measure)


@cache
def kinship(one: str, other: str) -> Kinship:
    """How well figures in the two can be compared; both by their usual names."""
    scale, other_scale = _SCALES.get(one), _SCALES.get(other)
    if scale or other_scale:
        same = scale and other_scale and scale[0] == other_scale[0]
        return Kinship.SAME if same else Kinship.NONE
    if one == other:
        return Kinship.SAME
    if "" in (one, other):
        return Kinship.LOOSE if {one, other} <= _PEOPLE_OR_HOMES else Kinship.NONE
    if {one, other} <= _INTERCHANGEABLE[0]:
        return Kinship.SAME
    if "个" in (one, other) and {one, other} <= _COUNTS:
        return Kinship.NEAR
    if any({one, other} <= group for group in _INTERCHANGEABLE):
        return Kinship.NEAR
    if any({one, other} <= group for group in _LOOSE):
        return Kinship.LOOSE
    return Kinship.FAR if {one, other} <= _PIECES else Kinship.NONE


def in_smallest(value: Decimal, measure: str) -> Decimal:
    """The value in the smallest measure of its kind, so that two that convert can be compared."""
    scale = _SCALES.get(measure)
    return value * scale[1] if scale else value


def is_share(measure: str) -> bool:
    """Whether it is % or ‰."""
    return measure in ("%", "‰")


def is_time(measure: str) -> bool:
    """Whether it measures how long something takes."""
    scale = _SCALES.get(measure)
    return scale is not None and scale[0] in ("time", "days")
