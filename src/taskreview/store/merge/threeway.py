"""Three-way merging of lines and of orders, without any notion of tasks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias, TypeVar

from taskreview.model import Task

_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)

_LINES_COMPARED = 20_000
"""Differing lines up to which what lies between them is looked for."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Side(StrEnum):
    """Whose text."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


class ConflictKind(StrEnum):
    """What both sides have changed in different ways."""

    FIELD = "field"
    """One field of a task."""
    TASK = "task"
    """A task as a whole: its parts cannot be told apart, or it was added twice."""
    DELETED = "deleted"
    """A task, or a key of one, that one side has changed and the other has deleted."""
    TEXT = "text"
    """Lines that are no task: the head, comments, other documents."""
    FILE = "file"
    """The file as a whole, where one side is no register any more."""


@dataclass(frozen=True, slots=True)
class TextConflict:
    """A place of the text for which there are two different wishes.

    `base`, `ours` and `theirs` are source text; `base` is None where nothing was there.
    """

    kind: ConflictKind
    base: str | None
    ours: str
    theirs: str
    task: Task | None = None
    key: str | None = None

    def text_of(self, side: Side) -> str:
        """The text that one side has here."""
        if side is Side.OURS:
            return self.ours
        return self.theirs if side is Side.THEIRS else self.base or ""

    def with_texts(self, change: Callable[[str], str]) -> TextConflict:
        """The same conflict with each side's text changed."""
        base = None if self.base is None else change(self.base)
        return replace(self, base=base, ours=change(self.ours), theirs=change(self.theirs))


Piece: TypeAlias = str | TextConflict
"""A text that is clear, or a conflict."""


def pick(base: _T, ours: _T, theirs: _T) -> _T | None:
    """What the one side that changed it made of it; None where both did, and differently."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else None


def chosen(pieces: Sequence[Piece], side: Side) -> str:
    """The text with every conflict decided for one side."""
    return "".join(piece if isinstance(piece, str) else piece.text_of(side) for piece in pieces)


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same pieces without empty texts, neighbouring texts as one."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if text := "".join(texts):
            yield text
        texts = []
        yield piece
    if text := "".join(texts):
        yield text


def split_lines(text: str) -> list[str]:
    """The lines with their line breaks (LF, CRLF, CR)."""
    return _LINE.findall(text)


def merge_lines(
    base: str | None, ours: str, theirs: str, kind: ConflictKind = ConflictKind.TEXT
) -> list[Piece]:
    """Merges running text line by line.  Without a base, what both have in common serves as one."""
    if ours == theirs or theirs == base:
        return [ours] if ours else []
    if ours == base:
        return [theirs] if theirs else []
    o, t = split_lines(ours), split_lines(theirs)
    if base is None:
        b = [line for at, _other, size in _matching(o, t) for line in o[at : at + size]]
    else:
        b = split_lines(base)
    pieces: list[Piece] = []
    at_b = at_o = at_t = 0
    for from_b, to_b, from_o, from_t in _in_common(b, o, t):
        parts = ("".join(b[at_b:from_b]), "".join(o[at_o:from_o]), "".join(t[at_t:from_t]))
        picked = pick(*parts)
        if picked is None and parts[1].removesuffix("\n") == parts[2].removesuffix("\n"):
            picked = parts[1]  # a line break at the end of the file is not worth a conflict
        if picked is None:
            was = parts[0] if base is not None else None
            pieces.append(TextConflict(kind, was, parts[1], parts[2]))
        elif picked:
            pieces.append(picked)
        size = to_b - from_b
        if size:
            pieces.append("".join(b[from_b:to_b]))
        at_b, at_o, at_t = to_b, from_o + size, from_t + size
    return pieces


def _in_common(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of base that both sides still have, and where; last the end."""
    mine, other = _matching(base, ours), _matching(base, theirs)
    m = n = 0
    while m < len(mine) and n < len(other):
        from_m, at_m, size_m = mine[m]
        from_n, at_n, size_n = other[n]
        start, end = max(from_m, from_n), min(from_m + size_m, from_n + size_n)
        if start < end:
            yield start, end, at_m + start - from_m, at_n + start - from_n
        if from_m + size_m < from_n + size_n:
            m += 1
        else:
            n += 1
    yield len(base), len(base), len(ours), len(theirs)


def _matching(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Stretches that two texts have in common, in order."""
    limit = min(len(old), len(new))
    head = tail = 0
    while head < limit and old[head] == new[head]:
        head += 1
    while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [(0, 0, head)] if head else []
    if a and b and max(len(a), len(b)) <= _LINES_COMPARED:
        found += [
            (head + match.a, head + match.b, match.size)
            for match in SequenceMatcher(None, a, b, autojunk=len(a) > 1_000).get_matching_blocks()
            if match.size
        ]
    if tail:
        found.append((len(old) - tail, len(new) - tail, tail))
    return found


def merge_order(
    base: Sequence[_K], ours: Sequence[_K], theirs: Sequence[_K], kept: Collection[_K]
) -> list[_K]:
    """The kept keys in the order of ours, with what theirs has added and moved in its place.

    What both have moved stays where ours has it; of what both have added at one place, ours
    comes first.
    """
    known, in_base, in_theirs = set(ours), set(base), set(theirs)
    travelling = {key for key in theirs if key not in known}
    travelling |= _moved(base, theirs) - _moved(base, ours)
    skeleton = [key for key in ours if key in kept and key not in travelling]
    standing = set(skeleton)
    followers: dict[_K | None, list[_K]] = {}
    before: _K | None = None
    for key in theirs:
        if key in standing:
            before = key
        elif key in travelling and key in kept:
            followers.setdefault(before, []).append(key)
    order: list[_K] = []
    waiting = followers.get(None, [])
    for key in skeleton:
        if key in in_base or key in in_theirs:
            order += waiting
            waiting = []
        order.append(key)
        waiting += followers.get(key, [])
    return order + waiting


def _moved(base: Sequence[_K], side: Sequence[_K]) -> set[_K]:
    """The fewest keys that have to move to get from one order to the other."""
    places = {key: at for at, key in enumerate(base)}
    common = [key for key in side if key in places]
    numbers = [places[key] for key in common]
    if all(one < two for one, two in pairwise(numbers)):
        return set()
    tails: list[int] = []  # the smallest number that ends a rising row of each length
    ends: list[int] = []  # and which of `numbers` it is
    previous: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        previous.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    staying = set()
    last = ends[-1]
    while last >= 0:
        staying.add(common[last])
        last = previous[last]
    return set(common) - staying
