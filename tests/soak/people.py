"""Two who write one register: a reviewer, through taskreview, who is killed again and again, and
somebody else, with a program of their own.

Everything either writes is a word of its own, put behind the words that are there.  Nobody takes a
word away, so whatever anybody wrote has to be somewhere in the end.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from taskreview.errors import ChangedOnDiskError
from taskreview.model import Field, Task, text_of
from taskreview.session import Session, Take

TASKS = 8
WORD = re.compile(r"\b[mf]\d+\b")
"""m1, m2, … are the reviewer's, f1, f2, … the other's."""
DECIDED = "decided"
"""Said for each contradiction that the reviewer had to decide about."""

_FIELDS = (Field.PROGRESS, Field.STATUS)
_ITEM = re.compile(r"^- id: .*\n(?:  .*\n)*", re.MULTILINE)
_TASK = """\
- id: {id}
  content: 第{id}项任务，{id}号工程的建设与改造
  status: begun
  progress: begun
"""

Say = Callable[[str], None]
"""Tells the parent, for good, that a word has been written."""


def new_register(path: Path) -> None:
    """Makes the register that both begin with."""
    path.write_text("tasks:\n" + "".join(_TASK.format(id=number) for number in range(1, TASKS + 1)))


def joined(*texts: str | None) -> str:
    """All words of several versions of a text, each once."""
    return " ".join(dict.fromkeys(word for text in texts if text for word in text.split()))


def review(path: Path, random: Random, number: int, say: Say) -> None:
    """Takes up what was left behind, then types and saves until killed.  `number` names the first
    word; `say` tells those that are on disk, one by one."""
    session = Session(path)
    session.read_all()
    session.drafts.keep(_fail)
    for index, draft in session.drafts.left(session.tasks):
        if index is not None:
            now = text_of(session.tasks[index], draft.field)
            session.edit(index, draft.field, joined(now, draft.text))
            session.drafts.forget([draft])
    while True:
        words = []
        for _ in range(random.randint(1, 3)):
            index, field = random.randrange(len(session.tasks)), random.choice(_FIELDS)
            word = f"m{number}"
            session.edit(
                index, field, f"{text_of(session.tasks[index], field) or ''} {word}".strip()
            )
            words.append(word)
            number += 1
        journal = session.drafts._journal
        assert journal is not None
        if random.random() < 0.7:
            assert journal.flush(60)
            say(" ".join(words))
        if random.random() < 0.5:
            _look(session)
        if random.random() < 0.7:
            _save(session, say)
            say(" ".join(words))


def _fail(sentence: str) -> None:
    raise AssertionError(sentence)


def _look(session: Session) -> None:
    """Takes in what somebody else has saved, as the screen does once a second."""
    content = session.path.read_bytes()
    if content != session.seen:
        session.take_in(session.comparison()(content))


def _save(session: Session, say: Say) -> None:
    """Saves, and decides about everything that is asked: both texts are kept."""
    while True:
        for dispute in session.disputes():
            session.edit(dispute.index, dispute.field, joined(dispute.theirs, dispute.mine))
            session.settle(dispute, Take.MINE)
            say(DECIDED)
        with contextlib.suppress(ChangedOnDiskError):
            session.save()
            return
        _look(session)


def interfere(path: Path, random: Random, say: Say) -> None:
    """Writes into the same tasks and others, adds and moves some, until killed."""
    number = 0
    while True:
        time.sleep(random.random() * 0.03)
        words = [f"f{number + more}" for more in range(random.randint(1, 3))]
        number += len(words)
        with _locked(path):
            items = _ITEM.findall(path.read_text())
            for word in words:
                _write(items, random, word)
            beside = path.with_name("others-own")
            beside.write_text("tasks:\n" + "".join(items))
            beside.replace(path)
            say(" ".join(words))


def _write(items: list[str], random: Random, word: str) -> None:
    at = random.randrange(len(items))
    if random.random() < 0.1:
        items.insert(random.randrange(len(items) + 1), items.pop(at))
        at = random.randrange(len(items))
    if len(items) < 3 * TASKS and random.random() < 0.02:
        items.append(_TASK.format(id=word))
        return
    key = random.choice(["status", "progress"])
    items[at] = re.sub(rf"(?<=^  )({key}: .*)$", rf"\1 {word}", items[at], flags=re.MULTILINE)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds the file as every careful program does."""
    while True:
        descriptor = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.path.samestat(os.stat(path), os.fstat(descriptor)):
                yield
                return
        finally:
            os.close(descriptor)


def words_of(tasks: list[Task]) -> set[str]:
    """Everybody's words in a register."""
    return {
        word
        for task in tasks
        for text in (str(task.id), task.status, task.progress)
        for word in WORD.findall(text or "")
    }
