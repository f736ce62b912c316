"""Unsaved edits meet a file that somebody else has saved meanwhile."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from document.support import examples, read
from merge.people import Person, new_register, words_in
from taskreview.document.edit import Edit
from taskreview.document.splice import splice
from taskreview.errors import EditError, MalformedError
from taskreview.model import Field
from taskreview.store.merge import Decision, Merge, Question, Reason, Take, merge_edits

BASE = """\
# top
title: 台账
tasks:
  - id: 1
    content: 建设四家养老驿站并投入使用
    status: 正在推进   # 月报
    progress: 已开工
  - id: 2
    content: 改造老旧管线一千一百公里
    status: 正在推进
    progress: |-
      一季度：完成三成。
      二季度：完成五成。

  # 市级督办
  - id: 3
    content: 开通通学公交路线五十七条
    status: 已完成
foot: 1
"""


def edit(row: int, text: str, field: Field = Field.PROGRESS, base: str = BASE) -> Edit:
    return Edit(read(base)[row - 1].offset, field, text)


def merged(
    edits: list[Edit], theirs: str, base: str = BASE, decision: Decision | None = None
) -> Merge:
    """The merge, with one decision for all questions, checked."""
    merge = merge_edits(base, edits, theirs)
    check(merge, edits)
    if decision is not None:
        decisions = dict.fromkeys((each.question for each in merge.conflicts), decision)
        merge = merge_edits(base, edits, theirs, decisions)
        check(merge, edits)
    return merge


def check(merge: Merge, edits: list[Edit]) -> None:
    """Its tasks are those of its text, and every edit is somewhere, once."""
    assert list(merge.located) == read(merge.text)
    assert splice(merge.source, [each for _index, each in merge.edits]).text == merge.text
    for index, each in merge.edits:
        assert read(merge.source)[index].offset == each.offset
    told = [*merge.made, *merge.agreed, *merge.let_go, *(each.edit for each in merge.conflicts)]
    places = [(each.offset, each.field) for each in told]
    assert sorted(places) == sorted({(each.offset, each.field) for each in edits})


def test_what_the_other_wrote_keeps_its_bytes() -> None:
    theirs = BASE.replace("正在推进   # 月报", '"滞后"   # 季报').replace("# top", "# other")
    merge = merged([edit(1, "已完工"), edit(2, "全部完成")], theirs)
    assert merge.text == theirs.replace("已开工", "已完工").replace(
        "一季度：完成三成。\n      二季度：完成五成。", "全部完成"
    )
    assert merge.is_clean
    assert merge.counterpart == [0, 1, 2]
    assert merge.elsewhere.changed == {0: {Field.STATUS}}


def test_nothing_to_save_is_theirs() -> None:
    theirs = BASE.replace("已开工", "已完工")
    assert merged([], theirs).text == theirs


def test_the_same_edit_on_both_sides_is_agreed() -> None:
    theirs = BASE.replace("已开工", "'已完工' # c")
    merge = merged([edit(1, "已完工")], theirs)
    assert merge.text == theirs
    assert merge.is_clean
    assert [each.text for each in merge.agreed] == ["已完工"]


def test_a_field_that_both_changed_is_a_conflict() -> None:
    theirs = BASE.replace("已开工", "已封顶")
    merge = merged([edit(1, "已完工"), edit(3, "通车")], theirs)
    [conflict] = merge.conflicts
    assert conflict.reason is Reason.CHANGED
    assert (conflict.base, conflict.mine, conflict.theirs) == ("已开工", "已完工", "已封顶")
    assert (conflict.index, conflict.task.id, conflict.now) == (0, 1, 0)
    assert conflict.field is Field.PROGRESS
    assert "已封顶" in merge.text
    assert "progress: 通车" in merge.text


@pytest.mark.parametrize(
    ("decision", "text"),
    [(Take.MINE, "已完工"), (Take.THEIRS, "已封顶"), ("两者", "两者"), ("已封顶", "已封顶")],
)
def test_a_decision_is_done(decision: Decision, text: str) -> None:
    theirs = BASE.replace("已开工", "已封顶")
    merge = merged([edit(1, "已完工")], theirs, decision=decision)
    assert merge.is_clean
    assert merge.text == theirs.replace("已封顶", text)
    assert len(merge.let_go) == (text == "已封顶")


def test_a_decision_does_not_count_against_another_text() -> None:
    mine = [edit(1, "已完工")]
    first = merge_edits(BASE, mine, BASE.replace("已开工", "已封顶"))
    decisions: dict[Question, Decision] = {first.conflicts[0].question: Take.MINE}
    again = merge_edits(BASE, mine, BASE.replace("已开工", "已停工"), decisions)
    assert [each.theirs for each in again.conflicts] == ["已停工"]
    assert merge_edits(BASE, mine, BASE, decisions).text == BASE.replace("已开工", "已完工")


def test_tasks_may_have_moved_and_new_ones_come() -> None:
    head, one, rest = BASE.partition("  - id: 1")
    one, two, rest = (one + rest).partition("  - id: 2")
    theirs = (
        head + "  - id: 9\n    content: 全新的一项任务\n" + two + rest.replace("foot", one + "foot")
    )
    merge = merged([edit(1, "已完工"), edit(2, "完成")], theirs)
    assert merge.is_clean
    assert merge.counterpart == [3, 1, 2]
    assert merge.elsewhere.added == (0,)
    assert [located.task.progress for located in merge.located] == [None, "完成", None, "已完工"]


def test_renumbered_tasks_are_known_by_what_they_say() -> None:
    theirs = (
        BASE.replace("- id: 3", "- id: 4")
        .replace("- id: 2", "- id: 3")
        .replace("- id: 1", "- id: 2")
    ).replace("tasks:\n", "tasks:\n  - id: 1\n    content: 全新的一项任务在此\n")
    merge = merged([edit(2, "完成")], theirs)
    assert merge.counterpart == [1, 2, 3]
    assert merge.located[2].task.progress == "完成"
    assert merge.elsewhere.changed == {at: {Field.ID} for at in (1, 2, 3)}


def without_second() -> str:
    start, end = BASE.index("  - id: 2"), BASE.index("\n  # 市级督办")
    return BASE[:start] + BASE[end:]


def test_an_edit_of_a_deleted_task_is_a_conflict() -> None:
    merge = merged([edit(2, "完成"), edit(2, "已完成", Field.STATUS)], without_second())
    assert [each.reason for each in merge.conflicts] == [Reason.GONE, Reason.GONE]
    assert merge.conflicts[0].theirs is None
    assert merge.text == without_second()
    assert merge.elsewhere.removed == (1,)


def test_a_deleted_task_is_put_back_with_its_edits_and_where_it_stood() -> None:
    edits = [edit(2, "完成"), edit(2, "已完成", Field.STATUS), edit(3, "通车")]
    merge = merged(edits, without_second(), decision=Take.MINE)
    assert merge.is_clean
    assert merge.text == splice(BASE, edits).text
    assert merge.counterpart == [0, 1, 2]


def test_a_deleted_task_stays_deleted_if_so_decided() -> None:
    merge = merged([edit(2, "完成")], without_second(), decision=Take.THEIRS)
    assert merge.is_clean
    assert merge.text == without_second()
    assert [each.text for each in merge.let_go] == ["完成"]


def test_one_edit_of_a_deleted_task_may_be_kept_and_another_let_go() -> None:
    edits = [edit(2, "完成"), edit(2, "已完成", Field.STATUS)]
    decisions: dict[Question, Decision] = {
        Question(edits[0].offset, Field.PROGRESS, None): "两者",
        Question(edits[1].offset, Field.STATUS, None): Take.THEIRS,
    }
    merge = merge_edits(BASE, edits, without_second(), decisions)
    check(merge, edits)
    assert merge.text == splice(BASE, [edit(2, "两者")]).text


@pytest.mark.parametrize(
    ("base", "theirs"),
    [
        ('[{"id": 1, "progress": "old"}, {"id": 2}]', '[{"id": 2}]'),
        ('[{"id": 2}, {"id": 1, "progress": "old"}]', '[{"id": 2}]'),
        ("- {id: 1, progress: old}\n- {id: 2}\n", "- {id: 2}\n"),
        ("- id: 2\n- id: 1\n  progress: old\n", "- id: 2\n"),
        ("- id: 1\n  progress: old\n- id: 2", "- id: 2"),
    ],
)
def test_a_deleted_task_is_put_back_in_any_style(base: str, theirs: str) -> None:
    [at] = [each for each in read(base) if each.task.progress]
    mine = Edit(at.offset, Field.PROGRESS, "new")
    merge = merged([mine], theirs, base=base, decision=Take.MINE)
    assert merge.text == base.replace("old", "new")
    assert merge.is_clean


def test_a_task_is_put_back_at_the_column_of_the_others() -> None:
    base = "- id: 1\n- id: 2\n  x:\n    - 1\n  progress: |-\n    a\n\n    b\n"
    mine = Edit(read(base)[1].offset, Field.STATUS, "new")
    merge = merged([mine], "tasks:\n    - id: 1\n", base=base, decision=Take.MINE)
    [_one, two] = read(merge.text)
    assert two.task.progress == "a\n\nb"
    assert "\n    - id: 2\n      status: new\n      x:\n        - 1\n" in merge.text


def test_what_cannot_be_put_back_stays_a_conflict() -> None:
    merge = merged([edit(2, "完成")], '{"tasks": [{"id": 1}, {"id": 3}]}', decision=Take.MINE)
    assert [each.reason for each in merge.conflicts] == [Reason.REFUSED]
    assert merge.text == '{"tasks": [{"id": 1}, {"id": 3}]}'


def test_what_cannot_be_edited_in_place_any_more_is_a_conflict() -> None:
    base = "- id: 1\n- id: 2\n"
    theirs = "- &t {id: 1}\n- {<<: *t, id: 2}\n"
    one, two = (Edit(each.offset, Field.PROGRESS, "x") for each in read(base))
    merge = merged([one, two._replace(field=Field.STATUS)], theirs, base=base)
    assert [(each.reason, each.index) for each in merge.conflicts] == [(Reason.REFUSED, 0)]
    assert [each.task.progress for each in merge.located] == [None, None]
    assert [each.task.status for each in merge.located] == [None, "x"]
    let_go = merged([one], theirs, base=base, decision=Take.THEIRS)
    assert let_go.is_clean
    assert let_go.text == theirs
    assert [each.task.progress for each in merged([one, two], theirs, base=base).located] == [
        "x",
        "x",
    ]


def test_duplicate_ids_are_told_apart_by_content_and_place() -> None:
    base = "".join(
        f"- id: 1\n  content: 第{n}段道路的修缮与绿化工程\n  progress: p\n" for n in "甲乙"
    )
    base += "- id: 1\n  progress: q\n- id: 1\n  progress: r\n"
    mine = [Edit(each.offset, Field.PROGRESS, str(n)) for n, each in enumerate(read(base))]
    theirs = base.replace("第乙段", "第丙段").replace("q", "q # c")
    merge = merged(mine, theirs, base=base)
    assert [each.task.progress for each in merge.located] == ["0", "1", "2", "3"]


def test_what_is_no_register_any_more_is_refused() -> None:
    with pytest.raises(MalformedError):
        merge_edits(BASE, [edit(1, "x")], "title: [")
    with pytest.raises(EditError):
        merge_edits(BASE, [Edit(3, Field.PROGRESS, "x")], BASE)


def test_base_need_not_be_read_again() -> None:
    theirs = BASE.replace("# top", "# other")
    merge = merge_edits("", [edit(1, "x")], theirs, opened=read(BASE))
    assert "progress: x" in merge.text


@examples(300)
@given(st.integers(0, 2**32))
def test_every_edit_is_in_the_file_or_asked_about(seed: int) -> None:
    random = Random(seed)
    words = count()
    base = new_register(random, words, random.randint(1, 6))
    other = Person(random, words, base)
    for _ in range(random.randint(0, 5)):
        other.act()
    b, t = base.text().removeprefix("\ufeff"), other.register.text().removeprefix("\ufeff")
    opened, there = read(b), read(t)
    fields = [Field.STATUS, Field.PROGRESS, Field.DEADLINE]
    wanted = {
        (random.randrange(len(opened)), random.choice(fields)): f"w{next(words)}w"
        for _ in range(random.randint(1, 5))
    }
    edits = [Edit(opened[at].offset, field, text) for (at, field), text in wanted.items()]
    note(f"--- base\n{b}\n--- theirs\n{t}\n--- edits {wanted}")
    merge = merge_edits(b, edits, t)
    note(f"--- merged\n{merge.text}")
    check(merge, edits)
    expected = [each.task for each in there]
    for each in merge.made:
        at = next(n for n, located in enumerate(opened) if located.offset == each.offset)
        now = merge.counterpart[at]
        assert now is not None
        assert (getattr(expected[now], each.field) or "") == (
            getattr(opened[at].task, each.field) or ""
        )
        expected[now] = replace(expected[now], **{each.field: each.text})  # type: ignore[arg-type]
    assert [each.task for each in merge.located] == expected
    for conflict in merge.conflicts:
        assert conflict.theirs != conflict.mine
    decisions: dict[Question, Decision] = {each.question: Take.MINE for each in merge.conflicts}
    mine = merge_edits(b, edits, t, decisions)
    check(mine, edits)
    if mine.is_clean:
        assert not {each.text for each in edits} - set(words_in(mine.text))
        again = merge_edits(mine.text, [], mine.text)
        assert again.text == mine.text
    else:
        assert {each.reason for each in mine.conflicts} == {Reason.REFUSED}
    decisions = {each.question: Take.THEIRS for each in merge.conflicts}
    theirs = merge_edits(b, edits, t, decisions)
    check(theirs, edits)
    assert theirs.is_clean
    assert theirs.text == merge.text
