"""With an index a search finds the same tasks in the same order as without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from unittest.mock import patch

import pytest
from hypothesis import given

from benchmarks.generate import Entry, Generator
from benchmarks.keystrokes import QUERIES
from search.test_search_properties import queries, registers
from taskreview.model import Task
from taskreview.search import Finder

TASKS = 2_000
"""More than may be gone through at each keystroke."""

MORE_QUERIES = (
    "区",
    "1",
    "58",
    "100",
    "2.5",
    "ji",
    "jian",
    "xian",
    "tcw",
    "fhbz",
    "垃圾分内",
    "养老家庭床位",
    "停位",
    "教委公交",
    "车停位",
    "完完成",
    "未完成",
    "pm25",
    "燃qi",
    "第十三项",
    "content:供热",
    "progress:供热",
    "source:1999",
    '"停车位"',
    "!完成",
    "供热 !完成 @水务",
    "完善站点布局优化公交线路，促进公交线路与轨道交通",
)


def index_all(finder: Finder) -> None:
    """Has everything indexed that is worth it."""
    while job := finder.next_index_job(complete=True):
        finder.take_index(job, job.run(lambda: None))


@cache
def tasks() -> tuple[Task, ...]:
    entries = islice(Generator().entries(), TASKS)
    return tuple(_task(row, entry) for row, entry in enumerate(entries, 1))


def _task(row: int, entry: Entry) -> Task:
    return Task(
        row,
        int(entry.id),
        entry.source,
        entry.content,
        entry.units,
        entry.deadline,
        entry.status,
        entry.progress,
    )


@cache
def without_index() -> Finder:
    return Finder(tasks())


@cache
def with_index() -> Finder:
    finder = Finder(tasks())
    index_all(finder)
    assert finder.indexed == TASKS
    return finder


@pytest.mark.parametrize("query", [*QUERIES, *MORE_QUERIES])
def test_the_same_with_and_without_index(query: str) -> None:
    scanned = without_index().find_near(query, lambda: False)
    indexed = with_index().find(query)
    assert not indexed.more_possible
    assert [*indexed.rows] == [*scanned.rows]
    assert indexed.readings == scanned.readings


@contextmanager
def no_register_is_small() -> Iterator[None]:
    with patch("taskreview.search.indexing.SMALL", 0), patch("taskreview.search.columns.SMALL", 0):
        yield


@given(registers, queries)
def test_any_query_finds_the_same_in_any_register(tasks: list[Task], query: str) -> None:
    scanning = Finder(tasks)
    scanned = scanning.find(query)
    with no_register_is_small():
        indexing = Finder(tasks)
        index_all(indexing)
        indexed = indexing.find(query)
    assert [*indexed.rows] == [*scanned.rows]
    for row in scanned.rows:
        assert indexing.marks(indexed, row) == scanning.marks(scanned, row)


@given(registers, registers, queries)
def test_what_was_edited_or_came_in_since_is_found_as_it_is(
    tasks: list[Task], later: list[Task], query: str
) -> None:
    with no_register_is_small():
        finder = Finder(tasks)
        index_all(finder)
        for index, task in enumerate(later[: len(tasks)]):
            finder.replace(index, task)
        finder.extend(later[len(tasks) :])
        found = finder.find_near(query, lambda: False)
    assert [*found.rows] == [*Finder([*later, *tasks[len(later) :]]).find(query).rows]
