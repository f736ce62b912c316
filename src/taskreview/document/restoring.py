"""Writing a value again as it was written before an edit, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from taskreview.document.hunks import Hunk, gain
from taskreview.document.placement import break_before
from taskreview.document.position import line_start
from taskreview.document.sources import Source

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Piece(NamedTuple):
    """A piece of the text near a key: where it begins, in characters behind the beginning of the
    key (below 0 before it), what stands there since the edit, and what stood there before."""

    at: int
    now: str
    before: str


class Restoration(NamedTuple):
    """What an edit has replaced, so that it can be put back as long as that is as it left it."""

    pieces: tuple[Piece, ...]
    newline: str | None
    """What lines ended in beside it."""
    source: Source | None = None
    """How the value was written, for where the text is not as the edit has left it."""

    @property
    def may_have_alias(self) -> bool:
        """Whether what is put back may hang on what stands further up in the text."""
        return any("*" in piece.before for piece in self.pieces)

    @classmethod
    def of(cls, text: str, hunks: Iterable[Hunk], key: int, source: Source | None) -> Restoration:
        """What these hunks replace in the text; `key` is where the key then begins, and `source`
        how the value is written before."""
        pieces = []
        by = -key
        hunks = list(hunks)
        for hunk in hunks:
            pieces.append(Piece(hunk.start + by, hunk.text, text[hunk.start : hunk.end]))
            by += gain([hunk])
        return cls(tuple(pieces), _newline_beside(text, hunks), source)

    def hunks(self, text: str, key: int) -> list[Hunk] | None:
        """The hunks that put it back, given where the key begins; None where the text is not as
        the edit has left it."""
        hunks = []
        for piece in self.pieces:
            start = key + piece.at
            if start < 0 or not text.startswith(piece.now, start):
                return None
            hunks.append(Hunk(start, start + len(piece.now), piece.before))
        newline = _newline_beside(text, hunks)
        if newline is None or newline == self.newline:
            return hunks
        # The file was converted since.
        return [hunk._replace(text=_LINE_BREAK.sub(newline, hunk.text)) for hunk in hunks]


def _newline_beside(text: str, hunks: list[Hunk]) -> str | None:
    """What the line before the hunks ends in, else the next one behind them; None where there is
    no line break."""
    if not hunks:
        return None
    start = line_start(text, hunks[0].start)
    if start:
        return text[break_before(text, start) : start]
    found = _LINE_BREAK.search(text, hunks[-1].end)
    return found[0] if found else None
