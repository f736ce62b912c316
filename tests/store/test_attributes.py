"""What a file is besides its content stays through a save, in every kind of folder."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.injection import calls_of, failing, instead
from store.scenes import LONGER, OLD, SHORTER, SOME_ACL, acl, adorn, extended, give
from taskreview.errors import ChangedOnDiskError, SaveError
from taskreview.store.atomic import write_atomically
from taskreview.store.failures import why_not_writable

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")


@pytest.fixture(autouse=True)
def _own_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "f" / "t.yaml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def _status(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_mode, status.st_uid, status.st_gid


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o777, 0o640, 0o200 | 0o444])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    umask = os.umask(0o077)
    try:
        write_atomically(file, LONGER)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.read_bytes() == LONGER


def test_owner_mode_attributes_and_acl_stay(file: Path) -> None:
    adorn(file)
    before = _status(file), extended(file)
    if os.geteuid() == 0:
        assert before[0][1:] == (12345, 12346)
    number = file.stat().st_ino
    write_atomically(file, LONGER)
    assert (_status(file), extended(file)) == before
    assert file.stat().st_ino != number  # replaced, not overwritten
    assert file.read_bytes() == LONGER


def test_what_the_folder_gives_to_new_files_does_not_come_in(file: Path) -> None:
    default = acl((0x01, 7, 0), (0x02, 7, 54321), (0x04, 7, 0), (0x10, 7, 0), (0x20, 7, 0))
    if not give(file.parent, "system.posix_acl_default", default):
        pytest.skip("no ACL on this file system")
    if os.geteuid() == 0:
        os.chown(file.parent, 0, 12346)
    file.parent.chmod(0o2777)
    before = _status(file), extended(file)
    write_atomically(file, LONGER)
    assert (_status(file), extended(file)) == before


@pytest.mark.parametrize("name", ["fchown", "setxattr", "fchmod"])
def test_where_something_cannot_be_kept_the_file_is_overwritten(file: Path, name: str) -> None:
    adorn(file)
    before = _status(file), extended(file), file.stat().st_ino
    made = calls_of(file, OLD)
    if name not in made:
        pytest.skip("nothing of that kind to keep here")
    before = _status(file), extended(file), file.stat().st_ino
    with instead(lambda _n, called: failing(1) if called == name else None):
        write_atomically(file, LONGER)
    assert (_status(file), extended(file), file.stat().st_ino) == before
    assert file.read_bytes() == LONGER
    assert os.listdir(file.parent) == ["t.yaml"]


@pytest.mark.parametrize("new", [LONGER, SHORTER, b""])
def test_hard_links_stay(file: Path, new: bytes) -> None:
    other = file.with_name("other.yaml")
    os.link(file, other)
    before = _status(file), file.stat().st_ino
    write_atomically(other, new)
    assert file.read_bytes() == other.read_bytes() == new
    assert (_status(file), file.stat().st_ino) == before
    assert sorted(os.listdir(file.parent)) == ["other.yaml", "t.yaml"]


def test_symbolic_links_are_followed(file: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").symlink_to("f")
    (tmp_path / "a").symlink_to("folder/t.yaml")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    write_atomically(tmp_path / "b", LONGER)
    assert file.read_bytes() == LONGER
    assert all((tmp_path / name).is_symlink() for name in ("folder", "a", "b"))
    assert os.listdir(file.parent) == ["t.yaml"]


def test_a_link_to_nothing_makes_what_it_names(file: Path, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("f/new.yaml")
    write_atomically(tmp_path / "a", LONGER)
    assert (file.parent / "new.yaml").read_bytes() == LONGER
    assert (tmp_path / "a").is_symlink()


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "t.yaml", LONGER)
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "t.yaml").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_a_read_only_file_is_refused_even_to_root(file: Path, mode: int) -> None:
    assert why_not_writable(file) is None
    file.chmod(mode)
    assert why_not_writable(file) == f"it is read-only (mode 0{mode:o})"
    with pytest.raises(SaveError, match=r"it is read-only .*save under another name") as caught:
        write_atomically(file, LONGER)
    assert caught.value.reason == why_not_writable(file)
    assert file.read_bytes() == OLD
    assert os.listdir(file.parent) == ["t.yaml"]


@pytest.mark.parametrize("kind", ["folder", "fifo"])
def test_something_else_than_a_file_is_refused_without_waiting(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "t.yaml"
    if kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(SaveError):
        write_atomically(path, LONGER)


def test_a_file_that_is_gone_is_told_apart(file: Path) -> None:
    from taskreview.store.saving import SavePlan, carry_out, save_as

    file.unlink()
    plan = SavePlan(file, OLD, ())
    with pytest.raises(ChangedOnDiskError, match="has been deleted since it was read") as caught:
        carry_out(plan)
    assert caught.value.theirs is None
    assert os.listdir(file.parent) == []
    save_as(plan, file)
    assert file.read_bytes() == OLD


# As another user


@pytest.fixture
def commons() -> Iterator[Path]:
    """A folder that every user can reach; pytest's own belong to one."""
    folder = Path(tempfile.mkdtemp(prefix="taskreview-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


_AS_NOBODY = """
import os, sys
from pathlib import Path
import platformdirs, platformdirs.unix
from taskreview.errors import FileError
from taskreview.store.atomic import write_atomically
from taskreview.store.failures import why_not_writable
new = sys.stdin.buffer.read()
# All is imported: Python itself may lie where this user cannot go.
nobody = int(sys.argv[2])
os.setgroups([])
os.setgid(nobody)
os.setuid(nobody)
path = Path(sys.argv[1])
print(why_not_writable(path))
try:
    write_atomically(path, new)
except FileError as error:
    print(error)
"""


def _saved_by_nobody(path: Path, new: bytes, state: Path = Path("/nowhere")) -> str:
    """What is said about a file, and about saving it, to a user who owns nothing."""
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(path), str(NOBODY)],
        input=new,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_STATE_HOME": str(state)},
        check=False,
        timeout=60,
    )
    assert done.stderr == b""
    return done.stdout.decode()


