"""What all measurements of one run share."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import Registers
from benchmarks.program import COLUMNS, ROOT, ROWS
from benchmarks.terminal import Terminal

START_TIMEOUT_S = 60.0
KEY_TIMEOUT_S = 10.0
SETTLE_S = 0.12
"""So long a program must have been silent before a key is timed."""
_LEAST_ROUNDS = 3


class MeasureError(Exception):
    """Something cannot be measured.  The message says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """The registers, the environment and the thoroughness of one run."""

    registers: Registers
    environment: dict[str, str]
    folder: Path
    """A folder for whatever a measurement has to write."""
    sizes: tuple[int, ...]
    """Sizes of registers to measure, in tasks."""
    thoroughness: float = 1.0
    """The usual number of rounds is multiplied by this."""

    def rounds(self, usual: int) -> int:
        """How many rounds to measure where `usual` are usual."""
        return max(_LEAST_ROUNDS, round(usual * self.thoroughness))

    def start(self, command: list[str], *, watch_memory: bool = False) -> Terminal:
        """Start a command on a terminal of the usual size."""
        return Terminal(
            command, COLUMNS, ROWS, self.environment, folder=ROOT, watch_memory=watch_memory
        )


def log(text: str) -> None:
    """Tell the person who waits, and how busy the machine is: a busy one gives poor figures."""
    print(f"{text} [load {os.getloadavg()[0]:.1f}]", file=sys.stderr, flush=True)
