"""The ways to understand a word, step by step: those of a step are tried together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import combinations, islice, pairwise

from taskreview.model import Field
from taskreview.search.alike import meant_by
from taskreview.search.columns import Columns
from taskreview.search.dates import parse_due
from taskreview.search.figures import has_digit, is_inside_number, is_number
from taskreview.search.folding import is_letter
from taskreview.search.gaps import gap_patterns, is_code, pinyin_gap_patterns, wide_gap_patterns
from taskreview.search.likely import ByInitials
from taskreview.search.matching import Tier
from taskreview.search.pasted import Pasted
from taskreview.search.pattern import QUOTATION_MARKS, Element, Pattern, exactly, single
from taskreview.search.query import SEARCHED, Word
from taskreview.search.reading import (
    Attempt,
    ByDeadline,
    ByNumber,
    ByPattern,
    ByUnitName,
    Glued,
    NameRule,
    Reading,
)
from taskreview.search.slips import altered_patterns, wrong_patterns
from taskreview.search.syllables import Row, Spelling, has_letters, rows
from taskreview.search.task_texts import RUNNING_TEXT, bare_number
from taskreview.search.unit_name import is_office, unit_name
from taskreview.search.units import (
    CLEAR_INITIALS,
    Abbreviation,
    AlikeName,
    AlteredName,
    Initials,
    OfficialName,
    PinyinName,
    ShortInitials,
)

TEXTS = tuple(field for field in SEARCHED if field is not Field.ID)
"""The fields that are searched for words; numbers have rules of their own."""

_DATE_SIGNS = frozenset("0123456789.-/年月日")
"""What dates are written with: a word of them alone is none of the words of a deadline.

