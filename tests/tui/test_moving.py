"""Up and down, pages, ends, panes: with keys as fingers and input methods send them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.support import USUAL, desk, register_of_size, sample


@pytest.mark.parametrize("down", ["down", "j", "ｊ"])
@pytest.mark.parametrize("up", ["up", "k", "ｋ"])
async def test_one_task_down_and_up(tmp_path: Path, down: str, up: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(down, down)
        assert at.current == 3
        assert "Task 3 · 区卫生健康委" in at.shown(at.detail)
        await at.press(up)
        assert at.current == 2
        await at.press(up, up, up)
        assert at.current == 1


@pytest.mark.parametrize(("first", "last"), [("g", "G"), ("ｇ", "Ｇ"), ("home", "end")])
async def test_both_ends(tmp_path: Path, first: str, last: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(last)
        assert at.current == 14
        await at.press(first)
        assert at.current == 1


@pytest.mark.parametrize(("back", "on"), [("pageup", "pagedown"), ("ctrl+b", "ctrl+f")])
async def test_pages(tmp_path: Path, back: str, on: str) -> None:
    async with desk(register_of_size(tmp_path, 50), USUAL) as at:
        page = at.tasks.page
        await at.press(on)
        assert at.current == 1 + page
        await at.press(on, back)
        assert at.current == 1 + page
        await at.press(*[on] * 50)
        assert at.current == 50


async def test_enter_goes_into_the_text_and_esc_back(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("enter")
        assert at.focus == "detail"
        await at.press("escape")
        assert at.focus == "list"


async def test_tab_changes_pane(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        for key, focus in [("tab", "detail"), ("tab", "list"), ("shift+tab", "detail")]:
            await at.press(key)
            assert at.focus == focus


async def test_in_the_text_the_keys_scroll_it(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (60, 14)) as at:
        await at.press("j", "j", "j", "j", "enter")
        assert at.detail.max_scroll_y > 5
        for key, top in [("j", 1), ("down", 2), ("k", 1), ("G", at.detail.max_scroll_y), ("g", 0)]:
            await at.press(key)
            assert at.detail.scroll_offset.y == top, key
        await at.press("pagedown")
        assert at.detail.scroll_offset.y == at.detail.size.height - 1
        await at.press("pageup")
        assert at.detail.scroll_offset.y == 0
        assert at.current == 5


async def test_the_text_of_the_next_task_begins_at_its_top(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (60, 14)) as at:
        await at.press("j", "j", "j", "j", "enter", "G", "escape", "j")
        assert at.detail.scroll_offset.y == 0


async def test_the_cursor_stays_in_sight(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 50), USUAL) as at:
        for _ in range(49):
            await at.press("j")
            assert any(re.match(rf"▌ {at.current} ", line) for line in at.part(at.tasks))
