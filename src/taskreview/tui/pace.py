"""Keeps work in threads out of the way of the keys."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

_ASIDE_SECONDS = 0.03
_REST_SECONDS = 1.0
_NAP_SECONDS = 0.05
"""How soon work that waits for a rest notices that nobody wants it any more."""
_SWITCH_SECONDS = 0.0005
"""How soon a thread lets go of the interpreter when the screen wants it."""


_USUAL_SECONDS = sys.getswitchinterval()


class _Threads:
    """The threads at work in this process: the interpreter's interval is one for all of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0

    def enter(self) -> None:
        with self._lock:
            self._count += 1
            if self._count == 1:
                sys.setswitchinterval(_SWITCH_SECONDS)

    def leave(self) -> None:
        with self._lock:
            self._count -= 1
            if not self._count:
                sys.setswitchinterval(_USUAL_SECONDS)


_threads = _Threads()


class Pace:
    """What the threads of one screen keep to."""

    def __init__(self) -> None:
        self._until = 0.0

    def key_pressed(self) -> None:
        """Somebody waits for the screen."""
        self._until = time.monotonic() + _ASIDE_SECONDS

    def step_aside(self) -> None:
        """Sleeps while a key is being answered; to be called often."""
        while (left := self._until - time.monotonic()) > 0:
            time.sleep(left)

    def wait_for_rest(self, cancelled: Callable[[], bool]) -> None:
        """Sleeps until nobody has pressed a key for a while: for work that can wait.

        Not longer than it is wanted: the program ends when its last thread does.
        """
        while (left := self._until + _REST_SECONDS - time.monotonic()) > 0 and not cancelled():
            time.sleep(min(left, _NAP_SECONDS))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While any thread is in here, the interpreter changes hands quickly."""
        _threads.enter()
        try:
            yield
        finally:
            _threads.leave()
