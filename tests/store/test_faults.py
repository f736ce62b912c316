"""A save to which every possible thing happens at every one of its calls."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.injection import ERRORS, Act, calls_of, failing, instead, short
from store.scenes import LONGER, OLD, SCENES, Scene
from taskreview.errors import ChangedOnDiskError, FileError, SaveError
from taskreview.store import held as held_module
from taskreview.store.atomic import write_atomically, write_new
from taskreview.store.failures import why_not_writable

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=SCENES, ids=lambda scene: scene.name)
def scene(request: pytest.FixtureRequest) -> Scene:
    made: Scene = request.param
    return made


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Path]:
    """Names for folders that are not there yet."""
    return (tmp_path / str(number) for number in range(10**6))


@pytest.fixture(autouse=True)
def _own_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def _saved(path: Path, new: bytes) -> FileError | None:
    try:
        write_atomically(path, new)
    except (SaveError, ChangedOnDiskError) as error:
        return error
    return None


def _open_files() -> int:
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0


def _is_one_sentence(error: FileError, path: Path) -> None:
    text = str(error)
    assert text.startswith(str(path))
    assert "\n" not in text
    assert "{" not in text
    if isinstance(error, SaveError) and error.backup is None:
        assert error.reason
        assert error.advice


def test_each_error_at_each_call_leaves_the_whole_old_or_new_text(
    scene: Scene, places: Iterator[Path]
) -> None:
    calls = calls_of(scene.make(next(places)), scene.new)
    assert {"open", "write", "fsync", "stat"} <= set(calls)
    failures = 0
    for at, name in enumerate(calls):
        for number in ERRORS:
            path = scene.make(next(places))
            act = failing(number)
            open_before = _open_files()
            with instead(lambda n, _name, at=at, act=act: act if n == at else None):  # type: ignore[misc]
                error = _saved(path, scene.new)
            what = f"{errno.errorcode[number]} at {name}, call {at}"
            assert path.read_bytes() == (scene.new if error is None else OLD), what
            assert _open_files() == open_before, what
            if name != "unlink":
                assert set(os.listdir(path.parent)) == scene.names, what
            if error is not None:
                failures += 1
                _is_one_sentence(error, path)
    assert failures > len(calls)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_write_or_fsync_that_fails_is_never_a_success(
    scene: Scene, places: Iterator[Path], number: int
) -> None:
    calls = calls_of(scene.make(next(places)), scene.new)
    for at, name in enumerate(calls):
        if name in ("write", "pwrite", "fsync", "ftruncate", "replace", "rename"):
            path = scene.make(next(places))
            with instead(lambda n, _name, at=at: failing(number) if n == at else None):  # type: ignore[misc]
                error = _saved(path, scene.new)
            assert error is not None
            assert isinstance(error.__cause__, OSError)
            assert error.__cause__.errno == number


def test_a_disk_that_dies_for_good_leaves_the_old_text_somewhere_and_says_where(
    scene: Scene, places: Iterator[Path]
) -> None:
    dead = ("write", "pwrite", "fsync", "ftruncate", "replace", "rename", "unlink")
    calls = calls_of(scene.make(next(places)), scene.new)
    for at in range(len(calls)):
        path = scene.make(next(places))
        with instead(
            lambda n, name, at=at: failing(errno.EIO) if n >= at and name in dead else None  # type: ignore[misc]
        ):
            error = _saved(path, scene.new)
        content = path.read_bytes()
        if error is None:
            assert content == scene.new
        elif isinstance(error, SaveError) and error.backup:
            assert Path(error.backup).read_bytes() == OLD
            assert error.backup in str(error)
        elif "holds the new text" in str(error):
            assert content == scene.new
        else:
            assert content == OLD


def test_an_fsync_that_fails_is_not_tried_again_on_the_same_descriptor(
    scene: Scene, places: Iterator[Path]
) -> None:
    """The second one would say that all is well, and it is not."""
    calls = calls_of(scene.make(next(places)), scene.new)
    for at, name in enumerate(calls):
        if name != "fsync":
            continue
        path = scene.make(next(places))
        closed_or_failed: set[int] = set()

        def acts(n: int, name: str, at: int = at, failed: set[int] = closed_or_failed) -> Act:
            def act(name: str, real: Callable[..., object], args: Any, kw: Any) -> object:
                if name == "fsync" and n == at:
                    failed.add(args[0])
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                if name == "fsync":
                    assert args[0] not in failed
                if name == "close":
                    failed.discard(args[0])
                return real(*args, **kw)

            return act

        with instead(acts):
            assert _saved(path, scene.new) is not None
        assert path.read_bytes() == OLD


def test_short_writes_are_completed(scene: Scene, places: Iterator[Path]) -> None:
    path = scene.make(next(places))
    with instead(lambda _n, name: short if name in ("write", "pwrite") else None):
        write_atomically(path, scene.new)
    assert path.read_bytes() == scene.new


def test_ctrl_c_at_each_call_leaves_the_whole_old_or_new_text(
    scene: Scene, places: Iterator[Path]
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    # A signal's handler runs between calls; what is being taken back is not interrupted twice.
    calls = calls_of(scene.make(next(places)), scene.new)
    for at, name in enumerate(calls):
        if name in ("close", "unlink"):
            continue
        path = scene.make(next(places))
        with (
            pytest.raises(KeyboardInterrupt),
            instead(lambda n, _name, at=at: interrupted if n == at else None),  # type: ignore[misc]
        ):
            write_atomically(path, scene.new)
        assert path.read_bytes() in (OLD, scene.new)
        assert set(os.listdir(path.parent)) == scene.names


def test_each_error_at_each_call_leaves_no_new_file_that_is_not_whole(
    places: Iterator[Path],
) -> None:
    def make() -> Path:
        folder = next(places)
        folder.mkdir()
        return folder / "new.yaml"

    with instead(lambda _n, _name: None) as calls:
        write_new(make(), LONGER)
    for at, name in enumerate(calls):
        for number in ERRORS:
            path = make()
            with instead(
                lambda n, _name, at=at, number=number: failing(number) if n == at else None  # type: ignore[misc]
            ):
                try:
                    write_new(path, LONGER)
                    succeeded = True
                except SaveError as error:
                    succeeded = False
                    _is_one_sentence(error, path)
            left = os.listdir(path.parent)
            if succeeded:
                assert path.read_bytes() == LONGER
            elif name != "unlink":
                assert left == []


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(OLD)
    with pytest.raises(SaveError, match=r"there is such a file already; .*; choose another name"):
        write_new(path, LONGER)
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["t.yaml"]


def test_a_file_that_somebody_else_writes_at_the_last_moment_is_left_alone(
    scene: Scene, places: Iterator[Path]
) -> None:
    path = scene.make(next(places))
    theirs = OLD + b"# theirs\n"

    def act(_name: str, real: Callable[..., object], args: Any, kwargs: Any) -> object:
        path.write_bytes(theirs)
        return real(*args, **kwargs)

    with (
        pytest.raises(ChangedOnDiskError, match="changed by somebody else"),
        instead(lambda _n, name: act if name == "fsync" else None),
    ):
        write_atomically(path, scene.new)
    assert path.read_bytes() == theirs
    assert set(os.listdir(path.parent)) == scene.names


# For real


def _in_child(code: str, *arguments: str | Path, cwd: Path, limit: int | None = None) -> str:
    """What a program prints that may do this to itself."""

    def prepare() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8"},
        preexec_fn=prepare,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout


_SAVE = """
import sys
from pathlib import Path
from taskreview.errors import FileError
from taskreview.store.atomic import write_atomically
try:
    write_atomically(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes())
    print("saved")
