"""What a YAML mapping means as a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from taskreview.document.events import (
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from taskreview.document.nodes import (
    NULLS,
    Mapping,
    Node,
    Scalar,
    Sequence,
    key_text,
    plain_data,
    plain_value,
    resolved,
    scalar_value,
)
from taskreview.document.reviews import (
    REVIEW_HEADINGS,
    is_open,
    read_review,
    review_from_plain_events,
    unknown_pairs,
)
from taskreview.i18n import _
from taskreview.model import COLUMNS, HEADINGS, Field, Json, Review, Task
from taskreview.unit_roles import divided_at_roles

_UNIT_SEPARATOR = re.compile(r"[、，,；;\n\r]+")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_BRACKETS_WITHIN_BRACKETS = 3
"""Nobody nests them deeper in a name."""
_CANONICAL_INTEGER = re.compile(r"0|[1-9][0-9]{0,17}")


class Problem(NamedTuple):
    """Something in the text that a reader should know of: where (in characters) and what, and
    whether it is about something that might be taken for tasks and is not shown."""

    offset: int
    message: str
    hides: bool = False


class Entry(NamedTuple):
    """One key of a task with its value; `inherited` when it came through a merge key."""

    key: Node
    value: Node
    inherited: bool


def entries(mapping: Mapping) -> dict[Field | str, Entry]:
    """The entries that count, by field or, for unknown keys, by key text.

    As in every YAML reader the last of two equal keys wins, and a task's own key wins over one
    that is merged in (`<<`).
    """
    own: dict[Field | str, Entry] = {}
    merged: dict[Field | str, Entry] = {}
    for key, value in mapping.pairs:
        if _is_merge(key):
            inherited: dict[Field | str, Entry] = {}
            for source in _merge_sources(value):
                for name, entry in entries(source).items():
                    inherited.setdefault(name, entry._replace(inherited=True))
            merged.update(inherited)
        else:
            own[_name(key)] = Entry(key, value, inherited=False)
    return {**own, **{name: entry for name, entry in merged.items() if name not in own}}


def _is_merge(key: Node) -> bool:
    return isinstance(key, Scalar) and key.plain and key.text == "<<"


def _name(key: Node) -> Field | str:
    text = key_text(key)
    return HEADINGS.get(text.strip(), text)


def _merge_sources(value: Node) -> Iterator[Mapping]:
    value = resolved(value)
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, Sequence):
        for item in value.items:
            if isinstance(source := resolved(item), Mapping):
                yield source


def repeated_keys(mapping: Mapping) -> Iterator[Problem]:
    """A problem for each key that stands in the mapping more than once."""
    seen: set[Field | str] = set()
    for key, _value in mapping.pairs:
        if _is_merge(key) or not isinstance(resolved(key), Scalar):
            continue
        name = _name(key)
        if name in seen:
            yield Problem(
                key.start,
                _("the key {key} stands twice in this task; the last one counts").format(
                    key=key_text(key)
                ),
            )
        seen.add(name)


def task_from_mapping(mapping: Mapping, row: int, *, is_alias: bool = False) -> Task:
    """The task that a composed mapping describes.

    A verdict is on the task under which it stands, and on no other that takes what stands there:
    through a merge key, or as an alias of the task as a whole (`is_alias`).
    """
    values: dict[Field, Node] = {}
    extra: list[tuple[str, Json]] = []
    review: Review | None = None
    for name, entry in entries(mapping).items():
        if name is Field.REVIEW:
            if not is_open(entry.value):
                extra.append((key_text(entry.key), plain_data(entry.value)))
            elif not (entry.inherited or is_alias):
                review = read_review(entry.value)
                outer = Field.REVIEW.value
                extra += [
                    (f"{outer}.{key_text(key)}", plain_data(value))
                    for key, value in unknown_pairs(entry.value)
                ]
        elif isinstance(name, Field):
            values[name] = entry.value
        else:
            extra.append((name, plain_data(entry.value)))

    def text(field: Field) -> str | None:
        node = values.get(field)
        return None if node is None else _flat_text(node)

    return Task(
        row,
        _identifier(values.get(Field.ID)),
        text(Field.SOURCE),
        text(Field.CONTENT),
        split_units(text(Field.UNITS)),
        text(Field.DEADLINE),
        text(Field.STATUS),
        text(Field.PROGRESS),
        tuple(extra),
        review,
    )


def split_units(text: str | None) -> tuple[str, ...]:
    """Unit names out of one text; 、 ， ； and line breaks stand between them, or a blank before
    配合单位： and the like, but none of it in brackets: 各县（市、区）政府 is one name."""
    if not text:
        return ()
    bare = text
    for _level in range(_BRACKETS_WITHIN_BRACKETS):
        bare = _BRACKETED.sub(lambda found: "_" * len(found[0]), bare)
    units: list[str] = []
    start = 0
    for end, following in [*map(re.Match.span, _UNIT_SEPARATOR.finditer(bare)), (len(text), 0)]:
        units += map(str.strip, divided_at_roles(text[start:end]))
        start = following
    return tuple(filter(None, units))


def _identifier(node: Node | None) -> int | str | None:
    node = resolved(node) if node is not None else None
    if not isinstance(node, Scalar):
        return None if node is None else _flat_text(node)
    if node.plain and _CANONICAL_INTEGER.fullmatch(node.text):
        return int(node.text)
    return None if scalar_value(node) is None else node.text


def _flat_text(node: Node) -> str | None:
    """A value as the text a person would read; numbers and the like exactly as written."""
    node = resolved(node)
    if isinstance(node, Scalar):
        return None if scalar_value(node) is None else node.text
    if isinstance(node, Sequence):
        return "\n".join(_flat_text(item) or "" for item in node.items)
    return "\n".join(f"{key_text(key)}: {_flat_text(value) or ''}" for key, value in node.pairs)


class TextPool:
    """Hands out one string object for equal short texts, which registers repeat by the thousand."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._units: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.share = self._texts.setdefault

    def text(self, text: str) -> str:
        """The pooled equal of `text`."""
        return self.share(text, text)

    def units(self, names: list[str]) -> tuple[str, ...]:
        """The pooled units that a list of scalars names."""
        key = tuple(names)
        units = self._units.get(key)
        if units is None:
            flat = (unit for name in names for unit in split_units(name))
            units = self._units[key] = tuple(self.share(unit, unit) for unit in flat)
        return units


