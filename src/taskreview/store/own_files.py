"""Files that a save makes beside a register: writing them, and knowing them again when stale.

Their names tell which process of which machine made them, so that what a dead one has left can
be told from what a living one needs and from what is a stranger's:

    .tasks.yaml.new-<key>-<machine>-<boot>-<pid>-<token>.taskreview    a new text, not yet in place
    .tasks.yaml.old-<key>-<machine>-<boot>-<pid>-<token>.taskreview    the old one, as a backup

`key` tells the register, `token` is random; a backup's begins with the digest of the new text.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

_SUFFIX = ".taskreview"
_NAME = re.compile(
    r"\..*\.(?P<kind>new|old)-(?P<key>[0-9a-f]{16})-(?P<machine>[0-9a-f]{8})-(?P<boot>[0-9a-f]{8})"
    r"-(?P<pid>\d+)-(?P<token>[0-9a-f]+)\.taskreview",
    re.DOTALL,
)
_SHOWN_BYTES = 100
"""Bytes of the register's name that stand in a name made from it; names end at 255."""
_DIGEST = 16
"""Hexadecimal digits."""
_BOOT_ID = "/proc/sys/kernel/random/boot_id"
_MACHINE_ID = "/etc/machine-id"
NO_FILES_HERE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""What the system says where no file can be made."""
_DISK_FAILS = frozenset({errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ESTALE})
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class OwnFile:
    """What a name tells about a file that a save has made."""

    path: Path
    kind: str
    key: str
    machine: str
    boot: str
    pid: int
    token: str

    def is_stale(self) -> bool:
        """Whether the process that made it is certainly gone."""
        if self.machine != machine():
            return False
        return self.boot != boot() or not _is_alive(self.pid)

    def is_backup_for(self, new: bytes) -> bool:
        """Whether this backup was made before that text was written."""
        return self.token.startswith(digest(new))


def own_file(path: Path) -> OwnFile | None:
    """What the name tells; None for files that are not ours."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    kind, key, machine_, boot_, pid, token = match.groups()
    return OwnFile(path, kind, key, machine_, boot_, int(pid), token)


def new_name(folder: Path, name: str, key: str) -> Path:
    """A name for a new text that nobody else has."""
    return _named(folder, name, "new", key, secrets.token_hex(8))


def backup_name(folder: Path, name: str, key: str, new: bytes) -> Path:
    """A name for the backup that is made before `new` is written."""
    return _named(folder, name, "old", key, digest(new) + secrets.token_hex(4))


def key_of(identity: str | os.PathLike[str]) -> str:
    """What tells a register in the names: made from its name in a folder, or from its path."""
    return digest(os.fsencode(identity))


def digest(content: bytes) -> str:
    """A short fingerprint."""
    return blake2b(content, digest_size=_DIGEST // 2).hexdigest()


def create(path: Path, mode: int = 0o600) -> int:
    """A descriptor of a new, empty file.  Raises OSError."""
    return os.open(path, _CREATE, mode)


def write_all(descriptor: int, data: bytes | memoryview, at: int | None = None) -> None:
    """Writes everything, from `at` on or where the descriptor stands.  Raises OSError."""
    view = memoryview(data)
    while view:
        if at is None:
            written = os.write(descriptor, view)
        else:
            written = os.pwrite(descriptor, view, at)
            at += written
        if not written:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[written:]


@contextlib.contextmanager
def closing(descriptor: int) -> Iterator[int]:
    """Closes the descriptor in the end; an error of that counts unless there was one before."""
    try:
        yield descriptor
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Brings the names in a folder to disk, where the file system can do that.

    Raises OSError only where the disk fails.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:  # names can be made in a folder that cannot be read
        return
    with closing(descriptor):
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno in _DISK_FAILS:
                raise


def remove(path: Path) -> None:
    """Removes the file as far as that can be."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def _named(folder: Path, name: str, kind: str, key: str, token: str) -> Path:
    shown = os.fsdecode(os.fsencode(name)[:_SHOWN_BYTES])
    stamp = f"{kind}-{key}-{machine()}-{boot()}-{os.getpid()}-{token}"
    return folder / f".{shown}.{stamp}{_SUFFIX}"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@cache
def machine() -> str:
    """This machine, told from others on the same network share."""
    return digest(os.fsencode(os.uname().nodename) + _content(_MACHINE_ID))[:8]


@cache
def boot() -> str:
    """This run of the machine: process ids of another one mean nothing now."""
    return digest(_content(_BOOT_ID))[:8]


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
