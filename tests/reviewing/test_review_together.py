"""Two people judge one file: both verdicts stay, or it is asked whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewing.support_review import DAY, counts, opened
from taskreview.errors import ChangedOnDiskError, EditError
from taskreview.model import Field, Standing, Verdict, standing
from taskreview.session import Session, Take


def _judged_by_another(path: Path, index: int, verdict: Verdict, reason: str = "") -> None:
    other = opened(path)
    other.review.judge([index], verdict, reason, DAY)
    other.save()
    other.close()


def _look(session: Session) -> None:
    """What the screen does when the file has changed."""
    assert session.take_in(session.comparison()(session.path.read_bytes()))


def test_verdicts_of_two_people_on_different_tasks_both_stay(session: Session, path: Path) -> None:
    session.review.judge([0, 2], Verdict.RETURNED, "缺", DAY)
    _judged_by_another(path, 1, Verdict.PASSED)
    assert session.save() is not None
    found = [standing(task) for task in opened(path).tasks[:4]]
    assert found == [Standing.RETURNED, Standing.PASSED, Standing.RETURNED, Standing.UNJUDGED]
    assert counts(session) == (11, 1, 2, 0)


def test_a_colleagues_new_text_makes_my_verdict_stale(session: Session, path: Path) -> None:
    session.review.judge([0], Verdict.PASSED, today=DAY)
    other = opened(path)
    other.edit(0, Field.PROGRESS, "全部完成")
    other.save()
    session.save()
    [task, *_others] = opened(path).tasks
    assert (task.progress, standing(task)) == ("全部完成", Standing.STALE)
    assert counts(session) == (13, 0, 0, 1)


@pytest.mark.parametrize("mine", [Verdict.PASSED, None])
@pytest.mark.parametrize("take", Take)
def test_two_verdicts_on_one_task_are_one_question(
    session: Session, path: Path, mine: Verdict | None, take: Take
) -> None:
    session.review.judge([0], Verdict.RETURNED, "旧", DAY)
    session.save()
    if mine is None:
        session.review.clear([0])
    else:
        session.review.judge([0], mine, today=DAY)
    mine_now = session.tasks[0].review
    _judged_by_another(path, 0, Verdict.RETURNED, "新")
    theirs = opened(path).tasks[0].review
    _look(session)
    [dispute] = session.disputes()
    assert dispute.field is Field.REVIEW
    session.settle(dispute, take)
    assert session.disputes() == []
    session.save()
    assert opened(path).tasks[0].review == (mine_now if take is Take.MINE else theirs)


def test_the_same_verdict_of_two_people_is_no_question(session: Session, path: Path) -> None:
    session.review.judge([0], Verdict.RETURNED, "缺", DAY)
    _judged_by_another(path, 0, Verdict.RETURNED, "缺")
    _look(session)
    assert session.disputes() == []
    assert session.unsaved == 0


def test_what_a_colleague_has_put_in_its_place_is_never_destroyed(
    session: Session, path: Path
) -> None:
    session.review.judge([1], Verdict.PASSED, today=DAY)
    line = "    progress: 已开通57条通学公交路线。\n"
    theirs = path.read_text("utf-8").replace(line, line + "    审核: 张三\n")
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(ChangedOnDiskError):
        session.save()
    _look(session)
    [dispute] = session.disputes()
    session.settle(dispute, Take.MINE)
    with pytest.raises(EditError, match="审核"):
        session.save()
    session.undo()
    assert session.unsaved == 0
    assert path.read_text("utf-8") == theirs


def test_a_step_of_several_verdicts_is_taken_back_where_the_tasks_are_now(
    session: Session, path: Path
) -> None:
    session.review.judge([0, 3, 5], Verdict.PASSED, today=DAY)
    session.save()
    text = path.read_text("utf-8")
    first = text[text.index("  - id: 1\n") : text.index("  - id: 2\n")]
    path.write_text(text.replace(first, ""), encoding="utf-8")
    _look(session)
    assert [change.at for change in session.undo()] == [2, 4]
    assert counts(session) == (13, 0, 0, 0)
    session.redo()
    assert counts(session) == (11, 2, 0, 0)


def test_a_reason_that_the_file_cannot_hold_judges_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    text = "- 序号: 1\n  任务内容: 建设四家养老驿站并投入使用\n- 序号: 2\n"
    path.write_bytes(text.encode("gb18030"))
    session = opened(path)
    with pytest.raises(EditError):
        session.review.judge([0, 1], Verdict.RETURNED, "缺\ud800")
    assert session.unsaved == 0
    assert not session.undo()
