"""Figures in a text: where a number begins and ends.  A figure is never fuzzy."""

from __future__ import annotations

import re

_DECIMAL_POINTS = (r"[^\s。；0-9][0-9]\.", r"[^\s。；][0-9]{2}\.")
"""What stands before decimals.  `1.2024年` at the head of a clause is item 1, not a decimal."""

_GOES_ON = r"(?![0-9]|\.[0-9])"
_NUMBER = re.compile(r"[0-9][0-9.]*")
_BEGINS = re.compile("".join(f"(?<!{before})" for before in ("[0-9]", *_DECIMAL_POINTS)))
_ENDS = re.compile(_GOES_ON)


def is_number(word: str) -> bool:
    """Whether the word is a number and nothing else (3, 100, 2.5, and `2.` on the way there)."""
    return _NUMBER.fullmatch(word) is not None


def is_digit(character: str) -> bool:
    """Whether a folded character is a figure."""
    return "0" <= character <= "9"


def is_inside_number(word: str, place: int) -> bool:
    """Whether a cut before this character would divide a number."""
    return is_digit(word[place - 1]) and is_digit(word[place])


def whole(word: str, *, to_the_end: bool = True) -> re.Pattern[str]:
    """A pattern for the word where it cuts no number in two.

    With `to_the_end` false a number may go on behind the word: 第1 is the beginning of 第13项.
    """
    literal = re.escape(word)
    pattern = literal  # first, because the regex engine looks for a leading literal fastest
    if is_digit(word[0]):
        pattern += "".join(f"(?<!{before}{literal})" for before in ("[0-9]", *_DECIMAL_POINTS))
    if to_the_end and is_digit(word[-1]):
        pattern += _GOES_ON
    return re.compile(pattern)


def cuts_number(text: str, start: int, end: int) -> bool:
    """Whether the passage begins or ends inside a number of the text."""
    if is_digit(text[start]) and not _BEGINS.match(text, start):
        return True
    return is_digit(text[end - 1]) and not _ENDS.match(text, end)
