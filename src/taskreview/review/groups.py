"""Targets side by side in one sentence and one measure: 城市道路新建10公里、改造20公里.

What is done to each tells them apart where they have one noun; and a figure that names several of
them, or as much as all of them are, is their total: 教师、校长共计560人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from taskreview.review.assessment import Span
from taskreview.review.evidence import Comparison
from taskreview.review.goals import Goal
from taskreview.review.measures import is_share
from taskreview.review.mentions import Mention
from taskreview.review.roles import Role
from taskreview.review.vocabulary import deeds, without_deeds
from taskreview.review.wording import weight

_NAMED = 0.2
"""The part of the weight of a target's own words that names it."""
_LONGEST_LEAD = 80
"""Characters in front of a figure that may name what it is the total of."""
_SUM_FROM, _SUM_TO = Decimal("0.7"), Decimal("1.6")
"""How much of what all targets make is likely the total of all."""
_MORE = Decimal("1.25")
"""How much more than the largest of them it has to be."""
_VERB = 2
"""Characters of a verb."""
_TELLING = 0.5
"""What a word weighs that tells of what a passage speaks."""
_OF_WHICH = re.compile("其中|包括|[（(：:]")
_AND = re.compile("[、和及与]")
_RESPECTIVELY = re.compile("分别|各自")


@dataclass(frozen=True, slots=True)
class _Member:
    """One target of a group, by its index, with the deeds and words that only it has."""

    goal: int
    target: Mention
    deeds: frozenset[int]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Group:
    members: tuple[_Member, ...]
    words: frozenset[str]
    """The words of all of them."""
    is_of_one_thing: bool
    """Whether they differ by their deeds alone."""

    @property
    def unit(self) -> str:
        return self.members[0].target.quantity.unit

    @property
    def sum(self) -> Decimal:
        return sum((each.target.quantity.amount for each in self.members), Decimal(0))

    @property
    def largest(self) -> Decimal:
        return max(each.target.quantity.amount for each in self.members)


