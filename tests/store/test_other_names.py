"""The name that is offered is free, and its folder can take the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from taskreview.store.other_names import free_name


def test_the_name_itself_then_a_number(tmp_path: Path) -> None:
    path = tmp_path / "台账.yaml"
    assert free_name(path, 10) == path
    path.touch()
    assert free_name(path, 10) == tmp_path / "台账-2.yaml"
    (tmp_path / "台账-2.yaml").symlink_to("nowhere")
    assert free_name(path, 10) == tmp_path / "台账-3.yaml"


@pytest.mark.parametrize("trouble", ["gone", "full"])
def test_another_folder_if_that_of_the_file_takes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    if trouble == "full":
        there.mkdir()
        statvfs = os.statvfs

        def room(path: Path) -> os.statvfs_result:
            found = list(statvfs(path))
            found[4] = 0 if path == there else found[4]  # f_bavail
            return os.statvfs_result(found)

        monkeypatch.setattr(os, "statvfs", room)
    monkeypatch.chdir(here)
    assert free_name(there / "tasks.yaml", 10) == here / "tasks.yaml"
