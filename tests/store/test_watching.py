"""A look at a file sees every change, and reads the file only when there may be one."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskreview.store import watching
from taskreview.store.source import read_unless
from taskreview.store.watching import Sighting, Watch


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_look_reads_only_what_may_be_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"a")
    reads: list[Path] = []

    def counted(path: Path, known: bytes | bytearray) -> bytes | None:
        reads.append(path)
        return read_unless(path, known)

    monkeypatch.setattr(watching, "read_unless", counted)
    clock = Clock()
    watch = Watch(path, clock)
    known = b"a"
    for _ in range(5):
        assert watch.look(known) is None
        clock.now += 1
    assert len(reads) == 2  # at first, and when the clock tick is over
    clock.now += 31
    assert watch.look(known) is None
    assert len(reads) == 3


@pytest.mark.parametrize("content", [b"", b"a", b"ab" * 70_000, b"ab" * 70_000 + b"c"])
@pytest.mark.parametrize("known", [b"", b"a", b"ab" * 70_000, b"b" * 140_000])
def test_a_file_is_read_unless_it_is_known(tmp_path: Path, content: bytes, known: bytes) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(content)
    assert read_unless(path, known) == (None if content == known else content)


def test_a_change_that_no_stat_tells_is_seen_when_the_tick_is_over(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"a")
    clock = Clock()
    watch = Watch(path, clock)
    assert watch.look(b"a") is None
    shape = watching._shape(path)
    path.write_bytes(b"b")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watching, "_shape", lambda _path: shape)
        clock.now += 1
        assert watch.look(b"a") is None
        clock.now += 3
        assert watch.look(b"a") == Sighting(b"b")
        assert watch.look(b"a") is None


def test_a_file_that_grows_where_it_lies_is_read_when_it_is_still(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"a")
    watch = Watch(path)
    assert watch.look(b"a") is None
    path.write_bytes(b"a half")
    assert watch.look(b"a") is None
    path.write_bytes(b"a half and a whole")
    assert watch.look(b"a") is None
    assert watch.look(b"a") == Sighting(b"a half and a whole")


def test_what_was_told_is_told_again_only_if_it_was_not_used(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"b")
    watch = Watch(path)
    known = b"a"
    assert watch.look(known) == Sighting(b"b")
    assert watch.look(known) is None
    watch.forget()
    assert watch.look(known) == Sighting(b"b")
    assert watch.look(b"b") == Sighting()
    path.unlink()
    [trouble] = [watch.look(b"b")]
    assert trouble is not None
    assert "not there any more" in (trouble.trouble or "")
    assert watch.look(b"b") is None
    path.mkdir()
    trouble = watch.look(b"b")
    assert trouble is not None
    assert "is a folder" in (trouble.trouble or "")
