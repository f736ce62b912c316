"""What a row of letters may spell: syllables, the beginning of one, initials, a mixture.

xian      xian; xi an
tingchew  ting che w…
tcw       t… c… w…
tingcw    ting c… w…
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import islice, product

from taskreview.search.pinyin import (
    LONGEST_SYLLABLE,
    is_beginning,
    is_syllable,
    read_as,
    read_from,
    sounding,
)


class Spelling(IntEnum):
    """How completely the letters spell what is meant, best first."""

    WHOLE = 0
    UNFINISHED = 1
    """The last syllable is not typed to its end."""
    INITIALS = 2
    MIXED = 3
    """Syllables and initials."""
    HEARD = 4
    """Whole syllables, as somebody writes them who says s for sh, or in for ing."""


_MOST_ROWS = 24
"""Understandings of one word that are tried; only strange ones have more."""

_LONGEST_MIXED = 24
"""Letters; a longer row of them is not taken for a mixture."""

_LONGEST_RUN = 120
"""Letters; a longer row of them is no pinyin: the longest names of units have half as many."""

_RUN = re.compile("[a-z]+|[^a-z]")
_SYLLABLE_BREAK = re.compile("(?<=[a-z])['’](?=[a-z])")
"""xi'an is not xian: a syllable ends there."""
_LETTERS = re.compile("[a-z]+")
_INITIAL = frozenset("abcdefghjklmnopqrstwxyz")
_DOUBLE_INITIALS = ("zh", "ch", "sh")

Row = tuple[frozenset[str], ...]
"""A set of characters for each character that is meant."""


def has_letters(word: str) -> bool:
    """Whether anything in the folded word can be pinyin."""
    return _LETTERS.search(word) is not None


@lru_cache(64)
def rows(word: str, spelling: Spelling) -> tuple[Row, ...]:
    """The characters that a folded word may mean, if its letters are pinyin spelled so.

    What is no letter stands for itself.  Empty if the letters cannot be spelled so.
    """
    parts = _SYLLABLE_BREAK.split(word.replace("ü", "v"))
    runs = [run for part in parts for run in _RUN.findall(part)]
    choices: list[list[Row]] = []
    for at, run in enumerate(runs):
        if not _LETTERS.fullmatch(run):
            choices.append([(frozenset(run),)])
            continue
        if len(run) > _LONGEST_RUN:
            return ()
        last = at == len(runs) - 1
        choices.append([*islice(_spelled(run, spelling, last), _MOST_ROWS)])
    found = (sum(choice, ()) for choice in product(*choices))
    return tuple(dict.fromkeys(islice(found, _MOST_ROWS)))


def _spelled(run: str, spelling: Spelling, last: bool) -> Iterator[Row]:
    match spelling:
        case Spelling.WHOLE:
            yield from _whole(run)
        case Spelling.HEARD:
            yield from _whole(run, sounding)
        case Spelling.UNFINISHED if last:
            yield from _unfinished(run)
        case Spelling.UNFINISHED:
            yield from _whole(run)
        case Spelling.INITIALS:
            if _INITIAL.issuperset(run):
                yield tuple(map(read_from, run))
        case Spelling.MIXED:
            yield from _whole(run)
            if len(run) <= _LONGEST_MIXED:
                yield from _mixed(run)


def _heads(run: str) -> Iterator[int]:
    """The lengths, longest first, that a piece at the beginning of the letters may have."""
    yield from range(min(len(run), LONGEST_SYLLABLE), 0, -1)


@lru_cache(256)
def _is_whole(run: str, meant: Callable[[str], frozenset[str]] = read_as) -> bool:
    return not run or any(meant(run[:end]) and _is_whole(run[end:], meant) for end in _heads(run))


def _whole(run: str, meant: Callable[[str], frozenset[str]] = read_as) -> Iterator[Row]:
    """All ways to read the letters as whole syllables, the longest ones first."""
    if not run:
        yield ()
    for end in _heads(run):
        if (characters := meant(run[:end])) and _is_whole(run[end:], meant):
            for rest in _whole(run[end:], meant):
                yield (characters, *rest)


def _unfinished(run: str) -> Iterator[Row]:
    """Whole syllables, at least one, and the beginning of another."""
    for start in range(max(1, len(run) - LONGEST_SYLLABLE), len(run)):
        if is_beginning(run[start:]):
            for whole in _whole(run[:start]):
                yield (*whole, read_from(run[start:]))


def _pieces(head: str) -> Iterator[frozenset[str]]:
    """What the letters may stand for in a mixture."""
    if len(head) > 1 and is_syllable(head):
        yield read_as(head)
    if head in _INITIAL or head in _DOUBLE_INITIALS:
        yield read_from(head)


@lru_cache(256)
def _is_mixed(run: str) -> bool:
    return not run or any(any(_pieces(run[:end])) and _is_mixed(run[end:]) for end in _heads(run))


def _mixed(run: str) -> Iterator[Row]:
    """Syllables and initials in any order, the longest syllables first."""
    if not run:
        yield ()
    for end in _heads(run):
        if _is_mixed(run[end:]):
            for characters in _pieces(run[:end]):
                for rest in _mixed(run[end:]):
                    yield (characters, *rest)
