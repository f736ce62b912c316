"""Judging in an open register: one step for several tasks, how far it is, what is next; saved and
drafted as every other edit is."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewing.support_review import DAY, SAMPLE, counts, opened
from taskreview.errors import EditError, UsageError
from taskreview.model import Field, Review, Standing, Verdict, digest_to_judge, is_stale, standing
from taskreview.search.facets import ReviewFacet, facet_counts
from taskreview.session import Session


def test_a_verdict_is_on_what_the_task_says_now(session: Session) -> None:
    task = session.tasks[2]
    [change] = session.review.judge([2], Verdict.RETURNED, " 缺\n两项  ", DAY)
    assert (change.at, change.field, change.before) == (2, Field.REVIEW, None)
    review = Review(Verdict.RETURNED, "缺 两项", "2025-01-10", digest_to_judge(task))
    assert session.tasks[2].review == review
    assert session.unsaved_fields(2) == {Field.REVIEW}
    assert not is_stale(session.tasks[2])


def test_several_tasks_are_judged_and_taken_back_in_one_step(session: Session) -> None:
    session.edit(0, Field.STATUS, "推进中")
    was = list(session.tasks)
    assert len(session.review.judge([1, 3, 5, 3], Verdict.PASSED, today=DAY)) == 3
    judged = list(session.tasks)
    assert session.unsaved == 4
    assert [change.at for change in session.undo()] == [1, 3, 5]
    assert session.tasks == was
    assert session.unsaved == 1
    session.redo()
    assert session.tasks == judged
    assert len(session.review.clear([0, 1, 3, 5])) == 3
    assert session.tasks == was
    session.undo()
    session.undo()
    session.undo()
    assert session.unsaved == 0


def test_what_changes_nothing_is_no_step(session: Session) -> None:
    assert session.review.clear([0, 1]) == []
    session.review.judge([0], Verdict.PASSED, today=DAY)
    assert session.review.judge([0], Verdict.PASSED, today=DAY) == []
    session.undo()
    assert not session.undo()


@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_return_needs_a_reason(session: Session, reason: str) -> None:
    with pytest.raises(UsageError, match="reason"):
        session.review.judge([0], Verdict.RETURNED, reason)
    assert session.unsaved == 0


def test_nothing_is_judged_where_one_task_cannot_be(path: Path) -> None:
    path.write_text("- id: 1\n- id: 2\n  审核: 张三\n", encoding="utf-8")
    session = opened(path)
    with pytest.raises(EditError, match=r"Task 2: .*审核"):
        session.review.judge([0, 1], Verdict.PASSED)
    assert session.unsaved == 0


@pytest.mark.parametrize("text", ["passed", '{"verdict": "perhaps"}'])
def test_a_text_that_is_no_verdict_is_not_taken_for_one(session: Session, text: str) -> None:
    with pytest.raises(EditError):
        session.edit(0, Field.REVIEW, text)


@pytest.mark.parametrize("field", [Field.PROGRESS, Field.STATUS, Field.CONTENT])
def test_a_verdict_is_stale_once_its_text_has_changed(session: Session, field: Field) -> None:
    session.review.judge([4], Verdict.PASSED, today=DAY)
    session.edit(4, field, (getattr(session.tasks[4], field) or "") + "。")
    assert standing(session.tasks[4]) is Standing.STALE
    session.undo()
    assert standing(session.tasks[4]) is Standing.PASSED
    session.redo()
    session.review.judge([4], Verdict.RETURNED, "缺", DAY)
    assert standing(session.tasks[4]) is Standing.RETURNED


def test_a_text_that_is_only_wrapped_in_another_way_keeps_its_verdict(session: Session) -> None:
    session.review.judge([4], Verdict.PASSED, today=DAY)
    text = session.tasks[4].progress or ""
    session.edit(4, Field.PROGRESS, text.replace("。", "。\n  ") + "\n")
    session.edit(4, Field.DEADLINE, "2025-12-31")
    assert standing(session.tasks[4]) is Standing.PASSED


def test_a_verdict_without_a_digest_is_never_stale(path: Path) -> None:
    path.write_text("- id: 1\n  审核: {结论: 通过}\n", encoding="utf-8")
    session = opened(path)
    session.edit(0, Field.PROGRESS, "新")
    assert standing(session.tasks[0]) is Standing.PASSED


def test_it_is_known_how_far_the_pass_is(session: Session) -> None:
    assert counts(session) == (14, 0, 0, 0)
    session.review.judge([0, 1, 2], Verdict.PASSED, today=DAY)
    session.review.judge([3], Verdict.RETURNED, "缺", DAY)
    assert counts(session) == (10, 3, 1, 0)
    session.edit(1, Field.PROGRESS, "新")
    session.edit(9, Field.PROGRESS, "新")
    assert counts(session) == (10, 2, 1, 1)
    for _ in range(3):
        session.undo()
    assert counts(session) == (11, 3, 0, 0)


def test_tasks_are_counted_while_they_are_read(path: Path) -> None:
    session = Session(path)
    session.read_first(5)
    assert session.review.standings().total() == 5
    session.review.judge([0], Verdict.PASSED, today=DAY)
    session.read_all()
    assert counts(session) == (13, 1, 0, 0)


def test_counts_hold_for_a_list_that_takes_the_place_of_the_other(session: Session) -> None:
    session.review.judge([0], Verdict.PASSED, today=DAY)
    assert counts(session) == (13, 1, 0, 0)
    session.tasks = session.tasks[1:]
    session.review.judge([3], Verdict.PASSED, today=DAY)
    assert counts(session) == (12, 1, 0, 0)


def test_the_next_task_to_be_judged_is_found_both_ways_and_round_the_end(session: Session) -> None:
    review = session.review
    review.judge([*range(2, 12)], Verdict.PASSED, today=DAY)
    assert [review.next_to_judge(at) for at in (None, 0, 1, 5, 12, 13)] == [0, 1, 12, 12, 13, 0]
    assert [review.next_to_judge(at, backwards=True) for at in (None, 0, 12)] == [13, 13, 1]
    session.edit(6, Field.PROGRESS, "新")  # stale: to be judged again
    assert review.next_to_judge(1) == 6
    assert review.next_to_judge(12, backwards=True) == 6


def test_the_next_task_is_found_in_the_order_of_the_screen(session: Session) -> None:
    review = session.review
    review.judge([5], Verdict.PASSED, today=DAY)
    shown = [7, 5, 3]
    assert [review.next_to_judge(at, shown) for at in (7, 5, 3, 0, None)] == [3, 3, 7, 7, 7]
    assert review.next_to_judge(3, shown, backwards=True) == 7
    review.judge([7], Verdict.PASSED, today=DAY)
    assert review.next_to_judge(3, shown) is None
    assert review.next_to_judge(None, []) is None


def test_earlier_reasons_are_offered_the_latest_and_most_frequent_first(session: Session) -> None:
    review = session.review
    review.judge([0, 1], Verdict.RETURNED, "旧而多", date(2024, 12, 1))
    review.judge([2], Verdict.RETURNED, "新", DAY)
    review.judge([3, 4], Verdict.RETURNED, "新而多", DAY)
    review.judge([5], Verdict.PASSED, "不算", DAY)
    assert review.earlier_reasons() == ["新而多", "新", "旧而多"]


def test_filters_by_verdict_are_there_once_a_task_is_judged(session: Session) -> None:
    def kinds() -> dict[Standing, int]:
        found = facet_counts(session.tasks, DAY)
        return {
            facet.standing: count
            for facet, count in found.items()
            if isinstance(facet, ReviewFacet)
        }

    assert kinds() == {}
    session.review.judge([0, 1], Verdict.PASSED, today=DAY)
    session.edit(1, Field.PROGRESS, "新")
    assert kinds() == {Standing.UNJUDGED: 12, Standing.PASSED: 1, Standing.STALE: 1}
    assert session.find("", [ReviewFacet(Standing.STALE)]).rows == [1]
    assert len(session.find("", [ReviewFacet(Standing.UNJUDGED)]).rows) == 12


# In the file


def test_git_shows_nothing_but_added_lines(path: Path) -> None:
    session = opened(path)
    session.review.judge(range(0, 14, 2), Verdict.PASSED, today=DAY)
    session.review.judge(range(1, 14, 2), Verdict.RETURNED, "1: 缺 # 两项", DAY)
    session.save()
    diff = subprocess.run(
        ["git", "diff", "--no-index", "--numstat", str(SAMPLE), str(path)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert diff.split()[:2] == [str(7 * 4 + 7 * 5), "0"]
    again = opened(path)
    assert again.tasks == session.tasks
    again.review.clear(range(14))
    again.save()
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_undo_reaches_across_a_save(session: Session, path: Path) -> None:
    session.review.judge([0, 13], Verdict.RETURNED, "缺", DAY)
    session.save()
    assert session.unsaved == 0
    session.undo()
    assert session.unsaved == 2
    session.save()
    assert path.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_stay(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "tasks.yaml"
    text = "- 序号: 1\n  任务内容: 建设四家养老驿站并投入使用\n- 序号: 2".replace("\n", newline)
    path.write_bytes(text.encode(encoding))
    session = opened(path)
    session.review.judge([0, 1], Verdict.RETURNED, "缺", DAY)
    session.save()
    assert path.read_bytes().decode(encoding).count(f"审核:{newline}    结论: 退回{newline}") == 2
    session.review.clear([0, 1])
    session.save()
    assert path.read_bytes() == text.encode(encoding)


def test_a_verdict_that_was_not_saved_when_the_program_died_is_offered_again(path: Path) -> None:
    killed = (
        "import os, sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from taskreview.model import Verdict\n"
        "from taskreview.session import Session\n"
        "session = Session(Path(sys.argv[1]))\n"
        "session.read_all()\n"
        "session.drafts.keep(print)\n"
        "session.review.judge([0, 3], Verdict.RETURNED, '缺', date(2025, 1, 10))\n"
        "session.drafts.end()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == SAMPLE.read_bytes()
    session = opened(path)
    left = session.drafts.left(session.tasks)
    assert [(index, draft.field) for index, draft in left] == [(0, Field.REVIEW), (3, Field.REVIEW)]
    for index, draft in left:
        assert index is not None
        session.edit(index, draft.field, draft.text)
    assert [standing(session.tasks[at]) for at in (0, 1, 3)] == [
        Standing.RETURNED,
        Standing.UNJUDGED,
        Standing.RETURNED,
    ]
    session.save()
    assert session.drafts.left(opened(path).tasks) == []


@given(st.lists(st.tuples(st.integers(0, 13), st.sampled_from([*Verdict, None])), max_size=8))
def test_counts_are_never_off(steps: list[tuple[int, Verdict | None]]) -> None:
    session = opened(SAMPLE)
    for index, verdict in steps:
        counts(session)
        if verdict is None:
            session.undo()
        else:
            session.review.judge([index, 0], verdict, "缺", DAY)
    counts(session)
    session.close()


def test_a_large_file_is_what_it_was_once_its_verdicts_are_cleared(path: Path) -> None:
    """There a save looks at the surroundings of each task only."""
    item = "  - id: {0}\n    content: 建设第{0}家养老驿站，配齐设备{1}\n    progress: 已开工\n"
    text = "tasks:\n" + "".join(item.format(at, "。" * 40) for at in range(2000))
    path.write_text(text, encoding="utf-8")
    session = opened(path)
    judged = [0, 7, 8, 999, 1999]
    session.review.judge(judged, Verdict.RETURNED, "缺", DAY)
    session.save()
    again = opened(path)
    assert [at for at, task in enumerate(again.tasks) if task.review] == judged
    assert again.tasks == session.tasks
    session.edit(8, Field.PROGRESS, "新")
    session.review.clear(judged)
    session.save()
    changed = item.format(8, "。" * 40)
    assert path.read_text("utf-8") == text.replace(changed, changed.replace("已开工", "新"))
