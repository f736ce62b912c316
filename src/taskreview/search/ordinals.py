"""Ordinals of tasks, 第13项 or 第十三项, in both spellings."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_ORDINAL = re.compile(
    "第(?:(?P<figures>[0-9]{1,3})|(?P<characters>[零〇一二三四五六七八九十百两]+))项"
)
_CHARACTERS = re.compile(
    r"(?:(?P<hundreds>[一二两三四五六七八九])百)?[零〇]?"
    r"(?:(?P<tens>[一二三四五六七八九]?)(?P<ten>十))?(?P<units>[一二三四五六七八九])?"
)


def ordinal(word: str) -> int | None:
    """13 for 第13项 and for 第十三项; None for anything else."""
    match = _ORDINAL.fullmatch(word)
    if match is None:
        return None
    if match["figures"]:
        return int(match["figures"])
    return _read(match["characters"])


def spellings(number: int) -> tuple[str, ...]:
    """How a text may write the ordinal of a number below 1000: in figures, in characters."""
    written = _write(number)
    ways = {str(number): None, written: None, written.replace("百零", "百〇"): None}
    return tuple(f"第{each}项" for each in ways)


def _read(characters: str) -> int | None:
    match = _CHARACTERS.fullmatch(characters)
    if match is None:
        return None
    hundreds = _value(match["hundreds"])
    tens = (_value(match["tens"]) or 1) if match["ten"] else 0
    return hundreds * 100 + tens * 10 + _value(match["units"])


def _value(character: str | None) -> int:
    return _DIGITS.index(character.replace("两", "二")) if character else 0


def _write(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    written = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and units:
        written += "零"
    return written + _DIGITS[units] if units or not written else written
