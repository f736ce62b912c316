"""Anchors, aliases, merge keys: an edited task changes, its twins keep what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import check_edits, edited, examples, tasks
from taskreview.document.events import TextStream
from taskreview.document.reader import Reader
from taskreview.document.splice import Edit, splice
from taskreview.errors import EditError
from taskreview.model import Field


@pytest.mark.parametrize(
    ("old", "row", "new"),
    [
        # An alias gets a value of its own.
        (
            "- progress: &p old\n- progress: *p # c\n- progress: *p\n",
            2,
            "- progress: &p old\n- progress: new # c\n- progress: *p\n",
        ),
        # An anchor that others use is handed on with its value.
        (
            "- progress: &p old # c\n- progress: *p\n- progress: *p\n",
            1,
            "- progress: new # c\n- progress: &p old\n- progress: *p\n",
        ),
        (
            "- progress: &p 2024-12-31\n- x: [*p]\n",
            1,
            "- progress: new\n- x: [&p 2024-12-31]\n",
        ),
        (
            "- progress: !!str &p 'a'\n- units: *p\n",
            1,
            "- progress: !!str 'new'\n- units: !!str &p 'a'\n",
        ),
        (
            "- progress: &p |\n    a\n    b\n- progress: *p\n",
            1,
            '- progress: |-\n    new\n- progress: &p "a\\nb\\n"\n',
        ),
        (
            "- progress: &p\n    old\n- progress: *p\n",
            1,
            "- progress: \n    new\n- progress: &p old\n",
        ),
        # One that nobody uses stays, also when its name is given anew.
        ("- progress: &p old\n", 1, "- progress: &p new\n"),
        (
            "- progress: &p old\n- progress: &p two\n- progress: *p\n",
            1,
            "- progress: &p new\n- progress: &p two\n- progress: *p\n",
        ),
        # In the same task, and outside the tasks.
        (
            "- progress: &p old\n  status: *p\n",
            1,
            "- progress: new\n  status: &p old\n",
        ),
        (
            "tasks:\n- progress: &p old\nafter: *p\n",
            1,
            "tasks:\n- progress: new\nafter: &p old\n",
        ),
        (
            "- progress: &p !x >-\n    old\n    text\n- progress: *p\n",
            1,
            '- progress: !x >-\n    new\n- progress: &p !x "old text"\n',
        ),
        (
            "- progress: !x # why\n    &p |\n    1\n- progress: *p\n",
            1,
            '- progress: !x # why\n    |-\n    new\n- progress: !x &p "1\\n"\n',
        ),
        # A task that is an alias as a whole, and the one it stands for.
        (
            "- &t {progress: old}\n- *t\n",
            2,
            '- &t {progress: old}\n- {<<: *t , progress: "new"}\n',
        ),
        (
            "- &t {progress: old}\n- *t\n",
            1,
            "- &t {progress: new}\n- {<<: *t , progress: old}\n",
        ),
        (
            "[&t {进展情况: old}, *t]\n",
            2,
            '[&t {进展情况: old}, {<<: *t , 进展情况: "new"}]\n',
        ),
        (
            "- &t\n  progress: old, and {more}\n- *t\n",
            1,
            '- &t\n  progress: new\n- {<<: *t , progress: "old, and {more}"}\n',
        ),
        # Merge keys.
        (
            "- &t\n  id: 1\n  progress: old\n- <<: *t\n  id: 2\n",
            2,
            "- &t\n  id: 1\n  progress: old\n- <<: *t\n  id: 2\n  progress: new\n",
        ),
        (
            "- &t\n  id: 1\n  progress: old\n- <<: *t\n  id: 2\n",
            1,
            "- &t\n  id: 1\n  progress: new\n- <<: *t\n  id: 2\n  progress: old\n",
        ),
        (
            "base: &b {进展情况: old}\ntasks:\n- <<: *b\n",
            1,
            "base: &b {进展情况: old}\ntasks:\n- <<: *b\n  进展情况: new\n",
        ),
    ],
)
def test_a_shared_value_is_parted_from_its_twins(old: str, row: int, new: str) -> None:
    assert edited(old, row, "new") == new


@pytest.mark.parametrize("value", ["no", "123", "0x1F", "2024-01-01", "~", "true", "甲"])
def test_what_a_twin_takes_stays_written_as_it_was(value: str) -> None:
    for old, new in (
        (
            f"- &t\n  id: 1\n  progress: {value}\n- <<: *t\n  id: 2\n",
            f"- &t\n  id: 1\n  progress: new\n- <<: *t\n  id: 2\n  progress: {value}\n",
        ),
        (
            f"- &t {{id: 1, progress: {value}}}\n- *t\n",
            f"- &t {{id: 1, progress: new}}\n- {{<<: *t , progress: {value}}}\n",
        ),
        (
            f"- &t {{id: 1, progress: {value}}}\n- {{<<: *t, id: 2}}\n",
            f"- &t {{id: 1, progress: new}}\n- {{<<: *t, id: 2, progress: {value}}}\n",
        ),
    ):
        assert edited(old, 1, "new") == new


@pytest.mark.parametrize(
    ("value", "own", "new"),
    [
        ('!!int "5"', '!!int "5"', '"new"'),
        ("!y |\n    l\n    m", '!y "l\\nm\\n"', "!y |-\n    new"),
        ("&q !y l", '!y "l"', "&q !y new"),
    ],
)
def test_a_twin_takes_the_tag_too(value: str, own: str, new: str) -> None:
    old = f"- &t\n  id: 1\n  progress: {value}\n- <<: *t\n  id: 2\n"
    assert (
        edited(old, 1, "new")
        == f"- &t\n  id: 1\n  progress: {new}\n- <<: *t\n  id: 2\n  progress: {own}\n"
    )


def test_a_twin_that_takes_an_empty_value_stays_empty() -> None:
    assert (
        edited("- &t\n  id: 1\n  progress:\n- <<: *t\n", 1, "new")
        == "- &t\n  id: 1\n  progress: new\n- <<: *t\n  progress: ~\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        # A twin without the key cannot be told to stay without.
        "- &t {id: 1}\n- {<<: *t, id: 2}\n",
        "tasks:\n- &t {progress: old}\ncopy: *t\n",
        "- &t {progress: old}\n- {x: *t}\n",
    ],
)
def test_what_cannot_be_parted_is_refused(text: str) -> None:
    reader = Reader(TextStream(text))
    first = next(iter(reader))
    with pytest.raises(EditError, match="progress"):
        splice(text, [Edit(first.offset, Field.PROGRESS, "new")])


def test_twins_can_be_edited_together() -> None:
    text = "- &t {id: 1, progress: old}\n- *t\n- <<: *t\n  id: 3\n"
    rows = [(row, Field.PROGRESS, f"new {row}") for row in (1, 2, 3)]
    assert [task.progress for task in tasks(check_edits(text, rows).text)] == [
        "new 1",
        "new 2",
        "new 3",
    ]


def test_tasks_far_from_the_anchors_are_edited_by_themselves() -> None:
    text = "- progress: &p old\n- progress: *p\n- progress: plain\n"
    assert edited(text, 3, "new") == text.replace("plain", "new")


SHARED = st.lists(
    st.sampled_from(
        [
            "- &t {id: 1, progress: old, status: s}\n",
            "- *t\n",
            "- <<: *t\n  id: 2\n",
            "- {<<: *t, status: own}\n",
            "- progress: &p shared\n  status: *p\n",
            "- progress: *p\n",
            "- &t\n  progress: &p |\n    a\n    b\n  status: s\n",
            "- {status: *p, progress: [*p]}\n",
            "- id: 9\n  progress: alone\n",
        ]
    ),
    min_size=1,
    max_size=6,
).map("".join)


@examples(250)
@given(SHARED, st.data())
def test_twins_stay_as_they_are_or_the_edit_is_refused(text: str, data: st.DataObject) -> None:
    text = "- &t {progress: zero, status: s, id: 0}\n- status: &p first\n" + text
    rows = st.integers(1, len(tasks(text)))
    fields = st.sampled_from([Field.PROGRESS, Field.STATUS])
    key = st.tuples(rows, fields)
    wanted = data.draw(st.lists(key, min_size=1, max_size=3, unique=True))
    try:
        check_edits(text, [(row, field, f"new {row}") for row, field in wanted])
    except EditError:
        listed = {row for row, task in enumerate(tasks(text), 1) if task.progress == "shared"}
        assert any("[*p]" in text or row in listed or "<<" in text for row, _ in wanted)
