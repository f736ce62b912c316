"""Registers of any size, damaged ones, and terminals of any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskreview.tui.pace import Pace
from tui.support import USUAL, WIDE, Desk, desk, register_of, register_of_size, sample


@pytest.mark.parametrize("text", ["tasks: []\n", "title: 空\ntasks: []\n", "[]\n", "tasks:\n"])
@pytest.mark.parametrize("size", [WIDE, (40, 20)])
async def test_a_register_without_tasks(tmp_path: Path, text: str, size: tuple[int, int]) -> None:
    async with desk(register_of(tmp_path, text), size) as at:
        assert "0 tasks" in at.title
        assert "This register has no tasks yet" in at.text
        await at.press(*"jkgGesuUyf", "escape", "enter", "pagedown", "tab", "tab")
        await at.wheel(5, 5, 2)
        await at.click(5, 5)
        await at.press("ctrl+s", "/")
        await at.write("x")
        await at.press("escape", "q")
        await at.until(lambda: not at.app.is_running, "leaving")


async def test_one_task(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, "- {id: 1}\n")) as at:
        assert "1 task " in at.title
        await at.press("G", "j", "g", "k", "pagedown", "pageup")
        assert at.current == 1
        assert "(none)" in at.shown(at.detail)


async def test_twenty_thousand_tasks(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 20_000)) as at:
        assert at.current == 1
        assert "Task 1 " in at.shown(at.detail)
        await at.press("j")
        await at.read_to_end()
        assert at.current == 2
        assert "20000 tasks" in at.title
        await at.press("G")
        assert at.current == 20_000
        assert "▌ 20000 单位" in at.shown(at.tasks)
        await at.search("进展19999")
        assert at.ids[0] == 19_999
        await at.press("escape")
        assert at.current == 19_999
        await at.press("e")
        await at.write("新")
        await at.press("escape")
        await at.save()
    assert "进展19999新}" in (tmp_path / "tasks.yaml").read_text()


async def test_what_comes_in_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = True

    def wait(_pace: Pace) -> None:
        import time

        while held:
            time.sleep(0.001)

    monkeypatch.setattr(Pace, "step_aside", wait)
    async with desk(register_of_size(tmp_path, 300), first=5) as at:
        try:
            assert at.ids == [1, 2, 3, 4, 5]
            assert "5 read …" in at.title
            await at.search("单位3")
            assert at.ids == [3]
            assert "1 of 5 read …" in at.title
        finally:
            held = False
        await at.read_to_end()
        assert len(at.ids) == 43
        assert at.current == 3
        assert "43 of 300" in at.title


def _damaged(folder: Path, whole: int) -> Path:
    path = register_of_size(folder, whole)
    path.write_text(path.read_text() + "- {id: 5001, content: [\n- x: : y\n", encoding="utf-8")
    return path


async def test_a_file_that_breaks_off_far_down(tmp_path: Path) -> None:
    path = _damaged(tmp_path, 5_000)
    was = path.read_bytes()
    async with desk(path) as at:
        await at.until(lambda: at.dialog == "NoticeScreen", "the notice")
        assert "The file is damaged further down" in at.text
        assert "tasks.yaml:500" in at.text.replace("\n", "")
        await at.press("escape")
        assert "5000 tasks" in at.title
        assert "✗ damaged file" in at.title
        await at.press("G")
        assert at.current == 5_000
        await at.search("#17")
        assert at.ids == [17]
        await at.press("enter")
        for key in ("e", "s"):
            await at.press(key)
            assert not at.editing
            assert at.dialog == ""
            assert str(at.app.failure) in at.notices[-1]
        await at.press("ctrl+s", "q")
        await at.until(lambda: not at.app.is_running, "leaving")
    assert at.app.return_code == 2
    assert at.app.failure is not None
    assert path.read_bytes() == was


async def test_edits_made_before_the_damage_was_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They cannot be saved; the program says why, shows them, and asks before it leaves."""
    import threading

    gate = threading.Event()
    monkeypatch.setattr(Pace, "step_aside", lambda _pace: gate.wait(8))
    path = _damaged(tmp_path, 500)
    was = path.read_bytes()
    async with desk(path) as at:
        await at.press("e")
        await at.write("新")
        await at.press("ctrl+s")
        gate.set()
        await at.until(lambda: at.dialog == "NoticeScreen", "the notice")
        await at.press("escape")
        assert at.editing
        await at.press("escape")
        assert at.session.unsaved == 1
        await at.press("q")
        assert at.dialog == "LeaveScreen"
        await at.press("s")
        assert at.app.is_running
        assert str(at.app.failure) in at.notices[-1]
        await at.press("q", "d")
        await at.until(lambda: not at.app.is_running, "leaving")
    assert at.app.return_code == 2
    assert path.read_bytes() == was


