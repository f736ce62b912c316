"""Which characters are taken for one another: those that sound alike, and those that look alike.

An input method offers the wrong one of those that sound alike; who writes by shape, or reads a
scan, takes the wrong one of those that look alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from taskreview.search.pattern import NEGATIONS
from taskreview.search.pinyin import sounding_like

_FILE = Path(__file__).parent / "data" / "look_alikes.txt"

NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百千万亿两半")

_ONLY_THEMSELVES = NUMERALS | NEGATIONS
"""A figure is never taken for another, nor is 未完成 a slip for what only sounds like it."""


@cache
def _families() -> Mapping[str, frozenset[str]]:
    """Character -> those that look like it.  Made by `tools/look_alikes_table.py`."""
    alike: dict[str, set[str]] = {}
    for family in _FILE.read_text(encoding="utf-8").splitlines():
        for character in family:
            alike.setdefault(character, set()).update(family)
    return {character: frozenset(family) for character, family in alike.items()}


def looking_like(character: str) -> frozenset[str]:
    """The characters that look like this one, itself among them."""
    return _families().get(character, frozenset()) | {character}


@cache
def meant_by(character: str) -> frozenset[str]:
    """The characters that somebody may mean who has written this one, itself among them."""
    if character in _ONLY_THEMSELVES:
        return frozenset(character)
    alike = sounding_like(character) | looking_like(character)
    return alike - NUMERALS | {character}
