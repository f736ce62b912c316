"""The positional index: finds the rows that a pattern matches without reading their texts.

It is made of blocks of up to twenty thousand rows, so that the first is ready soon, and rows
that come in or change cost only their own block.  An index never changes; a newer one shares the
blocks that are the same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from taskreview.model import Field
from taskreview.search.bulk_rows import rows_of
from taskreview.search.encoding import Encoder
from taskreview.search.pattern import Pattern
from taskreview.search.pattern_search import EncodedPattern
from taskreview.search.postings import Postings
from taskreview.search.rows import Rows


class PositionalIndex:
    """Finds patterns in the texts of the first `len(index)` rows of a register."""

    def __init__(self, fields: Iterable[Field]) -> None:
        """An index of these fields, of no rows yet."""
        self._fields = tuple(fields)
        self._encoder = Encoder()
        self._blocks: tuple[Postings, ...] = ()
        self._starts: tuple[int, ...] = (0,)

    def __len__(self) -> int:
        return self._starts[-1]

    @property
    def blocks(self) -> list[range]:
        """The rows of each block."""
        return [range(*bounds) for bounds in pairwise(self._starts)]

    @property
    def left_out(self) -> set[int]:
        """The rows that nothing is found in, although they are among the first `len(index)`.

        A text is left out that has half a character, or one of too many different rare ones.
        """
        return {
            start + row
            for start, block in zip(self._starts, self._blocks, strict=False)
            for row in block.left_out
        }

    def with_block(
        self, first: int, texts: Mapping[Field, Sequence[str]], pause: Callable[[], None]
    ) -> PositionalIndex:
        """An index that has these folded texts too, of the rows from `first` on.

        They take the place of whole blocks, or stand behind the last one.  `pause` is called
        often, between steps; it may sleep, or raise to give up.
        """
        block = Postings([texts[field] for field in self._fields], self._encoder, pause)
        before = self._starts.index(first)
        after = bisect_left(self._starts, first + block.rows)
        grown = PositionalIndex(self._fields)
        grown._encoder = self._encoder
        grown._blocks = (*self._blocks[:before], block, *self._blocks[after:])
        grown._starts = tuple(accumulate((made.rows for made in grown._blocks), initial=0))
        return grown

    def find(self, patterns: Iterable[Pattern], fields: Iterable[Field]) -> dict[Field, Rows]:
        """The rows whose text in each of these fields matches any of the patterns.

        Only of the first `len(index)` rows.  Finds too many for a pattern that has an inner number:
        that is for the text to tell.
        """
        encoded = [EncodedPattern(pattern, self._encoder) for pattern in patterns]
        found: dict[Field, list[NDArray[np.intp]]] = {field: [] for field in fields}
        for start, block in zip(self._starts, self._blocks, strict=False):
            hit = np.zeros((block.columns, block.rows), np.bool_)
            for pattern in encoded:
                hit.ravel()[pattern.cells_in(block)] = True
            for field, parts in found.items():
                parts.append(np.flatnonzero(hit[self._fields.index(field)]) + start)
        return {
            field: rows_of(np.concatenate(parts)) if parts else array("I")
            for field, parts in found.items()
        }
