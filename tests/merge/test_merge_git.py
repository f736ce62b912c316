"""git itself, with the merge as its driver: branches meet, and a rebase goes through."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from document.support import tasks
from taskreview.store.merge import find_conflicts

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

BASE = """\
# 台账
title: 任务
tasks:
  - id: 1
    content: 建设四家养老驿站并投入使用
    status: 正在推进
    progress: 已开工
  - {id: 2, content: 改造老旧管线一千一百公里, status: 正在推进, progress: 三成}
foot: 1
"""
DRIVER = """\
import sys
from pathlib import Path
from taskreview.cli.exits import answered
from taskreview.cli.merging import merge_files
base, ours, theirs, size, name = sys.argv[1:]
paths = Path(base), Path(ours), Path(theirs), Path(ours)
sys.exit(answered(lambda: merge_files(*paths, marker_size=int(size), name=name)))
"""


class Repository:
    """A repository with a register in it and the driver installed."""

    def __init__(self, folder: Path, text: str = BASE) -> None:
        self.folder = folder
        self.file = folder / "tasks.yaml"
        self.environment = {
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "PYTHONPATH": os.pathsep.join(sys.path),
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LANG": "C.UTF-8",
        }
        self.git("init", "-q", "-b", "main")
        for key, value in (
            ("user.name", "t"),
            ("user.email", "t@example.org"),
            ("core.autocrlf", "false"),
            ("merge.taskreview.name", "merge by task and field"),
            ("merge.taskreview.driver", f"'{sys.executable}' driver.py %O %A %B %L %P"),
        ):
            self.git("config", key, value)
        (folder / "driver.py").write_text(DRIVER, encoding="utf-8")
        (folder / ".gitattributes").write_text("*.yaml merge=taskreview\n", encoding="utf-8")
        self.commit(text, "base")

    def git(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, text: str, message: str) -> None:
        self.file.write_bytes(text.encode())
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def branch(self, name: str, text: str) -> None:
        """A branch off main on which the register says this."""
        self.git("checkout", "-q", "-b", name, "main")
        self.commit(text, name)

    @property
    def text(self) -> str:
        return self.file.read_bytes().decode()


def test_different_fields_of_one_line_and_different_tasks_merge_clean(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    one = BASE.replace("progress: 三成", "progress: 五成").replace(
        "status: 正在推进\n", "status: 滞后\n"
    )
    two = BASE.replace("status: 正在推进,", "status: 已完成,").replace("已开工", "已封顶")
    repository.branch("one", one)
    repository.branch("two", two)
    repository.git("merge", "-q", "-m", "both", "one")
    assert repository.text == one.replace("status: 正在推进,", "status: 已完成,").replace(
        "已开工", "已封顶"
    )
    assert repository.git("status", "--porcelain") == ""


def test_a_true_conflict_stops_with_markers(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("one", BASE.replace("已开工", "已完工").replace("三成", "五成"))
    repository.branch("two", BASE.replace("已开工", "已封顶"))
    said = repository.git("merge", "-q", "-m", "both", "one", code=1)
    assert "tasks.yaml has 1 conflict, at line 7" in said
    assert repository.git("status", "--porcelain") == "UU tasks.yaml\n"
    [found] = find_conflicts(repository.text)
    assert (found.ours, found.theirs) == ("    progress: 已封顶\n", "    progress: 已完工\n")
    assert "五成" in repository.text
    repository.git("diff", "--check", code=2)
    lines = repository.text.splitlines(keepends=True)
    settled = (
        "".join(lines[: found.first_line - 1]) + found.ours + "".join(lines[found.last_line :])
    )
    repository.commit(settled, "settled")
    assert [task.progress for task in tasks(repository.text)] == ["已封顶", "五成"]


def test_both_add_the_next_task(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    new = "  - id: 3\n    content: {}\nfoot: 1\n"
    repository.branch("one", BASE.replace("foot: 1\n", new.format("修一条路到河对岸去")))
    repository.branch("two", BASE.replace("foot: 1\n", new.format("在广场上种五十棵树")))
    said = repository.git("merge", "-q", "-m", "both", "one")
    assert "tasks.yaml has ids twice now, as both sides have given them: 3" in said
    assert [task.id for task in tasks(repository.text)] == [1, 2, 3, 3]


def test_a_file_that_both_have_added(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "tasks:\n")
    repository.git("rm", "-q", "tasks.yaml")
    repository.git("commit", "-q", "-m", "none")
    repository.branch("one", BASE)
    repository.branch("two", BASE.replace("foot", "    deadline: 2024-12-31\nfoot", 0) + "x: 1\n")
    repository.git("merge", "-q", "-m", "both", "one")
    assert repository.text == BASE + "x: 1\n"


def test_a_history_that_crosses_is_merged(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("one", BASE.replace("已开工", "一"))
    repository.branch("two", BASE.replace("已开工", "二"))
    for branch, other in (("one", "two"), ("two", "one")):
        repository.git("checkout", "-q", branch)
        repository.git("branch", f"{branch}-before")
        repository.git("merge", "-q", f"{other}-before" if branch == "two" else other, code=1)
        [found] = find_conflicts(repository.text)
        repository.commit(
            BASE.replace("已开工", found.ours.split()[-1]).replace("foot: 1", f"foot: {branch}"),
            "own",
        )
    repository.git("merge", "-q", "one", code=1)
    found = find_conflicts(repository.text)[0]
    assert found.ours.split()[-1] == "二"
    assert found.theirs.split()[-1] == "一"


def test_a_rebase_goes_through(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("mine", BASE.replace("已开工", "已封顶"))
    repository.git("checkout", "-q", "main")
    repository.commit(
        BASE.replace("正在推进\n", "滞后\n").replace("  - id: 1", "  - id: 7"), "main"
    )
    repository.git("rebase", "-q", "main", "mine")
    assert [(task.id, task.status, task.progress) for task in tasks(repository.text)] == [
        (7, "滞后", "已封顶"),
        (2, "正在推进", "三成"),
    ]


def test_what_is_no_text_is_left_alone(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("one", BASE.replace("已开工", "已完工"))
    repository.git("checkout", "-q", "main")
    repository.file.write_bytes(b"\xff\xfe\x00 no text \xff")
    repository.git("commit", "-q", "-a", "-m", "broken")
    repository.git("merge", "-q", "one", code=1)
    assert repository.file.read_bytes() == b"\xff\xfe\x00 no text \xff"
