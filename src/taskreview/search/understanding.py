"""Which reading of a word applies: the first one that finds something in the whole register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.search.columns import Cancelled, Columns
from taskreview.search.figures import is_inside_number
from taskreview.search.gaps import gap_matchers
from taskreview.search.literal import Passage, literal_matchers
from taskreview.search.matching import PROSE, Tier, allowed
from taskreview.search.near import meant_by, slip_matchers
from taskreview.search.query import Word
from taskreview.search.reading import Glued, Hits, Reading, Simple
from taskreview.search.units import near_unit_matchers, unit_matchers

_SHORT = 3
"""The length, in characters, of the shortest word that may be a misspelt unit."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word with the reading that applies and what it finds."""

    reading: Reading
    hits: Hits


def directly(word: Word) -> Simple:
    """The reading that believes the word: as written, or as a right name of a unit."""
    return Simple(word, (*literal_matchers(word), *unit_matchers(word)))


def as_misspelt_unit(word: Word, columns: Columns, cancelled: Cancelled) -> Found | None:
    """The word as a unit's name with a slip of the pen; a short one must be near one unit only."""
    matchers = tuple(near_unit_matchers(word))
    reading = Simple(word, matchers)
    hits = reading.hits(columns, range(len(columns)), cancelled)
    if not hits:
        return None
    names = set().union(*(columns.unit_names(matcher) for matcher in matchers))
    return None if len(word.text) == _SHORT and len(names) > 1 else Found(reading, hits)


def loosely(word: Word, columns: Columns, cancelled: Cancelled) -> Found | None:
    """The word with gaps, as two words, or misspelt in running text.

    To be tried only if the word is nowhere otherwise; reads much of every text.
    """
    with_gaps = Simple(word, tuple(gap_matchers(word)))
    readings: tuple[Reading, ...] = (with_gaps, *_cut_in_two(word))
    for reading in readings:
        hits = reading.hits(columns, range(len(columns)), cancelled)
        if hits:
            return Found(reading, hits)
    return _as_slip(word, columns, cancelled)


def may_be_loose(word: Word) -> bool:
    """Whether `loosely` has anything to try."""
    return any((*gap_matchers(word), *slip_matchers(word), *_cut_in_two(word)))


def _as_slip(word: Word, columns: Columns, cancelled: Cancelled) -> Found | None:
    passages: Counter[str] = Counter()
    rows: set[int] = set()
    for matcher in slip_matchers(word):
        for field in matcher.fields:
            near = columns.rows(field, matcher, range(len(columns)), cancelled)
            passages += columns.passages(field, matcher, near)
            rows.update(near)
    fields = allowed(word, PROSE)
    meant = (Passage(passage, fields, Tier.NEAR) for passage in meant_by(word, passages))
    reading = Simple(word, tuple(meant))
    hits = reading.hits(columns, sorted(rows), cancelled)
    return Found(reading, hits) if hits else None


def _cut_in_two(word: Word) -> Iterator[Glued]:
    """All ways to see two words in one; each of at least two characters, no number divided."""
    text = word.text
    for cut in range(2, len(text) - 1):
        if not is_inside_number(text, cut):
            left, right = Word(text[:cut], word.field), Word(text[cut:], word.field)
            yield Glued(word, directly(left), directly(right))
