"""Which reported figure answers which target.

Every pair that the units allow gets a score: by the words about the two figures, by the words of
the whole promise in the reported figure's sentence, and by the part the figure plays there.  The
best pairs are taken first; each target and each reported figure is used once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from taskreview.review.assessment import Span
from taskreview.review.evidence import Comparison, deed_key
from taskreview.review.measures import Kinship, is_share, kinship
from taskreview.review.mentions import NO_ANSWERS, Mention, Role
from taskreview.review.promises import nouns_of_targets
from taskreview.review.vocabulary import deeds
from taskreview.review.wording import weight

FIRM = 0.34
WEAK = 0.22
"""The least scores of a pair, and of one that is shown with a question mark."""

_MAX_TARGETS = 200
_MAX_REPORTED = 300
"""More than anybody writes; see `MAX_PROMISES`."""

_BY_SHARERS = (1.0, 0.3, 0.12)
_ENOUGH = 4.0
_DEED_WEIGHT = 1.5

_NOUN_SHARE = 0.75
_IN_SEGMENT = 0.85
_IN_SENTENCE = 0.55
_KINSHIP_BONUS = {Kinship.SAME: 0.12, Kinship.NEAR: 0.03, Kinship.LOOSE: 0.0}
_TOTAL_BONUS = 0.08
_EQUAL_BONUS = 0.04
_HEAD_BONUS = 0.1
_SAME_ITEM_BONUS = 0.15
_OTHER_ITEM_MALUS = 0.3
_SCOPE_MALUS = 0.4
_PART_MALUS = 0.15
_SHARE_MALUS = 0.1
_PLACES_MALUS = 0.4
_EACH_MALUS = 0.2
_COPIED_MALUS = 0.45
_RIVAL_MALUS = 0.25
_RIVAL_LEAD = 0.15
_RIVAL_LEAST = 0.4

_PLACES = (
    "片区", "街道", "镇", "乡", "社区", "部门", "单位", "方面", "区域", "批次", "村居", "点位",
)  # fmt: skip
"""Nouns that say where: 3个街道 answers no target but one of streets."""
_COMMON_UNITS = frozenset({"", "个", "项", "次", "%", "人", "名", "元", "处", "条", "人次", "家"})
"""Measures so frequent that two figures in one of them need not have to do with each other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A reported figure for a target."""

    reported: Mention
    score: float
    is_weak: bool


@dataclass(frozen=True, slots=True)
class _Goal:
    """A target with the words about it."""

    clause: int
    mention: Mention
    nouns: dict[str, float]
    head: str
    """The last pair of characters in front of the figure, or the first behind it."""


class Pairing:
    """The pairs of a comparison, in `pairs`: for each promise and target those found."""

    def __init__(self, comparison: Comparison, items: dict[int, Span]) -> None:
        """`items` gives for a promise the item of the progress that its number names."""
        self._comparison = comparison
        self._items = items
        self._goals = self._read_goals()
        self._reported = [
            mention for mention in comparison.progress.mentions if mention.role not in NO_ANSWERS
        ][:_MAX_REPORTED]
        self._copied = self._copied_sentences()
        self._local = [self._local_words(mention) for mention in self._reported]
        self._used: set[int] = set()
        self._found: dict[int, list[Pair]] = {}
        self._pair_up()
        self.pairs: dict[int, list[Pair]] = {
            id(self._goals[goal].mention): found for goal, found in self._found.items()
        }

    def of(self, target: Mention) -> list[Pair]:
        """The pairs of a target, the best first."""
        return self.pairs.get(id(target), [])

    # What is compared

    def _read_goals(self) -> list[_Goal]:
        comparison = self._comparison
        wording = comparison.content.wording
        raw: list[tuple[int, Mention, frozenset[str], str]] = []
        for index, clause in enumerate(comparison.clauses):
            inherited: frozenset[str] = frozenset()
            nouns = nouns_of_targets(comparison.content.text, clause)
            apart = comparison.contrasts[index] if len(clause.targets) == 1 else frozenset()
            for mention, spans in zip(clause.targets, nouns, strict=True):
                words = frozenset(word for span in spans for word in wording.places(span))
                words = words or inherited
                inherited = words
                own = words | {deed_key(deed) for deed in apart}
                raw.append((index, mention, own, self._head(spans)))
                if len(raw) == _MAX_TARGETS:
                    break
        sharers = Counter(word for _clause, _mention, words, _head in raw for word in words)

        def weighed(word: str) -> float:
            plain = _DEED_WEIGHT if word.startswith("deed ") else weight(word)
            return plain * _BY_SHARERS[min(sharers[word], len(_BY_SHARERS)) - 1]

        return [
            _Goal(index, mention, {word: weighed(word) for word in sorted(words)}, head)
            for index, mention, words, head in raw
        ]

    def _head(self, spans: tuple[Span, ...]) -> str:
        places = self._comparison.content.wording.places
        left, right = places(spans[0]), places(spans[-1]) if len(spans) > 1 else {}
        if right:
            return max(right, key=lambda word: right[word][-1])
        return max(left, key=lambda word: left[word][-1]) if left else ""

    def _copied_sentences(self) -> set[Span]:
        content = self._comparison.content.text
        return {
            sentence.span
            for sentence in self._comparison.progress.layout.sentences
            if sentence.span.end - sentence.span.start >= 12
            and self._comparison.progress.text[sentence.span.start : sentence.span.end] in content
        }

    def _local_words(self, mention: Mention) -> frozenset[str]:
        places = self._comparison.progress.wording.places
        left: frozenset[str] = frozenset(places(mention.left))
        if mention.is_total and len(left) < 2:
            left = frozenset(places(Span(mention.sentence.start, mention.start)))
        words = left | frozenset(places(mention.right))
        named = deeds(self._comparison.progress.text[mention.segment.start : mention.end])
        return words | {deed_key(deed) for deed in named}

    # Scores

    @staticmethod
    def _contained(nouns: dict[str, float], words: frozenset[str]) -> float:
        total = sum(nouns.values())
        if not total:
            return 0.0
        found = sum(value for word, value in nouns.items() if word in words)
        return min(1.0, found / min(total, _ENOUGH))

    def _comparable(self, goal: _Goal, reported: Mention) -> Kinship:
        target = goal.mention
        kin = kinship(target.quantity.unit, reported.quantity.unit)
        is_rate = is_share(target.quantity.unit) or target.quantity.unit == "百分点"
        if is_rate and (reported.role is Role.GROWTH) != (target.role is Role.GROWTH):
            return Kinship.NONE
        is_other_kind = target.is_per_head != reported.is_per_head
        if is_other_kind and (target.is_per_head or target.quantity.unit == "元"):
            return Kinship.NONE
        return kin

    def _score(self, index: int, place: int, kin: Kinship) -> float:
        goal, reported = self._goals[index], self._reported[place]
        comparison = self._comparison
        local = self._contained(goal.nouns, self._local[place])
        near = max(
            local,
            _IN_SEGMENT * self._contained(goal.nouns, comparison.words_in(reported.segment)),
            _IN_SENTENCE * self._contained(goal.nouns, comparison.words_in(reported.sentence)),
        )
        whole = comparison.share_found(comparison.evidence[goal.clause], reported.sentence)
        score = _NOUN_SHARE * near + (1 - _NOUN_SHARE) * whole
        item = self._items.get(goal.clause)
        if item is not None and item == reported.item:
            score = max(score, 0.2)
        if score <= 0.02:
            return 0.0
        if kin is Kinship.SAME and goal.head and goal.head in self._local[place]:
            score += _HEAD_BONUS
        score += _KINSHIP_BONUS[kin] + self._by_role(goal.mention, reported)
        if self._has_better_rival(index, place, local):
            score -= _RIVAL_MALUS
        if item is not None:
            score += _SAME_ITEM_BONUS if item == reported.item else -_OTHER_ITEM_MALUS
        return score

    def _by_role(self, target: Mention, reported: Mention) -> float:
        content, progress = self._comparison.content.text, self._comparison.progress.text
        score = 0.0
        if reported.role is Role.SCOPE:
            score -= _SCOPE_MALUS
        elif reported.role is Role.PART and target.role is not Role.PART:
            score -= _PART_MALUS
        elif reported.role is Role.SHARE and target.role is not Role.SHARE:
            score -= _SHARE_MALUS
        if reported.is_total:
            score += _TOTAL_BONUS
        if reported.quantity.amount == target.quantity.amount:
            score += _EQUAL_BONUS
        right = progress[reported.right.start : reported.right.end]
        about = content[target.left.start : target.right.end]
        if any(right.startswith(place) and place not in about for place in _PLACES):
            score -= _PLACES_MALUS
        if "分别" in right:
            score -= _EACH_MALUS
        if reported.sentence in self._copied:
            score -= _COPIED_MALUS
        return score

    def _has_better_rival(self, index: int, place: int, local: float) -> bool:
        """Whether the words about a reported figure fit another target clearly better."""
        reported = self._reported[place]
        for other, goal in enumerate(self._goals):
            if other == index:
                continue
            fits = self._contained(goal.nouns, self._local[place])
            if fits > max(local + _RIVAL_LEAD, _RIVAL_LEAST) and (
                kinship(goal.mention.quantity.unit, reported.quantity.unit) is not Kinship.NONE
            ):
                return True
        return False

    # Pairs

    def _pair_up(self) -> None:
        scored = sorted(
            (
                (self._score(goal, place, kin), goal, place)
                for goal in range(len(self._goals))
                for place in range(len(self._reported))
                if (kin := self._comparable(self._goals[goal], self._reported[place]))
                is not Kinship.NONE
            ),
            key=lambda each: (-each[0], each[1], each[2]),
        )
        for score, goal, place in scored:
            if score >= FIRM:
                self._take(goal, place, score, is_weak=False)
        self._take_several([each for each in scored if each[0] >= FIRM])
        self._take_equal()
        for score, goal, place in scored:
            if score >= WEAK and self._reported[place].role is not Role.SCOPE:
                self._take(goal, place, score, is_weak=True)
        self._take_last_of_a_measure()

    def _take(self, goal: int, place: int, score: float, *, is_weak: bool) -> None:
        if goal not in self._found and place not in self._used:
            self._used.add(place)
            self._found[goal] = [Pair(self._reported[place], score, is_weak)]

    def _take_several(self, scored: list[tuple[float, int, int]]) -> None:
        """Further figures that answer a target together with the first: 药品…批次, 化妆品…批次."""
        best: dict[int, int] = {}
        for _score, goal, place in scored:
            best.setdefault(place, goal)
        for score, goal, place in scored:
            pairs = self._found.get(goal)
            reported = self._reported[place]
            if (
                pairs is None
                or place in self._used
                or best[place] != goal
                or reported.role is not Role.FIGURE
            ):
                continue
            first, target = pairs[0].reported, self._goals[goal].mention
            if (
                first.quantity.unit == reported.quantity.unit == target.quantity.unit
                and not first.is_total
                and not reported.is_total
                and first.quantity.amount < target.quantity.amount
                and not target.is_cap
            ):
                self._used.add(place)
                pairs.append(Pair(reported, score, is_weak=False))

    def _left(self) -> tuple[list[int], list[int]]:
        goals = [goal for goal in range(len(self._goals)) if goal not in self._found]
        places = [
            place
            for place, mention in enumerate(self._reported)
            if place not in self._used and mention.role in (Role.FIGURE, Role.FORECAST)
        ]
        return goals, places

    def _take_equal(self) -> None:
        """A target and a reported figure that are left and say the same amount."""
        goals, places = self._left()
        for goal in goals:
            target = self._goals[goal].mention.quantity
            equal = [
                place
                for place in places
                if self._reported[place].quantity.amount == target.amount != 1
                and kinship(self._reported[place].quantity.unit, target.unit) is not Kinship.NONE
            ]
            same = [other for other in goals if self._is_like(other, goal, by_amount=True)]
            if len(equal) == 1 and len(same) == 1:
                self._take(goal, equal[0], 0.0, is_weak=True)

    def _take_last_of_a_measure(self) -> None:
        """The only figure left in a rare measure, for the only target left in it."""
        goals, places = self._left()
        for goal in goals:
            unit = self._goals[goal].mention.quantity.unit
            if unit in _COMMON_UNITS:
                continue
            alike = [place for place in places if self._reported[place].quantity.unit == unit]
            same = [other for other in goals if self._is_like(other, goal, by_amount=False)]
            if len(alike) == 1 and len(same) == 1:
                self._take(goal, alike[0], 0.0, is_weak=True)

    def _is_like(self, goal: int, other: int, *, by_amount: bool) -> bool:
        one, two = self._goals[goal].mention.quantity, self._goals[other].mention.quantity
        return one.unit == two.unit and (not by_amount or one.amount == two.amount)
