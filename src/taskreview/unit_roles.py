"""A unit's name without what the unit does in a task: 区教委 of 牵头单位：区教委, 区教委（牵头）.

A joint task tells its units apart so, while whoever counts or writes to a unit means the unit.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ROLE = (
    "(?:第一)?(?:总?牵头|主责|主办|主管|责任|配合|协办|协同|协助|参与|参加|承办|落实|督办|督导|负责)"
    "(?:单位|部门|科室|处室)?"
)
# Patterns are compiled when the first unit with a role is met: the first paint does not wait.
_HEAD = rf"{_ROLE}[:：]\s*"
_BEFORE = rf"\s*(?:{_HEAD}|[(（【\[]{_ROLE}[:：]?[)）】\]]\s*)"
_BEHIND = rf"(?<!\s)\s*(?:[(（]{_ROLE}[)）]\s*)?\Z"
_BEFORE_HEAD = rf"(?<!\s)\s+(?={_HEAD})"
_SIGNS = frozenset("：:(（【[")
"""One of them shows that a role may be written."""


@lru_cache(maxsize=4096)
def name_span(unit: str) -> tuple[int, int]:
    """Where the name stands in what is written for a unit, in characters; all of it if nothing
    but a role is written."""
    if _SIGNS.isdisjoint(unit):
        return 0, len(unit)
    before = re.match(_BEFORE, unit)
    start = before.end() if before else 0
    behind = re.search(_BEHIND, unit[start:])
    end = start + behind.start() if behind else len(unit)
    return (start, end) if end > start else (0, len(unit))


def divided_at_roles(text: str) -> list[str]:
    """The pieces of a text before 配合单位： and the like, where only blanks stand before that."""
    return [text] if _SIGNS.isdisjoint(text) else re.split(_BEFORE_HEAD, text)


@lru_cache(maxsize=4096)
def unit_names(units: tuple[str, ...]) -> tuple[str, ...]:
    """The names of units, each once, in their order."""
    return tuple(dict.fromkeys(unit[slice(*name_span(unit))] for unit in units))
