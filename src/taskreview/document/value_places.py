"""Where the characters of a task's values stand in the YAML text."""

from __future__ import annotations

import re

from taskreview.document.interpret import Entry, entries
from taskreview.document.lines import Lines
from taskreview.document.nodes import Scalar
from taskreview.document.proof import mapping_at
from taskreview.errors import MalformedError, Position
from taskreview.model import Field

_LINE_BREAK = re.compile(r"\r\n?|\n")
_LITERAL = "|"
_QUOTES = ("'", '"')


class ValuePlaces:
    """Lines and columns of characters within the values of the tasks of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._task = -1
        self._entries: dict[Field | str, Entry] = {}

    def position(self, task: int, field: Field, place: int) -> Position:
        """Where the character at `place` of a field's value stands; `task` is the task's offset.

        Where that cannot be told (escapes, folded lines, a value of another place), it is where
        the value begins; of a value that is not there, where the task begins.
        """
        entry = self._read(task).get(field)
        if entry is None or entry.inherited:
            return self._lines.position(task)
        value = entry.value
        if isinstance(value, Scalar):
            return self._lines.position(_offset_in(self._text, value, place))
        return self._lines.position(value.start)

    def _read(self, task: int) -> dict[Field | str, Entry]:
        if task != self._task:
            try:
                self._entries = entries(mapping_at(self._text, task))
            except MalformedError:  # it leans on something further up
                self._entries = {}
            self._task = task
        return self._entries


def _offset_in(text: str, value: Scalar, place: int) -> int:
    """The offset of a character of the value; of its beginning where that is not certain."""
    source = text[value.start : value.end]
    if source == value.text:
        return value.start + place
    if source.startswith(_QUOTES) and source[1:-1] == value.text:
        return value.start + 1 + place
    if value.style == _LITERAL and source.startswith(_LITERAL):
        return value.start + _place_in_literal(source, value.text, place)
    return value.start


def _place_in_literal(source: str, value: str, place: int) -> int:
    """The same within a block literal, whose lines stand indented below its head; 0 if unsure."""
    line = value.count("\n", 0, place)
    column = place - (value.rfind("\n", 0, place) + 1)
    starts = [match.end() for match in _LINE_BREAK.finditer(source)]
    if line >= len(starts):
        return 0
    start = starts[line]
    end = starts[line + 1] if line + 1 < len(starts) else len(source)
    written = source[start:end].rstrip("\r\n")
    wanted = value.split("\n", line + 1)[line]
    indentation = len(written) - len(wanted)
    if not written.endswith(wanted) or written[:indentation].strip(" "):
        return 0
    return start + indentation + column
