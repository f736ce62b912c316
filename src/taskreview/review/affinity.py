"""How well a reported figure fits a target: one score for each two whose units allow it.

It is made of the words about the two figures, of the words of the whole promise in the reported
figure's sentence, and of the part that the figure plays there.
"""

from __future__ import annotations

from taskreview.review.assessment import Span
from taskreview.review.beginnings import is_beginning, only_begun
from taskreview.review.beside import is_part_of, words_beside
from taskreview.review.breakdowns import wholes
from taskreview.review.copies import copied_sentences
from taskreview.review.direction import are_opposite
from taskreview.review.evidence import Comparison, is_deed_key
from taskreview.review.goals import Goal, read_goals
from taskreview.review.groups import Groups
from taskreview.review.kinds import CAN_BE_UNDER_WAY, PLACES, are_of_other_kinds
from taskreview.review.measures import Kinship, kinship
from taskreview.review.mentions import Mention
from taskreview.review.naming import (
    are_of_one_rate,
    are_other_levels,
    are_stock_and_new,
    are_word_for_word,
    deeds_in_front,
    is_growth_of,
    level,
    limit,
    says_increase,
)
from taskreview.review.roles import NO_ANSWERS, Role
from taskreview.review.scopes import are_dealt_with, is_first_step
from taskreview.review.stages import Ladders, Stage, asked_stages, names_candidates
from taskreview.review.vocabulary import deeds
from taskreview.review.wording import weight

MAX_REPORTED = 150
"""More than anybody writes; see `evidence.MAX_PROMISES`."""

_ENOUGH = 4.0
"""Weight of found nouns that makes any target wholly found."""
_NOUN_SHARE = 0.75
"""The part of a score that the nouns make; the words of the whole promise make the rest."""
_IN_SEGMENT = 0.85
_IN_SENTENCE = 0.55
"""What nouns are worth that stand in the segment, or the sentence, and not beside the figure."""
_LEAST = 0.02
_BY_DEED_ALONE = 0.33
"""The most that a figure is worth of which nothing but the deed was promised: not firm."""
_BY_NUMBER = 0.2
_LEAST_LOCAL = 0.5
"""What the words next to figures in loosely related measures must have in common."""

_KINSHIP_BONUS = {Kinship.SAME: 0.12, Kinship.NEAR: 0.03, Kinship.LOOSE: 0.0, Kinship.FAR: -0.1}
_HEAD_BONUS = {Kinship.SAME: 0.1, Kinship.NEAR: 0.06}
_DETAIL_BONUS = 0.1
_SAME_ITEM_BONUS = 0.15
_TOTAL_BONUS = 0.08
_EQUAL_BONUS = 0.04
_INCREASE_BONUS = 0.12
_WORD_FOR_WORD_BONUS = 0.15
_ONE_RATE_BONUS = 0.15
_OF_ONE_LIMIT = 0.7
"""What it is worth that two figures count from one limit on, of whatever else they speak."""
_OTHER_ITEM_MALUS = 0.3
_ROLE_MALUS = {
    Role.SCOPE: 0.4,
    Role.PART: 0.15,
    Role.SHARE: 0.1,
    Role.ORDER: 0.2,
    Role.FORECAST: 0.15,
}
_BEGUN_MALUS = 0.2
_OTHER_STEP_MALUS = 0.35
_OF_SEVERAL_MALUS = 0.3
_PLACES_MALUS = 0.4
_EACH_MALUS = 0.2
_OTHER_LEVEL_MALUS = 0.4
_STOCK_MALUS = 0.3
_OTHER_DEED_MALUS = 0.3
_OPPOSITE_MALUS = 0.1
_COPIED_MALUS = 0.45
_SIBLING_MALUS = 0.25
_SIBLINGS = 3
"""Figures before and behind that are looked at for a better measure."""
_RIVAL_MALUS = 0.25
_RIVAL_LEAD = 0.15
_RIVAL_LEAST = 0.4
"""A rival fits the words about a figure so well, and by so much better."""


