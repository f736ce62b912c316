"""Reads a version of a register quickly when another version of it has been read before.

What is the same text from the dash of one task to the dash of the next means the same task, as
long as the parser arrives at the first dash in the same state.  So only what differs is parsed,
behind the text's own head and with the next known task behind it: where that one is met again,
the parser is where it was in the other version.  Anchors would carry further; with them the text
is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from taskreview.document.events import TextStream
from taskreview.document.reader import Located, Reader
from taskreview.errors import MalformedError
from taskreview.model import Head
from taskreview.store.merge.spans import content_end, dash_lines

_WORTH = 200
"""Tasks from which on this is worth its while."""


@dataclass(frozen=True)
class Reading:
    """A text and what was read.  `end` is where the last task ends, without comments and empty
    lines behind it."""

    text: str
    located: Sequence[Located]
    head: Head
    end: int

    @cached_property
    def starts(self) -> list[int] | None:
        """Where the lines with the dashes of the tasks begin, if all stand at one column."""
        return dash_lines(self.text, self.located)

    @cached_property
    def pieces(self) -> dict[str, int]:
        """The texts from dash to dash, and which task each is."""
        bounds = pairwise(self.starts or ())
        return {self.text[start:end]: index for index, (start, end) in enumerate(bounds)}


def read_whole(text: str) -> Reading:
    """Reads a text without a byte order mark.  Raises MalformedError."""
    reader = Reader(TextStream(text))
    located = list(reader)
    end = content_end(text, reader.current()) if located else len(text)
    return Reading(text, located, reader.head, end)


def read_again(text: str, known: Reading) -> Reading:
    """Reads a text that may have much in common with one that was read before.

    Raises MalformedError as `read_whole` does.
    """
    if len(known.located) >= _WORTH and "&" not in text and "&" not in known.text:
        cut = _cut(text, known)
        reading = _assembled(text, known, cut) if cut else None
        if reading is not None:
            return reading
    return read_whole(text)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut at what may be the dashes of tasks: `bounds`, and which known task each piece
    is.  `starts` is where the known ones begin in their text, `head` where the tasks do."""

    starts: list[int]
    head: int
    bounds: list[int]
    which: list[int | None]


def _cut(text: str, known: Reading) -> _Cut | None:
    """The cut; None where the texts have too little in common."""
    starts = known.starts
    if starts is None or not text.startswith(known.text[: starts[0]]):
        return None
    head = starts[0]
    column = known.text.index("-", head) - head
    dash = re.compile(rf"^ {{{column}}}-(?=[ \t\n])", re.MULTILINE)
    bounds = [match.start() for match in dash.finditer(text, head)]
    ending = known.text[starts[-1] :]
    last = len(text) - len(ending)
    is_known_to_the_end = text.endswith(ending) and last in bounds[1:]
    if is_known_to_the_end:
        del bounds[bounds.index(last) + 1 :]
    if not bounds or bounds[0] != head:
        return None
    bounds.append(len(text))
    which = [known.pieces.get(text[a:b]) for a, b in pairwise(bounds)]
    if which[0] != 0:
        which[0] = None  # the first task may be what makes the list one of tasks
    which[-1] = len(starts) - 1 if is_known_to_the_end else None
    pieces = zip(pairwise(bounds), which, strict=True)
    unknown = sum(b - a for (a, b), index in pieces if index is None)
    return None if unknown * 2 > len(text) else _Cut(starts, head, bounds, which)


def _assembled(text: str, known: Reading, cut: _Cut) -> Reading | None:
    """The reading; None where the parser comes out of what differs in another state."""
    located: list[Located] = []
    head, end = known.head, known.end - cut.starts[-1] + cut.bounds[-2]
    at, count = 0, len(cut.which)
    while at < count:
        index = cut.which[at]
        if index is not None:
            located.append(_known(known, cut, index, at))
            at += 1
            continue
        start = cut.bounds[at]
        while at < count and cut.which[at] is None:
            at += 1
        stop = cut.bounds[min(at + 1, count)]
        piece = text[: cut.head] + text[start:stop]
        shift = start - cut.head
        reader = Reader(TextStream(piece))
        try:
            found = [Located(task, offset + shift) for task, offset in reader]
        except MalformedError:
            return None
        if reader.shares_values or not found:
            return None
        if at == count:
            head, end = reader.head, content_end(piece, reader.current()) + shift
        else:
            index = cut.which[at]
            assert index is not None
            if found.pop().offset != _known(known, cut, index, at).offset:
                return None
        located += found
    rows = [
        each if each.task.row == row else Located(replace(each.task, row=row), each.offset)
        for row, each in enumerate(located, 1)
    ]
    return Reading(text, rows, head, end)


def _known(known: Reading, cut: _Cut, index: int, at: int) -> Located:
    """A known task, where it is now."""
    task, offset = known.located[index]
    return Located(task, offset - cut.starts[index] + cut.bounds[at])
