"""Reads the rest of a register in a thread and tells the screen, a helping at a time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.message import Message

from taskreview.document.reader import Located
from taskreview.errors import TaskreviewError
from taskreview.session import Session

_HELPING_SECONDS = 0.1
_BATCH = 50
_SWITCH_SECONDS = 0.0005
"""How soon a working thread lets go of the interpreter when the screen wants it."""


class Read(Message):
    """More tasks have been read."""

    def __init__(self, batch: list[Located]) -> None:
        super().__init__()
        self.batch = batch


class ReadToEnd(Message):
    """The file has been read to its end."""


class ReadFailed(Message):
    """The file turned out to be no register further down."""

    def __init__(self, error: TaskreviewError) -> None:
        super().__init__()
        self.error = error


class Pace:
    """Lets the reader step aside for a moment after each key."""

    _ASIDE_SECONDS = 0.03

    def __init__(self) -> None:
        self._until = 0.0

    def key_pressed(self) -> None:
        """Somebody waits for the screen."""
        self._until = time.monotonic() + self._ASIDE_SECONDS

    def step_aside(self) -> None:
        """Sleeps while a key is being answered."""
        while (left := self._until - time.monotonic()) > 0:
            time.sleep(left)


@contextmanager
def letting_go_often() -> Iterator[None]:
    """While a thread works on, the screen gets the interpreter soon after it wants it."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)


def read_on(
    session: Session, post: Callable[[Message], object], pace: Pace, cancelled: Callable[[], bool]
) -> None:
    """Reads to the end in the calling thread; only posts messages."""
    helping: list[Located] = []
    try:
        with letting_go_often():
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
