"""How many terminal cells a text takes: a Chinese character takes two."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

_ELLIPSIS = "…"
_CLOSING = "、，。；：！？）》”"
_UNBREAKABLE = re.compile(rf"\s+|(?:[⺀-\uffef]|[^\s⺀-\uffef]+)[{_CLOSING}]*")
"""Blanks, a Chinese character, or a word; with the marks that must not begin a line."""


def width(text: str) -> int:
    """The cells of one line of text."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf") else 1


def padded(text: str, cells: int) -> str:
    """The text in exactly `cells` cells: filled up with blanks, or cut with … at its end."""
    used = width(text)
    if used <= cells:
        return text + " " * (cells - used)
    kept, used = [], 0
    for character in text:
        size = _cells(character)
        if used + size > cells - 1:
            break
        kept.append(character)
        used += size
    return "".join(kept) + (_ELLIPSIS + " " * (cells - 1 - used) if cells > 0 else "")


def wrapped(text: str, cells: int) -> list[str]:
    """The text as lines of so many cells at most, as far as its words are that short."""
    lines = [""]
    for match in _UNBREAKABLE.finditer(text):
        if lines[-1] and width(lines[-1] + match[0].rstrip()) > cells:
            lines.append("")
        lines[-1] += match[0] if lines[-1] else match[0].lstrip()
    return [line.rstrip() for line in lines]
