"""After a save that was cut off `set` clears up, and tells where the file may be damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.program import one_line, run
from store.leavings import left_backup
from taskreview.store.own_files import key_of, new_name

OLD = b"- id: 1\n  progress: old\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "t.yaml"


def test_the_new_text_that_did_not_get_in_place_is_removed(file: Path) -> None:
    file.write_bytes(OLD)
    left = left_backup(file, OLD)
    own = new_name(file.parent, file.name, key_of(file.name)).name
    dead = left.name.split("-")[4]
    new = left.rename(file.with_name(own.replace(f"-{os.getpid()}-", f"-{dead}-")))
    done = run("set", file, "1", "--status", "x")
    assert (done.code, done.err) == (0, "")
    assert not new.exists()


def test_a_torn_file_that_can_be_read_is_told(file: Path) -> None:
    file.write_bytes(b"- id: 1\n  progress: n\n")
    backup = left_backup(file, OLD)
    done = run("set", file, "1", "--status", "x")
    assert done.code == 0
    assert one_line(done.err).endswith(str(backup))
    assert backup.read_bytes() == OLD


def test_a_file_that_was_changed_since_is_told_so(file: Path) -> None:
    file.write_bytes(b"- id: 1\n  progress: n\n")
    backup = left_backup(file, OLD)
    os.utime(backup, (1_700_000_000, 1_700_000_000))
    done = run("set", file, "1", "--status", "x")
    assert "cut off on 2023-11-1" in done.err
    assert "changed since" in done.err


def test_a_whole_file_needs_no_backup_and_nothing_is_said(file: Path) -> None:
    file.write_bytes(OLD)
    backup = left_backup(file, OLD)
    done = run("set", file, "1", "--status", "x")
    assert (done.code, done.err) == (0, "")
    assert not backup.exists()
