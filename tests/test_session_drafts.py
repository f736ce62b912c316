"""What a session keeps for its next run, and what it says about it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from taskreview.model import Field
from taskreview.session import Session
from taskreview.store.journal import folder as folders


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "t.yaml"
    path.write_text("- id: 1\n  content: 完成老旧管线改造\n  progress: old\n")
    return path


def opened(register: Path, reports: list[str]) -> Session:
    session = Session(register)
    session.read_all()
    session.drafts.keep(reports.append)
    return session


def test_a_damaged_journal_is_said_once(register: Path) -> None:
    journal = folders.drafts_folder() / folders.new_name(str(register))
    journal.parent.mkdir(parents=True)
    journal.write_bytes(b"torn")
    reports: list[str] = []
    for _start in range(2):
        session = opened(register, reports)
        assert session.drafts.left(session.tasks) == []
    assert len(reports) == 1
    assert str(journal) in reports[0]


def test_a_clock_that_goes_back_does_not_bring_an_earlier_text_back(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[str] = []
    session = opened(register, reports)
    for at, text in enumerate(("first", "second", "last")):
        monkeypatch.setattr(time, "time", lambda at=at: 1e9 - at * 1e6)
        session.edit(0, Field.PROGRESS, text)
    session.drafts.end()
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(register.parent / "state"))
    session = opened(register, reports)
    ((index, draft),) = session.drafts.left(session.tasks)
    assert (index, draft.text, reports) == (0, "last", [])
