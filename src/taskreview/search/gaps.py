"""The word with gaps in it: 停位 for 停车位, 养老床位 for 养老家庭照护床位, pm25 for PM2.5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

from taskreview.search.folding import is_han
from taskreview.search.pattern import Element, Pattern, single
from taskreview.search.syllables import Row

_CHUNKS = (
    re.compile(r"[0-9][0-9.]*|[a-z]+|."),
    re.compile(r"[a-z]+[0-9][a-z0-9.]*|[0-9]+[a-z][a-z0-9]*|[0-9][0-9.]*|[a-z]+|."),
)
"""What a gap does not divide: a number, Latin letters, a character; or a code (dn800, 5g)."""

_CODE = re.compile(r"(?=[0-9]*[a-z])(?=[a-z]*[0-9])[a-z0-9]+")
_SEPARATORS = frozenset(".-/ ")
"""What a code may be written with in between: pm25 is PM2.5."""

_CHARACTER_GAP = 2
_SHORT_GAP = 1
"""Between two characters, which are a word by themselves: 停位."""

_PART_GAP = 8
_WIDE_GAP = 4
"""Before the character that ends a name: 普惠园."""
_SHORTEST_OF_THREE_PARTS = 6
_LONGEST_IN_PARTS = 12
"""Chunks; longer ones are sentences."""

_Chunk: TypeAlias = "tuple[Element, ...]"


def is_code(word: str) -> bool:
    """Whether the word is letters and figures mixed and nothing else, and so no pinyin: 5g."""
    return _CODE.fullmatch(word) is not None


def gap_patterns(word: str) -> Iterator[Pattern]:
    """The patterns for a folded word with gaps; none if there is no room for any."""
    if is_code(word):
        yield _pattern([_chunk(word)], ())
        return
    for chunks in dict.fromkeys(tuple(expression.findall(word)) for expression in _CHUNKS):
        if len(chunks) > 1 and any(character.isalpha() for character in word):
            yield from _with_gaps([_chunk(each) for each in chunks])


def wide_gap_patterns(word: str) -> Iterator[Pattern]:
    """The patterns for three or four Chinese characters of which two belong together.

    普惠园 for 普惠性幼儿园, 地灾排查 for 地质灾害隐患点排查.
    """
    if not all(map(is_han, word)):
        return
    chunks = [_chunk(character) for character in word]
    if len(word) == 3:
        yield _pattern(chunks, [0, _WIDE_GAP])
    elif len(word) == 4:
        yield _pattern(chunks, [_SHORT_GAP, _PART_GAP, _SHORT_GAP])


def pinyin_gap_patterns(row: Row) -> Iterator[Pattern]:
    """The patterns for characters that are meant by pinyin, with gaps."""
    yield from _with_gaps([(Element(characters),) for characters in row])


def _chunk(text: str) -> _Chunk:
    code = _CODE.fullmatch(text) is not None
    return tuple(
        Element(single(character), 1, _SEPARATORS) if code and at else Element(single(character))
        for at, character in enumerate(text)
    )


def _with_gaps(chunks: Sequence[_Chunk]) -> Iterator[Pattern]:
    usual = _CHARACTER_GAP if len(chunks) > 2 else _SHORT_GAP
    yield _pattern(chunks, [_gap_behind(chunk, usual) for chunk in chunks])
    if len(chunks) > _LONGEST_IN_PARTS:
        return
    for count in (1, 2):
        if count == 2 and len(chunks) < _SHORTEST_OF_THREE_PARTS:
            return
        for cuts in combinations(range(1, len(chunks)), count):
            bounds = [0, *cuts, len(chunks)]
            if all(sum(map(len, chunks[a:b])) > 1 for a, b in pairwise(bounds)):
                gaps = [_PART_GAP if behind in cuts else 0 for behind in range(1, len(chunks))]
                yield _pattern(chunks, gaps)


def _gap_behind(chunk: _Chunk, usual: int) -> int:
    """What a figure counts stands right behind it: 120个 is not 120家、5个."""
    return _SHORT_GAP if chunk[-1].has_figure else usual


def _pattern(chunks: Sequence[_Chunk], gaps: Sequence[int]) -> Pattern:
    """The chunks one after the other, each with its gap behind it but the last."""
    elements = list(chunks[0])
    for chunk, gap in zip(chunks[1:], gaps, strict=False):
        elements += (Element(chunk[0].characters, gap), *chunk[1:])
    return Pattern(tuple(elements), number_start=True, number_end=True)