Otherwise 31 would find all that is due on the last of a month.
"""

_YEAR = timedelta(days=365)
"""A bare year is a figure like any other, and no deadline."""

_PASTED_IN = (Field.CONTENT, Field.PROGRESS, Field.SOURCE)

_MOST_CUTS = 11
"""Places where a word may be cut in two or three; one with more is a sentence."""


class WordSteps:
    """The ways to understand a word in a register, a method a step."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def as_written(self, word: Word) -> Iterator[Attempt]:
        """The number of a task, the word itself, a right name of a unit, whole pinyin."""
        if word.due is not None:
            yield ByDeadline(word.due)
            return
        if word.number is not None:
            yield ByNumber(bare_number(word.number))
        if word.field is Field.ID:
            return
        literal = [exactly(spelling, whole_numbers=True) for spelling in word.spellings]
        yield from self._patterns(word, Tier.EXACT, literal)
        if word.exact:
            return
        if is_number(word.text) and len(word.text) > 1:
            yield from self._patterns(word, Tier.EMBEDDED, [exactly(word.text)])
        days = parse_due(word.text) if word.field is None else None
        if days is not None and days.last - days.first < _YEAR:
            yield ByDeadline(days)
        if has_letters(word.text):
            yield from self._read(word, Tier.PINYIN, Spelling.WHOLE)
        else:
            yield from self._named(word, Tier.OFFICIAL_NAME, OfficialName(word.text))
            rule = Abbreviation(word.text, to_the_end=True)
            yield from self._named(word, Tier.ABBREVIATION, rule)

    def whole_initials(self, word: Word) -> Iterator[Attempt]:
        """The first letters of the whole name of a unit, with the district in front or without."""
        yield from self._named(word, Tier.INITIALS, Initials(word.text, to_the_end=True))

    def complete_initials(self, word: Word) -> Iterator[Attempt]:
        """The first letters of a short name of a unit, to its end; others may go on with more."""
        yield from self._named(word, Tier.INITIALS, ShortInitials(word.text, to_the_end=True))

    def unfinished(self, word: Word) -> Iterator[Attempt]:
        """A number or a syllable that is still being typed; the first letters of a unit."""
        beginning = exactly(word.text)
        if has_digit(word.text):
            yield from self._patterns(
                word,
                Tier.EMBEDDED,
                [Pattern(beginning.elements, number_start=len(word.text) > 1)],
            )
        if has_letters(word.text):
            yield from self._read(word, Tier.PINYIN, Spelling.UNFINISHED)
            rule = Initials(word.text, to_the_end=False)
            yield from self._named(word, Tier.INITIALS, rule)
            if len(word.text) >= CLEAR_INITIALS:
                yield from self._patterns(word, Tier.INITIALS, self._meant(rule))
        else:
            short = Abbreviation(word.text, to_the_end=False)
            yield from self._named(word, Tier.ABBREVIATION, short)

    def _meant(self, rule: Initials) -> Iterator[Pattern]:
        """What units' names begin with, as a word of any text: zscq for 知识产权."""
        meant = set()
        for name in self._columns.values(Field.UNITS):
            found = rule.positions(unit_name(name)) if name else ()
            if found and found[-1] - found[0] + 1 == len(found) == len(rule.word):
                meant.add(name[found[0] : found[-1] + 1])
        yield from map(exactly, sorted(meant)[:_FEW_MEANT])

    def short_initials(self, word: Word) -> Iterator[Attempt]:
        """The first letters of a short name of a unit."""
        yield from self._named(word, Tier.INITIALS, ShortInitials(word.text, to_the_end=False))
        rule = PinyinName(word.text, Spelling.WHOLE, to_the_end=False)
        yield from self._named(word, Tier.PINYIN, rule)

    def initials(self, word: Word) -> Iterator[Attempt]:
        """The first letters of three characters or more."""
        yield from self._by_initials(word, lambda length: length > FEW_INITIALS)

    def two_initials(self, word: Word) -> Iterator[Attempt]:
        """The first letters of two characters, which are nearly everywhere."""
        yield from self._by_initials(word, lambda length: length == FEW_INITIALS)

    def _by_initials(self, word: Word, is_long_enough: Callable[[int], bool]) -> Iterator[Attempt]:
        if is_code(word.text) or len(set(word.text)) == 1:  # 5g; zzz, a finger left on a key
            return
        found = [row for row in rows(word.text, Spelling.INITIALS) if is_long_enough(len(row))]
        for attempt in self._rows(word, Tier.INITIALS, found):
            texts = tuple(field for field in attempt.fields if field in RUNNING_TEXT)
            values = tuple(field for field in attempt.fields if field not in RUNNING_TEXT)
            yield ByPattern(Tier.INITIALS, attempt.patterns, values)
            yield ByInitials(attempt.patterns, texts)

    def mixed(self, word: Word) -> Iterator[Attempt]:
        """Characters, syllables and first letters in one."""
        if is_code(word.text):
            return
        initials = rows(word.text, Spelling.INITIALS)
        mixed = rows(word.text, Spelling.MIXED)
        found = [row for row in mixed if len(row) > 1 and row not in initials]
        yield from self._rows(word, Tier.MIXED_PINYIN, found)
        rule = PinyinName(word.text, Spelling.MIXED, to_the_end=True)
        yield from self._named(word, Tier.MIXED_PINYIN, rule)

    def with_gaps(self, word: Word) -> Iterator[Attempt]:
        """The word with others in between."""
        yield from self._patterns(word, Tier.GAP, gap_patterns(word.text))

    def with_wide_gaps(self, word: Word) -> Iterator[Attempt]:
        """A short word whose parts stand further apart."""
        yield from self._patterns(word, Tier.GAP, wide_gap_patterns(word.text))

    def mixed_with_gaps(self, word: Word) -> Iterator[Attempt]:
        """Characters and pinyin, or whole pinyin, with others in between."""
        spelling = Spelling.WHOLE if word.text.isascii() else Spelling.MIXED
        patterns = (
            pattern
            for row in rows(word.text, spelling)
            if len(row) >= _LONG_ENOUGH_FOR_GAPS and not is_code(word.text)
            for pattern in pinyin_gap_patterns(row)
        )
        yield from self._patterns(word, Tier.MIXED_PINYIN, islice(patterns, _MOST_PATTERNS))

    def alike(self, word: Word) -> Iterator[Attempt]:
        """The word with characters that sound or look like the right ones."""
        typed = word.text
        sure = len(typed)
        if is_office(typed):  # then only the district in front can be wrong
            sure = unit_name(typed).core_start
        else:
            yield from self._named(word, Tier.ALIKE, AlikeName(typed))
        letters = sum(map(is_letter, typed))
        clear = len(typed) - letters > 2
        pattern = Pattern(
            tuple(
                Element(meant_by(character, clear=clear) if at < sure else single(character))
                for at, character in enumerate(typed)
            ),
            typed=typed,
            least_same=letters + (len(typed) - letters + 1) // 2,
            number_start=True,
            number_end=True,
        )
        yield from self._patterns(word, Tier.ALIKE, [pattern])

    def glued(self, word: Word) -> Iterator[Attempt]:
        """Two words or three without a space between them, each as written."""
        text = word.text
        places = [at for at in range(2, len(text) - 1) if _may_be_cut(text, at)]
        if len(places) > _MOST_CUTS:
            return
        for count in (1, 2):
            for cuts in combinations(places, count):
                bounds = [0, *cuts, len(text)]
                parts = [text[a:b] for a, b in pairwise(bounds)]
                if all(map(_is_word, parts)):
                    yield Glued(tuple(self._part(Word(part, word.field)) for part in parts))

    def _part(self, word: Word) -> Reading:
        attempts = self.as_written(word)
        wanted = (a for a in attempts if not (isinstance(a, ByNumber) or _is_embedded(a)))
        return Reading(word, tuple(wanted))

    def altered(self, word: Word) -> Iterator[Attempt]:
        """The word with two characters swapped, or one doubled."""
        if not is_office(word.text):
            yield from self._named(word, Tier.NEAR, AlteredName(word.text))
            yield from self._patterns(word, Tier.NEAR, altered_patterns(word.text))

    def wrong(self, word: Word) -> Iterator[Attempt]:
        """The word with one character wrong or too many."""
        if not is_office(word.text):
            yield from self._patterns(word, Tier.NEAR, wrong_patterns(word.text))

    def nearly_read_so(self, word: Word) -> Iterator[Attempt]:
        """Pinyin as somebody writes it who says s for sh, or in for ing."""
        found = [row for row in rows(word.text, Spelling.HEARD) if len(row) > 1]
        yield from self._rows(word, Tier.ALIKE, found)
        rule = PinyinName(word.text, Spelling.HEARD, to_the_end=True)
        yield from self._named(word, Tier.ALIKE, rule)

    def pasted(self, word: Word) -> Iterator[Attempt]:
        """The word as a sentence with some slips."""
        fields = _allowed(word, _PASTED_IN)
        if fields:
            yield Pasted(word.text, fields)

    def _patterns(self, word: Word, tier: Tier, patterns: Iterable[Pattern]) -> Iterator[ByPattern]:
        fields = _allowed(word, TEXTS)
        if word.field is None and _DATE_SIGNS.issuperset(word.text):
            fields = tuple(field for field in fields if field is not Field.DEADLINE)
        narrowed = map(self._columns.narrowed, patterns)
        possible = tuple(pattern for pattern in narrowed if pattern is not None)
        if fields and possible:
            yield ByPattern(tier, possible, fields)

    def _rows(self, word: Word, tier: Tier, found: Iterable[Row]) -> Iterator[ByPattern]:
        patterns = (
            Pattern(
                tuple(
                    Element(characters, 1, QUOTATION_MARKS) if at else Element(characters)
                    for at, characters in enumerate(row)
                ),
                number_start=True,
                number_end=True,
            )
            for row in found
        )
        yield from self._patterns(word, tier, patterns)

    def _read(self, word: Word, tier: Tier, spelling: Spelling) -> Iterator[Attempt]:
        yield from self._rows(word, tier, rows(word.text, spelling))
        rule = PinyinName(word.text, spelling, to_the_end=True)
        yield from self._named(word, tier, rule)

    def _named(self, word: Word, tier: Tier, rule: NameRule) -> Iterator[ByUnitName]:
        if _allowed(word, (Field.UNITS,)):
            yield ByUnitName(tier, rule)


