"""Everything read: the project's reader against PyYAML's, each in a fresh process."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.children import report, run_child
from benchmarks.memory import peak_memory_mb
from benchmarks.run import MeasureError, Run, log
from benchmarks.table import Kind, Limit, Row, paired_row, total_row
from benchmarks.timing import MS_PER_S

_ROUNDS = {10_000: 9, 100_000: 5}
_ALLOWED_RATIO = 0.5
PROGRAM_GC = (100_000, 50, 50)
"""The garbage collector as `taskreview.cli.main` tunes it before anything else."""
_MEMORY_SIZE = 100_000
_ALLOWED_MB = 300


def measure(run: Run) -> Iterator[Row]:
    """A row for each size, and one for the peak memory of the largest."""
    for size, rounds in _ROUNDS.items():
        if size not in run.sizes:
            continue
        log(f"everything read, {size:,} tasks")
        path = str(run.registers.path(size))
        pairs = [
            (run_child(run, "reading", "yaml", path), run_child(run, "reading", "taskreview", path))
            for _ in range(run.rounds(rounds))
        ]
        yield paired_row(
            f"everything read, {size:,} tasks",
            [ours["read_ms"][0] for _, ours in pairs],
            [floor["read_ms"][0] for floor, _ in pairs],
            Limit(Kind.RATIO, _ALLOWED_RATIO, "CSafeLoader"),
        )
        memory = [ours["peak_mb"][0] for _, ours in pairs if ours["peak_mb"]]
        if size == _MEMORY_SIZE and memory:
            yield total_row(
                f"peak memory, everything read, {size:,} tasks", memory, _ALLOWED_MB, "MB"
            )


def taskreview_reader() -> Callable[[Path], int]:
    """How the program reads a whole register; returns the number of tasks.  Imports beforehand."""
    from taskreview.session import Session

    gc.set_threshold(*PROGRAM_GC)

    def read(path: Path) -> int:
        session = Session(path)
        session.read_all()
        return len(session.tasks)

    return read


def yaml_reader() -> Callable[[Path], int]:
    """The floor: everything with PyYAML over libyaml, from bytes, garbage collector off."""
    import yaml

    gc.disable()

    def read(path: Path) -> int:
        return len(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["tasks"])

    return read


_READERS = {"taskreview": taskreview_reader, "yaml": yaml_reader}


def main(reader_name: str, path: Path) -> None:
    """In the fresh process: read once and report."""
    read = _READERS[reader_name]()
    begin = perf_counter()
    tasks = read(path)
    elapsed = perf_counter() - begin
    if not tasks:
        raise MeasureError(f"{reader_name} found no tasks")
    peak = peak_memory_mb()
    report(read_ms=[elapsed * MS_PER_S], peak_mb=[] if peak is None else [peak])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
