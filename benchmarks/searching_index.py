"""The search of a large register once it is indexed: time of a keystroke, of the index, memory.

Measured in a fresh process without a screen; fzf and rapidfuzz answer the same keystrokes about
the same text.
"""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.children import Report, report, run_child
from benchmarks.figures import percentile
from benchmarks.keystrokes import KEYSTROKES
from benchmarks.memory import memory_mb
from benchmarks.reading import PROGRAM_GC
from benchmarks.run import Run, log
from benchmarks.table import Kind, Limit, Row
from benchmarks.timing import MS_PER_S

if TYPE_CHECKING:
    from taskreview.model import Task
    from taskreview.session import Session

_SIZE = 100_000
_ALLOWED_MEDIAN_MS = 5
_ALLOWED_PERCENTILE_MS = 16
_ALLOWED_USABLE_MS = 2_000
_ALLOWED_MB = 350
_SLOW = 0.95
_EVERY = 4
"""Of so many keystrokes one is put to the peers, which take seconds over each."""


def measure(run: Run) -> Iterator[Row]:
    """Rows for the search, its index, and each peer that is there."""
    if _SIZE not in run.sizes:
        return
    log(f"search with an index, {_SIZE:,} tasks")
    path = str(run.registers.path(_SIZE))
    ours = run_child(run, "searching_index", "taskreview", path)
    times = ours["key_ms"]
    keys = f"search of {_SIZE:,} tasks indexed, {len(times)} keystrokes"
    yield _total(f"{keys}, median", median(times), _ALLOWED_MEDIAN_MS, times)
    yield _total(f"{keys}, 95th percentile", percentile(times, _SLOW), _ALLOWED_PERCENTILE_MS)
    yield _total(
        "index: from being asked for to the first tasks found by it",
        ours["usable_ms"][0],
        _ALLOWED_USABLE_MS,
    )
    yield _total("index: … to all tasks found by it", ours["complete_ms"][0], _ALLOWED_USABLE_MS)
    if ours["index_mb"]:
        yield _total(
            "memory after all that, over the register alone",
            ours["index_mb"][0],
            _ALLOWED_MB,
            unit="MB",
        )
    for peer in _PEERS:
        log(f"search with {peer}, {_SIZE:,} tasks")
        yield from _peer_rows(peer, run_child(run, "searching_index", peer, path), times)


def _total(
    what: str, value: float, allowed: float, samples: Sequence[float] = (), unit: str = "ms"
) -> Row:
    limit = Limit(Kind.TOTAL, allowed)
    named = {"measured": [*samples]} if samples else {}
    return Row(what, measured=value, figure=value, unit=unit, limit=limit, samples=named)


def _peer_rows(peer: str, theirs: Report, ours: list[float]) -> Iterator[Row]:
    times = theirs["key_ms"]
    if not times:
        yield Row(f"{peer}: search", note="not installed")
        return
    for name, value, floor in (
        ("median", median(times), median(ours)),
        ("95th percentile", percentile(times, _SLOW), percentile(ours, _SLOW)),
    ):
        what = f"{peer}: the same, {len(times)} of the keystrokes, {name}"
        yield Row(what, measured=value, floor=floor, figure=value / floor)


# In the fresh process


def _measure_taskreview(path: Path) -> None:
    session = _opened(path)
    finder = session.finder
    before = memory_mb()
    times: list[float] = []
    begin = perf_counter()
    while job := finder.next_index_job(complete=True):
        thread = Thread(target=lambda job=job: finder.take_index(job, job.run(_go_on)))
        thread.start()
        thread.join()
        times.append((perf_counter() - begin) * MS_PER_S)
    key_times = [_timed(session.find, keystroke) for keystroke in KEYSTROKES]
    after = memory_mb()
    report(
        key_ms=key_times,
        usable_ms=times[:1],
        complete_ms=times[-1:],
        index_mb=[] if before is None or after is None else [after - before],
    )


def _measure_fzf(path: Path) -> None:
    executable = shutil.which("fzf")
    lines = "\n".join(_as_line(task) for task in _opened(path).tasks).encode()

    def search(query: str) -> None:
        command = [str(executable), "--filter", query]
        subprocess.run(command, input=lines, stdout=subprocess.DEVNULL, check=False)

    keystrokes = KEYSTROKES[::_EVERY] if executable else ()
    report(key_ms=[_timed(search, keystroke) for keystroke in keystrokes])


def _measure_rapidfuzz(path: Path) -> None:
    from rapidfuzz import fuzz, process

    lines = [_as_line(task) for task in _opened(path).tasks]

    def search(query: str) -> object:
        return process.extract(query, lines, scorer=fuzz.partial_ratio, score_cutoff=60, limit=50)

    report(key_ms=[_timed(search, keystroke) for keystroke in KEYSTROKES[::_EVERY]])


_MEASURES = {
    "taskreview": _measure_taskreview,
    "fzf": _measure_fzf,
    "rapidfuzz": _measure_rapidfuzz,
}
_PEERS = ("fzf", "rapidfuzz")


def _opened(path: Path) -> Session:
    from taskreview.session import Session

    gc.set_threshold(*PROGRAM_GC)
    session = Session(path)
    session.read_all()
    return session


def _as_line(task: Task) -> str:
    """All that is searched of a task in one line, as a line filter has to have it."""
    cells = (str(task.id), *task.units, task.source, task.content, task.progress, task.status)
    return " ".join(cell or "" for cell in cells).replace("\n", " ")


def _timed(search: Callable[[str], object], query: str) -> float:
    begin = perf_counter()
    search(query)
    return (perf_counter() - begin) * MS_PER_S


def _go_on() -> None:
    """Nobody types while the index is made here."""


if __name__ == "__main__":
    _MEASURES[sys.argv[1]](Path(sys.argv[2]))