def _give_to_nobody(path: Path) -> Path:
    os.chown(path, NOBODY, NOBODY)
    return path


@as_root
def test_in_a_folder_where_no_file_can_be_made_it_is_overwritten(commons: Path) -> None:
    path = commons / "t.yaml"
    path.write_bytes(OLD)
    _give_to_nobody(path)
    state = commons / "state"
    state.mkdir()
    _give_to_nobody(state)
    number = path.stat().st_ino
    assert _saved_by_nobody(path, LONGER, state) == "None\n"
    assert path.read_bytes() == LONGER
    assert path.stat().st_ino == number
    assert sorted(os.listdir(commons)) == ["state", "t.yaml"]
    assert os.listdir(state / "taskreview" / "backups") == []


@as_root
def test_where_no_backup_can_be_made_it_is_not_overwritten(commons: Path) -> None:
    path = commons / "t.yaml"
    path.write_bytes(OLD)
    _give_to_nobody(path)
    said = _saved_by_nobody(path, LONGER)
    assert "its old text could not be brought to safety in /nowhere/" in said
    assert path.read_bytes() == OLD


@as_root
def test_the_file_of_another_is_overwritten_or_refused(commons: Path) -> None:
    folder = commons / "shared"
    folder.mkdir()
    folder.chmod(0o777)
    path = folder / "t.yaml"
    path.write_bytes(OLD)
    path.chmod(0o666)
    before = _status(path)
    assert _saved_by_nobody(path, LONGER) == "None\n"
    assert (path.read_bytes(), _status(path)) == (LONGER, before)
    path.chmod(0o644)
    why, said = _saved_by_nobody(path, OLD).splitlines()
    assert why == "you have no permission to write it"
    assert why in said
    assert path.read_bytes() == LONGER
    assert os.listdir(folder) == ["t.yaml"]


@as_root
def test_a_colleagues_file_in_a_sticky_folder_is_overwritten(commons: Path) -> None:
    folder = commons / "sticky"
    folder.mkdir()
    folder.chmod(0o1777)
    path = folder / "t.yaml"
    path.write_bytes(OLD)
    give(path, "system.posix_acl_access", SOME_ACL)
    path.chmod(0o666)
    before = _status(path), extended(path)
    assert _saved_by_nobody(path, SHORTER) == "None\n"
    assert (path.read_bytes(), _status(path), extended(path)) == (SHORTER, *before)
    assert os.listdir(folder) == ["t.yaml"]


def test_a_folder_that_is_not_writable_is_no_hindrance(file: Path) -> None:
    """The same without root; root may write there, and replaces the file."""
    file.parent.chmod(0o555)
    try:
        write_atomically(file, LONGER)
        assert os.listdir(file.parent) == ["t.yaml"]
    finally:
        file.parent.chmod(0o755)
    assert file.read_bytes() == LONGER
