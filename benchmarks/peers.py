"""First paint of other programs beside it, where they are installed.  Never required."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.blank import first_paint_of_blank
from benchmarks.run import Run, log
from benchmarks.table import Row, paired_row
from benchmarks.terminal import TerminalTimeoutError
from benchmarks.timing import first_paint

_ROUNDS = 5
_SIZES = (14, 10_000)
_TITLE = "大兴区2024年度市实事任务进展情况"
"""The head of the register, which a program shows that has read it."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program, how it opens a register, and what its first paint shows."""

    name: str
    arguments: tuple[str, ...]
    shown: Callable[[str], bool]
    opens_register: bool = True


_PEERS = (
    Peer("vim", ("-n", "-i", "NONE"), lambda screen: _TITLE in screen),
    Peer("vd", ("-f", "yaml"), lambda screen: _TITLE[:8] in screen),
    Peer("dooit", (), lambda screen: "Workspaces" in screen, opens_register=False),
)


def measure(run: Run) -> Iterator[Row]:
    """A row for each program and size, in B."""
    for peer in _PEERS:
        executable = _executable(peer.name)
        if executable is None:
            yield Row(f"{peer.name}: first paint", note="not installed")
            continue
        for size in _SIZES if peer.opens_register else (None,):
            if size is None or size in run.sizes:
                what = f"{peer.name}: first paint" + (f", {size:,} tasks" if size else "")
                log(what)
                try:
                    yield _measure_peer(run, what, peer, executable, size)
                except TerminalTimeoutError as error:
                    log(f"{error}\n")
                    yield Row(what, note="not recognized on its screen")


def _measure_peer(run: Run, what: str, peer: Peer, executable: str, size: int | None) -> Row:
    register = [str(run.registers.path(size))] if size else []
    command = [executable, *peer.arguments, *register]
    pairs = [
        (first_paint_of_blank(run).ms, first_paint(run, command, peer.shown).ms)
        for _ in range(run.rounds(_ROUNDS) + 1)
    ][1:]
    return paired_row(what, [ms for _, ms in pairs], [floor for floor, _ in pairs], limit=None)


def _executable(name: str) -> str | None:
    """The program on PATH, or beside this Python."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(name, path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
