"""Two versions of a register become one, as a git merge driver does it."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from document.support import tasks
from taskreview.store.merge import (
    ConflictKind,
    Side,
    TextMerge,
    find_conflicts,
    merge_texts,
    side_of,
)

BASE = """\
# 台账
title: 任务
attachment: 附件1
tasks:
  - id: 1
    source: 第1项
    content: 建设四家养老驿站并投入使用
    units:
      - 区民政局
      - 区财政局
    status: 正在推进   # 月报
    progress: 已开工

  # 市级督办
  - id: 2
    content: 改造老旧管线一千一百公里
    status: 正在推进
    progress: |-
      一季度：完成三成。
      二季度：完成五成。
    note: {who: 张三}

  - id: 3
    content: 开通通学公交路线五十七条
    status: 已完成

# 存档
foot: 1
---
other: document
"""


def change(*pairs: tuple[str, str], text: str = BASE) -> str:
    """The text with pieces replaced, each of which stands in it."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def both(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> TextMerge:
    """A merge that has to be clean, and is the same from either side."""
    o, t = change(*ours), change(*theirs)
    merge, mirrored = merge_texts(BASE, o, t), merge_texts(BASE, t, o)
    assert merge.is_clean
    assert merge.text == mirrored.text
    assert merge.text == change(*ours, *theirs)
    assert merge_texts(BASE, merge.text, t).text == merge.text
    assert merge_texts(o, merge.text, o).text == merge.text
    return merge


STATUS = ("正在推进   # 月报", "滞后   # 月报")
PROGRESS = ("已开工", "|-\n      已开工。\n      已封顶。")
COMMENT = ("正在推进   # 月报", "正在推进   # 季报")
UNITS = ("      - 区财政局\n", "      - 区财政局\n      - 区水务局\n")
UNKNOWN = ("张三", "李四")
CONTENT = ("养老驿站", "养老驿站（含改造）")
DELETED = (BASE[BASE.index("\n  - id: 3") : BASE.index("\n# 存档")], "")
ADDED = ("\n# 存档", "\n  # 新\n  - id: 4\n    content: 新的\n\n# 存档")
HEAD = ("# 台账", "# 台账（二）")
TITLE = ("title: 任务", "title: 任务二")
FOOT = ("foot: 1", "foot: 2")
OTHER = ("other: document", "other: [1, 2]")
TASK_COMMENT = ("# 市级督办", "# 市级督办，加急")
KEY = ("    status: 已完成\n", "    status: 已完成\n    deadline: 2024-12-31\n")
NO_KEY = ("    note: {who: 张三}\n", "")
ID = ("- id: 2\n", "- id: 二\n")
ALL = [STATUS, PROGRESS, UNITS, UNKNOWN, CONTENT, HEAD, FOOT, OTHER, TASK_COMMENT, KEY, ADDED, ID]


