"""How well the words of each promise are found again in the passages of the progress.

A word that several promises of the task share tells little about any of them.  That one rule does
most of the work: of 新增停车位1万个 and 利用人防工程新增停车位5000个 only 人防工程 is telling.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from taskreview.review.assessment import Span
from taskreview.review.promises import Clause
from taskreview.review.reading import Reading
from taskreview.review.vocabulary import deeds
from taskreview.review.wording import Places, weight

_BY_SHARERS = (1.0, 0.3, 0.12)
"""What is left of a word's weight when one, two, or more promises have it."""
_ENOUGH = 7.0
"""Weight of found words that makes a promise of any length wholly found."""
_ALIKE = 0.6
"""The part of the shorter one's words that two promises share if only the deed differs."""
_DEED_WEIGHT = 2.0
_ITEM_FACTOR = 0.9
"""What words scattered over the sentences of an item are worth beside those in one sentence."""
_ABBREVIATED = 0.7
"""What 法援 is worth for 法律援助."""
_LONGEST_NAME = 6
"""Characters of a name that are looked through for what it may be shortened to."""

MAX_PROMISES = 100
MAX_SENTENCES = 300
"""More than anybody writes; what comes behind is not compared, so that no text takes long."""


def weight_among(value: float, sharers: int) -> float:
    """What is left of a word's weight when so many promises, or targets, have it."""
    return value * _BY_SHARERS[min(sharers, len(_BY_SHARERS)) - 1]


def deed_key(deed: int) -> str:
    """The word that stands for a deed where it tells two promises apart."""
    return f"deed {deed}"


def is_deed_key(word: str) -> bool:
    """Whether a word stands for a deed."""
    return word.startswith("deed ")


def abbreviations(words: frozenset[str], places: Places) -> dict[str, tuple[str, str]]:
    """Which of these words may be two characters out of a longer name, and what each stands for.

    法援 is 法律援助, 清欠 is 清理拖欠, 高企 is 高新技术企业.
    """
    at = {start: word for word, starts in places.items() for start in starts if len(word) == 2}
    found: dict[str, tuple[str, str]] = {}
    for start in sorted(at):
        for end in range(start + 1, start + _LONGEST_NAME):
            if end not in at:
                break
            if end == start + 1:
                continue
            for character in at[end]:
                short = at[start][0] + character
                if short in words and short not in places:
                    found.setdefault(short, (at[start], at[end]))
    return found


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a whole item of the progress."""

    span: Span
    factor: float


@dataclass
class Evidence:
    """What was found for one promise; `score` is the part of its words, 0 to 1."""

    words: dict[str, float]
    """Its words and what each weighs among the promises of this task."""
    own: frozenset[str]
    """Those that no other promise has and that are not common."""
    short: dict[str, tuple[str, str]]
    """Abbreviations, and the words each stands for: 法援 for 法律 and 援助."""
    score: float = 0.0
    best: Span | None = None
    shares: dict[Span, float] = field(default_factory=dict)
    """The part of its words in each passage that has been asked for."""

    @cached_property
    def total(self) -> float:
        """What all its words weigh."""
        return sum(self.words.values())


class Comparison:
    """The promises of a content held against a progress."""

    def __init__(self, content: Reading, progress: Reading, clauses: list[Clause]) -> None:
        self.content = content
        self.progress = progress
        self.clauses = clauses
        self._words = [content.wording.places(clause.span) for clause in clauses]
        self.contrasts = self._contrasts()
        """For each promise the deeds by which it differs from one that is otherwise the same."""
        self._asked_deeds = frozenset().union(*self.contrasts) if self.contrasts else frozenset()
        self._in_passages: dict[Span, frozenset[str]] = {}
        self.evidence = [self._weighed(index) for index in range(len(clauses))]
        for evidence in self.evidence:
            self._look_up(evidence)

    def _contrasts(self) -> list[frozenset[int]]:
        named = [deeds(self.content.text[c.span.start : c.span.end]) for c in self.clauses]
        found = []
        for index, words in enumerate(self._words):
            apart: frozenset[int] = frozenset()
            for other, others in enumerate(self._words):
                if index == other or not words or named[index] <= named[other]:
                    continue
                shorter = min(len(words), len(others))
                if len(words.keys() & others.keys()) >= max(1.0, _ALIKE * shorter):
                    apart |= named[index] - named[other]
            found.append(apart)
        return found

    @cached_property
    def sharers(self) -> Counter[str]:
        """How many promises have each word."""
        counts: Counter[str] = Counter()
        for words, apart in zip(self._words, self.contrasts, strict=True):
            counts.update(words.keys() | {deed_key(deed) for deed in apart})
        return counts

    def _weighed(self, index: int) -> Evidence:
        apart = {deed_key(deed): _DEED_WEIGHT for deed in self.contrasts[index]}
        plain = {word: weight(word) for word in self._words[index]} | apart
        shares = self.sharers
        weighed = {word: weight_among(value, shares[word]) for word, value in plain.items()}
        own = frozenset(word for word in plain if shares[word] == 1 and plain[word] >= 1)
        return Evidence(weighed, own, abbreviations(self._strange_words, self._words[index]))

    def words_in(self, span: Span) -> frozenset[str]:
        """The words of a passage of the progress, and the deeds that tell promises apart."""
        found = self._in_passages.get(span)
        if found is None:
            words = frozenset(self.progress.wording.places(span))
            if self._asked_deeds:
                named = deeds(self.progress.text[span.start : span.end])
                words |= {deed_key(deed) for deed in named & self._asked_deeds}
            found = self._in_passages[span] = words
        return found

    @cached_property
    def passages(self) -> list[Passage]:
        """What the promises are looked up in."""
        found: list[Passage] = []
        for item in self.progress.layout.items:
            found += [Passage(sentence.span, 1.0) for sentence in item.sentences]
            if len(item.sentences) > 1:
                found.append(Passage(item.span, _ITEM_FACTOR))
            if len(found) >= MAX_SENTENCES:
                break
        return found[:MAX_SENTENCES]

    @cached_property
    def _strange_words(self) -> frozenset[str]:
        """The words of the progress that the content does not have."""
        return self.all_words.difference(*self._words)

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word of the progress."""
        return frozenset().union(*(self.words_in(passage.span) for passage in self.passages))

    def found(self, evidence: Evidence, span: Span) -> dict[str, float]:
        """The words of a promise that a passage has, also abbreviated, and what each is worth."""
        words = self.words_in(span)
        # Sums must not depend on the order of a set.
        found = {word: evidence.words[word] for word in sorted(evidence.words.keys() & words)}
        for short in sorted(evidence.short.keys() & words):
            for word in evidence.short[short]:
                found.setdefault(word, _ABBREVIATED * evidence.words[word])
        return found

    def share_found(self, evidence: Evidence, span: Span) -> float:
        """The part of a promise's words that a passage has, 0 to 1."""
        share = evidence.shares.get(span)
        if share is None:
            seen = sum(self.found(evidence, span).values())
            share = min(1.0, seen / min(evidence.total, _ENOUGH)) if evidence.total else 0.0
            evidence.shares[span] = share
        return share

    def _look_up(self, evidence: Evidence) -> None:
        for passage in self.passages:
            score = passage.factor * self.share_found(evidence, passage.span)
            if score > evidence.score:
                evidence.score, evidence.best = score, passage.span
