"""Which reported figure answers which target.

The best pairs are taken first; each target and each reported figure is used once.  A target may be
answered by several figures that are parts of one thing, and they are listed, not added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from taskreview.review.affinity import Affinity
from taskreview.review.assessment import Span
from taskreview.review.caveats import Caveat, Caveats
from taskreview.review.evidence import Comparison
from taskreview.review.measures import Kinship, kinship
from taskreview.review.mentions import Mention, are_of_a_size
from taskreview.review.parts import Part, Parts
from taskreview.review.roles import NOT_COME_ABOUT, Role

FIRM = 0.34
WEAK = 0.22
"""The least scores of a pair, and of one that is shown with a question mark."""

_COMMON_UNITS = frozenset({"", "个", "项", "次", "%", "人", "名", "处", "条", "人次", "家"})
"""Measures so frequent that two figures in one of them need not have to do with each other."""


_A_LIST = 2
"""Figures in the same measure and of other names that make a list together with the first."""
_AS_GOOD = 0.1
"""How much less a figure in another sentence may fit a target that it answers, too."""
_ABOUT_AS_MANY = Decimal("1.5")
"""How many times a target a figure may be that is likely to answer it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A reported figure for a target."""

    reported: Mention
    is_weak: bool
    caveat: Caveat | None = None


class Pairing:
    """The pairs of a comparison."""

    def __init__(self, comparison: Comparison, items: dict[int, Span]) -> None:
        """`items` gives for a promise the item of the progress that its number names."""
        self._affinity = Affinity(comparison, items)
        self._caveats = Caveats(comparison.content, comparison.progress)
        self._goals = [goal.mention for goal in self._affinity.goals]
        self._reported = self._affinity.reported
        self._used: set[int] = set()
        self._found: dict[int, list[Pair]] = {}
        self._parts = Parts(comparison.content, comparison.progress)
        self._scores: dict[tuple[int, int], float] = {}
        self._best: dict[int, int] = {}
        """For each reported figure the target that it fits best, if it fits any."""
        self._wholes: set[int] = set()
        """Targets that are answered by a figure that is said to be the whole."""
        self._pair_up()
        self._used_spans = {self._reported[place].span for place in self._used}
        self._pairs = {self._goals[goal].span: found for goal, found in self._found.items()}

    def of(self, target: Mention) -> list[Pair]:
        """The pairs of a target of the content, the best first."""
        return self._pairs.get(target.span, [])

    def is_used(self, reported: Mention) -> bool:
        """Whether a figure of the progress answers a target, or is a part of one that does."""
        return reported.span in self._used_spans

    def _pair_up(self) -> None:
        scored = self._affinity.scores()
        for score, goal, place in scored:
            self._scores[goal, place] = score
            if score >= WEAK:
                self._best.setdefault(place, goal)
        for goal, places, is_sure in self._affinity.groups.by_deed():
            self._take(goal, places[0], is_weak=not is_sure)
            self._used.update(places)
            self._found[goal] += [Pair(self._reported[each], is_weak=True) for each in places[1:]]
        firm = [each for each in scored if each[0] >= FIRM]
        for _score, goal, place in firm:
            # Measures that have little to do with each other are for a person to look at.
            if self._affinity.kinship(goal, place) is not Kinship.FAR:
                self._take(goal, place, is_weak=False)
        self._take_wholes()
        self._take_parts()
        self._take_making_up()
        self._doubt_small()
        self._take_sums()
        self._take_totals()
        self._take_in_order()
        self._take_equal()
        for score, goal, place in scored:
            if score >= WEAK and self._reported[place].role is not Role.SCOPE:
                self._take(goal, place, is_weak=True)
        self._take_unnamed()
        self._take_next()
        self._take_only_one()

    def _take(self, goal: int, place: int, *, is_weak: bool) -> None:
        if goal not in self._found and place not in self._used:
            self._used.add(place)
            reported = self._reported[place]
            # What is expected may be the answer, and has not come about.
            target, caveat = self._goals[goal], self._caveats.of(self._goals[goal], reported)
            is_doubtful = self._affinity.is_only_begun(target, place)
            is_doubtful = is_doubtful or self._affinity.is_of_several(target, place)
            has_come_about = reported.role not in NOT_COME_ABOUT
            if reported.role is Role.ORDER is target.role:
                has_come_about = True  # to order it is what was promised
            is_other = caveat in (Caveat.STOCK, Caveat.SAID_AGAIN)
            is_weak = is_weak or is_doubtful or is_other or not has_come_about
            self._found[goal] = [Pair(reported, is_weak, caveat)]

    def _take_wholes(self) -> None:
        """For a part that answers a target firmly the figure that is said to be the whole."""
        for goal, (pair, *_) in self._found.items():
            if pair.is_weak:
                continue
            part = pair.reported
            wholes = [
                place
                for place, mention in enumerate(self._reported)
                if place not in self._used
                and self._parts.is_whole(self._affinity.goals[goal], part, mention)
                and self._is_for(goal, place, part)
            ]
            if wholes:
                place = max(wholes, key=lambda each: self._reported[each].quantity.amount)
                self._used.add(place)
                self._found[goal] = [Pair(self._reported[place], is_weak=False)]
                self._wholes.add(goal)

    def _is_for(self, goal: int, place: int, part: Mention) -> bool:
        """Whether a whole is that of this target, and not of several or of another one."""
        if self._parts.is_sum(self._reported[place]):
            return not any(
                other != goal
                and pairs[0].reported.sentence == part.sentence
                and pairs[0].reported.quantity.unit == part.quantity.unit
                for other, pairs in self._found.items()
            )
        best = self._best.get(place)
        if best is not None and self._affinity.wholes.get(self._reported.index(part)) == place:
            # What fits another target better, too, is its own where that one has a figure.
            best = goal if best in self._found else best
        return best == goal and self._scores[goal, place] >= FIRM

    def _take_parts(self) -> None:
        """Further figures that answer a target together with the first: 东区30公里，西区20公里."""
        for goal, (pair, *_) in self._found.items():
            if pair.is_weak or goal in self._wholes:
                continue
            first = pair.reported
            joined = []
            for place, mention in enumerate(self._reported):
                if place in self._used or self._best.get(place, goal) != goal:
                    continue
                part = self._parts.joins(self._affinity.goals[goal], first, mention)
                if part is None or (part is Part.DOUBTFUL and self._is_common(goal)):
                    continue
                if mention.sentence == first.sentence or self._is_as_good(goal, place, first):
                    joined.append((place, Pair(mention, is_weak=part is Part.DOUBTFUL)))
            if len(joined) < _A_LIST and all(each.is_weak for _place, each in joined):
                continue
            self._used |= {place for place, _each in joined}
            if not self._parts.make_up(first, [each.reported for _place, each in joined]):
                self._found[goal] += [each for _place, each in joined]

    def _take_making_up(self) -> None:
        """Figures beside the only one of a target that are likely its parts: 3所、某镇2所."""
        for goal, pairs in self._found.items():
            first = pairs[0].reported
            is_single = len(pairs) == 1 and not pairs[0].is_weak and pairs[0].caveat is None
            if not is_single or goal in self._wholes:
                continue
            target = self._affinity.goals[goal]
            beside = [
                place
                for place, mention in enumerate(self._reported)
                if place not in self._used
                and self._best.get(place, goal) == goal
                and self._parts.may_make_up(target, first, mention)
            ]
            further = [self._reported[place] for place in beside]
            if further and self._parts.are_parts(target, first, further):
                self._used.update(beside)
                self._found[goal] += [Pair(each, is_weak=True) for each in further]

    def _doubt_small(self) -> None:
        """Doubt a figure that falls short where one beside it does not, and answers nothing."""
        for goal, pairs in self._found.items():
            target, first = self._goals[goal], pairs[0].reported
            if len(pairs) > 1 or not first.quantity.most < target.quantity.amount or target.is_cap:
                continue
            if any(
                place not in self._used
                and self._best.get(place) == goal
                and mention.sentence == first.sentence
                and mention.role is Role.FIGURE
                and mention.quantity.unit == first.quantity.unit
                and 1 <= mention.quantity.amount / target.quantity.amount <= _ABOUT_AS_MANY
                and not self._parts.is_of_all(mention)
                and not self._affinity.is_another_step(target, mention)
                for place, mention in enumerate(self._reported)
            ):
                self._found[goal] = [replace(pairs[0], is_weak=True)]

    def _take_sums(self) -> None:
        """For a target that is the sum of others what answers these."""
        for goal, members in self._affinity.groups.sums.items():
            pairs = [self._found.get(member, []) for member in members]
            if goal not in self._found and all(len(each) == 1 for each in pairs):
                self._found[goal] = [Pair(pair.reported, is_weak=True) for (pair,) in pairs]

    def _take_totals(self) -> None:
        """For targets of a group without a figure the total of several of them."""
        used = frozenset(self._used)
        for goal, places in self._affinity.groups.totals.items():
            if goal not in self._found and places - used:
                place = min(places - used)
                self._used.add(place)
                self._found[goal] = [Pair(self._reported[place], True, Caveat.SEVERAL)]

    def _is_common(self, goal: int) -> bool:
        return self._goals[goal].quantity.unit in _COMMON_UNITS

    def _is_as_good(self, goal: int, place: int, first: Mention) -> bool:
        """Whether a figure of another sentence fits a target as well as the first does."""
        mention = self._reported[place]
        if mention.quantity.amount == first.quantity.amount:
            return False  # said again
        best = self._scores[goal, self._reported.index(first)]
        score = self._scores.get((goal, place), 0.0)
        is_of_list = self._affinity.goals[goal].is_of_list
        return score >= FIRM and (is_of_list or score >= best - _AS_GOOD)

    def _take_in_order(self) -> None:
        """The only fitting figure between those of the target before and the target behind.

        Most progress texts report in the order of the content.  With a firm pair on one side
        alone, the measure has to be a rare one.
        """
        places = {mention.span: place for place, mention in enumerate(self._reported)}
        for goal, target in enumerate(self._goals):
            if goal in self._found:
                continue
            before, behind = self._firm_place(goal - 1, places), self._firm_place(goal + 1, places)
            first = 0 if before is None else before + 1
            end = len(self._reported) if behind is None else behind
            fitting = [
                place
                for place in range(first, end)
                if place not in self._used
                and self._reported[place].role is Role.FIGURE
                and self._affinity.kinship(goal, place) is Kinship.SAME
            ]
            if len(fitting) != 1 or not are_of_a_size(target, self._reported[fitting[0]]):
                continue
            sides = (before is not None) + (behind is not None)
            is_rare = target.quantity.unit not in _COMMON_UNITS
            if sides == 2 or (sides == 1 and (is_rare or self._is_beside(goal, fitting[0]))):
                self._take(goal, fitting[0], is_weak=True)

    def _take_unnamed(self) -> None:
        """Figures that name nothing, where as many targets are left: 1.已建成8所；2.已建成15个."""
        goals = [goal for goal in range(len(self._goals)) if goal not in self._found]
        places = [
            place
            for place, mention in enumerate(self._reported)
            if place not in self._used
            and mention.role is Role.FIGURE
            and self._affinity.is_unnamed(place)
        ]
        fitting = [
            (goal, place)
            for goal, place in zip(goals, places, strict=False)
            if self._affinity.kinship(goal, place) in (Kinship.SAME, Kinship.NEAR)
            and are_of_a_size(self._goals[goal], self._reported[place])
        ]
        if len(goals) == len(places) == len(fitting):
            for goal, place in fitting:
                self._take(goal, place, is_weak=True)

    def _take_next(self) -> None:
        """The figure next to that of the target next to it, both in one rare measure."""
        places = {mention.span: place for place, mention in enumerate(self._reported)}
        for goal, target in enumerate(self._goals):
            if goal in self._found or self._is_common(goal):
                continue
            for step in (-1, 1):
                beside = self._found.get(goal + step)
                if beside is None or self._goals[goal + step].sentence != target.sentence:
                    continue
                place = places[beside[0].reported.span] - step
                if (
                    0 <= place < len(self._reported)
                    and self._reported[place].sentence == beside[0].reported.sentence
                    and self._reported[place].role is Role.FIGURE
                    and self._affinity.kinship(goal, place) is Kinship.SAME
                    and are_of_a_size(target, self._reported[place])
                ):
                    self._take(goal, place, is_weak=True)

    def _take_only_one(self) -> None:
        """The only figure in the measure of a target that is the only one in it.

        Without one, the only figure that counts the same otherwise: 5000人 and 5600人次.
        """
        for goal, target in enumerate(self._goals):
            unit = target.quantity.unit
            if goal in self._found or not unit or len(_those_in(unit, self._goals)) > 1:
                continue
            fitting = [
                place
                for place in _those_in(unit, self._reported)
                if not self._affinity.is_another_step(target, self._reported[place])
            ]
            fitting = fitting or _those_in(unit, self._reported, Kinship.LOOSE)
            if self._make_up(goal, fitting):
                self._used.update(fitting)
                self._found[goal] = [Pair(self._reported[each], is_weak=True) for each in fitting]
            elif (
                len(fitting) == 1
                and self._reported[fitting[0]].role is target.role
                and self._affinity.kinship(goal, fitting[0]) is not Kinship.NONE
                and (len(self._goals) == 1 or self._affinity.speaks_of(goal, fitting[0]))
                and are_of_a_size(target, self._reported[fitting[0]])
            ):
                self._take(goal, fitting[0], is_weak=True)

    def _make_up(self, goal: int, places: list[int]) -> bool:
        """Whether figures that name nothing are the parts of a target: 上半年3所，下半年2所."""
        if len(places) < 2 or any(place in self._used for place in places):
            return False
        first, *further = (self._reported[place] for place in places)
        target = self._affinity.goals[goal]
        return all(
            self._parts.may_make_up(target, first, each) for each in further
        ) and self._parts.are_parts(target, first, further)

    def _is_beside(self, goal: int, place: int) -> bool:
        """Whether target and figure stand next to two that are firmly paired, in one segment."""
        for step in (-1, 1):
            pairs = self._found.get(goal + step)
            if not pairs or pairs[0].is_weak:
                continue
            other, reported = self._goals[goal + step], pairs[0].reported
            if (
                other.sentence == self._goals[goal].sentence
                and reported.segment == self._reported[place].segment
            ):
                return True
        return False

    def _firm_place(self, goal: int, places: dict[Span, int]) -> int | None:
        """Where the figure stands that is firmly paired with a target; None if there is none."""
        pairs = self._found.get(goal)
        if pairs is None or pairs[0].is_weak:
            return None
        return places[pairs[0].reported.span]

    def _take_equal(self) -> None:
        """A target and a reported figure that are left and say the same amount."""
        goals = [goal for goal in range(len(self._goals)) if goal not in self._found]
        for goal in goals:
            target = self._goals[goal].quantity
            alike = [
                other for other in goals if self._goals[other].quantity.amount == target.amount
            ]
            equal = [
                place
                for place, mention in enumerate(self._reported)
                if place not in self._used
                and (mention.role is Role.FIGURE or mention.role in NOT_COME_ABOUT)
                and mention.quantity.amount == target.amount != 1
                and kinship(mention.quantity.unit, target.unit) is not Kinship.NONE
                and self._affinity.speaks_of(goal, place)
            ]
            if len(equal) == 1 and len(alike) == 1:
                self._take(goal, equal[0], is_weak=True)


def _those_in(unit: str, mentions: Sequence[Mention], kin: Kinship = Kinship.SAME) -> list[int]:
    """The places of the figures whose measures are so related to a unit."""
    return [
        place
        for place, mention in enumerate(mentions)
        if kinship(unit, mention.quantity.unit) is kin
    ]
