"""Rates that say of which figures they are made: 发现问题96个，整改92个，整改率95.8%."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from taskreview.review.measures import Kinship, kinship
from taskreview.review.mentions import Mention
from taskreview.review.roles import Role

_NAMED = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{0,8}?)(?P<deed>[\u4e00-\u9fff]{2})率(?:已|也|均|都)?(?:达到?了?|为|约|是|[：:])?$"
)
_CUT = re.compile("[，,、：:（(]|其中|[和及与]")
_OF_COMPLETION = frozenset({"完成", "投资"})
"""Rates that are of a target, and not of a figure beside them."""
_NOT_MADE = frozenset({Role.GROWTH, Role.BASELINE, Role.RESTATED, Role.PLAN, Role.ORDER})
_DONE = re.compile("实|已")
_OUGHT = re.compile("应(?!急|用|对)")
_OR_MORE = re.compile("以[上下内]|左右")
_CHANGED_BY = re.compile(
    "(?:增长|增加|提高|提升|上升|下降|减少|降低|缩短|压缩|压减)(?:了|率|幅度?|约|达到?|为)*"
)
_OF_A_WHOLE = re.compile("的(?:约|近)?")
_MOST_PERCENT = 10**6
"""A larger one is no rate that anybody means."""


def rate_name(text: str, rate: Mention) -> re.Match[str] | None:
    """The name of a rate that says what was done: 整改 in 隐患整改率; None if it has none."""
    lead = text[rate.segment.start : rate.start]
    cuts = [cut.end() for cut in _CUT.finditer(lead)]
    start = rate.segment.start + (cuts[-1] if cuts else 0)
    name = _NAMED.fullmatch(text, start, rate.start)
    return None if name is None or name["deed"] in _OF_COMPLETION else name


def by_name(text: str, rate: Mention, name: re.Match[str], beside: list[Mention]) -> list[Decimal]:
    """What a named rate ought to be: the figure of the deed over the one in front of it.

    Nothing where it fits any figures, or its name has a word that the sentence has not: 按时办结率.
    """
    before = [each for each in beside if each.end <= rate.start]
    is_known = name["of"] in text[rate.sentence.start : rate.segment.start]
    if rate.role in _NOT_MADE or not is_known or _OR_MORE.match(text, rate.end):
        return []
    deed = name["deed"]
    parts = [each for each in before if _is_of(text[slice(*each.left)], deed)]
    parts = parts or [each for each in before if deed in text[slice(*each.right)]]
    if len(parts) != 1:
        return []
    (part,) = parts
    counted = [each for each in before if _count_the_same(each, part)]
    wholes = [each for each in counted if each.end <= part.start]
    made = share(part, wholes[-1]) if wholes else None
    if made is None or made > 100:
        return []
    is_opposite = f"不{deed}" in text[slice(*part.left)]
    shares = [share(one, other) for one in counted for other in counted if one is not other]
    # Where other figures could be meant as well, nothing is said against them.
    if any(
        is_written_as(value, rate)
        for each in shares
        if each is not None
        for value in (each, 100 - each)
    ):
        return []
    return [100 - made if is_opposite else made]


def _is_of(left: str, deed: str) -> bool:
    """Whether the words in front of a figure name the deed: 整改|92个, 实检|480家 for 检查."""
    if _OUGHT.search(left):
        return False
    if deed in left or deed[::-1] in left:
        return True
    return _DONE.search(left) is not None and any(character in left for character in deed)


def by_change(text: str, rate: Mention, beside: list[Mention]) -> list[Decimal]:
    """How much was changed where both states stand in front: 由4公里增加到5公里，增长25%."""
    before = [each for each in beside if each.end <= rate.start]
    if len(before) < 2 or not _CHANGED_BY.fullmatch(text, rate.segment.start, rate.start):
        return []
    old, new = before[-2:]
    if old.role is not Role.BASELINE or not _count_the_same(old, new):
        return []
    made = share(new, old)
    return [] if made is None else [abs(made - 100)]


def by_whole(text: str, rate: Mention, beside: list[Mention]) -> list[Decimal]:
    """A share of a whole that is named with it: 收入12亿元，占预算15亿元的80%."""
    before = [each for each in beside if each.end <= rate.start]
    if len(before) < 2:
        return []
    part, whole = before[-2:]
    if (
        whole.segment != rate.segment
        or not _OF_A_WHOLE.fullmatch(text, whole.end, rate.start)
        or "占" not in text[slice(*whole.left)]
        or not _count_the_same(part, whole)
    ):
        return []
    made = share(part, whole)
    return [] if made is None else [made]


def _count_the_same(one: Mention, other: Mention) -> bool:
    return kinship(one.quantity.unit, other.quantity.unit) is Kinship.SAME


def share(part: Mention, whole: Mention) -> Decimal | None:
    """How many percent one figure is of another; None where either is not exact."""
    if not whole.quantity.amount or part.is_rough or whole.is_rough:
        return None
    percent = part.quantity.amount / whole.quantity.amount * 100
    return percent if percent < _MOST_PERCENT else None


def is_written_as(value: Decimal, rate: Mention) -> bool:
    """Whether somebody who rounds, or who cuts off, writes the value so."""
    written = rate.quantity.amount
    return written in (
        value.quantize(rate.quantity.step, ROUND_HALF_UP),
        value.quantize(rate.quantity.step, ROUND_DOWN),
    )
