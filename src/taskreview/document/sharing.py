"""Edits of tasks that are bound to the rest of their text by anchors, aliases, tag directives."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import NamedTuple

from taskreview.document.attempts import attempts, restoring
from taskreview.document.edit import TEXT_FIELDS, Edit
from taskreview.document.events import AliasEvent, TextStream, end_of, read_events, start_of
from taskreview.document.hunks import Hunk, patched
from taskreview.document.interpret import entries
from taskreview.document.nodes import Alias, Anchors, Mapping, Node, Scalar, plain_data, resolved
from taskreview.document.placement import handed_on
from taskreview.document.proof import is_done
from taskreview.document.reader import Located, Reader
from taskreview.document.sources import Source, source_of
from taskreview.errors import MalformedError
from taskreview.model import Field, Json, text_of, with_text


class Place(NamedTuple):
    """A task's node as its whole document explains it, and the anchors known there."""

    node: Mapping | Alias
    anchors: Anchors | None = None


def places(text: str, offsets: Collection[int]) -> dict[int, Place]:
    """The tasks that begin at these offsets, read from the beginning of the text."""
    found: dict[int, Place] = {}
    reader = Reader(TextStream(text))
    for located in reader:
        if located.offset in offsets:
            found[located.offset] = Place(reader.current(), Anchors(reader.anchors))
            if len(found) == len(offsets):
                break
    return found


def give(text: str, mapping: Mapping, edit: Edit) -> tuple[list[Hunk], list[Edit], Mapping | Alias]:
    """Edits a task on which others may depend.

    Returns the hunks; further edits that are then due, which give back their old texts to those
    fields that would change along; and what the task is then.
    Raises EditError where something else would change that cannot be given back.
    """
    before = _Reading(text, edit)
    old = restoring(text, mapping, edit)
    for hunks in chain([old] if old else [], _candidates(text, mapping, edit)):
        try:
            after = _Reading(patched(text, hunks), edit)
        except MalformedError:
            continue
        due = _due(before, after, edit, restores=hunks is old)
        if due is not None and after.node is not None:
            return hunks, due, after.node
    raise edit.refusal()


class _Reading(Reader):
    """All that a text holds: its tasks, what stands beside them, and one task's node."""

    def __init__(self, text: str, edit: Edit) -> None:
        super().__init__(TextStream(text))
        self.others: list[tuple[str, Json]] = []
        self.tasks: list[Located] = []
        self.inherited: list[Source | None] = []
        """For each task what it has in the field of the edit from another one."""
        self.node: Mapping | Alias | None = None
        for located in self:
            self.tasks.append(located)
            self.inherited.append(_inherited(text, self.current(), edit.field))
            if located.offset == edit.offset:
                self.node = self.current()

    def _beside(self, key: str, value: Node) -> None:
        super()._beside(key, value)
        self.others.append((key, plain_data(value)))


def _inherited(text: str, task: Mapping | Alias, field: Field) -> Source | None:
    """What the task says in a field without having it of its own, if that is more than a text."""
    mapping = resolved(task)
    entry = entries(mapping).get(field) if isinstance(mapping, Mapping) else None
    if entry is None or (isinstance(task, Mapping) and not entry.inherited):
        return None
    return source_of(text, resolved(entry.value))


def _candidates(text: str, mapping: Mapping, edit: Edit) -> Iterator[list[Hunk]]:
    ways = list(attempts(text, mapping, edit))
    entry = entries(mapping).get(edit.field)
    if entry is not None and not entry.inherited and isinstance(entry.value, Scalar):
        alias = _first_alias(text, entry.value)
        if alias is not None:
            for hunks in ways:
                yield from handed_on(text, entry.value, alias, hunks)
    yield from ways


def _first_alias(text: str, value: Scalar) -> Alias | None:
    """The first alias that stands for an anchored value."""
    if value.anchor is None:
        return None
    for event in read_events(TextStream(text)):
        if start_of(event) > value.start and getattr(event, "anchor", None) == value.anchor:
            if not isinstance(event, AliasEvent):
                break  # the name is given anew
            return Alias(start_of(event), end_of(event), value.anchor, value)
    return None


def _due(before: _Reading, after: _Reading, edit: Edit, *, restores: bool) -> list[Edit] | None:
    """The edits that give back what changed besides the wanted; None where no edit can.

    Where the edit `restores` a value it may be written in any way that says the text.
    """
    if len(before.tasks) != len(after.tasks) or before.others != after.others:
        return None
    edited = entries(after.node).get(edit.field) if isinstance(after.node, Mapping) else None
    if not restores and not is_done(edited, edit):
        return None
    due = []
    tasks = zip(before.tasks, before.inherited, after.tasks, strict=True)
    for (old, offset), inherited, (new, _offset) in tasks:
        restored = new
        for field in TEXT_FIELDS:
            text = text_of(old, field)
            if offset == edit.offset and field is edit.field:
                if restores and edit.text != (text_of(new, field) or ""):
                    return None
                text = edit.text
            elif text != text_of(new, field):
                source = inherited if field is edit.field else None
                if text is None and source is None:
                    return None  # the lack of a key cannot be given back
                due.append(Edit(offset, field, text or "", inherited=source))
            restored = with_text(restored, field, text)
        wanted = with_text(old, edit.field, edit.text) if offset == edit.offset else old
        if restored != wanted:
            return None
    return due
