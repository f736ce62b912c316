"""Verdicts of colleagues: one value of a task to merge, whatever it is made of."""

from __future__ import annotations

import pytest

from document.support import read, tasks
from taskreview.document.edit import Edit
from taskreview.document.splice import splice
from taskreview.model import (
    Field,
    Review,
    Standing,
    Task,
    Verdict,
    digest_to_judge,
    review_as_text,
    standing,
)
from taskreview.store.merge import (
    ConflictKind,
    Side,
    TextMerge,
    merge_texts,
)

BLOCK = """\
# 台账
tasks:
  - id: 1
    content: 建设四家养老驿站并投入使用
    progress: 已开工

  # 市级督办
  - id: 2
    content: 改造老旧管线一千一百公里
    progress: |-
      一季度：完成三成。
      二季度：完成五成。
  - id: 3
    content: 开通通学公交路线五十七条
"""
FLOW = """\
[{"序号": 1, "任务内容": "建设四家养老驿站并投入使用", "进展情况": "已开工"},
 {"序号": 2, "任务内容": "改造老旧管线一千一百公里", "进展情况": "一季度：完成三成。"},
 {"序号": 3, "任务内容": "开通通学公交路线五十七条"}]
"""
STYLES = pytest.mark.parametrize("base", [BLOCK, FLOW, BLOCK.replace("\n", "\r\n")])


def passed(task: Task, day: str = "2025-01-10") -> Review:
    return Review(Verdict.PASSED, None, day, digest_to_judge(task))


def returned(task: Task, reason: str = "缺") -> Review:
    return Review(Verdict.RETURNED, reason, "2025-01-10", digest_to_judge(task))


def changed(text: str, *edits: tuple[int, Field, str | Review | None]) -> str:
    """The text with fields of tasks, named by row, changed."""
    return splice(text, _edits(text, *edits)).text


def _edits(text: str, *edits: tuple[int, Field, str | Review | None]) -> list[Edit]:
    offsets = [located.offset for located in read(text)]
    return [
        Edit(offsets[row - 1], field, review_as_text(new) if isinstance(new, Review) else new or "")
        for row, field, new in edits
    ]


def merged(base: str, ours: str, theirs: str) -> TextMerge:
    merge = merge_texts(base, ours, theirs)
    other = merge_texts(base, theirs, ours)
    assert merge.is_clean == other.is_clean
    if merge.is_clean:
        assert tasks(merge.text) == tasks(other.text)
    return merge


@STYLES
def test_verdicts_on_different_tasks_go_together(base: str) -> None:
    one, two, three = tasks(base)
    ours = changed(base, (1, Field.REVIEW, passed(one)), (3, Field.REVIEW, returned(three)))
    theirs = changed(base, (2, Field.REVIEW, returned(two)))
    merge = merged(base, ours, theirs)
    assert merge.is_clean
    assert [task.review for task in tasks(merge.text)] == [
        passed(one),
        returned(two),
        returned(three),
    ]


@STYLES
def test_different_verdicts_on_one_task_are_one_conflict(base: str) -> None:
    task = tasks(base)[1]
    ours = changed(base, (2, Field.REVIEW, passed(task)))
    theirs = changed(base, (2, Field.REVIEW, returned(task)))
    merge = merged(base, ours, theirs)
    [conflict] = merge.conflicts
    assert conflict.kind is ConflictKind.FIELD
    assert conflict.key == Field.REVIEW
    for side, review in ((Side.OURS, passed(task)), (Side.THEIRS, returned(task))):
        assert [each.review for each in tasks(merge.taking(side))] == [None, review, None]


@STYLES
def test_the_same_verdict_twice_is_no_conflict(base: str) -> None:
    text = changed(base, (2, Field.REVIEW, returned(tasks(base)[1])))
    assert merged(base, text, text).text == text


@STYLES
def test_two_who_change_a_verdict_have_one_conflict(base: str) -> None:
    task = tasks(base)[1]
    base = changed(base, (2, Field.REVIEW, passed(task)))
    ours = changed(base, (2, Field.REVIEW, returned(task)))
    theirs = changed(base, (2, Field.REVIEW, passed(task, "2025-02-01")))
    merge = merged(base, ours, theirs)
    assert len(merge.conflicts) == 1
    for side, review in ((Side.OURS, returned(task)), (Side.THEIRS, passed(task, "2025-02-01"))):
        assert tasks(merge.taking(side))[1].review == review


@STYLES
def test_a_verdict_that_one_has_cleared_is_gone(base: str) -> None:
    task = tasks(base)[1]
    judged = changed(base, (2, Field.REVIEW, passed(task)))
    theirs = changed(judged, (2, Field.PROGRESS, "新"))
    merge = merged(judged, base, theirs)
    assert merge.is_clean
    assert tasks(merge.text) == tasks(changed(base, (2, Field.PROGRESS, "新")))


@STYLES
def test_a_colleagues_progress_makes_my_verdict_stale(base: str) -> None:
    task = tasks(base)[1]
    ours = changed(base, (2, Field.REVIEW, passed(task)))
    theirs = changed(base, (2, Field.PROGRESS, "全部完成"))
    merge = merged(base, ours, theirs)
    assert merge.is_clean
    now = tasks(merge.text)[1]
    assert (now.progress, now.review) == ("全部完成", passed(task))
    assert standing(now) is Standing.STALE


def test_something_of_the_users_own_under_the_key_is_a_conflict_with_a_verdict() -> None:
    task = tasks(BLOCK)[0]
    ours = changed(BLOCK, (1, Field.REVIEW, passed(task)))
    theirs = BLOCK.replace("progress: 已开工", "progress: 已开工\n    审核: 张三")
    merge = merged(BLOCK, ours, theirs)
    assert len(merge.conflicts) == 1
    assert tasks(merge.taking(Side.THEIRS))[0].extra == (("审核", "张三"),)
    assert tasks(merge.taking(Side.OURS))[0].review == passed(task)
