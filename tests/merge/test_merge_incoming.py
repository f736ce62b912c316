"""What somebody else has saved is read, matched, and completed with the tasks still needed."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from document.support import examples, read
from merge.people import Person, new_register
from taskreview.comparison.identity import whole
from taskreview.errors import MalformedError
from taskreview.model import Field, Head
from taskreview.store.merge import Incoming, bring_in

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


def brought(theirs: str, needed: Collection[int] = (), base: str = BASE) -> Incoming:
    """What has come in, checked: its tasks are those of its text, and only what is needed and
    gone is in it besides what the other wrote."""
    incoming = bring_in(base, read(base), Head(), theirs, needed)
    assert list(incoming.located) == read(incoming.text)
    assert len(incoming.counterpart) == len(read(base))
    gone = {at for at in needed if at in incoming.elsewhere.removed}
    assert {*incoming.lost} | {at for at in gone if incoming.counterpart[at] is not None} == gone
    assert incoming.put_back == {incoming.counterpart[at] for at in gone - {*incoming.lost}}
    if not incoming.put_back:
        assert incoming.text == theirs
    return incoming


def without_second() -> str:
    start, end = BASE.index("  - id: 2"), BASE.index("\n  # 市级督办")
    return BASE[:start] + BASE[end:]


def test_what_changed_is_told_by_task_and_key() -> None:
    theirs = BASE.replace("正在推进   # 月报", '"滞后"   # 季报').replace(
        "- id: 3", "- id: 3\n    note: n"
    )
    incoming = brought(theirs)
    assert incoming.counterpart == [0, 1, 2]
    assert incoming.elsewhere.changed == {0: {Field.STATUS}, 2: {"note"}}
    assert (incoming.elsewhere.added, incoming.elsewhere.removed) == ((), ())


def test_a_text_that_is_only_written_in_another_way_is_no_change() -> None:
    assert brought(BASE.replace("已开工", "'已开工' # c")).elsewhere.changed == {}


def test_tasks_may_have_moved_and_new_ones_come() -> None:
    head, one, rest = BASE.partition("  - id: 1")
    one, two, rest = (one + rest).partition("  - id: 2")
    theirs = (
        head + "  - id: 9\n    content: 全新的一项任务\n" + two + rest.replace("foot", one + "foot")
    )
    incoming = brought(theirs, needed=[0, 1, 2])
    assert incoming.counterpart == [3, 1, 2]
    assert incoming.elsewhere.added == (0,)


def test_renumbered_tasks_are_known_by_what_they_say() -> None:
    theirs = (
        BASE.replace("- id: 3", "- id: 4")
        .replace("- id: 2", "- id: 3")
        .replace("- id: 1", "- id: 2")
    ).replace("tasks:\n", "tasks:\n  - id: 1\n    content: 全新的一项任务在此\n")
    incoming = brought(theirs)
    assert incoming.counterpart == [1, 2, 3]
    assert incoming.elsewhere.changed == {at: {Field.ID} for at in (1, 2, 3)}


def test_the_head_is_read_too() -> None:
    assert brought(BASE.replace("台账", "新台账")).head.title == "新台账"
    many = "title: 台账\ntasks:\n" + "".join(f"  - id: {n}\n" for n in range(300))
    incoming = bring_in(many, read(many), Head("台账"), many + "  - id: 300\n")
    assert incoming.head.title == "台账"
    assert incoming.elsewhere.added == (300,)


def test_a_deleted_task_is_gone_unless_it_is_needed() -> None:
    assert brought(without_second(), needed=[0]).counterpart == [0, None, 1]
    incoming = brought(without_second(), needed=[1])
    assert incoming.text == BASE
    assert incoming.counterpart == [0, 1, 2]
    assert incoming.put_back == {1}
    assert incoming.elsewhere.removed == (1,)


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
    [at] = [index for index, each in enumerate(read(base)) if each.task.progress]
    assert brought(theirs, needed=[at], base=base).text == base


def test_a_task_is_put_back_at_the_column_of_the_others() -> None:
    base = "- id: 1\n- id: 2\n  x:\n    - 1\n  progress: |-\n    a\n\n    b\n"
    incoming = brought("tasks:\n    - id: 1\n", needed=[1], base=base)
    [_one, two] = incoming.located
    assert two.task.progress == "a\n\nb"
    assert "\n    - id: 2\n      x:\n        - 1\n" in incoming.text


def test_what_cannot_be_put_back_is_told() -> None:
    theirs = '{"tasks": [{"id": 1}, {"id": 3}]}'
    incoming = brought(theirs, needed=[1])
    assert incoming.lost == (1,)
    assert incoming.counterpart == [0, None, 1]


def test_duplicate_ids_are_told_apart_by_content_and_place() -> None:
    base = "".join(
        f"- id: 1\n  content: 第{n}段道路的修缮与绿化工程\n  progress: p\n" for n in "甲乙"
    )
    base += "- id: 1\n  progress: q\n- id: 1\n  progress: r\n"
    theirs = base.replace("第乙段", "第丙段").replace("q", "q # c")
    assert brought(theirs, base=base).counterpart == [0, 1, 2, 3]


def test_what_is_no_register_any_more_is_refused() -> None:
    with pytest.raises(MalformedError):
        brought("title: [")


@examples(300)
@given(st.integers(0, 2**32))
def test_nothing_that_is_needed_is_missing_and_nothing_else_is_added(seed: int) -> None:
    random = Random(seed)
    words = count()
    base = new_register(random, words, random.randint(1, 6))
    other = Person(random, words, base)
    for _ in range(random.randint(0, 5)):
        other.act()
    b, t = base.text().removeprefix("\ufeff"), other.register.text().removeprefix("\ufeff")
    before = read(b)
    needed = {random.randrange(len(before)) for _ in range(random.randint(0, 4))}
    note(f"--- base\n{b}\n--- theirs\n{t}\n--- needed {needed}")
    incoming = brought(t, needed, b)
    note(f"--- incoming\n{incoming.text}")
    there = read(t)
    others = [at for at in range(len(incoming.located)) if at not in incoming.put_back]
    assert [whole(incoming.located[at].task) for at in others] == [whole(e.task) for e in there]
    for at in needed - {*incoming.lost}:
        now = incoming.counterpart[at]
        assert now is not None
        if now in incoming.put_back:
            assert whole(incoming.located[now].task) == whole(before[at].task)
    again = bring_in(incoming.text, incoming.located, incoming.head, t)
    assert list(again.located) == there
    assert {*again.elsewhere.removed} == incoming.put_back
