"""The hints that the reviewer has dismissed, kept in the user's state folder.

They are the reviewer's own: the register knows nothing of them.  A key stands for a hint and the
text that it is about, so a dismissal holds for the same text in a copy of the register too.
"""

from __future__ import annotations

import os
from pathlib import Path

from taskreview.store.journal.folder import put, state_folder

MOST = 20_000
"""Keys that are kept; the oldest go first."""
_LONGEST_LINE = 64
_MOST_BYTES = 2 * MOST * _LONGEST_LINE


class DismissedHints:
    """The keys of dismissed hints, as this run of the program knows them.

    Where the folder cannot be read or written they hold until the program ends.
    """

    def __init__(self, *, on_disk: bool = True) -> None:
        self._on_disk = on_disk
        self._keys = dict.fromkeys(_read() or ()) if on_disk else {}
        self._is_written = True

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def add(self, key: str) -> None:
        """Dismisses a hint."""
        self._change(key, dismissed=True)

    def discard(self, key: str) -> None:
        """Takes that back."""
        self._change(key, dismissed=False)

    def _change(self, key: str, *, dismissed: bool) -> None:
        if self._on_disk and self._is_written and (kept := _read()) is not None:
            self._keys = dict.fromkeys(kept)  # another window may have changed others
        self._keys.pop(key, None)
        if dismissed:
            self._keys[key] = None
        if self._on_disk:
            self._is_written = _write([*self._keys][-MOST:])


def _file() -> Path:
    return state_folder() / "dismissed"


def _read() -> list[str] | None:
    """The keys that are kept; None where they cannot be read."""
    try:
        if not _file().exists():
            return []
        if not _file().is_file():  # a pipe would be waited for
            return None
        with _file().open("rb") as file:
            content = file.read(_MOST_BYTES)
    except OSError:
        return None
    return content.decode("ascii", "ignore").split()


def _write(keys: list[str]) -> bool:
    try:
        os.close(put(_file(), "".join(f"{key}\n" for key in keys).encode()))
    except OSError:
        return False
    return True
