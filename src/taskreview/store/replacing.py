"""The usual way to save: a new file is made beside the old one and takes its place at one stroke.

Until then the old file is untouched, and afterwards the new one is wholly on disk.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from taskreview.errors import ChangedOnDiskError, SaveError
from taskreview.i18n import _
from taskreview.store.attributes import take_over
from taskreview.store.held import HeldFile
from taskreview.store.own_files import (
    NO_FILES_HERE,
    closing,
    create,
    key_of,
    new_name,
    remove,
    sync_folder,
    write_all,
)

_STAYS_IN_PLACE = frozenset({errno.EPERM, errno.EBUSY})
"""A colleague's file in a folder with the sticky bit; a file that something is mounted on."""


def replace(file: HeldFile, new: bytes) -> bool:
    """Puts a new file with this content in the file's place, durably.

    False if it is not possible to make one that has all the old one's attributes; it has changed
    nothing then.  Raises OSError or ChangedOnDiskError, the file being as it was, or SaveError.
    """
    if not _swap(file, new):
        return False
    try:
        sync_folder(file.target.parent)
    except OSError as error:
        if not _taken_back(file):
            raise SaveError(
                _(
                    "{path} holds the new text, but the disk reports an error and may lose it "
                    "again; your edits are still here; save again, or under another name in "
                    "another place"
                ).format(path=file.path)
            ) from error
        raise
    return True


def create_new(target: Path, content: bytes, mode: int) -> None:
    """Makes a file that is not there yet, durably, with these rights as far as the umask allows.

    Raises FileExistsError if it is there, or another OSError; then there is none.
    """
    new = new_name(target.parent, target.name, key_of(target.name))
    descriptor = create(new, mode)
    try:
        with closing(descriptor):
            write_all(descriptor, content)
            os.fsync(descriptor)
        try:
            os.link(new, target)
        except OSError as error:
            if error.errno == errno.EEXIST or os.path.lexists(target):
                raise
            os.rename(new, target)  # a file system without hard links
    finally:
        remove(new)
    try:
        sync_folder(target.parent)
    except OSError:
        remove(target)
        raise


def _swap(file: HeldFile, content: bytes) -> bool:
    """Replaces the file, not yet durably; False if that is not possible."""
    target = file.target
    new = new_name(target.parent, target.name, key_of(target.name))
    try:
        descriptor = create(new)
    except OSError as error:
        if error.errno in NO_FILES_HERE:
            return False
        raise
    try:
        with closing(descriptor):
            write_all(descriptor, content)
            if not take_over(file.descriptor, descriptor):
                remove(new)
                return False
            os.fsync(descriptor)
            status = os.fstat(descriptor)
        if not file.is_as_seen():
            raise file.changed()
        try:
            os.replace(new, target)
        except OSError as error:
            if error.errno not in _STAYS_IN_PLACE:
                raise
            remove(new)
            return False
    except BaseException:
        remove(new)
        raise
    file.now_is(status)
    return True


def _taken_back(file: HeldFile) -> bool:
    """Puts the old content in place again, as far as that can be."""
    with contextlib.suppress(OSError, ChangedOnDiskError):
        return _swap(file, file.content())
    return False
