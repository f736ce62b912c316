"""Reads a register out of YAML text as a stream of located tasks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from taskreview.document.events import (
    MAX_DEPTH,
    AliasEvent,
    ByteStream,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    read_events,
    start_of,
)
from taskreview.document.interpret import (
    Problem,
    TextPool,
    repeated_keys,
    task_from_mapping,
    task_from_plain_events,
)
from taskreview.document.nodes import (
    Alias,
    Anchors,
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
    key_text,
    resolved,
    scalar_value,
)
from taskreview.errors import MalformedError
from taskreview.i18n import _
from taskreview.model import HEAD_KEYS, HEADINGS, TASKS_KEYS, Head, Task


class Located(NamedTuple):
    """A task and the offset, in characters, at which its mapping begins."""

    task: Task
    offset: int


class Reader:
    """Iterates once over the tasks of a register; `head` and `problems` fill as it goes.

    `shares_values` becomes true when an anchor is met: an edit may then reach other tasks.
    """

    def __init__(self, stream: ByteStream, *, pure: bool = False) -> None:
        self.head = Head()
        self.problems: list[Problem] = []
        self.shares_values = False
        self._events = read_events(stream, pure=pure)
        self._anchors = Anchors()
        self._current: list[Event] | Mapping | Alias | None = None
        self._pool = TextPool()
        self._found = False

    def __iter__(self) -> Iterator[Located]:
        """Yields the tasks in file order.

        Raises MalformedError where the text turns out to be no YAML or no register.
        """
        last = 0
        for event in self._events:
            if isinstance(event, ScalarEvent | AliasEvent | SequenceStartEvent | MappingStartEvent):
                last = start_of(event)
                yield from self._document(event)
                self._anchors.clear()
        if not self._found:
            raise MalformedError(
                _("no list of tasks here; it should stand under “tasks:”"), offset=last
            )

    def _document(self, root: Event) -> Iterator[Located]:
        if self._found:
            self.problems.append(
                Problem(
                    start_of(root),
                    _("a second YAML document; it is kept but not shown"),
                    hides=True,
                )
            )
            self._skip(root)
        elif isinstance(root, SequenceStartEvent):
            yield from self._tasks()
        elif isinstance(root, MappingStartEvent):
            yield from self._members(root)
        elif not (isinstance(root, ScalarEvent) and root.value == ""):
            raise MalformedError(
                _("a text, where a list of tasks should be"), offset=start_of(root)
            )

    def _members(self, root: Event) -> Iterator[Located]:
        """The mapping around the list: the register's head, and the list under one of the keys."""
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = key_text(self._compose(event))
            event = next(self._events)
            named = key in TASKS_KEYS
            if (
                not self._found
                and isinstance(event, SequenceStartEvent)
                and (named or self._begins_with_task())
            ):
                if event.anchor is not None:
                    # What is streamed cannot be kept for the aliases of the whole list.
                    self._anchors[event.anchor] = Sequence(start_of(event), 0, flow=True)
                    self.shares_values = True
                yield from self._tasks()
                continue
            value = self._compose(event)
            if named and self._found:
                self.problems.append(
                    Problem(
                        value.start,
                        _("“{key}” stands below another list; it is kept but not shown").format(
                            key=key
                        ),
                        hides=True,
                    )
                )
            elif named:
                self._found = True
                if not (isinstance(value, Scalar) and scalar_value(value) is None):
                    raise MalformedError(
                        _("“{key}” holds no list of tasks").format(key=key), offset=value.start
                    )
            self._beside(key, value)

    def _compose(self, event: Event) -> Node:
        node = compose(event, self._events, self._anchors)
        self.shares_values |= bool(self._anchors)
        return node

    def _skip(self, root: Event) -> None:
        depth = int(isinstance(root, SequenceStartEvent | MappingStartEvent))
        while depth:
            event = next(self._events)
            depth += isinstance(event, SequenceStartEvent | MappingStartEvent)
            depth -= isinstance(event, SequenceEndEvent | MappingEndEvent)

    def _beside(self, key: str, value: Node) -> None:
        """Takes note of what stands beside the list of tasks."""
        value = resolved(value)
        if key in HEAD_KEYS and isinstance(value, Scalar) and scalar_value(value) is not None:
            setattr(self.head, HEAD_KEYS[key], value.text)

    def _begins_with_task(self) -> bool:
        """Whether the first item of the sequence just begun looks like one.  Consumes nothing.

        Two known headings among its keys will do; a single one has to be its only key.
        """
        first = next(self._events)
        ahead = [first]
        if isinstance(first, MappingStartEvent):
            ahead = _gather(first, self._events)
        self._events = chain(ahead, self._events)
        keys = list(_keys(ahead))
        known = sum(key in HEADINGS for key in keys)
        return known > 0 and known >= min(2, len(keys))

    def current(self) -> Mapping | Alias:
        """The node of the task that was yielded last."""
        if isinstance(self._current, list):
            self._current = self._compose_ahead(self._current)
        assert self._current is not None
        return self._current

    @property
    def anchors(self) -> Anchors:
        """What the anchors stand for that have been met so far in this document."""
        return self._anchors

    def _tasks(self) -> Iterator[Located]:
        self._found = True
        events = self._events
        row = 0
        while type(event := next(events)) is not SequenceEndEvent:
            if type(event) is MappingStartEvent:
                row += 1
                self._current = ahead = _gather(event, events)
                offset = start_of(event)
                task = None
                if event.anchor is None and event.tag is None:
                    task = task_from_plain_events(ahead, row, self._pool)
                if task is None:
                    task = self._unusual_task(self.current(), row)
                yield Located(task, offset)
                continue
            node = self._compose(event)
            if isinstance(node, Scalar) and scalar_value(node) is None:
                self.problems.append(Problem(node.start, _("an empty entry among the tasks")))
                continue
            if not isinstance(node, Alias) or not isinstance(node.target, Mapping):
                raise MalformedError(
                    _("a task should be a mapping of keys to values, and this is not"),
                    offset=node.start,
                )
            row += 1
            self._current = node
            yield Located(self._unusual_task(node, row), node.start)

    def _compose_ahead(self, ahead: list[Event]) -> Mapping:
        iterator = iter(ahead)
        node = compose(next(iterator), iterator, self._anchors)
        assert isinstance(node, Mapping)
        self.shares_values |= bool(self._anchors)
        return node

    def _unusual_task(self, node: Mapping | Alias, row: int) -> Task:
        mapping = resolved(node)
        assert isinstance(mapping, Mapping)
        self.problems.extend(repeated_keys(mapping))
        return task_from_mapping(mapping, row, is_alias=isinstance(node, Alias))


def _keys(events: list[Event]) -> Iterator[str]:
    """The keys of the mapping that these events are, as far as they are scalars."""
    depth = nodes = 0
    for event in events:
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1
            continue
        if depth == 1:
            nodes += 1
            if nodes % 2 and isinstance(event, ScalarEvent):
                yield event.value
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1


def _gather(start: Event, events: Iterator[Event]) -> list[Event]:
    """All events of the collection that `start` begins, itself included."""
    gathered = [start]
    append = gathered.append
    depth = 1
    for event in events:
        append(event)
        kind = type(event)
        if kind is ScalarEvent:
            continue
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            depth += 1
            if depth > MAX_DEPTH:
                raise MalformedError(
                    _("nested deeper than {limit} levels").format(limit=MAX_DEPTH),
                    offset=start_of(event),
                )
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            depth -= 1
            if not depth:
                break
    return gathered
