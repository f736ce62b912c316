"""What saves have left behind whose program has died: removed, or told where it matters."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from taskreview.errors import UnreadableError
from taskreview.i18n import _
from taskreview.store.atomic import write_atomically, write_new
from taskreview.store.in_place import backup_folder
from taskreview.store.other_names import free_name
from taskreview.store.own_files import OwnFile, key_of, own_file, remove
from taskreview.store.source import read_file

_A_SAVE_SECONDS = 60.0
"""A file that was written later than this behind its backup was written by somebody else."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A backup of a file whose save was cut off while it was overwritten."""

    path: Path
    backup: Path

    @property
    def sentence(self) -> str:
        """What to tell the user."""
        cut_off, changed = _written(self.backup), _written(self.path)
        sentence = _(
            "a save of {path} was cut off on {time}, so it may be damaged; "
            "the text before that save is whole in {backup}"
        )
        if changed > cut_off + _A_SAVE_SECONDS:
            sentence = _(
                "a save of {path} was cut off on {time}, so it may be damaged, but it has been "
                "changed since, on {changed}; the text before that save is whole in {backup}"
            )
        return sentence.format(
            path=self.path, backup=self.backup, time=_shown(cut_off), changed=_shown(changed)
        )

    def restore(self) -> Path | None:
        """Puts the text before that save back into the file, and removes the backup.

        What the file held until now is kept beside it; returns where, None if there was no file.
        Raises SaveError, ChangedOnDiskError, UnreadableError.
        """
        kept = None
        if os.path.exists(self.path):
            content = read_file(self.path)
            kept = free_name(self.path, len(content))
            write_new(kept, content, like=self.path)
        write_atomically(self.path, read_file(self.backup))
        remove(self.backup)
        return kept

    def discard(self) -> None:
        """Removes the backup: the file is right as it is."""
        remove(self.backup)


def _written(path: Path) -> float:
    """When it was written last, in seconds since the epoch; 0 if it is not there."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _shown(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def stale_leftovers(path: Path) -> list[Leftover]:
    """Clears up after saves whose program has died, and returns what the user has to know.

    Removes new texts that did not get in place, beside this file or any other one in the folder,
    and backups of this one that are not needed: the file holds all of the old or of the new text.
    What a living program or another machine has made, it leaves alone.
    """
    target = Path(os.path.realpath(path))
    found: list[Leftover] = []
    backups = backup_folder()
    for folder, key in ((target.parent, key_of(target.name)), (backups, key_of(target))):
        for own in _stale(folder):
            if own.kind == "new":
                remove(own.path)
            elif own.key == key:
                if _is_needed(own, target):
                    found.append(Leftover(path, own.path))
                else:
                    remove(own.path)
    return found


def _stale(folder: Path) -> Iterator[OwnFile]:
    try:
        names = [name for name in os.listdir(folder) if name.endswith(".taskreview")]
    except OSError:
        return
    for name in names:
        own = own_file(folder / name)
        if own is not None and own.is_stale():
            yield own


def _is_needed(backup: OwnFile, target: Path) -> bool:
    try:
        content = read_file(target)
        return not backup.is_backup_for(content) and content != read_file(backup.path)
    except UnreadableError:
        return True
