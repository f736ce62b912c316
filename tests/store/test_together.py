"""Many programs saving one file at the same time: each sees the others' saves, none is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = 8
SAVES = 12

_SAVES = """
import sys
from dataclasses import replace
from pathlib import Path
from taskreview.errors import ChangedOnDiskError, RegisterError
from taskreview.model import Field
from taskreview.session import Session
from taskreview.store.saving import SavePlan, carry_out

path, row, count, how = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]

def opened():
    while True:
        session = Session(path)
        try:
            session.read_all()
        except RegisterError:  # half written, where the file is written in place
            continue
        return session

def rebased(plan: SavePlan, theirs: bytes) -> SavePlan:
    session = opened()
    session.edit(row, Field.PROGRESS, plan.edits[0][1].text)
    return session.plan_save().plan

for number in range(1, count + 1):
    while True:
        session = opened()
        assert (session.tasks[row].progress or "0") == str(number - 1)
        session.edit(row, Field.PROGRESS, str(number))
        try:
            carry_out(session.plan_save().plan, *([rebased] if how == "rebase" else []))
        except ChangedOnDiskError:
            continue
        break
"""


@pytest.mark.parametrize("how", ["rebase", "again"])
@pytest.mark.parametrize("linked", [False, True])
def test_no_save_of_anybody_is_lost(tmp_path: Path, how: str, linked: bool) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("".join(f"- id: {row}\n" for row in range(PROGRAMS)))
    if linked:
        os.link(path, tmp_path / "link.yaml")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _SAVES, str(path), str(row), str(SAVES), how],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        for row in range(PROGRAMS)
    ]
    assert [(program.communicate(timeout=60)[1], program.returncode) for program in running] == [
        (b"", 0)
    ] * PROGRAMS
    assert path.read_text() == "".join(
        f"- id: {row}\n  progress: '{SAVES}'\n" for row in range(PROGRAMS)
    )
    assert len(os.listdir(tmp_path)) == 1 + linked
