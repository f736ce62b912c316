"""A register file held for a save: open, locked against other programs of ours, and read.

The lock is an advisory one on the file itself, which also holds on network shares.  As a save
replaces the file, whoever gets the lock of a replaced one lets go and takes that of the new one.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import random
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

from taskreview.errors import ChangedOnDiskError
from taskreview.i18n import _
from taskreview.store.failures import read_only, save_error, save_failure, why_not_writable

_PATIENCE_SECONDS = 30.0
"""How long a lock is waited for while no save of anybody gets through: those that are refused
for a conflict do not show, and there may be a hundred of them ..."""
_LIMIT_SECONDS = 90.0
"""... and altogether."""
_FIRST_NAP_SECONDS = 0.002
_LONGEST_NAP_SECONDS = 0.1
"""Between tries for a lock; each nap is twice as long as the one before, as there may be many."""
_BUSY = frozenset({errno.EWOULDBLOCK, errno.EAGAIN})
_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EBADF})
_NOT_OURS_TO_WRITE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY})
_READ_AT_ONCE = 1 << 26
_COMPARED_AT_ONCE = 1 << 16
_LARGE = 1 << 20


class HeldFile:
    """A file that is open for reading and writing under its lock.

    `path` is how the user calls it, `target` where it is once links are followed.
    """

    def __init__(self, path: Path, target: Path, descriptor: int) -> None:
        self.path = path
        self.target = target
        self.descriptor = descriptor
        self.is_replaced = False
        self._seen = os.fstat(descriptor)
        self.size = self._seen.st_size

    def content(self) -> bytes:
        """What the file holds, or held before it was replaced.  Raises OSError."""
        size = os.fstat(self.descriptor).st_size
        pieces: list[bytes] = []
        at = 0
        while piece := os.pread(self.descriptor, min(max(size - at, 1), _READ_AT_ONCE), at):
            pieces.append(piece)
            at += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def holds(self, content: bytes | bytearray) -> bool:
        """Whether just this is in the file.  Raises OSError.

        In small pieces: room for another large file costs more than reading it.
        """
        at = 0
        while piece := os.pread(self.descriptor, _COMPARED_AT_ONCE, at):
            if piece != content[at : at + len(piece)]:
                return False
            at += len(piece)
        return at == len(content)

    @property
    def has_other_names(self) -> bool:
        """Whether there are hard links to the file."""
        return os.fstat(self.descriptor).st_nlink > 1

    def now_is(self, status: os.stat_result) -> None:
        """Tells that a save has put this file in its place."""
        self._seen = status
        self.is_replaced = True

    def is_as_seen(self) -> bool:
        """Whether the file is still there as it was read.  Raises OSError."""
        try:
            now = os.stat(self.target)
        except FileNotFoundError:
            return False
        return _shape(now) == _shape(self._seen)

    def changed(self, theirs: bytes | None = None) -> ChangedOnDiskError:
        """The error that says that somebody else has written the file."""
        return ChangedOnDiskError(
            _(
                "{path} has been changed by somebody else since it was read; "
                "nothing was saved, your edits are still here"
            ).format(path=self.path),
            theirs=theirs,
        )


def _shape(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


@contextlib.contextmanager
def held(path: Path) -> Iterator[HeldFile]:
    """Opens and locks the file, following links; lets go of it in the end.

    Raises SaveError where it cannot be written, ChangedOnDiskError where it has been deleted.
    """
    try:
        file = _open_and_lock(path)
    except OSError as error:
        raise save_failure(path, error) from error
    try:
        yield file
    finally:
        if file.is_replaced and file.size > _LARGE:
            # The system takes back the room of the old file: milliseconds that nobody waits for.
            # Others do not wait for its lock either, as the path leads to the new one.
            Thread(target=_let_go, args=(file.descriptor,), daemon=True).start()
        else:
            _let_go(file.descriptor)


def _open_and_lock(path: Path) -> HeldFile:
    begun = hopeful = time.monotonic()
    nap = _FIRST_NAP_SECONDS
    while True:
        target = Path(os.path.realpath(path))
        descriptor = _open(path, target)
        try:
            while not _try_lock(descriptor):
                now = time.monotonic()
                if now - hopeful > _PATIENCE_SECONDS or now - begun > _LIMIT_SECONDS:
                    raise save_error(
                        path,
                        _("another program has been saving it for {count} seconds").format(
                            count=round(now - begun)
                        ),
                        _("end that program, or save again later"),
                    )
                time.sleep(nap * random.uniform(0.5, 1))  # noqa: S311
                nap = min(nap * 2, _LONGEST_NAP_SECONDS)
                if not _is_at(target, descriptor):
                    break
            else:
                if _is_at(target, descriptor):
                    return HeldFile(path, target, descriptor)
        except BaseException:
            _let_go(descriptor)
            raise
        _let_go(descriptor)
        hopeful = time.monotonic()  # somebody got through


def _open(path: Path, target: Path) -> int:
    try:
        # O_NONBLOCK: opening a pipe must not wait for somebody at its other end.
        descriptor = os.open(target, os.O_RDWR | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError as error:
        if not os.path.isdir(target.parent):
            raise
        raise ChangedOnDiskError(
            _(
                "{path} has been deleted since it was read; nothing was saved, your edits are "
                "still here; save under another name, or put the file back and save again"
            ).format(path=path)
        ) from error
    except OSError as error:
        if error.errno in _NOT_OURS_TO_WRITE and (reason := why_not_writable(target)):
            raise read_only(path, reason) from error
        raise
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise save_error(
                path,
                _("there is something else than a file under this name now"),
                _("save under another name"),
            )
        if not mode & 0o222:  # root could
            raise read_only(path, why_not_writable(target) or "")
    except BaseException:
        _let_go(descriptor)
        raise
    return descriptor


def _let_go(descriptor: int) -> None:
    with contextlib.suppress(OSError):  # what was written is on the disk by now, or was taken back
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    """Whether the lock is ours now, or there are no locks on this file system."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        if error.errno not in _NO_LOCKS_HERE:
            raise
    return True


def _is_at(target: Path, descriptor: int) -> bool:
    """Whether the path still leads to the open file."""
    try:
        return os.path.samestat(os.stat(target), os.fstat(descriptor))
    except FileNotFoundError:
        return False
