"""Two hundred processes that set texts in one register at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from cli.program import environment

PROCESSES = 200

_FORKED = """
import os, sys
from taskreview import cli
import taskreview.cli.setting, taskreview.session.merging, taskreview.store.atomic

path, count, same = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "same"
go, start = os.pipe()
children = []
for number in range(count):
    child = os.fork()
    if not child:
        os.close(start)
        os.read(go, 1)  # until all are there
        task = "1" if same else str(number)
        os._exit(cli.run(["set", path, task, "--progress", f"text {number}"]))
    children.append(child)
os.close(start)
print(*(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""


def _set_at_once(path: Path, how: str) -> list[int]:
    """The exit codes of the processes, forked from one that has loaded the program."""
    done = subprocess.run(
        [sys.executable, "-c", _FORKED, str(path), str(PROCESSES), how],
        capture_output=True,
        text=True,
        timeout=100,
        env=environment(),
        check=True,
    )
    return [int(code) for code in done.stdout.splitlines()[-1].split()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "t.yaml"
    file.write_text("".join(f"- id: {n}\n  progress: old\n" for n in range(PROCESSES)))
    return file


def test_different_tasks_lose_no_edit(path: Path) -> None:
    by_command = [
        subprocess.Popen(
            [sys.executable, "-m", "taskreview", "set", path, str(n), "--status", f"s{n}"],
            stdout=subprocess.DEVNULL,
            env=environment(),
        )
        for n in range(3)
    ]
    assert _set_at_once(path, "different") == [0] * PROCESSES
    assert [process.wait() for process in by_command] == [0] * 3
    tasks = yaml.safe_load(path.read_text())
    assert [task["progress"] for task in tasks] == [f"text {n}" for n in range(PROCESSES)]
    assert [task.get("status") for task in tasks[:4]] == ["s0", "s1", "s2", None]
    assert os.listdir(path.parent) == [path.name]


def test_one_text_is_that_of_one_of_them_whole(path: Path) -> None:
    codes = Counter(_set_at_once(path, "same"))
    assert codes[0] >= 1
    assert codes[0] + codes[3] == PROCESSES
    tasks = yaml.safe_load(path.read_text())
    assert tasks[1]["progress"] in {f"text {n}" for n in range(PROCESSES)}
    del tasks[1]["progress"]
    assert all(task.get("progress", "old") == "old" for task in tasks)
    assert os.listdir(path.parent) == [path.name]
