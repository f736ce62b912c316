"""Which reported figure answers which target.

Every pair that the units allow gets a score: by the words about the two figures, by the words of
the whole promise in the reported figure's sentence, and by the part the figure plays there.  The
best pairs are taken first; each target and each reported figure is used once.
"""

from __future__ import annotations

import re
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

_LEFT_REACH = 12
_RIGHT_REACH = 6
"""Characters from a target within which words are about it rather than about its sentence."""
_FAR_OFF = 0.4
"""What words further off are worth."""
_NOUN_SHARE = 0.75
_IN_SEGMENT = 0.85
_IN_SENTENCE = 0.55
_KINSHIP_BONUS = {Kinship.SAME: 0.12, Kinship.NEAR: 0.03, Kinship.LOOSE: 0.0, Kinship.FAR: -0.1}
_TOTAL_BONUS = 0.08
_EQUAL_BONUS = 0.04
_HEAD_BONUS = {Kinship.SAME: 0.1, Kinship.NEAR: 0.06}
_INCREASE_BONUS = 0.12
_SAME_ITEM_BONUS = 0.15
_OTHER_ITEM_MALUS = 0.3
_SCOPE_MALUS = 0.4
_PART_MALUS = 0.15
_SHARE_MALUS = 0.1
_PLACES_MALUS = 0.4
_EACH_MALUS = 0.2
_COPIED_MALUS = 0.45
_LEAST_LOCAL = 0.5
"""What the words next to figures in loosely related measures must have in common."""
_RIVAL_MALUS = 0.25
_RIVAL_LEAD = 0.15
_RIVAL_LEAST = 0.4

_PLACES = (
    "片区", "街道", "镇", "乡", "社区", "部门", "单位", "方面", "区域", "批次", "村居", "点位",
)  # fmt: skip
"""Nouns that say where: 3个街道 answers no target but one of streets."""


_INCREASE = re.compile("新增|净增|增加")
_COMMON_UNITS = frozenset({"", "个", "项", "次", "%", "人", "名", "处", "条", "人次", "家"})
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


