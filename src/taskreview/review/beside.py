"""The words beside the reported figures, which say what each counts."""

from __future__ import annotations

from collections.abc import Sequence

from taskreview.review.assessment import Span
from taskreview.review.evidence import deed_key
from taskreview.review.measures import Kinship, kinship
from taskreview.review.mentions import Mention
from taskreview.review.naming import is_growth_of
from taskreview.review.reading import Reading
from taskreview.review.roles import Role
from taskreview.review.stages import Ladders
from taskreview.review.vocabulary import deeds

_LONGEST_LEAD = 200
"""Characters in front of a figure that may name what it counts, more than anybody writes."""


def words_beside(
    progress: Reading, reported: Sequence[Mention], ladders: Ladders
) -> list[frozenset[str]]:
    """For each figure of a progress the words about it, and the deeds."""
    found: list[frozenset[str]] = []
    before: Mention | None = None
    for mention in reported:
        words = _words(progress, mention)
        if before is not None and (
            is_part_of(before, mention)
            or ladders.follows(before, mention)
            or is_growth_of(progress.text, before, mention)
        ):
            # 15个幸福院，已建成8个: the words about the whole are about its part, too.
            words |= found[-1]
        found.append(words)
        before = mention
    return found


def is_part_of(before: Mention, mention: Mention) -> bool:
    """Whether a figure is the part that is done of the one in front of it."""
    return (
        before.role in (Role.SCOPE, Role.BEGUN, Role.ORDER)
        and before.sentence == mention.sentence
        and kinship(before.quantity.unit, mention.quantity.unit) is Kinship.SAME
    )


def _words(progress: Reading, mention: Mention) -> frozenset[str]:
    places = progress.wording.places
    words = frozenset(places(mention.left)) | frozenset(places(mention.right))
    if not words or (mention.is_total and len(words) < 2):
        # What is counted has been said before: 实际完成8个, 共12个.
        words |= frozenset(places(Span(_reach(mention.sentence, mention), mention.start)))
    named = deeds(progress.text[_reach(mention.segment, mention) : mention.end])
    return words | {deed_key(deed) for deed in named}


def _reach(passage: Span, mention: Mention) -> int:
    """Where the words in front of a figure begin that may be about it, within a passage."""
    return max(passage.start, mention.start - _LONGEST_LEAD)
