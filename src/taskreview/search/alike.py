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
def _families() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Character -> those that look like it; and those that contain it, or that it contains.

    Made by `tools/look_alikes_table.py`.
    """
    alike: dict[str, set[str]] = {}
    contained: dict[str, set[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        part, colon, wholes = line.partition(":")
        if colon:
            contained.setdefault(part, set()).update(wholes)
            for whole in wholes:
                contained.setdefault(whole, set()).add(part)
        else:
            for character in line:
                alike.setdefault(character, set()).update(line)
    frozen = (
        {one: frozenset(several) for one, several in each.items()} for each in (alike, contained)
    )
    return next(frozen), next(frozen)


def looking_like(character: str) -> frozenset[str]:
    """The characters that look like this one, itself among them."""
    return _families()[0].get(character, frozenset()) | {character}


@cache
def meant_by(character: str, *, clear: bool = False) -> frozenset[str]:
    """The characters that somebody may mean who has written this one, itself among them.

    Where the rest of the word makes it `clear`, also those with a part more or less: 责 for 债.
    """
    if character in _ONLY_THEMSELVES:
        return frozenset(character)
    alike = sounding_like(character) | looking_like(character)
    if clear:
        alike |= _families()[1].get(character, frozenset())
    return alike - NUMERALS | {character}
