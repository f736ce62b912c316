"""Keeps work in threads out of the way of the keys."""

from __future__ import annotations

import time
from collections.abc import Callable

_ASIDE_SECONDS = 0.03
_REST_SECONDS = 1.0
_NAP_SECONDS = 0.05
"""How soon work that waits for a rest notices that nobody wants it any more."""


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
