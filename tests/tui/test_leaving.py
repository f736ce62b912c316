"""Leaving loses nothing: it asks where something is not saved, and waits for a save under way."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from taskreview.errors import SaveError
from taskreview.session import merging
from taskreview.store.saving import Rebase, SaveOutcome, SavePlan
from tui.appending import append, two_last
from tui.support import desk, register_of_size, sample


@pytest.mark.parametrize("answer", ["s", "ｓ", "enter", "ctrl+s", "f2"])
async def test_leaving_saves(tmp_path: Path, answer: str) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "新")
        await at.press("q")
        assert "1 task has edits that are not saved." in at.text
        await at.press(answer)
        await at.until(lambda: not at.app.is_running, "leaving")
    assert at.app.return_code == 0
    assert "。新" in path.read_text()


@pytest.mark.parametrize("answer", ["d", "ｄ"])
async def test_leaving_discards(tmp_path: Path, answer: str) -> None:
    path = sample(tmp_path)
    was = path.read_bytes()
    async with desk(path) as at:
        await append(at, "新")
        await at.press("q", answer)
        await at.until(lambda: not at.app.is_running, "leaving")
    assert at.app.return_code == 0
    assert path.read_bytes() == was


@pytest.mark.parametrize("answer", ["escape", "n", "ｎ", "q"])
async def test_leaving_is_called_off(tmp_path: Path, answer: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await append(at, "新")
        await at.press("q", answer)
        assert at.dialog == ""
        assert at.app.is_running
        assert at.session.unsaved == 1


@pytest.mark.parametrize("key", ["q", "ｑ", "ctrl+q"])
async def test_leaving_without_edits_does_not_ask(tmp_path: Path, key: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(key)
        await at.until(lambda: not at.app.is_running, "leaving")
    assert at.app.return_code == 0


async def test_ctrl_q_in_the_editor_asks_and_keeps_the_text(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("e")
        await at.write("新")
        await at.press("ctrl+q")
        assert at.dialog == "LeaveScreen"
        await at.press("ctrl+q")
        assert at.dialog == "LeaveScreen"
        await at.press("escape")
        assert at.editing
        assert at.editor.edited.endswith("新")
        await at.press("escape")
        assert at.session.unsaved == 1


async def test_ctrl_q_in_an_unchanged_editor_leaves(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("e", "ctrl+q")
        await at.until(lambda: not at.app.is_running, "leaving")


@pytest.mark.parametrize("opener", ["f", "s", "?"])
async def test_ctrl_q_in_a_dialog_asks(tmp_path: Path, opener: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await append(at, "新")
        await at.press(opener, "ctrl+q")
        assert at.dialog == "LeaveScreen"


async def test_a_failed_save_does_not_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_plan: SavePlan, _rebase: Rebase) -> SaveOutcome | None:
        raise SaveError("no")

    async with desk(sample(tmp_path)) as at:
        await append(at, "新")
        with monkeypatch.context() as patch:
            patch.setattr(merging, "carry_out", fail)
            await at.press("q", "s")
            await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert at.app.is_running
        await at.press("escape")
        await at.save()
        assert at.app.is_running


async def test_leaving_during_a_save_waits_for_it(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "新")
        await at.press("ctrl+s", "q")
        assert at.dialog == "LeaveScreen"
        await at.press("s")
        assert at.app.is_running
        held_writing.set()
        await at.until(lambda: not at.app.is_running, "leaving")
    assert "。新" in path.read_text()


async def test_who_is_asked_during_a_save_leaves_when_it_has_ended(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "新")
        await at.press("ctrl+s", "q")
        assert "when nothing is left to save, taskreview quits" in at.text
        held_writing.set()
        await at.until(lambda: not at.app.is_running, "leaving")
    assert "。新" in path.read_text()


async def test_who_is_asked_during_a_save_is_asked_about_what_is_left(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "甲")
        await at.press("j")
        await append(at, "乙")
        await at.press("ctrl+s", "j")
        await append(at, "丙")
        await at.press("q")
        assert "3 tasks have edits" in at.text
        held_writing.set()
        await at.until(lambda: "1 task has edits" in at.text, "saving")
        assert at.app.is_running
        assert at.dialog == "LeaveScreen"
        assert "quits" not in at.text
        await at.press("s")
        await at.until(lambda: not at.app.is_running, "leaving")
    assert {"。甲", "。乙", "。丙"} <= set(two_last(path))


async def test_who_is_asked_during_a_save_that_fails_stays(
    tmp_path: Path, held_writing: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_plan: SavePlan, _rebase: Rebase) -> SaveOutcome | None:
        held_writing.wait(20)
        raise SaveError("tasks.yaml was not saved: No space left on device")

    monkeypatch.setattr(merging, "carry_out", fail)
    async with desk(sample(tmp_path)) as at:
        await append(at, "新")
        await at.press("ctrl+s", "q")
        held_writing.set()
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        await at.press("escape")
        assert at.dialog == ""
        assert at.session.unsaved == 1


async def test_who_is_asked_during_a_save_leaves_with_what_a_colleague_saved_meanwhile(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "甲")
        await at.press("ctrl+s", "q")
        path.write_text(path.read_text().replace("通学公交路线。", "通学公交路线。丙"))
        held_writing.set()
        await at.until(lambda: not at.app.is_running, "leaving")
    assert {"。甲", "。丙"} <= set(two_last(path))


async def test_who_is_asked_during_a_save_decides_first_what_a_colleague_contradicts(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press("j")
        await append(at, "甲")
        await at.press("ctrl+s", "q")
        path.write_text(path.read_text().replace("通学公交路线。", "通学公交路线。丙"))
        held_writing.set()
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        assert at.session.unsaved == 1
    assert "。丙" in path.read_text()


async def test_leaving_while_still_reading_saves_after_it(
    tmp_path: Path, held_reading: threading.Event
) -> None:
    path = register_of_size(tmp_path, 500)
    async with desk(path) as at:
        await append(at, "新")
        await at.press("q", "s")
        assert at.app.is_running
        held_reading.set()
        await at.until(lambda: not at.app.is_running, "leaving")
    assert "进展1新" in path.read_text()


async def test_what_is_typed_after_save_and_quit_is_not_lost(
    tmp_path: Path, held_writing: threading.Event
) -> None:
    """The save takes its time; who goes on typing meanwhile is not thrown out with the text."""
    path = sample(tmp_path)
    async with desk(path) as at:
        await append(at, "甲")
        await at.press("q", "s")
        await at.press("e")
        await at.write("乙")
        held_writing.set()
        await at.until(lambda: "1 task saved" in at.notices, "saving")
        assert at.app.is_running
        assert at.editing
        assert at.editor.edited.endswith("甲乙")
        assert at.session.unsaved == 1
