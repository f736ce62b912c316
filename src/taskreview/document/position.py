"""Offsets into a text as the lines and columns that an editor shows."""

from __future__ import annotations

from taskreview.errors import Position

_YAML_BREAKS = ("\n", "\r", "\x85", "\u2028", "\u2029")


def line_start(text: str, offset: int) -> int:
    """Where the line of `offset` begins, with the line breaks that YAML 1.1 counts."""
    start = 0
    for line_break in _YAML_BREAKS:
        start = max(start, text.rfind(line_break, start, offset) + 1)
    return start


def before_line_break(text: str, offset: int) -> int:
    """The offset itself; between the two halves of a CRLF the one before it."""
    return offset - 1 if text[offset - 1 : offset + 1] == "\r\n" else offset


def position(text: str, offset: int) -> Position:
    """Line and column, both from 1, of the character at `offset`.

    LF, CRLF and CR end a line; the other breaks that YAML 1.1 knows do not, as in editors.
    """
    offset = before_line_break(text, offset)
    breaks = text.count("\n", 0, offset) + text.count("\r", 0, offset)
    breaks -= text.count("\r\n", 0, offset)
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return Position(breaks + 1, offset - start + 1)
