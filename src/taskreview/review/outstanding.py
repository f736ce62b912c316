"""Whether what a progress says of a promise is of a plan, of a step before it, or not done."""

from __future__ import annotations

import re

from taskreview.review.ahead import within
from taskreview.review.assessment import Span
from taskreview.review.beginnings import is_only_prepared
from taskreview.review.evidence import Comparison, Evidence
from taskreview.review.promises import Clause
from taskreview.review.unfinished import Undone, begins_undone, says_done, undone

_PREPARED = re.compile("方案|设计|招标|选址|可研|立项|前期|论证|勘察")
_ONLY_PREPARED = re.compile(
    r"(?:完成|通过|启动|开展)[^，。；]{0,8}(?P<what>招标|设计|选址|可研|立项|勘察|前期|论证)[^，。；]{0,2}$"
)
_RESULT = re.compile(
    r"已(?!经?纳入)|完成(?!招标|时)|建成|竣工|投用|投入使用|印发|出台|开通|正在|尚未|目前"
)


class Outstanding:
    """Tells for each promise of a comparison whether it is only planned, or not done."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._content = comparison.content
        self._progress = comparison.progress

    def is_only_planned(self, clause: Clause, evidence: Evidence) -> bool:
        """Whether the segments that speak of it speak of a plan and of no result."""
        promise = self._content.slice(clause.span)
        about = self._segments_about(evidence)
        return bool(about) and all(
            self._speaks_of_plan(segment, sentence)
            or self._is_only_prepared(promise, segment)
            or self._leads_up_to_it(promise, sentence)
            for segment, sentence in about
        )

    def is_undone(self, clause: Clause, evidence: Evidence) -> bool:
        """Whether the segments that speak of it say that it is not done.

        That it is under way, or put off, answers a promise that names no figure.
        """
        text = self._progress.text
        if undone(self._content.text, clause.span):
            return False
        kinds = frozenset(Undone) if clause.targets else {Undone.NEGATED}
        about = self._segments_about(evidence)
        return bool(about) and all(
            undone(text, segment) in kinds or self._undone_behind(segment, sentence) in kinds
            for segment, sentence in about
        )

    def _undone_behind(self, segment: Span, sentence: Span) -> Undone | None:
        """How the rest of the sentence begins by saying that it is not done."""
        if says_done(self._progress.text, segment):
            return None
        start = min(segment.end + 1, sentence.end)
        return begins_undone(self._progress.text, Span(start, sentence.end))

    def _segments_about(self, evidence: Evidence) -> list[tuple[Span, Span]]:
        """The segments, each with its sentence, that have most of a promise's words."""
        if evidence.best is None:
            return []
        scored = []
        for sentence in self._progress.layout.sentences:
            if sentence.span.overlaps(evidence.best):
                for segment in sentence.segments:
                    worth = sum(self._comparison.found(evidence, segment).values())
                    scored.append((worth, segment, sentence.span))
        most = max((worth for worth, _segment, _sentence in scored), default=0.0)
        return [
            (segment, sentence)
            for worth, segment, sentence in scored
            if most > 0 and worth >= most / 2
        ]

    def _is_only_prepared(self, promise: str, segment: Span) -> bool:
        """Whether a segment ends with a step before the work that the promise does not name."""
        step = _ONLY_PREPARED.search(self._progress.text, *segment)
        return step is not None and step["what"] not in promise

    def _leads_up_to_it(self, promise: str, sentence: Span) -> bool:
        """Whether a sentence names nothing but steps before the work, or drafts of a text."""
        sentences = [
            each.span
            for item in self._progress.layout.items
            if item.span.overlaps(sentence)
            for each in item.sentences
        ]
        behind = next((each for each in sentences if each.start >= sentence.end), None)
        text, ahead = self._progress.text, self._progress.ahead
        return is_only_prepared(promise, text, sentence, behind, ahead)

    def _speaks_of_plan(self, segment: Span, sentence: Span) -> bool:
        text, ahead = self._progress.text, self._progress.ahead
        if planned := within(ahead, *segment):
            return _RESULT.search(text, segment.start, planned[0].span.start) is None
        in_sentence = within(ahead, *sentence)
        if in_sentence and in_sentence[0].span.start == sentence.start:
            return True
        is_prepared = _PREPARED.search(text, *segment) is not None
        return is_prepared and bool(within(ahead, segment.end, sentence.end))
