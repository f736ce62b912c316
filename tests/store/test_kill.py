"""A save whose program dies: the file is whole, or can be made so, and what is left is cleared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.program import environment
from store.scenes import LONGER, OLD, SCENES, SHORTER, Scene
from taskreview.store import own_files
from taskreview.store.leftovers import stale_leftovers
from taskreview.store.own_files import backup_name, key_of, new_name

ROOT = Path(__file__).resolve().parents[2]
GONE = 2**22 + 1
"""A process id that Linux never gives."""


@pytest.fixture(autouse=True)
def _own_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_killed_at_each_call_the_file_is_whole_or_its_backup_is(
    tmp_path: Path, scene: Scene
) -> None:
    given = environment()
    given["PYTHONPATH"] += os.pathsep + str(ROOT / "tests")
    done = subprocess.run(
        [sys.executable, "-m", "store.kill_points", str(tmp_path), scene.name],
        capture_output=True,
        text=True,
        env=given,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["old"] > 5
    assert found["new"] > 0
    assert found["points"] > 20
    assert ("torn, restored from the backup" in found) == scene.linked


def _left_by(monkeypatch: pytest.MonkeyPatch, pid: int, name: Path) -> Path:
    """The same name, as another process would have chosen it."""
    return name.with_name(name.name.replace(f"-{os.getpid()}-", f"-{pid}-"))


def test_only_what_a_dead_program_of_ours_left_here_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = SCENES[0].make(tmp_path / "f")
    folder = path.parent
    key = key_of(path.name)
    living = new_name(folder, path.name, key)
    dead = _left_by(monkeypatch, GONE, new_name(folder, path.name, key))
    of_another = _left_by(monkeypatch, GONE, new_name(folder, "b.yaml", key_of("b.yaml")))
    monkeypatch.setattr(own_files, "boot", lambda: "0" * 8)
    before_the_boot = new_name(folder, path.name, key)
    monkeypatch.setattr(own_files, "machine", lambda: "0" * 8)
    elsewhere = _left_by(monkeypatch, GONE, new_name(folder, path.name, key))
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    strangers = [folder / ".台账.yaml.swp", folder / "x.taskreview", folder / ".new-1.taskreview"]
    for file in (living, dead, of_another, before_the_boot, elsewhere, *strangers):
        file.write_bytes(b"x")
    assert stale_leftovers(path) == []
    assert set(folder.iterdir()) == {path, living, elsewhere, *strangers}


@pytest.mark.parametrize(
    ("holds", "told"), [(OLD, False), (LONGER, False), (LONGER[:50] + OLD[50:], True), (None, True)]
)
def test_a_backup_is_told_only_where_the_file_is_neither_old_nor_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, holds: bytes | None, told: bool
) -> None:
    path = tmp_path / "t.yaml"
    if holds is not None:
        path.write_bytes(holds)
    backup = backup_name(tmp_path, path.name, key_of(path.name), LONGER)
    backup = _left_by(monkeypatch, GONE, backup)
    backup.write_bytes(OLD)
    link = tmp_path / "link.yaml"
    link.symlink_to(path.name)
    for name in (path, link):
        assert [left.backup for left in stale_leftovers(name)] == [backup] * told
        assert backup.exists() == told


def test_a_backup_of_another_file_is_left_to_that_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "t.yaml", tmp_path / "other.yaml"
    path.write_bytes(OLD)
    other.write_bytes(SHORTER)
    backup = backup_name(tmp_path, other.name, key_of(other.name), LONGER)
    backup = _left_by(monkeypatch, GONE, backup)
    backup.write_bytes(OLD)
    assert stale_leftovers(path) == []
    assert [left.path for left in stale_leftovers(other)] == [other]


def test_long_names_fit(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".yaml")
    path.write_bytes(OLD)
    os.link(path, tmp_path / "link")
    own = new_name(tmp_path, path.name, key_of(path.name))
    assert len(os.fsencode(own.name)) <= 255
    own.write_bytes(b"")
    assert own_files.own_file(own) is not None


def test_nothing_is_there_to_clear_up(tmp_path: Path) -> None:
    assert stale_leftovers(tmp_path / "gone" / "t.yaml") == []
