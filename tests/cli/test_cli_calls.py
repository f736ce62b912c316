"""What may be typed, what a wrong call is told, and what each run leaves with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.program import SAMPLE, Done, one_line, run
from taskreview import cli
from taskreview.cli.commands import root


def _refused(*words: str | Path, cwd: Path | None = None) -> str:
    done = run(*words, cwd=cwd)
    assert (done.code, done.out) == (2, "")
    return one_line(done.err)


def test_help_shows_examples_exit_codes_and_how_completion_is_switched_on() -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    assert "taskreview data/tasks.yaml" in done.out
    assert "130  interrupted" in done.out
    assert 'eval "$(_TASKREVIEW_COMPLETE=bash_source taskreview)"' in done.out


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_each_command_has_help_with_examples(command: str) -> None:
    done = run(command, "-h")
    assert done.code == 0
    assert f"  taskreview {command}" in done.out.partition("Examples:")[2]


def test_the_quick_way_knows_every_command() -> None:
    """`taskreview WORD` opens a file unless WORD is one of these; Click is not asked."""
    assert {*root.commands} == cli.COMMANDS


def test_opening_a_file_does_not_load_click() -> None:
    done = run(SAMPLE, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.code == 2
    assert "taskreview.session" in done.err
    assert "click" not in done.err
    assert "textual" not in done.err


def test_version() -> None:
    done = run("--version")
    assert done.code == 0
    assert done.out.startswith("taskreview ")


def test_the_installed_script_does_the_same() -> None:
    script = shutil.which("taskreview", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("not installed here")
    found = subprocess.run(
        [script, "list", SAMPLE, "--format", "ids"], capture_output=True, check=True
    )
    assert found.stdout.decode() == run("list", SAMPLE, "--format", "ids").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["list"], "Missing argument 'FILE'. See taskreview list --help"),
        (["--frobnicate"], "--frobnicate"),
        (["list", "x", "--format", "xml"], "'xml' is not one of 'table', 'json', 'ids'"),
        (["lst", "tasks.yaml"], "there is no command “lst”; did you mean “list”?"),
        (["frobnicate", "tasks.yaml"], "there is no command “frobnicate”; see taskreview --help"),
        (["tasks.yaml", "list"], "the command comes before the file: taskreview list tasks.yaml"),
        (["show", str(SAMPLE)], "name the task either by its id or by --row"),
        (["show", str(SAMPLE), "3", "--row", "3"], "either by its id or by --row"),
        (["show", str(SAMPLE), "99"], f"{SAMPLE} has no task with the id 99"),
        (["show", str(SAMPLE), "--row", "15"], "has 14 tasks, so there is no row 15"),
        (["show", str(SAMPLE), "--row", "0"], "so there is no row 0"),
        (["show", str(SAMPLE), "--row", "three"], "'three' is not a valid integer"),
        (["set", str(SAMPLE), "3"], "say what to set: --progress TEXT, --status TEXT, or both"),
        (["set", str(SAMPLE), "3", "--status", "-", "--progress", "-"], "only one text can come"),
        (["set", str(SAMPLE), "3", "--status"], "'--status' requires an argument"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(words: list[str], said: str) -> None:
    assert said in _refused(*words)


def test_without_a_file_and_without_a_register_here_it_says_what_to_do(tmp_path: Path) -> None:
    assert _refused(cwd=tmp_path) == (
        "there is no tasks.yaml and no data/tasks.yaml here; name the register: taskreview FILE, "
        "or look around first: taskreview demo"
    )


@pytest.mark.parametrize("place", ["tasks.yaml", "data/tasks.yaml"])
def test_without_a_file_it_takes_the_register_of_this_folder(tmp_path: Path, place: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / place).write_text("no register")
    assert _refused(cwd=tmp_path).startswith(f"{place}:1:1: ")


@pytest.mark.parametrize("words", [[], ["--theme", "dark"]])
def test_the_screen_is_not_drawn_into_a_pipe(words: list[str]) -> None:
    said = _refused(*words, SAMPLE)
    assert said.startswith("the screen needs a terminal, and standard input is none")


def test_a_demo_needs_a_terminal_too() -> None:
    assert _refused("demo").startswith("the screen needs a terminal")


@pytest.fixture
def not_registers(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "binary").write_bytes(b"tasks:\n- id: 1\n  content: \x89PNG\r\n\x1a\n\x00\xff")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "yaml").write_text("tasks:\n  - id: 1\n    content: a: b\n")
    (tmp_path / "text").write_text("one\ntwo\n")
    (tmp_path / "numbers").write_text("tasks:\n  - 1\n  - 2\n")
    (tmp_path / "mapping").write_text("tasks:\n  id: 1\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing", "missing cannot be read: there is no such file"),
        ("folder", "folder is a folder; name the YAML file of the register"),
        ("fifo", "fifo is not a regular file"),
        ("binary", "UTF-8"),
        ("empty", "empty:1:1: no list of tasks here"),
        ("yaml", "yaml:3:15: not valid YAML: mapping values are not allowed"),
        ("text", "text:1:1: a text, where a list of tasks should be"),
        ("numbers", "numbers:2:5: a task should be a mapping"),
        ("mapping", "mapping:2:3: “tasks” holds no list of tasks"),
    ],
)
@pytest.mark.parametrize("command", [[], ["list"], ["check"], ["check", "--format", "json"]])
def test_what_is_no_register_gives_one_sentence_with_its_place(
    not_registers: Path, command: list[str], name: str, said: str
) -> None:
    assert said in _refused(*command, name, cwd=not_registers)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "x").touch(mode=0)
    said = "x cannot be read: you have no permission to read it"
    assert _refused("x", cwd=tmp_path) == said
    assert _refused("list", "x", cwd=tmp_path) == said


@pytest.mark.parametrize("command", [["show", "x", "1"], ["set", "x", "1", "--status", "y"]])
def test_show_and_set_say_it_too(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "x").write_text("{")
    assert _refused(*command, cwd=tmp_path).startswith("x:1:")


def _complete(*words: str) -> list[str]:
    asked = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done: Done = run(env={"_TASKREVIEW_COMPLETE": "bash_complete", **asked})
    return done.out.split()


def test_a_shell_is_offered_commands_options_and_files() -> None:
    assert _complete("taskreview", "l") == ["file,l", "plain,list"]
    assert _complete("taskreview", "list", "x", "--format", "j") == ["plain,json"]
    assert "plain,--status" in _complete("taskreview", "set", "x", "--")
    assert _complete("taskreview", "show", "da") == ["file,da"]
