"""What was typed survives the program: killed, closed, taken over at the next start."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks.keys import Key
from benchmarks.program import environment
from benchmarks.terminal import Terminal
from taskreview.model import Field, Review, Verdict, review_as_text
from taskreview.session import Session
from taskreview.store.journal.writer import Journal
from tui.support import sample

PATIENCE_S = 20.0
OLD = "已开通57条通学公交路线。"
TYPED = "其中3条为新增。"


def _start(path: Path) -> Terminal:
    env = {**environment(path.parent), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "taskreview", path.name]
    return Terminal(command, 100, 30, env, folder=path.parent)


def _journals(path: Path) -> list[Path]:
    folder = path.parent / "state" / "taskreview" / "drafts"
    return [each for each in folder.glob("*.journal") if TYPED in each.read_text("utf-8")]


def _type_and_end(path: Path, number: signal.Signals) -> None:
    """Types into the second task and has the program ended from outside."""
    with _start(path) as terminal:
        terminal.wait_for_text("14 tasks", PATIENCE_S)
        terminal.send("j")
        terminal.wait_for_text("Task 2", PATIENCE_S)
        terminal.send("e" + TYPED)
        terminal.wait_for_text(TYPED, PATIENCE_S)
        if number is signal.SIGKILL:
            terminal.wait_for(lambda _screen: bool(_journals(path)), PATIENCE_S)
        os.kill(terminal.pid, number)
        terminal.wait_for_exit(PATIENCE_S)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_was_typed_is_offered_again_and_can_be_saved(
    tmp_path: Path, number: signal.Signals
) -> None:
    path = sample(tmp_path)
    was = path.read_bytes()
    _type_and_end(path, number)
    assert path.read_bytes() == was
    with _start(path) as terminal:
        terminal.wait_for_text("Not saved last time", PATIENCE_S)
        terminal.wait_for_text(OLD + TYPED, PATIENCE_S)
        terminal.send("t")
        terminal.wait_for_text("1 unsaved", PATIENCE_S)
        terminal.send(Key.CTRL_S)
        terminal.wait_for(lambda _screen: path.read_bytes() != was, PATIENCE_S)
        terminal.wait_for(lambda screen: "unsaved" not in screen, PATIENCE_S)
        terminal.send("q")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    assert path.read_bytes() == was.replace(OLD.encode(), (OLD + TYPED).encode())
    assert not _journals(path)


@pytest.mark.parametrize(("answer", "offered_again"), [("d", False), (Key.ESCAPE, True)])
def test_a_draft_is_discarded_or_waits(tmp_path: Path, answer: str, offered_again: bool) -> None:
    path = sample(tmp_path)
    was = path.read_bytes()
    _type_and_end(path, signal.SIGTERM)
    with _start(path) as terminal:
        terminal.wait_for_text("Not saved last time", PATIENCE_S)
        terminal.send(answer)
        terminal.wait_for(lambda screen: "Not saved last time" not in screen, PATIENCE_S)
        terminal.send("q")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    assert bool(_journals(path)) is offered_again
    assert path.read_bytes() == was


def test_edits_that_were_given_up_do_not_come_back(tmp_path: Path) -> None:
    path = sample(tmp_path)
    with _start(path) as terminal:
        terminal.wait_for_text("14 tasks", PATIENCE_S)
        terminal.send("je" + TYPED)
        terminal.wait_for_text(TYPED, PATIENCE_S)
        terminal.send(Key.ESCAPE)
        terminal.wait_for_text("1 unsaved", PATIENCE_S)
        terminal.send("q")
        terminal.wait_for_text("discard", PATIENCE_S)
        terminal.send("d")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    assert not _journals(path)


def test_a_verdict_is_offered_in_words_and_taken_over(tmp_path: Path) -> None:
    path = sample(tmp_path)
    was = path.read_bytes()
    session = Session(path)
    session.read_all()
    review = Review(Verdict.RETURNED, "缺两项", "2025-01-10", "962bb07e")
    journal = Journal(path, folder=path.parent / "state" / "taskreview" / "drafts")
    journal.record(session.tasks[1], Field.REVIEW, review_as_text(review))
    assert journal.close(PATIENCE_S)
    with _start(path) as terminal:
        terminal.wait_for_text("returned · 2025-01-10: 缺两项", PATIENCE_S)
        terminal.send("t")
        terminal.wait_for_text("✗ 区教委", PATIENCE_S)
        terminal.wait_for_text("1 unsaved", PATIENCE_S)
        terminal.send(Key.CTRL_S)
        terminal.wait_for(lambda _screen: path.read_bytes() != was, PATIENCE_S)
        terminal.wait_for(lambda screen: "unsaved" not in screen, PATIENCE_S)
        terminal.send("q")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    assert "      reason: 缺两项\n" in path.read_text("utf-8")


def _draft_four(path: Path) -> bytes:
    """Leaves drafts for the first four progress texts, and has the third changed in the file."""
    session = Session(path)
    session.read_all()
    journal = Journal(path, folder=path.parent / "state" / "taskreview" / "drafts")
    for task in session.tasks[:4]:
        journal.record(task, Field.PROGRESS, f"草稿{task.id}{TYPED}")
    assert journal.close(PATIENCE_S)
    old = session.tasks[2].progress
    assert old is not None
    now = path.read_text("utf-8").replace(old[:12], "同事改过。", 1).encode()
    path.write_bytes(now)
    return now


def test_all_drafts_are_taken_over_at_once_but_those_that_the_file_contradicts(
    tmp_path: Path,
) -> None:
    path = sample(tmp_path)
    was = _draft_four(path)
    with _start(path) as terminal:
        terminal.wait_for_text("1 of 4", PATIENCE_S)
        terminal.send("T")
        terminal.wait_for_text("草稿3", PATIENCE_S)
        terminal.wait_for_text("同事改过", PATIENCE_S)
        terminal.send("t")
        terminal.wait_for_text("4 unsaved", PATIENCE_S)
        terminal.send(Key.CTRL_S)
        terminal.wait_for(lambda _screen: path.read_bytes() != was, PATIENCE_S)
        terminal.wait_for(lambda screen: "unsaved" not in screen, PATIENCE_S)
        terminal.send("q")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    saved = Session(path)
    saved.read_all()
    assert [task.progress for task in saved.tasks[:4]] == [f"草稿{n}{TYPED}" for n in (1, 2, 3, 4)]
    assert not _journals(path)


def test_of_two_drafts_of_one_text_the_second_is_asked_about(tmp_path: Path) -> None:
    path = sample(tmp_path)
    session = Session(path)
    session.read_all()
    folder = path.parent / "state" / "taskreview" / "drafts"
    journals = [Journal(path, folder=folder) for _ in range(2)]  # two windows, both killed
    for name, journal in zip("甲乙", journals, strict=True):
        for task in session.tasks[:2]:
            journal.record(task, Field.PROGRESS, f"{name}{task.id}{TYPED}")
    assert all(journal.close(PATIENCE_S) for journal in journals)
    with _start(path) as terminal:
        terminal.wait_for_text("1 of 4", PATIENCE_S)
        terminal.send("T")
        terminal.wait_for_text("乙1", PATIENCE_S)
        terminal.send("d")
        terminal.wait_for_text("乙2", PATIENCE_S)
        terminal.send("t")
        terminal.wait_for_text("2 unsaved", PATIENCE_S)
        terminal.send(Key.CTRL_S)
        terminal.wait_for(lambda screen: "unsaved" not in screen, PATIENCE_S)
        terminal.send("q")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    saved = Session(path)
    saved.read_all()
    assert [task.progress for task in saved.tasks[:2]] == [f"甲1{TYPED}", f"乙2{TYPED}"]


def test_a_draft_that_contradicts_one_put_off_is_asked_about(tmp_path: Path) -> None:
    path = sample(tmp_path)
    folder = path.parent / "state" / "taskreview" / "drafts"

    def leave(draft: str, identifier: int) -> None:
        session = Session(path)
        session.read_all()
        journal = Journal(path, folder=folder)
        [task] = [task for task in session.tasks if task.id == identifier]
        journal.record(task, Field.PROGRESS, f"{draft}{TYPED}")
        assert journal.close(PATIENCE_S)

    leave("甲", 1)
    head, first, *others = path.read_text("utf-8").split("  - id: ")
    path.write_text("  - id: ".join([head, *others, first]), "utf-8")
    leave("乙", 2)
    leave("丙", 1)
    with _start(path) as terminal:
        terminal.wait_for_text(f"甲{TYPED}", PATIENCE_S)
        terminal.send(Key.ESCAPE)
        terminal.wait_for_text(f"乙{TYPED}", PATIENCE_S)
        terminal.send("T")
        terminal.wait_for_text(f"丙{TYPED}", PATIENCE_S)
        terminal.send("d")
        terminal.wait_for_text("1 unsaved", PATIENCE_S)


def test_all_drafts_are_discarded_at_once(tmp_path: Path) -> None:
    path = sample(tmp_path)
    was = _draft_four(path)
    with _start(path) as terminal:
        terminal.wait_for_text("1 of 4", PATIENCE_S)
        terminal.send("D")
        terminal.wait_for(lambda screen: "Not saved last time" not in screen, PATIENCE_S)
        terminal.send("q")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    assert path.read_bytes() == was
    assert not _journals(path)


def test_a_draft_for_a_reworded_task_shows_what_it_was_typed_for(tmp_path: Path) -> None:
    path = sample(tmp_path)
    _draft_four(path)
    content = "在东城、西城、朝阳"
    path.write_text(path.read_text("utf-8").replace(content, "在昌平、怀柔、朝阳", 1), "utf-8")
    with _start(path) as terminal:
        terminal.wait_for_text("1 of 4", PATIENCE_S)
        terminal.send("T")
        terminal.wait_for_text("草稿2", PATIENCE_S)  # taken over with the others it is not
        terminal.wait_for_text("Typed for", PATIENCE_S)
        terminal.wait_for_text(content, PATIENCE_S)
        terminal.wait_for_text("在昌平", PATIENCE_S)
