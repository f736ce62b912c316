"""The structural checks of one task."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from taskreview.document.events import TextStream, read_events
from taskreview.document.nodes import Anchors, Mapping, compose
from taskreview.model import COLUMNS, Field, Json, Review, Task, Verdict
from taskreview.printable import printable
from taskreview.review.structure import Code, not_one_text, structure_problems

WHOLE = Task(1, 1, "s", "c", ("u",), "2024-12-31", "d", "p")


def _found(task: Task) -> list[tuple[Code, Field | None]]:
    return [(problem.code, problem.field) for problem in structure_problems(task)]


def test_a_whole_task_has_no_findings() -> None:
    assert _found(WHOLE) == []


def test_what_may_be_lacking_is_no_finding() -> None:
    assert _found(replace(WHOLE, source=None, deadline=None, status=None, progress=None)) == []
    assert _found(replace(WHOLE, deadline=" ")) == []


@pytest.mark.parametrize("nothing", [None, "", " \n"])
def test_a_task_needs_an_id_a_content_and_a_unit(nothing: str | None) -> None:
    assert _found(replace(WHOLE, id=nothing)) == [(Code.NO_ID, Field.ID)]
    assert _found(replace(WHOLE, content=nothing)) == [(Code.NO_CONTENT, Field.CONTENT)]
    assert _found(replace(WHOLE, units=())) == [(Code.NO_UNITS, Field.UNITS)]


@pytest.mark.parametrize("deadline", ["年底", "2024-13-01", "2024-02-30", "12月31日前"])
def test_a_deadline_that_looks_like_a_date_is_one(deadline: str) -> None:
    assert _found(replace(WHOLE, deadline=deadline)) == [(Code.DEADLINE_NO_DAY, Field.DEADLINE)]


@pytest.mark.parametrize(
    "deadline", ["2024-12-31", "2024/1/5", "2024年12月底前", "20241204", "长期", "待定"]
)
def test_deadlines_are_written_in_several_ways(deadline: str) -> None:
    assert _found(replace(WHOLE, deadline=deadline)) == []


@pytest.mark.parametrize("field", [f for f in COLUMNS if f not in (Field.UNITS, Field.DEADLINE)])
@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x9b", "\u202e", "\u200b", "\ufeff", "\r"])
def test_invisible_characters_are_named(field: Field, character: str) -> None:
    task = replace(WHOLE, **{field.value: f"a{character}b{character}"})  # type: ignore[arg-type]
    assert _found(task) == [(Code.UNPRINTABLE, field)]
    (problem,) = structure_problems(task)
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize("extra", [("k\x1b", 1), ("k", "\x1b"), ("k", [{"a": ["\x1b"]}])])
def test_unknown_keys_are_looked_at_too(extra: tuple[str, Json]) -> None:
    assert _found(replace(WHOLE, extra=(extra,))) == [(Code.UNPRINTABLE, None)]


@given(st.text())
def test_exactly_what_cannot_be_printed_as_it_is_is_found(text: str) -> None:
    found = (Code.UNPRINTABLE, Field.PROGRESS) in _found(replace(WHOLE, progress=text))
    plain = text.replace("\n", "").replace("\t", "")
    assert found == (printable(plain) != plain)


def _node(text: str) -> Mapping:
    events = read_events(TextStream(text))
    first = next(event for event in events if isinstance(event, yaml.MappingStartEvent))
    node = compose(first, events, Anchors())
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("{id: 1, units: [a, b], progress: x, other: [1, {a: b}]}", []),
        ("{content: [x]}", [Field.CONTENT]),
        ("{任务内容: {a: b}, id: []}", [Field.CONTENT, Field.ID]),
        ("{units: {a: b}}", [Field.UNITS]),
        ("{units: [a, [b]]}", [Field.UNITS]),
        ("{source: &a [x], status: *a}", [Field.SOURCE, Field.STATUS]),
        ("{source: &a x, status: *a}", []),
    ],
)
def test_a_text_is_neither_list_nor_mapping(text: str, fields: list[Field]) -> None:
    assert [problem.field for problem in not_one_text(_node(text))] == fields


def test_a_verdict_is_looked_at_for_invisible_characters_only() -> None:
    review = Review(Verdict.RETURNED, "a\u200bb", "2025-01-10")
    assert _found(replace(WHOLE, review=review)) == [(Code.UNPRINTABLE, Field.REVIEW)]
    assert _found(replace(WHOLE, review=replace(review, reason="缺"))) == []
    assert list(not_one_text(_node("{id: 1, review: {verdict: passed}}"))) == []
