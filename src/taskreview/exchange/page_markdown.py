"""A page as Markdown (CommonMark with GitHub's tables), in which user text is only text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from taskreview.comparison.texts import Op, Run
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
from taskreview.printable import printable_lines

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&$@]|:(?=//)|(?<=www)\.")
"""Characters that may begin markup, a link or a reference wherever they stand."""

_AT_BEGINNING = re.compile(r"\A(?:[#+=-]|\d{1,9}[.)](?=\s|\Z))")
"""What begins a heading, a rule, a list where a block begins."""

_LINE_BREAK = re.compile(r" *\n *")


def as_markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of a page."""
    before: Block | None = None
    for block in blocks:
        one_list = isinstance(block, Difference) and isinstance(before, Difference | Facts)
        if before is not None and not one_list:
            yield ""
        yield from _lines(block)
        before = block


def escaped(text: str) -> str:
    """User text for the middle of a line: nothing in it is markup; line breaks are <br>."""
    harmless = _MARKUP.sub(r"\\\g<0>", printable_lines(text).replace("\t", " "))
    return _LINE_BREAK.sub("<br>", harmless)


def escaped_block(text: str) -> str:
    """User text that begins a block: neither a heading nor a list nor code comes of it."""
    line = escaped(text).lstrip()
    match = _AT_BEGINNING.match(line)
    if match is None:
        return line
    return f"{line[: match.end() - 1]}\\{line[match.end() - 1 :]}"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {_not_closing(escaped(text))}"
        case Paragraph(text):
            yield from _hard_lines(text)
        case Facts(pairs):
            for label, text in pairs:
                yield f"- {escaped_block(labelled(label))}{escaped(text)}"
        case Listing(items, ordered):
            for number, (item, points) in enumerate(items, 1):
                sign = f"{number}. " if ordered else "- "
                yield sign + escaped_block(item)
                for point in points:
                    yield f"{' ' * len(sign)}- {escaped_block(point)}"
        case Table(heads, rows, numeric):
            yield _row(heads)
            yield f"|{'|'.join('---:' if at in numeric else '---' for at in range(len(heads)))}|"
            yield from map(_row, rows)
        case Quotation(label, text):
            yield f"**{escaped(label).strip()}**"
            yield ""
            yield from (f"> {line}" for line in _hard_lines(text))
        case Difference(label, runs):
            yield f"- {escaped_block(labelled(label))}{''.join(map(_marked, runs))}"


def _hard_lines(text: str) -> list[str]:
    """Running text with its line breaks, as Markdown has them that also reads well as it stands:
    two blanks at the end of a line."""
    lines = [*filter(None, map(escaped_block, printable_lines(text).split("\n")))]
    return [*(f"{line}  " for line in lines[:-1]), *lines[-1:]] or [""]


def _not_closing(text: str) -> str:
    """A # at the end of a heading would close it."""
    text = text.rstrip()
    return f"{text[:-1]}\\#" if text.endswith("#") else text


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"


def _marked(run: Run) -> str:
    text = escaped(run.text)
    if run.op is Op.SAME:
        return text
    tag = "del" if run.op is Op.REMOVED else "ins"
    return f"<{tag}>{text}</{tag}>"
