"""Text in lines for the detail pane, and what a line is."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from taskreview.i18n import _
from taskreview.model import Field
from taskreview.printable import printable_lines
from taskreview.tui.cells import Span, clipped
from taskreview.tui.wrapping import wrap_offsets

if TYPE_CHECKING:  # not needed before the first screen is there
    from taskreview.tui.review_lines import Point

MAX_SHOWN = 20_000
"""Characters of one value that are laid out; the editor and `show` have all of it."""


class Kind(Enum):
    """What a line is, which decides its style."""

    TITLE = auto()
    FACTS = auto()
    HEADING = auto()
    TEXT = auto()
    FIGURES = auto()
    HINT = auto()
    NOTE = auto()
    BLANK = auto()


class Line(NamedTuple):
    """One line of text."""

    kind: Kind
    text: str = ""
    spans: list[Span] = []  # noqa: RUF012 - never changed
    """What was searched for."""
    field: Field | None = None
    """The field that the text is of, and where in it the line begins, in characters."""
    offset: int = 0
    evidence: list[Span] = []  # noqa: RUF012
    """What the selected point is about, and the words in it that tell."""
    words: list[Span] = []  # noqa: RUF012
    margin: int = 0
    """Characters before the text that are not the field's."""
    point: Point | None = None
    """What a click on the line selects."""


def wrapped(
    text: str, width: int, kind: Kind, spans: list[Span] | None = None, field: Field | None = None
) -> Iterator[Line]:
    """The text in lines of at most `width` cells; hostile characters made visible."""
    shown = printable_lines(text[:MAX_SHOWN]).replace("\t", " ")
    start = 0
    for paragraph in shown.split("\n"):
        breaks = wrap_offsets(paragraph, max(width, 2))
        edges = [0, *breaks, len(paragraph)]
        for a, b in pairwise(edges):
            here = clipped(spans, start + a, start + b) if spans else []
            yield Line(kind, paragraph[a:b], here, field, start + a)
        start += len(paragraph) + 1
    if len(text) > MAX_SHOWN:
        note = _("… {count} more characters").format(count=len(text) - MAX_SHOWN)
        yield Line(Kind.NOTE, note, [], field, MAX_SHOWN)
