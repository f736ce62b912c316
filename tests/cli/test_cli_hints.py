"""`check` reports hints on the texts, with their places, by the rules that are asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.program import CHINESE, SAMPLE, run, run_in_terminal
from taskreview.session import Session

REGISTER = """\
tasks:
  - id: 7
    source: 区民生实事
    content: 修建步道8公里；植树3万株。
    units: [区教委]
    deadline: 2025-12-31
    status: 已完成
    progress: |-
      步道建成8.2公里。
      挂牌 标识标识更换。
  - id: 8
    content: 养护公园。
    units: [区教委]
    deadline: 2025-01-31
    status: 进行中
    progress: 略
"""
UNSEEN = "no words or figures of this promise were seen in the progress [no_answer]"
HINTS = [
    "4:22: task 7: no answer seen to “植树3万株”: " + UNSEEN,
    "10:10: task 7: “标识” is written twice [doubled_word]",
    "16:15: task 8: the progress says nothing [empty_progress]",
    "14:15: task 8: the deadline 2025-01-31 has gone by, and the status is “进行中” [overdue]",
]
DAY = ("--as-of", "2025-06-30")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "t.yaml"
    file.write_text(REGISTER, "utf-8")
    return file


def _tasks(file: Path, *words: str) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = json.loads(run("check", file, "--format", "json", *words).out)[
        "tasks"
    ]
    return tasks


def test_hints_have_places_and_rules_and_are_no_reason_to_fail(file: Path) -> None:
    done = run("check", file, *DAY)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [f"{file}:{line}" for line in HINTS]


def test_strict_counts_them(file: Path) -> None:
    assert run("check", file, *DAY, "--strict").code == 1
    assert run("check", file, *DAY, "--strict", "--no-hints").code == 0


def test_rules_are_chosen(file: Path) -> None:
    def rules(*words: str) -> list[str]:
        lines = run("check", file, *DAY, *words).out.splitlines()
        return [line.rpartition("[")[2].rstrip("]") for line in lines]

    assert rules("--rule", "overdue", "--rule", "doubled_word") == ["doubled_word", "overdue"]
    assert "no_answer" not in rules("--no-rule", "no_answer")
    assert "space" in rules("--style")
    assert rules("--rule", "space") == ["space"]
    assert rules("--style", "--no-rule", "space") == rules()


def test_the_settings_choose_too(file: Path, tmp_path: Path) -> None:
    settings = tmp_path / "taskreview" / "config.toml"
    settings.parent.mkdir()
    settings.write_text("[hints]\nno_answer = false\ndoubled_word = false\nspace = true\n")
    done = run("check", file, *DAY, env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert [line.rpartition("[")[2] for line in done.out.splitlines()] == [
        "space]",
        "empty_progress]",
        "overdue]",
    ]
    settings.write_text("[hints]\nno_anwser = false\n")
    done = run("check", file, env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{settings}:2: there is no setting “no_anwser”")


@pytest.mark.parametrize("words", [("--rule", "nonsense"), ("--as-of", "soon")])
def test_a_wrong_call_is_one_sentence(file: Path, words: tuple[str, str]) -> None:
    done = run("check", file, *words)
    assert (done.code, done.out) == (2, "")
    assert words[1] in done.err


def test_json_has_promises_and_hints_by_task(file: Path) -> None:
    first, second = _tasks(file, *DAY)
    assert (first["id"], first["row"], second["id"]) == (7, 1, 8)
    content, progress = "修建步道8公里；植树3万株。", "步道建成8.2公里。\n挂牌 标识标识更换。"
    answered, unanswered = first["clauses"]
    assert content[unanswered["start"] : unanswered["end"]] == "植树3万株"
    assert (answered["answered"], unanswered["answered"]) == ("yes", "no")
    (target,) = answered["targets"]
    (reported,) = target["answers"]
    assert (target["value"], target["unit"]) == (8, "公里")
    assert progress[reported["start"] : reported["end"]] == "8.2公里"
    assert (reported["weak"], reported["ratio"]) == (False, 1.025)
    (hint,) = first["defects"]
    assert (hint["code"], hint["level"], hint["field"]) == ("doubled_word", "error", "progress")
    assert progress[hint["start"] : hint["end"]] == "标识标识"
    assert [hint["code"] for hint in second["defects"]] == ["empty_progress", "overdue"]


def test_the_day_is_today_unless_it_is_said(file: Path) -> None:
    report = json.loads(run("check", file, "--format", "json").out)
    assert report["as_of"] > "2025-06-30"


def test_without_hints_there_are_no_tasks(file: Path) -> None:
    assert _tasks(file, "--no-hints") == []


def test_the_sample_can_be_read_by_a_program() -> None:
    tasks = _tasks(SAMPLE, "--as-of", "2025-01-10")
    assert len(tasks) == 14
    unanswered = [
        clause for task in tasks for clause in task["clauses"] if clause["answered"] == "no"
    ]
    assert len(unanswered) == 7


def test_a_terminal_is_told_how_many(file: Path) -> None:
    shown = run_in_terminal("check", file, *DAY).out
    assert shown.endswith("2 tasks read, no problems, 4 hints\r\n")


def test_hints_speak_chinese(file: Path) -> None:
    lines = run("check", file, *DAY, env=CHINESE).out.splitlines()
    assert lines[0].endswith("“植树3万株”未见回应：进展中未见与这一条相关的词语或数字 [no_answer]")
    assert not any("未完成" in line for line in lines)


def test_what_was_dismissed_on_the_screen_is_left_out(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    lines = run("check", file, *DAY).out.splitlines()
    session = Session(file)
    session.read_all()
    for task in session.tasks:
        for hint in session.assessments.of(task).hints:
            if hint.promise is not None:
                session.assessments.dismiss(task, hint)
    left = run("check", file, *DAY).out.splitlines()
    assert left == [line for line in lines if "[no_answer]" not in line]
    assert len(left) < len(lines)
    clauses = [clause for task in _tasks(file, *DAY) for clause in task["clauses"]]
    assert sum(clause["dismissed"] for clause in clauses) == len(lines) - len(left)


def test_text_of_a_hint_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text('- {id: 1, units: u, content: "植树\\e[31m3万株。", progress: 步道建成。}\n')
    assert "\x1b" not in run("check", file).out


def test_many_tasks_are_printed_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    task = "- {id: %d, units: u, content: 植树3万株。, progress: 略}\n"
    file.write_text("".join(task % number for number in range(2000)), "utf-8")
    lines = run("check", file, "--format", "json").out.splitlines()
    assert sum(line.startswith('{"row": ') for line in lines) == 2000
    assert len(run("check", file).out.splitlines()) == 2000
