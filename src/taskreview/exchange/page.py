"""What a printed page consists of, whether it becomes plain text or Markdown.

All texts are raw: whoever renders a page makes them harmless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from taskreview.comparison.texts import Op, Run


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's own."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; its line breaks are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short statements, each a label and what is to be said, one a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Points, one under the other; each may have points of its own."""

    items: tuple[tuple[str, tuple[str, ...]], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; `numeric` names the columns, from 0, that are flush right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody else's words under a label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A text with what went and what came, under a label."""

    label: str
    runs: tuple[Run, ...]


Block: TypeAlias = Heading | Paragraph | Facts | Listing | Table | Quotation | Difference

_CONTEXT = 24
"""Characters that are shown on either side of a change."""

_ELLIPSIS = "……"


def in_extract(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without most of what stayed the same: some characters around each change."""
    every = [*runs]
    for at, run in enumerate(every):
        before = _CONTEXT if at else 0
        after = _CONTEXT if at < len(every) - 1 else 0
        if run.op is Op.SAME and len(run.text) > before + after + _CONTEXT:
            left_out = run.text[before : len(run.text) - after]
            sign = "\n" + _ELLIPSIS + "\n" if "\n" in left_out else _ELLIPSIS
            run = Run(Op.SAME, run.text[:before] + sign + run.text[len(run.text) - after :])
        yield run
