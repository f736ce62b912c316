"""Judging in an open register: one step for several tasks, how far it is, what is next; saved,
drafted and merged as every other edit is."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.errors import EditError, UsageError
from taskreview.model import Field, Review, Standing, Verdict, digest_to_judge, is_stale, standing
from taskreview.search.facets import ReviewFacet, facet_counts
from taskreview.session import Session

DAY = date(2025, 1, 10)
ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "tasks.yaml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "tasks.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    return file


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    opened = _opened(path)
    yield opened
    opened.close()


def _opened(path: Path) -> Session:
    session = Session(path)
    session.read_all()
    return session


def _counts(session: Session) -> tuple[int, int, int, int]:
    counts = session.review.standings()
    unjudged, passed, returned, stale = (counts[each] for each in Standing)
    assert counts.total() == len(session.tasks)
    assert session.review.standings() == _recounted(session)
    return unjudged, passed, returned, stale


def _recounted(session: Session) -> dict[Standing, int]:
    found = [standing(task) for task in session.tasks]
    return {each: found.count(each) for each in Standing if each in found}


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
    change = session.undo()
    assert change is not None
    assert change.at == 1
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
    assert session.undo() is None


@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_return_needs_a_reason(session: Session, reason: str) -> None:
    with pytest.raises(UsageError, match="reason"):
        session.review.judge([0], Verdict.RETURNED, reason)
    assert session.unsaved == 0


def test_nothing_is_judged_where_one_task_cannot_be(path: Path) -> None:
    path.write_text("- id: 1\n- id: 2\n  审核: 张三\n", encoding="utf-8")
    session = _opened(path)
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
    session = _opened(path)
    session.edit(0, Field.PROGRESS, "新")
    assert standing(session.tasks[0]) is Standing.PASSED


def test_it_is_known_how_far_the_pass_is(session: Session) -> None:
    assert _counts(session) == (14, 0, 0, 0)
    session.review.judge([0, 1, 2], Verdict.PASSED, today=DAY)
    session.review.judge([3], Verdict.RETURNED, "缺", DAY)
    assert _counts(session) == (10, 3, 1, 0)
    session.edit(1, Field.PROGRESS, "新")
    session.edit(9, Field.PROGRESS, "新")
    assert _counts(session) == (10, 2, 1, 1)
    for _ in range(3):
        session.undo()
    assert _counts(session) == (11, 3, 0, 0)


def test_tasks_are_counted_while_they_are_read(path: Path) -> None:
    session = Session(path)
    session.read_first(5)
    assert session.review.standings().total() == 5
    session.review.judge([0], Verdict.PASSED, today=DAY)
    session.read_all()
    assert _counts(session) == (13, 1, 0, 0)


def test_counts_hold_for_a_list_that_takes_the_place_of_the_other(session: Session) -> None:
    session.review.judge([0], Verdict.PASSED, today=DAY)
    assert _counts(session) == (13, 1, 0, 0)
    session.tasks = session.tasks[1:]
    session.review.judge([3], Verdict.PASSED, today=DAY)
    assert _counts(session) == (12, 1, 0, 0)


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
        counts = facet_counts(session.tasks, DAY)
        return {
            facet.standing: count
            for facet, count in counts.items()
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
    session = _opened(path)
    session.review.judge(range(0, 14, 2), Verdict.PASSED, today=DAY)
    session.review.judge(range(1, 14, 2), Verdict.RETURNED, "1: 缺 # 两项", DAY)
    assert session.save() == 14
    diff = subprocess.run(
        ["git", "diff", "--no-index", "--numstat", str(SAMPLE), str(path)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert diff.split()[:2] == [str(7 * 4 + 7 * 5), "0"]
    again = _opened(path)
    assert again.tasks == session.tasks
    again.review.clear(range(14))
    assert again.save() == 14
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
    session = _opened(path)
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
        "session.keep_drafts(print)\n"
        "session.review.judge([0, 3], Verdict.RETURNED, '缺', date(2025, 1, 10))\n"
        "session.end_drafts()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == SAMPLE.read_bytes()
    session = _opened(path)
    left = session.left_drafts()
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
    assert _opened(path).left_drafts() == []


@given(st.lists(st.tuples(st.integers(0, 13), st.sampled_from([*Verdict, None])), max_size=8))
def test_counts_are_never_off(steps: list[tuple[int, Verdict | None]]) -> None:
    session = _opened(SAMPLE)
    for index, verdict in steps:
        _counts(session)
        if verdict is None:
            session.undo()
        else:
            session.review.judge([index, 0], verdict, "缺", DAY)
    _counts(session)
    session.close()
