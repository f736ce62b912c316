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
