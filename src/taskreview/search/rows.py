"""Rows of a register, as arrays of their numbers, and what a search does with them.

There are two ways to do it that come to the same: `PlainRows` here, and for a register that is
large enough to have an index `bulk_rows.BulkRows`, a hundred times as quick, with numpy.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol, TypeAlias

Rows: TypeAlias = "array[int]"
"""Distinct rows, counted from 0, as an array of type I; ascending unless they are a result."""

Groups: TypeAlias = "Sequence[tuple[int, Rows]]"
"""Ranks, the best the lowest, each with ascending rows; a row's rank is the best that it is in."""


class RowArithmetic(Protocol):
    """What a search does with rows."""

    def union(self, parts: Sequence[Rows]) -> Rows:
        """The rows that are in any of the parts, ascending."""
        ...

    def common(self, parts: Sequence[Rows]) -> Rows:
        """The rows that are in all of the parts, of which there is one at least; ascending."""
        ...

    def in_several(self, parts: Sequence[Rows], count: int) -> Rows:
        """The rows that are in at least so many of the parts, ascending."""
        ...

    def without(self, rows: Rows, unwanted: Rows) -> Rows:
        """The rows that are not unwanted, in the order they have."""
        ...

    def in_order(self, words: Sequence[Groups]) -> Rows:
        """The rows that every word has found, the smallest sum of ranks first, then ascending."""
        ...


class PlainRows:
    """Row by row."""

    def union(self, parts: Sequence[Rows]) -> Rows:
        if len(parts) == 1:
            return parts[0]
        return array("I", sorted(set().union(*parts)))

    def common(self, parts: Sequence[Rows]) -> Rows:
        return array("I", sorted(set(parts[0]).intersection(*parts[1:])))

    def in_several(self, parts: Sequence[Rows], count: int) -> Rows:
        times = Counter(chain.from_iterable(parts))
        return array("I", sorted(row for row, found in times.items() if found >= count))

    def without(self, rows: Rows, unwanted: Rows) -> Rows:
        leave = frozenset(unwanted)
        return array("I", [row for row in rows if row not in leave])

    def in_order(self, words: Sequence[Groups]) -> Rows:
        ranks = [_best_ranks(groups) for groups in words]
        rows = sorted(set(ranks[0]).intersection(*ranks[1:]))
        sums = {row: sum(best[row] for best in ranks) for row in rows}
        return array("I", sorted(rows, key=sums.__getitem__))


def _best_ranks(groups: Groups) -> dict[int, int]:
    best: dict[int, int] = {}
    for rank, rows in sorted(groups, key=_rank, reverse=True):
        best.update(dict.fromkeys(rows, rank))
    return best


def _rank(group: tuple[int, Iterable[int]]) -> int:
    return group[0]
