"""What a search does with rows, for all rows of a large register in a few steps."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from taskreview.search.rows import Groups, Rows

_NOT_FOUND = np.iinfo(np.uint16).max


class BulkRows:
    """The arithmetic of rows (`RowArithmetic`) in numpy."""

    def union(self, parts: Sequence[Rows]) -> Rows:
        if len(parts) == 1:
            return parts[0]
        present = np.zeros(_length(parts), np.bool_)
        for part in parts:
            present[_numbers(part)] = True
        return rows_of(np.flatnonzero(present))

    def common(self, parts: Sequence[Rows]) -> Rows:
        return self.in_several(parts, len(parts))

    def in_several(self, parts: Sequence[Rows], count: int) -> Rows:
        times = np.zeros(_length(parts), np.uint16)
        for part in parts:
            times[_numbers(part)] += np.uint16(1)
        return rows_of(np.flatnonzero(times >= count))

    def without(self, rows: Rows, unwanted: Rows) -> Rows:
        wanted = np.ones(_length([rows, unwanted]), np.bool_)
        wanted[_numbers(unwanted)] = False
        numbers = _numbers(rows)
        return rows_of(numbers[wanted[numbers]])

    def in_order(self, words: Sequence[Groups]) -> Rows:
        length = _length([rows for groups in words for _, rows in groups])
        ranks = [_best_ranks(groups, length) for groups in words]
        found = np.flatnonzero(np.logical_and.reduce([best != _NOT_FOUND for best in ranks]))
        sums = sum((best[found] for best in ranks), np.zeros(len(found), np.uint16))
        return rows_of(found[np.argsort(sums, kind="stable")])


def rows_of(numbers: NDArray[np.integer]) -> Rows:
    """The numbers of an array as rows."""
    rows = array("I")
    rows.frombytes(numbers.astype(np.uintc).tobytes())
    return rows


def _numbers(rows: Rows) -> NDArray[np.uintc]:
    """The rows as an array that shares their memory."""
    return np.frombuffer(rows, np.uintc) if rows else np.empty(0, np.uintc)


def _length(parts: Sequence[Rows]) -> int:
    """One more than the greatest row."""
    return 1 + max((int(_numbers(part).max()) for part in parts if part), default=-1)


def _best_ranks(groups: Groups, length: int) -> NDArray[np.uint16]:
    best = np.full(length, _NOT_FOUND, np.uint16)
    for rank, rows in sorted(groups, key=lambda group: group[0], reverse=True):
        best[_numbers(rows)] = rank
    return best
