"""Pasted sentences: long words that stand in a text but for a few characters."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from taskreview.model import Field, Task
from taskreview.search.columns import Columns
from taskreview.search.matching import Place, Tier, rank
from taskreview.search.pattern import Pattern, exactly
from taskreview.search.reach import Positions
from taskreview.search.rows import Rows
from taskreview.search.slips import guarded
from taskreview.search.task_texts import folded_texts
from taskreview.search.text_column import Cancelled, CancelledError

SHORTEST = 10
"""From this length on, in characters, a word is a sentence and may hold several slips."""

_ALIKE = 80
"""How much of it must stand there, in percent (rapidfuzz's partial_ratio)."""

_PIECE = 3
_MOST_PIECES = 24
_PIECES_FOR_ONE = 8
"""A text is looked at if it has one in eight of the pieces of three characters that are tried."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The word stands in one of the fields but for a few characters."""

    word: str
    fields: tuple[Field, ...]
    is_quick: bool = False

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        found = [columns.rows([piece], self.fields, cancelled) for piece in self._pieces()]
        enough = max(1, len(found) // _PIECES_FOR_ONE)
        for field in self.fields:
            hits = array("I")
            for row in columns.arithmetic.in_several([rows[field] for rows in found], enough):
                if cancelled():
                    raise CancelledError
                if self._positions(columns.text(field, row)):
                    hits.append(row)
            yield rank(Tier.NEAR, field), hits

    def _pieces(self) -> Iterator[Pattern]:
        starts = range(len(self.word) - _PIECE + 1)
        for start in starts[:: ceil(len(starts) / _MOST_PIECES)]:
            yield exactly(self.word[start : start + _PIECE])

    def _positions(self, text: str) -> Positions:
        # Imported when first needed: most searches never get here, and it takes 7 ms.
        from rapidfuzz.distance import Indel
        from rapidfuzz.fuzz import partial_ratio_alignment

        if len(text) * 100 < len(self.word) * _ALIKE:
            return ()
        found = partial_ratio_alignment(self.word, text, score_cutoff=_ALIKE)
        if found is None:
            return ()
        passage = text[found.dest_start : found.dest_end]
        if guarded(passage) != guarded(self.word):
            return ()
        same = Indel.opcodes(self.word, passage)
        return tuple(
            found.dest_start + at
            for block in same
            if block.tag == "equal"
            for at in range(block.dest_start, block.dest_end)
        )

    def places(self, task: Task) -> Iterator[Place]:
        for field in self.fields:
            for text in folded_texts(task, field):
                if positions := self._positions(text):
                    yield Place(Tier.NEAR, field, 0, positions)
