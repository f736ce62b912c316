"""Slips of the pen: characters swapped, doubled, wrong, or too many; a sentence with a few of them.

What a slip may not do: change the first character (except by a swap), a figure, a letter, or a
negation; 未完成 is no slip of 已完成, nor 5g of 4g.  A missing character is no slip either but
a gap, or an abbreviation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from taskreview.search.figures import is_digit
from taskreview.search.folding import is_letter
from taskreview.search.pattern import NEGATIONS, Element, Pattern, exactly, single

_SHORTEST = 3
_SHORTEST_WITH_WRONG = 5
"""Lengths of a word, in characters but for letters, from which a slip of the kind is believed.

With shorter ones a third of the words that a register does not have would be a slip of some
word that it has.
"""


def alterations(word: str) -> Iterator[str]:
    """What the word may be a slip for, with two neighbours swapped or one doubled."""
    if _characters(word) < _SHORTEST:
        return
    for at, (first, second) in enumerate(pairwise(word)):
        if any(is_guarded(each) or is_letter(each) for each in (first, second)):
            continue
        if first == second:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[:at] + second + first + word[at + 2 :]


def altered_patterns(word: str) -> Iterator[Pattern]:
    """The patterns of the word with a swap, or a doubled character too many."""
    for meant in alterations(word):
        yield exactly(meant, whole_numbers=True)


def wrong_patterns(word: str) -> Iterator[Pattern]:
    """The patterns of the word with one character, not the first, wrong or too many."""
    if _characters(word) < _SHORTEST_WITH_WRONG:
        return
    for wrong in range(1, len(word)):
        if not (is_guarded(word[wrong]) or is_letter(word[wrong])):
            yield Pattern(
                tuple(
                    Element(single(character), gap=1 if at == wrong + 1 else 0)
                    for at, character in enumerate(word)
                    if at != wrong
                ),
                number_start=True,
                number_end=True,
            )


def _characters(word: str) -> int:
    return sum(not is_letter(character) for character in word)


def is_guarded(character: str) -> bool:
    """Whether no slip may touch the character: a figure, a negation."""
    return is_digit(character) or character in NEGATIONS


def guarded(text: str) -> list[str]:
    """The figures and negations of a text, in order."""
    return [character for character in text if is_guarded(character)]
