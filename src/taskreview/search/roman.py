"""Roman numerals, which are one character in a text and letters on a keyboard: Ⅲ类, III类."""

from __future__ import annotations

import re
from unicodedata import normalize

from taskreview.search.folding import fold

_SIGNS = {normalize("NFKC", sign).lower(): fold(sign) for sign in map(chr, range(0x2160, 0x216C))}
"""By its letters each sign from Ⅰ to Ⅻ, folded."""
_LETTERS = {sign: letters for letters, sign in _SIGNS.items()}

_NUMERAL = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![a-z])")
_SIGN = re.compile(f"[{''.join(_LETTERS)}]")


def with_signs(word: str) -> str:
    """The folded word with its Roman numerals as signs."""
    return _NUMERAL.sub(lambda numeral: _SIGNS[numeral[0]], word)


def with_letters(word: str) -> str:
    """The folded word with its Roman numerals in letters."""
    return _SIGN.sub(lambda sign: _LETTERS[sign[0]], word)