def _says_increase(text: str, mention: Mention) -> bool:
    """Whether the figure is said to be new: 新增, and not how many there are."""
    return _INCREASE.search(text, *mention.left) is not None


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
        self._share_scopes()
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
        raw: list[tuple[int, Mention, dict[str, float], str]] = []
        for index, clause in enumerate(comparison.clauses):
            inherited: dict[str, float] = {}
            nouns = nouns_of_targets(comparison.content.text, clause)
            apart = comparison.contrasts[index] if len(clause.targets) == 1 else frozenset()
            for mention, spans in zip(clause.targets, nouns, strict=True):
                words = self._nouns(mention, spans) or inherited
                inherited = words
                own = words | dict.fromkeys((deed_key(deed) for deed in apart), _DEED_WEIGHT)
                raw.append((index, mention, own, self._head(spans)))
                if len(raw) == _MAX_TARGETS:
                    break
        sharers = Counter(word for _clause, _mention, words, _head in raw for word in words)

        return [
            _Goal(
                index,
                mention,
                {
                    word: value * _BY_SHARERS[min(sharers[word], len(_BY_SHARERS)) - 1]
                    for word, value in words.items()
                },
                head,
            )
            for index, mention, words, head in raw
        ]

    def _nouns(self, mention: Mention, spans: tuple[Span, ...]) -> dict[str, float]:
        """The words about a target and their weights; those further off count for less."""
        nouns: dict[str, float] = {}
        for span in spans:
            for word, starts in self._comparison.content.wording.places(span).items():
                distance = min(
                    mention.start - start if start < mention.start else start - mention.end
                    for start in starts
                )
                reach = _LEFT_REACH if span.end <= mention.start else _RIGHT_REACH
                value = weight(word) * (1.0 if distance <= reach else _FAR_OFF)
                nouns[word] = max(value, nouns.get(word, 0.0))
        return nouns

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
        words = frozenset(places(mention.left)) | frozenset(places(mention.right))
        if not words or (mention.is_total and len(words) < 2):
            # 15个幸福院已完成8个: what is counted has been said before.
            words |= frozenset(places(Span(mention.sentence.start, mention.start)))
        named = deeds(self._comparison.progress.text[mention.segment.start : mention.end])
        return words | {deed_key(deed) for deed in named}

    def _share_scopes(self) -> None:
        """15个幸福院，已建成8个: the words about the whole are about the part behind it, too."""
        for place in range(1, len(self._reported)):
            before = self._reported[place - 1]
            if before.role is Role.SCOPE and before.sentence == self._reported[place].sentence:
                self._local[place] |= self._local[place - 1]

    # Scores

    def _contained(self, goal: _Goal, words: frozenset[str]) -> float:
        """The part of a target's nouns that is among the words, 0 to 1."""
        total = sum(goal.nouns.values())
        if not total:
            return 0.0
        short = self._comparison.evidence[goal.clause].short
        written_out = {word for abbreviated in words & short.keys() for word in short[abbreviated]}
        found = sum(
            value for word, value in goal.nouns.items() if word in words or word in written_out
        )
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
        if (reported.role is Role.COMPLETION) != (target.role is Role.COMPLETION):
            return Kinship.NONE
        if target.quantity.value == 1 and kin is not Kinship.SAME:
            return Kinship.NONE
        return kin

    def _score(self, index: int, place: int, kin: Kinship) -> float:
        goal, reported = self._goals[index], self._reported[place]
        comparison = self._comparison
        local = self._contained(goal, self._local[place])
        near = max(
            local,
            _IN_SEGMENT * self._contained(goal, comparison.words_in(reported.segment)),
            _IN_SENTENCE * self._contained(goal, comparison.words_in(reported.sentence)),
        )
        if kin in (Kinship.LOOSE, Kinship.FAR) and local < _LEAST_LOCAL:
            return 0.0
        whole = comparison.share_found(comparison.evidence[goal.clause], reported.sentence)
        score = _NOUN_SHARE * near + (1 - _NOUN_SHARE) * whole
        item = self._items.get(goal.clause)
        if item is not None and item == reported.item:
            score = max(score, 0.2)
        if score <= 0.02:
            return 0.0
        if goal.head and goal.head in self._local[place]:
            score += _HEAD_BONUS.get(kin, 0.0) * weight(goal.head)
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
        if _says_increase(content, target) and _says_increase(progress, reported):
            score += _INCREASE_BONUS
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
            fits = self._contained(goal, self._local[place])
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
            if score >= FIRM and not self._is_far(goal, place):
                self._take(goal, place, score, is_weak=False)
        self._take_several([each for each in scored if each[0] >= FIRM])
        self._take_next()
        self._take_between()
        self._take_equal()
        for score, goal, place in scored:
            if score >= WEAK and self._reported[place].role is not Role.SCOPE:
                self._take(goal, place, score, is_weak=True)

    def _take(self, goal: int, place: int, score: float, *, is_weak: bool) -> None:
        if goal not in self._found and place not in self._used:
            self._used.add(place)
            self._found[goal] = [Pair(self._reported[place], score, is_weak)]

    def _is_far(self, goal: int, place: int) -> bool:
        """Whether the measures have so little to do with each other that a person must look."""
        units = self._goals[goal].mention.quantity.unit, self._reported[place].quantity.unit
        return kinship(*units) is Kinship.FAR

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
                or not self._counts_a_list(goal)
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

    def _counts_a_list(self, goal: int) -> bool:
        """Whether the segment in front of the target names several things: 药品、化妆品."""
        target = self._goals[goal].mention
        return "、" in self._comparison.content.text[target.segment.start : target.start]

    def _left(self) -> tuple[list[int], list[int]]:
        goals = [goal for goal in range(len(self._goals)) if goal not in self._found]
        places = [
            place
            for place, mention in enumerate(self._reported)
            if place not in self._used and mention.role in (Role.FIGURE, Role.FORECAST)
        ]
        return goals, places

    def _take_next(self) -> None:
        """The figure behind one that is paired, for the target behind that one's target.

        破获案件180起，返还资金800万元 is answered by 破获案件196起，追赃挽损912万元 in its order.
        """
        for goal in range(1, len(self._goals)):
            before = self._found.get(goal - 1)
            if goal in self._found or before is None or before[0].is_weak:
                continue
            target, last = self._goals[goal].mention, self._goals[goal - 1].mention
            place = self._reported.index(before[0].reported) + 1
            if target.sentence != last.sentence or place >= len(self._reported):
                continue
            reported = self._reported[place]
            if (
                reported.sentence == before[0].reported.sentence
                and reported.role is Role.FIGURE
                and target.quantity.unit not in _COMMON_UNITS
                and self._comparable(self._goals[goal], reported) is Kinship.SAME
            ):
                self._take(goal, place, 0.0, is_weak=True)

    def _take_between(self) -> None:
        """The only fitting figure between those of the target before and the target behind.

        Most progress texts report in the order of the content.
        """
        places = {id(mention): place for place, mention in enumerate(self._reported)}
        for goal in range(1, len(self._goals) - 1):
            before, behind = self._found.get(goal - 1), self._found.get(goal + 1)
            if goal in self._found or before is None or behind is None:
                continue
            if before[0].is_weak or behind[0].is_weak:
                continue
            first = places[id(before[0].reported)] + 1
            fitting = [
                place
                for place in range(first, places[id(behind[0].reported)])
                if place not in self._used
                and self._reported[place].role is Role.FIGURE
                and self._comparable(self._goals[goal], self._reported[place]) is Kinship.SAME
            ]
            if len(fitting) == 1:
                self._take(goal, fitting[0], 0.0, is_weak=True)

    def _take_equal(self) -> None:
        """A target and a reported figure that are left and say the same amount."""
        goals, places = self._left()
        for goal in goals:
            target = self._goals[goal].mention.quantity
            equal = [
                place
                for place in places
                if self._reported[place].quantity.amount == target.amount != 1
                and self._speaks_of(goal, place)
                and kinship(self._reported[place].quantity.unit, target.unit) is not Kinship.NONE
            ]
            same = [other for other in goals if self._is_like(other, goal, by_amount=True)]
            if len(equal) == 1 and len(same) == 1:
                self._take(goal, equal[0], 0.0, is_weak=True)

    def _speaks_of(self, goal: int, place: int) -> bool:
        """Whether the sentence of a reported figure has any word of the target's promise."""
        evidence = self._comparison.evidence[self._goals[goal].clause]
        return bool(self._comparison.found(evidence, self._reported[place].sentence))

    def _is_like(self, goal: int, other: int, *, by_amount: bool) -> bool:
        one, two = self._goals[goal].mention.quantity, self._goals[other].mention.quantity
        return one.unit == two.unit and (not by_amount or one.amount == two.amount)
