"""`python -m benchmarks`: measure everything in one run and print the table."""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    first_paint,
    moving,
    peers,
    program,
    reading,
    saving,
    searching,
    searching_index,
)
from benchmarks.generate import Registers
from benchmarks.run import MeasureError, Run, log
from benchmarks.table import Row, markdown
from benchmarks.terminal import TerminalTimeoutError

GROUPS: dict[str, Callable[[Run], Iterator[Row]]] = {
    "first-paint": first_paint.measure,
    "reading": reading.measure,
    "cursor": moving.measure,
    "search": searching.measure,
    "search-index": searching_index.measure,
    "while-reading": moving.measure_while_reading,
    "save": saving.measure,
    "peers": peers.measure,
}
_SIZES = (14, 10_000, 100_000)
_QUICK_SIZES = (14, 10_000)
_QUICK_THOROUGHNESS = 0.25


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print.  0 if all limits are kept, 1 if one is not or could not be measured."""
    options = _parser().parse_args(arguments)
    gc.disable()  # a collection here would look like a slow program there
    with tempfile.TemporaryDirectory(prefix="taskreview-benchmarks-") as name:
        folder = Path(name)
        run = Run(
            registers=Registers(folder),
            environment=program.environment(folder),
            folder=folder,
            sizes=_QUICK_SIZES if options.quick else _SIZES,
            thoroughness=_QUICK_THOROUGHNESS if options.quick else options.rounds,
        )
        rows = [row for group in options.only for row in _measured(group, run)]
    print(_machine(), markdown(rows), sep="\n\n")
    if options.json:
        results = [{**asdict(row), "ok": row.is_within} for row in rows]
        text = json.dumps(results, ensure_ascii=False, indent=1, default=lambda kind: kind.name)
        options.json.write_text(text + "\n", encoding="utf-8")
    return int(any(row.failed or row.is_within is False for row in rows))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="few rounds, and no register of 100,000 tasks"
    )
    parser.add_argument(
        "--rounds",
        type=float,
        default=1.0,
        metavar="FACTOR",
        help="measure so many times the usual number of rounds (default: 1)",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        choices=list(GROUPS),
        default=list(GROUPS),
        metavar="NAME",
        help=f"only these: {', '.join(GROUPS)}",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples to FILE too")
    return parser


def _measured(group: str, run: Run) -> Iterator[Row]:
    """The rows of a group; a failure becomes a row of its own."""
    gc.collect()
    try:
        yield from GROUPS[group](run)
    except (MeasureError, TerminalTimeoutError, subprocess.TimeoutExpired) as error:
        log(f"{group} failed: {error}\n")
        lines = str(error).strip().splitlines()
        reason = lines[-1] if isinstance(error, MeasureError) else lines[0].split(";")[0]
        yield Row(group, note=reason, failed=True)


def _machine() -> str:
    return (
        f"Python {platform.python_version()}, Textual {version('textual')}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"load {os.getloadavg()[0]:.1f} at the end"
    )


if __name__ == "__main__":
    sys.exit(main())
