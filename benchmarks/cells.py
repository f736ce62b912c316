"""Texts as a terminal lays them out: wide characters take two cells."""

from __future__ import annotations

from wcwidth import wcwidth


def left_part(row: str, cells: int) -> str:
    """The characters of `row` that stand within its first `cells` cells."""
    used = 0
    for index, character in enumerate(row):
        used += max(0, wcwidth(character))
        if used > cells:
            return row[:index]
    return row


def marker(text: str, cells: int) -> str:
    """The beginning of `text` by which it is known on a screen.

    Not longer than `cells` cells, and without white space: there a line could break.
    """
    words = text.split()
    return left_part(words[0], cells) if words else ""
