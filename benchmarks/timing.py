"""The two times that a person notices: from the start to the first paint, from a key to its paint.

Both are in ms and end with the arrival of the bytes that complete what was waited for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.run import SETTLE_S, START_TIMEOUT_S, MeasureError, Run
from benchmarks.terminal import Terminal

MS_PER_S = 1000.0
_SETTLE_TIMEOUT_S = 2.0


class Paint(NamedTuple):
    """A first paint: when, and the peak resident memory of the process by then."""

    ms: float
    peak_mb: float | None


def first_paint(run: Run, command: list[str], shown: Callable[[str], bool]) -> Paint:
    """Start `command` and wait until `shown` holds; counted from just before the fork."""
    with run.start(command, watch_memory=True) as terminal:
        arrival = terminal.wait_for(shown, START_TIMEOUT_S)
        return Paint((arrival - terminal.started) * MS_PER_S, terminal.peak_mb)


def key_to_paint(
    terminal: Terminal, key: str, shown: Callable[[str], bool], timeout: float
) -> float:
    """Let the program come to rest, send `key` and wait until `shown` holds."""
    settle(terminal)
    if shown(terminal.text()):
        raise MeasureError("what the key should bring was there before the key")
    sent = terminal.send(key)
    return (terminal.wait_for(shown, timeout) - sent) * MS_PER_S


def settle(terminal: Terminal) -> None:
    """Wait until the program is silent (or has made clear that it never is)."""
    terminal.wait_for_silence(SETTLE_S, _SETTLE_TIMEOUT_S)
