"""`set`: only the bytes of the edited value change, and it says what it did."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
import yaml

from cli.program import SAMPLE, one_line, run
from taskreview import cli
from taskreview.cli import setting
from taskreview.session import Session

HEAD = "# 台账\ntasks:\n  - id: 1\n    status: a # kept\n"
TAIL = "    备注: [x,  y]   # odd  spacing\n\n\n  - id: 2\n    progress:   'two'\n"
STYLES = {
    "plain": "    progress: old text\n",
    "single": "    progress: 'old text'   # comment\n",
    "double": '    progress: "old text"\n',
    "literal": "    progress: |-\n      old\n      text\n",
    "folded": "    progress: >\n      old\n      text\n",
    "empty": "    progress:\n",
    "missing": "",
}


def _set(file: Path, *words: str, typed: bytes = b"") -> str:
    done = run("set", file, *words, typed=typed)
    assert (done.code, done.err) == (0, "")
    return done.out


def _set_here(file: Path, *words: str) -> None:
    """The same in this process, for tests with many cases."""
    assert cli.run(["set", str(file), *words]) == 0


def _tasks(file: Path) -> list[dict[str, object]]:
    data = yaml.safe_load(file.read_bytes())
    tasks: list[dict[str, object]] = data["tasks"] if isinstance(data, dict) else data
    return tasks


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", ["新的进展", "1. a: b\n2. # c\n", ""])
def test_all_bytes_but_the_value_stay(
    tmp_path: Path, style: str, text: str, mark: str, end: str
) -> None:
    file = tmp_path / "t.yaml"
    file.write_bytes((mark + HEAD + STYLES[style] + TAIL).replace("\n", end).encode())
    _set_here(file, "1", "--progress", text)
    after = file.read_bytes()
    assert after.startswith((mark + HEAD).replace("\n", end).encode())
    assert after.endswith(TAIL.replace("\n", end).encode())
    assert [task.get("progress") for task in _tasks(file)] == [
        None if style in ("empty", "missing") and not text else text,
        "two",
    ]


def test_one_line_of_the_sample_changes_when_a_status_does(tmp_path: Path) -> None:
    file = tmp_path / "tasks.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    out = _set(file, "3", "--status", "推进中")
    before, after = SAMPLE.read_text("utf-8").split("\n"), file.read_text("utf-8").split("\n")
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [("    status: 已完成", "    status: 推进中")]
    line = after.index("    status: 推进中") + 1
    assert one_line(out) == f"{file}:{line}: task 3, Status: “已完成” → “推进中”"


def test_a_long_text_is_told_by_its_length(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n  progress: ab\n")
    assert one_line(_set(file, "1", "--progress", "x" * 41)) == (
        f"{file}:2: task 1, Progress: 2 characters → 41 characters"
    )


def test_both_texts_are_saved_together(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n- content: c\n")
    out = _set(file, "--row", "2", "--status", "s", "--progress", "p")
    assert _tasks(file)[1] == {"content": "c", "status": "s", "progress": "p"}
    assert (
        out.splitlines()
        == [
            f"{file}:{3 + n}: row 2, {label}: (none) → “{text}”"
            for n, (label, text) in enumerate([("Status", "s"), ("Progress", "p")])
        ]
        or len(out.splitlines()) == 2
    )


@pytest.mark.parametrize(
    "typed",
    [
        "一行",
        "一行\n",
        "\n\n两行\n之间\n\n",
        "crlf\r\nand\rcr\n",
        " blanks  \t",
        "",
        "- [x]: {y} # & * ! | > ' \" % @ `",
        "\x00\x1b\x85\u2028\ufeff😀",
        "null",
        "x" * 20_000,
    ],
)
def test_a_dash_takes_standard_input_exactly_as_it_is(tmp_path: Path, typed: str) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n  progress: before\n- id: 2\n")
    _set(file, "1", "--progress", "-", typed=typed.encode())
    assert _tasks(file) == [{"id": 1, "progress": typed}, {"id": 2}]


def test_standard_input_that_is_no_text_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    done = run("set", file, "1", "--progress", "-", typed=b"ab\xff")
    assert (done.code, done.err) == (2, "standard input is not UTF-8 text (byte 3)\n")
    assert file.read_text() == "- id: 1\n"


def test_an_argument_that_is_no_text_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    done = run("set", file, "1", "--status", os.fsdecode(b"\xff"))
    assert (done.code, done.err) == (2, "the Status is not UTF-8 text\n")


def test_the_text_that_is_there_already_touches_nothing(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_bytes(b"- id: 1\r\n  status:   'x'")
    os.utime(file, ns=(1, 1))
    out = _set(file, "1", "--status", "x")
    assert one_line(out) == f"{file}:1: task 1 is like that already; nothing changed"
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (b"- id: 1\r\n  status:   'x'", 1)


def test_mode_and_link_stay_and_nothing_is_left_behind(tmp_path: Path) -> None:
    file, link = tmp_path / "t.yaml", tmp_path / "link.yaml"
    file.write_text("- id: 1\n")
    file.chmod(0o640)
    link.symlink_to(file.name)
    _set(link, "1", "--status", "x")
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "t.yaml"]


@pytest.mark.parametrize("words", [["9", "--status", "x"], ["1", "--status", "x"]])
def test_a_task_that_is_missing_or_not_the_only_one_changes_nothing(
    tmp_path: Path, words: list[str]
) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n- id: 1\n")
    done = run("set", file, *words)
    assert (done.code, done.out) == (2, "")
    assert file.read_text() == "- id: 1\n- id: 1\n"


def test_what_a_colleague_saves_while_the_text_is_typed_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n- id: 2\n")

    def typed_slowly() -> str:
        file.write_text("- id: 0\n- id: 1\n- id: 2\n")
        return "x"

    monkeypatch.setattr(setting, "read_input", typed_slowly)
    assert cli.run(["set", str(file), "2", "--status", "-"]) == 0
    assert _tasks(file) == [{"id": 0}, {"id": 1}, {"id": 2, "status": "x"}]


def test_a_row_is_still_the_same_task_after_a_colleague_has_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n- id: 2\n")

    def typed_slowly() -> str:
        file.write_text("- id: 0\n- id: 1\n- id: 2\n")
        return "x"

    monkeypatch.setattr(setting, "read_input", typed_slowly)
    assert cli.run(["set", str(file), "--row", "2", "--status", "-"]) == 0
    assert file.read_text() == "- id: 0\n- id: 1\n- id: 2\n  status: x\n"


def _saved_by_a_colleague(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Somebody else saves right after `set` has read the file."""

    def opened(path: Path) -> Session:
        session = Session(path)
        session.read_all()
        path.write_text(text)
        return session

    monkeypatch.setattr(setting, "opened", opened)


