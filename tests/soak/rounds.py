"""Many rounds of a reviewer who types, saves and is killed, while somebody else writes too.

    python -m soak.rounds FOLDER ROUNDS [SEED]

After each round every word that was said to be on disk has to be in the file or among the drafts.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from soak.people import DECIDED, TASKS, WORD, Say, interfere, new_register, review, words_of
from taskreview.session import Session
from taskreview.store.journal.recovery import recoverable

_LONGEST_SECONDS = 0.15
"""A reviewer lives so long at most, once something is written ..."""
_PATIENCE_SECONDS = 30.0
"""... which takes so long at most; ..."""
_HASTE = 0.2
"""... but some are killed before, wherever they are: this part of them."""
_WORDS_A_ROUND = 10_000


@dataclass(frozen=True)
class Result:
    """What was written and found."""

    rounds: int
    mine: int
    theirs: int
    decided: int
    """Contradictions between the two that were decided."""
    recovered: int
    """Words that after a kill were among the drafts only, and are in the file now."""


def soak(folder: Path, rounds: int, seed: int) -> Result:
    """Plays the rounds in a folder of their own; fails as soon as a word is lost."""
    random = Random(seed)
    path, said = folder / "台账.yaml", folder / "said"
    new_register(path)
    said.touch()
    recovered: set[str] = set()
    other = _start(lambda say: interfere(path, Random(seed), say), said)
    try:
        for number in range(rounds):
            one = Random(random.random())
            first = (number + 1) * _WORDS_A_ROUND
            child = _start(lambda say, one=one, first=first: review(path, one, first, say), said)  # type: ignore[misc]
            if random.random() > _HASTE:
                _wait_for_words(said, f"m{number + 1}")
            time.sleep(random.random() ** 2 * _LONGEST_SECONDS)
            _kill(child)
            os.kill(other, signal.SIGSTOP)
            recovered |= _check(path, said)
            os.kill(other, signal.SIGCONT)
    finally:
        _kill(other)
    all_said = said.read_text()
    words = set(WORD.findall(all_said))
    mine = sum(word.startswith("m") for word in words)
    recovered -= _check(path, said)
    return Result(rounds, mine, len(words) - mine, all_said.count(DECIDED), len(recovered))


def _check(path: Path, said: Path) -> set[str]:
    """Whether every word is somewhere; returns those that are among the drafts only."""
    session = Session(path)
    session.read_all()
    in_file = words_of(session.tasks)
    drafts = {word for draft in recoverable(path) for word in WORD.findall(draft.text)}
    written = set(WORD.findall(said.read_text()))
    lost = written - in_file - drafts
    assert not lost, f"lost: {sorted(lost)}\n{path.read_text()}"
    assert len(session.tasks) >= TASKS
    return (written & drafts) - in_file


def _wait_for_words(said: Path, beginning: str) -> None:
    """Waits until a word of this round's reviewer is on disk."""
    until = time.monotonic() + _PATIENCE_SECONDS
    pattern = re.compile(rf"\b{beginning}\d{{4}}\b")
    while not pattern.search(said.read_text()):
        assert time.monotonic() < until, "the reviewer writes nothing"
        time.sleep(0.002)


def _start(what: Callable[[Say], None], said: Path) -> int:
    child = os.fork()
    if child == 0:
        descriptor = os.open(said, os.O_WRONLY | os.O_APPEND)
        try:
            what(lambda words: _say(descriptor, words))
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            raise
        finally:
            os._exit(1)
    return child


def _say(descriptor: int, words: str) -> None:
    os.write(descriptor, f"{words}\n".encode())


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"


if __name__ == "__main__":
    place, count, *rest = sys.argv[1:]
    os.environ["XDG_STATE_HOME"] = str(Path(place) / "state")
    print(soak(Path(place), int(count), int(rest[0]) if rest else 0))
