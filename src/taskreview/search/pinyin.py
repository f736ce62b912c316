"""How Chinese characters are read, toneless: the table behind every search by pinyin.

The table is data/pinyin.txt, which `tools/pinyin_table.py` makes.  It is read when a search first
needs it, in about a millisecond.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "pinyin.txt"

LONGEST_SYLLABLE = 6

NO_CHARACTERS: frozenset[str] = frozenset()


@cache
def _table() -> Mapping[str, str]:
    """Syllable -> its characters."""
    text = _FILE.read_text(encoding="utf-8")
    return dict(line.split(" ") for line in text.splitlines())


def table_is_loaded() -> bool:
    """Whether a search has needed the table yet."""
    return _table.cache_info().currsize > 0


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(syllable[:end] for syllable in _table() for end in range(1, len(syllable) + 1))


def is_syllable(letters: str) -> bool:
    """Whether the letters are a whole syllable that some character has."""
    return letters in _table()


def is_beginning(letters: str) -> bool:
    """Whether some syllable begins so."""
    return letters in _beginnings()


@cache
def readings(character: str) -> tuple[str, ...]:
    """Every syllable in common use for the character; empty if it is not in the table."""
    return tuple(syllable for syllable, characters in _table().items() if character in characters)


@cache
def read_as(syllable: str) -> frozenset[str]:
    """The characters that have this reading."""
    return frozenset(_table().get(syllable, ()))


@cache
def read_from(beginning: str) -> frozenset[str]:
    """The characters that have a reading which begins so."""
    syllables = (syllable for syllable in _table() if syllable.startswith(beginning))
    return NO_CHARACTERS.union(*map(read_as, syllables))


def sound(syllable: str) -> str:
    """What the syllable sounds like to many speakers: zh as z, ang as an."""
    if syllable[1:2] == "h":
        syllable = syllable[0] + syllable[2:]
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable


def sounding(syllable: str) -> frozenset[str]:
    """The characters that sound like this syllable."""
    return _heard_as(sound(syllable))


@cache
def _heard_as(heard: str) -> frozenset[str]:
    syllables = (syllable for syllable in _table() if sound(syllable) == heard)
    return NO_CHARACTERS.union(*map(read_as, syllables))


@cache
def sounding_like(character: str) -> frozenset[str]:
    """The characters that sound like this one, itself among them."""
    return frozenset(character).union(*map(sounding, readings(character)))
