"""Located YAML nodes, composed from events; nothing is constructed, a scalar stays its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from taskreview.document.events import (
    MAX_DEPTH,
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    end_of,
    start_of,
)
from taskreview.errors import MalformedError
from taskreview.i18n import _
from taskreview.model import Json

MAX_WEIGHT = 100_000
"""Nodes that aliases may add to what the text itself holds; more is an alias bomb."""

_NODES_PER_CHARACTER = 2
"""What aliases may add over a whole document, beyond MAX_WEIGHT, for each character of it."""


@dataclass(slots=True, eq=False)
class Scalar:
    """A scalar.  `start` and `end` span its properties and its source text, in characters."""

    start: int
    end: int
    text: str
    style: str | None
    plain: bool
    tag: str | None = None
    anchor: str | None = None
    weight: int = 1
    height: int = 0


@dataclass(slots=True, eq=False)
class Sequence:
    """A sequence.  `end` of a block sequence lies behind the comments that follow it."""

    start: int
    end: int
    flow: bool
    items: list[Node] = field(default_factory=list)
    tag: str | None = None
    anchor: str | None = None
    weight: int = 1
    height: int = 1


@dataclass(slots=True, eq=False)
class Mapping:
    """A mapping, its pairs in source order, equal keys and merge keys still in it."""

    start: int
    end: int
    flow: bool
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    tag: str | None = None
    anchor: str | None = None
    weight: int = 1
    height: int = 1


@dataclass(slots=True, eq=False)
class Alias:
    """An alias; `target` stands elsewhere and has offsets of its own place."""

    start: int
    end: int
    name: str
    target: Scalar | Sequence | Mapping
    weight: int = 1
    height: int = 0


Node: TypeAlias = Scalar | Sequence | Mapping | Alias
"""`weight` counts a node and all in it, `height` its levels, both with aliases written out."""


class Anchors(dict[str, Scalar | Sequence | Mapping]):
    """What the anchors of a document stand for so far; counts what their aliases add to it."""

    added = 0

    def alias(self, event: AliasEvent, depth: int) -> Alias:
        """The node of an alias; refuses it where it is unknown or one too many."""
        start, name = start_of(event), event.anchor or ""
        target = self.get(name)
        if target is None:
            raise MalformedError(
                _("*{name} refers to an anchor that is not defined above it").format(name=name),
                offset=start,
            )
        if depth + target.height > MAX_DEPTH:
            raise _too_deep(start)
        self.added += target.weight
        if self.added > MAX_WEIGHT + _NODES_PER_CHARACTER * start:
            raise _too_heavy(start)
        return Alias(start, end_of(event), name, target, target.weight, target.height)


def _too_deep(offset: int) -> MalformedError:
    return MalformedError(
        _("nested deeper than {limit} levels").format(limit=MAX_DEPTH), offset=offset
    )


def _too_heavy(offset: int) -> MalformedError:
    return MalformedError(
        _("aliases make this larger than {limit} values").format(limit=MAX_WEIGHT), offset=offset
    )


def resolved(node: Node) -> Scalar | Sequence | Mapping:
    """The node itself, or what an alias stands for."""
    return node.target if isinstance(node, Alias) else node


def shifted(node: Mapping, by: int) -> Mapping:
    """The same mapping with every offset in it moved by a number of characters, in place."""
    waiting: list[Node] = [node]
    while waiting:
        part = waiting.pop()
        part.start += by
        part.end += by
        if isinstance(part, Sequence):
            waiting += part.items
        elif isinstance(part, Mapping):
            waiting += [inner for pair in part.pairs for inner in pair]
    return node


def compose(event: Event, events: Iterator[Event], anchors: Anchors, depth: int = 1) -> Node:
    """The node that begins with `event`; the rest of it is taken from `events`.

    Raises MalformedError for an unknown alias, too deep nesting and alias bombs.
    """
    start = start_of(event)
    if isinstance(event, AliasEvent):
        return anchors.alias(event, depth)
    node: Scalar | Sequence | Mapping
    if isinstance(event, ScalarEvent):
        node = Scalar(
            start,
            end_of(event),
            event.value,
            event.style,
            event.implicit[0] and event.tag is None,
            event.tag,
            event.anchor,
        )
    else:
        if depth > MAX_DEPTH:
            raise _too_deep(start)
        if isinstance(event, SequenceStartEvent):
            node = Sequence(start, start, bool(event.flow_style), [], event.tag, event.anchor)
            while not isinstance(event := next(events), SequenceEndEvent):
                item = compose(event, events, anchors, depth + 1)
                node.items.append(item)
                node.weight += item.weight
                node.height = max(node.height, item.height + 1)
        elif isinstance(event, MappingStartEvent):
            node = Mapping(start, start, bool(event.flow_style), [], event.tag, event.anchor)
            while not isinstance(event := next(events), MappingEndEvent):
                key = compose(event, events, anchors, depth + 1)
                value = compose(next(events), events, anchors, depth + 1)
                node.pairs.append((key, value))
                node.weight += key.weight + value.weight
                node.height = max(node.height, key.height + 1, value.height + 1)
        else:
            raise TypeError(event)
        node.end = end_of(event)
        if node.weight > MAX_WEIGHT + node.end - start:
            raise _too_heavy(start)
    if event_anchor := node.anchor:
        anchors[event_anchor] = node
    return node


# The plain texts that YAML 1.2 (core schema) reads as something other than a text.
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
# Patterns are compiled when the first such text is met: the first paint does not wait for them.
_INTEGER = r"[-+]?(?:0|[1-9][0-9]{0,17})"
_FLOAT = r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]{1,2})?"


def plain_value(text: str) -> None | bool | int | float | str:
    """What an untagged plain scalar means; texts that only look like numbers stay texts."""
    if text in NULLS:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if re.fullmatch(_INTEGER, text):
        return int(text)
    if re.fullmatch(_FLOAT, text) and len(text) < 40:
        return float(text)
    return text


def scalar_value(node: Scalar) -> None | bool | int | float | str:
    """The scalar as plain data.  A tag is never acted on: its scalar is its text."""
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return plain_value(node.text) if node.plain else node.text


def plain_data(node: Node) -> Json:
    """The node as plain data; of equal keys the last one counts."""
    node = resolved(node)
    if isinstance(node, Scalar):
        return scalar_value(node)
    if isinstance(node, Sequence):
        return [plain_data(item) for item in node.items]
    return {key_text(key): plain_data(value) for key, value in node.pairs}


def key_text(key: Node) -> str:
    """A mapping's key as a text."""
    key = resolved(key)
    return key.text if isinstance(key, Scalar) else _("(a key of several values)")