_COLUMNS: dict[str, int] = {
    heading: COLUMNS.index(field) for heading, field in HEADINGS.items() if field in COLUMNS
}
"""Headings of the table to places in a row of values; a dict of fields would be slower to fill."""

_ID, _SOURCE, _CONTENT, _UNITS, _DEADLINE, _STATUS, _PROGRESS = range(len(COLUMNS))
_ABSENT = object()


def task_from_plain_events(events: list[Event], row: int, pool: TextPool) -> Task | None:
    """The task of a mapping's events where nothing in them is out of the ordinary, else None.

    The quick way for what nearly every task is: own keys, each once, untagged scalars, a flat
    list of units, a verdict as this program writes it.  It must agree with `task_from_mapping`.
    """
    values: list[Any] = [_ABSENT] * len(COLUMNS)
    extra: list[tuple[str, Json]] = []
    review: Review | None = None
    share = pool.share
    at, last = 1, len(events) - 1
    while at < last:
        key = events[at]
        if type(key) is not ScalarEvent or key.tag is not None or key.anchor is not None:
            return None
        name = key.value
        column = _COLUMNS.get(name)
        value = events[at + 1]
        if type(value) is ScalarEvent:
            if value.tag is not None or value.anchor is not None:
                return None
            at += 2
            text = value.value
            plain = value.implicit[0]
            if column is None:
                if name == "<<" or name.strip() in HEADINGS:
                    return None
                extra.append((pool.text(name), plain_value(text) if plain else text))
            elif values[column] is not _ABSENT:
                return None
            elif plain and text in NULLS:
                values[column] = None
            elif column in (_DEADLINE, _STATUS):
                values[column] = share(text, text)
            elif column == _UNITS:
                values[column] = pool.units([text])
            elif column == _ID and plain and _CANONICAL_INTEGER.fullmatch(text):
                values[column] = int(text)
            else:
                values[column] = text
        elif column == _UNITS and type(value) is SequenceStartEvent:
            if value.anchor is not None or values[_UNITS] is not _ABSENT:
                return None
            names: list[str] = []
            at += 2
            while type(item := events[at]) is not SequenceEndEvent:
                if type(item) is not ScalarEvent or item.tag or item.anchor:
                    return None
                names.append("" if item.implicit[0] and item.value in NULLS else item.value)
                at += 1
            at += 1
            values[_UNITS] = pool.units(names)
        elif name in REVIEW_HEADINGS and type(value) is MappingStartEvent and review is None:
            found = review_from_plain_events(events, at + 1)
            if found is None:
                return None
            review, at = found
        else:
            return None
    if len(extra) > 1 and len(dict(extra)) < len(extra):
        return None
    number, source, content, units, deadline, status, progress = [
        None if value is _ABSENT else value for value in values
    ]
    return Task(
        row, number, source, content, units or (), deadline, status, progress, tuple(extra), review
    )