class Groups:
    """The groups among the targets of a content, held against the figures of a progress."""

    def __init__(
        self, comparison: Comparison, goals: Sequence[Goal], reported: Sequence[Mention]
    ) -> None:
        self._content, self._progress = comparison.content, comparison.progress
        self._reported = reported
        self.sums: dict[int, list[int]] = {}
        """For each target that is the sum of those behind it these."""
        self._groups = list(self._grouped([goal.mention for goal in goals]))
        self._targets = [goal.mention for goal in goals]
        self.totals: dict[int, set[int]] = {}
        """For each target of a group the places of the figures that are totals of several."""
        for group in self._groups:
            places = {
                place for place, mention in enumerate(reported) if self._is_total(group, mention)
            }
            self.totals |= {member.goal: places for member in group.members}

    # The groups of a content

    def _grouped(self, targets: list[Mention]) -> Iterator[_Group]:
        run: list[int] = []
        for index, target in enumerate(targets):
            before = targets[run[-1]] if run else None
            if before is not None and (
                before.sentence != target.sentence
                or before.quantity.unit != target.quantity.unit
                or target.per != before.per
                or self._is_of_capacity(target) != self._is_of_capacity(before)
            ):
                yield from self._group(run, targets)
                run = []
            if not (is_share(target.quantity.unit) or target.is_cap or target.is_total):
                run.append(index)
        yield from self._group(run, targets)

    def _is_of_capacity(self, target: Mention) -> bool:
        """Whether a figure is what a works can do in a time: 300吨/日."""
        return self._content.text.startswith("/", target.end)

    def _group(self, run: list[int], targets: list[Mention]) -> Iterator[_Group]:
        whole: list[int] = []
        if self._is_sum(run, targets):
            whole, run = run[:1], run[1:]
            self.sums[whole[0]] = run
        if len(run) < 2:
            return
        text, places = self._content.text, self._content.wording.places
        named = [deeds(text[slice(*targets[goal].left)]) for goal in run]
        words = [
            frozenset(places(targets[goal].left)) | frozenset(places(targets[goal].right))
            for goal in [*run, *whole]
        ]
        all_words = frozenset().union(*words)
        words[0] -= self._verb(run, targets)
        members = tuple(
            _Member(
                goal,
                targets[goal],
                named[at].difference(*(each for i, each in enumerate(named) if i != at))
                if all(named)
                else frozenset(),
                words[at].difference(*(each for i, each in enumerate(words) if i != at)),
            )
            for at, goal in enumerate(run)
        )
        nouns = [without_deeds(text[slice(*targets[goal].left)]) for goal in run]
        are_apart = all(member.deeds for member in members) and all(
            not named[i] & named[j] for i in range(len(run)) for j in range(i)
        )
        is_of_one_thing = are_apart and all(not noun or noun in nouns[0] for noun in nouns[1:])
        yield _Group(members, all_words, is_of_one_thing)

    def _is_sum(self, run: list[int], targets: list[Mention]) -> bool:
        """Whether the first target is the sum of the others: 30座（其中新建12座、改建18座）."""
        if len(run) <= 2:
            return False
        first, *others = (targets[goal] for goal in run)
        made = sum((each.quantity.amount for each in others), Decimal(0))
        between = self._content.text[first.end : others[0].start]
        return made == first.quantity.amount and _OF_WHICH.search(between) is not None

    def _verb(self, run: list[int], targets: list[Mention]) -> frozenset[str]:
        """The words of the verb that the first target has and the others go without.

        发放|养老补贴5000万元、助残补贴2000万元
        """
        left = targets[run[0]].left
        others = max(targets[goal].left.end - targets[goal].left.start for goal in run[1:])
        if left.end - left.start < others + _VERB:
            return frozenset()
        places = self._content.wording.places(left)
        return frozenset(word for word in places if min(places[word]) < left.start + _VERB)

    # Totals

    def _is_total(self, group: _Group, mention: Mention) -> bool:
        """Whether a figure is of several targets of a group."""
        if mention.quantity.unit != group.unit or mention.role is Role.PART:
            return False
        lead = self._lead(mention)
        words = self._words(lead) | self._words(mention.right)
        told = deeds(self._progress.text[slice(*lead)])
        if group.is_of_one_thing:
            words = frozenset()
        named = sum(_names(member, words, told) for member in group.members)
        amount = mention.quantity.amount
        if named > 1:
            lists = _AND.search(self._progress.text, *lead) is not None
            return mention.is_total or lists or amount > group.largest
        if named == 1 or not self._words(lead) & group.words:
            return False
        is_more = mention.is_total or amount > group.largest * _MORE
        return is_more and _SUM_FROM * group.sum <= amount <= _SUM_TO * group.sum

    def _lead(self, mention: Mention) -> Span:
        """The segment in front of a figure, up to the figure before it."""
        segment = mention.segment
        if _RESPECTIVELY.search(self._progress.text, *segment):
            return mention.left
        start = max(segment.start, mention.start - _LONGEST_LEAD)
        for other in self._reported:
            if start < other.end <= mention.start:
                start = min(other.right.end, mention.start)
        return Span(start, mention.start)

    def _words(self, span: Span) -> frozenset[str]:
        return frozenset(self._progress.wording.places(span))

    # Deeds

    def by_deed(self) -> Iterator[tuple[int, list[int], bool]]:
        """Target, its figures, and whether they are sure, where deeds tell the targets apart."""
        for group in self._groups:
            if group.is_of_one_thing:
                yield from self._by_deed(group)

    def _by_deed(self, group: _Group) -> Iterator[tuple[int, list[int], bool]]:
        places = [
            place
            for place, mention in enumerate(self._reported)
            if mention.quantity.unit == group.unit
            and mention.role in (Role.FIGURE, Role.PART, Role.SCOPE)
            and place not in self.totals[group.members[0].goal]
            and not mention.is_total
        ]
        for passage_of in (attrgetter("sentence"), attrgetter("item")):
            by_passage: dict[Span, list[int]] = {}
            for place in places:
                by_passage.setdefault(passage_of(self._reported[place]), []).append(place)
            found = [
                fitting
                for passage in self._about(group, list(by_passage))
                if (fitting := self._one_for_each(group, by_passage[passage]))
            ]
            if found:
                yield from self._listed(group, found)
                return

    def _about(self, group: _Group, passages: list[Span]) -> list[Span]:
        """The passages that speak of a group, all of them if there is nothing else they may."""
        found = [
            passage
            for passage in passages
            if any(weight(word) >= _TELLING for word in self._words(passage) & group.words)
        ]
        members = {member.goal for member in group.members}
        is_only_one = all(
            index in members
            for index, target in enumerate(self._targets)
            if target.quantity.unit == group.unit
        )
        return found or (passages if is_only_one else [])

    def _one_for_each(self, group: _Group, places: list[int]) -> list[int]:
        """The figure with the deed of each member; nothing if not each has exactly one."""
        found: list[int] = []
        for member in group.members:
            fitting = [place for place in places if self._deeds(place) & member.deeds]
            if len(fitting) != 1:
                return []
            found += fitting
        return found

    def _listed(
        self, group: _Group, found: list[list[int]]
    ) -> Iterator[tuple[int, list[int], bool]]:
        for member, places in zip(group.members, zip(*found, strict=True), strict=True):
            amount = sum((self._reported[each].quantity.amount for each in places), Decimal(0))
            if len(places) == 1 or amount <= member.target.quantity.amount * _SUM_TO:
                is_sure = all(self._is_named_no_other(group, place) for place in places)
                yield member.goal, list(places), is_sure and len(places) == 1

    def _deeds(self, place: int) -> frozenset[int]:
        mention = self._reported[place]
        text = self._progress.text
        return deeds(text[slice(*mention.left)]) or deeds(text[slice(*mention.right)])

    def _is_named_no_other(self, group: _Group, place: int) -> bool:
        """Whether the words in front of a figure name nothing but what the group is of."""
        named = self._words(self._reported[place].left)
        telling = {word for word in named if weight(word) >= 1}
        return not telling or bool(named & group.words)


def _names(member: _Member, words: frozenset[str], told: frozenset[int]) -> bool:
    """Whether words or deeds are of this target and of no other one of its group."""
    if told & member.deeds:
        return True
    all_of_them = sum(map(weight, sorted(member.words)))
    found = sum(map(weight, sorted(member.words & words)))
    return found > 0 and found >= _NAMED * all_of_them