FEW_INITIALS = 2
"""First letters that are nearly everywhere."""

_FEW_MEANT = 3
"""Words that first letters of units may stand for."""

_MOST_PATTERNS = 64
"""Of one word; only strange ones have more, and each costs a look at the whole register."""

_LONG_ENOUGH_FOR_GAPS = 4
"""Characters meant; of fewer, syllables stand by chance not far from one another."""


def _is_embedded(attempt: Attempt) -> bool:
    return isinstance(attempt, ByPattern) and attempt.tier is Tier.EMBEDDED


def _may_be_cut(text: str, at: int) -> bool:
    """Whether a word may begin there: not behind a number, which counts what follows."""
    return not is_inside_number(text, at) and _COUNT.search(text, 0, at) is None


_COUNT = re.compile(r"(?<![a-z0-9.])[0-9.]+$")
"""A number and not a code like k6, at the end."""


def _is_word(part: str) -> bool:
    """Whether a part is long enough to mean something: two characters, two syllables."""
    if has_letters(part) and not has_digit(part):
        return min(map(len, rows(part, Spelling.WHOLE)), default=0) > 1  # gao is no ga-o
    return len(part) > 1


def _allowed(word: Word, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Those of the fields that the word may be looked for in."""
    return fields if word.field is None else tuple(field for field in fields if field is word.field)