def test_what_a_colleague_saves_in_between_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    _saved_by_a_colleague(monkeypatch, "- id: 0\n- id: 1 # theirs\n  progress: p\n")
    assert cli.run(["set", str(file), "1", "--status", "x"]) == 0
    assert file.read_text() == "- id: 0\n- id: 1 # theirs\n  status: x\n  progress: p\n"
    assert one_line(capsys.readouterr().out) == f"{file}:3: task 1, Status: (none) → “x”"


@pytest.mark.parametrize("theirs", ["- id: 1\n  status: theirs\n", "- id: 2\n"])
def test_the_same_text_or_a_deleted_task_is_a_conflict(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    theirs: str,
) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n- id: 2\n")
    _saved_by_a_colleague(monkeypatch, theirs)
    assert cli.run(["set", str(file), "1", "--status", "x"]) == 3
    assert file.read_text() == theirs
    assert "the same text of the same task" in one_line(capsys.readouterr().err)


def test_a_file_that_cannot_be_written_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "replace", refuse)
    assert cli.run(["set", str(file), "1", "--status", "x"]) == 4
    said = one_line(capsys.readouterr().err)
    assert said.startswith(f"{file} was not saved: ")
    assert said.endswith("; the file is as it was, so put that right and do it again")
    assert file.read_text() == "- id: 1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["t.yaml"]


def test_a_read_only_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    file.chmod(0o444)
    done = run("set", file, "1", "--status", "x")
    assert done.code == 4
    assert "it is read-only (mode 0444)" in one_line(done.err)
    assert file.read_text() == "- id: 1\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_in_a_read_only_folder_the_file_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    number = file.stat().st_ino
    tmp_path.chmod(0o500)
    try:
        _set(file, "1", "--status", "x")
    finally:
        tmp_path.chmod(0o700)
    assert file.read_text() == "- id: 1\n  status: x\n"
    assert file.stat().st_ino == number
    assert [path.name for path in tmp_path.iterdir()] == ["t.yaml"]
