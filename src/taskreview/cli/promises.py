"""Which promises of many tasks have no answer, looked for on all processors at once."""

from __future__ import annotations

import signal
from collections.abc import Container, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

from taskreview.model import Task
from taskreview.review import Answer, Assessment, HintCode, assess
from taskreview.review.answers import PLACEHOLDER
from taskreview.review.folding import folded
from taskreview.session.assessments import hint_key

_MANY = 5_000
"""Tasks from which on it is worth starting other processes; fewer take some seconds."""

_PORTION = 500
"""Tasks that a process gets at a time."""


class Promised(NamedTuple):
    """The promises of a task to which no answer was seen, and whether anything is answered."""

    open: tuple[str, ...]
    answered: bool


def promised(task: Task, as_of: date, dismissed: Container[str] = ()) -> Promised:
    """What becomes of the promises of one task; without any, reporting something answers it.

    Where the hint is dismissed that one has no answer, it counts as answered.
    """
    return promised_in(task, assess(task, as_of), dismissed)


def promised_in(task: Task, assessment: Assessment, dismissed: Container[str]) -> Promised:
    """The same where the task is assessed already."""
    content = task.content or ""
    settled = {
        hint.promise
        for hint in assessment.hints
        if hint.code is HintCode.NO_ANSWER and hint_key(task, hint, assessment) in dismissed
    }
    unanswered = tuple(
        content[promise.start : promise.end]
        for at, promise in enumerate(assessment.promises)
        if promise.answer is Answer.NO and at not in settled
    )
    if assessment.promises:
        return Promised(unanswered, len(unanswered) < len(assessment.promises))
    return Promised(unanswered, is_reported(task))


def is_reported(task: Task) -> bool:
    """Whether the progress says anything: not 无, 同上 or 见附件."""
    return PLACEHOLDER.fullmatch(folded(task.progress or "").strip()) is None


def promised_by_all(
    tasks: Sequence[Task], as_of: date, dismissed: Container[str] = ()
) -> Iterator[Promised]:
    """The same for each of the tasks, in their order."""
    if len(tasks) < _MANY:
        yield from (promised(task, as_of, dismissed) for task in tasks)
        return
    # Not forked: nothing of this process is needed there, and it may have threads.
    pool = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_leave_it_to_the_first)
    with pool:
        try:
            yield from pool.map(
                partial(promised, as_of=as_of, dismissed=dismissed), tasks, chunksize=_PORTION
            )
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_it_to_the_first() -> None:
    """Ctrl+C reaches all processes of a terminal; only the first one answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
