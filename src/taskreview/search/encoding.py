"""Texts as arrays of 16-bit codes, one code a character.

A code is the character's own number in Unicode.  The few characters beyond U+FFFF get codes
that no text can hold, those of surrogates, in the order in which they are met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

CodeArray = NDArray[np.uint16]

CODES = 1 << 16
"""The number of different codes."""

SEPARATOR = 0xFFFF
"""The code behind each text; Unicode promises that it is no character."""

_SEPARATOR = chr(SEPARATOR)
_SURROGATES = range(0xD800, 0xE000)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_REMEMBERED_SETS = 128
"""Sets kept for the next keystroke; each may have a table of 64 KB."""
_UNUSABLE = re.compile(f"[\ud800-\udfff{_SEPARATOR}]")


class CharacterSet:
    """The codes of some characters: to be looked up one by one, or held against many codes."""

    __slots__ = ("_table", "codes")

    def __init__(self, codes: Iterable[int]) -> None:
        self.codes = np.array(sorted(codes), np.intp)
        self._table: NDArray[np.bool_] | None = None

    def holds(self, codes: CodeArray) -> NDArray[np.bool_]:
        """For each of the codes whether it is in the set."""
        if len(self.codes) == 1:
            same: NDArray[np.bool_] = codes == self.codes[0]
            return same
        table = self._table
        if table is None:
            table = np.zeros(CODES, np.bool_)
            table[self.codes] = True
            self._table = table  # whole: two threads may be searching
        return table[codes]

    def inverse(self) -> CharacterSet:
        """All other codes."""
        return CharacterSet(np.setdiff1d(np.arange(CODES), self.codes))


class Encoder:
    """Gives characters their codes; a code once given stays."""

    def __init__(self) -> None:
        self._beyond: dict[str, int] = {}
        self._character_set = lru_cache(_REMEMBERED_SETS)(self._make_character_set)

    def code(self, character: str) -> int | None:
        """The code of a character, None if it is in no encoded text."""
        number = ord(character)
        if number < SEPARATOR and number not in _SURROGATES:
            return number
        return self._beyond.get(character)

    def character_set(self, characters: frozenset[str]) -> CharacterSet:
        """The codes of those of the characters that have one."""
        return self._character_set(characters, len(self._beyond))

    def _make_character_set(self, characters: frozenset[str], _known: int) -> CharacterSet:
        codes = map(self.code, characters)
        return CharacterSet(code for code in codes if code is not None)

    def encode(self, texts: Sequence[str]) -> tuple[CodeArray, list[int]]:
        """The texts one after the other, a separator behind each; and which could not be encoded.

        Those are empty in the array.
        """
        joined = _SEPARATOR.join([*texts, ""])
        try:
            encoded = joined.encode("utf-16-le")
        except UnicodeEncodeError:
            encoded = b""
        if len(encoded) == 2 * len(joined) and joined.count(_SEPARATOR) == len(texts):
            return np.frombuffer(encoded, "<u2"), []
        return self._encode_one_by_one(texts)

    def _encode_one_by_one(self, texts: Sequence[str]) -> tuple[CodeArray, list[int]]:
        left_out = [index for index, text in enumerate(texts) if not self._can_encode(text)]
        usable = list(texts)
        for index in left_out:
            usable[index] = ""
        joined = _BEYOND.sub(
            lambda match: chr(self._beyond[match[0]]), _SEPARATOR.join([*usable, ""])
        )
        return np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), "<u2"), left_out

    def _can_encode(self, text: str) -> bool:
        """Whether there is a code for each character of the text; gives those that are new one."""
        if _UNUSABLE.search(text):
            return False
        new = {*_BEYOND.findall(text)} - self._beyond.keys()
        free = _SURROGATES[len(self._beyond) :]
        if len(new) > len(free):
            return False
        self._beyond.update(zip(sorted(new), free, strict=False))
        return True
