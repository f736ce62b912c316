"""Hints of an open register: worked out when asked for, dismissed until the text changes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from taskreview.model import Field, Verdict
from taskreview.review import Hint, HintCode
from taskreview.session import Session
from taskreview.session import assessments as module
from taskreview.session.assessments import Assessments, HintsFacet
from taskreview.store import dismissed as store
from taskreview.store.dismissed import DismissedHints

TODAY = date(2025, 1, 10)
TEXT = """\
- id: 1
  content: 新建停车位100个；建立服务目录。
  status: 已完成
  progress: 已新建停车位90个个。本月召开会议会议两次。
- id: 2
  content: 建成公园1个。
  status: 已完成
  progress: 建成公园1个，已对外开放。
"""


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    path = tmp_path / "tasks.yaml"
    path.write_text(TEXT)
    session = Session(path)
    session.read_all()
    return session


def _of(session: Session) -> Assessments:
    return Assessments(lambda: session.tasks, DismissedHints(), today=TODAY)


def _hint(assessments: Assessments, session: Session, code: HintCode) -> Hint:
    return next(h for h in assessments.of(session.tasks[0]).hints if h.code is code)


def test_a_dismissed_hint_stays_so_for_the_next_run_too(session: Session) -> None:
    first = _of(session)
    hint = _hint(first, session, HintCode.DOUBLED_WORD)
    assert not first.is_dismissed(session.tasks[0], hint)
    assert first.dismiss(session.tasks[0], hint)
    assert _of(session).is_dismissed(session.tasks[0], hint)


def test_dismissing_again_takes_it_back(session: Session) -> None:
    assessments = _of(session)
    hint = _hint(assessments, session, HintCode.NO_ANSWER)
    assert assessments.dismiss(session.tasks[0], hint)
    assert not assessments.dismiss(session.tasks[0], hint)
    assert not _of(session).is_dismissed(session.tasks[0], hint)


def test_a_change_of_another_sentence_leaves_a_dismissal(session: Session) -> None:
    assessments = _of(session)
    doubled = [h for h in assessments.of(session.tasks[0]).hints if h.code is HintCode.DOUBLED_WORD]
    meeting = next(h for h in doubled if "会议" in session.tasks[0].progress[h.start : h.end])  # type: ignore[index]
    assessments.dismiss(session.tasks[0], meeting)
    session.edit(0, Field.PROGRESS, "已新建停车位95个。本月召开会议会议两次。")
    again = _hint(assessments, session, HintCode.DOUBLED_WORD)
    assert assessments.is_dismissed(session.tasks[0], again)
    session.edit(0, Field.PROGRESS, "已新建停车位95个。本季召开会议会议两次。")
    again = _hint(assessments, session, HintCode.DOUBLED_WORD)
    assert not assessments.is_dismissed(session.tasks[0], again)


def test_a_new_progress_brings_back_that_a_promise_has_no_answer(session: Session) -> None:
    assessments = _of(session)
    assessments.dismiss(session.tasks[0], _hint(assessments, session, HintCode.NO_ANSWER))
    session.edit(0, Field.PROGRESS, "已新建停车位95个。")
    hint = _hint(assessments, session, HintCode.NO_ANSWER)
    assert not assessments.is_dismissed(session.tasks[0], hint)


@pytest.mark.parametrize(
    ("change", "is_dismissed"),
    [
        (("id: 1", "id: 7"), True),
        (("content: ", "units: [区教委]\n  content: "), False),
        (("content: ", "content: 也要"), False),
    ],
)
def test_a_hint_is_dismissed_on_its_task_whatever_its_number_is_now(
    session: Session, change: tuple[str, str], is_dismissed: bool
) -> None:
    assessments = _of(session)
    hint = _hint(assessments, session, HintCode.NO_ANSWER)
    assessments.dismiss(session.tasks[0], hint)
    session.path.write_text(TEXT.replace(*change, 1))
    later = Session(session.path)
    later.read_all()
    found = _hint(_of(later), later, HintCode.NO_ANSWER)
    assert _of(later).is_dismissed(later.tasks[0], found) is is_dismissed


def test_tasks_with_hints_are_counted_as_far_as_they_are_looked_at(session: Session) -> None:
    assessments = _of(session)
    facet = HintsFacet(assessments)
    assert assessments.with_hints() == (0, 0)
    assert not facet.admits(session.tasks[0], TODAY)
    assessments.look_at(session.tasks[0])
    assert assessments.with_hints() == (1, 1)
    assessments.look_at(session.tasks[1])
    assert assessments.with_hints() == (1, 2)
    assert [facet.admits(task, TODAY) for task in session.tasks] == [True, False]


def test_a_task_whose_hints_are_all_dismissed_has_none(session: Session) -> None:
    assessments = _of(session)
    for hint in assessments.of(session.tasks[0]).hints:
        assessments.dismiss(session.tasks[0], hint)
    assessments.look_at(session.tasks[0])
    assert assessments.count(session.tasks[0]) == 0


def test_an_edited_task_is_looked_at_again(session: Session) -> None:
    assessments = _of(session)
    facet = HintsFacet(assessments)
    for task in session.tasks:
        assessments.look_at(task)
    assessments.looked_through(session.tasks)
    session.edit(1, Field.PROGRESS, "建成公园公园1个。")
    assert facet.admits(session.tasks[1], TODAY)
    session.edit(1, Field.PROGRESS, "建成公园公园2个。")
    assert assessments.with_hints() == (2, 2)


def test_what_is_known_outlives_what_somebody_else_saves(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.edit(1, Field.STATUS, "正在推进")
    assessments = session.assessments
    for task in session.tasks:
        assessments.look_at(task)
    assessments.looked_through(session.tasks)
    added = "- id: 9\n  content: 新建校舍校舍1处。\n"
    assert session.take_in(session.comparison()((added + TEXT).encode()))
    assert [task.id for task in session.tasks] == [9, 1, 2]
    assert not assessments.has_looked

    looked: list[object] = []
    monkeypatch.setattr(module, "assess", lambda task, *_: looked.append(task.id))
    assert [assessments.count(task) is not None for task in session.tasks] == [False, True, True]
    session.review.judge([1, 2], Verdict.PASSED)
    session.undo()
    for task in session.tasks[1:]:
        assessments.look_at(task)
    assert looked == []
    assert len(assessments._keys) == 2


def test_a_dismissal_holds_whenever_a_task_was_looked_at(session: Session) -> None:
    assessments = _of(session)
    task = session.tasks[0]
    hints = assessments.of(task).hints
    assessments.look_at(task)
    assert assessments.count(task) == len(hints)
    assessments.dismiss(task, hints[0])
    assert assessments.count(task) == len(hints) - 1


def test_the_oldest_dismissals_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST", 3)
    keys = DismissedHints()
    for key in "abcd":
        keys.add(key)
    known = DismissedHints()
    assert [key in known for key in "abcd"] == [False, True, True, True]


def test_two_windows_keep_each_others_dismissals() -> None:
    one, other = DismissedHints(), DismissedHints()
    one.add("a")
    other.add("b")
    known = DismissedHints()
    assert "a" in known
    assert "b" in known


def test_what_is_taken_back_in_one_window_does_not_come_back_from_another() -> None:
    DismissedHints().add("a")
    one, other = DismissedHints(), DismissedHints()
    one.discard("a")
    other.add("b")
    assert "a" not in DismissedHints()
    other.discard("b")
    other.add("c")
    known = DismissedHints()
    assert [key in known for key in "abc"] == [False, False, True]


def test_without_a_folder_dismissals_hold_until_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    keys = DismissedHints()
    keys.add("a")
    assert "a" in keys
    keys.discard("a")
    assert "a" not in keys


def test_a_pipe_in_the_place_of_the_dismissals_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "taskreview"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "dismissed")
    assert "a" not in DismissedHints()
