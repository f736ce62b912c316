"""How taskreview is started here, and how its screen is read.

All that the benchmarks know of its looks stands in this file.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.cells import left_part, marker
from benchmarks.generate import Entry

ROOT = Path(__file__).resolve().parents[1]
COLUMNS, ROWS = 120, 40
SEARCH_KEY = "/"

LIST_ROWS = 36
"""So many tasks the list shows at once; with the next one it begins to scroll."""
_LIST_CELLS = 48
"""The list lies within this many cells from the left; the detail lies right of them."""
_MARKER_CELLS = 24
"""A text that the detail shows is looked for by so many cells of its beginning."""
_COUNTS = (
    re.compile(r"\b(?P<shown>\d+) of (?P<total>\d+)( read …)?"),
    re.compile(r"\b(?P<total>\d+) (tasks?\b|read …)"),
)
"""The count in the header, filtered or not."""
_HEADER_ROWS = 2
_XDG_KINDS = ("STATE", "CONFIG", "CACHE", "DATA")
_UNWANTED = re.compile(
    r"TMUX|TERM_PROGRAM|NO_COLOR|COLUMNS|LINES|TEXTUAL|XDG_|LC_|COVERAGE|PYTEST|PYTHON(?!PATH|HOME)"
)


class Count(NamedTuple):
    """What the header says of the number of tasks."""

    shown: int
    total: int
    is_reading: bool
    """Whether more are to come."""


def command(register: Path) -> list[str]:
    """The command that opens `register`."""
    return [sys.executable, "-m", "taskreview", str(register)]


def environment(folder: Path) -> dict[str, str]:
    """A clean environment: this checkout's program, UTF-8, its state and settings in `folder`."""
    kept = {name: value for name, value in os.environ.items() if not _UNWANTED.match(name)}
    paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in _XDG_KINDS}
    return {
        **kept,
        **homes,
        "PYTHONPATH": os.pathsep.join(paths),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }


def first_screen_shown(first: Entry) -> Callable[[str], bool]:
    """Whether the first task's unit stands in the list and its progress in the detail."""
    unit, progress = first.units[0], progress_marker(first)

    def shown(screen: str) -> bool:
        return progress in screen and any(
            unit in left_part(row, _LIST_CELLS) for row in screen.splitlines()
        )

    return shown


def progress_marker(entry: Entry) -> str:
    """The beginning of the progress text, by which it is known in the detail."""
    return marker(entry.progress, _MARKER_CELLS)


def count_shown(screen: str) -> Count | None:
    """What the header says; None if it does not say."""
    header = "\n".join(screen.splitlines()[:_HEADER_ROWS])
    for pattern in _COUNTS:
        if found := pattern.search(header):
            total = int(found["total"])
            return Count(int(found.groupdict().get("shown") or total), total, "…" in found[0])
    return None


def is_read(size: int) -> Callable[[str], bool]:
    """Whether all `size` tasks have been read."""

    def read(screen: str) -> bool:
        count = count_shown(screen)
        return count is not None and count.total == size and not count.is_reading

    return read