class Affinity:
    """The scores of a comparison; goals and reported figures are named by their index."""

    def __init__(self, comparison: Comparison, items: dict[int, Span]) -> None:
        """`items` gives for a promise the item of the progress that its number names."""
        self._comparison = comparison
        self._items = items
        self.goals = read_goals(comparison)
        self.reported = [
            mention for mention in comparison.progress.mentions if mention.role not in NO_ANSWERS
        ][:MAX_REPORTED]
        self.groups = Groups(comparison, self.goals, self.reported)
        self.wholes = wholes(comparison.progress.text, self.reported)
        """For each figure that is one of the parts of another the place of that one."""
        content, progress = comparison.content.text, comparison.progress.text
        self._asked_from = [limit(content, goal.mention) for goal in self.goals]
        self._told_from = [limit(progress, mention) for mention in self.reported]
        self._ladders = Ladders(comparison.progress.text, comparison.progress.mentions)
        self._deeds = [
            deeds_in_front(comparison.progress.text, mention) for mention in self.reported
        ]
        self._headings = comparison.progress.headings
        self._asked_stages: dict[Span, frozenset[Stage]] = {}
        self._copied = frozenset(copied_sentences(comparison.content, comparison.progress))
        self._shares: dict[tuple[int, Span], float] = {}
        self._local = words_beside(comparison.progress, self.reported, self._ladders)
        self._rivals = [self._two_best(place) for place in range(len(self.reported))]

    def scores(self) -> list[tuple[float, int, int]]:
        """Score, goal and reported figure of all that can be compared, the best first."""
        found = [
            (self._score(goal, place, kin), goal, place)
            for goal in range(len(self.goals))
            for place in range(len(self.reported))
            if (kin := self.kinship(goal, place)) is not Kinship.NONE
        ]
        return sorted(found, key=lambda each: (-each[0], each[1], each[2]))

    def kinship(self, goal: int, place: int) -> Kinship:
        """How well the two can be compared, by their measures and by what they are figures of."""
        if place in self.groups.totals.get(goal, ()):
            return Kinship.NONE
        target, reported = self.goals[goal].mention, self.reported[place]
        kin = kinship(target.quantity.unit, reported.quantity.unit)
        if kin is Kinship.NONE or self._ladders.is_early(self._asked(target), reported):
            return Kinship.NONE
        if self._ladders.is_candidate(reported) and not names_candidates(
            self._comparison.content.text[slice(*target.segment)]
        ):
            return Kinship.NONE
        texts = self._comparison.content.text, self._comparison.progress.text
        if are_of_other_kinds(*texts, target, reported):
            return Kinship.NONE
        # A part of a thing counts that thing: 学位7290个，其中幼儿园1080个.
        is_part_or_one = place in self.wholes or target.quantity.value == 1
        if is_part_or_one and kin is not Kinship.SAME:
            return Kinship.NONE
        return kin

    def _is_followed_by_growth(self, target: Mention, place: int) -> bool:
        """Whether new ones are promised, and the figure behind says how many of these are new."""
        if place + 1 >= len(self.reported) or not says_increase(
            self._comparison.content.text, target
        ):
            return False
        mention, behind = self.reported[place], self.reported[place + 1]
        return is_growth_of(self._comparison.progress.text, mention, behind)

    def is_only_begun(self, target: Mention, place: int) -> bool:
        """Whether a figure is of work begun or prepared, and more than that is promised."""
        reported = self.reported[place]
        content, progress = self._comparison.content.text, self._comparison.progress.text
        if self.is_another_step(target, reported):
            return True
        if reported.role is not Role.BEGUN:
            return False
        if self._ladders.is_asked(self._asked(target), reported):
            return False
        step = only_begun(progress[slice(*reported.left)], progress[slice(*reported.right)])
        promise = content[slice(*target.segment)]
        return step not in promise and not (is_beginning(step) and CAN_BE_UNDER_WAY.search(promise))

    def _asked(self, target: Mention) -> frozenset[Stage]:
        """The steps of work that a target asks for."""
        asked = self._asked_stages.get(target.span)
        if asked is None:
            asked = asked_stages(self._comparison.content.text, target)
            self._asked_stages[target.span] = asked
        return asked

    def is_another_step(self, target: Mention, reported: Mention) -> bool:
        """Whether a figure is of a step in front of, or behind, what is asked for: 签约14个."""
        asked = self._asked(target)
        ladders = self._ladders
        return ladders.leads_up(asked, reported) or ladders.goes_beyond(asked, reported)

    def is_of_several(self, target: Mention, place: int) -> bool:
        """Whether a figure is the total of several targets, or of another one that is a total."""
        if not self.reported[place].is_total or target.is_total:
            return False
        return any(
            other.mention.is_total or other.mention.segment == target.segment
            for other in self.goals
            if other.mention is not target
            and other.mention.sentence == target.sentence
            and other.mention.quantity.unit == target.quantity.unit
        )

    def is_unnamed(self, place: int) -> bool:
        """Whether no word beside a reported figure says what it counts."""
        return not self._comparison.words_in(self.reported[place].segment)

    def speaks_of(self, goal: int, place: int) -> bool:
        """Whether the sentence of a reported figure has any word of the target's promise."""
        evidence = self._comparison.evidence[self.goals[goal].clause]
        return bool(self._comparison.found(evidence, self.reported[place].sentence))

    # Words

    def _contained(self, goal: Goal, words: frozenset[str]) -> float:
        """The part of a target's nouns that is among the words, also abbreviated; 0 to 1."""
        if not goal.total:
            return 0.0
        return min(1.0, self._weight_in(goal, words) / min(goal.total, _ENOUGH))

    def _contained_in(self, index: int, span: Span) -> float:
        """The same of the words of a passage, which is asked for again with each figure in it."""
        share = self._shares.get((index, span))
        if share is None:
            share = self._contained(self.goals[index], self._comparison.words_in(span))
            self._shares[index, span] = share
        return share

    def _weight_in(self, goal: Goal, words: frozenset[str]) -> float:
        """What the nouns of a target weigh that are among the words."""
        short = self._comparison.evidence[goal.clause].short
        written_out = {word for abbreviated in words & short.keys() for word in short[abbreviated]}
        return sum(
            value for word, value in goal.nouns.items() if word in words or word in written_out
        )

    def _two_best(self, place: int) -> list[tuple[float, int]]:
        """The two goals that the words beside a figure fit best, and how well."""
        fits = [
            (self._contained(goal, self._local[place]), index)
            for index, goal in enumerate(self.goals)
        ]
        return sorted(fits, key=lambda each: (-each[0], each[1]))[:2]

    # Scores

    def _score(self, index: int, place: int, kin: Kinship) -> float:
        goal, reported, local = self.goals[index], self.reported[place], self._local[place]
        comparison = self._comparison
        beside = self._contained(goal, local)
        is_of_head = bool(goal.head) and goal.head in local and weight(goal.head) >= 1
        if kin in (Kinship.LOOSE, Kinship.FAR) and beside < _LEAST_LOCAL and not is_of_head:
            return 0.0
        nouns = max(
            beside,
            _IN_SEGMENT * self._contained_in(index, reported.segment),
            _IN_SENTENCE * self._contained_in(index, reported.sentence),
        )
        asked_from, told_from = self._asked_from[index], self._told_from[place]
        is_of_one_limit = asked_from != "" and asked_from == told_from
        is_of_another = bool(asked_from and told_from) and not is_of_one_limit
        if is_of_one_limit:
            nouns = max(nouns, _OF_ONE_LIMIT)
        evidence = comparison.evidence[goal.clause]
        whole = comparison.share_found(evidence, reported.sentence)
        if heading := self._headings.get(reported.item):
            nouns = max(nouns, _IN_SEGMENT * self._contained_in(index, heading))
            whole = max(whole, comparison.share_found(evidence, heading))
        score = _NOUN_SHARE * nouns + (1 - _NOUN_SHARE) * whole
        item = self._items.get(goal.clause)
        if item is not None and item == reported.item:
            score = max(score, _BY_NUMBER)
        if score <= _LEAST:
            return 0.0
        if goal.head and goal.head in local:
            score += _HEAD_BONUS.get(kin, 0.0) * weight(goal.head)
        is_other = kin is not Kinship.SAME
        is_other = is_other and reported.quantity.amount != goal.mention.quantity.amount
        if is_other and self._has_sibling_in(goal.mention.quantity.unit, place):
            score -= _SIBLING_MALUS
        if not is_of_one_limit and self._has_better_rival(index, place, beside):
            score -= _RIVAL_MALUS
        if item is not None:
            score += _SAME_ITEM_BONUS if item == reported.item else -_OTHER_ITEM_MALUS
        # Of two targets that are found wholly the one with more to find is meant.
        score += _DETAIL_BONUS * min(1.0, self._weight_in(goal, local) / _ENOUGH)
        if reported.role is Role.PART and goal.head and goal.head in local:
            score += _ROLE_MALUS[Role.PART]  # the part by name: 其中药品300批次
        if is_of_another:
            score -= _OTHER_LEVEL_MALUS
        score += _KINSHIP_BONUS[kin] + self._by_context(goal.mention, place)
        is_by_number = item is not None and item == reported.item
        is_firm = is_by_number or not self._is_found_by_deed_alone(goal, place)
        is_firm = is_firm and not is_of_another
        return score if is_firm else min(score, _BY_DEED_ALONE)

    def _is_found_by_deed_alone(self, goal: Goal, place: int) -> bool:
        """Whether nothing is found of a target but the deed, and it names what is done it to."""
        reported = self.reported[place]
        words = self._local[place] | self._comparison.words_in(reported.sentence)
        if heading := self._headings.get(reported.item):
            words |= self._comparison.words_in(heading)
        found = goal.nouns.keys() & words
        # The word for a deed is none for a thing: 改造.
        if not found or not all(is_deed_key(word) or deeds(word) for word in found):
            return False
        short = self._comparison.evidence[goal.clause].short
        return found != goal.nouns.keys() and not words & short.keys()

    def _is_asked_for(self, target: Mention, place: int) -> bool:
        """Whether a figure of which a part is said to be done is itself what was promised."""
        if self.reported[place].role is not Role.SCOPE or place + 1 == len(self.reported):
            return False
        whole, part = self.reported[place], self.reported[place + 1]
        asked = self._asked(target)
        if self._ladders.is_asked(asked, whole) and self._ladders.goes_beyond(asked, part):
            return True
        if not is_part_of(whole, part):
            return False
        content, progress = self._comparison.content.text, self._comparison.progress.text
        lefts = [progress[slice(*each.left)] for each in (whole, part)]
        promise = content[slice(*target.segment)]
        is_as_many = whole.quantity.amount == target.quantity.amount
        if is_as_many and are_dealt_with(promise, content[slice(*target.left)], *lefts):
            return True
        return is_first_step(
            content[target.segment.start : target.start],
            *lefts,
        )

    def _by_context(self, target: Mention, place: int) -> float:
        """What is said for and against the two by how they are written."""
        reported = self.reported[place]
        content, progress = self._comparison.content.text, self._comparison.progress.text
        score = 0.0
        if self.is_another_step(target, reported):
            score -= _OTHER_STEP_MALUS
        elif self.is_only_begun(target, place):
            score -= _BEGUN_MALUS
        if reported.role is not target.role and not self._is_asked_for(target, place):
            score -= _ROLE_MALUS.get(reported.role, 0.0)
        if place and self._is_asked_for(target, place - 1):
            score -= _ROLE_MALUS[Role.SCOPE]
        if self.is_of_several(target, place):
            score -= _OF_SEVERAL_MALUS
        elif reported.is_total:
            score += _TOTAL_BONUS
        if reported.quantity.amount == target.quantity.amount:
            score += _EQUAL_BONUS
        if says_increase(content, target) and says_increase(progress, reported):
            score += _INCREASE_BONUS
        where = PLACES.match(progress, *reported.right)
        if where and where[0] not in content[target.left.start : target.right.end]:
            score -= _PLACES_MALUS
        if "分别" in progress[slice(*reported.right)]:
            score -= _EACH_MALUS
        if are_word_for_word(content[slice(*target.left)], progress[slice(*reported.left)]):
            score += _WORD_FOR_WORD_BONUS
        if are_of_one_rate(content, progress, target, reported):
            score += _ONE_RATE_BONUS
        if are_other_levels(level(content, target), level(progress, reported)):
            score -= _OTHER_LEVEL_MALUS
        if are_opposite(content, target, progress, reported):
            score -= _OPPOSITE_MALUS
        if self._is_other_deed(target, place):
            score -= _OTHER_DEED_MALUS
        if are_stock_and_new(content, progress, target, reported) or self._is_followed_by_growth(
            target, place
        ):
            score -= _STOCK_MALUS
        if reported.sentence in self._copied:
            score -= _COPIED_MALUS
        return score

    def _is_other_deed(self, target: Mention, place: int) -> bool:
        """Whether a figure beside one of the promised deed is of another: 改造960路、新建628路."""
        asked = deeds_in_front(self._comparison.content.text, target)
        told = self._deeds[place]
        if not asked or not told or asked & told:
            return False
        mention = self.reported[place]
        return any(
            asked & self._deeds[other]
            and self.reported[other].sentence == mention.sentence
            and self.reported[other].quantity.unit == mention.quantity.unit
            for other in range(
                max(0, place - _SIBLINGS), min(len(self.reported), place + _SIBLINGS + 1)
            )
        )

    def _has_sibling_in(self, unit: str, place: int) -> bool:
        """Whether a figure in the target's own measure stands in the same segment."""
        segment = self.reported[place].segment
        near = self.reported[max(0, place - _SIBLINGS) : place + _SIBLINGS + 1]
        return any(each.segment == segment and each.quantity.unit == unit for each in near)

    def _has_better_rival(self, index: int, place: int, beside: float) -> bool:
        """Whether the words beside a reported figure fit another target clearly better."""
        wanted = max(beside + _RIVAL_LEAD, _RIVAL_LEAST)
        return any(fits > wanted and goal != index for fits, goal in self._rivals[place])
