"""Drafts find their tasks again, and never a wrong one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.support_journal import state, task
from taskreview.model import Field, Task
from taskreview.store.journal.drafts import Draft, Pending, digest_of, match

A, B = Path("a.journal"), Path("b.journal")


def draft(of: Task, text: str = "新", field: Field = Field.PROGRESS, origin: Path = A) -> Draft:
    return replace(Draft.of(of, field, text, 1.0), origins=(origin,))


def renumbered(tasks: list[Task]) -> list[Task]:
    """The tasks with the rows and ids of their places."""
    return [replace(t, row=row, id=row) for row, t in enumerate(tasks, 1)]


def rows(tasks: list[Task]) -> list[Task]:
    """The tasks with the rows of their places."""
    return [replace(t, row=row) for row, t in enumerate(tasks, 1)]


OLD = [task(row) for row in range(1, 6)]


def test_in_the_same_file_each_draft_finds_its_task() -> None:
    drafts = [draft(t, field=field) for t in OLD for field in (Field.STATUS, Field.PROGRESS)]
    assert match(drafts, OLD) == [(d.row - 1, d) for d in drafts]


def test_a_task_that_has_moved_is_found_by_its_id() -> None:
    new = rows([task(9), OLD[4], OLD[1]])
    assert [index for index, _draft in match([draft(OLD[1]), draft(OLD[4])], new)] == [2, 1]


def test_after_a_renumbering_the_content_counts_more_than_the_id() -> None:
    new = renumbered([task(9), *OLD])
    assert [index for index, _draft in match([draft(t) for t in OLD], new)] == [1, 2, 3, 4, 5]


def test_a_reworded_task_is_found_by_its_id() -> None:
    new = rows([task(9), replace(OLD[2], content="完成老旧供热管线改造3.5公里")])
    assert match([draft(OLD[2])], new)[0][0] == 1
    kept = rows([task(9), replace(OLD[2], content="另行安排，本年度不再考核该项任务")])
    assert match([draft(OLD[2])], kept)[0][0] == 1  # the text that was edited is still there


def test_a_number_that_was_given_to_another_task_does_not_count() -> None:
    new = [replace(OLD[2], content="新建停车场一处，增加停车位六百个", progress="未开工")]
    assert match([draft(OLD[2])], rows(new))[0][0] is None


def test_a_number_and_a_short_progress_tell_no_task() -> None:
    mended, planted, built = (
        Task(n, id=n, content=content, units=(f"{unit}局",), progress="推进中")
        for n, (content, unit) in enumerate(zip(["修路", "种树", "架桥"], "甲乙丙", strict=True), 1)
    )
    draft = Draft.of(planted, Field.PROGRESS, "已种百棵", 0.0)
    assert match([draft], [mended, replace(built, row=2, id=2)]) == [(None, draft)]
    long = replace(planted, content="完成燃气、供热等老旧管线改造一千一百公里")
    draft = Draft.of(long, Field.PROGRESS, "已改九百公里", 0.0)
    other = replace(long, content="在东城、西城等区推进通学公交试点", units=("区教委",))
    assert match([draft], [mended, other]) == [(None, draft)]


def test_a_task_with_its_content_and_one_with_its_number_compete() -> None:
    first, second = (task(row, content="完成管线改造工程", progress="推进中") for row in (1, 2))
    mine = draft(second)
    assert match([mine], [first, second]) == [(1, mine)]
    assert match([mine], [first, replace(second, units=("区水务局", "区教委"))]) == [(None, mine)]
    telling = replace(second, progress="已完成十公里管线的改造")
    mine = draft(telling)
    changed = replace(telling, units=("区水务局", "区教委"))
    assert match([mine], [first, changed]) == [(1, mine)]


def test_of_tasks_that_are_alike_the_row_counts_only_with_the_text_that_was_edited() -> None:
    alike = rows([task(1, id=7, content="同", progress=f"已完成{n}公里的改造") for n in range(3)])
    mine = draft(alike[1])
    moved = rows([task(1, id=7, content="同", progress="新的一项，刚刚开工"), *alike])
    assert match([mine], moved) == [(2, mine)]


def test_other_line_breaks_progress_or_a_quoted_id_make_no_other_task() -> None:
    new = [replace(OLD[0], content="完成老旧管线\n改造1公里\n", progress="别的", id="1")]
    assert match([draft(OLD[0])], new)[0][0] == 0


def test_a_deleted_task_is_not_found() -> None:
    assert match([draft(OLD[2])], rows([OLD[0], OLD[1], OLD[3]]))[0][0] is None


def test_of_two_tasks_with_one_id_the_one_with_the_same_content_is_meant() -> None:
    twins = [task(1, id=7), task(2, id=7)]
    new = rows([task(9), *twins])
    assert [index for index, _draft in match([draft(t) for t in twins], new)] == [1, 2]


def test_of_two_tasks_that_are_alike_the_one_with_the_text_that_was_edited_is_meant() -> None:
    twins = [task(row, id=7, content="同", progress=f"第{row}") for row in (1, 2)]
    new = rows([task(9), task(8), *reversed(twins)])
    assert [index for index, _draft in match([draft(t) for t in twins], new)] == [3, 2]


def test_of_two_that_are_alike_in_everything_and_moved_neither_is_taken_for_sure() -> None:
    twins = [task(row, id=7, content="同", progress="同") for row in (1, 2)]
    new = rows([task(9), task(8), *twins])
    assert match([draft(twins[0])], new)[0][0] is None


def test_a_task_without_id_and_content_is_found_by_its_row_and_the_text_that_was_edited() -> None:
    bare = Task(2, progress="旧")
    assert match([draft(bare)], [Task(1), Task(2, progress="旧")])[0][0] == 1
    assert match([draft(bare)], [Task(1), Task(2, progress="别的")])[0][0] is None
    assert match([draft(Task(1))], [Task(1)])[0][0] is None


def test_a_row_does_not_count_where_another_draft_has_found_its_task() -> None:
    sure, bare = task(1, id=None), Task(2, progress="旧")
    new = [Task(1), replace(sure, row=2, progress="旧")]
    assert [index for index, _draft in match([draft(sure), draft(bare)], new)] == [1, None]


def test_an_empty_id_is_not_the_same_as_none() -> None:
    assert match([draft(task(3, id=None))], [task(1, id="")])[0][0] is None


def test_drafts_of_two_instances_may_be_for_the_same_task() -> None:
    drafts = [draft(OLD[0], "甲", origin=A), draft(OLD[0], "乙", origin=B)]
    assert [index for index, _draft in match(drafts, OLD)] == [0, 0]


def test_drafts_of_two_tasks_of_one_instance_never_meet_in_one_task() -> None:
    one, two = task(1, id=3), task(2, id=3, content="另")
    merged = [task(1, id=3, content="合并")]
    found = [index for index, _draft in match([draft(one), draft(two)], merged)]
    assert sorted(found, key=str) == [0, None]


def test_a_task_that_is_gone_has_no_row() -> None:
    pending = Pending([draft(OLD[1]), draft(OLD[1], field=Field.STATUS), draft(OLD[2])])
    pending.rebase({2: None, 3: replace(OLD[2], row=2)})
    assert {(d.row, d.id) for d in pending} == {(-1, "2"), (2, "3")}
    pending.rebase({2: None})
    assert sorted({(d.row, d.id) for d in pending}) == [(-2, "3"), (-1, "2")]
    assert {index for index, _draft in match([*pending], OLD)} == {1, 2}


def test_two_tasks_that_become_one_keep_both_drafts() -> None:
    pending = Pending([draft(OLD[0], "甲"), draft(OLD[1], "乙")])
    pending.rebase({1: OLD[0], 2: OLD[0]})
    assert {d.text for d in pending} == {"甲", "乙"}


def test_a_save_drops_what_it_wrote_and_nothing_typed_since() -> None:
    pending = Pending([draft(OLD[0], "甲"), draft(OLD[1], "乙又")])
    pending.rebase({1: replace(OLD[0], progress="甲"), 2: replace(OLD[1], progress="乙")})
    assert state(pending) == {(2, "progress"): ("乙", "乙又")}


def test_is_saved_in() -> None:
    assert draft(OLD[0], "甲").is_saved_in(replace(OLD[0], progress="甲"))
    assert draft(OLD[0], "").is_saved_in(replace(OLD[0], progress=None))
    assert not draft(OLD[0], "甲").is_saved_in(OLD[0])


def test_the_digest_of_nothing_is_empty_and_odd_characters_have_one() -> None:
    assert digest_of(Task(1, id=5, progress="x", source=" \n")) == ""
    assert digest_of(Task(1, content="\ud800\0")) != digest_of(Task(1, content="\ud801\0"))
    assert digest_of(Task(1, source="ab")) != digest_of(Task(1, source="a", content="b"))


ids = st.none() | st.integers(1, 4) | st.sampled_from(["1", "甲", ""])
few = st.none() | st.sampled_from(["", "甲", "乙", "丙"])
registers = st.lists(
    st.builds(Task, row=st.just(0), id=ids, source=few, content=few, progress=few), max_size=6
).map(rows)


@given(registers, registers, st.data())
def test_two_tasks_never_get_one(old: list[Task], new: list[Task], data: st.DataObject) -> None:
    edited = [t for t in old if data.draw(st.booleans())]
    drafts = [draft(t, "丁", field) for t in edited for field in (Field.STATUS, Field.PROGRESS)]
    found = match(drafts, new)
    assert [d for _index, d in found] == drafts
    owners: dict[int, int] = {}
    for index, d in found:
        if index is not None:
            assert owners.setdefault(index, d.row) == d.row


@given(registers, st.data())
def test_a_file_in_another_order_gives_each_draft_its_own(
    old: list[Task], data: st.DataObject
) -> None:
    distinct = [replace(t, id=f"编号{t.row}") for t in old]
    new = rows(data.draw(st.permutations(distinct)))
    for index, d in match([draft(t) for t in distinct], new):
        assert index is not None
        assert new[index].id == d.id


@pytest.mark.parametrize("count", [1, 3])
def test_in_a_file_without_ids_and_with_equal_contents_rows_count(count: int) -> None:
    same = [task(row, id=None, content="同", progress="同") for row in range(1, count + 1)]
    assert [index for index, _draft in match([draft(t) for t in same], same)] == [*range(count)]
