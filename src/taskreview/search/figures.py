"""Figures in a text: where a number begins and ends.  A figure is never fuzzy."""

from __future__ import annotations

import re

_DECIMAL_POINTS = (r"[^\s。；0-9][0-9]\.", r"[^\s。；][0-9]{2}\.")
"""What stands before decimals.  `1.2024年` at the head of a clause is item 1, not a decimal."""

_YEAR = "[12][0-9]{3}年"
"""No decimals are a year: in `：1.2024年` too it stands behind the mark of an item."""

_NO_DECIMALS = "".join(f"(?<!{before})" for before in _DECIMAL_POINTS)

_THOUSANDS = "[0-9]{3}(?![0-9])"
"""What stands behind a separator of thousands; before it stand one to three figures."""

BEGINS = (
    f"(?<![0-9])(?:{_NO_DECIMALS}|(?={_YEAR}))(?:(?<![0-9]，)|(?<=[0-9]{{4}}，)|(?!{_THOUSANDS}))"
)
"""Regular expression for a place in front of a figure where a number begins."""

ENDS = rf"(?![0-9]|\.[0-9]|(?<![0-9]{{4}})，{_THOUSANDS})"
"""Regular expression for a place behind a figure where a number ends."""

_BEGINS = re.compile(BEGINS)
_ENDS = re.compile(ENDS)
_WHOLE_NUMBER = re.compile(r"(?<![0-9a-z.，])[1-9][0-9]{3,14}(?![0-9a-z年])")
_SEPARATOR = re.compile(f"(?<=[0-9])(?<![0-9]{{4}})，(?={_THOUSANDS})")
_NUMBER = re.compile(r"[0-9][0-9.]*")


def is_number(word: str) -> bool:
    """Whether the word is a number and nothing else (3, 100, 2.5, and `2.` on the way there)."""
    return _NUMBER.fullmatch(word) is not None


def with_thousands(word: str) -> str:
    """The word as it is written with separators of thousands, folded: 1，500万 for 1500万."""
    return _WHOLE_NUMBER.sub(lambda number: f"{int(number[0]):,}".replace(",", "，"), word)


def without_thousands(word: str) -> str:
    """The word without separators of thousands: 1500万 for 1，500万."""
    return _SEPARATOR.sub("", word)


def is_digit(character: str) -> bool:
    """Whether a folded character is a figure."""
    return "0" <= character <= "9"


def has_digit(word: str) -> bool:
    """Whether a figure is in the folded word."""
    return any(map(is_digit, word))


def is_inside_number(word: str, place: int) -> bool:
    """Whether a cut before this character would divide a number."""
    before, behind = word[place - 1], word[place]
    return (is_digit(behind) and (is_digit(before) or before == ".")) or (
        behind == "." and is_digit(before)
    )


def begins_number(text: str, at: int) -> bool:
    """Whether the character there is no figure, or the first of its number."""
    return not is_digit(text[at]) or _BEGINS.match(text, at) is not None


def ends_number(text: str, at: int) -> bool:
    """Whether the character before the place is no figure, or the last of its number."""
    return not is_digit(text[at - 1]) or _ENDS.match(text, at) is not None
