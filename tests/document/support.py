"""What the tests of the document share: reading a text whole, and checking one edit from outside.

The check knows nothing of how an edit is made: it compares readings before and after, by three
readers (ours on libyaml, ours on pure Python, PyYAML's own), and the characters around the value.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, settings

from taskreview.document.events import TextStream
from taskreview.document.reader import Located, Reader
from taskreview.document.splice import Edit, Spliced, splice
from taskreview.errors import MalformedError
from taskreview.model import HEADINGS, Field, Task

DEPTH = float(os.environ.get("TASKREVIEW_TEST_DEPTH", "1"))
"""How many times as many examples to try: TASKREVIEW_TEST_DEPTH=50 for a night."""


def examples(count: int) -> settings:
    """Settings of a property test that tries about so many examples."""
    return settings(
        max_examples=max(1, int(count * DEPTH)),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


class Span(NamedTuple):
    """A value's place, in characters; `value_end` lies before what follows on later lines."""

    key_end: int
    value_end: int


def read(text: str, *, pure: bool = False) -> list[Located]:
    """All tasks of a text."""
    return list(Reader(TextStream(text), pure=pure))


def tasks(text: str, *, pure: bool = False) -> list[Task]:
    """All tasks of a text without their places."""
    return [located.task for located in read(text, pure=pure)]


def refused(text: str, *, pure: bool = False) -> MalformedError:
    """The error with which a text is refused."""
    with pytest.raises(MalformedError) as caught:
        read(text, pure=pure)
    return caught.value


def edited(text: str, row: int, new: str, field: Field = Field.PROGRESS) -> str:
    """The text with one field of the task in a row (from 1) changed, checked all round."""
    return check_edits(text, [(row, field, new)]).text


def check_edits(text: str, edits: list[tuple[int, Field, str]]) -> Spliced:
    """Makes edits and checks that they changed what they should and nothing else."""
    before = read(text)
    spliced = splice(text, [Edit(before[row - 1].offset, field, new) for row, field, new in edits])
    after = read(spliced.text)
    wanted = [located.task for located in before]
    for row, field, new in edits:
        wanted[row - 1] = replace(wanted[row - 1], **{field.value: new})  # type: ignore[arg-type]
    assert [located.task for located in after] == wanted
    offsets = [located.offset for located in before]
    assert list(spliced.moved(offsets)) == [located.offset for located in after]
    _check_with_pure_parser(text, spliced.text)
    _check_with_pyyaml(text, spliced.text, edits)
    if "&" not in text and len(edits) == 1:
        row, field, _ = edits[0]
        _check_surroundings(text, spliced.text, row, field)
    return spliced


def _check_with_pure_parser(old: str, new: str) -> None:
    try:
        read(old, pure=True)
    except MalformedError:
        return  # such as tabs, which only libyaml takes
    assert read(new, pure=True) == read(new)


def _check_with_pyyaml(old: str, new: str, edits: list[tuple[int, Field, str]]) -> None:
    """The same edits in PyYAML's reading, where it can read the file at all."""
    try:
        before, after = _pyyaml(old), None
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError, IndexError):
        return
    after = _pyyaml(new)
    old_items, new_items = _items(before), _items(after)
    assert len(old_items) == len(new_items)
    for row, field, text in edits:
        keys = [key for key in new_items[row - 1] if _field(key) is field]
        assert keys, "the value is there for other readers too"
        value = new_items[row - 1][keys[-1]]
        assert type(value) is str
        assert value == text
    for row, (old_item, new_item) in enumerate(zip(old_items, new_items, strict=True), 1):
        changed = {field for at, field, _ in edits if at == row}
        for item in (old_item, new_item):
            for key in [key for key in item if _field(key) in changed]:
                del item[key]
        assert old_item == new_item
    assert before == after


def _pyyaml(text: str) -> Any:
    documents = list(yaml.load_all(text, yaml.CSafeLoader))
    return [_unshared(document) for document in documents]


def _unshared(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _unshared(value) for key, value in data.items()}
    return [_unshared(item) for item in data] if isinstance(data, list) else data


def _items(documents: list[Any]) -> list[dict[Any, Any]]:
    """The first list of mappings in the documents."""
    for document in documents:
        members = document.values() if isinstance(document, dict) else [document]
        for member in members:
            if isinstance(member, list) and any(isinstance(item, dict) for item in member):
                return [item for item in member if item is not None]
    raise AssertionError("no tasks")


def _field(key: Any) -> Field | None:
    return HEADINGS.get(str(key).strip())


def _check_surroundings(old: str, new: str, row: int, field: Field) -> None:
    """What differs between the texts lies within the value; a new key is only added."""
    try:
        span = value_span(old, row, field)
    except yaml.YAMLError:
        return  # such as what has to be mended first
    if span is None:
        pairs = enumerate(zip(old, new, strict=False))
        same = next((at for at, (one, other) in pairs if one != other), len(old))
        assert new.endswith(old[same:]), "something went away"
        return
    assert new.startswith(old[: span.key_end]), "something before the value has changed"
    rest_of_line, *below = old[span.value_end :].splitlines(keepends=True) or [""]
    assert new.endswith("".join(below)), "something below the value has changed"
    assert rest_of_line.rstrip("\r\n") in new[span.key_end :], "the comment went away"


def value_span(text: str, row: int, field: Field) -> Span | None:
    """Where the counting value of a field is, by PyYAML's own composer."""
    nodes = list(yaml.compose_all(text, yaml.CSafeLoader))
    for root in nodes:
        members = (
            [value for _, value in root.value] if isinstance(root, yaml.MappingNode) else [root]
        )
        for member in members:
            if isinstance(member, yaml.SequenceNode):
                items = [item for item in member.value if isinstance(item, yaml.MappingNode)]
                if items:
                    return _span_in(items[row - 1], field)
    return None


def _span_in(mapping: yaml.MappingNode, field: Field) -> Span | None:
    span = None
    for key, value in mapping.value:
        if isinstance(key.value, str) and _field(key.value) is field:
            span = Span(key.end_mark.index, value.end_mark.index)
    return span
