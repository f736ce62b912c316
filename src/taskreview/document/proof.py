"""Reading a task by itself at its offset, and whether an edit changed just the one value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from taskreview.document.edit import Edit
from taskreview.document.events import (
    AliasEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    TextStream,
    read_events,
)
from taskreview.document.hunks import Hunk, gain
from taskreview.document.interpret import Entry, entries, task_from_mapping
from taskreview.document.nodes import (
    Alias,
    Anchors,
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
    resolved,
    scalar_value,
    shifted,
)
from taskreview.document.position import line_start
from taskreview.document.reviews import is_open, read_review, unknown_pairs
from taskreview.errors import MalformedError
from taskreview.i18n import _
from taskreview.model import Field, text_of

_STANDARD_TAG = "tag:yaml.org,2002:"
_LIST_ITEM = re.compile(r"(?:[ \t]*-)+[ \t]+\Z")


def mapping_at(
    text: str, offset: int, changes: Iterable[Hunk] = (), anchors: Anchors | None = None
) -> Mapping:
    """The mapping that begins at `offset`, with `changes` made in it, read no further than it goes.

    `anchors` are those that are known at that place.
    Raises MalformedError where there is none or it cannot be read by itself.
    """
    stream = TextStream(text, offset, changes)
    known = Anchors(anchors or {})
    try:
        events = read_events(stream)
        for event in events:
            if isinstance(event, MappingStartEvent):
                node = compose(event, events, known)
                assert isinstance(node, Mapping)
                mapping = shifted(node, stream.base)
                if mapping.start == offset:
                    return mapping
                break
            if isinstance(event, ScalarEvent | SequenceStartEvent | AliasEvent):
                break
    except MalformedError as error:
        if error.offset is not None:
            error.offset += stream.base
        raise
    raise MalformedError(_("no task begins here"), offset=offset)


def stands_alone(text: str, mapping: Mapping) -> bool:
    """Whether the mapping means by itself what it means in its document, and nothing else there
    depends on it: no aliases of its anchors, no tags or brackets that are explained further up."""
    if not mapping.flow:
        before = text[line_start(text, mapping.start) : mapping.start]
        if not _LIST_ITEM.fullmatch(before):
            return False
    return all(_is_independent(text, node) for node in _within(mapping))


def _is_independent(text: str, node: Node) -> bool:
    if isinstance(node, Alias):
        return True
    tag = node.tag or "!"
    has_aliases = node.anchor is not None and f"*{node.anchor}" in text
    return not has_aliases and (tag == "!" or tag.startswith(_STANDARD_TAG))


def _within(node: Node) -> Iterator[Node]:
    """A node and all nodes in it; behind an alias it does not look."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += [part for pair in node.pairs for part in pair]


def is_the_edit_alone(
    before: Mapping | Alias, after: Mapping, edit: Edit, hunks: Iterable[Hunk]
) -> bool:
    """Whether two readings of a task differ in the edited value only, and that is right."""
    if not is_done(own_entry(after, edit.field), edit):
        return False
    if isinstance(before, Alias):
        return _is_own_copy(before, after, edit.field)
    return _is_all(before, after, edit.field, hunks)


def is_the_old_text_alone(
    before: Mapping, after: Mapping, edit: Edit, hunks: Iterable[Hunk]
) -> bool:
    """Whether two readings of a task differ in the edited value only, and it says what the edit
    wants, however that is written: a number or nothing may have stood there before."""
    says = text_of(task_from_mapping(after, row=1), edit.field) or ""
    return says == edit.text and _is_all(before, after, edit.field, hunks)


def _is_all(before: Mapping, after: Mapping, field: Field, hunks: Iterable[Hunk]) -> bool:
    """Whether nothing but the value of a field has changed."""
    was, now = own_entry(before, field), own_entry(after, field)
    rest_before = [_content(pair) for pair in before.pairs if not was or pair[0] is not was.key]
    rest_after = [_content(pair) for pair in after.pairs if not now or pair[0] is not now.key]
    return (
        rest_before == rest_after
        and (before.anchor, before.tag) == (after.anchor, after.tag)
        and before.end + gain(hunks) == after.end
        and (field is not Field.REVIEW or _keeps_unknown(was, now))
    )


def own_entry(mapping: Mapping, field: Field) -> Entry | None:
    """The entry of a field that is not merged in."""
    entry = entries(mapping).get(field)
    return None if entry is None or entry.inherited else entry


def is_done(entry: Entry | None, edit: Edit) -> bool:
    """Whether a task's own entry says what the edit wants it to say."""
    if edit.field is not Field.REVIEW:
        return entry is not None and (
            is_text(entry.value, edit.text)
            or (edit.source is not None and edit.source.is_in(entry.value))
        )
    if edit.review is None:
        return entry is None or (is_open(entry.value) and read_review(entry.value) is None)
    return entry is not None and read_review(entry.value) == edit.review


def _keeps_unknown(was: Entry | None, now: Entry | None) -> bool:
    """Whether nothing but its own keys has changed in a review that stays."""
    if was is None or now is None:
        return was is None or not list(unknown_pairs(was.value))
    before, after = (
        [resolved(each.value).anchor, *map(_content, unknown_pairs(each.value))]
        for each in (was, now)
    )
    return before == after


def _is_own_copy(alias: Alias, after: Mapping, field: Field) -> bool:
    """Whether a mapping takes all that the alias stands for, but for one field."""
    assert isinstance(alias.target, Mapping)
    before, now = entries(alias.target), entries(after)
    before.pop(field, None)
    del now[field]
    return {name: id(entry.value) for name, entry in before.items()} == {
        name: id(entry.value) for name, entry in now.items()
    }


def is_text(node: Node, text: str) -> bool:
    """Whether the node is this text and nothing that YAML would take for a number or the like."""
    return isinstance(node, Scalar) and node.text == text and scalar_value(node) == text


def _content(node: Node | tuple[Node, Node]) -> object:
    """A node without its places, for comparison."""
    if isinstance(node, tuple):
        return _content(node[0]), _content(node[1])
    if isinstance(node, Alias):
        return "*", node.name
    if isinstance(node, Scalar):
        return node.text, node.plain, node.tag, node.anchor
    parts = node.items if isinstance(node, Sequence) else node.pairs
    return type(node).__name__, node.tag, node.anchor, [_content(part) for part in parts]
