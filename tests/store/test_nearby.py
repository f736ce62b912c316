"""Editing a piece of a large file gives the very bytes that editing all of its text gives."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskreview.document.edit import Edit
from taskreview.document.events import TextStream
from taskreview.document.reader import Reader
from taskreview.document.splice import splice
from taskreview.errors import EditError, MalformedError
from taskreview.model import Field
from taskreview.store import nearby
from taskreview.store.checkpoints import Checkpoints, begun_in
from taskreview.store.nearby import splice_nearby

TASKS = [
    "- id: 1\n  progress: 旧的进展\n  # 注\n\n",
    "- id: 2\n  progress: |\n    第一行\n    第二行\n\n\n",
    "- id: 3\n  content: '一'\n",
    '- {"id": 4, "progress": "四"}\n',
    "- id: 5\r\n  status: a # b\r\n  progress: >-\r\n    折\r\n    行\r\n",
    "- &five\n  id: 6\n  progress: x\n",
    "- id: 7\n  progress: &t 共用\n",
    "- id: 8\n  progress: *t\n",
    "- id: 9\n  progress: A & B\n  备注: 😀\n",
    "- *five\n",
    "-   progress: 'a\n\n    b'\n",
    "# 注释\n- - nested\n",
    "- !x {progress: 1}\n",
]
TEXTS = ["新", "", "两\n行\n", "x" * 90, "yes", " - #", "😀"]


def _checkpoints(raw: bytes, at: list[int], mark: str) -> Checkpoints:
    """Checkpoints at some bytes of the content, which begins with the mark."""
    checkpoints = Checkpoints()
    for byte in at:
        if byte >= len(mark.encode()):
            checkpoints.add(byte, begun_in(raw[:byte]) - len(mark))
    return checkpoints


def _offsets(text: str) -> list[int]:
    return [located.offset for located in Reader(TextStream(text))]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "_LARGE", 0)
    monkeypatch.setattr(nearby, "_PIECE", 7)


HARMLESS = [task for task in TASKS if "&" not in task and "*" not in task]
registers = st.lists(
    st.sampled_from(HARMLESS) | st.sampled_from(TASKS), min_size=6, max_size=20
).map("".join)


@settings(max_examples=400, deadline=None)
@given(
    text=registers,
    head=st.sampled_from(["", "tasks:\n", "# 台账\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    around=st.integers(100, 300),
    margin=st.integers(0, 20),
    data=st.data(),
)
def test_it_is_the_same_as_in_the_whole_text(
    text: str, head: str, mark: str, around: int, margin: int, data: st.DataObject
) -> None:
    text = head + text
    try:
        offsets = _offsets(text)
    except MalformedError:
        return  # no register
    if len(offsets) < 3:
        return
    edits = data.draw(
        st.lists(
            st.builds(
                Edit,
                st.sampled_from(offsets[:-2]),
                st.sampled_from([Field.PROGRESS, Field.STATUS]),
                st.sampled_from(TEXTS),
            ),
            min_size=1,
            max_size=3,
            unique_by=lambda edit: (edit.offset, edit.field),
        )
    )
    old = (mark + text).encode()
    known = sorted(data.draw(st.sets(st.integers(0, len(old)), max_size=9)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearby, "_AROUND", around)
        patch.setattr(nearby, "_MARGIN", margin)
        here = splice_nearby(old, edits, _checkpoints(old, known, mark))
    if here is None:
        return
    raw, spliced = here
    whole = splice(text, edits)
    assert raw.decode() == mark + whole.text
    assert list(spliced.moved(array("Q", offsets))) == list(whole.moved(offsets))
    for offset in range(len(whole.text)):
        near = spliced.checkpoints.before(offset)
        if near is not None:
            byte, characters = near
            assert characters == begun_in(raw[:byte]) - len(mark)
            assert characters <= offset


def _large(tasks: int) -> tuple[str, list[int]]:
    text = "tasks:\n" + "".join(
        f"- id: {number}\n  progress: 第{number}项的进展情况，已完成\n" for number in range(tasks)
    )
    return text, _offsets(text)


@pytest.mark.parametrize("rows", [[0], [3900], [1000], [3, 4, 5], [0, 7, 1000, 3899, 3900]])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_large_file_is_edited_so(
    rows: list[int], mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    text, offsets = _large(8000)
    edits = [
        Edit(offsets[row * 2], field, f"新的\n{row}")
        for row in rows
        for field in (Field.PROGRESS, Field.STATUS)
    ]
    old = (mark + text).encode()
    here = splice_nearby(old, edits, _checkpoints(old, [*range(0, len(old), 1000)], mark))
    assert here is not None
    whole = splice(text, edits)
    assert here[0].decode() == mark + whole.text
    assert list(here[1].moved(offsets)) == list(whole.moved(offsets))


@pytest.mark.parametrize(
    "text",
    [
        "[" + "{id: 1, progress: a}, " * 30_000 + "]\n",  # one line without end
        "- id: 1\n  progress: a\n" + "# nothing\n" * 30_000,  # who knows where the task ends
        "- id: 1\n  progress: &a a\n" * 30_000,  # aliases may be anywhere
        "- id: 1\r  progress: a\r" * 30_000,  # lines, but not these
        "- id: 1\n  progress: a\n" * 90,  # small
    ],
    ids=["one line", "comments", "anchors", "cr", "small"],
)
def test_what_needs_the_whole_text_gets_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    small = len(text) < 90_000
    monkeypatch.undo()
    edit = Edit(text.index("{") if text[0] == "[" else 2, Field.PROGRESS, "b")
    assert splice_nearby(text.encode(), [edit], Checkpoints()) is None
    assert small == (len(text) < nearby._LARGE)


def test_what_cannot_be_written_is_left_to_the_whole_text_to_say() -> None:
    text, offsets = _large(100)
    edit = Edit(offsets[50], Field.PROGRESS, "\ud800")
    assert splice_nearby(text.encode(), [edit], Checkpoints()) is None
    with pytest.raises(EditError):
        splice(text, [edit])
