"""Ctrl+S writes the edited value and no other byte, and never loses what is typed meanwhile."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
import yaml

from taskreview.errors import SaveError
from taskreview.model import Field
from taskreview.session import merging
from taskreview.store.saving import Rebase, SaveOutcome, SavePlan
from tui.appending import append, two_last
from tui.support import desk, register_of, register_of_size, sample

MIXED = (
    "\ufeff# 台账\r\n"
    "title: 标题   # 说明\r\n"
    "tasks:\r\n"
    "  - {id: 1, progress: '旧', units: [甲]}   # 一\r\n"
    "  - id: 2\r\n"
    "    progress: >-\r\n"
    "      折叠\r\n"
    "      文本\r\n"
    "\r\n"
    "    x-unknown:   !!str  值\r\n"
    '  - {"id":3,"progress":"三"}'
)


async def test_only_the_bytes_of_the_value_change(tmp_path: Path) -> None:
    path = sample(tmp_path)
    was = path.read_bytes()
    async with desk(path) as at:
        await at.press("j")
        await append(at, "新")
        await at.save()
        assert "1 task saved" in at.notices
        assert "unsaved" not in at.text
    old = "已开通57条通学公交路线。".encode()
    assert was.count(old) == 1
    assert path.read_bytes() == was.replace(old, old + "新".encode())


@pytest.mark.parametrize(
    ("task", "old", "new"),
    [
        (0, "'旧'", "'旧新'"),
        (1, "折叠\r\n      文本\r\n", "折叠 文本新\r\n"),
        (2, '"三"', '"三新"'),
    ],
)
async def test_bom_line_endings_and_comments_stay(
    tmp_path: Path, task: int, old: str, new: str
) -> None:
    path = register_of(tmp_path, MIXED)
    async with desk(path) as at:
        await at.press(*["j"] * task)
        await append(at, "新")
        await at.save()
    assert path.read_bytes() == MIXED.replace(old, new).encode()


async def test_several_saves_one_after_the_other(tmp_path: Path) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        for n in range(3):
            await append(at, f"新{n}")
            await at.save()
            await at.press("j")
    assert two_last(path)[:3] == ["新0", "新1", "新2"]


async def test_mode_and_link_stay_and_nothing_is_left_over(tmp_path: Path) -> None:
    real = sample(tmp_path)
    real.chmod(0o640)
    folder = tmp_path / "here"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to(real)
    async with desk(link) as at:
        await append(at, "新")
        await at.save()
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "新" in real.read_text()
    assert os.listdir(folder) == ["link.yaml"]
    assert sorted(os.listdir(tmp_path)) == ["here", "tasks.yaml"]


async def test_nothing_to_save_says_so(tmp_path: Path) -> None:
    path = sample(tmp_path)
    was = path.stat()
    async with desk(path) as at:
        await at.press("ctrl+s")
        assert at.notices == ["Nothing to save"]
    assert path.stat().st_mtime_ns == was.st_mtime_ns


async def test_a_failed_save_keeps_the_editor_and_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_plan: SavePlan, _rebase: Rebase) -> SaveOutcome | None:
        raise SaveError("tasks.yaml was not saved: No space left on device")

    monkeypatch.setattr(merging, "carry_out", no_room)
    path = sample(tmp_path)
    was = path.read_bytes()
    async with desk(path) as at:
        await at.press("e")
        await at.write("新")
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert "No space left" in at.text
        await at.press("escape")
        assert at.editing
        await at.write("更")
        assert at.editor.edited.endswith("新更")
        assert path.read_bytes() == was
        await at.press("escape", "q")
        assert at.dialog == "LeaveScreen"


async def test_the_task_whose_edit_cannot_be_made_is_named(tmp_path: Path) -> None:
    """Another task has all of it under a key of its own, and would change along."""
    first = "".join(f"- id: {n}\n  progress: 进展\n" for n in range(1, 8))
    register = f"{first}- &t\n  id: 8\n  progress: 进展\n- id: 9\n  before: *t\n"
    path = register_of(tmp_path, register)
    async with desk(path) as at:
        for index in range(8):
            at.session.edit(index, Field.PROGRESS, "新")
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "NoticeScreen", "the sentence")
        assert "tasks.yaml:17:13" in at.text
        assert "Task 8" in at.text
        assert path.read_text() == register
        await at.press("escape")
        at.session.undo()
        await at.save()
    assert path.read_text() == register.replace("进展", "新", 7)


async def test_while_still_reading_it_waits_and_then_saves(
    tmp_path: Path, held_reading: threading.Event
) -> None:
    path = register_of_size(tmp_path, 500)
    was = path.read_bytes()
    async with desk(path) as at:
        await append(at, "新")
        assert "read …" in at.title
        await at.press("ctrl+s")
        assert at.notices == ["The file is still being read; it will be saved right after"]
        assert path.read_bytes() == was
        held_reading.set()
        await at.until(lambda: at.session.unsaved == 0, "saving")
    assert path.read_bytes() == was.replace("进展1}".encode(), "进展1新}".encode(), 1)


async def test_what_is_edited_during_a_save_stays_unsaved(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "甲")
        await at.press("ctrl+s")
        await append(at, "乙")
        await at.press("j")
        await append(at, "丙")
        held_writing.set()
        await at.until(lambda: "1 task saved" in at.notices, "saving")
        assert at.session.unsaved == 2
        first = yaml.safe_load(path.read_text())["tasks"][0]["progress"]
        assert first.endswith("。甲")
        await at.save()
    tasks = yaml.safe_load(path.read_text())["tasks"]
    assert tasks[0]["progress"].endswith("。甲乙")
    assert tasks[1]["progress"].endswith("。丙")


async def test_what_is_typed_during_a_save_stays_in_the_editor(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press("e")
        await at.write("甲")
        await at.press("ctrl+s")
        await at.write("乙")
        held_writing.set()
        await at.until(lambda: "1 task saved" in at.notices, "saving")
        assert at.editing
        assert at.editor.edited.endswith("甲乙")
        await at.press("escape")
        assert at.session.unsaved == 1


async def test_a_second_save_during_the_first_follows_it(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "甲")
        await at.press("ctrl+s")
        await append(at, "乙")
        await at.press("ctrl+s")
        held_writing.set()
        await at.until(lambda: not at.session.unsaved, "both saves")
    assert yaml.safe_load(path.read_text())["tasks"][0]["progress"].endswith("。甲乙")


async def test_undone_during_a_save_is_unsaved_afterwards(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = register_of(tmp_path, "- id: 1\n  content: 内容\n")
    async with desk(path) as at:
        await append(at, "甲")
        await at.press("ctrl+s", "u")
        held_writing.set()
        await at.until(lambda: "1 task saved" in at.notices, "saving")
        assert at.session.unsaved == 1
        await at.save()
        assert at.session.unsaved == 0
    assert path.read_text() == "- id: 1\n  content: 内容\n"


async def test_the_list_keeps_its_place(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 200), (80, 24)) as at:
        await at.read_to_end()
        await at.press(*["pagedown"] * 5)
        await at.press("k", "k")
        await append(at, "新")
        before = (at.current, at.tasks.scroll_offset.y)
        await at.save()
        assert (at.current, at.tasks.scroll_offset.y) == before


async def test_a_save_that_takes_long_says_so_until_it_has_ended(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    async with desk(sample(tmp_path)) as at:
        await append(at, "新")
        await at.press("ctrl+s")
        await at.until(lambda: "Saving …" in at.notices, "the sentence")
        held_writing.set()
        await at.until(lambda: "1 task saved" in at.notices, "saving")
        assert "Saving …" not in at.notices
