"""One text of a task, read once: its layout, its figures, its words."""

from __future__ import annotations

from functools import cached_property

from taskreview.review.assessment import Span
from taskreview.review.folding import folded
from taskreview.review.layout import Layout, laid_out
from taskreview.review.mentions import Mention, mentions
from taskreview.review.wording import Wording


class Reading:
    """A text with what is known of it, each part made when it is first asked for."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = folded(raw)

    @cached_property
    def layout(self) -> Layout:
        return laid_out(self.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return mentions(self.text, self.layout)

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.text, (mention.span for mention in self.mentions))

    def slice(self, span: Span) -> str:
        """The passage as it was written."""
        return self.raw[span.start : span.end]
