"""`diff` and `list --since`: what has changed since an earlier version."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from cli.program import CHINESE, SAMPLE, one_line, run, run_in_terminal


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The sample with a status, two progress texts and a task changed, one added, one gone."""
    text = SAMPLE.read_text("utf-8")
    for old, other in (
        ("已开通57条通学公交路线", "已开通62条通学公交线路，覆盖42所学校"),
        ("完成1家安宁疗护中心、1家", "完成2家安宁疗护中心、1家"),
    ):
        assert old in text
        text = text.replace(old, other)
    text = text[: text.index("  - id: 14\n")]
    text += "  - id: 15\n    units: [区教委]\n    content: 开设课后服务。\n    progress: 已开设。\n"
    file = tmp_path / "new.yaml"
    file.write_text(text, "utf-8")
    return file


def test_text(new: Path) -> None:
    done = run("diff", SAMPLE, new)
    assert done.code == 0
    title, _line, _blank, summary, *rest = done.out.splitlines()
    assert title == f"{new} since {SAMPLE}"
    assert summary == (
        "2 tasks changed; 1 added; 1 removed; 11 with the same progress, to the letter"
    )
    text = "\n".join(rest)
    assert (
        "~ Task 2 · 区教委 · 已完成\n"
        "  Progress: 已开通[-57-]{+62+}条通学公交[-路线-]{+线路，覆盖42所学校+}。\n" in text
    )
    assert "+ Task 15 · 区教委 · added\n  Content: {+开设课后服务。+}\n" in text
    assert "- Task 14 · " in text
    assert "Task 1 " not in text


def test_json_gives_each_change_with_its_offsets(new: Path) -> None:
    data = json.loads(run("diff", SAMPLE, new, "--format", "json").out)
    assert data["counts"] == {"changed": 2, "added": 1, "unchanged": 11, "removed": 1}
    assert [task["id"] for task in data["tasks"]] == [2, 3, 15]
    assert [task["id"] for task in data["removed"]] == [14]
    [field] = data["tasks"][0]["fields"]
    assert field["field"] == "progress"
    pieces = [
        (field["before"][slice(*span["old"])], field["after"][slice(*span["new"])])
        for span in field["spans"]
    ]
    assert pieces == [("57", "62"), ("路线", "线路，覆盖42所学校")]
    assert data["tasks"][2] == {
        "row": 14,
        "id": 15,
        "units": ["区教委"],
        "old_row": None,
        "added": True,
        "unchanged": False,
        "fields": [],
    }


def test_markdown(new: Path) -> None:
    out = run("diff", SAMPLE, new, "--format", "markdown").out
    assert "- Progress: 已开通<del>57</del><ins>62</ins>条通学公交" in out


def test_unchanged_and_near_repeats(new: Path) -> None:
    unchanged = json.loads(run("diff", SAMPLE, new, "--unchanged", "--format", "json").out)
    assert [task["id"] for task in unchanged["tasks"]] == [1, *range(4, 14)]
    assert unchanged["removed"] == []
    near = json.loads(run("diff", SAMPLE, new, "--near-repeats", "--format", "json").out)
    assert [(task["id"], task["near_repeat"]) for task in near["tasks"]] == [
        (3, {"row": None, "likeness": 1.0})
    ]
    out = run("diff", SAMPLE, new, "--near-repeats").out
    assert "Progress, as it was but for figures and punctuation: 完成[-1-]{+2+}家" in out


def test_the_same_register(tmp_path: Path) -> None:
    done = run("diff", SAMPLE, SAMPLE)
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) == 4


def test_on_a_terminal_signs_come_in_colour_unless_it_is_not_wanted(new: Path) -> None:
    assert "\x1b[31m[-57-]\x1b[0m" in run_in_terminal("diff", SAMPLE, new).out
    assert "\x1b[31m" not in run_in_terminal("diff", SAMPLE, new, env={"NO_COLOR": "1"}).out


def test_list_since(new: Path) -> None:
    def ids(*words: str) -> list[str]:
        return run("list", new, "--since", SAMPLE, *words, "--format", "ids").out.split()

    assert ids() == ["2", "3", "15"]
    assert ids("--search", "区教委") == ["2", "15"]
    assert ids("--near-repeats") == ["3"]
    assert ids("--unchanged", "--search", "区教委") == ["1"]


def test_a_git_revision(new: Path, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *own, *words], cwd=tmp_path, check=True, capture_output=True)

    changed = new.read_bytes()
    git("init", "--quiet")
    new.write_bytes(SAMPLE.read_bytes())
    git("add", "--all")
    git("commit", "--quiet", "-m", "one")
    new.write_bytes(changed)
    done = run("diff", "HEAD", "new.yaml", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("new.yaml since HEAD:new.yaml\n")
    assert "2 tasks changed" in done.out


@pytest.mark.parametrize("call", ["diff", "list"])
def test_what_is_neither_a_file_nor_a_revision(call: str, tmp_path: Path) -> None:
    file = tmp_path / "tasks.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    words = (call, "nothing", file) if call == "diff" else (call, file, "--since", "nothing")
    done = run(*words, env={"GIT_CEILING_DIRECTORIES": os.fspath(tmp_path.parent)})
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err) == (
        f"“nothing” is no file, and no git revision either: {tmp_path} lies in no git repository"
    )


def test_filters_of_list_need_a_version() -> None:
    done = run("list", SAMPLE, "--unchanged")
    assert done.code == 2
    assert one_line(done.err) == "say what to compare with: --since OLD"


def test_chinese(new: Path) -> None:
    out = run("diff", SAMPLE, new, env=CHINESE).out
    assert "2项任务有改动；新增1项；删除1项；进展一字未改11项" in out
    assert "进展情况：已开通[-57-]{+62+}条" in out
