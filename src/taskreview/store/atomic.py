"""Puts a new content in a file's place: wholly and durably, or leaves the old one whole."""

from __future__ import annotations

import os
from pathlib import Path

from taskreview.errors import SaveError
from taskreview.i18n import _
from taskreview.store.failures import save_error, save_failure
from taskreview.store.held import HeldFile, held
from taskreview.store.in_place import write_in_place
from taskreview.store.replacing import create_new, replace


def write_atomically(path: Path, data: bytes) -> None:
    """Gives a file this content, or makes it.

    A symbolic link is followed; mode, owner, attributes and ACL are kept.
    Raises SaveError or ChangedOnDiskError; then the old content is in place and no temp file is
    left.
    """
    if os.path.exists(path):
        with held(path) as file:
            put(file, data)
    else:
        write_new(path, data)


def put(file: HeldFile, data: bytes) -> None:
    """Gives a file that is held this content.  Raises as `write_atomically` does."""
    try:
        if file.has_other_names or not replace(file, data):
            write_in_place(file, data)
    except OSError as error:
        raise save_failure(file.path, error) from error


def write_new(path: Path, data: bytes, *, like: Path | None = None) -> None:
    """Makes a file that is not there yet; who may not read the file `like` may not read this one.

    Raises SaveError; then it is still not there.
    """
    try:
        create_new(Path(os.path.realpath(path)), data, _rights(like))
    except FileExistsError as error:
        raise save_error(
            path, _("there is such a file already"), _("choose another name")
        ) from error
    except OSError as error:
        raise _not_made(path, error) from error


def _rights(like: Path | None) -> int:
    try:
        return 0o666 if like is None else like.stat().st_mode & 0o666 | 0o200
    except OSError:  # it is gone
        return 0o666


def _not_made(path: Path, error: OSError) -> SaveError:
    failure = save_failure(path, error)
    return SaveError(
        _("{path} was not saved: {reason}; your edits are still here; {advice}").format(
            path=path, reason=failure.reason, advice=failure.advice
        ),
        reason=failure.reason,
        advice=failure.advice,
    )
