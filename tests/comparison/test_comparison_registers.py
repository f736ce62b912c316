"""What has changed in a register, task by task."""

from __future__ import annotations

from dataclasses import replace

from comparison.sentences import LONG, sentence
from taskreview.comparison.registers import Comparison, Since, field_changes
from taskreview.model import Field, Task

OLD = [
    Task(1, id=1, content="新建停车位一千个，年底前完成。", units=("区城市管理委",), progress=LONG),
    Task(
        2, id=2, content="开展老旧小区改造二十处。", units=("区住房城乡建设委",), status="正在推进"
    ),
    Task(3, id=3, content="建设安宁疗护中心四家。", progress=sentence(3)),
]


def kinds(comparison: Comparison, index: int) -> set[Since]:
    return {since for since in Since if comparison.holds(since, index)}


def test_a_task_that_stands_elsewhere_has_not_changed() -> None:
    moved = [replace(task, row=row) for row, task in enumerate(reversed(OLD), 1)]
    comparison = Comparison(OLD, moved)
    assert [kinds(comparison, index) for index in range(3)] == [{Since.UNCHANGED}] * 3
    assert comparison.removed == []
    assert comparison.before(0) is OLD[2]


def test_added_removed_and_changed_tasks() -> None:
    changed = replace(OLD[1], status="已完成", progress="已完成二十处。")
    comparison = Comparison(OLD, [OLD[0], changed, Task(3, id=9, content="开通通学公交五条线路。")])
    assert [kinds(comparison, index) for index in range(3)] == [
        {Since.UNCHANGED},
        {Since.CHANGED},
        {Since.ADDED},
    ]
    assert comparison.removed == [2]
    assert [(each.key, each.before, each.after) for each in comparison.changes(1)] == [
        (Field.STATUS, "正在推进", "已完成"),
        (Field.PROGRESS, None, "已完成二十处。"),
    ]
    assert comparison.changes(2) == []
    assert [*comparison.indexes(Since.CHANGED, Since.ADDED)] == [1, 2]


def test_units_and_unknown_keys_are_compared_as_they_are_shown() -> None:
    one = Task(1, id="7", units=("甲", "乙"), extra=(("备注", "旧"), ("层", [1])))
    other = Task(1, id=7, units=("甲",), extra=(("层", [1, 2]), ("新", "有")))
    assert [(each.key, each.before, each.after) for each in field_changes(one, other)] == [
        (Field.UNITS, "甲、乙", "甲"),
        ("备注", "旧", None),
        ("层", "[1]", "[1, 2]"),
        ("新", None, "有"),
    ]


def test_near_repeats_of_another_task_and_of_what_it_said_itself() -> None:
    later = [
        replace(OLD[0], progress=LONG.replace("120米", "150米")),
        OLD[1],
        replace(OLD[2], progress=LONG.replace("通车", "投用")),
    ]
    comparison = Comparison(OLD, later)
    repeats = [comparison.repeat(index) for index in range(3)]
    assert [repeat and repeat.index for repeat in repeats] == [2, None, 0]
    alone = Comparison(OLD, [later[0], *OLD[1:]])
    own = alone.repeat(0)
    assert own is not None
    assert own.index is None
    assert alone.holds(Since.NEAR_REPEAT, 0)
    assert not alone.holds(Since.UNCHANGED, 0)


def test_an_edited_text_repeats_none_and_is_repeated_by_none_until_it_is_taken_back() -> None:
    twice = [OLD[0], OLD[1], replace(OLD[2], progress=LONG)]
    comparison = Comparison(twice, twice)
    assert (comparison.holds(Since.NEAR_REPEAT, 0), comparison.holds(Since.NEAR_REPEAT, 2)) == (
        True,
        True,
    )
    for text in ("另写一段。", "再写一段。"):
        comparison.replace(0, replace(OLD[0], progress=text))
        assert comparison.repeat(0) is None
        assert comparison.repeat(2) is None
    comparison.replace(0, replace(OLD[0], status="已完成"))
    repeat = comparison.repeat(2)
    assert repeat is not None
    assert repeat.index == 0


def test_an_edit_is_compared_from_then_on() -> None:
    comparison = Comparison(OLD, OLD)
    comparison.replace(0, replace(OLD[0], progress="另写一段。"))
    assert kinds(comparison, 0) == {Since.CHANGED}
    comparison.replace(0, OLD[0])
    assert kinds(comparison, 0) == {Since.UNCHANGED}
