"""Save of one edit, proof included, against a plain copy and fsync of the same file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.children import report, run_child
from benchmarks.run import Run, log
from benchmarks.table import Kind, Limit, Row, paired_row
from benchmarks.timing import MS_PER_S

_SIZE = 10_000
_ROUNDS = 25
_ALLOWED_RATIO = 2.0


def measure(run: Run) -> Iterator[Row]:
    """One row."""
    if _SIZE not in run.sizes:
        return
    log(f"save of one edit, {_SIZE:,} tasks")
    path = run.folder / "saved.yaml"
    shutil.copyfile(run.registers.path(_SIZE), path)
    times = run_child(run, "saving", str(path), str(run.rounds(_ROUNDS)))
    yield paired_row(
        f"save of one edit, {_SIZE:,} tasks",
        times["save_ms"],
        times["copy_ms"],
        Limit(Kind.RATIO, _ALLOWED_RATIO, "copy + fsync"),
    )


def saver(path: Path) -> Callable[[str], None]:
    """How the program saves: a function that gives a task in the middle this progress, and saves.

    What comes before an edit (opening, reading) is done here, outside the time that is measured.
    """
    from taskreview.model import Field
    from taskreview.session import Session

    session = Session(path)
    session.read_all()
    middle = len(session.tasks) // 2

    def save(progress: str) -> None:
        session.edit(middle, Field.PROGRESS, progress)
        session.save()

    return save


def copy(source: Path, target: Path) -> None:
    """The floor: the bytes copied, and on the disk."""
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def main(path: Path, rounds: int) -> None:
    """In the fresh process: copy and save in turn, and report."""
    save = saver(path)
    target = path.with_suffix(".copy")
    copies: list[float] = []
    saves: list[float] = []
    for number in range(rounds + 1):
        begin = perf_counter()
        copy(path, target)
        between = perf_counter()
        save(f"第{number}次修改，已完成{number}项。")
        end = perf_counter()
        target.unlink()
        copies.append((between - begin) * MS_PER_S)
        saves.append((end - between) * MS_PER_S)
    report(copy_ms=copies[1:], save_ms=saves[1:])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
