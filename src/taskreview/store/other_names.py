"""A name for a register that cannot be saved under its own."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path


def free_name(path: Path) -> Path:
    """A file that is not there, in a folder where it can be made, named after this one.

    The name itself if it is free; otherwise the next number behind it.  If nothing can be made
    in its folder it is in the current one, or at home.
    """
    folders = [path.parent, Path.cwd(), Path.home()]
    folder = next((each for each in folders if os.access(each, os.W_OK | os.X_OK)), path.parent)
    names = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    if not os.path.lexists(folder / path.name):
        return folder / path.name
    return next(folder / name for name in names if not os.path.lexists(folder / name))
