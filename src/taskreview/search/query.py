"""What a person types, as words to look for.

    教委 公交          both words, in any order, each in any field
    #3  第3项          the task with this number
    @教委  unit:教委    only among the units; also content: progress: source: status: and the
                       Chinese headings (主责单位：教委)
    due:<2024-12-01    by deadline; also > <= >=, and due:2024-12 for a month; due:长期 for a
                       deadline in words
    "老旧小区"          exactly so
    !公交              tasks without this word

A prefix that names no field is text like any other; a sign or prefix with nothing behind it yet, or
with the beginning of a date, asks for nothing, so that the list does not go blank on the way to a
word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.model import HEADINGS, Field
from taskreview.search.dates import Days, is_unfinished, parse_due
from taskreview.search.figures import has_digit, with_thousands, without_thousands
from taskreview.search.folding import fold
from taskreview.search.ordinals import ordinal, spellings
from taskreview.search.roman import with_letters, with_signs

SEARCHED = (
    Field.ID,
    Field.UNITS,
    Field.CONTENT,
    Field.PROGRESS,
    Field.SOURCE,
    Field.STATUS,
    Field.DEADLINE,
)
"""The fields that words are looked for in, the weightiest first."""

_NUMBER_SIGN, _UNIT_SIGN, _WITHOUT_SIGN, _COLON = (fold(sign) for sign in "#@!:")
_QUOTES = {fold(opening): fold(closing) for opening, closing in ('""', "“”", "「」", "『』")}
_CLOSING = {
    opening: frozenset({opening, closing, '"', "”"}) for opening, closing in _QUOTES.items()
}
"""Opening sign -> what closes it: an input method may type either of a pair twice."""

_PREFIXES = {
    "unit": Field.UNITS,
    "due": Field.DEADLINE,
    "单位": Field.UNITS,
    "内容": Field.CONTENT,
    "进展": Field.PROGRESS,
    "来源": Field.SOURCE,
    "状态": Field.STATUS,
    "进度": Field.STATUS,
    "期限": Field.DEADLINE,
    "时限": Field.DEADLINE,
    **HEADINGS,
}
_FIELD_OF_PREFIX = {
    _NUMBER_SIGN: Field.ID,
    _UNIT_SIGN: Field.UNITS,
    **{fold(prefix) + _COLON: field for prefix, field in _PREFIXES.items()},
}
_PREFIX = re.compile("|".join(map(re.escape, sorted(_FIELD_OF_PREFIX, key=len, reverse=True))))
_CHINESE_DECIMAL_POINT = re.compile(r"(?<=[0-9])。(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query, folded."""

    text: str
    """As typed, but for sign, prefix and quotation marks."""
    field: Field | None = None
    """The only field to look in; None means any."""
    exact: bool = False
    """Whether it has to stand exactly so."""
    due: Days | None = None
    """The days that the deadline may be, if that is what is asked for."""

    @property
    def number(self) -> str | None:
        """The task number that the word may mean, None if it cannot mean one."""
        if self.field not in (None, Field.ID) or (self.exact and self.field is None):
            return None
        named = ordinal(self.text)
        if named is not None:
            return str(named)
        return self.text if self.field is Field.ID or has_digit(self.text) else None

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways a text may write the word: 第13项 is also 第十三项, 1500 is 1,500, III is Ⅲ."""
        if self.exact:
            return (self.text,)
        named = ordinal(self.text)
        if named is not None:
            return tuple(dict.fromkeys((self.text, *spellings(named))))
        plain = without_thousands(self.text)
        ways = (self.text, plain, with_thousands(plain))
        return tuple(dict.fromkeys((*ways, with_signs(self.text), with_letters(self.text))))


@dataclass(frozen=True, slots=True)
class Query:
    """A query as typed and as understood: all `wanted` words, none of the `unwanted`."""

    text: str = ""
    wanted: tuple[Word, ...] = ()
    unwanted: tuple[Word, ...] = ()


def parse(text: str) -> Query:
    """Read a query; every string is one."""
    wanted: list[Word] = []
    unwanted: list[Word] = []
    # An input method left in Chinese types the point of 2.5 as a full stop.
    for negated, word in _words(_CHINESE_DECIMAL_POINT.sub(".", fold(text))):
        (unwanted if negated else wanted).append(word)
    return Query(text, tuple(wanted), tuple(unwanted))


def _words(text: str) -> Iterator[tuple[bool, Word]]:
    """The words in a folded query, and whether each is unwanted."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text.startswith(_WITHOUT_SIGN, at)
        start = at + negated
        prefix = _PREFIX.match(text, start)
        body_start = prefix.end() if prefix else start
        body, at, exact = _body(text, body_start)
        if not body:
            continue
        field = _FIELD_OF_PREFIX[prefix[0]] if prefix else None
        if field is not Field.DEADLINE:
            yield negated, Word(body, field, exact)
        elif exact or not is_unfinished(body):
            yield negated, Word(body, field, exact, due=None if exact else parse_due(body))


def _body(text: str, start: int) -> tuple[str, int, bool]:
    """What stands behind sign and prefix, where it ends, and whether it was in quotation marks.

    A quotation mark that is not closed yet reaches to the end.
    """
    closing = _CLOSING.get(text[start : start + 1])
    if closing is None:
        end = start
        while end < len(text) and not text[end].isspace():
            end += 1
        return text[start:end], end, False
    end = start + 1
    while end < len(text) and text[end] not in closing:
        end += 1
    return text[start + 1 : end].strip(), end + 1, True
