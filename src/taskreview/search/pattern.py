"""What is looked for in a text: a row of character sets, with gaps between them.

    停车位      停 车 位
    tingchew   {ting} {che} {w…}      each set holds every character that is read so
    养老床位    养 老 …8 床 位          up to eight characters may lie between
    垃极分类    垃 {极圾…} 分 类        of four at least two must be as typed

One pattern both finds and highlights.  Patterns are matched against folded text (see `folding`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from taskreview.search.figures import is_digit

NEGATIONS = frozenset("未不无非没")
"""Characters that turn what follows into its opposite."""

BARRIERS = frozenset("、。；，：！？\n") | NEGATIONS
"""What a gap never skips, in folded form: the end of a clause, and a negation."""

QUOTATION_MARKS = frozenset("“”‘’《》")
"""What may stand within words that are meant by their letters: lasc is “两癌”筛查."""

SINGLE = {digit: frozenset(digit) for digit in "0123456789"}
"""Sets of one character, which the patterns of a register share."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: the folded characters that may stand there."""

    characters: frozenset[str]
    """Never empty."""
    gap: int = 0
    """The most characters that may be skipped before it; 0 for the first."""
    skippable: frozenset[str] | None = None
    """If given, only these characters may be skipped."""

    @property
    def has_figure(self) -> bool:
        """Whether a figure may stand there."""
        return any(map(is_digit, self.characters))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of places.

    A gap skips as little as it can, and never one of the `BARRIERS`.  Next to a figure of the
    pattern it never ends inside a number: see `has_inner_number`.
    """

    elements: tuple[Element, ...]
    """At least one."""
    typed: str = ""
    """With `least_same`: what was typed, one character an element."""
    least_same: int = 0
    """So many elements must be met by exactly their typed character."""
    number_start: bool = False
    """A match may not begin inside a number (`figures.begins_number`)."""
    number_end: bool = False
    """A match may not end inside a number (`figures.ends_number`)."""

    @property
    def literal(self) -> str | None:
        """The only string that matches, None if there are several; it may stand in numbers."""
        if all(len(e.characters) == 1 and not e.gap for e in self.elements):
            return "".join(next(iter(e.characters)) for e in self.elements)
        return None

    @property
    def has_inner_number(self) -> bool:
        """Whether a figure stands beside a gap.

        What is skipped there may not be a part of its number, which only a look at the text can
        tell: what an index finds for such a pattern has to be looked at again (`scan`).
        """
        return any(
            right.gap and right.skippable is None and (left.has_figure or right.has_figure)
            for left, right in zip(self.elements, self.elements[1:], strict=False)
        )

    def within(self, alphabet: Collection[str]) -> Pattern | None:
        """The pattern without characters that are not in the alphabet; None if it cannot match."""
        elements = []
        for element in self.elements:
            characters = element.characters.intersection(alphabet)
            if not characters:
                return None
            if len(characters) < len(element.characters):
                element = replace(element, characters=characters)
            elements.append(element)
        return replace(self, elements=tuple(elements))


def single(character: str) -> frozenset[str]:
    """The set of one character."""
    known = SINGLE.get(character)
    if known is None:
        known = SINGLE[character] = frozenset(character)
    return known


def exactly(text: str, *, whole_numbers: bool = False) -> Pattern:
    """The pattern of one string; with `whole_numbers` it cuts no number in two."""
    return Pattern(
        tuple(Element(single(character)) for character in text),
        number_start=whole_numbers and is_digit(text[0]),
        number_end=whole_numbers and is_digit(text[-1]),
    )
