"""Which byte of a UTF-8 file a character begins at, without counting from the file's beginning."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes that begin no character."""


def begun_in(piece: bytes | bytearray) -> int:
    """How many characters begin in a piece of UTF-8."""
    return len(piece.translate(None, CONTINUATION))


class Replaced(NamedTuple):
    """A stretch of bytes, and by how many bytes and characters it has grown."""

    start: int
    end: int
    bytes_gained: int
    characters_gained: int


class Checkpoints:
    """Ascending bytes of a file, each with how many characters of its text begin before it."""

    __slots__ = ("_bytes", "_characters")

    def __init__(self) -> None:
        self._bytes = array("Q")
        self._characters = array("Q")

    def add(self, byte: int, characters: int) -> None:
        """Puts one more behind those that there are."""
        self._bytes.append(byte)
        self._characters.append(characters)

    def before(self, offset: int) -> tuple[int, int] | None:
        """The byte of the last checkpoint up to this character, and the characters before it."""
        at = bisect_right(self._characters, offset) - 1
        return (self._bytes[at], self._characters[at]) if at >= 0 else None

    def moved(self, replaced: Iterable[Replaced]) -> Checkpoints:
        """Where they lie once these stretches, ascending and apart, are replaced.

        Those inside a stretch are dropped.
        """
        moved = Checkpoints()
        at = bytes_by = characters_by = 0
        for stretch in replaced:
            while at < len(self._bytes) and self._bytes[at] < stretch.end:
                if self._bytes[at] <= stretch.start:
                    moved.add(self._bytes[at] + bytes_by, self._characters[at] + characters_by)
                at += 1
            bytes_by += stretch.bytes_gained
            characters_by += stretch.characters_gained
        for byte, characters in zip(self._bytes[at:], self._characters[at:], strict=True):
            moved.add(byte + bytes_by, characters + characters_by)
        return moved
