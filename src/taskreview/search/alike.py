"""Which characters are taken for one another: those that sound alike, and those that look alike.

An input method offers the wrong one of those that sound alike; who writes by shape, or reads a
scan, takes the wrong one of those that look alike.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from taskreview.search.pattern import NEGATIONS
from taskreview.search.pinyin import sounding_like

_DATA = Path(__file__).parent / "data"

_SEPARATORS = frozenset("，、；")
"""Which of them stands between two words nobody remembers."""

NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百千万亿两半")


@cache
def _families() -> tuple[str, ...]:
    """Characters that look alike, a family a line; made by `tools/look_alikes_table.py`.

    With a colon: a character, and those that it is a part of.
    """
    return tuple((_DATA / "look_alikes.txt").read_text(encoding="utf-8").splitlines())


@cache
def _glyphs() -> dict[str, str]:
    """By character those whose glyphs look like its own; made by `tools/look_alike_glyphs.py`."""
    lines = (_DATA / "look_alike_glyphs.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line for line in lines}


def looking_like(character: str) -> frozenset[str]:
    """The characters that look like this one, itself among them."""
    alike = {character, *_glyphs().get(character, "")}
    for family in _families():
        if character in family and ":" not in family:
            alike.update(family)
    return frozenset(alike)


def with_a_part_more_or_less(character: str) -> frozenset[str]:
    """The characters that this one is a part of, and those that are a part of it: 责, 债."""
    found: set[str] = set()
    for family in _families():
        part, colon, wholes = family.partition(":") if character in family else ("", "", "")
        if colon:
            found.update(wholes if part == character else part)
    return frozenset(found)


@cache
def meant_by(character: str, *, clear: bool = False) -> frozenset[str]:
    """The characters that somebody may mean who has written this one, itself among them.

    Where the rest of the word makes it `clear`, also those with a part more or less.  A figure is
    never taken for another, nor is 未完成 a slip for what only sounds like it.
    """
    if character in NUMERALS:
        return frozenset(character)
    if character in _SEPARATORS:
        return _SEPARATORS
    if character in NEGATIONS:
        return looking_like(character)
    alike = sounding_like(character) | looking_like(character)
    if clear:
        alike |= with_a_part_more_or_less(character)
    return alike - NUMERALS | {character}
