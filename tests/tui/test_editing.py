"""`e` edits the progress text where it stands; whatever ends the editing keeps the text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tui.support import USUAL, WIDE, Desk, desk, register_of, register_of_size, sample

LONG = (
    "1.完成燃气老旧管线改造3.54公里，占比58.47%，投入1,234.56万元；（其中：一期、二期）“全部”竣工。"
    "2.供热管线改造12.8公里，experimental words in-between 2024-12-31，"
    "涉及小区17个、居民3.2万户！3.水务管线改造完成率100%，剩余部分列入2025年计划……\n"
    "第二段：\t说明\n\n- 第三段，" + "很长的一段文字，" * 20
)


def _task(progress: str, *, extra: str = "") -> str:
    value = yaml.safe_dump(progress, allow_unicode=True, default_style='"', width=10**6)
    return f"- id: 1\n  content: 内容\n  units: [区教委]\n  progress: {value.strip()}\n{extra}"


def _progress(at: Desk) -> str:
    return at.session.tasks[0].progress or ""


def _above_the_text(lines: list[str]) -> list[str]:
    """The lines of the list, where it stands above the text."""
    rule = next((at for at, line in enumerate(lines) if line.startswith("───")), 0)
    return lines[:rule]


def _rows_below_heading(at: Desk) -> list[str]:
    """The lines of the right pane below the heading of the progress, as they stand there."""
    pane = at.part(at.register.query_one("#detail-pane"))
    heading = next(i for i, line in enumerate(pane) if "Progress" in line)
    return [line[:-2].rstrip() for line in pane[heading + 1 :]]


@pytest.mark.parametrize("size", [WIDE, USUAL, (100, 30), (140, 45)])
async def test_nothing_moves_when_the_editor_opens(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk(sample(tmp_path), size) as at:
        for _ in range(14):
            before = at.lines[:-1]
            whole = at.detail.max_scroll_y == 0
            await at.press("e")
            assert at.editing
            if whole:
                assert at.lines[:-1] == before
            assert _above_the_text(at.lines) == _above_the_text(before)
            await at.press("escape", "j")


async def test_what_is_above_makes_room_for_the_cursor_and_comes_back(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, _task("第1行\n第2行")), (70, 24)) as at:
        await at.press("e")
        before = _rows(at)
        assert "Task 1" in before[0]
        for n in range(3, 30):
            await at.press("enter", *f"第{n}行")
            rows = _rows(at)
            assert rows[-1].endswith(f"第{n}行") or rows[:8] == before[:8]
            assert any("Progress" in row for row in rows)
        for _ in range(29):
            await at.press("up")
        assert _rows(at)[:8] == before[:8]


def _rows(at: Desk) -> list[str]:
    """The lines of the right pane below its border, without scroll bars."""
    return [line[:-1].rstrip() for line in at.part(at.register.query_one("#detail-pane"))][1:]


async def test_a_text_that_was_scrolled_to_stays_where_it_is(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (60, 18)) as at:
        await at.press("j", "j", "j", "j", "enter", *"jjjjjj")
        before = _rows(at)
        heading = next(at for at, line in enumerate(before) if "Progress" in line)
        assert heading < len(before) - 2
        await at.click_text("1.完成燃气", within=2)
        assert at.editing
        assert _rows(at) == before


@pytest.mark.parametrize("size", [WIDE, (101, 60)])
async def test_the_editor_wraps_as_the_text_did(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk(register_of(tmp_path, _task(LONG)), size) as at:
        before = _rows_below_heading(at)
        assert len([row for row in before if row.strip()]) > 10
        await at.press("e")
        assert _rows_below_heading(at) == before


async def test_at_any_width_and_with_a_scroll_bar(tmp_path: Path) -> None:
    """The text is about as long as the screen, so that a scroll bar appears in one or the other."""
    text = "\n".join(f"{n}.{'进展情况，' * 12}" for n in range(5))
    extra = "  备注: " + "某个别的键" * 30 + "\n"
    async with desk(register_of(tmp_path, _task(text, extra=extra)), (100, 27)) as at:
        for columns in range(112, 120):
            await at.resize(columns, 27)
            before = _rows_below_heading(at)
            await at.press("e", *["pageup"] * 3)
            after = _rows_below_heading(at)
            count = next((i for i, row in enumerate(before) if not row.strip("│ ")), len(before))
            assert count > 5
            assert after[:count] == before[:count]
            await at.press("escape")


async def test_the_cursor_is_at_the_end(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("e")
        text = _progress(at)
        await at.write("，已验收。")
        assert at.editor.edited == text + "，已验收。"


async def test_the_end_of_a_long_text_is_in_sight(tmp_path: Path) -> None:
    text = "\n".join(f"第{n}行" for n in range(100))
    async with desk(register_of(tmp_path, _task(text)), USUAL) as at:
        await at.press("e")
        assert "第99行" in at.text


@pytest.mark.parametrize("key", ["escape", "tab", "shift+tab"])
async def test_leaving_keeps_the_text_as_an_unsaved_edit(tmp_path: Path, key: str) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        was = path.read_bytes()
        await at.press("e")
        await at.write("新")
        await at.press(key)
        assert not at.editing
        assert at.focus == "list"
        assert _progress(at).endswith("。新")
        assert "● 1 unsaved" in at.title
        assert at.shown(at.tasks).splitlines()[1].startswith("▌●")
        assert "Progress ● unsaved" in at.shown(at.detail)
        assert path.read_bytes() == was


async def test_leaving_without_a_change_is_no_edit(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("e", "a", "backspace", "escape")
        assert at.session.unsaved == 0
        assert "unsaved" not in at.text


@pytest.mark.parametrize("where", ["list", "detail", "search"])
async def test_the_mouse_elsewhere_keeps_the_text(tmp_path: Path, where: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "e")
        await at.write("新")
        if where == "list":
            await at.click_text("区残联")
            assert at.current == 4
            assert at.focus == "list"
        elif where == "detail":
            await at.click_text("Task 2")
        else:
            await at.click(30, 1)
            assert at.focus == "SearchBox"
        assert not at.editing
        assert (at.session.tasks[1].progress or "").endswith("新")
        assert at.session.unsaved == 1


async def test_several_tasks_one_after_the_other(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        for n in range(3):
            await at.press("e")
            await at.write(f"新{n}")
            await at.press("escape", "j")
        assert "● 3 unsaved" in at.title
        assert [(t.progress or "")[-2:] for t in at.session.tasks[:3]] == ["新0", "新1", "新2"]


async def test_undo_and_redo_of_typing(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("e")
        before = at.editor.edited
        await at.paste("甲")
        await at.paste("乙")
        await at.press("ctrl+z")
        assert at.editor.edited == before + "甲"
        await at.press("ctrl+z")
        assert at.editor.edited == before
        await at.press("ctrl+z")
        assert at.editor.edited == before
        await at.press("ctrl+y", "ctrl+y")
        assert at.editor.edited == before + "甲乙"
        assert at.editing


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("甲\r乙", "甲\n乙"),
        ("甲\r\n乙\r\n", "甲\n乙\n"),
        ("甲\n乙", "甲\n乙"),
        ("[b]x[/b]", "[b]x[/b]"),
    ],
)
async def test_pasting(tmp_path: Path, pasted: str, text: str) -> None:
    async with desk(register_of(tmp_path, _task(""))) as at:
        await at.press("e")
        await at.paste(pasted)
        assert at.editor.edited == text


async def test_enter_begins_a_line(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, _task("甲"))) as at:
        await at.press("e", "enter")
        await at.write("乙")
        await at.press("escape")
        assert _progress(at) == "甲\n乙"


@pytest.mark.parametrize("key", ["ctrl+enter", "shift+enter", "alt+enter", "ctrl+j"])
async def test_nothing_hangs_on_combined_enter(tmp_path: Path, key: str) -> None:
    async with desk(register_of(tmp_path, _task("甲"))) as at:
        await at.press("e", key)
        assert at.editing


HOSTILE = (
    "a\x00b\x07\x1b[31m红\x1b]0;t\x07 \x7f \x85 \x9b2J\u2028x\u2029y"
    "\u202e反\u2066\u200bz\ufeff\r行\x0b\x0cé e\u0301\U000f0000\ue000👨‍👩‍👧 \U0010fffd\t表"
)


async def test_hostile_characters_survive_an_edit(tmp_path: Path) -> None:
    path = register_of(tmp_path, _task(HOSTILE))
    async with desk(path) as at:
        await at.press("e")
        assert at.editor.edited == HOSTILE
        await at.write("新")
        await at.press("escape")
        await at.save()
    assert yaml.safe_load(path.read_bytes())[0]["progress"] == HOSTILE + "新"


async def test_hostile_characters_do_not_move_either(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, _task(HOSTILE))) as at:
        before = at.lines[:-1]
        await at.press("e")
        assert at.lines[:-1] == before


async def test_hostile_characters_pasted(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, _task("甲"))) as at:
        await at.press("e")
        await at.paste("\x1b[2J\u202e\U000f0000\U000f0001\x9b乙")
        assert at.editor.edited == "甲\x1b[2J\u202e\U000f0000\U000f0001\x9b乙"
        assert len(at.editor.document.lines) == 1


async def test_cut_copy_and_paste_inside_the_editor(tmp_path: Path) -> None:
    text = "甲\x1b[2J\u202e\x85乙"
    async with desk(register_of(tmp_path, _task(text))) as at:
        await at.press("e", "f7", "ctrl+c")
        assert at.app.clipboard == text
        await at.press("ctrl+x")
        assert at.app.clipboard == text
        assert at.editor.edited == ""
        await at.press("ctrl+v", "ctrl+v")
        assert at.editor.edited == text * 2
        assert len(at.editor.document.lines) == 1
        await at.press("ctrl+x")
        assert at.app.clipboard == text * 2
        assert at.editor.edited == ""


async def test_the_copied_task_pasted_into_the_editor(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, _task("\x1b[2J"))) as at:
        await at.press("y", "e", "f7", "ctrl+v")
        assert at.editor.edited == at.app.clipboard
        assert "\x1b" in at.editor.edited
        assert "\x1b" not in at.text


async def test_saving_inside_the_editor_stays_there(tmp_path: Path) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press("e")
        await at.write("新")
        await at.press("left")
        await at.save()
        assert at.editing
        await at.write("更")
        assert at.editor.edited.endswith("更新")
        await at.press("escape")
        assert at.session.unsaved == 1
    assert yaml.safe_load(path.read_text())["tasks"][0]["progress"].endswith("。新")


async def test_undo_and_redo_of_edits(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        was = _progress(at)
        await at.press("e")
        await at.write("新")
        await at.press("escape", "j", "s")
        await at.write("未启动")
        await at.press("enter")
        assert at.session.unsaved == 2
        await at.press("g", "u")
        assert at.current == 2
        assert "✓ 已完成" in at.shown(at.tasks).splitlines()[2]
        assert "Undone: Task 2 区教委 · Status" in at.notices[-1]
        await at.press("u")
        assert at.current == 1
        assert _progress(at) == was
        assert at.session.unsaved == 0
        await at.press("U", "ctrl+r")
        assert at.session.unsaved == 2
        assert at.session.tasks[1].status == "未启动"
        assert "Done again: Task 2 区教委 · Status" in at.notices[-1]


async def test_undo_across_a_save(tmp_path: Path) -> None:
    path = sample(tmp_path)
    was = path.read_bytes()
    async with desk(path) as at:
        await at.press("e")
        await at.write("新")
        await at.press("escape")
        await at.save()
        assert path.read_bytes() != was
        await at.press("u")
        assert at.session.unsaved == 1
        await at.save()
        assert path.read_bytes() == was
        await at.press("U")
        assert _progress(at).endswith("新")
        assert at.session.unsaved == 1


async def test_undo_to_a_missing_key(tmp_path: Path) -> None:
    path = register_of(tmp_path, "- id: 1\n  content: 内容\n")
    async with desk(path) as at:
        assert "(none)" in at.shown(at.detail)
        await at.press("e")
        await at.write("新")
        await at.press("escape")
        await at.save()
        assert yaml.safe_load(path.read_text())[0]["progress"] == "新"
        await at.press("u")
        assert _progress(at) == ""
        await at.save()
        assert at.session.unsaved == 0
        assert path.read_text() == "- id: 1\n  content: 内容\n"


async def test_undo_of_a_task_that_is_filtered_out_says_which(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s", "down", "enter")
        await at.search("#2")
        await at.press("enter")
        assert at.ids == [2]
        await at.press("u")
        assert at.session.unsaved == 0
        assert "Task 1" in at.notices[-1]
        assert at.current == 2


async def test_a_text_too_long_for_the_editor_is_refused_with_the_way_out(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, _task("长" * 200_001))) as at:
        await at.press("e")
        assert not at.editing
        assert "taskreview set" in at.notices[0]
        assert "… 180001 more characters" in at.shown(at.detail) or at.detail.max_scroll_y > 0


async def test_editing_while_the_file_is_still_being_read(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 3_000)) as at:
        await at.press("e")
        await at.write("新")
        await at.read_to_end()
        assert at.editing
        await at.press("escape")
        assert at.session.tasks[0].progress == "进展1新"
        assert "3000 tasks" in at.title


async def test_resizing_with_the_editor_open(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "j", "j", "j", "e")
        await at.write("新")
        text = at.editor.edited
        for columns, rows in [(80, 24), (40, 20), (20, 8), (10, 4), (40, 12), (80, 24), WIDE]:
            await at.resize(columns, rows)
            assert at.editing
            assert at.editor.edited == text
            assert at.editor.region.width >= columns // 3
            if rows > 8:
                assert at.editor.region.height >= 2
                assert text[-1] in at.shown(at.editor)
        await at.press("escape")
        assert at.session.tasks[4].progress == text


async def test_the_editor_in_a_narrow_terminal_keeps_column_and_rows(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), USUAL) as at:
        await at.press("enter")
        before = at.lines[:-1]
        await at.press("e")
        signs = str.maketrans("▌▄▁▂▃▅▆▇", " " * 8)  # the cursor's, and those of scroll bars
        assert [line.translate(signs) for line in at.lines[:-1]] == [
            line.translate(signs) for line in before
        ]


async def test_a_field_that_cannot_be_written_says_so_and_keeps_the_text(tmp_path: Path) -> None:
    path = register_of(tmp_path, "- {id: 1, progress: [一, 二]}\n")
    async with desk(path) as at:
        was = path.read_bytes()
        await at.press("e")
        await at.write("新")
        await at.press("escape")
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog or not at.session.unsaved, "an answer")
        if at.session.unsaved:
            assert path.read_bytes() == was
            assert "新" in (at.session.tasks[0].progress or "")
