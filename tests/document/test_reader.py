"""What is read as a register, what as its tasks, and where each stands."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest

from document.support import read, refused, tasks
from taskreview.document.events import ByteStream, TextStream
from taskreview.document.position import position
from taskreview.document.reader import Reader
from taskreview.errors import MalformedError, Position
from taskreview.model import Head, Task

both_parsers = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])


def reader_of(text: str, *, pure: bool = False) -> Reader:
    """A reader that has read a text to its end."""
    reader = Reader(TextStream(text), pure=pure)
    list(reader)
    return reader


def problems(text: str) -> list[tuple[str, str]]:
    """What the reader complains of: what stands at each place, and the complaint."""
    return [(text[p.offset :][:12].split("\n")[0], p.message) for p in reader_of(text).problems]


@both_parsers
def test_a_register_is_a_mapping_with_a_head_and_a_list(pure: bool) -> None:
    reader = Reader(
        TextStream("attachment: 附件1\ntitle: 台账\ntasks:\n- {id: 1}\n- {id: 2}\n"), pure=pure
    )
    assert [(task.row, task.id) for task, _ in reader] == [(1, 1), (2, 2)]
    assert reader.head == Head("台账", "附件1")
    assert reader.problems == []


def test_the_head_may_stand_below_the_list_and_be_in_chinese() -> None:
    reader = reader_of("任务: []\n标题: 台账\n附件: 附件1\n")
    assert reader.head == Head("台账", "附件1")


def test_a_head_that_is_null_or_no_text_is_lacking() -> None:
    assert reader_of("title: ~\nattachment: [a]\ntasks: []\n").head == Head(None, None)


@both_parsers
@pytest.mark.parametrize(
    "text",
    [
        "- id: 1\n  progress: x\n",
        "tasks:\n- id: 1\n  progress: x\n",
        "任务:\n  - 序号: 1\n    进展情况: x\n",
        "任务列表:\n  - ' 序号 ': 1\n    进展情况: x\n",
        "台账:\n  - 序号: 1\n    进展情况: x\n",
        '[{"id": 1, "progress": "x"}]',
        '{"tasks": [{"id": 1, "progress": "x"}]}',
        "--- # first\n- id: 1\n  progress: x\n...\n",
        "%YAML 1.1\n---\n- id: 1\n  progress: x\n",
        "# only a comment\n---\n---\n- id: 1\n  progress: x\n",
        "title: t\n---\n- id: 1\n  progress: x\n",
        "? tasks\n:\n  - ? id\n    : 1\n    ? progress\n    : x\n",
        "&all\ntasks: &list\n- &one\n  id: 1\n  progress: x\n",
        "!!map {tasks: !!seq [!!map {!!str id: 1, progress: !!str x}]}\n",
        "defaults: &d {progress: x}\ntasks:\n- <<: *d\n  id: 1\n",
        "columns: [id, status]\nunits: [{name: id}]\ntasks: [{id: 1, progress: x}]\n",
        "columns:\n- {id: a, label: b}\n- {id: c, label: d}\ntasks: [{id: 1, progress: x}]\n",
        "[id: 1]",
    ],
)
def test_the_list_is_found_wherever_it_stands(text: str, pure: bool) -> None:
    [task] = tasks(text, pure=pure)
    assert task.id == 1
    assert task.progress in ("x", None)


@both_parsers
@pytest.mark.parametrize(
    "text",
    ["tasks: []", "tasks:", "tasks: ~\n", "[]", "任务: null", "tasks:\n# none\n", "- ~\n-\n"],
)
def test_an_empty_register_has_no_tasks(text: str, pure: bool) -> None:
    assert tasks(text, pure=pure) == []


@both_parsers
@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", ""),
        ("# only\n# comments\n", "# only"),
        ("hello", "hello"),
        ("# 中文\n中文", "中文"),
        ("title: t\n", "title"),
        ("title: t\nunits: [a, b]\n", "title"),
        ("title: t\ntasks: none\n", "none"),
        ("title: t\ntasks:\n  a: 1\n", "a: 1"),
        ("title: 中\ntasks:\n  - 文本\n", "文本"),
        ("- id: 1\n- text\n", "text"),
        ("- id: 1\n- [a]\n", "[a]"),
        ("- 中: 文\n- *nowhere\n", "*nowhere"),
        ("- &a text\n- *a\n", "&a text"),
        ("- id: 1\n- progress: *nowhere\n", "*nowhere"),
        ("id: 1\nprogress: x\n", "id: 1"),
    ],
)
def test_what_is_no_register_is_refused_at_its_place(text: str, at: str, pure: bool) -> None:
    error = refused(text, pure=pure)
    assert error.offset is not None
    assert error.byte_offset is None
    assert text[error.offset :].startswith(at)


@both_parsers
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("lines", "line", "column"),
    [
        (["tasks:", "- id: 1", "  进展: a: b"], 3, 8),
        (["- 序号: 中文：😀", "  进展😀: '中' y"], 2, 12),
        (["- id: 1", "   x: 2"], 2, 5),
        (["- 序号: 1", "  # 中文", "  中文: *a"], 3, 7),
        (["- 序号: 1", "- 中文"], 2, 3),
    ],
)
def test_a_mistake_is_found_at_the_line_and_column_that_editors_show(
    lines: list[str], line: int, column: int, newline: str, pure: bool
) -> None:
    text = newline.join(lines) + newline
    error = refused(text, pure=pure)
    assert error.offset is not None
    assert position(text, error.offset) == Position(line, column)


@both_parsers
def test_what_a_task_lacks_is_lacking(pure: bool) -> None:
    text = "- id: ~\n  units:\n  deadline: null\n- {}\n- x: 1\n- units: ['', ~, ' ']\n"
    assert tasks(text, pure=pure) == [
        Task(1),
        Task(2),
        Task(3, extra=(("x", 1),)),
        Task(4),
    ]


@both_parsers
@pytest.mark.parametrize(
    "value",
    [
        "123",
        "no",
        "2024-02-30",
        "1:30",
        "0777",
        "1_000",
        "2024-01-01 10:00:00",
        "y",
        "=",
        "0x_",
        ".",
    ],
)
def test_values_are_shown_as_they_are_written(value: str, pure: bool) -> None:
    [task] = tasks(f"- {{id: {value}, progress: {value}, status: {value}, x: a}}\n", pure=pure)
    assert task.progress == task.status == value
    assert str(task.id) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1),
        ("0", 0),
        ("-1", "-1"),
        ("01", "01"),
        ("'1'", "1"),
        ("1.0", "1.0"),
        ("A-1", "A-1"),
        ("~", None),
        ("''", ""),
        ("9" * 5000, "9" * 5000),
        ("[a, b]", "a\nb"),
    ],
)
def test_a_number_stays_a_number_only_where_it_reads_the_same(
    written: str, value: int | str | None
) -> None:
    [task] = tasks(f"- id: {written}\n")
    assert task.id == value


@both_parsers
def test_unknown_keys_are_kept_as_plain_data_in_file_order(pure: bool) -> None:
    text = (
        "- z: 1\n  id: 1\n  list: [1, a, ~, [true, 1.5]]\n  nested: {k: {l: 2024-01-01}}\n"
        "  off: off\n  n: NULL\n  '9': x\n  big: 1.0e999\n"
    )
    [task] = tasks(text, pure=pure)
    assert task.extra == (
        ("z", 1),
        ("list", [1, "a", None, [True, 1.5]]),
        ("nested", {"k": {"l": "2024-01-01"}}),
        ("off", "off"),
        ("n", None),
        ("9", "x"),
        ("big", "1.0e999"),
    )


def test_lists_and_mappings_where_a_text_is_meant_are_shown_as_text() -> None:
    [task] = tasks("- progress: [a, b]\n  status: {x: 1, y: ~}\n")
    assert (task.progress, task.status) == ("a\nb", "x: 1\ny: ")


@both_parsers
def test_merge_keys_fill_in_what_a_task_lacks(pure: bool) -> None:
    text = (
        "base: &b {status: base, progress: base, x: 1}\nmore: &m {status: more, source: more}\n"
        "tasks:\n- <<: *b\n  status: own\n- <<: [*b, *m]\n- <<: *b\n  <<: *m\n- '<<': text\n"
    )
    own, first, later, quoted = tasks(text, pure=pure)
    assert (own.status, own.progress, own.extra) == ("own", "base", (("x", 1),))
    assert (first.status, first.source) == ("base", "more")
    assert later.status == "more", "as in PyYAML the later merge key wins"
    assert quoted.extra == (("<<", "text"),)


@both_parsers
def test_aliases_stand_for_what_they_name(pure: bool) -> None:
    text = "- &t\n  id: 1\n  progress: &p done\n- *t\n- {id: 3, progress: *p, units: [*p]}\n"
    first, again, third = tasks(text, pure=pure)
    assert again.progress == first.progress == third.progress == "done"
    assert (again.row, third.units) == (2, ("done",))
    assert text[read(text, pure=pure)[1].offset :].startswith("*t\n")


def test_an_anchor_may_be_given_anew_and_ends_with_its_document() -> None:
    assert [
        task.progress for task in tasks("- progress: &a x\n- progress: &a y\n- progress: *a\n")
    ] == [
        "x",
        "y",
        "y",
    ]
    assert "anchor" in refused("x: &a y\n---\n- progress: *a\n").reason


def test_the_whole_list_may_have_an_alias_below() -> None:
    assert len(tasks("tasks: &all\n- id: 1\n- id: 2\ncopy: *all\n")) == 2


def test_only_a_text_with_anchors_shares_values() -> None:
    assert not reader_of("a: {b: c}\ntasks:\n- id: 1\n").shares_values
    assert reader_of("a: &a {b: c}\ntasks:\n- id: 1\n").shares_values
    assert reader_of("tasks:\n- id: 1\n  units: &u [a]\n").shares_values


def test_a_key_that_stands_twice_is_reported_and_the_last_one_counts() -> None:
    text = "- id: 1\n  progress: a\n  进展情况: b\n  x: 1\n  x: 2\n"
    assert tasks(text) == [Task(1, id=1, progress="b", extra=(("x", 2),))]
    assert [place for place, _ in problems(text)] == ["进展情况: b", "x: 2"]


def test_keys_of_several_values_and_merge_keys_may_stand_twice() -> None:
    assert problems("- ? [a]\n  : 1\n  ? [b]\n  : 2\n  <<: {c: d}\n  <<: {e: f}\n") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- id: 1\n- ~\n- id: 2\n", ["~"]),
        ("- id: 1\n---\n- id: 2\n", ["- id: 2"]),
        ("- {id: 1}\n--- !x\na: [b, {c: d}]\n--- text\n", ["!x", "text"]),
        ("a:\n- {id: 1, status: x}\ntasks:\n- {id: 2}\n", ["- {id: 2}"]),
    ],
)
def test_what_is_not_shown_is_reported(text: str, places: list[str]) -> None:
    assert [place for place, _ in problems(text)] == places
    assert tasks(text)[0].id == 1


@both_parsers
def test_tasks_before_a_mistake_are_there_already(pure: bool) -> None:
    reader = iter(Reader(TextStream("- id: 1\n- id: 2\n- id: 'open\n"), pure=pure))
    assert [next(reader).task.id, next(reader).task.id] == [1, 2]
    with pytest.raises(MalformedError):
        next(reader)


class CountingStream:
    """A stream that knows how much of it was asked for."""

    def __init__(self, content: bytes) -> None:
        self._stream = io.BytesIO(content)

    def read(self, size: int, /) -> bytes:
        return self._stream.read(min(size, 4096))

    def given(self) -> int:
        return self._stream.tell()


@both_parsers
def test_the_first_tasks_come_before_the_file_is_read_to_its_end(pure: bool) -> None:
    stream = CountingStream(
        "".join(f"- id: {n}\n  progress: 完成{n}\n" for n in range(10_000)).encode()
    )
    reader = iter(Reader(stream, pure=pure))
    for _ in range(20):
        next(reader)
    assert stream.given() <= 64 * 1024


@both_parsers
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pieces_may_break_inside_a_character(size: int, pure: bool) -> None:
    class Dribble(io.BytesIO):
        def read(self, wanted: int | None = -1, /) -> bytes:
            return super().read(size)

    stream: ByteStream = Dribble("- id: 1\n  progress: 中文😀\n".encode())
    [located] = Reader(stream, pure=pure)
    assert located.task.progress == "中文😀"


@pytest.mark.parametrize(
    ("content", "reason", "at"),
    [
        (b"- id: \xe4\xb8\xad\xff", "0xFF", 9),
        (b"- id: \xe4\xb8\xad\n  x: \xe4\xb8", "UTF-8", 15),
        (b"- id: \xe4\xb8\xad\x80", "0x80", 9),
        (b"- id: \xed\xa0\x80", "UTF-8", 6),
        ("- id: 中文".encode("gbk"), "UTF-8", 7),
        ("- id: 中\x1b[0m".encode(), "U+001B", 9),
        ("- id: 中\x80".encode(), "U+0080", 9),
        ("- id: 中\x00".encode(), "U+0000", 9),
        ("- id: 中\uffff".encode(), "U+FFFF", 9),
        ("- id: 1".encode("utf-16-le"), "U+0000", 1),
    ],
)
@both_parsers
def test_bytes_that_are_no_text_are_named_with_their_place(
    content: bytes, reason: str, at: int, pure: bool
) -> None:
    with pytest.raises(MalformedError) as caught:
        list(Reader(io.BytesIO(content), pure=pure))
    error = caught.value
    assert reason in error.reason
    if error.byte_offset is None:
        assert error.offset is not None
        assert len(content.decode()[: error.offset].encode()) == at
    else:
        assert error.offset is None
        assert abs(error.byte_offset - at) <= 1  # libyaml names the second byte of a bad pair


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-8-sig", "gb18030"])
@both_parsers
def test_other_encodings_never_raise_anything_else(encoding: str, pure: bool) -> None:
    stream = io.BytesIO("- id: 1\n  progress: 完成\n".encode(encoding))
    with suppress(MalformedError):
        list(Reader(stream, pure=pure))


@both_parsers
def test_half_a_character_in_a_text_is_refused_at_its_place(pure: bool) -> None:
    text = "- id: 1\n" * 2000 + "- id: 中\udc80\n"
    error = refused(text, pure=pure)
    assert error.offset == text.index("\udc80")


@both_parsers
def test_a_stream_that_fails_fails_as_it_does(pure: bool) -> None:
    class Broken:
        def read(self, size: int, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        list(Reader(Broken(), pure=pure))