def _whole(at: Desk, columns: int, rows: int) -> None:
    assert len(at.strips) == rows
    assert all(strip.cell_length == columns for strip in at.strips)


@pytest.mark.parametrize(
    "size", [(1, 1), (3, 3), (8, 4), (16, 6), (25, 8), (40, 12), (99, 20), (100, 20), (250, 70)]
)
async def test_terminals_of_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk(sample(tmp_path), size) as at:
        _whole(at, *size)
        for keys in (["j"], ["enter"], ["e"], ["escape"], ["f"], ["escape"], ["s"], ["escape"]):
            await at.press(*keys)
            _whole(at, *size)
        for keys in (["?"], ["escape"], ["/"], ["x"], ["escape"]):
            await at.press(*keys)
            _whole(at, *size)


async def test_wide_has_the_panes_side_by_side_and_narrow_one_above_the_other(
    tmp_path: Path,
) -> None:
    async with desk(sample(tmp_path)) as at:
        assert at.tasks.region.y == at.detail.region.y
        assert at.tasks.region.right <= at.detail.region.x
        for columns in (99, 80, 40):
            await at.resize(columns, 24)
            assert at.tasks.region.bottom <= at.detail.region.y
            assert at.tasks.region.width == columns
        await at.resize(100, 24)
        assert at.tasks.region.right <= at.detail.region.x


async def test_resizing_keeps_task_and_place(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 100)) as at:
        await at.read_to_end()
        await at.press(*["pagedown"] * 2)
        current = at.current
        for size in [USUAL, (40, 20), (40, 8), USUAL, WIDE]:
            await at.resize(*size)
            assert at.current == current
            if size[1] >= 20:
                assert f"▌ {current} " in at.shown(at.tasks)
                assert f"Task {current} " in at.shown(at.detail)


async def test_forty_columns_have_what_matters(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (40, 20)) as at:
        row = at.part(at.tasks)[1]
        assert "1 " in row
        assert "区教委" in row
        assert "12-31" in row
        assert "✓" in row
        assert "Task 1" in at.shown(at.detail)
        assert "/ search" in at.keys


@pytest.mark.parametrize(
    ("written", "wide", "narrow"),
    [
        ("2024年12月31日", "2024-12-31", "12-31"),
        ("2024/1/5", "2024-01-05", "01-05"),
        ("2024年9月底前", "2024-09-30", "09-30"),
        ("2025年底", "2025年底", "12-31"),
        ("长期坚持", "长期坚持", "长期…"),
        ("第三季度末之前完成", "第三季度…", "第三…"),
        ("", "", ""),
    ],
)
async def test_deadlines_in_the_list(tmp_path: Path, written: str, wide: str, narrow: str) -> None:
    path = register_of(tmp_path, f"- {{id: 1, units: [甲], deadline: '{written}', status: done}}\n")
    async with desk(path) as at:
        assert at.part(at.tasks)[1].split()[3:-2] == ([wide] if wide else [])
        await at.resize(40, 20)
        assert at.part(at.tasks)[1].split()[3:-1] == ([narrow] if narrow else [])
