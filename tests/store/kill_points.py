"""A program that kills itself at every call of a save, each time in a child, and checks the file.

    python -m store.kill_points FOLDER SCENE

Prints how many points there were and what was found at them, or says what is wrong.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from itertools import count
from pathlib import Path

from store.injection import Act, calls_of, instead, killed, killed_half_way
from store.scenes import OLD, SCENES, Scene
from taskreview.store.atomic import write_atomically
from taskreview.store.leftovers import stale_leftovers

_WRITES = ("write", "pwrite")


def main(folder: Path, scene: Scene) -> None:
    """Kills at each point, opens again, and prints the count of what was found."""
    found: Counter[str] = Counter()
    names = (folder / str(number) for number in count())
    calls = calls_of(scene.make(next(names)), scene.new)
    points = [(at, killed) for at in range(len(calls))]
    points += [(at, killed_half_way) for at, name in enumerate(calls) if name in _WRITES]
    for at, act in points:
        path = scene.make(next(names))
        _die(path, scene, at, act)
        found[_found_by_the_next(path, scene)] += 1
    print(json.dumps({"points": len(points), **found}))


def _die(path: Path, scene: Scene, at: int, act: Act) -> None:
    child = os.fork()
    if child == 0:
        with instead(lambda n, _name: act if n == at else None):
            write_atomically(path, scene.new)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"call {at} was not made"
    assert os.WTERMSIG(status) == signal.SIGKILL


def _found_by_the_next(path: Path, scene: Scene) -> str:
    """What the next program finds, once it has cleared up."""
    content = path.read_bytes()
    left = stale_leftovers(path)
    if content not in (OLD, scene.new):
        assert scene.linked, "torn, though it was to be replaced"
        (leftover,) = left
        assert leftover.backup.read_bytes() == OLD, "the backup is not the old text"
        assert str(leftover.backup) in leftover.sentence
        kept = leftover.restore()
        assert path.read_bytes() == OLD
        assert kept is not None
        assert kept.read_bytes() == content
        kept.unlink()
        return _clean(path, scene, "torn, restored from the backup")
    assert left == [], "told though the file is whole"
    return _clean(path, scene, "old" if content == OLD else "new")


def _clean(path: Path, scene: Scene, found: str) -> str:
    assert set(os.listdir(path.parent)) == scene.names, os.listdir(path.parent)
    write_atomically(path, scene.new)
    assert path.read_bytes() == scene.new
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), next(scene for scene in SCENES if scene.name == sys.argv[2]))
