"""A process that types into a journal until it is killed: `journal_typist.py HOW REGISTER FOLDER`.

On its output stands what it has done so far, a line each.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import FrameType

from taskreview.model import Field, Task
from taskreview.store.journal import writer
from taskreview.store.journal.writer import Journal

ROWS = 5


def main(how: str, register: str, folder: str) -> None:
    journal = Journal(Path(register), folder=Path(folder))
    if how == "acknowledge":
        writer._MOST_BYTES = 2000  # made smaller often, so that it is killed while doing that, too
        for number in numbers(journal):
            assert journal.flush(30)
            say(number)
        return
    writer.COALESCE_SECONDS = 3600  # only the flush brings anything to disk
    latest = -1

    def leave(_signal: int, _frame: FrameType | None) -> None:
        say(latest)
        os._exit(0 if journal.flush(30) else 1)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)
    for latest in numbers(journal):
        if latest == 0:
            say("ready")
        if how == "pause":
            signal.pause()


def numbers(journal: Journal) -> Iterator[int]:
    """Types a growing number into one task after the other; now and then one is saved."""
    saved: dict[int, str | None] = {}
    for number in count():
        row = 1 + number % ROWS
        task = Task(row, id=row, content=f"任务{row}", progress=saved.get(row))
        journal.record(task, Field.PROGRESS, str(number))
        yield number
        if number % 17 == 0:
            saved[row] = str(number)
            journal.rebase({row: Task(row, id=row, content=f"任务{row}", progress=saved[row])})


def say(what: object) -> None:
    os.write(1, f"{what}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
