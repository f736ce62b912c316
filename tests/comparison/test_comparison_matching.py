"""Which task is which, as a person would say."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from taskreview.comparison.matching import match_tasks
from taskreview.model import Task

A = "新增三岁以下普惠幼儿托位一万个"
B = "推进通学公交试点并开通线路"
C = "建设四家安宁疗护中心和八家老年护理中心"
D = "新建五十个温馨家园帮助残疾人就近享受服务"
E = "完成燃气供热等老旧管线改造一千一百公里"


def tasks(*pairs: tuple[int | str | None, str | None]) -> list[Task]:
    return [Task(row, id=number, content=text) for row, (number, text) in enumerate(pairs, 1)]


def told(*texts: str | None) -> list[Task]:
    """Tasks that have nothing but a progress."""
    return [Task(row, progress=text) for row, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(tasks((1, A), (2, B)), tasks((2, B), (1, A)), [1, 0], id="moved"),
        pytest.param(tasks((1, A), (2, B)), tasks((2, B)), [None, 0], id="deleted"),
        pytest.param(tasks((1, A)), tasks((9, C), (1, A)), [1], id="added"),
        pytest.param(
            tasks((1, A), (2, B), (3, C)),
            tasks((1, D), (2, A), (3, B), (4, C)),
            [1, 2, 3],
            id="all renumbered",
        ),
        pytest.param(
            tasks((1, A), (2, B), (3, C)),
            tasks((1, D), (2, A + "，并投保"), (3, "继续" + B), (4, C)),
            [1, 2, 3],
            id="renumbered and reworded",
        ),
        pytest.param(tasks((1, A), (2, B)), tasks((1, B), (2, A)), [1, 0], id="numbers swapped"),
        pytest.param(tasks((1, A)), tasks((1, A.replace("一万", "两万"))), [0], id="reworded"),
        pytest.param(tasks((1, A)), tasks((1, E)), [None], id="the number was given anew"),
        pytest.param(tasks((1, A)), tasks((1, None)), [0], id="content deleted"),
        pytest.param(tasks((1, "a")), tasks((1, "b")), [0], id="too short to tell"),
        pytest.param(tasks((1, A)), tasks(("1", A)), [0], id="a number written as a text"),
        pytest.param(
            tasks((1, A), (1, B)), tasks((1, "又" + B), (1, A)), [1, 0], id="ids stand twice"
        ),
        pytest.param(
            tasks((None, A), (None, B)), tasks((None, B), (None, A + "！")), [1, 0], id="no ids"
        ),
        pytest.param(tasks((None, "a"), (None, "b")), tasks((None, "b")), [None, 0], id="short"),
        pytest.param(
            tasks((1, A), (2, A), (3, A)), tasks((1, A), (3, A)), [0, None, 1], id="same content"
        ),
        pytest.param(
            tasks((1, A), (2, B)), tasks((1, B)), [None, 0], id="the next took the number"
        ),
        pytest.param(
            tasks((1, A)), tasks((7, A + "。")), [0], id="another number in the same place"
        ),
        pytest.param(
            tasks((1, A), (2, B), (3, C)),
            tasks((2, B), (3, C), (15, "新增" + A)),
            [None, 0, 1],
            id="alike, but neither the number nor the place",
        ),
        pytest.param(told("a", "b"), told("a", "c"), [0, 1], id="by place"),
        pytest.param(told("a", "b", "c"), told("x", "b", "y"), [0, 1, 2], id="by two places"),
        pytest.param(told("a", "b"), told("c"), [None, None], id="no telling"),
        pytest.param(told("a", "a", "b"), told("x", "a", "b"), [0, 1, 2], id="equal ones"),
        pytest.param(told("a", "b"), told("b", "c"), [0, 1], id="by place, not by a short text"),
        pytest.param(told("a", "b", "b", "c"), told("b", "b", "c"), [None, 0, 1, 2], id="the last"),
        pytest.param([], told("a"), [], id="none before"),
        pytest.param(told("a"), [], [None], id="none after"),
    ],
)
def test_the_same_task_is_found(old: list[Task], new: list[Task], expected: object) -> None:
    assert match_tasks(old, new) == expected


def test_no_task_is_matched_twice() -> None:
    random = Random(1)
    texts = [A, B, C, D, E, None, "a", "b"]
    for _ in range(300):
        old, new = (
            tasks(*((random.choice([None, 1, 2, 3, 4]), random.choice(texts)) for _ in range(6)))
            for _ in range(2)
        )
        found = [at for at in match_tasks(old, new) if at is not None]
        assert len(found) == len(set(found))
        assert match_tasks(old, old) == list(range(6))


def test_many_tasks_that_all_changed_are_found() -> None:
    random = Random(2)
    signs = "督查任务完成建设推进改造新增开通服务中心管线道路公园学校医院"
    texts = ["".join(random.choices(signs, k=20)) + "，" + A for _ in range(2_000)]
    old = tasks(*((None, text) for text in texts))
    new = tasks(*((None, f"{text}第{at}期") for at, text in enumerate(reversed(texts))))
    assert match_tasks(old, new) == list(range(1_999, -1, -1))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(tasks((4, A)), tasks((4, A)), [0], id="the same"),
        pytest.param(tasks((4, A)), tasks((4, A + "。")), [0], id="nearly the same"),
        pytest.param(tasks((4, A)), tasks((5, A)), [0], id="under another number"),
        pytest.param(tasks((4, A)), tasks((5, A + "。")), [None], id="only alike"),
        pytest.param(tasks((4, "a")), tasks((4, "b")), [None], id="only the next free number"),
        pytest.param(told("a"), told("b"), [None], id="only the place"),
    ],
)
def test_what_two_people_have_added_is_the_same_only_by_its_words(
    old: list[Task], new: list[Task], expected: object
) -> None:
    assert match_tasks(old, new, added=True) == expected


UNITS = "甲乙丙丁戊己庚"

CHANGES = ["delete", "move", "reverse", "add", "renumber", "status", "reword"]


@st.composite
def one_task_a_unit(draw: st.DrawFn) -> tuple[list[Task], list[Task]]:
    """A register in which each unit has a task of its own, told apart by little else, and what a
    colleague has made of it."""
    count = draw(st.integers(2, 7))
    same, ids = draw(st.booleans()), draw(st.booleans())
    words = "落实安全生产责任制和隐患排查整治工作要求"[: draw(st.sampled_from([0, 4, 30]))]
    old = [
        Task(
            n + 1,
            id=n + 1 if ids else None,
            content=words + ("" if same else f"{n}号") or None,
            units=(f"{UNITS[n]}局",),
            status="推进中",
            progress="推进中",
        )
        for n in range(count)
    ]
    new = old[:]
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3)):
        at = draw(st.integers(0, len(new) - 1))
        if change == "delete" and len(new) > 1:
            del new[at]
        elif change == "move":
            new.insert(draw(st.integers(0, len(new) - 1)), new.pop(at))
        elif change == "reverse":
            new.reverse()
        elif change == "add":
            content = old[0].content if same else "新的任务"
            task = replace(old[0], id=90 if ids else None, content=content, units=("新设局",))
            new.insert(at, task)
        elif change == "renumber" and ids:
            new = [replace(task, id=n) for n, task in enumerate(new, 1)]
        elif change == "status":
            new[at] = replace(new[at], status="已完成")
        elif change == "reword":
            new[at] = replace(new[at], content=f"{new[at].content or ''}（修订）")
    return old, [replace(task, row=row) for row, task in enumerate(new, 1)]


@examples(1000)
@given(one_task_a_unit())
def test_where_each_unit_has_its_own_task_none_is_taken_for_another(
    lists: tuple[list[Task], list[Task]],
) -> None:
    old, new = lists
    for task, at in zip(old, match_tasks(old, new), strict=True):
        assert at is None or new[at].units == task.units


def test_a_task_that_another_unit_has_taken_over_is_the_same_task() -> None:
    for one, other in ((A, B), ("修路", "种树")):
        contents = enumerate((one, other), 1)
        old = [Task(n, id=n, content=content, units=("区教委",)) for n, content in contents]
        new = [replace(old[0], units=("区民政局",)), old[1]]
        assert match_tasks(old, new) == [0, 1]


def test_a_unit_whose_name_is_mended_is_the_same_unit() -> None:
    old = [Task(1, content=A, units=("民政局",))]
    assert match_tasks(old, [Task(1, content=A + "，并投保", units=("区民政局",))]) == [0]
