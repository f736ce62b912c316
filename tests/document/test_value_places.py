"""Where the characters of values stand in the file, in every style that tells it."""

from __future__ import annotations

import pytest

from taskreview.document.events import TextStream
from taskreview.document.reader import Reader
from taskreview.document.value_places import ValuePlaces
from taskreview.errors import Position
from taskreview.model import Field


def _place(text: str, value: str, at: int = 0) -> Position:
    """The place of a passage of the first task's progress."""
    (located, *_others) = Reader(TextStream(text))
    progress = located.task.progress
    assert progress is not None
    return ValuePlaces(text).position(located.offset, Field.PROGRESS, progress.index(value) + at)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("- id: 1\n  progress: 甲乙丙\n", 2, 14),
        ("- id: 1\n  progress: '甲乙丙'\n", 2, 15),
        ('- id: 1\n  progress: "甲乙丙"\n', 2, 15),
        ("- {id: 1, progress: 甲乙丙}\n", 1, 22),
        ("- id: 1\n  progress: |-\n    一\n    甲乙丙\n", 4, 6),
        ("- id: 1\r\n  progress: |-\r\n    一\r\n\r\n      甲乙丙\r\n", 5, 8),
        ("- id: 1\n  progress: |\n    甲乙丙\n\n", 3, 6),
        ("- id: 1\n  progress: |2-\n      甲乙丙\n", 3, 8),
    ],
)
def test_a_character_is_found_where_it_stands(text: str, line: int, column: int) -> None:
    assert _place(text, "乙") == Position(line, column)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("- id: 1\n  progress: '甲''乙'\n", 2, 13),
        ('- id: 1\n  progress: "甲\\t乙"\n', 2, 13),
        ("- id: 1\n  progress: 甲\n    乙\n", 2, 13),
        ("- id: 1\n  progress: >-\n    甲\n    乙\n", 2, 13),
        ("- id: 1\n  progress: !!str 甲乙\n", 2, 13),
    ],
)
def test_else_it_is_where_the_value_begins(text: str, line: int, column: int) -> None:
    assert _place(text, "乙") == Position(line, column)


def test_a_value_of_another_place_is_said_of_the_task() -> None:
    text = "- &a\n  id: 1\n  progress: 甲乙\n- <<: *a\n  id: 2\n"
    tasks = [*Reader(TextStream(text))]
    places = ValuePlaces(text)
    assert places.position(tasks[1].offset, Field.PROGRESS, 1) == Position(4, 3)
    assert places.position(tasks[0].offset, Field.STATUS, 0) == Position(1, 3)
