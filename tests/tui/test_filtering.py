"""`f` narrows the list to a unit, a status or a deadline; each filter is a chip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.support import USUAL, Desk, desk, register_of, sample


async def _filter(at: Desk, words: str) -> None:
    await at.press("f")
    await at.write(words)
    await at.press("enter")


async def test_all_that_there_is_is_offered_with_how_often(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("f")
        assert "Unit: 区城市管理委" in at.text
        await at.write("past")
        assert "Deadline: past" in at.text
        assert "14" in next(line for line in at.lines if "Deadline: past" in line)


async def test_a_filter_becomes_a_chip(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _filter(at, "区教委")
        assert at.ids == [1, 2]
        assert "2 of 14" in at.title
        assert at.lines[1].startswith(" / Unit: 区教委 ×") or " Unit: 区教委 × " in at.lines[1]


async def test_filters_and_words_narrow_together(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _filter(at, "区教委")
        await at.search("公交")
        assert at.ids == [2]
        assert "公交" in at.lines[1]


async def test_of_two_statuses_either_will_do_of_two_units_both_must(tmp_path: Path) -> None:
    text = "".join(
        f"- {{id: {n}, units: [{units}], status: {status}}}\n"
        for n, (units, status) in enumerate(
            [
                ("甲局", "已完成"),
                ("乙局", "滞后"),
                ("甲局, 乙局", "未启动"),
                ("甲局, 乙局", "滞后"),
            ],
            1,
        )
    )
    async with desk(register_of(tmp_path, text)) as at:
        await _filter(at, "滞后")
        assert at.ids == [2, 4]
        await _filter(at, "未启动")
        assert at.ids == [2, 3, 4]
        await _filter(at, "甲局")
        assert at.ids == [3, 4]
        await _filter(at, "乙局")
        assert at.ids == [3, 4]
        for left in ([3, 4], [2, 3, 4], [2, 4], [1, 2, 3, 4]):
            await at.press("escape")
            assert at.ids == left


async def test_an_edit_is_filtered_as_it_is_now(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _filter(at, "已完成")
        await at.press("j", "s", *"滞后", "enter")
        assert at.ids == [*range(1, 15)], "the list does not jump under the hands"
        await _filter(at, "滞后")
        await at.press("escape")
        assert at.ids == [1, *range(3, 15)]
        await at.press("u")
        await at.press("escape")
        await _filter(at, "已完成")
        assert at.ids == [*range(1, 15)]


async def test_the_same_filter_twice_is_once(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _filter(at, "区教委")
        await _filter(at, "区教委")
        assert len(at.register.facets) == 1


async def test_a_click_on_a_chip_takes_it_off(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _filter(at, "区教委")
        await _filter(at, "status 已完成")
        assert len(at.register.facets) == 2
        await at.click_text("Unit: 区教委", within=2)
        assert "Unit" not in at.lines[1]
        assert "Status: 已完成" in at.lines[1]
        assert len(at.ids) == 14
        await at.click_text("Status: 已完成 ×", within=15)
        assert at.register.facets == []


async def test_a_click_into_the_words_leaves_the_chips_alone(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _filter(at, "区教委")
        await at.search("abcdefghijklmnopqrstuvwxyz")
        for within in range(0, 26, 5):
            await at.click_text("abcdefghijk", within)
            assert len(at.register.facets) == 1


async def test_esc_chooses_nothing(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("f", "escape")
        assert at.register.facets == []
        assert at.focus == "list"


async def test_arrows_and_pages_choose(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.until(lambda: at.session.assessments.has_looked, "looking for hints")
        await at.press("f", "pagedown", "pageup", "down", "up", "down", "down", "down", "enter")
        assert at.lines[1].startswith(" /  Unit: 区城市管理委 × ")
        assert at.ids == [5, 7, 10, 11]


async def test_nothing_to_choose_is_nothing_chosen(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("f")
        await at.write("zzzzzz")
        await at.press("enter")
        assert at.dialog == "FilterScreen"
        await at.press("escape")
        assert at.register.facets == []


async def test_a_click_chooses(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("f")
        await at.click_text("Unit: 区残联")
        assert at.ids == [4]


async def test_the_task_under_the_cursor_stays_there(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j")
        await _filter(at, "区教委")
        assert at.current == 2
        await at.press("escape")
        assert at.current == 2


@pytest.mark.parametrize("size", [USUAL, (40, 20), (20, 10)])
async def test_more_chips_than_room(tmp_path: Path, size: tuple[int, int]) -> None:
    """The latest is there, which is the one that Esc takes off; the words have their room."""
    async with desk(sample(tmp_path), size) as at:
        for words in ("区城市管理委", "区水务局", "区住房城乡建设委", "已完成", "past"):
            await _filter(at, words)
        assert len(at.register.facets) == 5
        await at.search("燃气")
        assert at.ids == [5]
        assert "燃气" in at.lines[1]
        assert re.search(r"\+\d ", at.lines[1])
        assert "× " in at.lines[1]
        if size == USUAL:
            assert " past ×" in at.lines[1]
            await at.click_text("past ×", within=5)
            assert len(at.register.facets) == 4
            assert " 已完成 ×" in at.lines[1]
        await at.resize(120, 40)
        await at.press("escape", "escape")
        assert len(at.register.facets) == (3 if size == USUAL else 4)


async def test_where_there_is_little_room_a_chip_says_what_passes(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (40, 20)) as at:
        await _filter(at, "已完成")
        assert at.lines[1].startswith(" /  已完成 × ")
        await at.resize(*USUAL)
        assert at.lines[1].startswith(" /  Status: 已完成 × ")


async def test_chips_make_room_when_the_terminal_does(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (40, 20)) as at:
        for words in ("区城市管理委", "区水务局"):
            await _filter(at, words)
        assert "+1" in at.lines[1]
        await at.resize(120, 40)
        assert " / Unit: 区城市管理委 ×" in at.lines[1].replace("  ", " ")
        assert "Unit: 区水务局 ×" in at.lines[1]
        await at.search("燃气")
        assert "燃气" in at.lines[1]


async def test_an_option_is_found_as_it_is_written(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("f")
        await at.write("Status：已完成")
        await at.press("enter")
        assert at.register.found == 14


async def test_an_empty_list_says_how_to_get_out_of_the_filter(tmp_path: Path) -> None:
    path = register_of(tmp_path, "- {id: 1, status: 甲}\n- {id: 2, status: 乙}\n")
    async with desk(path) as at:
        await at.press("f")
        await at.write("甲")
        await at.press("enter")
        path.write_text("- {id: 1, status: 丙}\n- {id: 2, status: 乙}\n")
        at.register.look_at_file()
        await at.until(lambda: at.register.found == 0, "coming in")
        assert "Esc takes the last filter off" in at.text