@pytest.mark.parametrize("ours", ALL)
@pytest.mark.parametrize("theirs", ALL)
def test_different_places_merge_clean(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    if ours != theirs:
        both([ours], [theirs])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([COMMENT], [("正在推进   #", "滞后   #")]),
        ([DELETED], [PROGRESS, ADDED]),
        ([NO_KEY], [("二季度：完成五成。", "二季度：完成九成。"), TITLE]),
        ([STATUS, TITLE], [PROGRESS, KEY, OTHER]),
        ([("id: 1\n", "'id': 1 # c\n")], [("source: 第1项", "source: 第一项")]),
    ],
)
def test_several_changes_merge_clean(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    if ours[0] == COMMENT:
        merge = merge_texts(BASE, change(*ours), change(*theirs))
        assert merge.is_clean
        assert merge.text == change(("正在推进   # 月报", "滞后   # 季报"))
    else:
        both(ours, theirs)


@pytest.mark.parametrize("edit", [*ALL, DELETED, NO_KEY])
def test_who_did_nothing_leaves_the_other_s_bytes(edit: tuple[str, str]) -> None:
    changed = change(edit)
    assert merge_texts(BASE, changed, BASE).text == changed
    assert merge_texts(BASE, BASE, changed).text == changed
    assert merge_texts(BASE, changed, changed).text == changed


def test_fields_of_one_line_merge_clean() -> None:
    base = "- {id: 1, status: a, progress: b}  # c\n- {id: 2}\n"
    merge = merge_texts(
        base, base.replace("a,", "A,"), base.replace("b}", "B, deadline: 2024-01-01}")
    )
    assert merge.text == "- {id: 1, status: A, progress: B, deadline: 2024-01-01}  # c\n- {id: 2}\n"
    json = '[{"id": 1, "status": "a", "progress": "b"}, {"id": 2}]'
    merge = merge_texts(json, json.replace('"a"', '"A"'), json.replace('"b"', '"B"'))
    assert merge.text == '[{"id": 1, "status": "A", "progress": "B"}, {"id": 2}]'


def test_the_same_field_is_a_conflict_with_the_lines_of_that_field() -> None:
    merge = merge_texts(
        BASE, change(("已开工", "已完工"), STATUS), change(("已开工", "已封顶"), TITLE)
    )
    [conflict] = merge.conflicts
    assert (conflict.kind, conflict.key) == (ConflictKind.FIELD, "progress")
    assert conflict.task is not None
    assert conflict.task.id == 1
    assert merge.text == change(
        STATUS,
        TITLE,
        (
            "    progress: 已开工\n",
            "<<<<<<< ours\n    progress: 已完工\n=======\n    progress: 已封顶\n>>>>>>> theirs\n",
        ),
    )
    assert merge.taking(Side.OURS) == change(STATUS, TITLE, ("已开工", "已完工"))
    assert merge.taking(Side.BASE) == change(STATUS, TITLE)
    for side in (Side.OURS, Side.THEIRS):
        assert side_of(merge.text, side) == merge.taking(side)


def test_a_task_deleted_here_and_changed_there_is_a_conflict() -> None:
    edited = change(("已完成", "已超额完成"))
    for ours, theirs in ((change(DELETED), edited), (edited, change(DELETED))):
        merge = merge_texts(BASE, ours, theirs)
        assert [each.kind for each in merge.conflicts] == [ConflictKind.DELETED]
        assert merge.taking(Side.OURS) == ours
        assert merge.taking(Side.THEIRS) == theirs


def test_a_key_deleted_here_and_changed_there_is_a_conflict() -> None:
    merge = merge_texts(BASE, change(NO_KEY), change(UNKNOWN))
    assert [(each.kind, each.key) for each in merge.conflicts] == [(ConflictKind.DELETED, "note")]
    assert merge.taking(Side.OURS) == change(NO_KEY)
    assert merge.taking(Side.THEIRS) == change(UNKNOWN)


def test_a_task_deleted_by_both_is_gone() -> None:
    merge = merge_texts(BASE, change(DELETED, STATUS), change(DELETED, HEAD))
    assert merge.text == change(DELETED, STATUS, HEAD)


def test_conflicts_in_the_head_are_told_by_line() -> None:
    merge = merge_texts(BASE, change(TITLE, STATUS), change(("title: 任务", "title: 别的"), UNITS))
    assert [each.kind for each in merge.conflicts] == [ConflictKind.TEXT]
    [found] = find_conflicts(merge.text)
    assert (found.first_line, found.ours, found.theirs) == (2, "title: 任务二\n", "title: 别的\n")
    assert merge.taking(Side.OURS) == change(TITLE, STATUS, UNITS)


def test_both_add_a_task_and_both_stay_ours_first() -> None:
    other = ("\n# 存档", "\n  - id: 4\n    content: 别的一件事情也要做\n\n# 存档")
    merge = merge_texts(BASE, change(ADDED), change(other))
    assert merge.is_clean
    assert [task.content for task in tasks(merge.text)][3:] == ["新的", "别的一件事情也要做"]
    assert merge.repeated_ids == ("4",)


def test_both_add_the_same_task_and_it_is_there_once() -> None:
    merge = merge_texts(BASE, change(ADDED, STATUS), change(ADDED, TITLE))
    assert merge.text == change(ADDED, STATUS, TITLE)
    assert merge.repeated_ids == ()


def test_moves_and_edits_meet() -> None:
    start, end = BASE.index("\n  # 市级督办"), BASE.index("\n# 存档")
    two, three = BASE[start : BASE.index("\n  - id: 3")], BASE[BASE.index("\n  - id: 3") : end]
    moved = BASE[:start] + three + two + BASE[end:]
    edits = (("已完成", "完成"), ("一季度", "第一季度"), STATUS)
    for merge in (
        merge_texts(BASE, moved, change(*edits)),
        merge_texts(BASE, change(*edits), moved),
    ):
        assert merge.is_clean
        assert merge.text == change(*edits, text=moved)


def test_who_indents_anew_and_who_edits_meet() -> None:
    rest = BASE[BASE.index("tasks:\n") + 7 : BASE.index("# 存档")]
    flat = BASE.replace(rest, dedent(rest))
    deep = BASE.replace(rest, indent(rest, "  "))
    for shape in (flat, deep):
        for edit in (STATUS, KEY, ID, CONTENT):
            merge = merge_texts(BASE, shape, change(edit))
            assert merge.is_clean
            assert tasks(merge.text) == tasks(change(edit))
        merge = merge_texts(BASE, change(ADDED, PROGRESS), shape)
        assert merge.is_clean
        assert tasks(merge.text) == tasks(change(ADDED, PROGRESS))


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_breaks_and_the_mark_are_merged_on_their_own(newline: str) -> None:
    ours = "\ufeff" + change(STATUS).replace("\n", newline)
    merge = merge_texts(BASE, ours, change(PROGRESS, ADDED))
    assert merge.text == "\ufeff" + change(STATUS, PROGRESS, ADDED).replace("\n", newline)
    merge = merge_texts(BASE, ours, change(("正在推进   # 月报", "滞后了   # 月报")))
    [found] = find_conflicts(merge.text)
    assert found.ours.endswith(newline)


def test_mixed_line_breaks_stay_mixed() -> None:
    base = "- id: 1\r\n  status: a\n- id: 2\n  status: b\r\n"
    merge = merge_texts(base, base.replace(": a", ": A"), base.replace(": b", ": B"))
    assert merge.text == "- id: 1\r\n  status: A\n- id: 2\n  status: B\r\n"


def test_no_line_break_at_the_end_is_kept_and_does_not_glue() -> None:
    base = "- id: 1\n- id: 2\n  status: a"
    merge = merge_texts(base, base.replace("1", "1\n  status: b"), base.replace(": a", ": c"))
    assert merge.text == "- id: 1\n  status: b\n- id: 2\n  status: c"
    merge = merge_texts(base, base + "\n- id: 3", base + "\n- id: 4")
    assert [task.id for task in tasks(merge.text)] == [1, 2, 3, 4]


def test_empty_lines_beside_the_tasks_are_no_conflict() -> None:
    base = "# a\n\ntasks:\n- id: 1\n  source: b\n  status: c\n"
    ours, theirs = base.replace("\n\n", "\n\n\n"), base.replace("\n\n", "\n\n\n\n")
    merge = merge_texts(base, ours.replace(": b", ": B"), theirs.replace(": c", ": C"))
    assert merge.text == theirs.replace(": b", ": B").replace(": c", ": C")


def test_empty_lines_in_a_value_are_a_conflict() -> None:
    base = "- id: 1\n  progress: |+\n    a\n\n\n- id: 2\n"
    ours, theirs = base.replace("\n\n\n", "\n"), base.replace("\n\n\n", "\n\n")
    merge = merge_texts(base, ours, theirs)
    assert [each.key for each in merge.conflicts] == ["progress"]
    assert merge.taking(Side.OURS) == ours
    assert merge.taking(Side.THEIRS) == theirs


def test_a_conflict_that_is_none_once_its_line_ends_is_not_one() -> None:
    base = "tasks:\r- {}\r\r# line 3\n- {}\r..."
    ours, theirs = "tasks:\r- {}\r\r- {}\r...", "tasks:\r- {}\r\r\n\r- {}\r..."
    assert merge_texts(base, ours, theirs).is_clean


@pytest.mark.parametrize("base", ["- id: 1\n- id: 2\n- {", "- id: 1\n  progress: |\n    a"])
def test_the_last_line_break_of_the_file_is_no_conflict(base: str) -> None:
    same = base.replace("- id", "\n- id") + " b"
    for ours, theirs in ((same, same.replace("\n", "\r\n") + "\r\n"), (same + "\n", same)):
        merge = merge_texts(base, ours, theirs)
        assert merge.is_clean
        assert merge.text.split() == same.split()


def test_without_a_base_what_both_have_is_common() -> None:
    for base in (None, ""):
        merge = merge_texts(base, change(DELETED), BASE)
        assert merge.text == BASE
        merge = merge_texts(base, change(STATUS), BASE)
        assert [(each.kind, each.key) for each in merge.conflicts] == [
            (ConflictKind.FIELD, "status")
        ]
        merge = merge_texts(base, change(KEY), BASE)
        assert merge.text == change(KEY)


def test_values_written_in_other_ways_are_no_conflict() -> None:
    ours = change(("progress: 已开工", "progress: '已开工'"))
    theirs = change(("progress: 已开工", 'progress: "已开工"'))
    assert merge_texts(BASE, ours, theirs).text == ours
    theirs = change(("progress: 已开工", 'progress: "已完工"'))
    assert merge_texts(BASE, ours, theirs).text == theirs


@pytest.mark.parametrize("broken", ["title: [\n", "tasks: 5\n", "", "no: tasks\n", "\x00"])
def test_what_is_no_register_is_one_conflict(broken: str) -> None:
    for ours, theirs in ((change(STATUS), broken), (broken, change(STATUS))):
        merge = merge_texts(BASE, ours, theirs)
        assert [each.kind for each in merge.conflicts] == [ConflictKind.FILE]
        for side, own in ((Side.OURS, ours), (Side.THEIRS, theirs)):
            assert merge.taking(side) == own
            assert side_of(merge.text, side).rstrip("\n") == own.rstrip("\n")


def test_a_base_with_conflicts_in_it_is_known_but_for_them() -> None:
    virtual = change(
        (
            "    progress: 已开工\n",
            "<<<<<<< a\n    progress: 一\n=======\n    progress: 二\n>>>>>>> b\n",
        )
    )
    one, two = change(("已开工", "一"), STATUS), change(("已开工", "二"), TITLE)
    merge = merge_texts(virtual, one, two)
    assert [each.key for each in merge.conflicts] == ["progress"]
    assert merge.taking(Side.THEIRS) == change(("已开工", "二"), STATUS, TITLE)


def test_registers_without_tasks_merge_by_line() -> None:
    base = "# top\ntitle: a\n\n\ntasks:\n"
    merge = merge_texts(base, base + "- id: 1\n", base.replace(": a", ": b"))
    assert merge.text == "# top\ntitle: b\n\n\ntasks:\n- id: 1\n"
    merge = merge_texts(base, base + "- id: 1\n", base.replace(": a", ": b") + "- id: 2\n")
    assert merge.text == "# top\ntitle: b\n\n\ntasks:\n- id: 1\n- id: 2\n"
    base = "tasks: []\n"
    merge = merge_texts(base, "tasks:\n- id: 1\n", "tasks: []\nfoot: 1\n")
    assert [each.kind for each in merge.conflicts] == [ConflictKind.FILE]


def test_anchors_do_not_let_a_wrong_value_through() -> None:
    base = "- id: 1\n  progress: &p old\n- id: 2\n  progress: *p\n- id: 3\n"
    ours = base.replace("old", "new")
    theirs = base.replace("- id: 3\n", "- id: 3\n  progress: *p\n")
    merge = merge_texts(base, ours, theirs)
    assert merge.is_clean is False
    theirs = base.replace("- id: 3\n", "- id: 3\n  progress: x\n")
    merge = merge_texts(base, ours, theirs)
    assert [task.progress for task in tasks(merge.text)] == ["new", "new", "x"]


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("tasks:\n", "  # of the first\n"),
        ("tasks: # list\n\n", "  # of\n\n  # the first\n"),
        ("# top\n\n", "# of the first\n"),
        ("# top\n# more\n", ""),
        ("---\n# top\n", ""),
        ("", ""),
        ("\n\n# top\n", ""),
    ],
)
def test_a_comment_above_the_first_task_is_its_own_or_the_file_s(head: str, own: str) -> None:
    margin = "  " if "tasks" in head else ""
    one, two = f"{margin}- id: 1\n", f"{margin}- id: 2\n"
    new = f"{margin}- id: 3\n"
    base = head + own + one + two
    merge = merge_texts(
        base, head + new + own + one + two, base.replace("1", "1\n" + margin + "  x: y")
    )
    assert merge.is_clean
    assert merge.text == head + new + own + one + margin + "  x: y\n" + two
    merge = merge_texts(base, head + two, base.replace("2", "2\n" + margin + "  x: y"))
    assert merge.is_clean
    assert merge.text == head + two + margin + "  x: y\n"


def test_a_list_of_which_nothing_is_left_is_no_register() -> None:
    base = "# top\n- id: 1\n- id: 2\n"
    merge = merge_texts(base, "# top\n- id: 1\n", "# top\n- id: 2\n")
    assert [each.kind for each in merge.conflicts] == [ConflictKind.FILE]


def test_one_side_may_have_deleted_every_task() -> None:
    for base, none in (
        ("tasks:\n  - id: 1\n  - id: 2\nfoot: 1\n", "tasks:\nfoot: 1\n"),
        ('{"tasks": [{"id": 1}, {"id": 2}], "foot": 1}', '{"tasks": [], "foot": 1}'),
    ):
        foot = base.replace("foot: 1", "foot: 2").replace('"foot": 1', '"foot": 2')
        merge = merge_texts(base, none, foot)
        assert merge.text == none.replace("foot: 1", "foot: 2").replace('"foot": 1', '"foot": 2')
