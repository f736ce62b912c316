"""A register's text cut into its tasks, and a task's into its entries, every character kept.

A list of tasks and a mapping of entries are the same kind of thing: elements in a row, something
before each (a comma, a comment, an empty line), something before all and behind all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from taskreview.document.nodes import Alias, Mapping, Node, Scalar, key_text, plain_data
from taskreview.document.position import line_start
from taskreview.document.proof import mapping_at
from taskreview.document.reader import Located
from taskreview.document.sharing import places
from taskreview.errors import MalformedError
from taskreview.model import HEADINGS
from taskreview.store.merge.rereading import Reading, read_again, read_whole
from taskreview.store.merge.spans import keeps_empty_lines, line_end, value_end

Name: TypeAlias = tuple[str, int]
"""A key of a task, known headings by their field, and how many equal ones stand above it."""

_BETWEEN = re.compile(r"(?:[\s,]|(?<=[\s,])#[^\n]*\n)*\Z")
_REMARK = re.compile(r"[ \t]+(?:#.*)?\Z")


@dataclass(frozen=True, slots=True)
class Element:
    """A task or an entry.  `text` lacks the indentation of its first line.

    `lead` is what stands before it; None where nothing can, because it is the first.
    `start` and `end` are its place in the whole text.
    """

    lead: str | None
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry(Element):
    """A key and its value.  `text` is `before`, `value`, `remark`, `body` and `after`.

    Only a block scalar has a `body`; `remark` is the comment on the line of its `|`, which is
    its `value`.  `data` is what the value means.
    """

    key: str = ""
    before: str = ""
    value: str = ""
    remark: str = ""
    body: str = ""
    after: str = ""
    data: str = ""

    @property
    def has_remarks_inside(self) -> bool:
        """Whether there may be comments within the value."""
        return self.data[:1] in ("[", "{") and "#" in self.value


@dataclass(slots=True)
class Series:
    """Elements in a row.  Block elements begin at `column` of lines of their own."""

    opening: str
    closing: str
    column: int
    flow: bool
    elements: Sequence[Element] = ()

    @property
    def inline(self) -> bool:
        """Whether the first element stands on the line where the opening ends."""
        return self.flow or not (self.opening == "" or self.opening.endswith("\n"))

    def usual_lead(self) -> str:
        """What to put before an element that had nothing before it."""
        leads = Counter(each.lead for each in self.elements if each.lead is not None)
        for lead, _count in leads.most_common():
            if not lead.strip(" \t\n,") and (not self.flow or "," in lead):
                return lead
        return ", " if self.flow else ""

    def shifted(self, column: int) -> Series:
        """The same elements at another column."""
        if self.flow or column == self.column:
            return self
        by = column - self.column
        return replace(self, column=column, elements=[_shifted(each, by) for each in self.elements])


class Register:
    """A text that reads as a register: its tasks, and its layout if it can be cut."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.located = reading.located
        self.head = reading.head

    @cached_property
    def series(self) -> Series | None:
        """The tasks in a row; None where they cannot be cut or there are none."""
        return _series(self.reading)

    def entries(self, index: int) -> Series | None:
        """The entries of a task; None where they cannot be cut."""
        assert self.series is not None
        element = self.series.elements[index]
        node = _node_at(self.text, self.located[index].offset)
        if not isinstance(node, Mapping) or not node.pairs:
            return None
        if node.flow:
            return _flow_entries(self.text, element, node)
        return _block_entries(self.text, element, node)


def read_register(text: str, like: Register | None = None) -> Register:
    """Reads a text without a byte order mark; `like` is a version of it that was read before.

    Raises MalformedError where it is no register.
    """
    return Register(read_again(text, like.reading) if like else read_whole(text))


def _series(reading: Reading) -> Series | None:
    if not reading.located:
        return None
    if reading.starts is None:
        return _flow_items(reading.text, reading.located, reading.end)
    return _block_items(reading.text, reading.starts, reading.end)


def _block_items(text: str, starts: Sequence[int], end: int) -> Series:
    column = text.index("-", starts[0]) - starts[0]
    elements: list[Element] = []
    head = _head_end(text, starts[0], column)
    lead = text[head : starts[0]] or None
    for start, stop in pairwise([*starts, line_end(text, end)]):
        own = stop if start == starts[-1] else _own_end(text, start, stop, column)
        elements.append(Element(lead, text[start + column : own], start + column, own))
        lead = text[own:stop]
    return Series(text[:head], text[elements[-1].end :], column, False, elements)


def _head_end(text: str, first: int, column: int) -> int:
    """Where the head ends and the comment of the first task begins.

    At the top of the file a comment is the file's own, up to the last empty line.
    """
    start = _own_end(text, 0, first, column)
    if not text[:start].replace("---", "").strip():
        start = text.rfind("\n\n", 0, first)
        if not text[: max(start, 0)].strip("-\n "):
            return first
    comment = text.find("#", start, first)
    return first if comment < 0 else text.rfind("\n", 0, comment) + 1


