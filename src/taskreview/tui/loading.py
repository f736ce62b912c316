"""Reads the rest of a register in a thread and tells the screen, a helping at a time."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.message import Message

from taskreview.document.reader import Located
from taskreview.errors import TaskreviewError
from taskreview.session import Session
from taskreview.tui.pace import Pace

_HELPING_SECONDS = 0.1
_BATCH = 50


class Read(Message):
    """More tasks have been read."""

    def __init__(self, batch: list[Located]) -> None:
        """To be made in the thread that reads: making tasks ready for the search takes time."""
        from taskreview.search.batch import Batch

        super().__init__()
        self.batch = batch
        self.ready = Batch.of(located.task for located in batch)


class ReadToEnd(Message):
    """The file has been read to its end."""


class ReadFailed(Message):
    """The file turned out to be no register further down."""

    def __init__(self, error: TaskreviewError) -> None:
        super().__init__()
        self.error = error


def read_on(
    session: Session, post: Callable[[Message], object], pace: Pace, cancelled: Callable[[], bool]
) -> None:
    """Reads to the end in the calling thread; only posts messages."""
    helping: list[Located] = []
    try:
        posted = time.monotonic()
        for batch in session.batches(_BATCH):
            if cancelled():
                return
            helping += batch
            if time.monotonic() - posted > _HELPING_SECONDS:
                post(Read(helping))
                helping = []
                posted = time.monotonic()
            pace.step_aside()
        post(Read(helping))
        post(ReadToEnd())
    except TaskreviewError as error:
        post(Read(helping))
        post(ReadFailed(error))
    finally:
        session.close()
