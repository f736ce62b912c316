"""The blank Textual app as a floor: B is its first paint, K its key-to-paint."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from benchmarks.blank_app import READY, keys_seen
from benchmarks.keys import Key
from benchmarks.run import KEY_TIMEOUT_S, START_TIMEOUT_S, Run
from benchmarks.timing import Paint, first_paint, key_to_paint

COMMAND = [sys.executable, "-m", "benchmarks.blank_app"]


def first_paint_of_blank(run: Run) -> Paint:
    """B: the first paint of the blank app, started anew."""
    return first_paint(run, COMMAND, lambda screen: READY in screen)


class BlankKeys:
    """A running blank app that gives one K after another."""

    def __init__(self, run: Run) -> None:
        self._terminal = run.start(COMMAND)
        self._count = 0

    def __enter__(self) -> Self:
        self._terminal.wait_for_text(READY, START_TIMEOUT_S)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._terminal.close()

    def key_to_paint(self) -> float:
        """K, in ms."""
        self._count += 1
        expected = keys_seen(self._count)
        return key_to_paint(
            self._terminal, Key.DOWN, lambda screen: expected in screen, KEY_TIMEOUT_S
        )
