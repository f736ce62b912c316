"""Filters, alone and together, and what they are counted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from taskreview.model import Field, Task
from taskreview.search.facets import (
    DueFacet,
    Facet,
    Narrowing,
    StatusFacet,
    UnitFacet,
    facet_counts,
    unit_counts,
)
from taskreview.state import Due

TODAY = date(2024, 12, 1)
TASK = st.builds(
    Task,
    row=st.just(1),
    units=st.lists(st.sampled_from(["甲局", "乙局", "丙局"]), max_size=3).map(tuple),
    status=st.sampled_from([None, "", "已完成", "滞后"]),
    deadline=st.sampled_from(
        [None, "长期", "2024-11-30", "2024-12-01", "2024-12-04", "2025-01-01"]
    ),
)
TASKS = st.lists(TASK, max_size=12)
FACETS = st.lists(
    st.one_of(
        st.builds(UnitFacet, st.sampled_from(["甲局", "乙局"])),
        st.builds(StatusFacet, st.sampled_from([None, "已完成", "滞后"])),
        st.builds(DueFacet, st.sampled_from(Due)),
    ),
    max_size=4,
    unique=True,
)


def _passing(tasks: list[Task], *facets: Facet) -> list[int]:
    narrowing = Narrowing(facets, TODAY)
    narrowing.extend(tasks)
    return narrowing.passed(range(len(tasks)))


def test_a_unit_is_found_whatever_it_does_in_a_task() -> None:
    tasks = [
        Task(1, units=("牵头单位：甲局", "配合单位：乙局")),
        Task(2, units=("乙局", "甲局（牵头）")),
        Task(3, units=("丙局（牵头）",)),
    ]
    assert _passing(tasks, UnitFacet("甲局")) == [0, 1]
    assert [(each.unit, each.total) for each in unit_counts(tasks)] == [
        ("甲局", 2),
        ("乙局", 2),
        ("丙局", 1),
    ]
    marks = [mark for task in tasks for mark in UnitFacet("甲局").marks(task)]
    assert marks == [((Field.UNITS, 0), (5, 7)), ((Field.UNITS, 1), (0, 2))]


@given(TASKS)
def test_a_facet_is_counted_as_often_as_it_passes_a_task(tasks: list[Task]) -> None:
    counts = facet_counts(tasks, TODAY)
    for facet, count in counts.items():
        assert len(_passing(tasks, facet)) == count
    for task in tasks:
        assert {UnitFacet(unit) for unit in task.units} <= counts.keys()


@given(TASKS)
def test_the_statuses_of_a_unit_add_up_to_its_tasks(tasks: list[Task]) -> None:
    counts = unit_counts(tasks)
    assert {count.unit for count in counts} == {unit for task in tasks for unit in task.units}
    assert [count.total for count in counts] == sorted(
        (count.total for count in counts), reverse=True
    )
    for count in counts:
        own = [task for task in tasks if count.unit in task.units]
        assert count.total == len(own)
        assert count.by_status == Counter(task.status or None for task in own)


@given(TASKS, FACETS)
def test_units_are_all_required_statuses_and_deadlines_are_alternatives(
    tasks: list[Task], facets: list[Facet]
) -> None:
    units = [facet for facet in facets if isinstance(facet, UnitFacet)]
    passing = set(range(len(tasks)))
    for facet in units:
        passing &= set(_passing(tasks, facet))
    for kind in (StatusFacet, DueFacet):
        same = [facet for facet in facets if isinstance(facet, kind)]
        if same:
            passing &= set().union(*(_passing(tasks, facet) for facet in same))
    assert _passing(tasks, *facets) == sorted(passing)


@given(TASKS, TASK, FACETS, st.data())
def test_tasks_may_come_in_and_change(
    tasks: list[Task], other: Task, facets: list[Facet], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(tasks)))
    narrowing = Narrowing(facets, TODAY)
    narrowing.extend(tasks[:cut])
    narrowing.extend(tasks[cut:])
    if tasks:
        at = data.draw(st.integers(0, len(tasks) - 1))
        tasks[at] = other
        narrowing.replace(at, other)
    assert narrowing.passed(range(len(tasks))) == _passing(tasks, *facets)


def test_the_rows_stay_in_their_order() -> None:
    narrowing = Narrowing([UnitFacet("甲局")], TODAY)
    narrowing.extend(Task(row=n, units=("甲局",) if n % 2 else ()) for n in range(6))
    assert narrowing.passed([5, 2, 1, 4, 3]) == [5, 1, 3]


def test_where_a_deadline_lies() -> None:
    days = {Due.PAST: -1, Due.SOON: 3, Due.LATER: 4}
    tasks = [Task(row=1, deadline=str(TODAY + timedelta(days))) for days in days.values()]
    for at, due in enumerate(days):
        assert _passing(tasks, DueFacet(due)) == [at]


def test_only_what_passed_is_marked() -> None:
    task = Task(row=1, units=("甲局", "乙局"), status="滞后")
    assert [place for place, _span in UnitFacet("乙局").marks(task)] == [("units", 1)]
    assert UnitFacet("丙局").marks(task) == []
    assert StatusFacet("已完成").marks(task) == []
    assert [span for _place, span in StatusFacet("滞后").marks(task)] == [(0, 2)]