except FileError as error:
    print(error)
"""


@pytest.mark.parametrize("linked", [False, True])
def test_a_file_size_limit_is_told(tmp_path: Path, linked: bool) -> None:
    path = Scene("", LONGER, linked=linked).make(tmp_path / "f")
    (tmp_path / "new").write_bytes(LONGER)
    said = _in_child(_SAVE, path, tmp_path / "new", cwd=tmp_path, limit=len(OLD) + 10)
    assert "larger than files may be here (see ulimit -f)" in said
    assert path.read_bytes() == OLD
    assert len(os.listdir(path.parent)) == 1 + linked


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount command")
    if done.returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(filler: Path) -> None:
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass


@pytest.mark.parametrize("linked", [False, True])
def test_a_full_disk_leaves_the_old_text_and_is_told(small_disk: Path, linked: bool) -> None:
    path = Scene("", LONGER, linked=linked).make(small_disk / "f")
    _fill(small_disk / "filler")
    with pytest.raises(SaveError, match=r"the disk is full; .*; make some room and save again"):
        write_atomically(path, OLD + bytes(20000))
    assert path.read_bytes() == OLD
    assert len(os.listdir(path.parent)) == 1 + linked
    (small_disk / "filler").unlink()
    write_atomically(path, LONGER)
    assert path.read_bytes() == LONGER


def test_a_read_only_disk_is_told_before_and_when_saving(small_disk: Path) -> None:
    path = SCENES[0].make(small_disk / "f")
    assert why_not_writable(path) is None
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert why_not_writable(path) == "it is on a read-only file system"
    with pytest.raises(SaveError, match="it is on a read-only file system"):
        write_atomically(path, LONGER)
    assert path.read_bytes() == OLD


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "t.yaml"
    with pytest.raises(SaveError, match=r"its folder is gone; .*; make the folder again"):
        write_atomically(path, LONGER)


def test_a_lock_that_nobody_gives_back_is_not_waited_for_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_module, "_PATIENCE_SECONDS", 0.2)
    path = SCENES[0].make(tmp_path / "f")
    with (
        held_module.held(path),
        pytest.raises(SaveError, match="another program has been saving it for 0 seconds"),
    ):
        write_atomically(path, LONGER)
    assert path.read_bytes() == OLD
    write_atomically(path, LONGER)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_locks_is_saved_to_all_the_same(tmp_path: Path, number: int) -> None:
    path = SCENES[0].make(tmp_path / "f")
    with instead(lambda _n, name: failing(number) if name == "flock" else None):
        write_atomically(path, LONGER)
    assert path.read_bytes() == LONGER


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_a_file_system_that_cannot_fsync_folders_is_saved_to_all_the_same(
    tmp_path: Path, number: int
) -> None:
    path = SCENES[0].make(tmp_path / "f")
    seen: list[str] = []

    def acts(_n: int, name: str) -> Act | None:
        seen.append(name)
        return failing(number) if name == "fsync" and "replace" in seen else None

    with instead(acts):
        write_atomically(path, LONGER)
    assert path.read_bytes() == LONGER
