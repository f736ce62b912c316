"""Edits a few tasks of a large UTF-8 file without decoding and encoding all of it.

The splice gets the piece of the text around each task, and its result takes the piece's place in
the bytes.  It is only done where the piece tells all that the splice could want of the whole file:
the task is read to its end well within it, and shares nothing with others.
"""

from __future__ import annotations

import codecs
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taskreview.document.edit import Edit
from taskreview.document.hunks import Hunk, gain
from taskreview.document.proof import mapping_at, stands_alone
from taskreview.document.splice import Restorations, Spliced, splice
from taskreview.errors import EditError, MalformedError
from taskreview.store.checkpoints import CONTINUATION, Checkpoints, Replaced, begun_in

_LARGE = 1 << 18
"""Bytes below which a file is not worth it."""
_MOST_TASKS = 64
_AROUND = 1 << 14
"""Bytes of a piece on either side of where a task begins."""
_MARGIN = 1 << 10
"""Characters that a piece has to go on behind the task."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class SplicedNearby:
    """What was replaced: rounds of hunks and restorations, as in `Spliced`."""

    rounds: tuple[tuple[Hunk, ...], ...]
    restorations: Restorations
    checkpoints: Checkpoints
    """Those of the new content."""

    def moved(self, offsets: Iterable[int]) -> array[int]:
        """Where ascending offsets into the old text lie in the new one."""
        moved = offsets if isinstance(offsets, array) else array("Q", offsets)
        for hunks in self.rounds:
            moved = _moved(moved, hunks)
        return moved


class _Task(NamedTuple):
    """A task to be edited: the character and the byte at which it begins."""

    offset: int
    at: int


@dataclass(slots=True)
class _Piece:
    """A piece of the file: its bytes' beginning and end, the character it begins with, and the
    characters at which tasks to be edited begin."""

    start: int
    end: int
    offset: int
    tasks: list[int]


def splice_nearby(
    raw: bytes | bytearray, edits: Sequence[Edit], checkpoints: Checkpoints
) -> tuple[bytes, SplicedNearby] | None:
    """The bytes of a UTF-8 file with the edits made, and what was replaced in its text.

    `checkpoints` are those of `raw`; without any all characters up to the last edit are counted.

    None where that takes the whole text.
    """
    offsets = sorted({edit.offset for edit in edits})
    if len(raw) < _LARGE or len(offsets) > _MOST_TASKS:
        return None
    pieces = _pieces(raw, _tasks(raw, offsets, checkpoints))
    if pieces is None:
        return None
    content = memoryview(raw)
    rounds: list[tuple[Hunk, ...]] = []
    restorations: Restorations = {}
    replaced: list[Replaced] = []
    parts: list[bytes | memoryview] = []
    end = len(raw)
    for piece in reversed(pieces):  # from the last one on, so that earlier offsets stay true
        text = str(content[piece.start : piece.end], "utf-8")
        spliced = _spliced(text, piece, edits)
        if spliced is None:
            return None
        rounds += [
            tuple(
                hunk._replace(start=hunk.start + piece.offset, end=hunk.end + piece.offset)
                for hunk in hunks
            )
            for hunks in spliced.rounds
        ]
        for (offset, field, given), restoration in spliced.restorations.items():
            restorations[offset + piece.offset, field, given] = restoration
        encoded = spliced.text.encode()
        grown = len(encoded) - (piece.end - piece.start)
        replaced.append(Replaced(piece.start, piece.end, grown, len(spliced.text) - len(text)))
        parts += (content[piece.end : end], encoded)
        end = piece.start
    parts.append(content[:end])
    moved = checkpoints.moved(reversed(replaced))
    return b"".join(reversed(parts)), SplicedNearby(tuple(rounds), restorations, moved)


def _spliced(text: str, piece: _Piece, edits: Sequence[Edit]) -> Spliced | None:
    """The piece with the edits to its tasks; None if it is not enough for that."""
    own = [
        edit._replace(offset=edit.offset - piece.offset)
        for edit in edits
        if edit.offset in piece.tasks
    ]
    if not all(_is_enough(text, edit.offset) for edit in own):
        return None
    try:
        return splice(text, own)
    except EditError:
        return None  # if it is one, the whole text will say so


def _tasks(raw: bytes | bytearray, offsets: Sequence[int], checkpoints: Checkpoints) -> list[_Task]:
    """The tasks that begin at these characters, with their bytes."""
    found: list[_Task] = []
    at = len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0
    passed = 0
    for offset in offsets:
        near = checkpoints.before(offset)
        if near is not None and near > (at, passed):
            at, passed = near
        piece = raw[at : at + _PIECE]
        begun = begun_in(piece)
        while passed + begun <= offset and piece:
            at += len(piece)
            passed += begun
            piece = raw[at : at + _PIECE]
            begun = begun_in(piece)
        found.append(_Task(offset, at + _byte_of(piece, offset - passed)))
    return found


def _byte_of(piece: bytes | bytearray, index: int) -> int:
    """Where the character begins that is the `index`th to begin in this piece of UTF-8."""
    halved = len(piece) - len(piece.lstrip(CONTINUATION))
    text = piece[halved:].decode("utf-8", "ignore")  # the last one may be halved, too
    return halved + len(text[:index].encode())


def _pieces(raw: bytes | bytearray, tasks: Iterable[_Task]) -> list[_Piece] | None:
    """The lines around the tasks; None if there are lines without end."""
    first = len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0
    pieces: list[_Piece] = []
    for task in tasks:
        start = raw.rfind(b"\n", max(task.at - _AROUND, 0), task.at) + 1 or first
        end = len(raw)
        if task.at + _AROUND < end:
            end = raw.rfind(b"\n", task.at, task.at + _AROUND) + 1
        if task.at - start > _AROUND or not end:
            return None
        if pieces and start < pieces[-1].end:
            pieces[-1].end = end
            pieces[-1].tasks.append(task.offset)
        else:
            before = begun_in(raw[start : task.at])
            pieces.append(_Piece(start, end, task.offset - before, [task.offset]))
    return pieces


def _is_enough(text: str, offset: int) -> bool:
    """Whether the task that begins there can be edited by itself in this piece of the text."""
    try:
        mapping = mapping_at(text, offset)
    except MalformedError:
        return False
    return (
        stands_alone(text, mapping)
        and "&" not in text[offset : mapping.end]  # an anchor, whose aliases may be anywhere
        and mapping.end + _MARGIN < len(text)
        and "\n" in text[mapping.end :]  # the line break that new lines are to have
    )


def _moved(offsets: array[int], hunks: Sequence[Hunk]) -> array[int]:
    moved: array[int] = array("Q")
    at = by = 0
    for hunk in hunks:
        reached = bisect_left(offsets, hunk.end, at)
        moved += _shifted(offsets[at:reached], by)
        by += gain([hunk])
        at = reached
    moved += _shifted(offsets[at:], by)
    return moved


def _shifted(offsets: array[int], by: int) -> array[int]:
    return array("Q", [offset + by for offset in offsets]) if by else offsets
