"""`judge`: verdicts come into the file and out of it, and `list` and `show` carry them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cli.program import CHINESE, SAMPLE, one_line, run, run_in_terminal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tasks.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def _judge(file: Path, *words: str) -> list[str]:
    done = run("judge", file, *words)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def _review(file: Path, identifier: str) -> dict[str, object] | None:
    review: dict[str, object] | None = json.loads(
        run("show", file, identifier, "--format", "json").out
    )["review"]
    return review


def test_tasks_are_passed_and_returned_and_cleared(file: Path) -> None:
    was = file.read_bytes()
    day = ("--date", "2025年1月10日")
    lines = _judge(file, "1", "--row", "3", "--return", "托位数没有写进展", *day)
    assert [line.partition(": ")[2] for line in lines] == [
        f"task {number}, Review: (none) → “returned · 2025-01-10: 托位数没有写进展”"
        for number in (1, 3)
    ]
    place = int(lines[0].removeprefix(f"{file}:").partition(":")[0])
    text = file.read_text("utf-8").split("\n")
    assert text[place - 2 : place + 3] == [
        "    review:",
        "      verdict: returned",
        "      reason: 托位数没有写进展",
        "      date: 2025-01-10",
        "      digest: 5c9b447d",
    ]
    assert _judge(file, "1", "2", "--pass", *day)[1].endswith("“passed · 2025-01-10”")
    assert _review(file, "2") == {
        "verdict": "passed",
        "reason": None,
        "date": "2025-01-10",
        "digest": "962bb07e",
        "stale": False,
    }
    lines = _judge(file, "1", "2", "3", "4", "--clear")
    assert lines[3].endswith("task 4 is like that already; nothing changed")
    assert file.read_bytes() == was


def test_a_verdict_is_of_today_if_nothing_else_is_said(file: Path) -> None:
    before = date.today()
    _judge(file, "1", "--pass")
    review = _review(file, "1")
    assert review is not None
    assert before <= date.fromisoformat(str(review["date"])) <= date.today()


def test_list_prints_those_whose_review_is_so_far(file: Path) -> None:
    def ids(*kinds: str) -> list[int]:
        words = [word for kind in kinds for word in ("--review", kind)]
        return [int(line) for line in run("list", file, "--format", "ids", *words).out.split()]

    _judge(file, "1", "2", "3", "--pass")
    _judge(file, "4", "--return", "缺")
    run("set", file, "2", "--progress", "新")
    assert ids("passed") == [1, 3]
    assert ids("returned") == [4]
    assert ids("stale") == [2]
    assert ids("unjudged") == [*range(5, 15)]
    assert ids("stale", "returned") == [2, 4]
    found = run("list", file, "--search", "教委", "--review", "stale", "--format", "ids")
    assert found.out == "2\n"


def test_show_says_the_verdict_and_whether_it_is_stale(file: Path) -> None:
    _judge(file, "1", "--return", "缺", "--date", "2025-01-10")
    assert run("show", file, "1").out.endswith("\n\nReview\nreturned · 2025-01-10: 缺\n")
    run("set", file, "1", "--status", "推进中")
    chinese = run("show", file, "1", env=CHINESE).out
    assert chinese.endswith("\n\n审核\n退回 · 2025-01-10：缺（审核后有改动）\n")
    review = _review(file, "1")
    assert review is not None
    assert review["stale"] is True


def test_a_table_has_signs_where_some_task_is_judged(file: Path) -> None:
    assert "Review" not in run_in_terminal("list", file).out
    _judge(file, "1", "--pass")
    _judge(file, "2", "--return", "缺")
    head, first, second, third, *_rest = run_in_terminal("list", file).out.splitlines()
    at = head.index("Review")
    assert [line[at] for line in (head, first, second, third)] == ["R", "✓", "✗", " "]
    assert len(run("list", file).out.splitlines()[0].split("\t")) == 7


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["1"], "--pass, --return REASON or --clear"),
        (["1", "--pass", "--clear"], "--pass, --return REASON or --clear"),
        (["--pass"], "name the tasks"),
        (["1", "--return", " "], "reason"),
        (["1", "--pass", "--date", "yesterday"], "“yesterday” is no day"),
        (["1", "99", "--pass"], "no task with the id 99"),
        (["1", "--row", "15", "--pass"], "no row 15"),
    ],
)
def test_a_wrong_call_changes_nothing(file: Path, words: list[str], problem: str) -> None:
    done = run("judge", file, *words)
    assert (done.code, done.out) == (2, "")
    assert problem in one_line(done.err)
    assert file.read_bytes() == SAMPLE.read_bytes()


def test_what_is_the_users_own_is_not_judged_over(tmp_path: Path) -> None:
    file = tmp_path / "tasks.yaml"
    file.write_text("- id: 1\n- id: 2\n  审核: 张三\n", encoding="utf-8")
    was = file.read_bytes()
    done = run("judge", file, "1", "2", "--pass")
    assert done.code == 2
    assert one_line(done.err).startswith("Task 2: what stands under “审核” is no verdict")
    assert file.read_bytes() == was
    assert json.loads(run("show", file, "2", "--format", "json").out)["审核"] == "张三"


def test_check_has_nothing_to_say_of_a_verdict(file: Path) -> None:
    before = run("check", file, "--no-hints")
    _judge(file, "1", "--return", "缺")
    assert run("check", file, "--no-hints") == before
