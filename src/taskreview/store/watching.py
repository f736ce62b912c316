"""Watches a register file for what others do to it, by looking at it now and then.

A look is one `stat`.  Only where that tells something new is the file read and compared.  But a
stat may tell too little: two writes within one tick of the file system's clock look alike (two
seconds on FAT, one on old network shares), and a share may show an old time and size for a while.
So the content is compared once more when the tick is over, and now and then anyway.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from taskreview.errors import UnreadableError
from taskreview.i18n import _
from taskreview.store.source import read_unless

_TICK_SECONDS = 3.0
"""No file system's clock is coarser."""
_COMPARED_EVERY_SECONDS = 30.0
_SHARE = 1_000
"""Comparing the content anyway takes at most one part in so many of the time."""

_Shape: TypeAlias = tuple[int, ...]


class Sighting(NamedTuple):
    """What is new about a file.

    `content` is what it holds, if that is not what is known; `trouble` a sentence, if it cannot
    be read.  Neither: all is as it is known, again.
    """

    content: bytes | None = None
    trouble: str | None = None


class Watch:
    """Looks at one file.  To be used from one thread at a time."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.path = path
        self._clock = clock
        self._told = Sighting()
        self._known: object = None
        self._shape: _Shape | None = None
        self._is_unsettled = False
        """Whether the file has changed and was not compared since."""
        self._compared = float("-inf")
        self._again = 0.0
        """How long after it was compared the content is to be compared again."""

    def forget(self) -> None:
        """What was told last was not used; it is to be told again."""
        self._known = None
        self._told = Sighting()

    def look(self, known: bytes | bytearray) -> Sighting | None:
        """What is new since the last look; `known` is what the file held as far as is known."""
        try:
            shape = _shape(self.path)
        except OSError as error:
            self._shape = None
            return self._tell(Sighting(trouble=_gone(self.path, error)))
        now = self._clock()
        is_new = shape != self._shape
        if is_new and self._is_being_written(shape):
            self._shape, self._is_unsettled = shape, True
            return None  # the next look tells whether it is complete
        is_new = is_new or self._is_unsettled or known is not self._known
        if not is_new and now - self._compared < self._again:
            return None
        try:
            content = read_unless(self.path, known)
            if _shape(self.path) != shape:
                return None
        except UnreadableError as error:
            sighting = Sighting(trouble=str(error))
        except OSError as error:
            sighting = Sighting(trouble=_gone(self.path, error))
        else:
            sighting = Sighting(content)
        spent = self._clock() - now
        self._again = _TICK_SECONDS if is_new else max(_COMPARED_EVERY_SECONDS, spent * _SHARE)
        self._shape, self._known, self._compared = shape, known, now
        self._is_unsettled = False
        return self._tell(sighting)

    def _is_being_written(self, shape: _Shape) -> bool:
        """Whether the same file has changed where it lies: then it may be half of a new one."""
        return self._shape is not None and self._shape[:2] == shape[:2]

    def _tell(self, sighting: Sighting) -> Sighting | None:
        if sighting == self._told:
            return None
        self._told = sighting
        return sighting


def _shape(path: Path) -> _Shape:
    """What tells versions of a file apart, as far as a stat can; device and inode come first."""
    status = os.stat(path)
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_mode,
    )


def _gone(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("{path} is not there any more").format(path=path)
    return _("{path} cannot be read: {reason}").format(path=path, reason=error.strerror or error)
