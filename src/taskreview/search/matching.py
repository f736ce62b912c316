"""The vocabulary of matching: how well a word matches, where, and what can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol, TypeAlias

from taskreview.model import Field
from taskreview.search.query import SEARCHED, Word

Span: TypeAlias = "tuple[int, int]"
"""Start and end of a passage, in characters; the same in the folded and the original text."""

Test: TypeAlias = "Callable[[str], object]"
"""Gives something true for a folded text that matches."""

Marks: TypeAlias = "dict[tuple[Field, int], list[Span]]"
"""(field, index of the unit or 0) -> the spans to highlight there, sorted and disjoint."""

PROSE = (Field.CONTENT, Field.PROGRESS)
"""The fields that hold running text; only there may a word be matched loosely."""


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
    NEAR_UNIT = 5
    """It is the name of a unit with a slip of the pen."""
    GAP = 6
    """Its characters stand there in order, with others in between: 停位 for 停车位."""
    GLUED = 7
    """It is two words without a space: 教委公交."""
    NEAR = 8
    """It stands there but for a slip of the pen."""


def rank(tier: Tier, field: Field) -> int:
    """The place of a match in the order of results: the tier decides, then the field."""
    return tier * len(SEARCHED) + SEARCHED.index(field)


class Matcher(Protocol):
    """One tier's test of a word against a folded text."""

    @property
    def tier(self) -> Tier:
        """The tier of whatever this finds."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields to look in."""

    @property
    def hint(self) -> str:
        """A string that every matching text contains; cheap to look for."""

    @property
    def test(self) -> Test | None:
        """The quick test of a text that contains the hint; None if all of those match."""

    def spans(self, text: str) -> list[Span]:
        """All matches in a folded text, in order and disjoint."""


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping and adjacent ones made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def allowed(word: Word, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Those of the fields that the word may be looked for in."""
    return fields if word.field is None else tuple(field for field in fields if field is word.field)


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how one word matches in a task; `index` is the unit's, otherwise 0."""

    tier: Tier
    field: Field
    index: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a task is among the results, for one word: its best match."""

    word: Word
    tier: Tier
    field: Field
