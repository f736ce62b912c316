"""Threads keep out of the way of the keys."""

from __future__ import annotations

from time import monotonic

from textual.message import Message

from taskreview.model import Task
from taskreview.search import Finder
from taskreview.search.indexing import SMALL
from taskreview.tui.indexing import make_index
from taskreview.tui.pace import Pace


def test_a_thread_steps_aside_only_after_a_key() -> None:
    pace = Pace()
    pace.step_aside()
    pressed = monotonic()
    pace.key_pressed()
    pace.step_aside()
    assert monotonic() - pressed > 0.02


def test_work_that_waits_for_a_rest_ends_when_nobody_wants_it() -> None:
    pace = Pace()
    pace.key_pressed()
    begun = monotonic()
    pace.wait_for_rest(lambda: True)
    assert monotonic() - begun < 0.5


def test_an_index_that_nobody_wants_any_more_is_not_made() -> None:
    finder = Finder(Task(row, content="内容") for row in range(SMALL + 1))
    job = finder.next_index_job(complete=True)
    assert job is not None
    posted: list[Message] = []
    make_index(finder, job, posted.append, Pace(), lambda: True)
    assert not posted
