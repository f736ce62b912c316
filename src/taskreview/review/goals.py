"""The targets of a content, each with the words that say what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from taskreview.review.assessment import Span
from taskreview.review.evidence import Comparison, deed_key, weight_among
from taskreview.review.mentions import Mention
from taskreview.review.reading import Reading
from taskreview.review.roles import RATE_OF_CHANGE
from taskreview.review.wording import Wording, weight

MAX_TARGETS = 100
"""More than anybody writes; see `evidence.MAX_PROMISES`."""

_DEED_WEIGHT = 1.5
_LEFT_REACH = 12
_RIGHT_REACH = 6
"""Characters from a target within which words are about it rather than about its sentence."""
_LONGEST_LIST = 200
"""Characters of a list in front of a figure that are read, more than anybody writes."""
_TELLING = 0.5
"""What words weigh that say enough by themselves: not 企业 in 上市（挂牌）企业3家."""
_FAR_OFF = 0.4
"""What words further off are worth."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A target with the words about it; `clause` is the index of its promise."""

    clause: int
    mention: Mention
    nouns: dict[str, float]
    """The words about it and what each weighs among the targets of this task."""
    head: str
    """The last pair of characters in front of the figure, or the last behind it."""
    total: float
    """What all these words weigh."""
    is_of_list: bool
    """Whether it counts several things: 药品、化妆品、医疗器械2万批次."""


def read_goals(comparison: Comparison) -> list[Goal]:
    """The targets of all promises, in order."""
    goals = list(islice(_goals(comparison), MAX_TARGETS))
    sharers = Counter(word for goal in goals for word in goal.nouns)
    weighed = []
    for goal in goals:
        nouns = {word: weight_among(goal.nouns[word], sharers[word]) for word in goal.nouns}
        weighed.append(replace(goal, nouns=nouns, total=sum(nouns.values())))
    return weighed


def _goals(comparison: Comparison) -> Iterator[Goal]:
    """The targets with the plain weights of their nouns."""
    wording = comparison.content.wording
    for index, clause in enumerate(comparison.clauses):
        inherited: dict[str, float] = {}
        apart = comparison.contrasts[index] if len(clause.targets) == 1 else frozenset()
        told_by_deed = dict.fromkeys((deed_key(deed) for deed in apart), _DEED_WEIGHT)
        for mention in clause.targets:
            spans = (mention.left, mention.right)
            # A target with no noun of its own counts what the one before it does.
            of_list = _list_in_front(comparison.content, mention)
            about = (of_list, *spans[1:]) if of_list else spans
            reach = mention.start - about[0].start if of_list else _LEFT_REACH
            own = _nouns(wording, mention, about, reach)
            if own and sum(own.values()) < _TELLING:
                front = Span(max(clause.span.start, mention.start - _LONGEST_LIST), mention.start)
                own = _nouns(wording, mention, (front, *spans[1:]), reach)
            named = {word: own[word] for word in own if not RATE_OF_CHANGE.fullmatch(word)}
            inherited = named or own or inherited
            head = _head(wording, spans)
            yield Goal(index, mention, inherited | told_by_deed, head, 0.0, of_list is not None)


def _list_in_front(content: Reading, mention: Mention) -> Span | None:
    """The list in front of the first figure of a segment, None if there is none."""
    begin = mention.segment.start
    is_first = not any(begin <= other.start < mention.start for other in content.mentions)
    front = Span(max(begin, mention.start - _LONGEST_LIST), mention.start)
    return front if is_first and "、" in content.text[slice(*front)] else None


def _nouns(
    wording: Wording, mention: Mention, spans: tuple[Span, ...], left_reach: int
) -> dict[str, float]:
    nouns: dict[str, float] = {}
    for span in spans:
        for word, starts in wording.places(span).items():
            distance = min(
                mention.start - start if start < mention.start else start - mention.end
                for start in starts
            )
            reach = left_reach if span.end <= mention.start else _RIGHT_REACH
            value = weight(word) * (1.0 if distance <= reach else _FAR_OFF)
            nouns[word] = max(value, nouns.get(word, 0.0))
    return nouns


def _head(wording: Wording, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        places = wording.places(span)
        if places:
            return max(places, key=lambda word: places[word][-1])
    return ""
