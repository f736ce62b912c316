"""A save that was cut off while it overwrote the file is told at the next start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from taskreview.store.own_files import backup_name, key_of, new_name
from tui.support import desk, register_of

OLD = "- id: 1\n  progress: 旧的\n- id: 2\n"
TORN = "- id: 1\n  progress: 新的\n- id:"
GONE = 2**22 + 1
"""A process id that Linux never gives."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return register_of(tmp_path, TORN)


@pytest.fixture
def backup(path: Path) -> Path:
    name = backup_name(path.parent, path.name, key_of(path.name), b"what was to be written")
    left = name.with_name(name.name.replace(f"-{os.getpid()}-", f"-{GONE}-"))
    left.write_text(OLD)
    return left


async def test_the_text_before_that_save_is_put_back_and_comes_in(path: Path, backup: Path) -> None:
    async with desk(path, drafts=True) as at:
        await at.until(lambda: at.dialog == "LeftoverScreen", "the question")
        assert "A save was cut off" in at.text
        await at.press("p")
        await at.until(lambda: at.session.tasks[0].progress == "旧的", "coming in")
    assert path.read_text() == OLD
    assert not backup.exists()


@pytest.mark.parametrize(("key", "is_kept"), [("d", False), ("escape", True)])
async def test_the_file_stays_as_it_is(path: Path, backup: Path, key: str, is_kept: bool) -> None:
    async with desk(path, drafts=True) as at:
        await at.until(lambda: at.dialog == "LeftoverScreen", "the question")
        await at.press(key)
        assert at.dialog == ""
    assert path.read_text() == TORN
    assert backup.exists() == is_kept


async def test_what_did_not_get_in_place_is_removed_without_a_word(tmp_path: Path) -> None:
    path = register_of(tmp_path, OLD)
    name = new_name(path.parent, path.name, key_of(path.name))
    left = name.with_name(name.name.replace(f"-{os.getpid()}-", f"-{GONE}-"))
    left.write_text("half")
    async with desk(path, drafts=True) as at:
        assert at.dialog == ""
        assert not left.exists()
