"""The vocabulary of matching: how well a word matches, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from taskreview.model import Field
from taskreview.search.query import SEARCHED, Word

Span: TypeAlias = "tuple[int, int]"
"""Start and end of a passage, in characters; the same in the folded and the original text."""

Marks: TypeAlias = "dict[tuple[Field, int], list[Span]]"
"""(field, index of the unit or 0) -> the spans to highlight there, sorted and disjoint."""


class Tier(IntEnum):
    """How a word matches, best first."""

    NUMBER = 0
    """It is the task's number."""
    EXACT = 1
    """It stands there."""
    EMBEDDED = 2
    """It stands there as a part of a longer number."""
    OFFICIAL_NAME = 3
    """It is the long name of a unit: 区教育委员会 for 区教委."""
    ABBREVIATION = 4
    """It is a short name of a unit: 卫健委 for 区卫生健康委."""
    PINYIN = 5
    """It is how the characters are read, all or but for the end: tingche, tingchew."""
    INITIALS = 6
    """It is the first letters of how they are read: tcw."""
    MIXED_PINYIN = 7
    """It is characters, syllables and first letters in one: 区jw, tingcw."""
    GAP = 8
    """Its characters stand there in order, with others in between: 停位 for 停车位."""
    ALIKE = 9
    """It has characters that sound or look like those that stand there: 垃极分类, 末完成."""
    GLUED = 10
    """It is two words without a space: 教委公交."""
    NEAR = 11
    """It stands there but for a swapped, doubled, wrong or superfluous character."""


def rank(tier: Tier, field: Field) -> int:
    """The place of a match in the order of results: the tier decides, then the field."""
    return tier * len(SEARCHED) + SEARCHED.index(field)


def field_of(a_rank: int) -> Field:
    """The field of a `rank`."""
    return SEARCHED[a_rank % len(SEARCHED)]


def spans_of(positions: Iterable[int]) -> list[Span]:
    """The characters at these places as passages, adjacent ones made one."""
    spans: list[Span] = []
    for at in sorted(set(positions)):
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how one word matches in a task; `index` is the unit's, otherwise 0."""

    tier: Tier
    field: Field
    index: int
    positions: tuple[int, ...]
    """Characters of the text, in no order."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a task is among the results, for one word: its best match."""

    word: Word
    tier: Tier
    field: Field
    index: int
    """The unit's, otherwise 0."""
    spans: tuple[Span, ...]
    """The passages of the field that matched."""
