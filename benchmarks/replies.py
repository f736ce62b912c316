"""What a terminal answers when a program asks it something."""

from __future__ import annotations

from benchmarks.sequences import ControlSequence

SYNCHRONIZED_OUTPUT = 2026
"""The mode with which a program frames a repaint; the terminal shows a frame when it is whole."""

_CELL_WIDTH, _CELL_HEIGHT = 8, 16
"""The size of a cell in pixels, as told to programs that ask."""
_COLOURS = {b"10": b"dddd/dddd/dddd", b"11": b"1e1e/1e1e/1e1e", b"12": b"dddd/dddd/dddd"}
_MODE_UNKNOWN, _MODE_RESET = 0, 2


def is_cursor_query(sequence: ControlSequence) -> bool:
    """Whether the program asks where the cursor is (the answer needs the screen model)."""
    return not sequence.is_string and sequence.name == b"n" and sequence.text == b"6"


def cursor_reply(column: int, row: int) -> bytes:
    """The answer to a cursor query; `column` and `row` count from 0."""
    return b"\x1b[%d;%dR" % (row + 1, column + 1)


def reply(sequence: ControlSequence, columns: int, rows: int) -> bytes | None:
    """The answer to a query, None if `sequence` asks nothing that is answered here.

    Answered: device status, primary and secondary device attributes, the state of a mode (DECRQM),
    the name of the terminal (XTVERSION), kitty keyboard flags, default and palette colours, sizes
    in cells and pixels, settings and capabilities (as not known).
    """
    if sequence.is_string:
        return _reply_to_string(sequence)
    match sequence.name, sequence.text:
        case b"n", b"5":
            return b"\x1b[0n"
        case b"c", b"" | b"0":
            return b"\x1b[?62;22c"
        case b"c", b">" | b">0":
            return b"\x1b[>1;10;0c"
        case b"$p", mode if mode.startswith(b"?"):
            number = int(mode[1:] or b"0")
            state = _MODE_RESET if number == SYNCHRONIZED_OUTPUT else _MODE_UNKNOWN
            return b"\x1b[?%d;%d$y" % (number, state)
        case b"q", b">" | b">0":
            return b"\x1bP>|taskreview-benchmarks(1)\x1b\\"
        case b"u", b"?":
            return b"\x1b[?0u"
        case b"t", b"14":
            return b"\x1b[4;%d;%dt" % (rows * _CELL_HEIGHT, columns * _CELL_WIDTH)
        case b"t", b"16":
            return b"\x1b[6;%d;%dt" % (_CELL_HEIGHT, _CELL_WIDTH)
        case b"t", b"18":
            return b"\x1b[8;%d;%dt" % (rows, columns)
        case _:
            return None


def _reply_to_string(sequence: ControlSequence) -> bytes | None:
    if sequence.name == b"]":
        if not sequence.text.endswith(b";?"):
            return None
        subject = sequence.text[:-2]
        colour = _COLOURS.get(subject, b"8080/8080/8080" if subject.startswith(b"4;") else None)
        return None if colour is None else b"\x1b]%s;rgb:%s\x1b\\" % (subject, colour)
    if sequence.name == b"P" and sequence.text.startswith(b"+q"):
        return b"\x1bP0+r\x1b\\"
    if sequence.name == b"P" and sequence.text.startswith(b"$q"):
        return b"\x1bP0$r\x1b\\"
    return None