def _own_end(text: str, start: int, stop: int, column: int) -> int:
    """Where a task ends and what stands before the next one begins: empty lines, and comments
    that are not indented as the task is."""
    region = text[start:stop]
    keeps = keeps_empty_lines(region)
    own = end = len(region)
    while end > 0:
        begin = region.rfind("\n", 0, end - 1) + 1
        line = region[begin:end]
        words = line.strip()
        is_comment = words.startswith("#") and len(line) - len(line.lstrip(" ")) <= column
        if words and not is_comment:
            break
        if is_comment or not keeps:
            own = begin
        end = begin
    return start + own


def _flow_items(text: str, located: Sequence[Located], end: int) -> Series | None:
    elements: list[Element] = []
    lead: str | None = None
    for at, (_task, offset) in enumerate(located):
        own = end
        if at + 1 < len(located):
            following = located[at + 1].offset
            between = _BETWEEN.search(text, offset, following)
            if between is None or "," not in between[0]:
                return None
            own = between.start()
        elements.append(Element(lead, text[offset:own], offset, own))
        if at + 1 < len(located):
            lead = text[own : located[at + 1].offset]
    return Series(text[: located[0].offset], text[end:], 0, True, elements)


def _node_at(text: str, offset: int) -> Mapping | Alias | None:
    try:
        return mapping_at(text, offset)
    except MalformedError:
        found = places(text, {offset}).get(offset)
        return found.node if found else None


def _flow_entries(text: str, element: Element, node: Mapping) -> Series | None:
    entries: list[Entry] = []
    at = node.pairs[0][0].start
    opening = text[element.start : at]
    lead: str | None = None
    for key, value in node.pairs:
        if key.start < at:
            return None
        if entries:
            lead = text[at : key.start]
        end = max(value_end(text, key, value), key.end)
        entries.append(_entry(text, lead, key, value, end, end))
        at = end
    return Series(opening, text[at : element.end], 0, True, entries)


def _block_entries(text: str, element: Element, node: Mapping) -> Series | None:
    first = node.pairs[0][0].start
    column = first - line_start(text, first)
    entries: list[Entry] = []
    lead: str | None = None
    at = first
    for number, (key, value) in enumerate(node.pairs):
        if number:
            start = line_start(text, key.start)
            if key.start - start != column or text[start : key.start].strip(" ") or start < at:
                return None
            lead = text[at:start]
        end = value_end(text, key, value)
        stop = min(line_end(text, end), element.end)
        if stop < end:
            return None
        entries.append(_entry(text, lead, key, value, end, stop))
        at = stop
    opening = text[element.start : first]
    if opening.rstrip(" ").endswith("\n"):
        opening = opening.rstrip(" ")
    return Series(opening, text[at : element.end], column, False, entries)


def _entry(text: str, lead: str | None, key: Node, value: Node, end: int, stop: int) -> Entry:
    start = min(max(value.start, key.end), end)
    header = remark = end
    if isinstance(value, Scalar) and value.style in ("|", ">"):
        remark = text.find("\n", start, end)
        remark = end if remark < 0 else remark
        found = _REMARK.search(text, start, remark)
        header = found.start() if found else remark
    return Entry(
        lead,
        text[key.start : stop],
        key.start,
        stop,
        key_text(key),
        text[key.start : start],
        text[start:header],
        text[header:remark],
        text[remark:end],
        text[end:stop],
        repr(plain_data(value)),
    )


def named(series: Series) -> dict[Name, Entry]:
    """The entries of a task by their names, in order."""
    seen: Counter[str] = Counter()
    found: dict[Name, Entry] = {}
    for entry in series.elements:
        assert isinstance(entry, Entry)
        name = HEADINGS.get(entry.key.strip(), entry.key)
        found[name, seen[name]] = entry
        seen[name] += 1
    return found


def _shifted(element: Element, by: int) -> Element:
    if isinstance(element, Entry):
        before, value, body, after = (
            shifted(part, by)
            for part in (element.before, element.value, element.body, element.after)
        )
        text = before + value + element.remark + body + after
        return replace(element, text=text, before=before, value=value, body=body, after=after)
    return replace(element, text=shifted(element.text, by))


def shifted(text: str, by: int) -> str:
    """The text with its lines, but for the first, indented by so much more or less.

    Where a line cannot be indented less, nothing is: the proof will tell.
    """
    first, *lines = text.split("\n")
    moved = [first]
    for line in lines:
        if not line.strip():
            moved.append(line)
        elif by >= 0:
            moved.append(" " * by + line)
        elif line.startswith(" " * -by):
            moved.append(line[-by:])
        else:
            return text
    return "\n".join(moved)
