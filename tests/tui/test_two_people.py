"""Somebody else saves the file while it is open: it comes in, is told, and nothing is lost."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import yaml

from store.leavings import left_backup
from taskreview.model import Field
from taskreview.session import Session
from taskreview.store import watching as store_watching
from taskreview.store.source import read_file
from taskreview.store.watching import Sighting, Watch
from taskreview.tui.screens import watching
from taskreview.tui.screens.conflict import ConflictScreen
from tui.support import USUAL, WIDE, Desk, desk, register_of, register_of_size, sample

REGISTER = """\
title: 台账
tasks:
  - id: 1
    content: 建设四家养老驿站并投入使用
    units: [区民政局]
    status: 正在推进   # 月报
    progress: 已开工建设，预计年底前完成。
  - id: 2
    content: 改造老旧管线一千一百公里
    units: [区城市管理委]
    progress: 完成三成
  - id: 3
    content: 开通通学公交路线五十七条
    units: [区教委]
    status: 已完成
    progress: 已开通
"""
FIRST = REGISTER[REGISTER.index("  - id: 1") : REGISTER.index("  - id: 2")]


@asynccontextmanager
async def open_desk(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Desk]:
    async with desk(register_of(folder, REGISTER), size) as at:
        yield at


async def look(at: Desk, times: int = 2) -> None:
    """The program looks at the file; at one that was overwritten where it lies it looks twice."""
    for _ in range(times):
        at.register.look_at_file()
        await at.until(lambda: not at.register._looking, "looking")


def replace(path: Path, text: str) -> None:
    """Somebody else saves as good programs do."""
    new = path.with_name("new")
    new.write_text(text)
    os.replace(new, path)


async def type_over(at: Desk, text: str) -> None:
    await at.press("e", "ctrl+u")
    await at.paste(text)


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


async def test_a_task_left_alone_in_the_editor_goes_when_it_is_deleted(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("e")
        theirs = REGISTER.replace(FIRST, "")
        replace(at.path, theirs)
        await look(at)
        await at.press("escape", "j", "s", *"新状态", "enter")
        await at.save()
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


async def in_conflict(at: Desk) -> None:
    """Both have changed the first progress; the save has been asked for."""
    await type_over(at, "已开工建设，预计十月前完成。")
    await at.press("escape")
    replace(at.path, REGISTER.replace("已开工建设，", "主体已封顶，"))
    await at.press("ctrl+s")
    await at.until(lambda: at.dialog == "ConflictScreen", "the question")


@pytest.mark.parametrize("size", [USUAL, WIDE])
async def test_both_texts_are_shown_with_what_differs(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_desk(tmp_path, size) as at:
        await in_conflict(at)
        mine, theirs = at.place_of("My text"), at.place_of("In the file now")
        assert (mine[1] == theirs[1]) == (size == WIDE)
        marked = "".join(
            segment.text
            for segment in at.segments()
            if segment.style and segment.style.underline and segment.style.bgcolor
        )
        assert "十月" in marked
        assert "封顶" in marked
        assert "预计" not in marked


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["m"], "已开工建设，预计十月前完成。"),
        (["ｔ"], "主体已封顶，预计年底前完成。"),
        (["e", "ctrl+end", "甲", "ctrl+s"], "已开工建设，预计十月前完成。甲"),
        (["e", "乙", "escape", "e", "丙", "f2"], "已开工建设，预计十月前完成。乙丙"),
    ],
)
async def test_what_is_decided_is_saved(tmp_path: Path, keys: list[str], text: str) -> None:
    async with open_desk(tmp_path) as at:
        await in_conflict(at)
        await at.press(*keys)
        await at.until(lambda: not at.session.unsaved, "saving")
        assert at.dialog == ""
        await at.until(lambda: at.notices, "the sentence")
    assert yaml.safe_load(at.path.read_text())["tasks"][0]["progress"] == text


async def test_esc_saves_nothing_and_loses_nothing(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j")
        await type_over(at, "二")
        await at.press("escape", "k")
        await type_over(at, "一")
        await at.press("escape")
        theirs = REGISTER.replace("已开工建设，", "已封顶，").replace("三成", "五成")
        replace(at.path, theirs)
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        assert "1 of 2" in at.text
        await at.press("t")
        assert "2 of 2" in at.text
        await at.press("escape")
        assert at.dialog == ""
        assert [task.progress for task in at.session.tasks[:2]] == ["一", "二"]
        assert at.session.unsaved == 2
        assert "! 2 to decide" in at.title
        assert at.path.read_text() == theirs


async def test_no_key_takes_a_side_by_accident(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await in_conflict(at)
        await at.press("enter", "space", "ctrl+s", "y")
        assert at.dialog == "ConflictScreen"


async def test_leaving_asks_and_goes_on_when_all_is_decided(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "我")
        await at.press("escape")
        replace(at.path, REGISTER.replace("已开工建设，", "已封顶，"))
        await at.press("q", "s")
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        await at.press("m")
        await at.until(lambda: not at.app.is_running, "leaving")
    assert yaml.safe_load(at.path.read_text())["tasks"][0]["progress"] == "我"


async def test_a_decision_lapses_when_the_text_changes_meanwhile(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await in_conflict(at)
        replace(at.path, REGISTER.replace("已开工建设，", "又变了，"))
        await at.press("m")
        await at.until(
            lambda: isinstance(at.app.screen, ConflictScreen) and "又变了" in at.text,
            "the question",
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
        assert at.title.rstrip().endswith("● 1 unsaved ✗ file not readable now")
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


async def test_a_vanished_file_is_written_again_only_when_asked_for(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "我")
        await at.press("escape")
        at.path.unlink()
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert not at.path.exists()
        assert at.typed == str(at.path)
        await at.press("enter")
        await at.until(lambda: not at.session.unsaved, "saving")
        assert at.dialog == ""
    assert at.path.read_text() == REGISTER.replace("已开工建设，预计年底前完成。", "我")


async def test_a_read_only_file_is_saved_under_another_name_and_goes_on_there(
    tmp_path: Path,
) -> None:
    path = sample(tmp_path)
    path.chmod(0o444)
    was = path.read_bytes()
    async with desk(path) as at:
        await at.press("e", *"新", "escape", "ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert "read-only" in at.text
        assert at.typed == str(tmp_path / "tasks-2.yaml")
        await at.press("enter")
        await at.until(lambda: not at.session.unsaved, "saving")
        other = tmp_path / "tasks-2.yaml"
        assert "tasks-2.yaml" in at.title
        assert "read-only" not in at.title
        assert "。新" in other.read_text()
        await at.press("e", *"又", "escape")
        await at.save()
        assert "。新又" in other.read_text()
        replace(other, other.read_text().replace("。新又", "。同事"))
        await look(at)
        assert "。同事" in (at.session.tasks[0].progress or "")
    assert path.read_bytes() == was


async def test_a_file_that_is_broken_is_not_saved_over(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "我")
        await at.press("escape")
        at.path.write_text("tasks: [\n")
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert "tasks.yaml:2:1" in at.text
        assert "nothing was written" in at.text
        await at.press("enter")
        await at.until(lambda: not at.session.unsaved, "saving")
        assert at.path.name == "tasks.yaml"
    assert (tmp_path / "tasks.yaml").read_text() == "tasks: [\n"
    assert "progress: 我" in (tmp_path / "tasks-2.yaml").read_text()


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


async def test_another_name_never_overwrites_a_file(tmp_path: Path) -> None:
    path = sample(tmp_path)
    path.chmod(0o444)
    (tmp_path / "there.yaml").write_text("mine")
    async with desk(path) as at:
        await at.press("e", *"新", "escape", "ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        await at.press("ctrl+u", "ctrl+k", *"there.yaml", "enter")
        await at.until(lambda: "there is such a file" in at.text, "the refusal")
        assert at.dialog == "OtherNameScreen"
        await at.press("escape")
        assert at.session.unsaved == 1
    assert (tmp_path / "there.yaml").read_text() == "mine"


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
        await look(at)
        await at.until(lambda: at.session.tasks[1].progress == "完成二成", "coming in")


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_look_reads_only_what_may_be_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"a")
    reads: list[Path] = []

    def counted(path: Path) -> bytes:
        reads.append(path)
        return read_file(path)

    monkeypatch.setattr(store_watching, "read_file", counted)
    clock = Clock()
    watch = Watch(path, clock)
    known = b"a"
    for _ in range(5):
        assert watch.look(known) is None
        clock.now += 1
    assert len(reads) == 2  # at first, and when the clock tick is over
    clock.now += 31
    assert watch.look(known) is None
    assert len(reads) == 3


def test_a_change_that_no_stat_tells_is_seen_when_the_tick_is_over(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"a")
    clock = Clock()
    watch = Watch(path, clock)
    assert watch.look(b"a") is None
    shape = store_watching._shape(path)
    path.write_bytes(b"b")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_watching, "_shape", lambda _path: shape)
        clock.now += 1
        assert watch.look(b"a") is None
        clock.now += 3
        assert watch.look(b"a") == Sighting(b"b")
        assert watch.look(b"a") is None


def test_a_file_that_grows_where_it_lies_is_read_when_it_is_still(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"a")
    watch = Watch(path)
    assert watch.look(b"a") is None
    path.write_bytes(b"a half")
    assert watch.look(b"a") is None
    path.write_bytes(b"a half and a whole")
    assert watch.look(b"a") is None
    assert watch.look(b"a") == Sighting(b"a half and a whole")


def test_what_was_told_is_told_again_only_if_it_was_not_used(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"b")
    watch = Watch(path)
    known = b"a"
    assert watch.look(known) == Sighting(b"b")
    assert watch.look(known) is None
    watch.forget()
    assert watch.look(known) == Sighting(b"b")
    assert watch.look(b"b") == Sighting()
    path.unlink()
    [trouble] = [watch.look(b"b")]
    assert trouble is not None
    assert "not there any more" in json.dumps(trouble.trouble)
    assert watch.look(b"b") is None
    path.mkdir()
    trouble = watch.look(b"b")
    assert trouble is not None
    assert "is a folder" in (trouble.trouble or "")
