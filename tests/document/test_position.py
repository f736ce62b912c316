"""Lines and columns as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from taskreview.document.lines import positions
from taskreview.document.position import line_start, position
from taskreview.errors import Position


@pytest.mark.parametrize(
    ("text", "at", "line", "column"),
    [
        ("", 0, 1, 1),
        ("abc", 2, 1, 3),
        ("a\nb", 2, 2, 1),
        ("a\n", 2, 2, 1),
        ("a\r\nb", 1, 1, 2),
        ("a\r\nb", 2, 1, 2),
        ("a\r\nb", 3, 2, 1),
        ("a\rb", 2, 2, 1),
        ("\r\r\n\n", 4, 4, 1),
        ("中文\n😀x", 4, 2, 2),
        ("a\x85b\u2028c", 4, 1, 5),
    ],
)
def test_position(text: str, at: int, line: int, column: int) -> None:
    assert position(text, at) == Position(line, column)


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_a_yaml_line_begins_behind_each_break_that_yaml_counts(line_break: str) -> None:
    text = f"ab{line_break}cd"
    assert line_start(text, 1) == 0
    assert line_start(text, len(text) - 1) == len(text) - 2
    assert line_start(text, len(text) - 2) == len(text) - 2


@examples(100)
@given(st.text(st.sampled_from("a中\r\n\x85\u2028")), st.data())
def test_many_places_at_once_are_the_same_as_one_by_one(text: str, data: st.DataObject) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(text))))
    assert positions(text, offsets) == [position(text, offset) for offset in offsets]
