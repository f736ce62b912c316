"""Somebody else saves the file while it is open: it comes in, is told, and nothing is lost."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
import yaml

from benchmarks.keys import Key
from benchmarks.program import environment
from benchmarks.terminal import Terminal
from store.leavings import left_backup
from taskreview.model import Field
from taskreview.session import Session
from taskreview.tui.screens import watching
from tui.support import desk, register_of, register_of_size
from tui.two_people import FIRST, PAUSE_SECONDS, REGISTER, look, open_desk, replace, type_over

PATIENCE_S = 30.0


async def test_what_somebody_else_saves_comes_in_and_is_marked(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j")
        replace(at.path, REGISTER.replace("正在推进", "滞后"))
        await look(at)
        assert "滞后" in at.shown(at.tasks)
        assert at.current == 2
        assert at.notices == ["Somebody else has saved: Task 1 区民政局 · Status"]
        assert "◆" in at.part(at.tasks)[1]
        assert at.session.unsaved == 0
        at.register._unmark()
        await at.settle()
        assert "◆" not in at.text


async def test_it_looks_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.02)
    async with open_desk(tmp_path) as at:
        at.path.write_text(REGISTER.replace("已开通", "全部开通"))
        await at.until(lambda: "全部开通" in str(at.session.tasks), "looking")


async def test_the_cursor_stays_on_its_task_when_tasks_move(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j", "j")
        assert at.current == 3
        replace(
            at.path,
            REGISTER.replace(FIRST, "").replace(
                "tasks:\n", "tasks:\n" + "".join(f"  - id: {n}\n" for n in range(10, 14))
            ),
        )
        await look(at)
        assert at.current == 3
        assert "第3项" in at.text or "Task 3" in at.shown(at.detail)
        assert at.notices == ["Somebody else has saved: 4 tasks added, 1 task deleted"]
        assert at.ids == [10, 11, 12, 13, 2, 3]


async def test_the_cursor_goes_to_the_next_when_its_task_is_deleted(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        replace(at.path, REGISTER.replace(FIRST, ""))
        await look(at)
        assert at.current == 2


async def test_what_was_found_is_found_anew(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.search("开通")
        await at.press("enter")
        assert at.ids == [3]
        replace(at.path, REGISTER.replace(FIRST, "").replace("完成三成", "开通三成"))
        await look(at)
        assert sorted(map(str, at.ids)) == ["2", "3"]
        assert at.current == 3


async def test_a_running_edit_goes_on_where_it_is(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j", "e", "end")
        await at.write("，另")
        place = at.editor.cursor_location
        replace(at.path, REGISTER.replace(FIRST, "").replace("已开通", "同事"))
        await look(at)
        assert at.editing
        assert at.editor.cursor_location == place
        await at.write("有")
        await at.press("escape")
        assert at.session.tasks[0].progress == "完成三成，另有"
        await at.save()
    tasks = yaml.safe_load(at.path.read_text())["tasks"]
    assert [task["progress"] for task in tasks] == ["完成三成，另有", "同事"]


async def test_an_editor_in_which_nothing_was_typed_shows_the_new_text(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("e")
        replace(at.path, REGISTER.replace("已开工建设", "已封顶"))
        await look(at)
        assert at.editing
        assert at.editor.edited == "已封顶，预计年底前完成。"
        await at.press("escape")
        assert at.session.unsaved == 0


async def test_a_task_that_is_being_edited_stays_when_it_is_deleted(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("e")
        replace(at.path, REGISTER.replace(FIRST, ""))
        await look(at)
        assert at.editing
        await at.write("新")
        await at.press("escape")
        assert at.ids == [1, 2, 3]
        assert "!" in at.part(at.tasks)[1]
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        assert "deleted this task" in at.text
        await at.press("m")
        await at.until(lambda: not at.session.unsaved, "saving")
    assert "完成。新" in at.path.read_text()


async def test_who_has_only_opened_the_editor_goes_on_at_the_end_of_the_new_text(
    tmp_path: Path,
) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("e")
        replace(at.path, REGISTER.replace("年底前完成。", "年底前完成。十月已封顶。"))
        await look(at)
        await at.until(lambda: "封顶" in at.editor.edited, "coming in")
        await at.write("新")
        assert at.editor.edited == "已开工建设，预计年底前完成。十月已封顶。新"


async def test_a_task_left_alone_in_the_editor_goes_when_it_is_deleted(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("e")
        theirs = REGISTER.replace(FIRST, "")
        replace(at.path, theirs)
        await look(at)
        assert at.ids == [1, 2, 3]
        await at.press("escape")
        assert at.ids == [2, 3]
        assert at.current == 2
        await at.press("s", *"新状态", "enter")
        await at.save()
    assert [t["id"] for t in yaml.safe_load(at.path.read_text())["tasks"]] == [2, 3]


async def test_a_save_lets_a_deleted_task_go_that_is_only_open_in_the_editor(
    tmp_path: Path,
) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j", "s", *"新状态", "enter", "k", "e")
        replace(at.path, REGISTER.replace(FIRST, ""))
        await look(at)
        assert at.editing
        await at.save()
        assert at.focus == "list"
        assert at.ids == [2, 3]
    assert [t["id"] for t in yaml.safe_load(at.path.read_text())["tasks"]] == [2, 3]


async def test_edits_and_undo_stay(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j", "j")
        await type_over(at, "我")
        await at.press("escape")
        replace(at.path, REGISTER.replace(FIRST, ""))
        await look(at)
        assert "● 1 unsaved" in at.title
        await at.press("u")
        assert at.session.tasks[1].progress == "已开通"
        await at.press("U")
        assert at.session.tasks[1].progress == "我"


async def test_a_save_before_the_file_was_looked_at_keeps_both(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "我")
        await at.press("escape")
        replace(at.path, REGISTER.replace("完成三成", "完成五成"))
        await at.save()
        assert at.notices == [
            "1 task saved · Somebody else has saved: Task 2 区城市管理委 · Progress"
        ]
        assert "◆" in at.part(at.tasks)[2]
    assert at.path.read_text() == REGISTER.replace("完成三成", "完成五成").replace(
        "已开工建设，预计年底前完成。", "我"
    )


async def test_nothing_comes_in_while_a_dialog_is_about_a_task(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j", "s")
        replace(at.path, REGISTER.replace(FIRST, ""))
        await look(at)
        assert len(at.session.tasks) == 3
        await at.press(*"办结", "enter")
        await look(at)
        assert [(t.id, t.status) for t in at.session.tasks] == [(2, "办结"), (3, "已完成")]


async def test_a_save_that_ends_under_a_dialog_waits_for_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("s", *"甲", "enter", "j")
        replace(at.path, REGISTER.replace("tasks:\n", "tasks:\n  - id: 9\n"))
        await at.burst("ctrl+s", "s")
        assert at.dialog == "StatusScreen"
        await at.until(lambda: "甲" in at.path.read_text(), "saving")
        await at.press(*"乙", "enter")
        await look(at)
        await at.until(lambda: at.ids == [9, 1, 2, 3], "coming in")
        assert [task.status for task in at.session.tasks] == [None, "甲", "乙", "已完成"]
        assert at.session.unsaved == 1


@pytest.mark.parametrize("damage", ["broken", "gone"])
async def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path, damage: str) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "我")
        await at.press("escape")
        if damage == "gone":
            at.path.unlink()
            told = "is not there any more"
        else:
            at.path.write_text("tasks: [\n")
            told = "tasks.yaml:2:1"
        await look(at, 4)
        assert len(at.notices) == 1
        assert told in at.notices[0]
        assert "your edits are still here" in at.notices[0]
        assert at.title.rstrip().endswith("● 1 unsaved ✗ trouble with the file")
        assert at.session.unsaved == 1
        replace(at.path, REGISTER.replace("三成", "五成"))
        await look(at)
        assert "✗" not in at.title
        assert at.session.tasks[1].progress == "完成五成"
        assert at.session.tasks[0].progress == "我"


async def test_a_file_that_becomes_read_only_says_so(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        at.path.chmod(0o444)
        await look(at)
        await at.until(lambda: "✗ read-only" in at.title, "the header")
        at.path.chmod(0o644)
        await look(at)
        await at.until(lambda: "read-only" not in at.title, "the header")


async def test_what_was_typed_is_kept_for_its_task_when_tasks_move(tmp_path: Path) -> None:
    """The program dies after something has come in: the next one finds the right task."""
    path = register_of(tmp_path, REGISTER)
    session = Session(path)
    session.read_all()
    session.drafts.keep(pytest.fail)
    session.edit(1, Field.PROGRESS, "我")
    replace(path, REGISTER.replace(FIRST, "").replace("三成", "五成"))
    assert session.take_in(session.comparison()(path.read_bytes()))
    session.drafts.end()
    again = Session(path)
    again.read_all()
    again.drafts.keep(pytest.fail)
    [(index, draft)] = again.drafts.left(again.tasks)
    assert (index, draft.text, draft.base) == (0, "我", "完成五成")
    again.drafts.forget([draft])
    again.drafts.end()


async def test_a_character_that_the_file_cannot_hold_stays_in_the_editor(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, REGISTER.encode("gbk"))) as at:
        await at.press("e", "😀", "escape")
        assert at.editing
        assert "U+1F600" in at.notices[0]
        assert at.editor.edited.endswith("😀")
        await at.click_text("区教委")
        assert at.editing
        await at.press("ctrl+s")
        assert at.session.unsaved == 0
        await at.press("ctrl+q")
        assert at.app.is_running
        at.path.write_bytes(REGISTER.replace("已开工建设，", "已封顶，").encode("gbk"))
        await look(at)
        assert at.editor.edited.endswith("😀")
        await at.press("backspace", "escape")
        assert at.focus == "list"
        assert at.session.unsaved == 0
        await look(at)
        assert "已封顶" in (at.session.tasks[0].progress or "")
        await at.press("s", "😀", "enter")
        assert at.dialog == "StatusScreen"
        assert at.typed == "😀"


async def test_many_tasks_come_in_without_a_wait_for_the_search(tmp_path: Path) -> None:
    path = register_of_size(tmp_path, 500)
    async with desk(path) as at:
        await at.read_to_end()
        await at.press("G")
        text = path.read_text()
        replace(path, text.replace("tasks:\n", "tasks:\n- {id: 0, content: 最新任务}\n"))
        await look(at)
        assert at.current == 500
        assert at.ids[:2] == [0, 1]
        await at.search("最新任务")
        assert at.ids == [0]


async def test_the_text_before_a_save_that_was_cut_off_can_be_put_back(tmp_path: Path) -> None:
    path = register_of(tmp_path, REGISTER)
    path.chmod(0o600)
    backup = left_backup(path, REGISTER.replace("三成", "二成").encode())
    async with desk(path) as at:
        await at.until(lambda: at.dialog == "RestoreScreen", "the question")
        assert backup.name[:20] in at.text.replace("\n", "")
        await at.press("escape")
        assert backup.exists()
    async with desk(path) as at:
        await at.until(lambda: at.dialog == "RestoreScreen", "the question")
        await at.press("r")
        await at.until(lambda: not backup.exists(), "putting it back")
        kept = tmp_path / "tasks-2.yaml"
        assert kept.read_text("utf-8") == REGISTER
        assert kept.stat().st_mode == path.stat().st_mode
        await look(at)
        await at.until(lambda: at.session.tasks[1].progress == "完成二成", "coming in")
        assert at.notices == [
            f"The text before that save is back; what was in the file is kept in {kept}"
        ]


async def test_what_a_save_that_was_cut_off_has_left_can_be_discarded(tmp_path: Path) -> None:
    path = register_of(tmp_path, REGISTER)
    backup = left_backup(path, REGISTER.replace("三成", "二成").encode())
    async with desk(path) as at:
        await at.until(lambda: at.dialog == "RestoreScreen", "the question")
        await at.press("x", "ｄ")
        assert at.dialog == ""
        assert not backup.exists()
    assert path.read_text("utf-8") == REGISTER


def test_two_real_programs_on_one_file(tmp_path: Path) -> None:
    path = register_of(tmp_path, REGISTER)
    env = {**environment(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "taskreview", path.name]
    with (
        Terminal(command, 120, 30, env, folder=tmp_path) as one,
        Terminal(command, 80, 24, env, folder=tmp_path) as other,
    ):
        for terminal in (one, other):
            terminal.wait_for_text("3 tasks", PATIENCE_S)
        one.send("e甲方补充")
        one.wait_for_text("甲方补充", PATIENCE_S)
        one.send(Key.CTRL_S)
        other.wait_for_text("◆1", PATIENCE_S)
        other.wait_for_text("甲方补充", PATIENCE_S)
        other.send("e乙方补充")
        other.wait_for_text("乙方补充", PATIENCE_S)
        one.send("，又补充")
        one.wait_for_text("，又补充", PATIENCE_S)
        one.send(Key.CTRL_S)
        other.wait_for_text("1 to decide", PATIENCE_S)
        other.send(Key.CTRL_S)
        other.wait_for_text("In the file now", PATIENCE_S)
        time.sleep(PAUSE_SECONDS)
        other.send("m")
        other.wait_for(lambda _screen: "甲方补充乙方补充" in path.read_text("utf-8"), PATIENCE_S)
        one.wait_for_text("甲方补充乙方补充", PATIENCE_S)
