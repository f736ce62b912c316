"""↑ in the search box brings back earlier queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskreview.session import Session
from taskreview.store.search_history import earlier_queries
from taskreview.tui.app import TaskreviewApp
from taskreview.tui.recall import Recall
from tui.support import WIDE, Desk, desk, sample


async def _use(at: Desk, *queries: str) -> None:
    for query in queries:
        await at.press("/", "ctrl+u")
        await at.write(query)
        await at.press("enter")


async def test_up_goes_back_and_down_forward_to_what_was_typed(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _use(at, "燃气", "教委 公交", "残联")
        await at.press("/", "ctrl+u", *"区")
        for key, words in [
            ("up", "残联"),
            ("up", "教委 公交"),
            ("up", "燃气"),
            ("up", "燃气"),
            ("down", "教委 公交"),
            ("down", "残联"),
            ("down", "区"),
        ]:
            await at.press(key)
            assert at.box.value == words
            assert at.box.cursor_position == len(words)
        first = at.current
        await at.press("down")
        assert at.box.value == "区"
        assert at.current != first


async def test_a_recalled_query_finds_at_once_and_can_be_gone_on_with(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _use(at, "教委")
        await at.press("escape", "/", "up")
        assert at.ids == [1, 2]
        await at.write(" 公交")
        assert at.box.value == "教委 公交"
        assert at.ids == [2]
        await at.press("backspace", "backspace", "backspace", "down")
        assert at.box.value == "教委", "what was typed on is the person's own"
        assert at.current == 2


async def test_below_the_first_task_up_goes_up_the_list(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _use(at, "燃气")
        await at.press("/", "ctrl+u", *"区", "down", "down", "up")
        assert at.box.value == "区"
        assert at.tasks.cursor == 1
        await at.press("up", "up")
        assert at.box.value == "燃气"


async def test_in_the_empty_box_up_goes_back_wherever_the_cursor_is(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _use(at, "燃气")
        await at.press("escape", "G", "/", "up")
        assert at.box.value == "燃气"


async def test_the_query_in_force_is_not_brought_back(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await _use(at, "燃气", "教委")
        await at.press("/", "up")
        assert at.box.value == "燃气"


async def test_without_earlier_queries_up_does_nothing(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("/", "up", "down", "up")
        assert at.box.value == ""
        assert at.current == 1


@pytest.mark.parametrize(
    ("leave", "kept"),
    [
        (["enter"], True),
        (["tab"], True),
        (["down", "escape"], True),
        (["escape"], False),
        (["f1", "escape", "escape"], False),
    ],
)
async def test_what_was_only_typed_is_not_kept(
    tmp_path: Path, leave: list[str], kept: bool
) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("城管")
        await at.press(*leave, "escape", "/", "up")
        assert at.box.value == ("城管" if kept else "")


async def test_a_click_on_a_task_keeps_the_query(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("残联")
        await at.click(5, at.tasks.region.y + 1)
        assert at.focus == "list"
        await at.press("escape", "/", "up")
        assert at.box.value == "残联"


async def test_they_are_there_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    await _search_and_leave(tmp_path, "燃气", before="")
    await _search_and_leave(tmp_path, "公交", before="燃气")
    assert earlier_queries() == ["公交", "燃气"]


async def _search_and_leave(folder: Path, query: str, before: str) -> None:
    session = Session(sample(folder))
    session.read_all()
    app = TaskreviewApp(session, drafts=True)
    async with app.run_test(size=WIDE) as pilot:
        at = Desk(app, pilot)
        await at.until(lambda: at.register.query("SearchBox"), "getting ready")
        await at.press("/", "up")
        assert at.box.value == before
        await _use(at, query)
        await at.until(lambda: earlier_queries()[:1] == [query], "keeping")
        session.drafts.end()


def test_queries_of_other_runs_come_after_those_of_this_one() -> None:
    recall = Recall(lambda: ["旧", "新"])
    recall.used("新")
    assert recall.back("")
    assert recall.shown == "新"
    assert recall.back("新")
    assert recall.shown == "旧"
    assert not recall.back("旧")
    recall.end()
    assert not recall.under_way


def test_each_step_shows_another_query() -> None:
    recall = Recall(lambda: ["a", "b"])
    assert recall.back("a")
    assert recall.shown == "b"
    recall.forward()
    assert not recall.under_way
    assert recall.shown == "a"


def test_what_was_used_before_and_since_comes_back_newest_first() -> None:
    recall = Recall(lambda: ["c"])
    recall.used("b")
    assert recall.back("")
    recall.used("a")
    shown = []
    while recall.back(recall.shown):
        shown.append(recall.shown)
    assert shown == ["a", "b", "c"]
