"""The careful way to save where a file cannot be replaced: it is overwritten.

So it is with hard links, in a folder where no files can be made, and where a new file could not
have the same owner or ACL.  While the file is neither the old nor the new one, the old text lies
whole on the disk as a backup: beside it, or else in the user's state folder.
"""

from __future__ import annotations

import os
from pathlib import Path

from taskreview.errors import SaveError
from taskreview.i18n import _
from taskreview.store.failures import save_error
from taskreview.store.held import HeldFile
from taskreview.store.own_files import (
    NO_FILES_HERE,
    backup_name,
    closing,
    create,
    key_of,
    new_name,
    remove,
    sync_folder,
    write_all,
)


def backup_folder() -> Path:
    """Where backups go that cannot lie beside their file."""
    from platformdirs import user_state_path

    return user_state_path("taskreview", appauthor=False) / "backups"


def write_in_place(file: HeldFile, new: bytes) -> None:
    """Overwrites the file durably.

    Raises OSError or ChangedOnDiskError, the file being as it was, or SaveError, which names the
    backup where the old text could not be put back.
    """
    old = file.content()
    backup = _back_up(file, old, new)
    try:
        if not file.is_as_seen():
            raise file.changed()
    except BaseException:
        remove(backup)
        raise
    try:
        _overwrite(file.descriptor, len(old), new)
    except BaseException as error:
        if not _put_back(file.target, old):
            raise _damaged(file, backup, error) from error
        remove(backup)
        raise
    remove(backup)


def _overwrite(descriptor: int, size: int, new: bytes) -> None:
    write_all(descriptor, new, 0)
    if len(new) < size:
        os.ftruncate(descriptor, len(new))
    os.fsync(descriptor)


def _put_back(target: Path, old: bytes) -> bool:
    """Whether the old text is in the file again.

    Through another descriptor: after an error, fsync of the same one may claim success.
    """
    try:
        descriptor = os.open(target, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
        with closing(descriptor):
            write_all(descriptor, old, 0)
            os.ftruncate(descriptor, len(old))
            os.fsync(descriptor)
    except OSError:
        return False
    return True


def _damaged(file: HeldFile, backup: Path, error: BaseException) -> SaveError:
    reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return SaveError(
        _(
            "{path} was not saved and may be damaged: {reason}; its old text is whole in {backup} "
            "and your edits are still here; save again, or under another name in another place"
        ).format(path=file.path, reason=reason, backup=backup),
        backup=str(backup),
    )


def _back_up(file: HeldFile, old: bytes, new: bytes) -> Path:
    """Brings the old text to disk under a name that tells what it is for.  Raises OSError."""
    folder = file.target.parent
    name = file.target.name
    try:
        return _backed_up(folder, name, key_of(name), old, new)
    except OSError as error:
        if error.errno not in NO_FILES_HERE:
            raise
    folder = backup_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _backed_up(folder, name, key_of(file.target), old, new)
    except OSError as error:
        raise save_error(
            file.path,
            _(
                "it has to be overwritten, as no file can be made beside it, and its old text "
                "could not be brought to safety in {folder} ({reason})"
            ).format(folder=folder, reason=error.strerror),
            _("save under another name, or have its folder made writable"),
        ) from error


def _backed_up(folder: Path, name: str, key: str, old: bytes, new: bytes) -> Path:
    unfinished = new_name(folder, name, key)
    backup = backup_name(folder, name, key, new)
    descriptor = create(unfinished)
    try:
        with closing(descriptor):
            write_all(descriptor, old)
            os.fsync(descriptor)
        os.rename(unfinished, backup)  # what is called a backup is whole
    except BaseException:
        remove(unfinished)
        raise
    try:
        sync_folder(folder)
    except BaseException:
        remove(backup)
        raise
    return backup
