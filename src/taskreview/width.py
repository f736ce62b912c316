"""Full and half width: the same characters, as an input method happened to write them."""

from __future__ import annotations

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""The full-width forms of ASCII and the blank among them, by Unicode's own order."""


def narrow(text: str) -> str:
    """The text with its full-width letters, figures, signs and blanks at half width."""
    return text if text.isascii() else text.translate(_NARROW)


def spelling_key(text: str) -> str:
    """The same for texts that differ in blanks and width alone, such as a status or a unit."""
    return "".join(narrow(text).split())
