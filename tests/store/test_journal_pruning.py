"""A journal is only removed where nobody can want it any more."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from store.support_journal import journals, task
from taskreview.model import Field
from taskreview.store.journal import folder as folders
from taskreview.store.journal.drafts import Draft
from taskreview.store.journal.lines import draft_line, encode, header_line
from taskreview.store.journal.pruning import prune
from taskreview.store.journal.recovery import recoverable
from taskreview.store.journal.writer import Journal

DAY = 24 * 3600.0


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    """A register that is not there."""
    return tmp_path / "gone.yaml"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    return folder


def left(register: Path, drafts: Path, days: float, *, name: str = "") -> Path:
    """A journal with a draft that was typed so many days ago."""
    typed = time.time() - days * DAY
    draft = Draft.of(task(1), Field.PROGRESS, "新", typed)
    journal = drafts / (name or folders.new_name(str(register)))
    journal.write_bytes(header_line(str(register)) + draft_line(draft))
    os.utime(journal, (typed, typed))
    return journal


def pruned(drafts: Path, *spared: Draft) -> list[str]:
    reports: list[str] = []
    prune(spared, reports.append, folder=drafts)
    return reports


def test_a_year_after_the_register_is_gone_its_drafts_go_and_that_is_said_once(
    gone: Path, drafts: Path
) -> None:
    left(gone, drafts, 366)
    left(gone, drafts, 400)
    (said,) = pruned(drafts)
    assert str(gone) in said
    assert journals(drafts) == []
    assert pruned(drafts) == []


@pytest.mark.parametrize("days", [364, 1, 0, -1, -1000])
def test_before_that_they_stay_and_after_a_clock_has_gone_back_too(
    gone: Path, drafts: Path, days: float
) -> None:
    journal = left(gone, drafts, days)
    assert pruned(drafts) == []
    assert journals(drafts) == [journal]


@pytest.mark.parametrize(("typed", "written"), [(400, 1), (1, 400)])
def test_the_latest_of_typing_and_writing_counts(
    gone: Path, drafts: Path, typed: float, written: float
) -> None:
    journal = left(gone, drafts, typed)
    os.utime(journal, (1, time.time() - written * DAY))
    assert pruned(drafts) == []
    assert journals(drafts) == [journal]


def test_as_long_as_the_register_is_there_they_wait_for_a_decision(
    gone: Path, drafts: Path
) -> None:
    journal = left(gone, drafts, 4000)
    gone.symlink_to("nowhere")
    assert pruned(drafts) == []
    gone.unlink()
    gone.write_text("- id: 1\n")
    assert pruned(drafts) == []
    assert journals(drafts) == [journal]


def test_where_one_may_not_look_nothing_is_gone(
    gone: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(gone, drafts, 400)

    def refuse(_path: str) -> os.stat_result:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "lstat", refuse)
    assert pruned(drafts) == []
    assert len(journals(drafts)) == 1


def test_what_is_just_being_offered_stays(gone: Path, drafts: Path) -> None:
    left(gone, drafts, 400)
    offered = recoverable(gone, folder=drafts)
    assert pruned(drafts, *offered) == []
    assert recoverable(gone, folder=drafts) == offered


def test_a_living_instance_is_left_alone(gone: Path, drafts: Path) -> None:
    journal = Journal(gone, folder=drafts)
    journal.record(task(1), Field.PROGRESS, "新")
    assert journal.flush()
    (file,) = journals(drafts)
    os.utime(file, (1, 1))
    assert pruned(drafts) == []
    assert journals(drafts) == [file]
    journal.close()


def test_damage_that_was_told_a_year_ago_goes_and_what_is_not_ours_stays(
    gone: Path, drafts: Path
) -> None:
    aside = folders.new_name(str(gone)) + folders.SET_ASIDE
    left(gone, drafts, 400, name=aside)
    lately = left(gone, drafts, 300, name=folders.new_name(str(gone)) + folders.SET_ASIDE)
    strange = left(gone, drafts, 400, name="notes.txt")
    newer = drafts / folders.new_name(str(gone))
    newer.write_bytes(encode({"format": "taskreview drafts", "version": 99}))
    garbage = drafts / folders.new_name(str(gone))
    garbage.write_bytes(b"garbage")
    for file in (newer, garbage):
        os.utime(file, (1, 1))
    assert pruned(drafts) == []
    assert journals(drafts) == sorted([lately, strange, newer, garbage])


def test_what_cannot_be_removed_harms_nothing(
    gone: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(gone, drafts, 400)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "unlink", refuse)
    assert pruned(drafts) == []
    assert len(journals(drafts)) == 1
    assert pruned(drafts / "nowhere") == []
