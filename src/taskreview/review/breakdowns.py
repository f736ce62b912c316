"""Figures that break one down: 学位7290个，其中小学4860个、初中1350个、幼儿园1080个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from taskreview.review.mentions import Mention

_FIRST = re.compile(
    r"[，,（(；;：:]?\s*(?:其中|包括|包含|分别为|含)[，,：:]?[^，。；、（）()\d]{0,16}"
)
_NEXT = re.compile(r"[、，,和及与][^，。；、（）()\d]{1,16}")
_ANOTHER_MATTER = re.compile("惠及|受益|带动|覆盖|累计|另|[较比占]|同时")
"""What ends the list of the parts."""


def wholes(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For each figure that is a part of one in front of it the place of that one."""
    found: dict[int, int] = {}
    for place, whole in enumerate(mentions):
        pattern, end = _FIRST, whole.end
        left = whole.quantity.amount
        for part_place in range(place + 1, len(mentions)):
            part = mentions[part_place]
            between = pattern.fullmatch(text, end, part.start)
            if (
                part.sentence != whole.sentence
                or part.quantity.unit != whole.quantity.unit
                or between is None
                or _ANOTHER_MATTER.search(between[0])
                or part.quantity.amount > left
            ):
                break
            found[part_place] = place
            left = max(left - part.quantity.amount, Decimal(0))
            pattern, end = _NEXT, part.end
    return found
