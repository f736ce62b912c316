"""What YAML allows and its parsers refuse is read and edited all the same."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import check_edits, edited, examples, read, refused, tasks
from taskreview.document.events import TextStream
from taskreview.document.reader import Reader
from taskreview.errors import MalformedError, RegisterError
from taskreview.model import Field
from taskreview.session import Session

both_parsers = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])

PAIR = r"\ud83d\ude00"  # 😀

texts = st.text(alphabet='中𠮷😀a1\\"/\n\t \x7f\uffff', max_size=12)


def halves(task: dict[str, object]) -> str:
    return json.dumps(task, ensure_ascii=True)


@both_parsers
@examples(200)
@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=4), st.sampled_from([None, 1]))
def test_what_json_writes_is_read(
    pure: bool, rows: list[tuple[str, str, str]], indent: int | None
) -> None:
    data = [{"content": a, "progress": b, "x": c} for a, b, c in rows]
    register = tasks(json.dumps({"tasks": data}, indent=indent), pure=pure)
    assert [(task.content, task.progress, task.extra) for task in register] == [
        (a, b, (("x", c),)) for a, b, c in rows
    ]


@examples(200)
@given(texts, texts, st.text(alphabet="新😀 a", min_size=1, max_size=5))
def test_an_edit_leaves_the_halves_of_other_values_as_they_are(
    content: str, progress: str, new: str
) -> None:
    before = f'- {halves({"content": content, "id": 1})[:-1]}, "progress": '
    behind = f', "x": {json.dumps(content)}}}\n- {halves({"content": progress})}\n'
    after = edited(before + json.dumps(progress) + behind, 1, new)
    assert after.startswith(before)
    assert after.endswith(behind)


@both_parsers
def test_only_a_text_in_double_quotes_has_escapes(pure: bool) -> None:
    text = (
        f'- progress: "{PAIR}\\\\ud83d {PAIR}{PAIR}"\n'
        f"- progress: {PAIR} \\ufdd0\\ufdd0\n"
        f"- progress: '{PAIR}'\n"
        f"- progress: |\n    # {PAIR}\n"
        f'- progress: !!str # {PAIR}\n    "{PAIR}"\n'
    )
    assert [task.progress for task in tasks(text, pure=pure)] == [
        "😀\\ud83d 😀😀",
        rf"{PAIR} \ufdd0\ufdd0",
        PAIR,
        f"# {PAIR}\n",
        "😀",
    ]


@both_parsers
@pytest.mark.parametrize("alone", [r"\ud83d", r"\ude00", rf"{PAIR}\ud83d", r"\ude00\ud83d"])
def test_half_a_character_alone_is_refused(alone: str, pure: bool) -> None:
    text = f'- progress: "{PAIR}"\n- progress: "{alone}"\n'
    error = refused(text, pure=pure)
    assert "write the character itself" in str(error)
    assert error.offset is not None
    assert error.offset >= text.rindex("progress")


PLAIN = """\
title: 题
tasks:
- id: 1
  progress: 一
    二
  units:
  - 区教委
- id: 2
  progress: "一

    二"
- {id: 3,
   progress: 三}
- id: 4
  progress: |-
    四
