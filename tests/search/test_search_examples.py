"""Examples of queries are made of the register's own words, and find something but not all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.register import TASKS
from taskreview.model import Field, Task
from taskreview.search import Finder
from taskreview.search.examples import Form, examples

OTHER = tuple(
    Task(
        row=n,
        id=f"S-{n}",
        units=(unit,),
        content=f"推进{word}设施建设，完善{word}网络，{word}达标率{n}0%。",
        status="进行中" if n % 3 else "办结",
        progress=f"已完成{word}改造{n}处，{word}设施投入使用。",
    )
    for n, (unit, word) in enumerate(
        zip(
            ["市财政局", "市农业农村委", "市民政局"] * 3, ["养老", "供水", "照明"] * 3, strict=True
        ),
        1,
    )
)


@pytest.mark.parametrize("tasks", [TASKS, OTHER])
def test_each_example_finds_some_tasks_and_not_all(tasks: tuple[Task, ...]) -> None:
    found = examples(tasks)
    assert {Form.NAME, Form.WORDS, Form.UNIT, Form.NUMBER, Form.STATUS, Form.WITHOUT} <= {*found}
    for query in found.values():
        assert 0 < len(Finder(tasks).find(query).rows) < len(tasks), query


def test_a_form_is_what_it_is_called() -> None:
    found = examples(OTHER)
    finder = Finder(OTHER)
    results = finder.find(found[Form.UNIT])
    for row in results.rows:
        assert {reason.field for reason in finder.reasons(results, row)} == {Field.UNITS}
    statuses = {OTHER[row].status for row in finder.find(found[Form.STATUS]).rows}
    assert statuses == {found[Form.STATUS].removeprefix("status:")}
    (row,) = finder.find(found[Form.NUMBER]).rows
    assert f"#{OTHER[row].id}" == found[Form.NUMBER]
    word = found[Form.WITHOUT][1:]
    for row, task in enumerate(OTHER):
        is_found = row in finder.find(found[Form.WITHOUT]).rows
        assert is_found is (word not in (task.content or "") + (task.progress or ""))


def test_units_are_called_as_people_call_them() -> None:
    assert examples(TASKS)[Form.NAME] == "发改委"
    assert examples(OTHER)[Form.NAME] in {"财政局", "民政局"}


def test_names_are_not_cut_nor_read_wrongly() -> None:
    units = ("市场监管局", "大兴区重点办", "区调研室")
    tasks = [
        Task(row, row, units=(unit,), content=f"推进{word}建设，完善{word}网络")
        for row, (unit, word) in enumerate(zip(units * 2, ["养老", "供水"] * 3, strict=True), 1)
    ]
    found = examples(tasks)
    assert found[Form.NAME] == "重点办"
    assert found[Form.UNIT] == "@市场监管局"
    assert Form.PINYIN not in found or "chong" not in found[Form.PINYIN]


@given(
    st.lists(
        st.builds(
            Task,
            row=st.integers(1, 9),
            id=st.one_of(st.none(), st.integers(1, 9), st.text(max_size=3)),
            units=st.lists(st.text(max_size=5), max_size=2).map(tuple),
            content=st.one_of(st.none(), st.text("甲乙丙 \n①a1：\x1b", max_size=12)),
            status=st.one_of(st.none(), st.text(max_size=3)),
        ),
        max_size=5,
    )
)
def test_any_register_has_examples_that_work_or_none(tasks: list[Task]) -> None:
    for query in examples(tasks).values():
        assert 0 < len(Finder(tasks).find(query).rows) < len(tasks)
