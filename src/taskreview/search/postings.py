"""Where each character, and each pair of neighbours, stands in the texts of some rows.

All texts lie in one array.  All their positions, sorted by the character that stands there and
the one behind it, are another: those of one character are a stretch of it, and so are those of a
pair.  A third names the text of each of these positions.  Together 8 bytes a character.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from taskreview.search.encoding import CODES, SEPARATOR, CharacterSet, CodeArray, Encoder
from taskreview.search.indexing import MOST_TEXTS

Indexes = NDArray[np.intp]
Cells = NDArray[np.uint16]
"""Numbers of texts: the number of the column times the number of rows, plus the row."""

MARGIN = 4
"""Separators in front of the texts and behind them; so far may be looked beyond a match."""

_PIECE = 1024
"""Texts encoded in one go, without letting go of the interpreter: about a millisecond."""

_FEW = 64
"""Stretches up to which copying one by one is quicker than working out every index."""

_Number = TypeVar("_Number", np.uint16, np.int32)


class Stretches:
    """Some stretches of the sorted positions."""

    __slots__ = ("_begins", "_ends", "total")

    def __init__(self, begins: Indexes, ends: Indexes) -> None:
        self._begins = begins
        self._ends = ends
        self.total = int((ends - begins).sum())
        """The number of positions in all stretches."""

    def of(self, values: NDArray[_Number]) -> NDArray[_Number]:
        """What an array in the order of the positions has there."""
        if len(self._begins) > _FEW:
            return values[ranges(self._begins, self._ends)]
        parts = [
            values[begin:end]
            for begin, end in zip(self._begins.tolist(), self._ends.tolist(), strict=True)
        ]
        if len(parts) == 1:
            return parts[0]
        return np.concatenate(parts) if parts else values[:0]


def ranges(begins: Indexes, ends: Indexes) -> Indexes:
    """All whole numbers from each begin to before its end, one range after the other."""
    lengths = ends - begins
    offsets = begins - np.append(0, lengths.cumsum()[:-1])
    return np.repeat(offsets, lengths) + np.arange(lengths.sum())


class Postings:
    """The postings of the texts of `rows` rows in `columns` columns, made once."""

    def __init__(
        self, columns: Sequence[Sequence[str]], encoder: Encoder, pause: Callable[[], None]
    ) -> None:
        """Takes in columns of the same length, of MOST_TEXTS texts in all at most.

        Calls `pause` between steps; only those in C that let go of the interpreter take longer
        than some milliseconds.
        """
        self.rows = len(columns[0])
        self.columns = len(columns)
        assert self.rows * self.columns <= MOST_TEXTS
        self.left_out: set[int] = set()
        """The rows with a text that could not be encoded: it is as good as empty."""
        self.codes = self._encoded(columns, encoder, pause)
        """All texts in codes, each with a separator behind it, and MARGIN at both ends."""
        pause()
        following = np.append(self.codes[1:], np.uint16(SEPARATOR))
        order = _order(self.codes, following, pause)
        self.positions = order.astype(np.int32)
        """Where characters stand in `codes`, by the character there and the one behind it."""
        pause()
        self.cells: Cells = self._cells_in_codes()[order]
        """The text that each of the positions is in."""
        pause()
        pairs = self.codes[order].astype(np.uint32)
        pairs <<= 16
        pairs |= following[order]
        self._note_pairs(pairs)

    def _encoded(
        self, columns: Sequence[Sequence[str]], encoder: Encoder, pause: Callable[[], None]
    ) -> CodeArray:
        margin = np.full(MARGIN, SEPARATOR, np.uint16)
        pieces = [margin]
        for texts in columns:
            for start in range(0, len(texts), _PIECE):
                codes, left_out = encoder.encode(texts[start : start + _PIECE])
                self.left_out.update(start + index for index in left_out)
                pieces.append(codes)
                pause()
        return np.concatenate([*pieces, margin])

    def _cells_in_codes(self) -> Cells:
        """The cell of each place in `codes`; in the margins it means nothing."""
        inner = self.codes[MARGIN:-MARGIN]
        ends = np.flatnonzero(inner == SEPARATOR)
        cells = np.zeros(len(self.codes), np.uint16)
        numbers = np.arange(len(ends), dtype=np.uint16)
        cells[MARGIN:-MARGIN] = np.repeat(numbers, np.diff(ends, prepend=-1))
        return cells

    def _note_pairs(self, pairs: NDArray[np.uint32]) -> None:
        """Keeps where the stretch of each pair of characters begins, and that of each first."""
        begins = np.flatnonzero(np.diff(pairs, prepend=~pairs[:1]))
        self._pairs = pairs[begins]
        self._seconds = self._pairs.astype(np.uint16)  # the lower half
        self._begins = np.append(begins, len(pairs))
        firsts = np.arange(CODES + 1, dtype=np.uint64) << 16
        self._pairs_from = np.searchsorted(self._pairs, firsts)

    def of_characters(self, characters: CharacterSet) -> Stretches:
        """The positions of any of the characters."""
        begins = self._begins[self._pairs_from[characters.codes]]
        ends = self._begins[self._pairs_from[characters.codes + 1]]
        return Stretches(begins, ends)

    def of_pairs(self, firsts: CharacterSet, seconds: CharacterSet) -> Stretches:
        """The positions of any of the first characters with any of the second right behind."""
        begins = self._pairs_from[firsts.codes]
        ends = self._pairs_from[firsts.codes + 1]
        pairs = ranges(begins, ends)
        pairs = pairs[seconds.holds(self._seconds[pairs])]
        return Stretches(self._begins[pairs], self._begins[pairs + 1])


def _order(codes: CodeArray, following: CodeArray, pause: Callable[[], None]) -> Indexes:
    """The places of all characters but the separators, by the character and the following one."""
    # Sorting 16 bits in a stable way is a radix sort; two of them sort by both characters.
    order = np.argsort(following, kind="stable")
    pause()
    order = order[np.argsort(codes[order], kind="stable")]
    pause()
    return order[: np.count_nonzero(codes != SEPARATOR)]
