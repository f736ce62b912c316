"""Patterns with many gaps, matched by the sets of places from which the rest of a pattern stands.

A regular expression tries the widths of all gaps in combination, which in a ruler of dashes never
ends.  Here each element costs a few steps, whatever the text: a set of places is one large
number, a bit a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from taskreview.search.figures import begins_number, ends_number
from taskreview.search.pattern import BARRIERS, Element, Pattern

Positions: TypeAlias = "tuple[int, ...]"
"""Where each element of a pattern is met, in characters of the text."""

_Places: TypeAlias = int
"""A set of places, counted from the beginning of a passage: the bit of each is set."""


def longest_match(pattern: Pattern) -> int:
    """The most characters that a match may have."""
    return sum(1 + element.gap for element in pattern.elements)


def matches_from(pattern: Pattern, text: str, first: int, count: int) -> Iterator[Positions]:
    """The matches that begin at one of `count` places of a folded text, from `first` on.

    From each place one, the one that skips least; a match may overlap the one before.
    """
    passage = _Passage(text, first, min(len(text), first + count - 1 + longest_match(pattern)))
    standing = passage.standing(pattern)
    if not standing:
        return
    for start in range(min(count, standing[0].bit_length())):
        if standing[0] >> start & 1:
            yield passage.match(standing, start)


class _Passage:
    """A part of a text, in which the elements of a pattern are looked for."""

    def __init__(self, text: str, first: int, end: int) -> None:
        self._text = text
        self._first = first
        self._range = range(first, end)
        self._known: dict[frozenset[str], _Places] = {}

    def standing(self, pattern: Pattern) -> list[_Places]:
        """For each element where it stands with all that follow it; empty if they do nowhere."""
        standing: list[_Places] = []
        behind: Element | None = None
        for at, element in reversed([*enumerate(pattern.elements)]):
            here = self._having(element.characters)
            if behind is not None:
                here &= self._before(behind, standing[-1])
            if pattern.number_end if behind is None else _keeps_numbers_whole(behind):
                here &= self._ends_of_numbers(element)
            if at and _keeps_numbers_whole(element):
                here &= self._beginnings_of_numbers(element)
            if not here:
                return []
            standing.append(here)
            behind = element
        return standing[::-1]

    def _where(self, holds: Callable[[int], bool]) -> _Places:
        return int("".join("1" if holds(at) else "0" for at in reversed(self._range)) or "0", 2)

    def _having(self, characters: frozenset[str]) -> _Places:
        if characters not in self._known:
            self._known[characters] = self._where(lambda at: self._text[at] in characters)
        return self._known[characters]

    def _beginnings_of_numbers(self, element: Element) -> _Places:
        if not element.has_figure:
            return -1
        return self._where(lambda at: begins_number(self._text, at))

    def _ends_of_numbers(self, element: Element) -> _Places:
        if not element.has_figure:
            return -1
        return self._where(lambda at: ends_number(self._text, at + 1))

    def _before(self, element: Element, places: _Places) -> _Places:
        """The places from which one of these is the next, or the next but for a gap."""
        before = reached = places >> 1
        if element.gap:
            barriers = self._having(BARRIERS)
            skippable = ~barriers if element.skippable is None else self._having(element.skippable)
            for _skipped in range(element.gap):
                reached = (reached & skippable) >> 1
                before |= reached
        return before

    def match(self, standing: list[_Places], start: int) -> Positions:
        """The match from the start on in which each gap, from the first on, is the shortest."""
        positions = [start]
        for places in standing[1:]:
            behind = places >> positions[-1] + 1
            # The lowest of them.
            positions.append(positions[-1] + (behind & -behind).bit_length())
        return tuple(self._first + at for at in positions)


def _keeps_numbers_whole(element: Element) -> bool:
    """Whether the gap before the element must not end inside a number."""
    return element.gap > 0 and element.skippable is None
