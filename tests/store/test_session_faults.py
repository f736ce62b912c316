"""A session whose save fails at any of its calls: the file is whole, the edits are still unsaved,
and they are on disk as drafts; whatever somebody else has saved meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.injection import failing, instead
from taskreview.errors import FileError
from taskreview.model import Field
from taskreview.session import Session
from taskreview.store.journal.recovery import recoverable

OLD = "# 台账\ntasks:\n- id: 1\n  progress: 旧\n- id: 2\n  progress: 旧\n"
MINE = OLD.replace("旧", "我的", 1)
THEIRS = OLD.replace("旧\n- id: 2", "旧\n- id: 2\n  status: 他们的")
BOTH = THEIRS.replace("旧", "我的", 1)
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EXDEV, errno.EDQUOT, errno.EINTR)


class Office:
    """A register in a folder, and a session in which the first progress is edited."""

    def __init__(self, folder: Path, *, changed: bool, linked: bool) -> None:
        folder.mkdir()
        self.path = folder / "台账.yaml"
        self.path.write_text(OLD)
        if linked:
            os.link(self.path, folder / "link.yaml")
        self.session = Session(self.path)
        self.session.read_all()
        self.session.drafts.keep(self._fail)
        self.session.edit(0, Field.PROGRESS, "我的")
        self.session.drafts.end()  # all is on disk; typing may go on
        if changed:
            self.path.write_text(THEIRS)
        self.before = THEIRS if changed else OLD
        self.after = BOTH if changed else MINE
        self.names = {each.name for each in folder.iterdir()}

    def _fail(self, sentence: str) -> None:
        raise AssertionError(sentence)

    def check(self, error: FileError | None, name: str) -> None:
        """Looks at everything after a save."""
        content = self.path.read_text()
        assert content == (self.before if error else self.after), name
        assert self.session.unsaved == (1 if error else 0), name
        assert self.session.tasks[0].progress == "我的"
        if name != "unlink":
            assert {each.name for each in self.path.parent.iterdir()} == self.names, name
        if error:
            assert str(error).startswith(str(self.path))
            assert "\n" not in str(error)
            assert [draft.text for draft in recoverable(self.path)] == ["我的"]
            self.session.save()
            assert self.path.read_text() == self.after
        self.session.drafts.end()
        assert recoverable(self.path) == []


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Names for folders that are not there yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return (tmp_path / str(number) for number in range(10**6))


@pytest.mark.parametrize("linked", [False, True], ids=["replaced", "overwritten"])
@pytest.mark.parametrize("changed", [False, True], ids=["as read", "changed elsewhere"])
def test_each_error_at_each_call(places: Iterator[Path], changed: bool, linked: bool) -> None:
    def make() -> Office:
        return Office(next(places), changed=changed, linked=linked)

    office = make()
    with instead(lambda _number, _name: None) as calls:
        office.session.save()
    assert len(calls) > 15
    failures = 0
    for at, name in enumerate(calls):
        number = NUMBERS[at % len(NUMBERS)]
        office = make()
        error: FileError | None = None
        with instead(lambda n, _name, at=at, number=number: failing(number) if n == at else None):  # type: ignore[misc]
            try:
                office.session.save()
            except FileError as caught:
                error = caught
        failures += error is not None
        office.check(error, name)
    assert failures > len(calls) // 3


def _remove(path: Path) -> None:
    shutil.rmtree(path.parent)


def _unmount(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.parametrize("lose", [_remove, _unmount])
def test_a_folder_that_is_gone(places: Iterator[Path], lose: Callable[[Path], None]) -> None:
    office = Office(next(places), changed=False, linked=False)
    lose(office.path)
    with pytest.raises(FileError, match=r"its folder is gone; .*make the folder again and save"):
        office.session.save()
    assert office.session.unsaved == 1
    assert [draft.text for draft in recoverable(office.path)] == ["我的"]
    office.path.parent.mkdir()
    office.path.write_text(OLD)
    office.session.save()
    assert office.path.read_text() == MINE


def test_a_file_that_is_replaced_by_a_folder(places: Iterator[Path]) -> None:
    office = Office(next(places), changed=False, linked=False)
    office.path.unlink()
    office.path.mkdir()
    with pytest.raises(FileError) as caught:
        office.session.save()
    assert str(caught.value).startswith(str(office.path))
    assert office.session.unsaved == 1
    assert list(office.path.iterdir()) == []
