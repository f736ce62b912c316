"""Pipes, closed streams, odd locales: text comes out whole, or one sentence says why not."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cli.program import COMMAND, SAMPLE, environment, once, run, run_in_terminal


def _shell(line: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    program = " ".join(COMMAND)
    return subprocess.run(
        ["bash", "-c", line.replace("taskreview", program)],
        capture_output=True,
        env=environment(FILE=str(SAMPLE), **settings),
        check=False,
        timeout=60,
    )


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_text("".join(f"- {{id: {n}, content: {'x' * 100}}}\n" for n in range(5000)))
    done = _shell(f"taskreview list {large} | head -1; echo ${{PIPESTATUS[0]}}")
    assert done.stdout.splitlines()[1:] == [b"141"]
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_full_disk_is_told(command: str, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    file = tmp_path / "t.yaml"
    file.write_text("- {}\n")
    done = _shell(f"taskreview {command} {file} > /dev/full; echo $?")
    assert done.stdout == b"4\n"
    assert done.stderr == b"this could not be written: No space left on device\n"


@pytest.mark.parametrize("command", ["set {file} 1 --status 新", "judge {file} 1 --pass"])
def test_what_is_saved_is_said_to_be_saved_on_a_full_disk(command: str, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    done = _shell(f"taskreview {command.format(file=file)} > /dev/full; echo $?")
    assert done.stdout == b"4\n"
    assert done.stderr.startswith(f"{file} is saved; only this".encode())
    assert len(file.read_text("utf-8")) > len("- id: 1\n")


def test_closed_streams_are_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    assert _shell('taskreview list "$FILE" >&-; echo $? >&2').stderr == b"0\n"
    assert _shell("taskreview list nowhere 2>&-; echo $?").stdout == b"2\n"
    assert _shell(f"taskreview set {file} 1 --status - <&-").stderr == b"standard input is closed\n"
    assert _shell(f"taskreview {file} <&- >&- 2>&-; :").stderr == b""
    assert file.read_text() == "- id: 1\n"


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
    ],
)
def test_output_is_utf8_whatever_the_locale(settings: dict[str, str]) -> None:
    usual = run("list", SAMPLE, "--format", "json").out
    assert run("list", SAMPLE, "--format", "json", env=settings).out == usual
    assert "督查台账" in run("--help", env=settings).out


def test_a_file_name_that_is_no_text_is_no_traceback(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xff.yaml")
    done = run("list", name)
    assert done.code == 2
    assert "cannot be read: there is no such file" in done.err
    Path(name).write_text("- id: 1\n  deadline: x\n")
    assert run("check", name, "--no-hints").out.count(".yaml:1:3: ") == 2
    assert run("check", name, "--format", "json").code == 1
    assert run("set", name, "1", "--status", "x").code == 0


def test_a_text_may_be_typed(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    words = ("set", file, "1", "--status", "-")
    done = run_in_terminal(*words, answer=once("在办\n\x04".encode(), b"Ctrl+D"))
    assert done.code == 0
    assert file.read_text("utf-8") == "- id: 1\n  status: |\n    在办\n"


def test_ctrl_c_ends_quietly_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n")
    words = ("set", file, "1", "--status", "-")
    done = run_in_terminal(*words, answer=once(b"x\n\x03", b"Ctrl+D"))
    assert done.code == 130
    assert file.read_text() == "- id: 1\n"
