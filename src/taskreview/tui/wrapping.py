"""Where lines of Chinese and mixed text may end.

Follows the rules that editors of Chinese call 避头尾 (Unicode UAX #14 in small): a line neither
begins with closing punctuation nor ends with an opening bracket, and words and figures stay whole.
"""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size

_CLOSING = r"、。，．；：？！）〕］｝〉》」』】”’…—～％‰℃,.;:?!)\]}%"
_OPENING = r"（〔［｛〈《「『【“‘(\[{"
_PIECE = re.compile(
    rf"[{_OPENING}]*"
    rf"(?:[0-9]{{1,2}}[.．、](?![A-Za-z0-9])[^\s{_OPENING}]"  # an item's number and what follows
    r"|[A-Za-z0-9][A-Za-z0-9.,:/%_\-]*[A-Za-z0-9%]"
    rf"|[^\s{_OPENING}]|$)"
    rf"[{_CLOSING}]*\s*|\s+|."
)
"""A stretch that stays on one line: a word or a figure or one character, with its punctuation."""


def wrap_offsets(text: str, width: int, *_tabs: object, **_sections: object) -> list[int]:
    """The offsets, in characters, at which one line of text goes on in the next row.

    Rows take at most `width` cells, blanks at their end not counted; a tab takes one.  A stretch
    that fills more than half a row is broken where the row ends.
    """
    sizes = [1 if character == "\t" else get_character_cell_size(character) for character in text]
    offsets: list[int] = []
    used = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        cells = sum(sizes[start:end])
        ink = sum(sizes[start : start + len(match[0].rstrip())])
        if used and ink and used + ink > width and ink <= max(width // 2, 2):
            offsets.append(start)
            used = 0
        if used + ink <= width:
            used += cells
            continue
        for at in range(start, end):
            if used and used + sizes[at] > width:
                offsets.append(at)
                used = 0
            used += sizes[at]
    return offsets
