"""One form for characters that mean the same: full and half width, upper and lower case.

One character always becomes one character, so an offset into the folded text is an offset into
the original.  The folded form of punctuation is the Chinese one: a usual register is written in
it, so nearly every text is its own folding and needs no copy.
"""

from __future__ import annotations

import re
from unicodedata import decomposition, normalize

_CANONICAL = {
    **dict(zip(",;:()!?[]", "，；：（）！？【】", strict=True)),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}

_FOLDED_ALREADY = re.compile(r"[一-鿿0-9a-z\n .%+\-/*=&_#@<>|~。、，；：（）！？“”‘’《》【】·…]*")
"""Matches texts that are surely their own folding; the fast way round for most of a register."""


class _Foldings(dict[int, str]):
    """Code point -> folded character, filled in as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if decomposition(character).startswith("<circle>"):
        return character  # the mark of an item, ①; as a figure it would run into the number behind
    folded = normalize("NFKC", normalize("NFKC", character).casefold())
    if len(folded) > 1:
        folded = character.lower()  # Ⅲ, of which NFKC makes three letters
    return _CANONICAL.get(folded, folded) if len(folded) == 1 else character


_foldings = _Foldings()


def is_han(character: str) -> bool:
    """Whether it is a Chinese character, of those in daily use."""
    return "一" <= character <= "鿿"


def is_letter(character: str) -> bool:
    """Whether a folded character is a Latin letter."""
    return "a" <= character <= "z"


def fold(text: str) -> str:
    """The text in folded form, of the same length; the very same object if nothing changes."""
    if _FOLDED_ALREADY.fullmatch(text):
        return text
    folded = text.translate(_foldings)
    return text if folded == text else folded
