"""What has changed between two texts, character by character, in stretches that can be read.

Figures and Latin words change as a whole; changes with next to nothing between them become one;
and a change that could stand in several places stands where a sentence or a clause begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[%％]?|[A-Za-z]+|.", re.DOTALL)
CLAUSE_ENDS = "，。；：！？\n"
_CLAUSE = re.compile(f"[^{CLAUSE_ENDS}]*[{CLAUSE_ENDS}]?")

_MOST_CELLS = 400_000_000
"""Tokens of one text times those of the other, up to which they are aligned one by one: some 40 ms
and 50 MB.  Beyond that the clauses that stand once in either text are aligned first."""

_MERGED_GAP = 6
"""No more characters than this are swallowed between two changes."""

_SLIDES = 200
"""Characters that a change is moved at most to stand at the beginning of a clause."""


class Change(NamedTuple):
    """A stretch of the old text and what stands for it in the new one, as offsets; what lies
    between two changes is the same in both.  One of the two may be empty, never both."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Op(StrEnum):
    """What happened to a run of characters."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Run(NamedTuple):
    """A piece of text that stayed, went or came.  Never empty."""

    op: Op
    text: str


def clauses(text: str) -> list[str]:
    """The clauses of a text with what ends each; together they are the text."""
    return [clause for clause in _CLAUSE.findall(text) if clause]


def changes(old: str, new: str) -> list[Change]:
    """What makes the new text of the old one, from left to right."""
    head, tail = _common_ends(old, new)
    middle = _aligned(old[head : len(old) - tail], new[head : len(new) - tail])
    found = _joined(old, new, (Change(*(at + head for at in change)) for change in middle))
    return _joined(old, new, _slid(old, new, found))


def runs(old: str, new: str, found: Iterable[Change]) -> Iterator[Run]:
    """The two texts as one, in reading order: what went stands before what came for it."""
    at = 0
    for change in found:
        if at < change.new_start:
            yield Run(Op.SAME, new[at : change.new_start])
        if change.old_start < change.old_end:
            yield Run(Op.REMOVED, old[change.old_start : change.old_end])
        if change.new_start < change.new_end:
            yield Run(Op.ADDED, new[change.new_start : change.new_end])
        at = change.new_end
    if at < len(new):
        yield Run(Op.SAME, new[at:])


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters the two have in common at their beginnings and at their ends.

    No figure and no Latin word is cut in two.
    """
    shortest = min(len(old), len(new))
    head = _common_head(old, new, shortest)
    while head and (_within_word(old, head) or _within_word(new, head)):
        head -= 1
    tail = _common_head(old[head:][::-1], new[head:][::-1], shortest - head)
    while tail and (_within_word(old, len(old) - tail) or _within_word(new, len(new) - tail)):
        tail -= 1
    return head, tail


def _common_head(one: str, other: str, most: int) -> int:
    """How many characters, `most` at most, two texts have in common at their beginning."""
    equal, differs = 0, most + 1
    while equal + 1 < differs:
        middle = (equal + differs) // 2
        if one[equal:middle] == other[equal:middle]:
            equal = middle
        else:
            differs = middle
    return equal


def _within_word(text: str, at: int) -> bool:
    """Whether a figure or a Latin word goes on over this place."""
    return 0 < at < len(text) and _is_of_word(text[at - 1]) and _is_of_word(text[at])


def _is_of_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%")


