"""First paint of taskreview's first screen, and its peak memory by then, against a blank app."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import program
from benchmarks.blank import first_paint_of_blank
from benchmarks.run import Run, log
from benchmarks.table import Kind, Limit, Row, paired_row
from benchmarks.timing import first_paint

_ROUNDS = 15
_ALLOWED_RATIO = {14: 1.25, 10_000: 1.25, 100_000: 1.3}
_ALLOWED_MB = 10


def measure(run: Run) -> Iterator[Row]:
    """Two rows for each size: time and memory."""
    shown = program.first_screen_shown(run.registers.first_entries(1)[0])
    for size in run.sizes:
        log(f"first paint, {size:,} tasks")
        command = program.command(run.registers.path(size))
        pairs = [
            (first_paint_of_blank(run), first_paint(run, command, shown))
            for _ in range(run.rounds(_ROUNDS) + 1)
        ][1:]  # the first pair warms the caches of the system up
        yield paired_row(
            f"first paint, {size:,} tasks",
            [ours.ms for _, ours in pairs],
            [blank.ms for blank, _ in pairs],
            Limit(Kind.RATIO, _ALLOWED_RATIO[size], "B"),
        )
        memory = [
            (blank.peak_mb, ours.peak_mb)
            for blank, ours in pairs
            if blank.peak_mb is not None and ours.peak_mb is not None
        ]
        if memory:
            yield paired_row(
                f"peak memory at first paint, {size:,} tasks",
                [ours for _, ours in memory],
                [blank for blank, _ in memory],
                Limit(Kind.DIFFERENCE, _ALLOWED_MB, "blank app"),
                unit="MB",
            )
