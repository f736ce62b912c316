"""A register file as it lies on disk: opened, read piece by piece."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from taskreview.document.position import position
from taskreview.errors import MalformedError, Position, RegisterError, UnreadableError
from taskreview.i18n import _, ngettext
from taskreview.store import encoding as encodings
from taskreview.store.checkpoints import Checkpoints, Replaced, begun_in
from taskreview.store.encoding import Decoder, Encoding, NotTextError, detect

_PIECE = 1 << 16

_LINES_NAMED = 10
"""Lines that a message names at most."""


class Source:
    """The content of a file at the time it is read: a byte stream that remembers what went by.

    As a stream it yields UTF-8 without the byte order mark, whatever the file is in; what it read
    is kept as it was.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file; raises UnreadableError if that cannot be."""
        self.path = path
        self._file: BinaryIO | None = _open_regular(path)
        self._raw = bytearray()
        self._held = bytearray()
        """What was read and not given out, because it does not tell the encoding yet."""
        self._decoder = Decoder()
        self._is_told = self._is_utf8 = False
        self._checkpoints = Checkpoints()
        self._begun = 0
        """Characters that begin in what was read, if that is UTF-8."""

    @property
    def encoding(self) -> Encoding:
        """The encoding, as far as it is told; final once everything is read."""
        return self._decoder.encoding

    def read(self, size: int, /) -> bytes:
        """The next piece, empty at the end.  Raises UnreadableError, MalformedError."""
        while self._file is not None:
            piece = self._next(max(size, _PIECE, len(self._held)))
            given = self._as_utf8(piece)
            if given or not piece:
                return given
        return b""

    def whole(self) -> str:
        """The text without its byte order mark, read to its end.  Raises as `read` does."""
        while self.read(_PIECE):
            pass
        return decode(self._raw)[0]

    def _next(self, size: int) -> bytes:
        assert self._file is not None
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise _unreadable(self.path, error) from error
        self._checkpoints.add(len(self._raw), self._begun)
        self._begun += begun_in(piece)
        self._raw += piece
        if not piece:
            self.close()
        return piece

    def _as_utf8(self, piece: bytes) -> bytes:
        if self._is_utf8:
            return piece
        if self._is_told:
            return self._decoder.decode_piece(piece, self._raw).encode()
        if not self._held and piece.isascii():
            return piece  # the same in all that is not marked
        self._held += piece
        encoding = detect(self._held, complete=not piece)
        if encoding is None:
            return b""
        self._is_told = True
        begin = bytes(self._held).removeprefix(encoding.mark)
        self._held.clear()
        if encoding.codec == encodings.UTF_8.codec:
            self._is_utf8 = True
            self._decoder.encoding = encoding
            return begin
        self._decoder.begin(encoding)
        given = self._decoder.decode_piece(begin, self._raw) if begin else ""
        if not piece:
            given += self._decoder.decode_piece(b"", self._raw)
        return given.encode()

    def close(self) -> None:
        """Lets go of the file; what was read stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def release(self) -> bytearray:
        """Every byte that was read, given away; the file is closed."""
        self.close()
        raw, self._raw = self._raw, bytearray()
        return raw

    @property
    def checkpoints(self) -> Checkpoints:
        """Those of what was read, to be asked when it is complete; none if it is not UTF-8."""
        if self.encoding.codec != encodings.UTF_8.codec:
            return Checkpoints()
        mark = len(self.encoding.mark)  # no character of the text
        return self._checkpoints.moved([Replaced(0, mark, 0, -1)] if mark else [])

    def locate(self, error: MalformedError) -> RegisterError:
        """The error with this file's name and the line and column it stands at.

        It ends the reading; the file is closed.
        """
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._raw += self._file.read()
        self.close()
        return located(error, self.path, self._raw, self.encoding)


def located(
    error: MalformedError, path: Path | str, raw: bytes | bytearray, encoding: Encoding
) -> RegisterError:
    """The error with the file's name, and the line and column of its content it stands at.

    Where conflict markers are left in the file, they are what is wrong.
    """
    if isinstance(error, NotTextError):
        return RegisterError(error.reason, str(path), error.place)
    text = str(memoryview(raw)[len(encoding.mark) :], encoding.codec, "replace")
    marked = _marked_conflicts(text)
    if marked is not None:
        return RegisterError(marked[0], str(path), marked[1])
    place = None
    if error.byte_offset is not None:
        before = text.encode()[: error.byte_offset].decode(errors="replace")
        place = position(before, len(before))
    elif error.offset is not None:
        place = position(text, error.offset)
    return RegisterError(error.reason, str(path), place)


def _marked_conflicts(text: str) -> tuple[str, Position] | None:
    """What to do about the conflict markers in a text, and where they begin."""
    from taskreview.store.merge.markers import find_conflicts

    found = find_conflicts(text)
    if not found:
        return None
    lines = _(", ").join(str(each.first_line) for each in found[:_LINES_NAMED])
    lines += _(", …") if len(found) > _LINES_NAMED else ""
    reason = ngettext(
        "a merge has left {count} conflict here: keep one of the two versions, and delete the "
        "lines with <<<<<<<, ======= and >>>>>>>",
        "a merge has left {count} conflicts, at lines {lines}: keep one of the two versions of "
        "each, and delete the lines with <<<<<<<, ======= and >>>>>>>",
        len(found),
    )
    return reason.format(count=len(found), lines=lines), Position(found[0].first_line, 1)


def read_file(path: Path) -> bytes:
    """The whole content of a regular file.  Raises UnreadableError."""
    try:
        with _open_regular(path) as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from error


def read_unless(path: Path, known: bytes | bytearray) -> bytes | None:
    """The whole content of a regular file, unless it is just this.  Raises UnreadableError.

    Compared in small pieces: room for another large file costs more than reading it.
    """
    try:
        with _open_regular(path) as file:
            at = 0
            while (piece := file.read(_PIECE)) and piece == known[at : at + len(piece)]:
                at += len(piece)
            if not piece and at == len(known):
                return None
            file.seek(0)
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from error


def decode(raw: bytes | bytearray) -> tuple[str, Encoding]:
    """The text of a file without its byte order mark, and its encoding.

    Raises MalformedError where the bytes are no text.
    """
    return encodings.decode(raw)


def _open_regular(path: Path) -> BinaryIO:
    try:
        # O_NONBLOCK: opening a pipe must not wait for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        raise _unreadable(path, error) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        what = _("is a folder") if stat.S_ISDIR(mode) else _("is not a regular file")
        raise UnreadableError(
            _("{path} {what}; name the YAML file of the register").format(path=path, what=what)
        )
    return os.fdopen(descriptor, "rb", buffering=0)


def _unreadable(path: Path, error: OSError) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        reason = _("there is no such file")
    elif isinstance(error, PermissionError):
        reason = _("you have no permission to read it")
    else:
        reason = error.strerror or str(error)
    return UnreadableError(_("{path} cannot be read: {reason}").format(path=path, reason=reason))
