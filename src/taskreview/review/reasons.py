"""What is said where a promise is not seen to be answered: what was looked for, and what was seen.

Nothing is said to be missing that stands in the progress: words that were seen are named, even if
they tell too little, and so are figures that could be meant and were not taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from taskreview.i18n import _
from taskreview.review.assessment import Span
from taskreview.review.evidence import Comparison
from taskreview.review.listing import listed
from taskreview.review.measures import Kinship, kinship
from taskreview.review.mentions import Mention
from taskreview.review.pairing import Pairing
from taskreview.review.roles import NO_ANSWERS

_LONGEST_QUOTED = 24
"""Characters of a sentence that are quoted."""


class Reasons:
    """The reasons for what is said of the promises of a comparison."""

    def __init__(self, comparison: Comparison, pairing: Pairing) -> None:
        self._comparison = comparison
        self._content = comparison.content
        self._progress = comparison.progress
        self._pairing = pairing

    def unseen(self, index: int) -> str:
        """Why a promise counts as not seen."""
        targets = self._comparison.clauses[index].targets
        alike = [
            mention
            for mention in self._progress.mentions
            if self._kin(targets, mention) is Kinship.SAME
        ]
        telling, everyday = self._shared(index)
        if not telling and not alike:
            if not everyday:
                return _("no words or figures of this promise were seen in the progress")
            return _(
                "no words or figures of this promise were seen in the progress, only the everyday"
                " {words}"
            ).format(words=everyday)
        if not targets:
            return _("only {words} was seen of this promise").format(words=telling)
        return _("{words}; {figures}").format(
            words=self._words(telling, everyday), figures=self._figures(targets, alike)
        )

    def figure_alone(self, index: int) -> str:
        """Why a promise is doubtful that a figure may answer, and too few words."""
        telling, everyday = self._shared(index)
        if not telling and not everyday:
            return _("a figure may answer it, but no words do")
        return _("{words}; {figures}").format(
            words=self._words(telling, everyday), figures=_("a figure may answer it")
        )

    def in_other_words(self, index: int, sentences: list[Span]) -> str:
        """Why a promise is doubtful that sentences may answer which no promise claims."""
        first = self._progress.slice(sentences[0])
        cut = first if len(first) <= _LONGEST_QUOTED else first[: _LONGEST_QUOTED - 1] + "…"
        return _("{words}; {figures}").format(
            words=self._words(*self._shared(index)),
            figures=_("“{passage}” may say it in other words").format(passage=cut),
        )

    def silent(self, targets: list[Mention], passage: Span | None) -> str:
        """Why a promise is doubtful of which some targets have no figure."""
        named = listed([self._content.slice(target.span) for target in targets])
        message = _("no figure was seen for {targets}").format(targets=named)
        alike = [
            mention
            for mention in self._progress.mentions
            if passage is not None
            and mention.span.overlaps(passage)
            and mention.role not in NO_ANSWERS
            and not self._pairing.is_used(mention)
            and self._kin(targets, mention) is not Kinship.NONE
        ]
        if not alike:
            return message
        return _("{words}; {figures}").format(words=message, figures=self._figures(targets, alike))

    def _words(self, telling: str, everyday: str) -> str:
        if telling:
            return _("only {words} was seen of this promise").format(words=telling)
        if everyday:
            return _("none of its words were seen but the everyday {words}").format(words=everyday)
        return _("none of its words were seen")

    def _figures(self, targets: list[Mention], alike: list[Mention]) -> str:
        """What is said of figures that were not taken for the answer."""
        same = [each for each in alike if self._kin(targets, each) is Kinship.SAME]
        free = [each for each in same if not self._pairing.is_used(each)]
        named = listed([self._progress.slice(each.span) for each in free or same or alike])
        if free:
            return _("{figures} could not be told to be the answer").format(figures=named)
        if same:
            return _("said of something else: {figures}").format(figures=named)
        if alike:
            return _("in another measure: {figures}").format(figures=named)
        if self._progress.mentions:
            return _("no figure in its measure was seen")
        return _("no figure was seen")

    @staticmethod
    def _kin(targets: Iterable[Mention], mention: Mention) -> Kinship:
        """How well a figure can be compared with that target which is in the nearest measure."""
        return max(
            (_kinship(target.quantity.unit, mention.quantity.unit) for target in targets),
            key=lambda kin: kin.value,
            default=Kinship.NONE,
        )

    def _shared(self, index: int) -> tuple[str, str]:
        """The words of a promise that stand in the progress: telling ones, and everyday ones."""
        span = self._comparison.clauses[index].span
        telling, everyday = self._content.wording.shared(span, self._progress.text)
        return _quoted(telling), _quoted(everyday)


def _kinship(asked: str, seen: str) -> Kinship:
    """How near two measures are to each other; points are what percentages differ by."""
    if {asked, seen} == {"%", "百分点"}:
        return Kinship.FAR
    return kinship(asked, seen)


def _quoted(words: list[str]) -> str:
    return listed([f"“{word}”" for word in words])
