"""A register file as it lies on disk: opened, read piece by piece."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import BinaryIO

from taskreview.document.position import position
from taskreview.errors import MalformedError, RegisterError, UnreadableError
from taskreview.i18n import _

_PIECE = 1 << 16


class Source:
    """The content of a file at the time it is read: a byte stream that remembers what went by.

    As a stream it yields UTF-8 without the byte order mark; what it read is kept.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file; raises UnreadableError if that cannot be."""
        self.path = path
        self._file: BinaryIO | None = _open_regular(path)
        self._raw = bytearray()

    def read(self, size: int, /) -> bytes:
        """The next piece, empty at the end.  Raises UnreadableError."""
        if self._file is None:
            return b""
        try:
            piece = self._file.read(max(size, _PIECE))
        except OSError as error:
            raise _unreadable(self.path, error) from error
        first = not self._raw
        self._raw += piece
        if not piece:
            self.close()
        return piece.removeprefix(codecs.BOM_UTF8) if first else piece

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

    def locate(self, error: MalformedError) -> RegisterError:
        """The error with this file's name and the line and column it stands at."""
        text = str(_without_mark(self._raw), "utf-8", errors="replace")
        place = None
        if error.byte_offset is not None:
            before = str(_without_mark(self._raw)[: error.byte_offset], "utf-8", errors="replace")
            place = position(before, len(before))
        elif error.offset is not None:
            place = position(text, error.offset)
        return RegisterError(error.reason, str(self.path), place)


def read_file(path: Path) -> bytes:
    """The whole content of a regular file.  Raises UnreadableError."""
    try:
        with _open_regular(path) as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from error


def decode(raw: bytes | bytearray) -> tuple[str, bytes]:
    """The text of a file and the byte order mark before it."""
    content = _without_mark(raw)
    return str(content, "utf-8"), bytes(raw[: len(raw) - len(content)])


def _without_mark(raw: bytes | bytearray) -> memoryview:
    return memoryview(raw)[len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0 :]


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
