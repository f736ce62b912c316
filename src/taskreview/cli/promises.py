"""Which promises of many tasks have no answer, looked for on all processors at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

from taskreview.model import Task
from taskreview.review import Answer, Assessment, assess

_MANY = 5_000
"""Tasks from which on it is worth starting other processes; fewer take some seconds."""

_PORTION = 500
"""Tasks that a process gets at a time."""


class Promised(NamedTuple):
    """The promises of a task to which no answer was seen, and whether anything is answered."""

    open: tuple[str, ...]
    answered: bool


def promised(task: Task, as_of: date) -> Promised:
    """What becomes of the promises of one task; without any, reporting something answers it."""
    return promised_in(task, assess(task, as_of))


def promised_in(task: Task, assessment: Assessment) -> Promised:
    """The same where the task is assessed already."""
    content = task.content or ""
    unanswered = tuple(
        content[promise.start : promise.end]
        for promise in assessment.promises
        if promise.answer is Answer.NO
    )
    if assessment.promises:
        return Promised(unanswered, len(unanswered) < len(assessment.promises))
    return Promised(unanswered, is_reported(task))


def is_reported(task: Task) -> bool:
    """Whether the progress says anything."""
    return bool((task.progress or "").strip())


def promised_by_all(tasks: Sequence[Task], as_of: date) -> Iterator[Promised]:
    """The same for each of the tasks, in their order."""
    if len(tasks) < _MANY:
        yield from (promised(task, as_of) for task in tasks)
        return
    # Not forked: nothing of this process is needed there, and it may have threads.
    pool = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_leave_it_to_the_first)
    with pool:
        try:
            yield from pool.map(partial(promised, as_of=as_of), tasks, chunksize=_PORTION)
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_it_to_the_first() -> None:
    """Ctrl+C reaches all processes of a terminal; only the first one answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
