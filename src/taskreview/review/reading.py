"""One text of a task, read once: its layout, its figures, its words."""

from __future__ import annotations

from functools import cached_property

from taskreview.review.ahead import Ahead, words_ahead
from taskreview.review.assessment import Span
from taskreview.review.folding import folded
from taskreview.review.layout import Layout, laid_out
from taskreview.review.mentions import Mention, mentions
from taskreview.review.wording import Wording

LONGEST = 10_000
"""Characters that are read of a text, ten times what people write; no text takes long."""

_LONGEST_HEADING = 16
"""Characters of a sentence that names what its item is about."""


class Reading:
    """A text with what is known of it, each part made when it is first asked for."""

    def __init__(self, raw: str) -> None:
        self.is_cut = len(raw) > LONGEST
        """Whether the text goes on behind what is read of it."""
        self.raw = raw[:LONGEST]
        self.text = folded(self.raw)

    @cached_property
    def layout(self) -> Layout:
        """Its items and sentences."""
        return laid_out(self.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Its figures, in order."""
        return mentions(self.text, self.layout, self.ahead)

    @cached_property
    def headings(self) -> dict[Span, Span]:
        """For each numbered item that begins with one its heading: 一是户厕改造。已完工…."""
        with_figures = {mention.sentence for mention in self.mentions}
        numbered = [item for item in self.layout.items if item.mark and len(item.sentences) > 1]
        return {
            item.span: first
            for item in numbered
            if (first := item.sentences[0].span) not in with_figures
            and first.end - first.start <= _LONGEST_HEADING
        }

    @cached_property
    def ahead(self) -> tuple[Ahead, ...]:
        """Its words that say that something is still to come, in order."""
        return words_ahead(self.text, self.layout)

    @cached_property
    def wording(self) -> Wording:
        """Its words."""
        return Wording(self.text, (mention.span for mention in self.mentions))

    def slice(self, span: Span) -> str:
        """The passage as it was written."""
        return self.raw[span.start : span.end]
