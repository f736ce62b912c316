"""A short soak; `make soak` runs a thousand rounds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from cli.program import ROOT, environment

ROUNDS = 25


def test_nothing_is_lost_by_killing_and_by_writing_together(tmp_path: Path) -> None:
    given = environment()
    given["PYTHONPATH"] += os.pathsep + str(ROOT / "tests")
    done = subprocess.run(  # a process of its own, which has no threads when it forks
        [sys.executable, "-m", "soak.rounds", str(tmp_path), str(ROUNDS)],
        capture_output=True,
        text=True,
        env=given,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = dict(re.findall(r"(\w+)=(\d+)", done.stdout))
    assert int(found["mine"]) > ROUNDS
    assert int(found["theirs"]) > ROUNDS
    assert int(found["recovered"]) > 0
