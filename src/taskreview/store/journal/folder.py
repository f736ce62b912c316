"""Where journals lie, what they are called, and how one is put there."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from pathlib import Path

SUFFIX = ".journal"
TEMPORARY = ".tmp"
SET_ASIDE = ".damaged"

_READABLE = 60
"""Bytes of the register's own name in the journal's: file names may have 255 altogether."""


def state_folder() -> Path:
    """The folder of what the program keeps for this user, which need not exist yet.

    Raises OSError if there is no home.
    """
    from platformdirs import user_state_path

    try:
        folder = user_state_path("taskreview")
    except RuntimeError:
        folder = Path("~/.local/state/taskreview")
    if not folder.is_absolute():  # nobody knows where this user is at home
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    return folder


def drafts_folder() -> Path:
    """The folder of all journals, which need not exist yet.  Raises OSError if there is no home."""
    return state_folder() / "drafts"


def readable_part(register: str) -> str:
    """How the names of a register's journals begin, and perhaps those of others."""
    kept = (c if c.isalnum() or c in "-_." else "_" for c in os.path.basename(register))
    name = "".join(kept).lstrip(".").encode()[:_READABLE].decode(errors="ignore")
    return f"{name}."


def own_part(register: str) -> str:
    """How the names of a register's journals begin, and no others."""
    from hashlib import blake2b

    digest = blake2b(os.fsencode(register), digest_size=10).hexdigest()
    return f"{readable_part(register)}{digest}."


def new_name(register: str) -> str:
    """A name for the journal of this process."""
    return f"{own_part(register)}{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}"


def writer_of(journal: Path) -> int | None:
    """The process id in the name of a journal."""
    writer = journal.name.removesuffix(SUFFIX).rpartition(".")[2].partition("-")[0]
    return int(writer) if writer.isdecimal() and len(writer) < 10 else None


def put(journal: Path, content: bytes) -> int:
    """Puts a journal in its place at one stroke; returns its locked descriptor.

    The first one has its name before it is on the disk, which may take its time: so it is found
    if just this program dies.  Raises OSError; then the old content is in place, or no journal.
    `sync` makes the new one last.
    """
    made = _make(journal.parent)
    is_first = not os.path.lexists(journal)
    temporary = journal.with_name(journal.name + TEMPORARY)
    temporary.unlink(missing_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, 0o600)
    try:
        lock(descriptor)
        _write_all(descriptor, content)
        if not is_first:
            os.fsync(descriptor)
        os.replace(temporary, journal)
        if is_first:
            os.fsync(descriptor)
        for folder in made:
            sync(folder.parent)
    except BaseException:
        os.close(descriptor)
        for path in (temporary, journal) if is_first else (temporary,):
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return descriptor


def write(descriptor: int, content: bytes) -> None:
    """Writes at the end, all of it and down to the disk.  Raises OSError."""
    _write_all(descriptor, content)
    os.fsync(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def lock(descriptor: int) -> None:
    """Shows that the journal has a living writer, where the file system can lock."""
    with contextlib.suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sync(folder: Path) -> None:
    """Brings the names in a folder to disk, where the file system can do that.  Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(descriptor)


def is_at(descriptor: int, path: Path) -> bool:
    """Whether the open file is the one that has this name now."""
    try:
        named = os.stat(path, follow_symlinks=False)
    except OSError:
        return False
    return os.path.samestat(os.fstat(descriptor), named)


def is_gone(register: str) -> bool:
    """Whether there certainly is no such file; where one may not look, nothing is certain."""
    try:
        os.lstat(register)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _make(folder: Path) -> list[Path]:
    """Makes a folder, and those above it, for this user alone; returns those that are new."""
    if folder.is_dir():
        return []
    made = _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    return [*made, folder]
