"""Width folded away: ０ and 0, ％ and %, Ａ and A are one.  Offsets stay true."""

from __future__ import annotations

_FULL_WIDTH = range(0xFF10, 0xFF5B)
_TABLE = {
    **{code: chr(code - 0xFEE0) for code in _FULL_WIDTH if chr(code - 0xFEE0).isalnum()},
    ord("．"): ".",
    ord("％"): "%",
    ord("\u3000"): " ",
    ord("\r"): "\n",
}


def folded(text: str) -> str:
    """The text with one character for each of its characters; full-width figures become plain."""
    return text.translate(_TABLE)
