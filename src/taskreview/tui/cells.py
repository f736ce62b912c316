"""Text as segments that fill a given number of terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style

from taskreview.printable import printable

Span = tuple[int, int]
"""Start and end of a highlighted stretch, in characters."""

_ELLIPSIS = "…"
_MOST_PER_CELL = 4
"""Characters, combining ones included, that are drawn for one cell."""


def fit(text: str, width: int) -> tuple[str, int]:
    """As much of one line of text as fits in `width` cells, … where it was cut, and its cells."""
    shown = text[: width * _MOST_PER_CELL]
    used = cell_len(shown)
    if used <= width and len(shown) == len(text):
        return text, used
    used = 0
    for at, character in enumerate(shown):
        used += get_character_cell_size(character)
        if used > width - 1:
            shown = shown[:at]
            break
    while (used := cell_len(shown)) > width - 1:  # joined characters may take more than each alone
        shown = shown[:-1]
    return shown + _ELLIPSIS, used + 1


def segments(
    text: str, style: Style, spans: Iterable[Span] = (), mark: Style | None = None
) -> list[Segment]:
    """The text in one style, its spans in another.  Spans are ascending and apart."""
    out: list[Segment] = []
    at = 0
    for start, end in spans:
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if start > at:
            out.append(Segment(text[at:start], style))
        out.append(Segment(text[start:end], style + mark if mark else style))
        at = end
    if at < len(text):
        out.append(Segment(text[at:], style))
    return out


def layered(
    text: str, style: Style, layers: Sequence[tuple[Sequence[Span], Style]]
) -> list[Segment]:
    """The text in one style, with the spans of each layer, ascending and apart, laid over it."""
    edges = {0, len(text)}
    for spans, _mark in layers:
        edges.update(min(max(edge, 0), len(text)) for span in spans for edge in span)
    out: list[Segment] = []
    for start, end in pairwise(sorted(edges)):
        here = style
        for spans, mark in layers:
            if any(a <= start < b for a, b in spans):
                here += mark
        out.append(Segment(text[start:end], here))
    return out


def column(
    text: str,
    width: int,
    style: Style,
    spans: Iterable[Span] = (),
    mark: Style | None = None,
) -> list[Segment]:
    """One line of user text made safe, cut or padded to exactly `width` cells."""
    if width <= 0:
        return []
    shown, used = fit(printable(text), width)
    out = segments(shown, style, spans, mark)
    if len(out) > 1:  # characters that were joined may take other room apart
        return Segment.adjust_line_length(out, width, style)
    if used < width:
        out.append(Segment(" " * (width - used), style))
    return out


def clipped(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of the spans that lie within a stretch, counted from its start."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
