"""Makes text safe to print: whatever a terminal could act on becomes a visible symbol.

Every text of a file passes through here on its way to a terminal.  One character always
becomes one character, so offsets into the text stay true.
"""

from __future__ import annotations

import re
from functools import cache

_FILLERS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\uffa0]")
"""Characters that are drawn as nothing, though they count as letters or marks.  Those that choose
a form of the character before them (U+FE00 ff., U+E0100 ff.) are none of them."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@cache
def symbols() -> dict[int, str]:
    """What stands on the screen for each code point that must not get there as it is."""
    table = {code: chr(0x2400 + code) for code in range(0x20)}  # Unicode's own control pictures
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    invisible = [
        *range(0x80, 0xA0),  # C1 controls
        0x00AD,  # soft hyphen
        *range(0x0600, 0x0606),  # signs that lay themselves around Arabic numbers
        0x061C,  # Arabic letter mark
        *(0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2),
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164, 0xFFA0),
        *range(0x200B, 0x2010),  # zero width and directional marks
        *range(0x2028, 0x202F),  # line and paragraph separators, bidi embedding and override
        *range(0x2060, 0x2070),  # word joiner, bidi isolates, invisible operators
        *range(0xD800, 0xE000),  # lone surrogates
        0xFEFF,
        *range(0xFFF9, 0xFFFC),  # interlinear annotation
        *(0x110BD, 0x110CD),
        *range(0x13430, 0x13440),  # controls of hieroglyphs, shorthand and musical notes
        *range(0x1BCA0, 0x1BCA4),
        *range(0x1D173, 0x1D17B),
        *range(0xE0000, 0xE0080),  # tags
    ]
    return table | dict.fromkeys(invisible, _REPLACEMENT)


@cache
def _symbols_within_lines() -> dict[int, str]:
    return {code: symbol for code, symbol in symbols().items() if chr(code) not in "\n\t"}


@cache
def unprintable() -> re.Pattern[str]:
    """Matches one character that `printable` replaces."""
    return re.compile("[" + "".join(map(re.escape, map(chr, symbols()))) + "]")


def printable(text: str) -> str:
    """The text as one line: line breaks and tabs become symbols too.  Same length."""
    return text if is_printable(text) else text.translate(symbols())


def printable_lines(text: str) -> str:
    """The text with its line feeds and tabs kept and everything else made visible.  Same length."""
    return text if is_printable(text) else text.translate(_symbols_within_lines())


def is_printable(text: str) -> bool:
    """Whether a text needs no change, which nearly none does."""
    return text.isprintable() and not _FILLERS.search(text)
