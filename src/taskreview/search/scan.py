"""Patterns matched by going through the text: in small registers, in edited rows, for the marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from taskreview.search.figures import BEGINS, ENDS, begins_number, ends_number
from taskreview.search.pattern import BARRIERS, Element, Pattern
from taskreview.search.reach import Positions, longest_match, matches_from

_MOST_WAYS = 81
"""Combinations of the widths of gaps that an expression tries at each place of a text."""

_BARRED = re.escape("".join(sorted(BARRIERS)))


def matches(pattern: Pattern, text: str) -> Iterator[Positions]:
    """All matches in a folded text, from left to right, none overlapping another."""
    return _matches(pattern, _candidates(pattern), text)


def is_in(pattern: Pattern, text: str) -> bool:
    """Whether the folded text has a match."""
    return tester(pattern)(text)


def tester(pattern: Pattern) -> Callable[[str], bool]:
    """Tells of any folded text whether it has a match; for many texts, quicker than `is_in`."""
    candidates = _candidates(pattern)
    return lambda text: next(_matches(pattern, candidates, text), None) is not None


def _matches(
    pattern: Pattern, candidates: Callable[[str], Iterator[Positions]], text: str
) -> Iterator[Positions]:
    at = 0
    for positions in candidates(text):
        if positions[0] >= at and _holds(pattern, text, positions):
            yield positions
            at = positions[-1] + 1


def _candidates(pattern: Pattern) -> Callable[[str], Iterator[Positions]]:
    """Finds where the elements of a pattern stand in a text, in the distances that it allows."""
    if literal := pattern.literal:
        return partial(_literally, literal)
    head = _head(pattern)
    if head is pattern:
        return partial(_by_expression, _expression(pattern), len(pattern.elements))
    return partial(_by_head, _expression(head), pattern)


def _literally(literal: str, text: str) -> Iterator[Positions]:
    start = text.find(literal)
    while start >= 0:
        yield tuple(range(start, start + len(literal)))
        start = text.find(literal, start + 1)


def _by_expression(expression: re.Pattern[str], elements: int, text: str) -> Iterator[Positions]:
    places = range(1, elements + 1)
    found = expression.search(text)
    while found is not None:
        yield tuple(map(found.start, places))
        found = expression.search(text, found.start() + 1)


def _head(pattern: Pattern) -> Pattern:
    """As much of the pattern as an expression finds quickly in any text."""
    ways = 1
    for end in range(1, len(pattern.elements)):
        ways *= 1 + pattern.elements[end].gap
        if ways > _MOST_WAYS:
            return replace(pattern, elements=pattern.elements[:end], number_end=False)
    return pattern


def _by_head(head: re.Pattern[str], pattern: Pattern, text: str) -> Iterator[Positions]:
    count = longest_match(pattern)
    found = head.search(text)
    while found is not None:
        yield from matches_from(pattern, text, found.start(), count)
        found = head.search(text, found.start() + count)


def _holds(pattern: Pattern, text: str, positions: Positions) -> bool:
    """Whether the match has as many of the typed characters as it must, and cuts no number."""
    if pattern.number_start and not begins_number(text, positions[0]):
        return False
    if pattern.number_end and not ends_number(text, positions[-1] + 1):
        return False
    if not pattern.least_same:
        return True
    same = sum(text[at] == typed for at, typed in zip(positions, pattern.typed, strict=True))
    return same >= pattern.least_same


@lru_cache(512)
def _expression(pattern: Pattern) -> re.Pattern[str]:
    written = []
    before: Element | None = None
    for element in pattern.elements:
        if before is not None and element.gap:
            written.append(_gap(before, element))
        written.append(f"({_one_of(element.characters)})")
        before = element
    if pattern.number_end:
        written.append(f"(?:(?<![0-9])|{ENDS})")
    return re.compile("".join(written))


def _gap(before: Element, element: Element) -> str:
    if element.skippable is not None:
        return f"{_one_of(element.skippable)}{{0,{element.gap}}}?"
    gap = f"[^{_BARRED}]{{0,{element.gap}}}?"
    if before.has_figure:
        gap = f"(?:(?<![0-9])|{ENDS}){gap}"
    if element.has_figure:
        gap = f"{gap}(?:(?![0-9])|{BEGINS})"
    return gap


def _one_of(characters: frozenset[str]) -> str:
    if len(characters) == 1:
        return re.escape(next(iter(characters)))
    return f"[{re.escape(''.join(sorted(characters)))}]"
