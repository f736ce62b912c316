"""Progress texts that nearly repeat one another, figures aside.

Two texts are compared *folded*: a figure, in digits or in Chinese numerals, is one sign whatever
it says; blanks and punctuation do not count, nor do width and case.  The likeness of two folded
texts is 1 minus the characters to be taken out and put in, as a share of both lengths.

- A task nearly repeats another one when that likeness is at least `OTHER_LIKENESS`.
- A task nearly repeats itself when it is at least `OWN_LIKENESS`, the text not being the same.
- A folded text below `MIN_LENGTH` is too short to tell anything: 正在按计划推进 is no repeat.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

OTHER_LIKENESS = 0.9
"""From this likeness on, of 1, a text nearly repeats another task's."""

OWN_LIKENESS = 0.97
"""From this likeness on, of 1, a text nearly repeats what the same task said before."""

MIN_LENGTH = 12
"""Characters of a folded text below which it repeats nothing."""

_COMPARED = 5_000
"""Characters of a folded text that are compared."""

_FIGURE = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿][\d.,零〇一二两三四五六七八九十百千万亿]*"
)
_NO_WORD = re.compile(r"[\W_]+")
_FIGURE_SIGN = "0"

_CHUNK = re.compile(r"[^0]{4,}")
_EDGE = 6
"""Characters at either end of a stretch between two figures, by which candidates are found."""

_LONG = 24
"""A longer stretch is looked at in pieces."""

_RAREST = 8
"""The rarest edges of a text, by which it looks for its like."""

_NEIGHBOURS = 6
"""Texts of about the same length that are looked at on either side, for each edge."""

_CANDIDATES = 8
"""Texts that are compared with one, those with the most edges in common."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """That a text nearly repeats another: `index` is whose, `likeness` how much, up to 1.

    None for the index: what the same task said before.
    """

    index: int | None
    likeness: float

    @property
    def percent(self) -> int:
        """The likeness in whole percent; 100 only where nothing but figures and signs differ."""
        return int(self.likeness * 100)


def folded(text: str | None) -> str:
    """The text as it is compared."""
    if not text:
        return ""
    plain = normalize("NFKC", text).casefold()
    return _NO_WORD.sub("", _FIGURE.sub(_FIGURE_SIGN, plain))[:_COMPARED]


def own_repeat(old: str | None, new: str | None) -> Repeat | None:
    """Whether a task's progress nearly repeats what it was before; None if it is the same."""
    if old == new:
        return None
    one, other = folded(old), folded(new)
    if min(len(one), len(other)) < MIN_LENGTH:
        return None
    alike = _likeness(one, other, OWN_LIKENESS)
    return Repeat(None, alike) if alike else None


def near_repeats(texts: Iterable[str | None]) -> dict[int, Repeat]:
    """For each text that nearly repeats another one, which one that is: the most alike.

    The work grows with the number of texts, not with its square: only texts are compared that
    have the beginning or the end of a phrase in common, the rarest first, and of these those
    that are about as long.
    """
    first: dict[str, int] = {}
    found: dict[int, Repeat] = {}
    for at, text in enumerate(texts):
        key = folded(text)
        if len(key) < MIN_LENGTH:
            continue
        same = first.setdefault(key, at)
        if same != at:
            found[at] = Repeat(same, 1.0)
            found.setdefault(same, Repeat(at, 1.0))
    for at, other, alike in _alike([*first.items()]):
        known = found.get(at)
        if known is None or alike > known.likeness:
            found[at] = Repeat(other, alike)
    return found


def _alike(distinct: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int, float]]:
    """For each of these texts, no two the same, the most alike other one, if it is alike."""
    ordered = sorted(distinct, key=lambda each: (len(each[0]), each[1]))
    edges = [_edges(text) for text, _at in ordered]
    counts = Counter(edge for own in edges for edge in own)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(edges):
        for edge in own:
            if counts[edge] > 1:
                holders[edge].append(place)
    for place, own in enumerate(edges):
        shared: Counter[int] = Counter()
        for edge in sorted((e for e in own if counts[e] > 1), key=lambda e: (counts[e], e))[
            :_RAREST
        ]:
            holding = holders[edge]
            middle = bisect_left(holding, place)
            shared.update(holding[max(middle - _NEIGHBOURS, 0) : middle + _NEIGHBOURS + 1])
        del shared[place]
        text, at = ordered[place]
        best: tuple[float, int] | None = None
        for other, _count in shared.most_common(_CANDIDATES):
            alike = _likeness(text, ordered[other][0], OTHER_LIKENESS)
            if alike and (best is None or (-alike, ordered[other][1]) < best):
                best = (-alike, ordered[other][1])
        if best is not None:
            yield at, best[1], -best[0]


def _edges(text: str) -> set[str]:
    """Beginnings and ends of the stretches between figures."""
    found = set()
    for chunk in _CHUNK.findall(text):
        for at in range(0, len(chunk), _LONG):
            piece = chunk[at : at + _LONG]
            found.add(piece[:_EDGE])
            found.add(piece[-_EDGE:])
    return found


def _likeness(one: str, other: str, least: float) -> float:
    """How alike two texts are, from 0 to 1; 0 if it is less than the least."""
    from rapidfuzz.distance import Indel  # few commands compare texts

    return Indel.normalized_similarity(one, other, score_cutoff=least)
