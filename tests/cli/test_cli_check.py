"""`check`: every problem with its place, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import SAMPLE, one_line, run, run_in_terminal
from store.leavings import left_backup

PROBLEMS = """\
title: x
tasks:
  - id: 1
    units: [a, {b: c}]
    content: [x, y]
    deadline: 年底
  - id: 1
    units: 甲
    status: a
    content: "a\\eb"
    status: b
  -
  - content: c
    deadline: {a: b}
---
a: b
"""
FOUND = [
    "4:12: task 1: Units: keys and values, where a text should be",
    "5:14: task 1: Content: a list, where a text should be",
    "6:15: task 1: the deadline “年底” names no year",
    "7:5: task 1: the id stands 2 times, at lines 3, 7",
    "10:14: task 1: Content: holds the control or invisible character U+001B",
    "11:5: task 1: the key status stands twice in this task; the last one counts",
    "12:4: an empty entry among the tasks",
    "13:5: row 3: no id",
    "13:5: row 3: no responsible unit",
    "14:15: row 3: Deadline: keys and values, where a text should be",
    "16:1: a second YAML document; it is kept but not shown",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "t.yaml"
    file.write_text(PROBLEMS, "utf-8")
    return file


def test_the_sample_has_no_problems() -> None:
    done = run("check", SAMPLE, "--no-hints")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert json.loads(run("check", SAMPLE, "--format", "json").out)["problems"] == []


def test_on_a_terminal_it_says_so() -> None:
    shown = run_in_terminal("check", SAMPLE, "--no-hints").out
    assert shown == "14 tasks read, no problems\r\n"


def test_each_problem_is_a_line_with_file_line_and_column(file: Path) -> None:
    done = run("check", file, "--no-hints")
    assert done.code == 1
    assert done.err == ""
    assert done.out.splitlines() == [f"{file}:{line}" for line in FOUND]


@pytest.mark.parametrize(("end", "mark"), [("\r\n", ""), ("\r", ""), ("\n", "\ufeff")])
def test_places_are_those_of_an_editor(tmp_path: Path, end: str, mark: str) -> None:
    file = tmp_path / "t.yaml"
    file.write_bytes((mark + PROBLEMS).replace("\n", end).encode())
    found = run("check", file, "--no-hints").out.splitlines()
    assert found == [f"{file}:{line}" for line in FOUND]


def test_json_has_the_same_with_row_id_field_and_code(file: Path) -> None:
    done = run("check", file, "--format", "json")
    assert done.code == 1
    report = json.loads(done.out)
    assert report["file"] == str(file)
    assert [(each["line"], each["column"]) for each in report["problems"]] == [
        tuple(map(int, line.split(":")[:2])) for line in FOUND
    ]
    assert report["problems"][2] == {
        "line": 6,
        "column": 15,
        "row": 1,
        "id": 1,
        "field": "deadline",
        "code": "deadline-no-day",
        "message": "the deadline “年底” names no year",
    }
    assert [each["row"] for each in report["problems"]] == [1, 1, 1, 2, 2, 2, None, 3, 3, 3, None]


def test_a_shared_task_is_reported_where_it_is_used(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(
        "- &a {id: 1, content: c, units: u, deadline: 2024-13-01}\n- *a\n- {<<: *a, id: 2}\n"
    )
    assert [
        line.split(": ")[0].rpartition("t.yaml:")[2]
        for line in run("check", file, "--no-hints").out.splitlines()
    ] == [
        "1:46",
        "2:3",
        "2:3",
        "3:3",
    ]


def test_it_is_quick_with_thousands_of_problems(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- {id: 1}\n- {id: 2}\n- {id: 3, content: c}\n" * 10_000)
    done = run(
        "check", file, "--no-hints"
    )  # has a minute; a pass over the file for each would take hours
    lines = done.out.splitlines()
    assert len(lines) == 50_000 + 3
    assert lines[2].startswith(f"{file}:2:3: task 2: no content")


@pytest.mark.parametrize("command", ["check", "list", "show", "set", "open"])
def test_conflict_markers_are_told_with_line_and_what_to_do(tmp_path: Path, command: str) -> None:
    file = tmp_path / "t.yaml"
    marked = "<<<<<<< ours\n  status: a\n=======\n  status: b\n>>>>>>> theirs\n"
    file.write_text("- id: 1\n" + marked + "- id: 2\n" + marked)
    words = {"show": ["1"], "set": ["1", "--status", "x"]}.get(command, [])
    done = run(*([] if command == "open" else [command]), file, *words)
    assert done.code == 2
    assert one_line(done.err) == (
        f"{file}:2:1: a merge has left 2 conflicts, at lines 2, 8: keep one of the two versions "
        "of each, and delete the lines with <<<<<<<, ======= and >>>>>>>"
    )
    assert file.read_text().count("<<<<<<<") == 2


def test_a_damaged_file_names_the_backup_of_a_save_that_was_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: [\n")
    backup = left_backup(file, b"- id: 1\n")
    done = run("check", file)
    assert done.code == 2
    assert f"the text before that save is whole in {backup}" in one_line(done.err)
    assert backup.exists()
