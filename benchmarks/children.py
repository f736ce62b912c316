"""Measurements inside fresh processes of Python, which report as JSON."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.program import ROOT
from benchmarks.run import MeasureError, Run

_TIMEOUT_S = 600

Report = dict[str, list[float]]
"""Named lists of numbers; the names carry the unit (`_ms`, `_mb`)."""


def run_child(run: Run, module: str, *arguments: str) -> Report:
    """Run `python -m benchmarks.<module>` with `arguments` and return what it reported."""
    child = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        env=run.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=False,
    )
    if child.returncode:
        raise MeasureError(child.stderr.strip() or f"{module} ended with {child.returncode}")
    report: Report = json.loads(child.stdout)
    return report


def report(**values: list[float]) -> None:
    """In the child: hand the numbers over."""
    json.dump(values, sys.stdout)
