"""Both have changed the same text: both texts are shown, and nothing is chosen for anybody."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import yaml

from taskreview.model import Field
from taskreview.session import Session
from taskreview.tui.screens import unasked
from taskreview.tui.screens.conflict import ConflictScreen
from tui.support import USUAL, WIDE, Desk, desk, register_of
from tui.two_people import FIRST, PAUSE_SECONDS, REGISTER, open_desk, replace, type_over


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
        (["e", "end", "甲", "ctrl+s"], "主体已封顶，预计十月前完成。甲"),
        (["e", "乙", "escape", "e", "丙", "f2"], "乙丙主体已封顶，预计十月前完成。"),
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


async def test_a_text_made_out_of_both_stays_when_nothing_is_decided(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        at.session.drafts.keep(pytest.fail)
        await in_conflict(at)
        theirs = at.path.read_text()
        await at.press("e")
        await at.paste("甲乙丙")
        assert _kept(at) == "甲乙丙主体已封顶，预计十月前完成。"
        await at.press("escape")
        assert "甲乙丙" in at.text
        await at.press("escape")
        assert at.dialog == ""
        assert "甲乙丙" in at.shown(at.detail)
        assert "● 1 unsaved ! 1 to decide" in at.title
        assert at.path.read_text() == theirs
        await at.press("ctrl+s", "m")
        await at.until(lambda: not at.session.unsaved, "saving")
        assert "甲乙丙" in at.path.read_text()
        await at.press("u", "u")
        assert at.session.tasks[0].progress == "主体已封顶，预计年底前完成。"


def _kept(at: Desk) -> str | None:
    """What the next run would offer of the first task, were this one killed now."""
    at.session.drafts.end()
    again = Session(at.path)
    again.read_all()
    [(index, draft)] = again.drafts.left(again.tasks)
    assert index == 0
    return draft.text


async def in_conflict_while_typing(at: Desk, theirs: str) -> None:
    """The save is asked for in the editor, which stays open."""
    await type_over(at, "已开工建设，预计十月前完成。")
    replace(at.path, theirs)
    await at.press("ctrl+s")
    await at.until(lambda: at.dialog == "ConflictScreen", "the question")
    await asyncio.sleep(PAUSE_SECONDS)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["m"], "已开工建设，预计十月前完成。"),
        (["t"], "主体已封顶，预计年底前完成。"),
        (["e", "乙", "ctrl+s"], "乙主体已封顶，预计十月前完成。"),
    ],
)
async def test_the_editor_goes_on_with_what_was_decided(
    tmp_path: Path, keys: list[str], text: str
) -> None:
    async with open_desk(tmp_path) as at:
        await in_conflict_while_typing(at, REGISTER.replace("已开工建设，", "主体已封顶，"))
        await at.press(*keys)
        await at.until(lambda: not at.session.unsaved, "saving")
        assert at.editor.edited == text
        await at.press("end", "新", "escape")
        await at.save()
    saved = yaml.safe_load(at.path.read_text())["tasks"][0]["progress"]
    assert saved.replace("新", "") == text
    assert "新" in saved


async def test_the_editor_goes_on_with_what_was_made_out_of_both(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await in_conflict_while_typing(at, REGISTER.replace("已开工建设，", "主体已封顶，"))
        await at.press("e", "乙", "escape", "escape")
        assert at.editing
        assert at.editor.edited == "乙主体已封顶，预计十月前完成。"
        await at.press("escape")
        assert at.session.tasks[0].progress == "乙主体已封顶，预计十月前完成。"


async def test_a_task_that_is_left_deleted_leaves_the_editor(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        theirs = REGISTER.replace(FIRST, "")
        await in_conflict_while_typing(at, theirs)
        await at.press("t")
        await at.until(lambda: not at.session.unsaved, "settling")
        assert not at.editing
        assert at.ids == [2, 3]
        await at.press("ctrl+s")
    assert at.path.read_text() == theirs


async def test_who_is_typing_does_not_answer_a_question_by_that(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "已开工建设，预计十月前完成。")
        replace(at.path, REGISTER.replace("已开工建设，", "主体已封顶，"))
        at._send_key("ctrl+s")
        await at.write("at")
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        await at.press("m", "t", "escape")
        assert at.dialog == "ConflictScreen"
        await asyncio.sleep(PAUSE_SECONDS)
        await at.press("t")
        assert at.dialog == ""
        await at.until(lambda: not at.session.disputes(), "settling")


async def test_who_saves_and_types_on_does_not_answer_a_known_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "已开工建设，预计十月前完成。")
        replace(at.path, REGISTER.replace("已开工建设，", "主体已封顶，"))
        await at.until(at.session.disputes, "coming in")
        monkeypatch.setattr(unasked, "_PAUSE_SECONDS", 3600.0)  # however slow the machine is
        await at.press("ctrl+s", "a", "t")
        assert at.dialog == "ConflictScreen"
        monkeypatch.setattr(unasked, "_PAUSE_SECONDS", 0.0)
        await at.press("m")
        await at.until(lambda: not at.session.unsaved, "saving")
    assert "已开工建设，预计十月前完成。" in at.path.read_text()


async def test_two_statuses_are_not_edited_together(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        at.session.edit(0, Field.STATUS, "已完成")
        replace(at.path, REGISTER.replace("status: 正在推进", "status: 滞后"))
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        assert "edit together" not in at.text
        await at.press("e", "m")
        await at.until(lambda: not at.session.unsaved, "saving")
    assert "status: 已完成   # 月报" in at.path.read_text()


async def test_looking_at_the_editor_changes_nothing(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        at.session.drafts.keep(pytest.fail)
        await in_conflict(at)
        await at.press("e", "甲", "backspace", "escape")
        assert _kept(at) == "已开工建设，预计十月前完成。"
        await at.press("escape")
        assert at.session.tasks[0].progress == "已开工建设，预计十月前完成。"


async def test_what_was_made_out_of_both_can_be_typed_back_again(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        at.session.drafts.keep(pytest.fail)
        await in_conflict(at)
        await at.press("e", "甲", "escape", "e", "backspace")
        assert _kept(at) == "主体已封顶，预计十月前完成。"
        await at.press("escape", "escape")
        assert at.session.tasks[0].progress == "主体已封顶，预计十月前完成。"


async def test_a_text_made_out_of_both_stays_when_the_next_is_not_decided(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await at.press("j")
        await type_over(at, "二")
        await at.press("escape", "k")
        await type_over(at, "一")
        await at.press("escape")
        replace(at.path, REGISTER.replace("已开工建设，", "已封顶，").replace("三成", "五成"))
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        await at.press("e", "甲", "ctrl+s")
        assert "2 of 2" in at.text
        await at.press("escape")
        progress = [task.progress for task in at.session.tasks[:2]]
        assert progress == ["一甲\n已封顶，预计年底前完成。", "二"]
        assert "! 2 to decide" in at.title


async def test_no_key_takes_a_side_by_accident(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await in_conflict(at)
        await at.press("enter", "space", "ctrl+s", "y")
        assert at.dialog == "ConflictScreen"


async def test_what_was_made_out_of_both_is_not_lost_when_it_cannot_be_written(
    tmp_path: Path,
) -> None:
    async with desk(register_of(tmp_path, REGISTER.encode("gbk"))) as at:
        await type_over(at, "我")
        await at.press("escape")
        at.path.write_bytes(REGISTER.replace("已开工建设，", "已封顶，").encode("gbk"))
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "ConflictScreen", "the question")
        await at.press("e", "😀", "ctrl+s")
        assert at.dialog == "ConflictScreen"
        assert "U+1F600" in at.notices[-1]
        await at.press("backspace", "们", "ctrl+s")
        await at.until(lambda: not at.session.unsaved, "saving")
    saved = yaml.safe_load(at.path.read_text("gbk"))["tasks"][0]["progress"]
    assert saved == "我们\n已封顶，预计年底前完成。"


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
