"""Text as segments that fill a given number of terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style

from taskreview.printable import printable

Span = tuple[int, int]
"""Start and end of a highlighted stretch, in characters."""

_ELLIPSIS = "…"


def fit(text: str, width: int) -> tuple[str, int]:
    """As much of one line of text as fits in `width` cells, … where it was cut, and its cells."""
    total = cell_len(text) if len(text) <= width else width + 1
    if total <= width:
        return text, total
    used = 0
    for at, character in enumerate(text):
        size = get_character_cell_size(character)
        if used + size > width - 1:
            return text[:at] + _ELLIPSIS, used + 1
        used += size
    return text, used


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
    if used < width:
        out.append(Segment(" " * (width - used), style))
    return out


def clipped(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of the spans that lie within a stretch, counted from its start."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
