"""`d` or `@` shows every unit with what it has to do, and narrows the list to one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.support import USUAL, WIDE, Desk, desk, register_of, sample

MIXED = """\
- {id: 1, units: [区教委, 区卫生健康委], status: 已完成}
- {id: 2, units: [区教委], status: 正在推进}
- {id: 3, units: [区教委], status: 已完成}
- {id: 4, units: [区水务局]}
- {id: 5, content: 没有单位}
"""


def _figures(at: Desk) -> list[list[str]]:
    lines = at.shown(at.app.screen.query_one("ChoiceList")).splitlines()
    return [line.replace("▌", "").split() for line in lines if line.strip()]


async def test_every_unit_with_its_tasks_by_status(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, MIXED)) as at:
        await at.press("d")
        assert _figures(at) == [
            ["Units", "total", "已完成", "正在推进", "–"],
            ["区教委", "3", "2", "1", "·"],
            ["区卫生健康委", "1", "1", "·", "·"],
            ["区水务局", "1", "·", "·", "1"],
        ]
        assert "5 tasks" in at.text


async def test_the_figures_are_those_of_the_register_as_it_is_now(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, MIXED)) as at:
        await at.press("j", "s", *"已完成", "enter", "d")
        assert _figures(at)[:2] == [
            ["Units", "total", "已完成", "–"],
            ["区教委", "3", "3", "·"],
        ]


async def test_short_names_narrow_it_and_are_marked(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, MIXED)) as at:
        await at.press("d", *"卫健委")
        assert [line[0] for line in _figures(at)] == ["Units", "区卫生健康委"]
        marked = "".join(at.marked(at.app.screen.query_one("ChoiceList")))
        assert marked == "卫健委"


@pytest.mark.parametrize(
    ("typed", "marked"), [("weisheng", "卫生"), ("wsjkw", "卫生健康委"), ("卫sheng", "卫生")]
)
async def test_pinyin_narrows_it_and_is_marked(tmp_path: Path, typed: str, marked: str) -> None:
    async with desk(register_of(tmp_path, MIXED)) as at:
        await at.press("d", *typed)
        assert [line[0] for line in _figures(at)] == ["Units", "区卫生健康委"]
        assert "".join(at.marked(at.app.screen.query_one("ChoiceList"))) == marked


async def test_pinyin_finds_one_of_very_many_units(tmp_path: Path) -> None:
    rows = [f"- {{id: {n}, units: [第{n}镇政府]}}\n" for n in range(800)]
    async with desk(register_of(tmp_path, "".join([*rows, MIXED]))) as at:
        await at.read_to_end()
        await at.press("d", *"shuiwu")
        assert [line[0] for line in _figures(at)] == ["Units", "区水务局"]


async def test_the_chosen_unit_is_a_filter_that_esc_takes_off(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("@", *"水务", "enter")
        assert at.lines[1].startswith(" /  Unit: 区水务局 × ")
        assert at.ids == [5, 12]
        await at.search("燃气")
        assert at.ids == [5]
        await at.press("enter", "escape")
        assert at.ids == [5, 12]
        await at.press("escape")
        assert len(at.ids) == 14


async def test_the_dialog_keeps_its_size_while_somebody_types(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("d")
        dialog = at.app.screen.query_one(".dialog")
        size = dialog.size
        for typed in "区教zz":
            await at.press(typed)
            assert dialog.size == size
        assert "Nothing matches" in at.text
        await at.press("enter")
        assert at.dialog == "UnitScreen"


@pytest.mark.parametrize("size", [WIDE, USUAL, (40, 20), (24, 12)])
async def test_at_any_width_a_name_and_its_total_can_be_read(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with desk(register_of(tmp_path, MIXED), size) as at:
        await at.press("d")
        assert re.search(r"▌ 区教委 +3\b", at.text)
        if size == (40, 20):
            assert _figures(at)[:2] == [
                ["Units", "total", "✓", "◐", "–"],
                ["区教委", "3", "2", "1", "·"],
            ]


async def test_a_unit_may_be_called_anything(tmp_path: Path) -> None:
    text = '- {id: 1, units: ["[red]\\e[31m局", "甲]"], status: "[/b]\\t完成"}\n'
    async with desk(register_of(tmp_path, text)) as at:
        await at.press("d")
        assert "\x1b" not in at.text
        assert ["[red]␛[31m局", "1", "1"] in _figures(at)
        await at.press("enter")
        assert at.ids == [1]
        assert "Unit: [red]␛[31m局 ×" in at.lines[1]


async def test_while_the_file_is_read_the_figures_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from taskreview.tui.pace import Pace

    gate = threading.Event()
    monkeypatch.setattr(Pace, "step_aside", lambda _pace: gate.wait(8))
    try:
        async with desk(register_of(tmp_path, MIXED), first=2) as at:
            await at.press("d")
            assert "2 read …" in at.text
            await at.press("escape")
            gate.set()
            await at.read_to_end()
            await at.press("d")
            assert "5 tasks" in at.text
    finally:
        gate.set()
