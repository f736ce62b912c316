"""What a dead instance left behind is offered; nothing else is, and nothing else is touched."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from store.support_journal import journals, left_behind, progress, state, task
from taskreview.model import Field
from taskreview.store.journal import folder as folders
from taskreview.store.journal import recovery
from taskreview.store.journal.drafts import Draft
from taskreview.store.journal.lines import draft_line, encode, header_line
from taskreview.store.journal.recovery import drop, moved_here, recoverable
from taskreview.store.journal.writer import Journal


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def leave(register: Path, drafts: Path, *rows: int, text: str = "新") -> Path:
    """An instance edits these tasks and dies; returns its journal."""
    before = {*journals(drafts)}
    journal = Journal(register, folder=drafts)
    for row in rows:
        journal.record(task(row), Field.PROGRESS, text)
    assert journal.close()
    (file,) = {*journals(drafts)} - before
    return file


def offered(register: Path, drafts: Path) -> tuple[list[Draft], list[str]]:
    reports: list[str] = []
    return recoverable(register, reports.append, folder=drafts), reports


def test_there_is_nothing(register: Path, drafts: Path) -> None:
    assert offered(register, drafts) == ([], [])
    drafts.mkdir()
    assert offered(register, drafts) == ([], [])


def test_what_a_living_instance_holds_is_not_offered(register: Path, drafts: Path) -> None:
    mine, theirs = Journal(register, folder=drafts), Journal(register, folder=drafts)
    mine.record(task(1), Field.PROGRESS, "我")
    theirs.record(task(1), Field.PROGRESS, "他")
    assert mine.flush()
    assert theirs.flush()
    assert offered(register, drafts) == ([], [])
    assert theirs.close()
    assert left_behind(register, drafts) == progress(1, "他")
    assert mine.close()
    assert sorted(draft.text for draft in offered(register, drafts)[0]) == ["他", "我"]


def test_a_link_to_the_register_is_the_register(register: Path, drafts: Path) -> None:
    link = register.with_name("link.yaml")
    link.symlink_to(register)
    leave(link, drafts, 1)
    assert left_behind(register, drafts) == left_behind(link, drafts) == progress(1, "新")


def test_registers_of_the_same_name_do_not_mix(tmp_path: Path, drafts: Path) -> None:
    for name in ("甲", "乙", "丙"):
        (tmp_path / name).mkdir()
    leave(tmp_path / "甲" / "tasks.yaml", drafts, 1, text="甲")
    leave(tmp_path / "乙" / "tasks.yaml", drafts, 1, text="乙")
    assert left_behind(tmp_path / "甲" / "tasks.yaml", drafts) == progress(1, "甲")
    assert left_behind(tmp_path / "乙" / "tasks.yaml", drafts) == progress(1, "乙")
    assert left_behind(tmp_path / "丙" / "tasks.yaml", drafts) == {}
    assert left_behind(tmp_path / "甲" / "tasks.yam", drafts) == {}


def test_a_journal_under_the_name_of_another_register_is_not_believed(
    register: Path, drafts: Path
) -> None:
    other = leave(register.with_name("b.yaml"), drafts, 1)
    other.rename(drafts / folders.new_name(str(register)))
    assert offered(register, drafts) == ([], [])
    assert len(journals(drafts)) == 1


def test_cut_at_any_byte_the_journal_offers_what_it_held_earlier(
    register: Path, drafts: Path
) -> None:
    file = leave(register, drafts, 1, 2, 3)
    data = file.read_bytes()
    for cut in range(len(data)):
        shutil.rmtree(drafts)
        drafts.mkdir()
        file.write_bytes(data[:cut])
        found, reports = offered(register, drafts)
        assert (
            state(found).items()
            <= (progress(1, "新") | progress(2, "新") | progress(3, "新")).items()
        )
        whole = data[:cut].count(b"\n") + (data[cut : cut + 1] == b"\n") - 1
        assert len(found) == max(whole, 0)
        assert len(reports) <= 1
        again, reports = offered(register, drafts)
        assert again == found
        assert not reports or found, "what can never be read is said once"


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 5000, b"garbage\n", bytes(range(256)) * 9, b"\n\n"]
)
def test_garbage_is_said_once_and_set_aside(register: Path, drafts: Path, content: bytes) -> None:
    leave(register, drafts, 1)
    (drafts / folders.new_name(str(register))).write_bytes(content)
    found, reports = offered(register, drafts)
    assert state(found) == progress(1, "新")
    assert len(reports) == 1
    assert offered(register, drafts) == (found, [])
    aside = [file for file in journals(drafts) if file.name.endswith(folders.SET_ASIDE)]
    assert [file.read_bytes() for file in aside] == [content]


def test_a_journal_of_a_newer_version_stays(register: Path, drafts: Path) -> None:
    drafts.mkdir()
    newer = drafts / folders.new_name(str(register))
    content = encode({"format": "taskreview drafts", "version": 2}) + b"?"
    newer.write_bytes(content)
    found, reports = offered(register, drafts)
    assert (found, len(reports)) == ([], 1)
    assert newer.read_bytes() == content


def test_things_that_are_no_journals_are_left_alone(register: Path, drafts: Path) -> None:
    drafts.mkdir()
    own = folders.own_part(str(register))
    (drafts / f"{own}1-a{folders.SUFFIX}").mkdir()
    os.mkfifo(drafts / f"{own}2-b{folders.SUFFIX}")
    (drafts / f"{own}3-c{folders.SUFFIX}").symlink_to(register)
    (drafts / f"{own}4-d.txt").write_text("note")
    before = journals(drafts)
    found, _reports = offered(register, drafts)
    assert found == []
    assert journals(drafts) == before
    assert register.read_text() == "tasks: []\n"


def test_a_journal_without_drafts_is_tidied_up(register: Path, drafts: Path) -> None:
    drafts.mkdir()
    (drafts / folders.new_name(str(register))).write_bytes(header_line(str(register)))
    assert offered(register, drafts) == ([], [])
    assert journals(drafts) == []


def test_only_an_old_temporary_file_that_nobody_holds_is_removed(
    register: Path, drafts: Path
) -> None:
    drafts.mkdir()
    fresh, old, held = (
        drafts / (folders.new_name(str(register)) + folders.TEMPORARY) for _number in range(3)
    )
    for file in (fresh, old, held):
        file.write_bytes(b"x")
    for file in (old, held):
        os.utime(file, (1, time.time() - 1000))
    with held.open("rb") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        assert offered(register, drafts) == ([], [])
    assert journals(drafts) == sorted([fresh, held])


def test_an_unreadable_journal_is_said(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(register, drafts, 1)

    def fails(*_arguments: object) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "open", fails)
    found, reports = offered(register, drafts)
    assert (found, len(reports)) == ([], 1)
    monkeypatch.setattr(os, "listdir", fails)
    found, reports = offered(register, drafts)
    assert (found, len(reports)) == ([], 1)


def test_a_monster_is_not_read(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "_MOST_BYTES", 100)
    leave(register, drafts, 1)
    found, reports = offered(register, drafts)
    assert (found, len(reports)) == ([], 1)


# Deciding


def test_what_is_dropped_is_gone_and_the_rest_stays(register: Path, drafts: Path) -> None:
    leave(register, drafts, 1, 2)
    leave(register, drafts, 2, 3, text="别的")
    found, _reports = offered(register, drafts)
    drop([draft for draft in found if draft.row == 2 and draft.text == "新"])
    assert left_behind(register, drafts) == (
        progress(1, "新") | progress(2, "别的") | progress(3, "别的")
    )
    drop(found)
    assert journals(drafts) == []
    drop(found)  # somebody else has decided, too


def test_taken_over_a_draft_leaves_its_journal_only_when_it_is_in_the_new_one(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = leave(register, drafts, 1, 2)
    (first, second) = offered(register, drafts)[0]
    reports: list[str] = []
    journal = Journal(register, reports.append, folder=drafts)
    with monkeypatch.context() as patch:

        def fails(_descriptor: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        patch.setattr(os, "fsync", fails)
        journal.record(task(1), first.field, first.text)
        journal.forget([first, second])
        assert not journal.flush()
        assert left_behind(register, drafts) == progress(1, "新") | progress(2, "新")
    assert journal.flush()
    assert not old.exists()
    assert len(journals(drafts)) == 1
    assert journal.close()
    assert left_behind(register, drafts) == progress(1, "新")


def test_one_who_died_while_taking_over_is_asked_once(register: Path, drafts: Path) -> None:
    leave(register, drafts, 1, 2)
    leave(register, drafts, 1)
    found, _reports = offered(register, drafts)
    assert state(found) == progress(1, "新") | progress(2, "新")
    assert [len(draft.origins) for draft in found] == [2, 1]
    drop(found)
    assert journals(drafts) == []


def test_a_decision_that_cannot_be_written_is_said(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(register, drafts, 1)
    (found,) = offered(register, drafts)[0]
    reports: list[str] = []
    journal = Journal(register, reports.append, folder=drafts)

    def fails(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", fails)
        journal.forget([found])
        assert journal.close()
    assert len(reports) == 1
    assert left_behind(register, drafts) == progress(1, "新")


def test_one_who_is_just_reading_is_waited_for(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = leave(register, drafts, 1)
    found, _reports = offered(register, drafts)
    with file.open("rb") as reader:
        fcntl.flock(reader, fcntl.LOCK_SH)
        assert left_behind(register, drafts) == progress(1, "新")
        monkeypatch.setattr(time, "sleep", lambda _seconds: fcntl.flock(reader, fcntl.LOCK_UN))
        drop(found)
    assert journals(drafts) == []


def test_a_journal_that_is_replaced_just_now_is_looked_at_anew(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = leave(register, drafts, 1, 2)
    found, _reports = offered(register, drafts)
    flock = fcntl.flock

    def after_another_has_dropped_one(descriptor: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        drop(found[:1])
        flock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", after_another_has_dropped_one)
    drop(found[1:])
    assert not file.exists()


def test_where_nothing_can_be_locked_the_process_tells_who_lives(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", cannot)
    file = leave(register, drafts, 1)
    assert left_behind(register, drafts) == {}  # this process lives
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    own = folders.own_part(str(register))
    file.rename(drafts / f"{own}{done.pid}-00{folders.SUFFIX}")
    assert left_behind(register, drafts) == progress(1, "新")
    assert folders.writer_of(file) == os.getpid()
    assert folders.writer_of(Path("x.y.journal")) is None


# A register that has gone elsewhere


def test_a_renamed_register_finds_its_drafts(register: Path, drafts: Path) -> None:
    leave(register, drafts, 2, 3)
    new = register.with_name("new.yaml")
    tasks = [task(row) for row in (9, 3, 2, 1)]
    assert moved_here(tasks, folder=drafts) == []  # the old one is still there
    register.rename(new)
    found = moved_here(tasks, folder=drafts)
    assert state(found) == progress(2, "新") | progress(3, "新")
    assert {draft.register for draft in found} == {str(register)}
    assert recoverable(new, folder=drafts) == []
    drop(found)
    assert journals(drafts) == []


def test_another_register_does_not(register: Path, drafts: Path) -> None:
    leave(register, drafts, 2, 3)
    register.unlink()
    tasks = [task(2), replace(task(3), content="另")]
    assert moved_here(tasks, folder=drafts) == []
    assert moved_here(tasks, folder=drafts / "nowhere") == []


def test_its_own_journal_is_not_one_from_elsewhere(register: Path, drafts: Path) -> None:
    drafts.mkdir()
    draft = Draft.of(task(2), Field.PROGRESS, "新", 1.0)
    file = drafts / folders.new_name(str(register))
    file.write_bytes(header_line(str(register)) + draft_line(draft))
    (drafts / "x.journal").write_bytes(b"garbage")
    assert moved_here([task(2)], folder=drafts) == []
    assert len(journals(drafts)) == 2


def test_looking_for_drafts_loads_next_to_nothing() -> None:
    program = (
        "import sys, pathlib\n"
        "from taskreview.store.journal.recovery import recoverable\n"
        "assert recoverable(pathlib.Path('x'), folder=pathlib.Path('/nowhere')) == []\n"
        "print({'json', 'hashlib', 'zlib', 'platformdirs', 'threading'} & {*sys.modules})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
