"""Which understanding of a word applies: the first that finds something in the whole register.

The understandings stand in steps.  All of a step are tried together; the next step is tried only
where a word has found nothing anywhere, so that a loose one never adds to a right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from taskreview.model import Field
from taskreview.search.columns import Columns
from taskreview.search.folding import is_han
from taskreview.search.pasted import SHORTEST as SHORTEST_PASTED
from taskreview.search.query import Word
from taskreview.search.reading import Attempt, Hits, Reading
from taskreview.search.syllables import has_letters
from taskreview.search.text_column import Cancelled
from taskreview.search.word_steps import FEW_INITIALS, WordSteps

_LONGEST_GUESSED = 64
"""Characters; a longer word is pasted, and the ways to mistype it are beyond number."""

_LONGEST_WORD = 24
"""Characters; in what is longer a single slip is looked for as in a pasted sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word with the reading that applies and what it finds."""

    reading: Reading
    hits: Hits
    complete: bool = True
    """Whether every way was tried that might find something as good."""


def understand(
    word: Word, columns: Columns, cancelled: Cancelled, *, only_quick: bool = False
) -> Found:
    """The word as it is understood in this register; no hits if it is nowhere.

    With `only_quick` ways are left out that read much of every text.  Raises CancelledError.
    """
    return _first_to_find(_steps(word, columns), word, columns, cancelled, only_quick)


def as_written(
    word: Word, columns: Columns, cancelled: Cancelled, *, only_quick: bool = False
) -> Found:
    """The word believed to be right: no gap, no slip.  Otherwise like `understand`."""
    steps = [WordSteps(columns).as_written]
    return _first_to_find(steps, word, columns, cancelled, only_quick)


def _first_to_find(
    steps: Iterable[Callable[[Word], Iterator[Attempt]]],
    word: Word,
    columns: Columns,
    cancelled: Cancelled,
    only_quick: bool,
) -> Found:
    complete = True
    for step in steps:
        attempts = []
        for attempt in step(word):
            if only_quick and not attempt.is_quick:
                complete = False
            else:
                attempts.append(attempt)
        reading = Reading(word, tuple(attempts))
        if hits := reading.hits(columns, cancelled):
            return Found(reading, hits, complete)
    return Found(Reading(word, ()), Hits(), complete)


def _steps(word: Word, columns: Columns) -> Iterator[Callable[[Word], Iterator[Attempt]]]:
    words = WordSteps(columns)
    yield words.as_written
    if word.exact or word.due or word.field is Field.ID:
        return
    if has_letters(word.text) and len(word.text) > FEW_INITIALS:
        yield words.whole_initials
        yield words.complete_initials
    yield words.unfinished
    if len(word.text) <= _LONGEST_GUESSED:
        yield from _guesses(word, words)
    if len(word.text) >= SHORTEST_PASTED:
        yield words.pasted


def _guesses(word: Word, words: WordSteps) -> Iterator[Callable[[Word], Iterator[Attempt]]]:
    if has_letters(word.text):
        yield words.short_initials
        yield words.initials
        yield words.with_gaps
        yield words.mixed
        yield words.mixed_with_gaps
        yield words.two_initials
        yield words.glued
        yield words.nearly_read_so
        if sum(map(is_han, word.text)) > 1:
            yield words.alike
            if len(word.text) <= _LONGEST_WORD:
                yield words.altered
                yield words.wrong
    elif len(word.text) > 1:
        yield words.with_gaps
        yield words.alike
        if len(word.text) <= _LONGEST_WORD:
            yield words.altered
            yield words.glued
            yield words.wrong
        yield words.with_wide_gaps
