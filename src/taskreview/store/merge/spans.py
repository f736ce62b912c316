"""Where values end, and where the lines of tasks begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from taskreview.document.nodes import Mapping, Node, Scalar
from taskreview.document.nodes import Sequence as SequenceNode
from taskreview.document.position import line_start
from taskreview.document.reader import Located

_DASH = re.compile(r" *-[ \t]+")
_DASH_ABOVE = re.compile(r"(?:\A|(?<=\n)) *-[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*\Z")
_KEEPS = re.compile(r"[|>][1-9]?\+")
_COLON = re.compile(r"\s*:")


def dash_lines(text: str, located: Sequence[Located]) -> list[int] | None:
    """Where the lines with the dashes of the tasks begin, if all stand at one column."""
    starts: list[int] = []
    column = -1
    above = 0
    for _task, offset in located:
        start = line_start(text, offset)
        if not _DASH.fullmatch(text, start, offset):
            found = _DASH_ABOVE.search(text[above:offset])
            if found is None:
                return None
            start = above + found.start()
        here = text.index("-", start) - start
        if column not in (-1, here):
            return None
        column = here
        starts.append(start)
        above = offset
    return starts


def keeps_empty_lines(source: str) -> bool:
    """Whether a block scalar may stand here to which the empty lines below belong."""
    return _KEEPS.search(source) is not None


def value_end(text: str, key: Node, value: Node) -> int:
    """Where a value's own characters end, before any comment or empty line behind it."""
    if isinstance(value, Scalar) and value.start == value.end:
        colon = _COLON.match(text, key.end)
        return colon.end() if colon else key.end
    return content_end(text, value)


def content_end(text: str, node: Node) -> int:
    """Where the last character of a node is that is no comment and no empty line."""
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        source = text[node.start : node.end]
        keeps = keeps_empty_lines(source.partition("\n")[0])
        return node.start + len(source.rstrip(" \t") if keeps else source.rstrip())
    if isinstance(node, SequenceNode) and not node.flow and node.items:
        return content_end(text, node.items[-1])
    if isinstance(node, Mapping) and not node.flow and node.pairs:
        return value_end(text, *node.pairs[-1])
    return node.end


def line_end(text: str, at: int) -> int:
    """Where the line of `at` ends, its line break included; `at` itself where a line begins."""
    if at and text[at - 1] == "\n":
        return at
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)
