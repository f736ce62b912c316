"""The bytes that a terminal sends for a key."""

from enum import StrEnum


class Key(StrEnum):
    """Keys without a character of their own.  A member is the text to send."""

    UP = "\x1b[A"
    DOWN = "\x1b[B"
    RIGHT = "\x1b[C"
    LEFT = "\x1b[D"
    HOME = "\x1b[H"
    END = "\x1b[F"
    PAGE_UP = "\x1b[5~"
    PAGE_DOWN = "\x1b[6~"
    DELETE = "\x1b[3~"
    ENTER = "\r"
    ESCAPE = "\x1b"
    TAB = "\t"
    BACKSPACE = "\x7f"
    F1 = "\x1bOP"
    F2 = "\x1bOQ"
    CTRL_C = "\x03"
    CTRL_Q = "\x11"
    CTRL_S = "\x13"
