"""Puts a new content in a file's place at one stroke, or leaves the old one whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from taskreview.errors import SaveError
from taskreview.i18n import _


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces the file's content durably: temp file beside it, fsync, rename, folder fsync.

    A symbolic link is followed; mode and, where permitted, owner are kept.
    Raises SaveError; then the old content is in place and no temp file is left.
    """
    try:
        target = Path(os.path.realpath(path))
        temporary = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
        try:
            _write_new(temporary, data, like=target)
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise SaveError(
            _(
                "{path} was not saved: {reason}. The file is as it was; your edits are still here"
            ).format(path=path, reason=error.strerror or error)
        ) from error


def _write_new(path: Path, data: bytes, *, like: Path) -> None:
    """Creates `path` with the data and the mode and owner of `like`, and brings it to disk."""
    try:
        old = like.stat()
    except FileNotFoundError:
        old = None
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if old is not None:
            if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(PermissionError):
                    os.fchown(descriptor, old.st_uid, old.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        else:
            umask = os.umask(0)
            os.umask(umask)
            os.fchmod(descriptor, 0o666 & ~umask)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):  # some file systems cannot; the rename stands anyway
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