"""


@pytest.mark.parametrize("tabs", ["\t", "\t \t", "\t# 注", " \t", "  \t# 注"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_line_of_tabs_reads_as_one_of_blanks(tabs: str, line_break: str) -> None:
    lines = PLAIN.splitlines()
    read_with_blanks = 0
    for at in range(len(lines) + 1):
        text = line_break.join((*lines[:at], tabs, *lines[at:], ""))
        try:
            wanted = tasks(text.replace("\t", " "))
        except MalformedError:  # a comment within a text
            continue
        read_with_blanks += 1
        assert tasks(text) == wanted, at
        check_edits(text, [(1, Field.PROGRESS, "新"), (3, Field.PROGRESS, "新\n文")])
    assert read_with_blanks > len(lines) - 3


def test_lines_of_tabs_everywhere() -> None:
    text = "".join(f"\t\n- id: {number}\n \t\n  progress: 旧\n" for number in range(40))
    assert [task.id for task in tasks(text)] == list(range(40))
    check_edits(text, [(row, Field.PROGRESS, "新") for row in (1, 20, 40)])


@both_parsers
def test_tabs_in_a_literal_are_its_content(pure: bool) -> None:
    text = "\t\n- progress: |\n    一\n    \t\n    二\n\t\n- id: 2\n"
    first, second = tasks(text, pure=pure)
    assert (first.progress, second.id) == ("一\n\t\n二\n", 2)


@both_parsers
@pytest.mark.parametrize("below", ["   \t ", "\t\t\t\t\t", "\t\t\t\t# 注"])
def test_no_line_of_tabs_becomes_content_of_a_literal(below: str, pure: bool) -> None:
    text = f"- progress: |-\n    一\n{below}\n- id: 2\n"
    assert refused(text, pure=pure).offset == text.index("\t")
    narrow = f"- progress: |-\n    一\n{below[-3:]}\n- id: 2\n"
    assert tasks(narrow, pure=pure)[0].progress == "一"


def test_what_is_indented_with_tabs_is_refused_at_its_place() -> None:
    text = "- id: 1\n\t\n- id: 2\n\tprogress: 旧\n"
    error = refused(text)
    assert error.offset == text.index("\tprogress")


def test_the_pure_parser_never_leaves_out_what_stands_behind_a_line_of_tabs() -> None:
    text = "- progress: 一\n\t\n    二\n"
    assert [task.progress for task in tasks(text)] == ["一\n二"]
    assert refused(text, pure=True).offset == text.index("\t")


def test_more_doubtful_lines_than_anybody_has_are_refused() -> None:
    text = "".join(f"- id: {number}\n \t\n" for number in range(150))
    assert refused(text).offset is not None


def test_a_stream_that_cannot_begin_again_is_not_mended() -> None:
    with pytest.raises(MalformedError):
        list(Reader(io.BytesIO(f'- progress: "{PAIR}"\n'.encode())))


def test_reading_goes_on_behind_what_was_read_before_the_mending() -> None:
    """Also where the parser meets it far behind the first tasks."""
    lines = "".join(f"- id: {number}\n  progress: 旧\n" for number in range(5_000))
    text = f'{lines}- progress: "{PAIR}"\n{lines}\t\n- progress: 末\n'
    reader = iter(Reader(TextStream(text)))
    assert next(reader).task.id == 0
    rest = [located.task for located in reader]
    assert len(rest) == 10_001
    assert rest[4_999].progress == "😀"
    assert rest[-1].progress == "末"
    for located in read(text)[::997]:
        assert text.startswith("- ", located.offset - 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_of_any_encoding_are_mended_and_keep_their_bytes(
    encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "tasks.yaml"
    text = f'- content: 一\n\t\n  progress: "{PAIR}"\n  x: "{PAIR}末"\n- progress: 旧\n'
    path.write_bytes(text.encode(encoding))
    session = Session(path)
    session.read_first(1)
    session.read_all()
    assert [task.progress for task in session.tasks] == ["😀", "旧"]
    session.edit(1, Field.PROGRESS, "新")
    session.save()
    assert path.read_bytes() == text.replace("旧", "新").encode(encoding)
    session.edit(0, Field.PROGRESS, "好")
    session.save()
    wanted = text.replace("旧", "新").replace(f'progress: "{PAIR}"', 'progress: "好"')
    assert path.read_bytes() == wanted.encode(encoding)


def test_a_file_that_is_wrong_elsewhere_is_refused_there(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(f'- progress: "{PAIR}"\n- progress: a: b\n', "utf-8")
    with pytest.raises(RegisterError, match=r":2:14: .*colon"):
        Session(path).read_all()


def test_one_line_of_tabs_after_the_other() -> None:
    text = '- progress: "旧"\n    \t\n  \t\n \t \n- id: 2\n'
    assert [task.id for task in tasks(text)] == [None, 2]
    edited(text, 1, "新")


@both_parsers
@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("|\n    \tx\n    y\n", "\tx\ny\n"),
        ("|-\n\n    \t\tx\n    \ty\n\n", "\n\t\tx\n\ty"),
        (">\n    \tx\n    y\n    z\n", "\tx\ny z\n"),
        ("&a !!str | # why\n    \tx\n", "\tx\n"),
        ("'a |\n    \tb'\n", "a | b"),
        ("|\n    \t# no comment\n    \ufdd0\n", "\t# no comment\n\ufdd0\n"),
    ],
)
def test_a_block_may_begin_with_a_tab(source: str, meant: str, pure: bool) -> None:
    first = "- progress: |\n    \tp\n"
    text = f"{first}- progress: {source}- progress: 乙\n"
    assert [task.progress for task in tasks(text, pure=pure)] == ["\tp\n", meant, "乙"]


@pytest.mark.parametrize("header", ["|", "|-", "|+", ">", ">-"])
def test_a_block_may_end_with_a_tab_and_all_of_it_is_replaced(header: str) -> None:
    text = f"- progress: {header}\n    x y\n    \t\n- id: 2\n"
    assert "\t" not in edited(text, 1, "新\n旧\n")


def test_many_blocks_begin_with_tabs_and_stay_as_they_are() -> None:
    text = "".join(f"- id: {n}\n  progress: |\n    \t第{n}条\n    二\n" for n in range(500))
    assert [task.progress for task in tasks(text)] == [f"\t第{n}条\n二\n" for n in range(500)]
    assert edited(text, 251, "甲\n乙\n") == text.replace("\t第250条\n    二", "甲\n    乙")
