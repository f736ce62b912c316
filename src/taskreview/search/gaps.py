"""The word with gaps in it: 停位 for 停车位, 养老床位 for 养老家庭照护床位, pm25 for PM2.5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from taskreview.search.figures import has_digit
from taskreview.search.pattern import Element, Pattern, single

_CHUNK = re.compile(r"[0-9][0-9.]*|[a-z]+|.")
_LETTERS_AND_FIGURES = re.compile(r"(?=.*[a-z])(?=.*[0-9])[a-z0-9]+")
_SEPARATORS = frozenset(".-/ ")

_CHARACTER_GAP = 2
_SHORT_GAP = 1
"""Between two characters, which are a word by themselves: 停位."""

_PART_GAP = 8
_SHORTEST_OF_THREE_PARTS = 6
_LONGEST_IN_PARTS = 12
"""Chunks; longer ones are sentences."""


def is_latin(word: str) -> bool:
    """Whether the word mixes letters with figures and nothing else, and so is no pinyin: 5g."""
    return _LETTERS_AND_FIGURES.fullmatch(word) is not None


def gap_patterns(word: str) -> Iterator[Pattern]:
    """The patterns for a folded word with gaps; none if there is no room for any."""
    if is_latin(word):
        yield _row([*word], [1] * len(word), _SEPARATORS)
        return
    chunks: list[str] = _CHUNK.findall(word)
    if len(chunks) < 2 or not any(chunk.isalpha() for chunk in chunks):
        return
    usual = _CHARACTER_GAP if len(chunks) > 2 else _SHORT_GAP
    yield _row(chunks, [_gap_before(chunks, at, usual) for at in range(len(chunks))])
    if len(chunks) > _LONGEST_IN_PARTS:
        return
    for count in (1, 2):
        for cuts in combinations(range(1, len(chunks)), count):
            parts = _parts(chunks, cuts)
            long_enough = count == 1 or len(chunks) >= _SHORTEST_OF_THREE_PARTS
            if long_enough and all(len("".join(part)) > 1 for part in parts):
                gaps = [_PART_GAP if at in cuts else 0 for at in range(len(chunks))]
                yield _row(chunks, gaps)


def _parts(chunks: Sequence[str], cuts: Sequence[int]) -> list[Sequence[str]]:
    bounds = [0, *cuts, len(chunks)]
    return [chunks[start:end] for start, end in pairwise(bounds)]


def _gap_before(chunks: Sequence[str], at: int, usual: int) -> int:
    """What a figure counts stands right behind it: 120个 is not 120家、5个."""
    return _SHORT_GAP if at and has_digit(chunks[at - 1]) else usual


def _row(
    chunks: Sequence[str], gaps: Sequence[int], skippable: frozenset[str] | None = None
) -> Pattern:
    """The chunks one after the other, each with its gap before it except the first."""
    elements = [
        Element(single(character), gaps[at] if at and not place else 0, skippable if at else None)
        for at, chunk in enumerate(chunks)
        for place, character in enumerate(chunk)
    ]
    return Pattern(tuple(elements), number_start=True, number_end=True)
