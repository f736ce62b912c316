"""After a save that was cut off: the commands clear up, and tell where a file may be damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.program import one_line, run
from taskreview.store.own_files import backup_name, key_of, new_name

OLD = b"- id: 1\n  progress: old\n"
NEW = b"- id: 1\n  progress: 'new'\n"
GONE = 2**22 + 1
"""A process id that Linux never gives."""


def _of_a_dead_program(name: Path, content: bytes) -> Path:
    left = name.with_name(name.name.replace(f"-{os.getpid()}-", f"-{GONE}-"))
    left.write_bytes(content)
    return left


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "t.yaml"


@pytest.fixture
def backup(file: Path) -> Path:
    return _of_a_dead_program(backup_name(file.parent, file.name, key_of(file.name), NEW), OLD)


def test_set_removes_the_new_text_that_did_not_get_in_place(file: Path) -> None:
    file.write_bytes(OLD)
    left = _of_a_dead_program(new_name(file.parent, file.name, key_of(file.name)), NEW[:9])
    done = run("set", file, "1", "--status", "x")
    assert (done.code, done.err) == (0, "")
    assert not left.exists()


@pytest.mark.parametrize("words", [["check"], ["list"], ["show", "1"], ["set", "1", "--status=x"]])
def test_where_a_torn_file_cannot_be_read_the_whole_text_is_named(
    file: Path, backup: Path, words: list[str]
) -> None:
    torn = NEW[:-3] + OLD[-2:]
    file.write_bytes(torn)
    command, *rest = words
    done = run(command, file, *rest)
    assert done.code == 2
    refusal, told = done.err.splitlines()
    assert refusal.startswith(f"{file}:")
    assert told.endswith(str(backup))
    assert (file.read_bytes(), backup.read_bytes()) == (torn, OLD)


def test_set_tells_of_a_torn_file_that_can_be_read(file: Path, backup: Path) -> None:
    file.write_bytes(b"- id: 1\n  progress: n\n")
    done = run("set", file, "1", "--status", "x")
    assert done.code == 0
    assert one_line(done.err).endswith(str(backup))
    assert backup.read_bytes() == OLD


@pytest.mark.parametrize("holds", [OLD, NEW])
def test_a_whole_file_needs_no_backup_and_nothing_is_said(
    file: Path, backup: Path, holds: bytes
) -> None:
    file.write_bytes(holds)
    done = run("set", file, "1", "--status", "x")
    assert (done.code, done.err) == (0, "")
    assert not backup.exists()
