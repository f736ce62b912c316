"""Tasks made ready elsewhere are searched like those that the search makes ready itself."""

from __future__ import annotations

from hypothesis import given

from search.test_search_properties import queries, registers
from taskreview.model import Task
from taskreview.search import Finder
from taskreview.search.batch import Batch


@given(registers, registers, queries)
def test_in_two_batches_or_at_once(first: list[Task], second: list[Task], query: str) -> None:
    in_batches = Finder()
    in_batches.take_in(Batch.of(first))
    in_batches.take_in(Batch.of(second))
    assert [*in_batches.find(query).rows] == [*Finder([*first, *second]).find(query).rows]


def test_two_spellings_of_one_unit_are_one() -> None:
    tasks = [
        Task(1, units=("ＡＢ局",)),
        Task(2, units=("ab局", "ＡＢ局")),
        Task(3, units=("ab局",)),
    ]
    assert [*Finder(tasks).find("@ab局").rows] == [0, 1, 2]
