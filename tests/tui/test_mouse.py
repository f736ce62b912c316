"""The mouse does what people expect of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.support import USUAL, WIDE, desk, register_of_size, sample


@pytest.mark.parametrize("size", [WIDE, USUAL, (40, 20)])
async def test_a_click_selects(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk(sample(tmp_path), size) as at:
        await at.click_text("区残联")
        assert at.current == 4
        assert at.focus == "list"
        assert "Task 4" in at.shown(at.detail)


async def test_a_click_below_the_last_task_changes_nothing(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j")
        await at.click(10, 35)
        await at.click(10, 2)
        assert at.current == 2


async def test_a_click_in_a_scrolled_list(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 50), USUAL) as at:
        await at.press("G")
        await at.click_text("47 ")
        assert at.current == 47


async def test_a_click_on_the_list_while_the_text_has_the_room(tmp_path: Path) -> None:
    """The panes change their heights with the press; what was under the pointer counts."""
    async with desk(register_of_size(tmp_path, 50), USUAL) as at:
        await at.press("G", "enter")
        await at.click_text("49 ")
        assert at.current == 49
        assert at.focus == "list"


@pytest.mark.parametrize("size", [WIDE, USUAL])
async def test_a_click_on_the_progress_opens_the_editor_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with desk(sample(tmp_path), size) as at:
        await at.press("j")
        await at.click_text("通学公交路线", within=4)
        assert at.editing
        assert at.editor.cursor_location == (0, "已开通57条通学公交路线。".index("公交路线"))
        await at.write("新")
        assert at.editor.edited == "已开通57条通学新公交路线。"


async def test_a_click_on_a_later_row_of_the_progress(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "j", "j", "j")
        text = at.session.tasks[4].progress or ""
        x, y = at.place_of("专项方案")
        await at.click_text("专项方案", within=0)
        assert at.editing
        row, column = at.editor.cursor_location
        assert text.split("\n")[row][column:].startswith("专项方案")
        assert at.place_of("专项方案") == (x, y)


async def test_a_click_elsewhere_in_the_text_does_not(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.click_text("Content")
        assert at.focus == "detail"
        assert not at.editing


async def test_the_cell_behind_a_row_is_its_end(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j")
        x, y = at.place_of("已开通57条")
        await at.click(x + 40, y)
        assert at.editor.cursor_location == (0, len("已开通57条通学公交路线。"))


async def test_a_click_into_the_editor_moves_its_cursor(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "e")
        await at.click_text("57条")
        assert at.editing
        assert at.editor.cursor_location == (0, 3)


async def test_the_wheel_scrolls_list_and_text(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 50), USUAL) as at:
        await at.wheel(10, 5, 3)
        assert at.tasks.scroll_offset.y > 0
        assert at.current == 1
        await at.wheel(10, 5, -5)
        assert at.tasks.scroll_offset.y == 0
    async with desk(sample(tmp_path), (60, 14)) as at:
        await at.press("j", "j", "j", "j")
        await at.wheel(10, 10, 2)
        assert at.detail.scroll_offset.y > 0
        assert at.focus == "list"


@pytest.mark.parametrize(
    ("hint", "dialog"),
    [("f filter", "FilterScreen"), ("s status", "StatusScreen"), ("? help", "HelpScreen")],
)
@pytest.mark.parametrize("focus", ["list", "detail", "search"])
async def test_a_click_on_a_hint_runs_it(
    tmp_path: Path, hint: str, dialog: str, focus: str
) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*{"list": "", "detail": ["enter"], "search": "/"}[focus])
        if hint in at.keys:
            await at.click_text(hint, within=3)
            assert at.dialog == dialog
        else:
            assert focus == "search"


async def test_clicks_on_the_hints_of_the_editor(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.click_text("e edit", within=2)
        assert at.editing
        before = at.editor.edited
        await at.paste("新")
        await at.click_text("undo typing")
        assert at.editor.edited == before
        await at.click_text("^Y redo")
        assert at.editor.edited == before + "新"
        await at.click_text("^S save")
        await at.until(lambda: not at.session.unsaved, "saving")
        assert at.editing
        await at.click_text("Esc done")
        assert at.focus == "list"
        await at.click_text("u undo")
        assert at.session.tasks[0].progress == before


async def test_a_click_on_quit(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.click_text("q quit")
        await at.until(lambda: not at.app.is_running, "leaving")


async def test_a_click_between_hints_does_nothing(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        x, y = at.place_of("f filter")
        await at.click(x - 1, y)
        await at.click(119, y)
        assert at.dialog == ""
        assert at.focus == "list"


async def test_a_click_into_the_search_line_searches(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.click(40, 1)
        assert at.focus == "SearchBox"
        await at.write("燃气")
        assert len(at.ids) < 14