def _aligned(old: str, new: str) -> Iterator[Change]:
    """The changes between two texts of any size, raw."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(one) * len(other) <= _MOST_CELLS:
        yield from _token_changes(one, other)
        return
    at_old = at_new = 0
    for a, b, length in [*_anchors(old, new), (len(old), len(new), 0)]:
        one, other = _TOKEN.findall(old[at_old:a]), _TOKEN.findall(new[at_new:b])
        if len(one) * len(other) <= _MOST_CELLS:
            for change in _token_changes(one, other):
                yield Change(
                    change.old_start + at_old,
                    change.old_end + at_old,
                    change.new_start + at_new,
                    change.new_end + at_new,
                )
        else:
            yield Change(at_old, a, at_new, b)
        at_old, at_new = a + length, b + length


def _token_changes(one: Sequence[str], other: Sequence[str]) -> Iterator[Change]:
    if not one or not other:
        if one or other:
            yield Change(0, sum(map(len, one)), 0, sum(map(len, other)))
        return
    from rapidfuzz.distance import Indel  # few commands compare texts

    numbers: dict[str, int] = {}
    coded = [[numbers.setdefault(token, len(numbers)) for token in side] for side in (one, other)]
    ends = [[0, *accumulate(map(len, side))] for side in (one, other)]
    for code in Indel.opcodes(*coded):
        if code.tag != "equal":
            yield Change(
                ends[0][code.src_start],
                ends[0][code.src_end],
                ends[1][code.dest_start],
                ends[1][code.dest_end],
            )


def _anchors(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Clauses that stand once in either text, in the same order in both: two offsets, length."""
    one, other = _once(old), _once(new)
    shared = sorted(
        (at, other[clause], len(clause)) for clause, at in one.items() if clause in other
    )
    best: list[int] = []
    """The least offset in the new text at which an increasing series of each length ends."""
    ends: list[int] = []
    before: list[int] = []
    for at, (_a, b, _length) in enumerate(shared):
        place = bisect_left(best, b)
        before.append(ends[place - 1] if place else -1)
        if place == len(best):
            best.append(b)
            ends.append(at)
        else:
            best[place], ends[place] = b, at
    series = []
    at = ends[-1] if ends else -1
    while at >= 0:
        series.append(shared[at])
        at = before[at]
    return reversed(series)


def _once(text: str) -> dict[str, int]:
    """The clauses that stand just once, and where."""
    found = clauses(text)
    counts = Counter(found)
    starts = accumulate(map(len, found), initial=0)
    return {clause: at for clause, at in zip(found, starts, strict=False) if counts[clause] == 1}


def _joined(old: str, new: str, found: Iterable[Change]) -> list[Change]:
    """The changes with those made one between which there is less than they themselves are.

    A figure counts as one character: two that have changed side by side stay two changes.
    """
    joined: list[tuple[Change, int, int]] = []
    for change in found:
        joined.append((change, *_sizes(old, new, change)))
        while len(joined) > 1:
            (first, *one), (last, *other) = joined[-2:]
            gap = last.old_start - first.old_end
            if gap > min(_MERGED_GAP, max(one), max(other)):
                break
            whole = Change(first.old_start, last.old_end, first.new_start, last.new_end)
            joined[-2:] = [(whole, one[0] + gap + other[0], one[1] + gap + other[1])]
    return [change for change, _old, _new in joined]


def _sizes(old: str, new: str, change: Change) -> tuple[int, int]:
    """The tokens of either side."""
    return (
        len(_TOKEN.findall(old, change.old_start, change.old_end)),
        len(_TOKEN.findall(new, change.new_start, change.new_end)),
    )


def _slid(old: str, new: str, found: Sequence[Change]) -> Iterator[Change]:
    """The changes, those that only add or only remove where they read best."""
    edges = [Change(0, 0, 0, 0), *found, Change(len(old), len(old), len(new), len(new))]
    for (before, change), (_same, after) in zip(
        pairwise(edges[:-1]), pairwise(edges[1:]), strict=True
    ):
        if change.old_start == change.old_end:
            shift = _best_shift(new, change[2:], before.new_end, after.new_start)
        elif change.new_start == change.new_end:
            shift = _best_shift(old, change[:2], before.old_end, after.old_start)
        else:
            shift = 0
        yield Change(*(at + shift for at in change))


def _best_shift(text: str, span: tuple[int, ...], low: int, high: int) -> int:
    """By how much to move a stretch within [low, high) without changing what it means."""
    start, end = span
    best, shift = _boundary(text, start, end), 0
    for step in (-1, 1):
        a, b = start, end
        for moved in range(1, _SLIDES + 1):
            if step < 0:
                if a - 1 < low or text[a - 1] != text[b - 1]:
                    break
            elif b + 1 > high or text[a] != text[b]:
                break
            a, b = a + step, b + step
            quality = _boundary(text, a, b)
            if quality > best:
                best, shift = quality, moved * step
    return shift


def _boundary(text: str, start: int, end: int) -> int:
    """How well a stretch stands on its own: whole sentences, then clauses, then whole words."""
    if _within_word(text, start) or _within_word(text, end):
        return -1
    before, last = text[start - 1 : start], text[end - 1]
    if (not before or before in "\n。；！？") and last in "\n。；！？":
        return 4
    if (not before or before in "\n。；！？，、：") and last in "\n。；！？，、：":
        return 3
    following = text[end : end + 1]
    if text[start] in "，、；。" and (not following or following in "\n。；！？，、："):
        return 2
    return 0
