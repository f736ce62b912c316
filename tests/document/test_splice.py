"""What an edit leaves behind, character by character."""

from __future__ import annotations

import time

import pytest

from document.support import check_edits, edited, read, tasks
from taskreview.document.splice import Edit, field_offset, splice, task_at
from taskreview.errors import EditError, MalformedError
from taskreview.model import Field, Task


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        # The style stays where it can hold the text.
        ("- progress: old # c\n  x: 1", "new", "- progress: new # c\n  x: 1"),
        ("- progress: 'old' # c", "it's", "- progress: 'it''s' # c"),
        ('- progress: "old"', 'a "b" 中', '- progress: "a \\"b\\" 中"'),
        ("- progress: |-\n      old\n\n# c\n", "a\nb", "- progress: |-\n      a\n      b\n\n# c\n"),
        ("- progress: >- # c\n    old\n", "new", "- progress: >- # c\n    new\n"),
        ("- progress: |2-\n      old\n", "  new", "- progress: |4-\n        new\n"),
        ("- progress: one\n    two\n  x: 1\n", "new", "- progress: new\n  x: 1\n"),
        ("- progress:\n    old # c\n", "new", "- progress:\n    new # c\n"),
        ("- progress: !!str old", "new", "- progress: !!str new"),
        ("- progress: !t old", "new", "- progress: !t new"),
        # It changes where it cannot.
        ("- progress: old", "123", "- progress: '123'"),
        ("- progress: old", "no", "- progress: 'no'"),
        ("- progress: old", "a: b", "- progress: 'a: b'"),
        ("- progress: old # c\n", "a\nb", "- progress: |- # c\n    a\n    b\n"),
        ("- progress: old\n", "a\nb\n", "- progress: |\n    a\n    b\n"),
        ("- {progress: old}", "a\nb", '- {progress: "a\\nb"}'),
        ("- {progress: old}", "a, b", "- {progress: 'a, b'}"),
        ("- progress: !!int 5 # c\n", "new", "- progress: new # c\n"),
        ("- progress: ! 'old'\n", "no", "- progress: 'no'\n"),
        # Line endings stay what they are.
        ("- progress: |\r\n    old\r\n", "a\nb\n", "- progress: |\r\n    a\r\n    b\r\n"),
        ("- progress: old\r  x: 1\r", "a\nb", "- progress: |-\r    a\r    b\r  x: 1\r"),
        (
            "a: 1\r\ntasks:\n- progress: old\n",
            "a\nb",
            "a: 1\r\ntasks:\n- progress: |-\n    a\n    b\n",
        ),
        # An empty value is filled where it stands.
        ("- progress:\n  x: 1\n", "new", "- progress: new\n  x: 1\n"),
        ("- progress: # c\n", "new", "- progress: new # c\n"),
        ("- {progress: , x: 1}", "new", "- {progress: new , x: 1}"),
        ("- {progress, x: 1}", "new", "- {progress: new, x: 1}"),
        ("- ? progress # c\n  x: 1\n", "new", "- ? progress # c\n  : new\n  x: 1\n"),
        ("- progress: ~\n", "new", "- progress: new\n"),
        ("- progress: ''\n", "new", "- progress: 'new'\n"),
        # A missing key comes behind the nearest column before it.
        (
            "- id: 1\n  status: s # c\n  x: 1",
            "new",
            "- id: 1\n  status: s # c\n  progress: new\n  x: 1",
        ),
        (
            "- id: 1\n  units:\n  - a # c\n\n# d",
            "new",
            "- id: 1\n  units:\n  - a # c\n  progress: new\n\n# d",
        ),
        ("- id: 1", "new", "- id: 1\n  progress: new"),
        ("- 序号: 1\r\n", "new", "- 序号: 1\r\n  进展情况: new\r\n"),
        ("- {}", "new", '- {progress: "new"}'),
        ("- {id: 1}", "new", "- {id: 1, progress: new}"),
        ("- {id: }", "new", "- {id: , progress: new }"),
        ('[{"id": 1,\n  "x": 2}]', "new", '[{"id": 1,\n  "progress": "new",\n  "x": 2}]'),
        ("- x: |+\n    a\n\n- {}\n", "new", "- x: |+\n    a\n\n  progress: new\n- {}\n"),
        # The last of equal keys is the one that counts.
        ("- progress: a\n  进展情况: b\n", "new", "- progress: a\n  进展情况: new\n"),
    ],
)
def test_an_edit_leaves_this(old: str, value: str, new: str) -> None:
    assert edited(old, 1, value) == new


def test_an_edit_of_json_leaves_json() -> None:
    import json

    text = '[\n  {"id": 1, "progress": "old"},\n  {"id": 2}\n]\n'
    value = '\x00\x07\x1b\x7f\x85\xa0\u2028\u2029\ufeff\\ "x" 😀𠮷\t\n/'
    new = check_edits(text, [(1, Field.PROGRESS, value), (2, Field.STATUS, value)]).text
    assert [task.get("progress") or task.get("status") for task in json.loads(new)] == [value] * 2


