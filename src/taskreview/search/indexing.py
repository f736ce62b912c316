"""When an index is worth making, of which rows, and for which rows it does not hold.

The index is made in a thread and the register goes on changing meanwhile, so the work is cut into
jobs.  A job holds its texts as they were when it was handed out; what changes until its result is
handed in is known to be stale.  Only `IndexJob.run` belongs into another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from taskreview.model import Field

if TYPE_CHECKING:  # needs numpy, which a small register never does
    from taskreview.search.positions import PositionalIndex

SMALL = 300
"""Rows up to which going through all texts takes no longer than a keystroke may."""

_MOST_CHANGED = 50
"""Rows that have changed since they were indexed, and are looked at one by one, at most."""

MOST_TEXTS = 1 << 16
"""Texts that are indexed in one job at most: an index numbers them in 16 bits."""

_MOST_CHARACTERS = 5_000_000
"""Characters that are indexed in one job, about.

Making the index takes 30 bytes a character for a moment, and 8 bytes from then on.
"""

_SAMPLED = 64
"""Of so many rows the length of one is looked at."""


@dataclass(frozen=True, slots=True)
class IndexJob:
    """Some rows to be indexed, with their texts."""

    rows: range
    texts: Mapping[Field, Sequence[str]] = field(repr=False)
    before: PositionalIndex | None = field(repr=False)

    def run(self, pause: Callable[[], None]) -> PositionalIndex:
        """The index with these rows in it; takes a tenth of a second or two.

        `pause` is called every few milliseconds, between steps; it may sleep, or raise to give up.
        """
        from taskreview.search.positions import PositionalIndex

        before = self.before if self.before is not None else PositionalIndex(self.texts)
        return before.with_block(self.rows.start, self.texts, pause)


class IndexKeeper:
    """The index of a register as far as there is one, and what is to be done about it next."""

    def __init__(self) -> None:
        self.index: PositionalIndex | None = None
        self._changed: set[int] = set()
        self._changed_meanwhile: set[int] = set()
        self._job: IndexJob | None = None
        self._given_up = False

    @property
    def length(self) -> int:
        """The rows, from the first on, that are indexed, stale or not."""
        return 0 if self.index is None else len(self.index)

    def state(self) -> tuple[PositionalIndex | None, set[int]]:
        """The index, and the rows among those it covers that it says nothing true about.

        May be asked in any thread.
        """
        changed = {*self._changed}  # first: a newer index may hold what has changed
        index = self.index
        if index is None:
            return None, set()
        return index, {row for row in changed if row < len(index)} | index.left_out

    def changed(self, row: int) -> None:
        """The row has another text from now on."""
        self._changed.add(row)
        self._changed_meanwhile.add(row)

    def next_job(self, texts: Mapping[Field, Sequence[str]], *, complete: bool) -> IndexJob | None:
        """What is worth doing now, None if nothing is or it is being done.

        While rows are coming in only as many as fill a block are worth it.
        `texts` are the folded texts of all rows so far; `complete` says that no more will come.
        """
        if self._job is not None or self._given_up:
            return None
        rows = self._rows_to_index(texts, complete)
        if rows:
            of_rows = {name: column[rows.start : rows.stop] for name, column in texts.items()}
            self._job = IndexJob(rows, of_rows, self.index)
            self._changed_meanwhile.clear()
        return self._job

    def _rows_to_index(self, texts: Mapping[Field, Sequence[str]], complete: bool) -> range:
        length = min(map(len, texts.values()))
        behind = range(self.length, length)
        if length > SMALL and behind:
            block = behind[: _block_size(texts, behind.start)]
            if complete or len(block) < len(behind):
                return block
        index, stale = self.state()
        changed = stale - index.left_out if index is not None else stale
        if index is None or len(changed) <= _MOST_CHANGED:
            return range(0)
        return max(index.blocks, key=lambda rows: sum(row in rows for row in changed))

    def take(self, job: IndexJob, index: PositionalIndex) -> None:
        """Hands in the result of the job; without effect if it is of another register."""
        if job is not self._job:
            return
        self.index = index
        # Afterwards, as `state` may be asked in between.
        self._changed = self._changed.difference(job.rows) | self._changed_meanwhile
        self._job = None

    def give_up(self) -> None:
        """The job has no result, and no other will have one: what is indexed stays so."""
        self._given_up = True


def _block_size(texts: Mapping[Field, Sequence[str]], first: int) -> int:
    """How many rows from the first on are a good block."""
    most = MOST_TEXTS // len(texts)
    samples = [column[first : first + most : _SAMPLED] for column in texts.values()]
    average = sum(sum(map(len, sample)) / len(sample) for sample in samples)
    return max(1, min(most, int(_MOST_CHARACTERS / (average + 1))))
