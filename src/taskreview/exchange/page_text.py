"""A page as plain text, in columns that stand even where Chinese characters take two cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from taskreview.comparison.texts import Op, Run
from taskreview.exchange.cells import padded, width, wrapped
from taskreview.exchange.page import (
    Block,
    Difference,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Table,
)
from taskreview.labels import labelled
from taskreview.printable import printable, printable_lines

_INDENT = "  "
_GAP = "  "
_WIDEST_COLUMN = 40
_LEAST_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands before and after a removed and an added run, and a heading."""

    removed: tuple[str, str] = ("[-", "-]")
    added: tuple[str, str] = ("{+", "+}")
    heading: tuple[str, str] = ("", "")


PLAIN = Marks()
"""The signs of `wdiff` and `git diff --word-diff`."""

COLOURED = Marks(("\x1b[31m[-", "-]\x1b[0m"), ("\x1b[32m{+", "+}\x1b[0m"), ("\x1b[1m", "\x1b[0m"))
"""The same signs in colour, for a terminal that has any."""


def as_text(
    blocks: Iterable[Block], *, columns: int | None = None, marks: Marks = PLAIN
) -> Iterator[str]:
    """The lines of a page; no longer than `columns` cells where lines can be broken."""
    before: Block | None = None
    for block in blocks:
        if before is not None and not _stands_close(before, block):
            yield ""
        yield from _lines(block, columns, marks)
        before = block


def _stands_close(before: Block, block: Block) -> bool:
    """Whether there is no empty line between two blocks."""
    if isinstance(before, Heading):
        return before.level >= 3 or isinstance(block, Facts)
    return isinstance(before, Facts | Difference) and isinstance(block, Difference)


def _lines(block: Block, columns: int | None, marks: Marks) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield from _heading(level, printable(text), marks)
        case Paragraph(text):
            yield from _filled(text, columns)
        case Facts(pairs):
            for label, text in pairs:
                yield from _filled(labelled(label, text), columns)
        case Listing(items, ordered):
            yield from _listing(items, ordered, columns)
        case Table():
            yield from _table(block)
        case Quotation(label, text):
            yield printable(labelled(label)).rstrip()
            yield from _filled(text, columns, _INDENT)
        case Difference(label, runs):
            yield from _difference(label, runs, marks)


def _heading(level: int, text: str, marks: Marks) -> Iterator[str]:
    begin, end = marks.heading
    yield f"{begin}{text}{end}"
    if level < 3:
        yield ("=" if level == 1 else "-") * width(text)


def _filled(
    text: str, columns: int | None, indent: str = "", first: str | None = None
) -> Iterator[str]:
    """Running text behind an indent; `first` is that of the first line."""
    lead = indent if first is None else first
    for paragraph in printable_lines(text).replace("\t", " ").split("\n"):
        lines = [paragraph]
        if columns is not None:
            lines = wrapped(paragraph, max(columns - width(indent), _LEAST_WIDTH))
        for line in lines:
            yield (lead + line).rstrip()
            lead = indent


def _listing(
    items: tuple[tuple[str, tuple[str, ...]], ...], ordered: bool, columns: int | None
) -> Iterator[str]:
    for number, (item, points) in enumerate(items, 1):
        sign = f"{number}. " if ordered else "- "
        yield from _filled(item, columns, " " * len(sign), sign)
        for point in points:
            indent = " " * len(sign)
            yield from _filled(point, columns, indent + "  ", indent + "· ")


def _table(table: Table) -> Iterator[str]:
    rows = [tuple(map(printable, row)) for row in (table.heads, *table.rows)]
    widths = [min(max(map(width, column)), _WIDEST_COLUMN) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * cells for cells in widths))
    for row in rows:
        cells = [
            _flush_right(text, widths[at]) if at in table.numeric else padded(text, widths[at])
            for at, text in enumerate(row)
        ]
        yield _GAP.join(cells).rstrip()


def _flush_right(text: str, cells: int) -> str:
    return " " * (cells - width(text)) + padded(text, min(width(text), cells))


def _difference(label: str, runs: tuple[Run, ...], marks: Marks) -> Iterator[str]:
    text = "".join(_marked(run, marks) for run in runs)
    begin = _INDENT + printable(labelled(label))
    if "\n" not in text:
        yield begin + text
        return
    yield begin.rstrip()
    for line in text.split("\n"):
        yield (_INDENT * 2 + line).rstrip()


def _marked(run: Run, marks: Marks) -> str:
    text = printable_lines(run.text).replace("\t", " ")
    if run.op is Op.SAME:
        return text
    begin, end = marks.removed if run.op is Op.REMOVED else marks.added
    return f"{begin}{text}{end}"
