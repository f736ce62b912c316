"""Chinese numerals as whole numbers."""

from __future__ import annotations

import re

NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
"""A pattern for a number in figures; its thousands may be divided by commas of either width."""
_COMMA_IN_NUMBER = re.compile(
    r"(?<=\d)(?:,(?=\d)|(?<!\d{4})(?<!\.\d)(?<!\.\d\d)(?<!\.\d{3})，(?=\d{3}(?!\d)))"
)

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LONGEST = 18
"""Characters; nothing longer is meant as a number."""


def chinese_number(text: str) -> int | None:
    """三百二十 is 320, 两万三千 is 23000, 二〇二四 is 2024; None where it is no number."""
    if not 0 < len(text) <= _LONGEST or any(
        character not in DIGITS and character not in _SMALL and character not in _LARGE
        for character in text
    ):
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        else:
            section += digit
            power = _LARGE[character]
            if not total + section:
                section = 1
            total = (total + section) * power if character == "亿" else total + section * power
            section = digit = 0
    return total + section + digit


def is_inside_number(text: str, place: int) -> bool:
    """Whether the comma at a place divides the thousands of a number."""
    return _COMMA_IN_NUMBER.match(text, place) is not None


def without_commas(number: str) -> str:
    """A number in figures as `NUMBER` matches it, its thousands undivided: 1200 for 1,200."""
    return number.replace(",", "").replace("，", "")


def small_number(text: str) -> int | None:
    """An item's number: 3, 三, ③."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return chinese_number(text)
