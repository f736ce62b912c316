"""Looks for a pattern in postings: from its rarest pair to both sides, all matches in one step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from taskreview.search.encoding import SEPARATOR, CharacterSet, CodeArray, Encoder
from taskreview.search.pattern import BARRIERS, Pattern
from taskreview.search.postings import Cells, Indexes, Postings, Stretches

_TRIED = 12
"""Pairs of a long pattern of which the rarest is taken: one of them is rare enough."""

_POINT = ord(".")
_YEAR = ord("年")
_COMMA = ord("，")
_SPACES = re.findall(r"\s", "".join(map(chr, range(0x3001))))
_BEFORE_ITEM = CharacterSet([SEPARATOR, *map(ord, [*_SPACES, *"。；"])])
"""What stands in front of the item `1.` of a list, which is no decimal; see `figures`."""

_SKIPPABLE = CharacterSet([SEPARATOR, *map(ord, BARRIERS)]).inverse()


@dataclass(frozen=True, slots=True)
class _Place:
    """An element of a pattern, in codes."""

    characters: CharacterSet
    gap: int
    skippable: CharacterSet
    typed: int | None


@dataclass(frozen=True, slots=True)
class _Matches:
    """Matches of some neighbouring elements: where they begin and end, in which text."""

    first: Indexes
    last: Indexes
    cells: Cells
    same: NDArray[np.int8]
    """How many of the elements are met by exactly what was typed."""

    def __len__(self) -> int:
        return len(self.cells)

    def where(self, condition: NDArray[np.bool_]) -> _Matches:
        """Those for which the condition holds."""
        return self._at(np.flatnonzero(condition))

    def _at(self, chosen: Indexes) -> _Matches:
        return _Matches(
            self.first[chosen], self.last[chosen], self.cells[chosen], self.same[chosen]
        )

    def distinct(self, *, first: bool, last: bool) -> _Matches:
        """Those that differ in where they begin or end, as far as that matters, or in `same`.

        There are as many ways to skip as a power of the number of gaps; their ends are few.
        """
        ends = [*([self.first] if first else ()), *([self.last] if last else ())] or [self.cells]
        order = np.lexsort((self.same, *ends))
        sorted_columns = [values[order] for values in (self.same, *ends)]
        new = np.ones(len(order), np.bool_)
        new[1:] = np.logical_or.reduce([each[1:] != each[:-1] for each in sorted_columns])
        return self._at(order[new])


class EncodedPattern:
    """A pattern in codes, to be looked for in any postings of the same encoder."""

    __slots__ = ("_least_same", "_number_end", "_number_start", "_places")

    def __init__(self, pattern: Pattern, encoder: Encoder) -> None:
        self._least_same = pattern.least_same
        self._number_start = pattern.number_start and pattern.elements[0].has_figure
        self._number_end = pattern.number_end and pattern.elements[-1].has_figure
        self._places = [
            _Place(
                encoder.character_set(element.characters),
                element.gap,
                _SKIPPABLE
                if element.skippable is None
                else encoder.character_set(element.skippable),
                encoder.code(pattern.typed[index]) if pattern.least_same else None,
            )
            for index, element in enumerate(pattern.elements)
        ]

    def cells_in(self, postings: Postings) -> Cells:
        """The texts that match, in no order and some more than once."""
        low, high, stretches = self._rarest(postings)
        cells = stretches.of(postings.cells)
        with_conditions = self._least_same or self._number_start or self._number_end
        if not len(cells) or (high - low + 1 == len(self._places) and not with_conditions):
            return cells
        first = stretches.of(postings.positions).astype(np.intp)
        matches = _Matches(first, first + (high - low), cells, np.zeros(len(cells), np.int8))
        for at in range(low, high + 1):
            self._count_same(matches.same, postings.codes[first + (at - low)], at)
        return self._on_conditions(self._grown(matches, low, high, postings.codes), postings.codes)

    def _rarest(self, postings: Postings) -> tuple[int, int, Stretches]:
        """The rarest of the first pairs of elements without a gap, otherwise of the elements.

        As the first and the last of its elements, and where it stands.
        """
        places = self._places
        pairs = (
            (at, at + 1, postings.of_pairs(places[at].characters, places[at + 1].characters))
            for at in range(len(places) - 1)
            if not places[at + 1].gap
        )
        singles = (
            (at, at, postings.of_characters(place.characters)) for at, place in enumerate(places)
        )
        some = [*islice(pairs, _TRIED)] or [*islice(singles, _TRIED)]
        return min(some, key=lambda candidate: candidate[2].total)

    def _grown(self, matches: _Matches, low: int, high: int, codes: CodeArray) -> _Matches:
        """The matches of all elements that contain these of the elements from low to high."""
        places = self._places
        while len(matches) and (low > 0 or high < len(places) - 1):
            forward = high < len(places) - 1 and (
                low == 0 or places[high + 1].gap <= places[low].gap
            )
            if forward:
                high += 1
                across = places[high]
                matches = self._with_next(matches, high, across, 1, codes)
            else:
                low -= 1
                across = places[low + 1]
                matches = self._with_next(matches, low, across, -1, codes)
            if across.gap:
                matches = matches.distinct(
                    first=low > 0 or self._number_start,
                    last=high < len(places) - 1 or self._number_end,
                )
        return matches

    def _with_next(
        self, matches: _Matches, at: int, across: _Place, step: int, codes: CodeArray
    ) -> _Matches:
        """The matches with another element behind them (step 1) or in front of them (-1).

        `across` is the element that has the gap between.
        """
        characters = self._places[at].characters
        edge = (matches.last if step > 0 else matches.first) + step
        grown = []
        for skipped in range(across.gap + 1):
            there = codes[edge]
            met = np.flatnonzero(characters.holds(there))
            if len(met):
                now = edge[met]
                same = matches.same[met]
                self._count_same(same, there[met], at)
                first, last = (matches.first[met], now) if step > 0 else (now, matches.last[met])
                grown.append(_Matches(first, last, matches.cells[met], same))
            if skipped < across.gap:
                may_go_on = across.skippable.holds(there)
                matches, edge = matches.where(may_go_on), edge[may_go_on] + step
        return _joined(grown)

    def _count_same(self, same: NDArray[np.int8], there: CodeArray, at: int) -> None:
        typed = self._places[at].typed
        if typed is not None:
            same += there == typed

    def _on_conditions(self, matches: _Matches, codes: CodeArray) -> Cells:
        """The texts of those of the matches that the whole pattern admits."""
        if self._least_same:
            matches = matches.where(matches.same >= self._least_same)
        if self._number_start:
            matches = matches.where(~_begins_inside_number(codes, matches.first))
        if self._number_end:
            matches = matches.where(~_ends_inside_number(codes, matches.last))
        return matches.cells


def _joined(matches: list[_Matches]) -> _Matches:
    if len(matches) == 1:
        return matches[0]
    none = np.empty(0, np.intp)
    return _Matches(
        np.concatenate([none, *(part.first for part in matches)]),
        np.concatenate([none, *(part.last for part in matches)]),
        np.concatenate([none.astype(np.uint16), *(part.cells for part in matches)]),
        np.concatenate([none.astype(np.int8), *(part.same for part in matches)]),
    )


def _is_digit(codes: CodeArray) -> NDArray[np.bool_]:
    # What is below "0" becomes a large number.
    digits: NDArray[np.bool_] = codes - np.uint16(ord("0")) < 10
    return digits


def _begins_inside_number(codes: CodeArray, first: Indexes) -> NDArray[np.bool_]:
    """Whether a digit is the first character and the number has begun before it."""
    before = codes[first - 1]
    inside = _is_digit(before)
    decimals = np.flatnonzero(before == _POINT)
    inside[decimals] = _is_decimal_point(codes, first[decimals] - 1)
    inside[decimals] &= ~_is_year(codes, first[decimals])
    commas = np.flatnonzero(before == _COMMA)
    inside[commas] = _separates_thousands(codes, first[commas] - 1)
    inside &= _is_digit(codes[first])
    return inside


def _is_year(codes: CodeArray, first: Indexes) -> NDArray[np.bool_]:
    """Whether four figures and the character for year stand there."""
    of_our_times: NDArray[np.bool_] = (codes[first] == ord("1")) | (codes[first] == ord("2"))
    of_our_times &= _are_digits(codes, first, 4)
    of_our_times &= codes[first + 4] == _YEAR
    return of_our_times


def _are_digits(codes: CodeArray, first: Indexes, count: int) -> NDArray[np.bool_]:
    """Whether so many characters from there on are figures."""
    digits = _is_digit(codes[first])
    for distance in range(1, count):
        digits &= _is_digit(codes[first + distance])
    return digits


def _separates_thousands(codes: CodeArray, commas: Indexes) -> NDArray[np.bool_]:
    """Whether one to three figures stand before the comma, and three behind it."""
    few_before = _is_digit(codes[commas - 1]) & ~_are_digits(codes, commas - 4, 4)
    return few_before & _are_digits(codes, commas + 1, 3) & ~_is_digit(codes[commas + 4])


def _is_decimal_point(codes: CodeArray, points: Indexes) -> NDArray[np.bool_]:
    """Whether the point divides a number: that of an item of a list, `1.`, does not."""
    one, two, three = (codes[points - distance] for distance in (1, 2, 3))
    of_one_figure = ~_is_digit(two) & ~_BEFORE_ITEM.holds(two)
    of_two_figures = _is_digit(two) & ~_BEFORE_ITEM.holds(three)
    return _is_digit(one) & (of_one_figure | of_two_figures)


def _ends_inside_number(codes: CodeArray, last: Indexes) -> NDArray[np.bool_]:
    """Whether a digit is the last character and the number goes on behind it."""
    behind = codes[last + 1]
    inside = _is_digit(behind)
    decimals = np.flatnonzero(behind == _POINT)
    inside[decimals] = _is_digit(codes[last[decimals] + 2])
    commas = np.flatnonzero(behind == _COMMA)
    inside[commas] = _separates_thousands(codes, last[commas] + 1)
    inside &= _is_digit(codes[last])
    return inside
