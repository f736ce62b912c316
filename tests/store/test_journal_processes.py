"""Whatever ends the process, what was typed is there at the next start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.journal_typist import ROWS
from store.support_journal import journals, left_behind
from taskreview.store.journal.recovery import drop, recoverable

ROOT = Path(__file__).resolve().parents[2]


def typist(how: str, register: Path, folder: Path) -> subprocess.Popen[bytes]:
    program = Path(__file__).with_name("journal_typist.py")
    paths = filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])
    return subprocess.Popen(
        [sys.executable, str(program), how, str(register), str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )


def held(register: Path, folder: Path) -> dict[int, int]:
    """The number that each task has on disk."""
    found = left_behind(register, folder)
    return {row: int(text) for (row, _field), (_base, text) in found.items()}


def test_kill_minus_nine_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    register, folder = tmp_path / "tasks.yaml", tmp_path / "drafts"
    moments = random.Random(7)
    for _round in range(12):
        with typist("acknowledge", register, folder) as child:
            assert child.stdout is not None
            said = child.stdout.readline()
            time.sleep(moments.random() * 0.15)
            assert recoverable(register, folder=folder) == []  # it lives
            child.kill()
            said += child.stdout.read()
        latest = int(said.rpartition(b"\n")[0].rpartition(b"\n")[2])
        on_disk = held(register, folder)
        for row in range(1, ROWS + 1):
            acknowledged = latest - (latest + 1 - row) % ROWS
            saved = acknowledged % 17 == 0  # right after it was acknowledged
            if acknowledged >= 0 and not (saved and row not in on_disk):
                assert on_disk[row] >= acknowledged
        drop(recoverable(register, folder=folder))
        assert all(file.name.endswith(".tmp") for file in journals(folder))


@pytest.mark.parametrize("how", ["pause", "hurry"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_has_time_to_flush(tmp_path: Path, how: str, number: signal.Signals) -> None:
    register, folder = tmp_path / "tasks.yaml", tmp_path / "drafts"
    for _round in range(1 if how == "pause" else 5):  # in a hurry it is in the midst of something
        with typist(how, register, folder) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(0.02)
            child.send_signal(number)
            latest = int(child.stdout.read())
            assert child.wait(60) == 0
        on_disk = held(register, folder)
        assert latest % 17 == 0 or on_disk[1 + latest % ROWS] in (latest, latest + ROWS)
        drop(recoverable(register, folder=folder))
