"""Sentences of a progress that are copied from the content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taskreview.review.assessment import Span
from taskreview.review.reading import Reading

_SHORTEST = 12
"""Characters without blanks; shorter ones come about by themselves."""
_BLANKS = re.compile(r"\s+")


def without_blanks(text: str) -> str:
    """The text with nothing between its characters, as copies are compared."""
    return _BLANKS.sub("", text)


def copied_sentences(content: Reading, progress: Reading) -> Iterator[Span]:
    """The sentences of a progress that stand in the content, blanks aside."""
    whole = without_blanks(content.text)
    for sentence in progress.layout.sentences:
        text = without_blanks(progress.text[slice(*sentence.span)])
        if len(text) >= _SHORTEST and text in whole:
            yield sentence.span
