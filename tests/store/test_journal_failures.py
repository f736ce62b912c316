"""Drafts that cannot be written are said so once, and written when they can."""

from __future__ import annotations

import errno
import os
import subprocess
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from store.support_journal import journal_of, journals, left_behind, progress, type_in
from taskreview.store.journal import folder as folders
from taskreview.store.journal import writer
from taskreview.store.journal.recovery import recoverable
from taskreview.store.journal.writer import Journal

CALLS = ["open", "write", "fsync", "replace", "mkdir"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("already_there", [False, True])
def test_a_disk_that_fails_is_reported_once_and_made_good_for_later(
    register: Path, drafts: Path, call: str, code: int, already_there: bool
) -> None:
    with journal_of(register, drafts) as (journal, reports):
        if already_there:
            type_in(journal, 1, "甲")
            assert journal.flush()
        before = [file.read_bytes() for file in journals(drafts)]
        with pytest.MonkeyPatch.context() as patch:
            failing(patch, call, code)
            needed = call in ("write", "fsync") or not already_there
            for text in ["乙", "乙又", "乙再"]:
                type_in(journal, 2, text)
                assert journal.flush() is not needed
        assert len(reports) == needed
        if needed:
            assert os.strerror(code) in reports[0]
            assert str(drafts) in reports[0]
            assert journal.trouble == reports[0]
            for file, content in zip(journals(drafts), before, strict=True):
                assert file.read_bytes().startswith(content)
        type_in(journal, 3, "丙")
        assert journal.flush()
        assert journal.trouble is None
        assert len(reports) == needed
        assert len(journals(drafts)) == 1
    kept = progress(1, "甲") if already_there else {}
    assert left_behind(register, drafts) == kept | progress(2, "乙再") | progress(3, "丙")


def failing(patch: pytest.MonkeyPatch, call: str, code: int) -> None:
    def fails(path: object, *_others: object, **_named: object) -> None:
        name = path if call != "write" else None
        raise OSError(code, os.strerror(code), name)

    if call == "open":
        real = os.open

        def fails_to_write(path: Path, flags: int, *others: int) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR):
                fails(path)
            return real(path, flags, *others)

        patch.setattr(os, call, fails_to_write)
    else:
        patch.setattr(os, call, fails)


def test_short_writes_are_finished(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "新" * 50)
        type_in(journal, 2, "新")
    assert left_behind(register, drafts) == progress(1, "新" * 50) | progress(2, "新")


def test_what_failed_is_tried_again_without_a_key(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_RETRY_SECONDS", 0.01)
    failures = count()
    well = threading.Event()
    sync = os.fsync

    def fails_at_first(descriptor: int) -> None:
        if next(failures) < 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)
        well.set()

    monkeypatch.setattr(os, "fsync", fails_at_first)
    with journal_of(register, drafts) as (journal, reports):
        type_in(journal, 1, "新")
        assert well.wait(30)
        assert len(reports) == 1
    assert left_behind(register, drafts) == progress(1, "新")


@pytest.mark.parametrize("place", ["a file", "/proc/self/taskreview/drafts", "a dangling link"])
def test_a_folder_that_cannot_be(register: Path, tmp_path: Path, place: str) -> None:
    if place == "a file":
        (tmp_path / "file").touch()
        folder = tmp_path / "file" / "drafts"
    elif place == "a dangling link":
        folder = tmp_path / "link"
        folder.symlink_to(tmp_path / "nowhere")
    else:
        folder = Path(place)
    with journal_of(register, folder) as (journal, reports):
        type_in(journal, 1, "新")
        assert not journal.flush()
        type_in(journal, 1, "又新")
        assert not journal.flush()
        assert len(reports) == 1
        journal.clear()
        assert journal.flush()
        assert journal.trouble is None
        assert len(reports) == 1


def test_a_folder_without_permission(register: Path, drafts: Path) -> None:
    drafts.parent.mkdir(parents=True)
    drafts.parent.chmod(0o500)
    if os.access(drafts.parent, os.W_OK):
        pytest.skip("this user, as root, may write everywhere")
    with journal_of(register, drafts) as (journal, reports):
        type_in(journal, 1, "新")
        assert not journal.flush()
        assert os.strerror(errno.EACCES) in reports[0]
        drafts.parent.chmod(0o700)


def test_nobody_is_at_home(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # a uid without an entry
    reports: list[str] = []
    journal = Journal(register, reports.append)
    type_in(journal, 1, "新")
    assert not journal.close()
    assert len(reports) == 1
    assert recoverable(register, reports.append) == []
    assert len(reports) == 2
    assert [*tmp_path.iterdir()] == [register]


def test_the_folder_is_the_users_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    if os.uname().sysname == "Linux":
        assert folders.drafts_folder() == tmp_path / "taskreview" / "drafts"
    assert folders.drafts_folder().is_absolute()


def test_no_more_threads(register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal_of(register, drafts) as (journal, reports):
        with monkeypatch.context() as patch:

            def fails(_thread: threading.Thread) -> None:
                raise RuntimeError("can't start new thread")

            patch.setattr(threading.Thread, "start", fails)
            type_in(journal, 1, "甲")
            assert not journal.flush()
            assert len(reports) == 1
        type_in(journal, 2, "乙")
        assert journal.flush()
        assert journal.trouble is None
    assert left_behind(register, drafts) == progress(1, "甲") | progress(2, "乙")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk(register: Path, small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    drafts = small_disk / "drafts"
    with journal_of(register, drafts) as (journal, reports):
        type_in(journal, 1, "甲")
        assert journal.flush()
        ballast.write_bytes(bytes(40 * 1024))
        for number in range(20):
            type_in(journal, 2, f"{number}" + "长" * 1000)
            if not journal.flush():
                break
        type_in(journal, 2, "长" * 10_000)
        assert not journal.flush()
        assert len(reports) == 1
        assert os.strerror(errno.ENOSPC) in reports[0]
        assert len(journals(drafts)) == 1  # and no temporary file
        assert recoverable(register, folder=drafts) == []  # still ours
        ballast.unlink()
        type_in(journal, 3, "丙")
        assert journal.flush()
    expected = progress(1, "甲") | progress(2, "长" * 10_000) | progress(3, "丙")
    assert left_behind(register, drafts) == expected