@pytest.mark.parametrize("value", ["[a, b]", "{a: b}", "\n  - a\n", "\n    a: b\n", "[]"])
def test_a_list_where_a_text_belongs_is_left_alone(value: str) -> None:
    text = f"- id: 1\n  progress: {value}"
    [located] = read(text)
    with pytest.raises(EditError, match="progress"):
        splice(text, [Edit(located.offset, Field.PROGRESS, "new")])


@pytest.mark.parametrize("field", [Field.ID, Field.UNITS])
def test_what_is_no_text_cannot_be_edited_as_one(field: Field) -> None:
    with pytest.raises(EditError, match=field.value):
        splice("- id: 1\n", [Edit(2, field, "new")])


@pytest.mark.parametrize("offset", [0, 1, 3, 8, 100])
def test_an_offset_at_which_no_task_begins_is_refused(offset: int) -> None:
    with pytest.raises(EditError):
        splice("- {id: 1}\n- {id: 2}\n", [Edit(offset, Field.PROGRESS, "new")])


def test_a_second_byte_order_mark_makes_places_unsure() -> None:
    """The first one is the store's to take off."""
    text = "\ufeff- id: 1\n  progress: old\n"
    [located] = read(text)
    with pytest.raises(EditError):
        splice(text, [Edit(located.offset, Field.PROGRESS, "new")])


def test_brackets_around_a_task_are_never_taken_for_its_text() -> None:
    for text in ("[progress: old]", "[\n  progress: old,\n  id: 3\n]", "tasks: [? progress : old]"):
        assert edited(text, 1, "new") == text.replace("old", "new")


@pytest.mark.parametrize(
    "text",
    [
        "%TAG !e! tag:example.com,2024:\n---\n- progress: !e!t old\n- x: !e!u a\n",
        "%TAG ! tag:yaml.org,2002:\n---\n- x: !int 5\n  progress: !str old\n",
    ],
)
def test_tags_that_are_explained_above_stay(text: str) -> None:
    assert edited(text, 1, "new") == text.replace("old", "new")


def test_no_edits_leave_the_text() -> None:
    spliced = splice("- id: 1\n", [])
    assert spliced.text == "- id: 1\n"
    assert list(spliced.moved([2])) == [2]


def test_all_fields_of_a_task_at_once() -> None:
    fields = [Field.SOURCE, Field.CONTENT, Field.DEADLINE, Field.STATUS, Field.PROGRESS]
    text = "- id: 1\n- units: [a]\n- {}\n"
    for row in (1, 2, 3):
        new = check_edits(text, [(row, field, f"{field} new") for field in fields]).text
        task = tasks(new)[row - 1]
        assert (task.source, task.progress) == ("source new", "progress new")
    assert (
        check_edits(text, [(1, field, field.value) for field in reversed(fields)]).text
        == "- id: 1\n  source: source\n  content: content\n  deadline: deadline\n"
        "  status: status\n  progress: progress\n- units: [a]\n- {}\n"
    )


def test_a_task_can_be_read_where_it_stands() -> None:
    text = "tasks:\n  - id: 1\n    progress: a\n\n  - {id: 2, progress: 'b'}\n  - id: [\n"
    assert task_at(text, text.index("id: 1"), 1) == Task(1, id=1, progress="a")
    assert task_at(text, text.index("{"), 2) == Task(2, id=2, progress="b")
    with pytest.raises(MalformedError):
        task_at(text, text.index("id: ["), 3)


def test_an_error_in_a_task_is_placed_in_the_whole_text() -> None:
    text = "tasks:\n  - id: 1\n  - 中: *nowhere\n"
    with pytest.raises(MalformedError) as caught:
        task_at(text, text.index("中"), 2)
    assert caught.value.offset == text.index("*nowhere")


@pytest.mark.parametrize("offset", [0, 2])
def test_a_task_is_not_read_where_none_begins(offset: int) -> None:
    with pytest.raises(MalformedError):
        task_at("- *a\n- {id: 1}\n", offset, 1)


def test_the_place_of_a_value_is_known() -> None:
    text = "- 序号: 1\n  进展情况: 'x'\n  status:\n"
    assert text[field_offset(text, 2, Field.PROGRESS) :].startswith("'x'")
    assert field_offset(text, 2, Field.SOURCE) == 2
    assert field_offset("- *a\n", 2, Field.SOURCE) == 2


def test_an_edit_in_a_large_file_costs_about_a_copy_of_it() -> None:
    task = "- id: 1\n  content: 内容\n  progress: |-\n    进展一\n    进展二\n\n"
    text = task * 400_000
    offset = text.index("id", len(text) // 2)

    def seconds(count: int) -> float:
        started = time.perf_counter()
        splice(text, [Edit(offset, Field.PROGRESS, "new")] * count)
        return time.perf_counter() - started

    started = time.perf_counter()
    for _ in range(5):
        "".join((text[:offset], "x", text[offset:]))
    copy = (time.perf_counter() - started) / 5
    assert min(seconds(1) for _ in range(5)) < 6 * copy + 0.1


def test_a_thousand_blank_lines_are_no_trouble() -> None:
    text = "- progress: |\n    a\n" + "\n" * 100_000 + "    b\n" + "\n" * 1000 + "- id: 2\n"
    assert edited(text, 1, "new").endswith("new" + "\n" * 1001 + "- id: 2\n")
