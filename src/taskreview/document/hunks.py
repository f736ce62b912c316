"""Pieces of a text that are replaced: putting them in, and where offsets move to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Hunk(NamedTuple):
    """A piece of a text, in characters, and what comes in its place."""

    start: int
    end: int
    text: str


def patched(text: str, hunks: Iterable[Hunk]) -> str:
    """The text with ascending hunks put in."""
    parts: list[str] = []
    at = 0
    for hunk in hunks:
        parts += (text[at : hunk.start], hunk.text)
        at = hunk.end
    return "".join((*parts, text[at:]))


def moved(offsets: Iterable[int], hunks: Sequence[Hunk]) -> Iterator[int]:
    """Where offsets into a text lie once ascending hunks are put in.

    What begins with a hunk, such as a task that is replaced as a whole, stays where it was.
    """
    ends = [hunk.end for hunk in hunks]
    gains = [0]
    for hunk in hunks:
        gains.append(gains[-1] + gain([hunk]))
    for offset in offsets:
        yield offset + gains[bisect_right(ends, offset)]


def gain(hunks: Iterable[Hunk]) -> int:
    """By how many characters the hunks make a text longer."""
    return sum(len(hunk.text) - (hunk.end - hunk.start) for hunk in hunks)
