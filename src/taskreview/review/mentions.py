"""Figures in their place: what each is said of, and what part it plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from taskreview.review.ahead import Ahead, plans_to_begin, within
from taskreview.review.assessment import Span
from taskreview.review.enumerations import Enumeration, enumeration
from taskreview.review.layout import Item, Layout, Sentence
from taskreview.review.periods import per
from taskreview.review.quantities import Quantity, quantities
from taskreview.review.roles import LONGEST_LEFT, Place, Role, SegmentWords
from taskreview.review.unfinished import Undone, begins_undone

_OF_A_SIZE = 4
"""How many times one figure may be the other where nothing but the order speaks for the two."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in its place.

    `left` and `right` are the words about it, up to the next figure or punctuation mark; `left`
    begins in front of the state before: 普及率由88%提高到.
    """

    quantity: Quantity
    role: Role
    segment: Span
    sentence: Span
    item: Span
    left: Span
    right: Span
    is_cap: bool
    """Whether it is not to be exceeded: 控制在34以内."""
    is_per_head: bool
    """Whether it is said of one head or place, so that no total can be held against it."""
    per: str
    """What it is per, 月 for 每月1次; "" for a total."""
    is_rough: bool
    """Whether it says 约, 近, 余 or 左右."""
    is_total: bool
    """Whether it says 共, 合计 or 总计."""

    @property
    def start(self) -> int:
        """Where the quantity begins."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where the quantity ends."""
        return self.quantity.end

    @property
    def span(self) -> Span:
        """The passage of the quantity."""
        return Span(self.quantity.start, self.quantity.end)


def mentions(text: str, layout: Layout, ahead: tuple[Ahead, ...]) -> tuple[Mention, ...]:
    """Every figure of a folded text, in order; `ahead` are its words for what is to come."""
    return tuple(
        mention
        for item in layout.items
        for sentence in item.sentences
        for mention in _in_sentence(text, item, sentence, ahead)
    )


def _in_sentence(
    text: str, item: Item, sentence: Sentence, ahead: tuple[Ahead, ...]
) -> list[Mention]:
    found = list(_one_by_one(text, item, sentence, ahead))
    for segment in sentence.segments if len(found) > 1 else ():
        figures = [each.start for each in found if each.segment == segment]
        if len(figures) > 1 and (listed := enumeration(text, sentence.span, segment, figures)):
            _give_names(found, segment, listed)
    return found


def _give_names(found: list[Mention], segment: Span, listed: Enumeration) -> None:
    """Give each figure of an enumeration the name in its place and no other words.

    What the first one is the others are, too: 甲、乙分别增长1%、2%.
    """
    inside = [
        index
        for index, each in enumerate(found)
        if each.segment == segment and each.start >= listed.figures_from
    ]
    for are_baselines in (False, True):
        places = [i for i in inside if (found[i].role is Role.BASELINE) is are_baselines]
        names = listed.names(len(places)) if len(places) > 1 else ()
        tail = listed.tail(names) if names else segment
        for index, name in zip(places, names, strict=False):
            role = found[index].role
            if role is Role.FIGURE:
                role = found[places[0]].role
            found[index] = replace(
                found[index],
                role=role,
                left=name,
                right=tail if name.end < tail.start else Span(name.end, name.end),
            )


def _one_by_one(
    text: str, item: Item, sentence: Sentence, ahead: tuple[Ahead, ...]
) -> Iterator[Mention]:
    words = within(ahead, *sentence.span)
    next_step = min((w.span.end for w in words if w.is_next), default=sentence.span.end + 1)
    found = []
    for span, follower in zip(sentence.segments, [*sentence.segments[1:], None], strict=True):
        inside = list(quantities(text, span))
        if inside:
            # To its end, for the figure right behind: 未开工|2所 speaks of its own.
            rest = Span(follower.start, sentence.span.end) if follower else None
            undone_behind = begins_undone(text, rest) if rest else None
            if follower and undone_behind is None and plans_to_begin(text, words, follower):
                undone_behind = Undone.PUT_OFF
            segment = SegmentWords(text, span, words, undone_behind)
            found += [(segment, quantity) for quantity in inside]
    # Where the words begin that lead up to a state before: |普及率由88%提高到92%.
    led_up_to: int | None = None
    for index, (segment, quantity) in enumerate(found):
        before = found[index - 1] if index else None
        behind = found[index + 1] if index + 1 < len(found) else None
        place = Place(
            text,
            segment,
            next_step,
            quantity,
            before[1] if before and before[0] is segment else None,
            behind[1] if behind and behind[0] is segment else None,
            behind[1] if behind else None,
        )
        role, left = place.role(), place.left_words()
        if led_up_to is not None and place.before is not None:
            left = Span(max(led_up_to, quantity.start - LONGEST_LEFT), quantity.start)
        led_up_to = left.start if role is Role.BASELINE else None
        yield Mention(
            quantity,
            role,
            segment.span,
            sentence.span,
            item.span,
            left,
            place.right_words(),
            is_cap=place.is_cap(),
            is_per_head=place.is_per_head(),
            per=per(text, segment.span, quantity.start, quantity.unit),
            is_rough=place.is_rough(),
            is_total=place.is_total(),
        )


def are_of_a_size(target: Mention, reported: Mention) -> bool:
    """Whether neither figure is so many times the other that they can hardly be of one thing."""
    small, large = sorted((target.quantity.amount, reported.quantity.amount))
    return large <= small * _OF_A_SIZE
