"""Why a file cannot be written, in words: what has happened and what to do about it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from taskreview.errors import SaveError
from taskreview.i18n import _


def why_not_writable(path: Path) -> str | None:
    """What stands against writing the file, for a header or a sentence; None if nothing does.

    Like vim, it respects a mode that lets nobody write even where root could.
    """
    try:
        mode = os.stat(path).st_mode
        if os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            return None if mode & 0o222 else _mode_reason(mode)
        if os.statvfs(path).f_flag & os.ST_RDONLY:
            return _words(errno.EROFS)[0]
    except OSError as error:
        return _words(error.errno)[0] or error.strerror or str(error)
    return _words(errno.EACCES)[0] if mode & 0o222 else _mode_reason(mode)


def _mode_reason(mode: int) -> str:
    return _("it is read-only (mode {mode:04o})").format(mode=stat.S_IMODE(mode))


def read_only(path: Path, reason: str) -> SaveError:
    """The error for a file that is not ours to write."""
    return save_error(path, reason, _("save under another name, or have the file made writable"))


def save_failure(path: Path, error: OSError) -> SaveError:
    """The error for what the operating system has said; the file is as it was."""
    reason, advice = _words(error.errno)
    return save_error(
        path,
        reason or error.strerror or str(error),
        advice or _("save again, or under another name"),
    )


def save_error(path: Path, reason: str, advice: str) -> SaveError:
    """The error of a save that has left the file as it was."""
    sentence = _(
        "{path} was not saved: {reason}; the file is as it was and your edits are still here; "
        "{advice}"
    )
    return SaveError(
        sentence.format(path=path, reason=reason, advice=advice), reason=reason, advice=advice
    )


def _words(number: int | None) -> tuple[str, str]:
    """What an error of the operating system means here, and what helps; empty if unknown."""
    elsewhere = _("save under another name in another place")
    match number:
        case errno.ENOSPC:
            return _("the disk is full"), _("make some room and save again")
        case errno.EDQUOT:
            return _("your disk quota is used up"), _("make some room and save again")
        case errno.EFBIG:
            return (
                _("it would be larger than files may be here (see ulimit -f)"),
                _("raise the limit, or save under another name in another place"),
            )
        case errno.EIO:
            return _("the disk reports an error"), elsewhere
        case errno.EROFS:
            return _("it is on a read-only file system"), elsewhere
        case errno.EACCES | errno.EPERM:
            return (
                _("you have no permission to write it"),
                _("save under another name, or have the file made writable"),
            )
        case errno.EXDEV:
            return _("it cannot be replaced, being on another device"), elsewhere
        case errno.ENOENT | errno.ENOTDIR:
            return (
                _("its folder is gone"),
                _("make the folder again and save, or save under another name"),
            )
        case errno.ESTALE | errno.ENOTCONN | errno.ETIMEDOUT | errno.EHOSTDOWN:
            return (
                _("the network share does not answer"),
                _("save again when it is back, or under another name in another place"),
            )
        case errno.EMFILE | errno.ENFILE | errno.ENOMEM:
            return (
                _("the system has run out of memory or open files"),
                _("close some programs and save again"),
            )
    return "", ""
