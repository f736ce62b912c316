"""Judging tasks on the screen: verdicts and their reasons, marks, the way through."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from taskreview.model import Standing, standing
from tui.support import Desk, desk, register_of, sample
from tui.two_people import replace


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def _task(number: int) -> list[str]:
    return ["g", *"j" * (number - 1)]


async def test_p_passes_and_n_goes_on(tmp_path: Path) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press("p")
        assert standing(at.session.tasks[0]) is Standing.PASSED
        assert "1/14 judged" in at.title
        assert "✓" in at.shown(at.tasks).splitlines()[1].split("区教委")[0]
        await at.press("n")
        assert at.current == 2
        await at.press("p", "N")
        assert at.current == 14
        await at.save()
    written = yaml.safe_load(path.read_text())["tasks"]
    assert [task.get("review", {}).get("verdict") for task in written[:3]] == [
        "passed",
        "passed",
        None,
    ]


async def test_r_asks_for_the_reason_and_offers_earlier_ones(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8), "r")
        assert at.dialog == "ReasonScreen"
        await at.write("两项1万个未写进展")
        await at.press("enter")
        review = at.session.tasks[7].review
        assert review is not None
        assert review.reason == "两项1万个未写进展"
        assert "✗ returned" in at.shown(at.detail)
        await at.press("j", "r")
        assert "两项1万个未写进展" in at.text


async def test_what_is_typed_is_the_reason_however_like_an_earlier_one(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("r")
        await at.write("缺三季度数据，请补报")
        await at.press("enter", "j", "r")
        await at.write("缺三季度数据")
        assert "缺三季度数据，请补报" in at.text
        await at.press("enter")
        assert _reasons(at)[:2] == ["缺三季度数据，请补报", "缺三季度数据"]
        assert "缺三季度数据 · 2/14" in at.notices[-1]
        await at.press("j", "r")
        await at.write("缺三季度数据")
        await at.press("down", "enter")
        assert _reasons(at)[2] == "缺三季度数据，请补报"


async def test_lines_pasted_as_a_reason_become_one(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("r")
        await at.paste("一是缺数据；\r二是缺附件。\r\n")
        await at.press("enter")
        assert _reasons(at)[0] == "一是缺数据； 二是缺附件。"


def _reasons(at: Desk) -> list[str | None]:
    return [task.review.reason if task.review else None for task in at.session.tasks]


async def test_a_reason_is_needed(tmp_path: Path) -> None:
    async with desk(
        register_of(tmp_path, "- {id: 1, content: 建成公园, progress: 建成公园}\n")
    ) as at:
        await at.press("v", "r", "enter")
        assert at.dialog == "ReasonScreen"
        assert "Type why" in at.text
        await at.press("escape")
        assert at.session.unsaved == 0


async def test_the_hints_are_offered_as_reasons(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(7), "r")
        await at.write("twice")
        await at.press("down", "enter")
        review = at.session.tasks[6].review
        assert review is not None
        assert review.reason == "“配件” is written twice"


async def test_several_are_marked_and_judged_in_one_go_and_undone_so(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("space", "space", "j", "space")
        assert at.register.marked == {0, 1, 3}
        assert at.shown(at.tasks).count("*") == 3
        await at.press("p")
        passed = [at.session.tasks.index(t) for t in at.session.tasks if t.review]
        assert passed == [0, 1, 3]
        assert at.register.marked == set()
        await at.press("u")
        assert not any(task.review for task in at.session.tasks)
        assert "✓" not in "".join(line[:9] for line in at.part(at.tasks))
        await at.press("U")
        assert sum(task.review is not None for task in at.session.tasks) == 3


async def test_marks_that_are_not_shown_are_not_judged(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("space", "space", "space")
        assert "* 3 marked" in at.title
        await at.search("区国动办")
        await at.press("enter")
        assert "* 3 marked (3 not shown)" in at.title
        cursor = at.current
        await at.press("p")
        judged = [task.row for task in at.session.tasks if task.review]
        assert judged == [cursor]
        assert cursor not in (1, 2, 3)
        assert "marked (3 not shown)" in at.title
        await at.press("escape", "escape")
        assert "marked" not in at.title


async def test_of_the_marked_tasks_those_that_are_shown_are_judged(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("A")
        await at.search("区城市管理委")
        await at.press("enter", "p")
        shown = set(at.tasks.rows)
        assert {at.session.tasks.index(task) for task in at.session.tasks if task.review} == shown
        assert len(shown) == 4
        assert "* 10 marked (10 not shown)" in at.title


async def test_all_that_are_found_are_marked_and_esc_takes_marks_off_first(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("区城市管理委")
        await at.press("enter", "A")
        assert len(at.register.marked) == 4
        await at.press("escape")
        assert at.register.marked == set()
        assert at.register.found == 4
        await at.press("A", "A")
        assert at.register.marked == set()


async def test_what_was_judged_under_a_filter_is_not_marked_with_the_others(
    tmp_path: Path,
) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("p", "f")
        await at.write("not judged")
        await at.press("enter", "j", "r")
        await at.write("缺数据")
        await at.press("enter")
        returned = at.tasks.current
        assert returned in at.tasks.rows
        await at.press("A", "p")
        assert len(at.session.tasks) == sum(task.review is not None for task in at.session.tasks)
        assert returned is not None
        assert standing(at.session.tasks[returned]) is Standing.RETURNED


async def test_a_mark_falls_where_a_colleague_changes_the_task(tmp_path: Path) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press("space", "space")
        text = path.read_text("utf-8")
        replace(path, text.replace("已开通57条通学公交路线", "完全没有做"))
        at.register.look_at_file()
        await at.until(lambda: at.session.foreign.changed, "coming in")
        assert at.register.marked == {0}
        await at.press("p")
        assert [bool(task.review) for task in at.session.tasks[:3]] == [True, False, False]


async def test_the_task_under_the_cursor_is_not_judged_for_one_whose_mark_fell(
    tmp_path: Path,
) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press("j", "space")
        text = path.read_text("utf-8")
        replace(path, text.replace("已开通57条通学公交路线", "完全没有做"))
        at.register.look_at_file()
        await at.until(lambda: not at.register.marked, "coming in")
        await at.press("p")
        assert not at.session.unsaved
        assert "The marks fell" in at.notices[-1]
        await at.press("p")
        assert [task.row for task in at.session.tasks if task.review] == [3]


async def test_it_is_said_how_many_verdicts_are_turned_round(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("r")
        await at.write("缺数据")
        await at.press("enter", "j", "p", "A", "p")
        assert "1 of them had the other verdict; u takes it back" in at.notices[-1]
        await at.press("u")
        assert _reasons(at)[0] == "缺数据"


async def test_the_reason_that_a_task_has_is_offered_first(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8), "r")
        await at.write("缺数据")
        await at.press("enter", "r")
        assert "缺数据" in at.shown(at.app.screen.query_one("ChoiceList")).splitlines()[0]
        await at.press("enter")
        assert _reasons(at)[7] == "缺数据"


async def test_c_clears_a_verdict_without_a_trace(tmp_path: Path) -> None:
    path = sample(tmp_path)
    before = path.read_bytes()
    async with desk(path) as at:
        await at.press("p")
        await at.save()
        assert path.read_bytes() != before
        await at.press("c")
        await at.save()
    assert path.read_bytes() == before


async def test_c_without_a_verdict_says_so(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("c")
        assert "There is no verdict to clear" in at.notices


async def test_an_edit_makes_a_verdict_stale_and_n_finds_it(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("A", "p", "j", "e", *"新", "escape")
        assert standing(at.session.tasks[1]) is Standing.STALE
        assert "↻" in at.shown(at.tasks)
        assert "changed since judged" in at.shown(at.detail)
        assert "13/14 judged" in at.title
        await at.press("G", "n")
        assert at.current == 2


async def test_when_all_are_judged_it_says_so(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("A", "p")
        [notice] = at.notices
        assert "all are judged" in notice
        await at.press("n")
        assert at.notices == ["Nothing else here is to be judged"]


async def test_how_far_the_review_is_can_be_filtered(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("p", "j", "p", "f")
        await at.write("not judged")
        await at.press("enter")
        assert at.register.found == 12


async def test_where_something_of_the_users_own_stands_nothing_is_judged(tmp_path: Path) -> None:
    path = register_of(tmp_path, "- {id: 1, content: 甲, review: 我的备注}\n")
    async with desk(path) as at:
        await at.press("p")
        assert any("no verdict of this program" in notice for notice in at.notices)
        assert at.session.unsaved == 0
        assert "我的备注" in at.shown(at.detail)


async def test_an_empty_register_takes_every_key(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, "tasks: []\n")) as at:
        await at.press(*"prcnNAxv[]z", "space", "escape")
        assert at.dialog == ""


@pytest.mark.parametrize("key", ["ｐ", "】", "ideographic_space"])
async def test_the_keys_work_in_an_input_method(tmp_path: Path, key: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8), key)
        seen = at.register.marked or at.session.unsaved or "▌○" in at.shown(at.detail)
        assert seen


async def test_undoing_several_verdicts_says_how_many_and_keeps_the_place(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "space", "space", "space", "p", "k")
        here = at.current
        await at.press("u")
        assert "Undone: 3 tasks · Review" in at.notices[-1]
        assert at.current == here
