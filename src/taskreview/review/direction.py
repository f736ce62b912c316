"""Which way a figure says that something goes: 增长5%, 下降2.3%, 增速为-1.2%."""

from __future__ import annotations

import re
from enum import Enum, auto

from taskreview.review.assessment import Span
from taskreview.review.measures import is_share
from taskreview.review.mentions import Mention

_UP = (
    "增长|提高|提升|上升|增加|上涨|上调|反弹|回升|(?:增|涨|升)幅|增速|涨价|提价"
    "|(?<=[比期年])[增升涨](?=\\d|了|[-－−])"
)
_DOWN = (
    "负增长|下降|减少|降低|压减|压缩|压降|缩减|缩短|削减|精简|核减|减量|下滑|回落|下跌|下调|[降减跌]幅|降价|降费"
    "|(?<=[比期年])[降减跌](?=\\d|了)"
)
_WORD = re.compile(f"(?P<down>{_DOWN})|(?P<up>{_UP})")
_A_STATE = re.compile("[到至为]|收窄")
"""Between such a word and the figure: what is reached, and not by how much, 提高到95%."""
_NAME = re.compile("[幅速]")
"""After these 为 says how much: 增速为6%."""
_REACH = 60
"""Characters in front of a figure that may hold the word, more than anybody writes."""
_NEGATIVE = re.compile(r"[-－−负]$")


class Direction(Enum):
    """Where something goes."""

    UP = auto()
    DOWN = auto()


def direction(text: str, mention: Mention) -> Direction | None:
    """Where a share or a difference in points says that something goes.

    None where it says nothing of the kind, or what is reached.
    """
    word = _word(text, mention)
    if word is None:
        return None
    if word["down"] is not None or _NEGATIVE.search(text, word.end(), mention.start):
        return Direction.DOWN
    return Direction.UP


def said_with(text: str, mention: Mention) -> Span:
    """The figure and the word that says where something goes: 同比|下降1.3%."""
    word = _word(text, mention)
    return Span(word.start() if word else mention.start, mention.end)


def are_opposite(content: str, target: Mention, progress: str, reported: Mention) -> bool:
    """Whether a rise is promised and a fall reported, or the other way round."""
    if target.is_cap:
        return False  # what falls does not rise too much
    asked, told = direction(content, target), direction(progress, reported)
    return asked is not None and told is not None and asked is not told


def _word(text: str, mention: Mention) -> re.Match[str] | None:
    if not is_share(mention.quantity.unit) and mention.quantity.unit != "百分点":
        return None
    start = max(mention.segment.start, mention.start - _REACH)
    words = [*_WORD.finditer(text, start, mention.start)]
    if not words:
        return None
    last = words[-1]
    reached = _A_STATE.search(text, last.end(), mention.start)
    return last if reached is None or _NAME.search(last[0]) else None
