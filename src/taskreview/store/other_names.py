"""A name for a register that cannot be saved under its own."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path


def free_name(path: Path, size: int) -> Path:
    """A file that is not there, in a folder where it can be made, named after this one.

    The name itself if it is free; otherwise the next number behind it.  If its folder takes no
    file of so many bytes it is in the current one, or at home.
    """
    folders = [path.parent, Path.cwd(), Path.home()]
    folder = next((each for each in folders if _takes(each, size)), path.parent)
    names = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    if not os.path.lexists(folder / path.name):
        return folder / path.name
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def _takes(folder: Path, size: int) -> bool:
    """Whether a file can be made in the folder, and there is room for it."""
    try:
        room = os.statvfs(folder)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK) and room.f_bavail * room.f_frsize >= size
