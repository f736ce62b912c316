"""Writing a value again as it was written before an edit, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from taskreview.document.hunks import Hunk, gain
from taskreview.document.placement import newline_near

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
    newline: str
    """What lines ended in there."""

    @property
    def may_have_alias(self) -> bool:
        """Whether what is put back may hang on what stands further up in the text."""
        return any("*" in piece.before for piece in self.pieces)

    @classmethod
    def of(cls, text: str, hunks: Iterable[Hunk], key: int) -> Restoration:
        """What these hunks replace in the text; `key` is where the key then begins."""
        newline = newline_near(text, key)
        pieces = []
        by = -key
        for hunk in hunks:
            pieces.append(Piece(hunk.start + by, hunk.text, text[hunk.start : hunk.end]))
            by += gain([hunk])
        return cls(tuple(pieces), newline)

    def hunks(self, text: str, key: int) -> list[Hunk] | None:
        """The hunks that put it back, given where the key begins; None where the text is not as
        the edit has left it."""
        newline = newline_near(text, key)
        hunks = []
        for piece in self.pieces:
            start = key + piece.at
            if start < 0 or not text.startswith(piece.now, start):
                return None
            before = piece.before
            if newline != self.newline:  # the file was converted since
                before = _LINE_BREAK.sub(newline, before)
            hunks.append(Hunk(start, start + len(piece.now), before))
        return hunks
