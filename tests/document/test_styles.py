"""An edit changes one value, however the file is written: styles by texts by contexts."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from document.support import check_edits, edited, examples, read
from document.writing import AWKWARD, readable, registers, texts
from taskreview.document.events import TextStream
from taskreview.document.reader import Reader
from taskreview.document.splice import Edit, splice
from taskreview.errors import EditError
from taskreview.model import Field


@examples(500)
@given(registers(), st.data())
def test_an_edit_changes_its_value_and_nothing_else(text: str, data: st.DataObject) -> None:
    assume(readable(text))
    row = data.draw(st.integers(1, len(read(text))))
    field = data.draw(st.sampled_from([Field.PROGRESS, Field.STATUS, Field.SOURCE]))
    edited(text, row, data.draw(texts), field)


@examples(150)
@given(registers(), st.data())
def test_several_edits_at_once_are_each_made(text: str, data: st.DataObject) -> None:
    assume(readable(text))
    rows = st.integers(1, len(read(text)))
    fields = st.sampled_from([Field.PROGRESS, Field.STATUS, Field.DEADLINE])
    wanted = data.draw(
        st.lists(st.tuples(rows, fields, texts), max_size=4, unique_by=lambda edit: edit[:2])
    )
    check_edits(text, wanted)


@examples(60)
@given(registers(), st.data())
def test_editing_a_value_twice_leaves_no_trace_of_the_first_edit(
    text: str, data: st.DataObject
) -> None:
    assume(readable(text))
    row = data.draw(st.integers(1, len(read(text))))
    once = edited(text, row, data.draw(texts))
    assert edited(once, row, "plain words") is not None


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize(
    "register",
    [
        "- id: 1\n  progress: old\n  x: 1\n",
        "- id: 1\n  progress: 'old'",
        "- id: 1\n  progress: |\n    old\n\n\n- id: 2\n",
        "- id: 1\r\n  progress: >+2\r\n      old\r\n\r\n- id: 2\r\n",
        '[{"id": 1, "progress": "old"}]',
        "- {id: 1}\n- id: 2",
        "- id: 1\n  progress:\n",
        "- id: 1 # only\n\n# end\n",
    ],
)
def test_awkward_texts_read_back(register: str, text: str) -> None:
    edited(register, 1, text)


@pytest.mark.parametrize("text", ["a\ud800", "\udfffb", "\udcff\udcfe "])
@pytest.mark.parametrize("register", ["- id: 1\n  progress: old\n", '[{"progress": "old"}]'])
def test_half_a_character_is_refused(register: str, text: str) -> None:
    [located] = read(register)
    with pytest.raises(EditError, match="surrogate"):
        splice(register, [Edit(located.offset, Field.PROGRESS, text)])


def test_no_reader_takes_a_written_text_for_something_else() -> None:
    reader = Reader(TextStream("- id: 1\n  progress: old\n"))
    assert len(list(reader)) == 1
