"""What a figure is said to be of: its rate, its level, its name; and whether two are the same."""

from __future__ import annotations

import re

from taskreview.review.mentions import Mention
from taskreview.review.roles import RATE_OF_CHANGE
from taskreview.review.vocabulary import deeds

_LEVEL = re.compile(r"国家级|[省市区县镇乡村]级|(?<![A-Za-z\d])[A-Za-z](?=[\u4e00-\u9fff])")
"""Words of every report, and A and B; a target of one is not answered by a figure of another."""
_RATE = re.compile(
    r"([\u4e00-\u9fff]{2})(?:服务)?(?:比?率|(?<![年制季力进浓速温湿高长宽深])度)(?:[^率度]{0,8})$"
)
_RATE_BEFORE = re.compile(
    r"([\u4e00-\u9fff]{2})(?:率|(?<![年制季力进浓速温湿高长宽深])度)(?:已|也|分别)?[由从][^，。；、率度]{1,30}$"
)
"""The same where the state before stands between: 普及率由88%提高到|92%."""
_SHARE_OF = re.compile(r"(?P<name>[\u4e00-\u9fff]{2})(?:比例|比重|占比)[^率度\d]{0,8}$")
"""The same in other words."""
_LIMIT = re.compile(
    r"(?P<limit>(?:\d[\d.]*)?[十百千万亿]*(?:美元|元|平方米|公里|人|亩|吨))(?:及|\(含\)|（含）)?以(?P<side>[上下])"
    r"的?[^，。；、：\d]{0,8}$"
)
"""Words in front of a figure that say from how much on it counts."""
_LONGEST_LIMIT = 30
"""Characters of such words, more than anybody writes."""
_SAME_RATE = {"合格": "达标", "普及": "覆盖", "天数": "优良"}
"""Names of rates, and what else the same rate is called."""
_AROUND_NAME = re.compile(
    "^(?:全年|年内|今年|目前|累计|已经?|共|并|将|对|实际|[，、])+|(?:达到?|为|约|[超突][过破]|控制在|不[少低]于|至|到|共)+$"
)
_INCREASE = re.compile("新增|净增|增加(?!到|至)")
_WORD_FOR_WORD = 4
_SHORTEST_NAME = 3
"""Characters in front of two figures that must be the same, at their end or as a whole name."""

_STOCK = re.compile("总里程|总面积|总量|总数|保有量|存量|存栏|现有|拥有|在册|余额")
"""Words for how many there are, of which a target speaks that has them, and no other."""
_NEW = re.compile("新[增建设开登]|净增")
_GROWN_BY = re.compile(
    "(?:其中)?(?:[较比][^，。；]{1,8}|今年|全年|本年|当年)?(?:净增|新增)(?:加了?)?"
)
_TO_REACH = re.compile("(?:达到|突破|增加到|增至|扩大到|稳定在)$")


def limit(text: str, mention: Mention) -> str:
    """From or up to how much what a figure counts is: 10亿元上 in 10亿元以上|12个; "" for any."""
    front = max(mention.segment.start, mention.start - _LONGEST_LIMIT)
    found = _LIMIT.search(text, front, mention.start)
    return found["limit"] + found["side"] if found else ""


def are_of_one_rate(content: str, progress: str, target: Mention, reported: Mention) -> bool:
    """Whether a share is asked for, and the rate of the same name is told: 兑现比例, 兑现率."""
    asked = _SHARE_OF.search(content, *target.left)
    return asked is not None and asked["name"] == rate(progress, reported)


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


def is_to_reach(text: str, target: Mention) -> bool:
    """Whether a target is of all that there are to be: 传承人达到120名."""
    return _TO_REACH.search(text, *target.left) is not None


def are_stock_and_new(content: str, progress: str, target: Mention, reported: Mention) -> bool:
    """Whether one is of all that there are, and the other of what is new or of something else."""
    asks_new, tells_new = (
        _NEW.search(text, *each.left) for text, each in ((content, target), (progress, reported))
    )
    if tells_new and not asks_new and _STOCK.search(content, *target.left):
        return True
    stock = _STOCK.search(progress, *reported.left)
    if stock is None or is_to_reach(content, target):
        return False
    return stock[0] not in content[slice(*target.sentence)]


def is_growth_of(text: str, stock: Mention, mention: Mention) -> bool:
    """Whether a figure says how much another one grew by: 企业13426家，较上年净增|3187家."""
    return (
        stock.sentence == mention.sentence
        and stock.quantity.unit == mention.quantity.unit
        and mention.quantity.amount < stock.quantity.amount
        and not _NEW.search(text, *stock.left)
        and _GROWN_BY.fullmatch(text, *mention.left) is not None
    )


def deeds_in_front(text: str, mention: Mention) -> frozenset[int]:
    """The deeds named in front of a figure; what is new has been built or added."""
    named = text[slice(*mention.left)]
    return deeds(f"{named}新建新增") if _NEW.search(named) else deeds(named)


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
