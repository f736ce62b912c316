"""One text out of two, for somebody who goes on from there: clause by clause, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from taskreview.comparison.texts import CLAUSE_ENDS, clauses


def together(one: str, other: str, base: str | None = None) -> str:
    """One text of two, clause by clause.

    Of a clause of `base`, from which both come, it has what the one has made of it that changed
    it.  Where both did, and everywhere without a base, all clauses of both stand: what is in both
    once, and where they differ what the first has before what the other has.
    """
    mine, theirs = clauses(one), clauses(other)
    parts = _of_both(mine, theirs) if base is None else _merged(clauses(base), mine, theirs)
    ended = (part if part[-1] in CLAUSE_ENDS else part + "\n" for part in parts[:-1])
    return "".join((*ended, *parts[-1:]))


def _of_both(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    from rapidfuzz.distance import Indel

    parts: list[str] = []
    for is_same, codes in groupby(Indel.opcodes(mine, theirs), lambda code: code.tag == "equal"):
        block = list(codes)
        parts += mine[block[0].src_start : block[-1].src_end]
        if not is_same:
            parts += theirs[block[0].dest_start : block[-1].dest_end]
    return parts


class _Edit(NamedTuple):
    """A stretch of clauses of the base, and what one of two sides has put in its place."""

    start: int
    end: int
    is_mine: bool
    new: list[str]


def _merged(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    parts: list[str] = []
    at = 0
    for edits in _meeting(sorted([*_edits(base, mine, True), *_edits(base, theirs, False)])):
        start, end = edits[0].start, max(edit.end for edit in edits)
        parts += base[at:start]
        sides = [
            _edited(base, start, end, [edit for edit in edits if edit.is_mine is is_mine])
            for is_mine in sorted({edit.is_mine for edit in edits}, reverse=True)
        ]
        parts += sides[0] if len(sides) == 1 else _of_both(*sides)
        at = end
    return [*parts, *base[at:]]


def _edits(base: Sequence[str], new: Sequence[str], is_mine: bool) -> Iterator[_Edit]:
    from rapidfuzz.distance import Indel

    for is_same, codes in groupby(Indel.opcodes(base, new), lambda code: code.tag == "equal"):
        block = list(codes)
        if not is_same:
            first, last = block[0], block[-1]
            made = [*new[first.dest_start : last.dest_end]]
            yield _Edit(first.src_start, last.src_end, is_mine, made)


def _meeting(edits: Iterable[_Edit]) -> Iterator[list[_Edit]]:
    """The edits in groups of those that reach into each other, or add something at one place."""
    group: list[_Edit] = []
    end = 0
    for edit in edits:
        adds_there = edit.start == edit.end == end == group[0].start if group else False
        if group and edit.start >= end and not adds_there:
            yield group
            group = []
        group.append(edit)
        end = max(end, edit.end)
    if group:
        yield group


def _edited(base: Sequence[str], start: int, end: int, edits: Iterable[_Edit]) -> list[str]:
    """A stretch of the base with one side's edits made in it."""
    parts: list[str] = []
    for edit in edits:
        parts += [*base[start : edit.start], *edit.new]
        start = edit.end
    return [*parts, *base[start:end]]
