"""The cursor key: from Down to the next task's progress in the detail."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import monotonic
from typing import NamedTuple

from benchmarks import program
from benchmarks.blank import BlankKeys
from benchmarks.figures import percentile
from benchmarks.generate import Entry
from benchmarks.keys import Key
from benchmarks.run import KEY_TIMEOUT_S, START_TIMEOUT_S, MeasureError, Run, log
from benchmarks.table import Kind, Limit, Row, paired_row
from benchmarks.terminal import Terminal
from benchmarks.timing import MS_PER_S, key_to_paint

_SIZE = 10_000
_KEYS = 2 * program.LIST_ROWS
"""As many within the first page as beyond it, where each key scrolls the list."""
_P95 = 0.95
_ALLOWED_MEDIAN, _ALLOWED_P95 = 3.5, 5.0

_SIZE_WHILE_READING = 100_000
_SESSIONS = 6
_KEYS_A_SESSION = 12
_KEYS_APART_S = 0.11
_ALLOWED_WHILE_READING = 8.0


class _Step(NamedTuple):
    """Down to the task at this place in the list (from 0): ms, and K beside it."""

    place: int
    ms: float
    floor_ms: float


def measure(run: Run) -> Iterator[Row]:
    """Median and 95th percentile, each against K pressed in turn with it.

    Two more rows tell the keys that scroll the list from those that do not.
    """
    log(f"cursor key, {_SIZE:,} tasks")
    steps = _steps(run, max(_KEYS, run.rounds(_KEYS)))
    what = f"cursor key → detail painted, {_SIZE:,} tasks"
    limit = Limit(Kind.RATIO, _ALLOWED_MEDIAN, "K")
    yield _median_row(f"{what}, median", steps, limit)
    slow = percentile([step.ms for step in steps], _P95)
    floors = [step.floor_ms for step in steps]
    floor = median(floors)
    yield Row(
        f"{what}, 95th percentile",
        measured=slow,
        floor=floor,
        figure=slow / floor,
        limit=Limit(Kind.RATIO, _ALLOWED_P95, "K"),
        note=f"K's own is {percentile(floors, _P95) / floor:.2f} K",
    )
    within = [step for step in steps if step.place < program.LIST_ROWS]
    beyond = [step for step in steps if step.place >= program.LIST_ROWS]
    yield _median_row("… of these, within the first page", within, None)
    yield _median_row("… of these, scrolling the list", beyond, None)


def measure_while_reading(run: Run) -> Iterator[Row]:
    """The same key while a large register is still being read; K is taken before, at rest."""
    if _SIZE_WHILE_READING not in run.sizes:
        return
    log(f"cursor key while {_SIZE_WHILE_READING:,} tasks are being read")
    command = program.command(run.registers.path(_SIZE_WHILE_READING))
    entries = run.registers.first_entries(_KEYS_A_SESSION + 1)
    ours: list[float] = []
    floors: list[float] = []
    for _ in range(run.rounds(_SESSIONS)):
        with BlankKeys(run) as blank:
            at_rest = [blank.key_to_paint() for _ in range(_KEYS_A_SESSION)]
        with run.start(command) as terminal:
            terminal.wait_for(program.first_screen_shown(entries[0]), START_TIMEOUT_S)
            session = list(_downs_while_reading(terminal, entries[1:]))
        if session:
            ours.append(median(session))
            floors.append(median(at_rest))
    if not ours:
        raise MeasureError("everything was read before the first key was answered")
    yield paired_row(
        f"cursor key while {_SIZE_WHILE_READING:,} tasks are being read",
        ours,
        floors,
        Limit(Kind.RATIO, _ALLOWED_WHILE_READING, "K"),
        note="medians of sessions",
    )


def _steps(run: Run, keys: int) -> list[_Step]:
    entries = run.registers.first_entries(keys + 1)
    steps: list[_Step] = []
    with (
        run.start(program.command(run.registers.path(_SIZE))) as terminal,
        BlankKeys(run) as blank,
    ):
        terminal.wait_for(program.first_screen_shown(entries[0]), START_TIMEOUT_S)
        terminal.wait_for(program.is_read(_SIZE), START_TIMEOUT_S)
        for index, entry in enumerate(entries[1:], 1):
            floor = blank.key_to_paint()
            if (ms := _down(terminal, entry)) is not None:
                steps.append(_Step(index, ms, floor))
    return steps


def _median_row(what: str, steps: list[_Step], limit: Limit | None) -> Row:
    return paired_row(what, [step.ms for step in steps], [step.floor_ms for step in steps], limit)


def _down(terminal: Terminal, entry: Entry) -> float | None:
    """Move down to `entry`, in ms; None (and moved) if nothing tells it from the task before."""
    expected = program.progress_marker(entry)
    if not expected or expected in terminal.text():
        terminal.send(Key.DOWN)
        return None
    return key_to_paint(terminal, Key.DOWN, lambda screen: expected in screen, KEY_TIMEOUT_S)


def _downs_while_reading(terminal: Terminal, entries: list[Entry]) -> Iterator[float]:
    """Move down through `entries` until all is read, in ms each; the program never rests here."""
    read = program.is_read(_SIZE_WHILE_READING)
    for entry in entries:
        pause_end = monotonic() + _KEYS_APART_S
        while (left := pause_end - monotonic()) > 0:
            terminal.wait_for_silence(left, left)
        expected = program.progress_marker(entry)
        before = terminal.text()
        if read(before):
            return
        sent = terminal.send(Key.DOWN)
        if expected and expected not in before:
            yield (terminal.wait_for_text(expected, KEY_TIMEOUT_S) - sent) * MS_PER_S
