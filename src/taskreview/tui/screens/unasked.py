"""A dialog that opens by itself, maybe while somebody is typing something else."""

from __future__ import annotations

from time import monotonic
from typing import Generic, TypeVar

from textual.screen import ModalScreen

Result = TypeVar("Result")

_PAUSE_SECONDS = 0.5
"""Who sees the dialog stops typing for longer than that, and then presses its key."""


class UnaskedScreen(ModalScreen[Result], Generic[Result]):
    """Takes no key before a pause if it `waits_for_pause`: the keys before are not meant for it."""

    waits_for_pause = False
    _quiet_since = 0.0

    def on_mount(self) -> None:
        """From now on it can be seen."""
        self._quiet_since = monotonic()

    def is_meant(self) -> bool:
        """Whether a key that has just been pressed is meant for the dialog."""
        if self.waits_for_pause:
            now = monotonic()
            self.waits_for_pause = now - self._quiet_since < _PAUSE_SECONDS
            self._quiet_since = now
        return not self.waits_for_pause
