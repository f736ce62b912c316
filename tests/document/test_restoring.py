"""An edit that is taken back leaves the file as it was, to the byte, however it was written."""

from __future__ import annotations

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from document.support import examples, read, tasks
from document.writing import readable, registers, texts
from taskreview.document.splice import Edit, splice
from taskreview.errors import EditError
from taskreview.model import Field, text_of

P = Field.PROGRESS


def there_and_back(text: str, row: int, field: Field, new: str) -> str:
    """The text after an edit, which is checked to be taken back, and made again, to the letter."""
    located = read(text)[row - 1]
    old = text_of(located.task, field) or ""
    done = splice(text, [Edit(located.offset, field, new)])
    [offset] = done.moved([located.offset])
    restoration = done.restorations[located.offset, field, new]
    undone = splice(done.text, [Edit(offset, field, old, restoration)])
    if len(done.rounds) > 1:  # others have been given of their own what they took
        assert tasks(undone.text) == tasks(text)
        return done.text
    assert undone.text == text
    again = undone.restorations.get((offset, field, old))  # none where there was no key before
    assert splice(text, [Edit(located.offset, field, new, again)]).text == done.text
    return done.text


@examples(400)
@given(registers(), st.data())
def test_any_edit_is_taken_back_to_the_letter(text: str, data: st.DataObject) -> None:
    assume(readable(text))
    located = read(text)
    row = data.draw(st.integers(1, len(located)))
    field = data.draw(st.sampled_from([P, Field.STATUS, Field.SOURCE]))
    try:
        there_and_back(text, row, field, data.draw(texts))
    except EditError:
        event("refused")


@pytest.mark.parametrize(
    "value",
    [
        " 123",
        " ~",
        " # none",
        " no",
        "\n    one\n    two # why",
        ' "a\\u4e2d\\\n    b"',
        " >-\n    一\n    二\n\n    三",
        " |2+\n      a\n    b\n\n",
        " !!str 5",
    ],
)
@pytest.mark.parametrize("new", ["", "新", "新\n 二", "123"])
def test_what_an_edit_would_write_otherwise_comes_back_as_it_was(value: str, new: str) -> None:
    there_and_back(f"- id: 1\n  progress:{value}\n  status: x\n", 1, P, new)


def test_a_key_that_was_not_there_goes_again() -> None:
    for text in ("- id: 1\n  x: 1\n", '[{"id": 1}]', "- {id: 1 }\n"):
        there_and_back(text, 1, P, "新")


def test_what_else_has_changed_meanwhile_stays() -> None:
    text = "- status: 在办\n  progress: >-\n    一\n    二\n"
    done = splice(text, [Edit(2, P, "新")])
    meanwhile = done.text.replace("在办", "办结了").replace("- status", "- id: 1\n  status")
    restoration = done.restorations[2, P, "新"]
    undone = splice(meanwhile, [Edit(2, P, "一 二", restoration)])
    assert undone.text == "- id: 1\n  status: 办结了\n  progress: >-\n    一\n    二\n"


def test_in_a_file_that_was_converted_meanwhile_lines_end_as_they_do_there() -> None:
    text = "- id: 1\r\n  progress: 一\r\n    二\r\n  x: 1\r\n"
    done = splice(text, [Edit(2, P, "新")])
    meanwhile = done.text.replace("\r\n", "\n")
    undone = splice(meanwhile, [Edit(2, P, "一 二", done.restorations[2, P, "新"])])
    assert undone.text == text.replace("\r\n", "\n")


@pytest.mark.parametrize("new", ["", "新", "新\n 二"])
def test_line_ends_that_differ_within_the_value_come_back(new: str) -> None:
    text = (
        "- id: 1\r\n  progress: |\r\n    a\n    b\r    c\r\n  status: x\r"
        "- id: 2\r\n  progress: >-\n    x\r\n\r\n    y\r\n"
    )
    for row in (1, 2):
        there_and_back(text, row, P, new)
    there_and_back("- progress: |\n    a\r\n    b\r\n  id: 1\n", 1, P, new)
    there_and_back("- progress: |\n    a\r\n    b\r\n", 1, P, new)


def test_where_the_value_was_written_anew_meanwhile_the_text_comes_back() -> None:
    text = "- progress: >-\n    一\n    二\n"
    done = splice(text, [Edit(2, P, "新")])
    meanwhile = done.text.replace("新", "'改'")
    undone = splice(meanwhile, [Edit(2, P, "一 二", done.restorations[2, P, "新"])])
    assert read(undone.text)[0].task.progress == "一 二"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("- id: 1\n  progress: &s x\n- id: 2\n  progress: *s\n", 1),
        ("- id: 1\n  progress: &s x\n- id: 2\n  progress: *s\n", 2),
        ("- id: 1\n  x: !y z\n  progress: 2024\n", 1),
        ("- &t\n  id: 1\n  progress: x\n- <<: *t\n  id: 2\n", 2),
        ("- &t\n  id: 1\n  progress: x\n- *t\n", 2),
        ("- id: 1\n  progress: &s no\n  note: *s\n", 1),
        ("- &t {id: 1, progress: no}\n- *t # c\n- *t\n", 2),
        ("- id: 1\n  x: &a [甲]\n  progress: >-\n    一\n    二\n- id: 2\n  x: *a\n", 1),
    ],
)
def test_what_is_shared_comes_back_to_the_letter(text: str, row: int) -> None:
    there_and_back(text, row, P, "新")


def test_what_a_twin_took_comes_back_as_written_beside_the_twins_own() -> None:
    text = "- &t\n  id: 1\n  progress: no\n- <<: *t\n  id: 2\n"
    done = splice(text, [Edit(2, P, "新")])
    undone = splice(done.text, [Edit(2, P, "no", done.restorations[2, P, "新"])])
    assert undone.text == text + "  progress: no\n"


@pytest.mark.parametrize("value", ["no", "2024-01-01", "~", '!y "l"'])
def test_a_value_that_cannot_be_put_back_in_its_place_is_written_as_it_was(value: str) -> None:
    """Between it and the alias it was handed on to, a twin has been given its own since."""
    text = f"- &t\n  id: 1\n  progress: &p {value}\n- id: 2\n  <<: *t\n- id: 3\n  progress: *p\n"
    old = read(text)[0].task.progress or ""
    done = splice(text, [Edit(2, P, "新")])
    undone = splice(done.text, [Edit(2, P, old, done.restorations[2, P, "新"])])
    assert f"- &t\n  id: 1\n  progress: {value}\n" in undone.text
    assert tasks(undone.text) == tasks(text)
