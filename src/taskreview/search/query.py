"""What a person types, as words to look for.

    教委 公交          both words, in any order, each in any field
    #3  第3项          the task with this number
    @教委  unit:教委    only among the units; also source: content: progress: status: and the
                       Chinese headings (主责单位：教委)
    !公交              tasks without this word

A prefix that names no field is text like any other; a sign or prefix with nothing behind it yet
asks for nothing, so that the list does not go blank on the way to a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from taskreview.model import HEADINGS, Field
from taskreview.search.folding import fold
from taskreview.search.ordinals import ordinal, spellings

SEARCHED = (
    Field.ID,
    Field.UNITS,
    Field.CONTENT,
    Field.PROGRESS,
    Field.SOURCE,
    Field.STATUS,
)
"""The fields that words are looked for in, the weightiest first."""

_NUMBER_SIGN, _UNIT_SIGN, _WITHOUT_SIGN, _COLON = (fold(sign) for sign in "#@!:")
_FIELD_OF_SIGN = {_NUMBER_SIGN: Field.ID, _UNIT_SIGN: Field.UNITS}
_FIELD_OF_PREFIX = {
    "unit": Field.UNITS,
    **{fold(heading): field for heading, field in HEADINGS.items() if field in SEARCHED},
}
_UNFINISHED = frozenset(
    {_WITHOUT_SIGN, *_FIELD_OF_SIGN, *(prefix + _COLON for prefix in _FIELD_OF_PREFIX)}
)
_CHINESE_DECIMAL_POINT = re.compile(r"(?<=[0-9])。(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query, folded; `field` is the only field to look in, None means any."""

    text: str
    field: Field | None = None

    @property
    def number(self) -> str | None:
        """The task number that the word may mean, None if it cannot mean one."""
        if self.field is Field.ID:
            return self.text
        if self.text.isdecimal():
            return self.text
        named = ordinal(self.text)
        return None if named is None else str(named)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways a text may write the word: 第13项 is also 第十三项."""
        named = ordinal(self.text)
        return (self.text,) if named is None else spellings(named)


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
    for written in _CHINESE_DECIMAL_POINT.sub(".", fold(text)).split():
        if written.removeprefix(_WITHOUT_SIGN) in _UNFINISHED or written in _UNFINISHED:
            continue
        if written.startswith(_WITHOUT_SIGN):
            unwanted.append(_word(written[1:]))
        else:
            wanted.append(_word(written))
    return Query(text, tuple(wanted), tuple(unwanted))


def _word(written: str) -> Word:
    sign, rest = written[0], written[1:]
    if rest and sign in _FIELD_OF_SIGN:
        return Word(rest, _FIELD_OF_SIGN[sign])
    prefix, _, rest = written.partition(_COLON)
    if rest and prefix in _FIELD_OF_PREFIX:
        return Word(rest, _FIELD_OF_PREFIX[prefix])
    return Word(written)
