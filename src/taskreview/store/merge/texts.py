"""Merges two versions of a register by task and field, as a git merge driver does.

The result keeps the source text of both sides: of each task, each entry of a task and each region
around them it takes the text of the side that has changed it.  It is read again and has to hold
just the tasks that the merge of what they say gives; what does not becomes a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taskreview.errors import MalformedError
from taskreview.store.merge.layout import Register, read_register
from taskreview.store.merge.markers import MARKER_SIZE, Labels, with_markers, without_conflicts
from taskreview.store.merge.tasks import TaskMerge
from taskreview.store.merge.threeway import (
    ConflictKind,
    Piece,
    Side,
    TextConflict,
    chosen,
    merge_lines,
    pick,
    split_lines,
)

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class TextMerge:
    """Two versions made into one.  `text` has the usual markers around each conflict.

    `repeated_ids` are those that stand more often than once only because both sides are in it,
    such as the next free number that both have given to a new task.
    """

    text: str
    conflicts: tuple[TextConflict, ...] = ()
    repeated_ids: tuple[str, ...] = ()
    _pieces: tuple[Piece, ...] = ()
    _form: _Form | None = None

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.conflicts

    def taking(self, side: Side) -> str:
        """The text with every conflict decided for one side."""
        return self._form.dress(chosen(self._pieces, side)) if self._form else self.text


def merge_texts(
    base: str | None,
    ours: str,
    theirs: str,
    *,
    labels: Labels | None = None,
    marker_size: int = MARKER_SIZE,
    show_base: bool = False,
) -> TextMerge:
    """Merges what both sides have made of base; None or an empty base: both have added the file.

    Never raises for what the texts are: what cannot be merged is a conflict.
    """
    base = base or None
    if ours == theirs or theirs == base:
        return TextMerge(ours)
    if ours + "\n" == theirs or ours == theirs + "\n":
        return TextMerge(ours)  # the line break at the end is not worth a conflict
    if ours == base:
        return TextMerge(theirs)
    form = _Form.of(base, ours, theirs)
    bare = None if base is None else form.undress(base)
    pieces, repeated = _merge(bare, form.undress(ours), form.undress(theirs))
    pieces = [*map(_agreed, pieces[:-1]), *map(_ended, pieces[-1:])]
    conflicts = tuple(piece for piece in pieces if not isinstance(piece, str))
    marked = with_markers(pieces, labels=labels, size=marker_size, show_base=show_base)
    return TextMerge(form.dress(marked), conflicts, repeated, tuple(pieces), form)


def _merge(base: str | None, ours: str, theirs: str) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces of the merged text, and the ids that it makes stand twice."""
    try:
        mine = read_register(ours)
        other = read_register(theirs, like=mine)
    except MalformedError:
        return _as_whole(base, ours, theirs), ()
    merge = TaskMerge(_base_register(base, like=mine), mine, other)
    pieces = merge.pieces()
    if pieces is None:
        pieces = merge_lines(base, ours, theirs)
        texts = [piece for piece in pieces if isinstance(piece, str)]
        if len(texts) < len(pieces) or not merge.proves("".join(texts)):
            return _as_whole(base, ours, theirs), ()
    settled = [_settled(piece) for piece in pieces]
    if settled != pieces and merge.holds(settled):
        pieces = settled
    return pieces, merge.repeated_ids()


def _settled(piece: Piece) -> Piece:
    """Empty lines beside the tasks are not worth a conflict; within a value they are text."""
    if isinstance(piece, str) or piece.kind is not ConflictKind.TEXT:
        return piece
    if piece.ours.rstrip("\n") != piece.theirs.rstrip("\n"):
        return piece
    return max(piece.ours, piece.theirs, key=len)


def _agreed(piece: Piece) -> Piece:
    """Sides that differed in the line break of a last line are equal once it has one."""
    return piece if isinstance(piece, str) or piece.ours != piece.theirs else piece.ours


def _ended(last: Piece) -> Piece:
    """The line break at the end of the file is not worth a conflict, whatever stands there."""
    if isinstance(last, str) or last.ours.removesuffix("\n") != last.theirs.removesuffix("\n"):
        return last
    return max(last.ours, last.theirs, key=len)


def _base_register(text: str | None, like: Register) -> Register | None:
    """The base; None if it is not known.

    git makes a base of its own where several would do, and leaves its conflicts in it: what
    they are about is not known then.
    """
    if text is not None:
        for candidate in (text, without_conflicts(text)):
            try:
                return read_register(candidate, like)
            except MalformedError:
                continue
    return None


def _as_whole(base: str | None, ours: str, theirs: str) -> list[Piece]:
    """The file as one conflict, but for the lines at its ends that both sides have."""
    o, t = split_lines(ours), split_lines(theirs)
    head = tail = 0
    limit = min(len(o), len(t))
    while head < limit and o[head] == t[head]:
        head += 1
    while tail < limit - head and o[-1 - tail] == t[-1 - tail]:
        tail += 1
    conflict = TextConflict(
        ConflictKind.FILE,
        base,
        "".join(o[head : len(o) - tail]),
        "".join(t[head : len(t) - tail]),
    )
    return [*o[:head], conflict, *o[len(o) - tail :]]


@dataclass(frozen=True, slots=True)
class _Form:
    """What holds for a file as a whole: its byte order mark and its line breaks.

    `newline` is None where a side mixes them; then every line break stays what it is.
    """

    mark: str
    newline: str | None

    @classmethod
    def of(cls, base: str | None, ours: str, theirs: str) -> _Form:
        """The form of the merged text."""
        texts = [ours if base is None else base, ours, theirs]
        marks = [_MARK if text.startswith(_MARK) else "" for text in texts]
        breaks = [_line_breaks(text) for text in texts]
        newline = None
        if all(len(each) <= 1 for each in breaks):
            newlines = [next(iter(each), "") for each in breaks]
            newline = _changed(newlines) or next(filter(None, newlines), "\n")
        return cls(_changed(marks), newline)

    def undress(self, text: str) -> str:
        """The text with neither mark nor line breaks of another kind."""
        text = text.removeprefix(_MARK)
        if self.newline is None:
            return text
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def dress(self, text: str) -> str:
        """The text as it is to be in the file."""
        if self.newline not in (None, "\n"):
            text = text.replace("\n", self.newline)
        return self.mark + text


def _line_breaks(text: str) -> set[str]:
    pairs = text.count("\r\n")
    counts = {"\r\n": pairs, "\n": text.count("\n") - pairs, "\r": text.count("\r") - pairs}
    return {each for each, count in counts.items() if count}


def _changed(values: Sequence[str]) -> str:
    base, ours, theirs = values
    picked = pick(base, ours, theirs)
    return ours if picked is None else picked
