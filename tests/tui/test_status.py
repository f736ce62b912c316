"""`s` picks a status or takes a new one."""

from __future__ import annotations

from pathlib import Path

import yaml

from tui.support import desk, register_of, sample


async def test_the_statuses_in_use_come_first_then_the_usual_ones(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s")
        options = at.shown(at.app.screen.query_one("ChoiceList")).splitlines()
        assert [line.split() for line in options] == [
            ["▌", "✓", "已完成", "now"],
            ["○", "未启动"],
            ["◐", "正在推进"],
        ]


async def test_a_status_is_picked_and_saved(tmp_path: Path) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press("j", "s")
        await at.write("推进")
        await at.press("enter")
        assert at.session.tasks[1].status == "正在推进"
        assert "◐ 正在推进" in at.shown(at.tasks)
        assert "● 1 unsaved" in at.title
        await at.save()
    assert yaml.safe_load(path.read_text())["tasks"][1]["status"] == "正在推进"


async def test_a_new_status_is_typed(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s")
        await at.write("等待市局批复")
        assert "new: 等待市局批复" in at.text
        await at.press("enter")
        assert at.session.tasks[0].status == "等待市局批复"


async def test_a_new_status_that_others_begin_with(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s")
        await at.write("完成")
        assert "✓ 已完成" in at.text
        await at.press("down", "enter")
        assert at.session.tasks[0].status == "完成"


async def test_a_new_status_that_is_only_like_one_in_use(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s")
        await at.write("已完工")
        await at.press("enter")
        assert at.session.tasks[0].status == "已完工"


async def test_a_status_is_found_by_its_pinyin(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s")
        await at.write("tuijin")
        await at.press("enter")
        assert at.session.tasks[0].status == "正在推进"


async def test_a_status_called_just_as_typed_is_taken_before_longer_ones(tmp_path: Path) -> None:
    path = register_of(tmp_path, "- {id: 1, status: 基本完成}\n- {id: 2, status: 完成}\n")
    async with desk(path) as at:
        await at.press("s")
        await at.write("完成")
        assert "new:" not in at.text
        await at.press("enter")
        assert at.session.tasks[0].status == "完成"


async def test_the_same_status_changes_nothing(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s", "enter")
        assert at.session.unsaved == 0


async def test_esc_changes_nothing(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s", "down", "escape")
        assert at.session.unsaved == 0
        assert at.focus == "list"


async def test_a_task_without_status_gets_one(tmp_path: Path) -> None:
    path = register_of(tmp_path, "- id: 1\n  content: x\n")
    async with desk(path) as at:
        assert "no status" in at.shown(at.detail)
        await at.press("s")
        await at.write("done")
        await at.press("enter")
        await at.save()
    assert yaml.safe_load(path.read_text()) == [{"id": 1, "content": "x", "status": "Done"}]


async def test_the_dialog_stands_over_the_text_where_s_was_pressed(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("enter", "s", "escape")
        assert at.focus == "detail"
