"""What a figure is said to be of: its rate, its level, its name; and whether two are the same."""

from __future__ import annotations

import re

from taskreview.review.mentions import Mention
from taskreview.review.roles import RATE_OF_CHANGE

_LEVEL = re.compile(r"国家级|[省市区县镇乡村]级|(?<![A-Za-z\d])[A-Za-z](?=[\u4e00-\u9fff])")
"""Words of every report, and A and B; a target of one is not answered by a figure of another."""
_RATE = re.compile(
    r"([\u4e00-\u9fff]{2})(?:服务)?(?:比?率|(?<![年制季力进浓速温湿高长宽深])度)(?:[^率度]{0,8})$"
)
_RATE_BEFORE = re.compile(
    r"([\u4e00-\u9fff]{2})(?:率|(?<![年制季力进浓速温湿高长宽深])度)(?:已|也|分别)?[由从][^，。；、率度]{1,30}$"
)
"""The same where the state before stands between: 普及率由88%提高到|92%."""
_SAME_RATE = {"合格": "达标", "普及": "覆盖", "天数": "优良"}
"""Names of rates, and what else the same rate is called."""
_AROUND_NAME = re.compile(
    "^(?:全年|年内|今年|目前|累计|已经?|共|并|将|对|实际|[，、])+|(?:达到?|为|约|[超突][过破]|控制在|不[少低]于|至|到|共)+$"
)
_INCREASE = re.compile("新增|净增|增加(?!到|至)")
_WORD_FOR_WORD = 4
_SHORTEST_NAME = 3
"""Characters in front of two figures that must be the same, at their end or as a whole name."""


def rate(text: str, mention: Mention) -> str:
    """What a rate in front of the figure is called, by its last two characters: 解决, 覆盖."""
    found = _RATE.search(text, *mention.left) or _RATE_BEFORE.search(text, *mention.left)
    if found is None or RATE_OF_CHANGE.fullmatch(found[1]):
        return ""
    return found[1]


def are_other_rates(one: str, other: str) -> bool:
    """Whether two names of rates are of different rates."""
    return bool(one and other) and _SAME_RATE.get(one, one) != _SAME_RATE.get(other, other)


def level(text: str, mention: Mention) -> str:
    """The level that is named last in front of the figure: 市级, 区级; "" if there is none."""
    found = _LEVEL.findall(text, *mention.left)
    return found[-1] if found else ""


def are_other_levels(one: str, other: str) -> bool:
    """Whether two figures are of different levels, both named."""
    return bool(one and other) and one != other


def says_increase(text: str, mention: Mention) -> bool:
    """Whether the figure is said to be new, and not how many there are."""
    return _INCREASE.search(text, *mention.left) is not None


def are_word_for_word(asked: str, told: str) -> bool:
    """Whether two names end alike, or begin with one deed and end alike, or are the same."""
    asked, told = (_AROUND_NAME.sub("", each) for each in (asked, told))
    if _INCREASE.search(asked) and not _INCREASE.search(told):
        return False
    if asked[-_WORD_FOR_WORD:] == told[-_WORD_FOR_WORD:] and len(told) >= _WORD_FOR_WORD:
        return True
    if len(told) >= _WORD_FOR_WORD and (asked[:2], asked[-2:]) == (told[:2], told[-2:]):
        return True
    return len(told) >= _SHORTEST_NAME and told == asked
