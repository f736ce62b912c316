"""Judging tasks on the screen: promises and answers, hints, verdicts, the way through."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from taskreview.model import Standing, standing
from taskreview.tui.review_lines import percent
from tui.support import USUAL, WIDE, Desk, desk, register_of, register_of_size, sample
from tui.two_people import replace


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def _task(number: int) -> list[str]:
    return ["g", *"j" * (number - 1)]


async def test_promises_stand_with_their_signs_and_figures(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8))
        text = at.shown(at.detail)
        assert "● 1  ○ 2" in text
        assert "○ 新增有偿错时共享停车位1万个；" in text
        assert "● 利用人防工程新增停车位5000个。" in text
        assert "5000个 → 700余个 14 %" in text


async def test_a_weak_answer_has_a_question_mark(tmp_path: Path) -> None:
    path = register_of(
        tmp_path,
        "- {id: 1, content: 为社区居民发放环保袋4万只。, progress: 向社区居民发放布袋41200块。}\n",
    )
    async with desk(path) as at:
        assert "4万只 → 41200块? 103 %" in at.shown(at.detail)


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(0.125, "13 %"), (0.135, "14 %"), (0.003, "0.3 %"), (0.9996, "99.9 %"), (1.0, "100 %")],
)
def test_a_ratio_is_rounded_as_people_do_it(ratio: float, shown: str) -> None:
    assert percent(ratio) == shown


async def test_moving_over_a_promise_shows_its_answer(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8))
        before = _underlined(at)
        await at.press("]", "]", "]")
        assert "▌● 利用人防工程" in at.shown(at.detail)
        assert before == ""
        assert "人防工程" in _underlined(at)
        assert "700余个" in _underlined(at)
        await at.press("[")
        assert "▌○ 新增有偿错时" in at.shown(at.detail)
        await at.press("]", "]")
        assert "▌" not in at.shown(at.detail)


def _underlined(at: object) -> str:
    segments = at.segments()  # type: ignore[attr-defined]
    return "".join(s.text for s in segments if s.style and s.style.underline)


async def test_why_there_is_no_answer_is_said(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8), "]")
        shown = at.shown(at.detail).replace("\n ▌  ", " ")
        assert "only “停车位” was seen of this promise; said of something else: 700余个" in shown


async def test_a_click_selects_a_promise(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8))
        await at.click_text("新增有偿错时")
        assert "▌○ 新增有偿错时" in at.shown(at.detail)


async def test_a_hint_is_dismissed_and_taken_back(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(7))
        assert "1 hint" in at.shown(at.detail)
        assert "! “配件” is written twice" in at.shown(at.detail)
        await at.press("[", "x")
        assert "All hints are dismissed" in at.shown(at.detail)
        assert "▌· “配件” is written twice" in at.shown(at.detail)
        await at.press("x")
        assert "1 hint" in at.shown(at.detail)


async def test_a_dismissed_hint_stays_dismissed_next_time(tmp_path: Path) -> None:
    path = sample(tmp_path)
    async with desk(path) as at:
        await at.press(*_task(8), "]", "x")
    async with desk(path) as at:
        await at.press(*_task(8))
        assert "· 利用疏解腾退空间" in at.shown(at.detail)
        assert "○ 新增有偿错时" in at.shown(at.detail)
    assert path.read_bytes() == sample(tmp_path).read_bytes()


async def test_x_without_a_hint_says_how(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("x")
        assert any("] and [" in notice for notice in at.notices)


async def test_a_rule_can_be_switched_off_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = tmp_path / "taskreview" / "config.toml"
    settings.parent.mkdir()
    settings.write_text("[hints]\ndoubled_word = false\n")
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(7))
        assert "written twice" not in at.shown(at.detail)
        await at.until(lambda: at.session.assessments.has_looked, "looking for hints")


async def test_broken_settings_are_said_and_harm_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = tmp_path / "taskreview" / "config.toml"
    settings.parent.mkdir()
    settings.write_text("[hints]\ndubbled_word = false\n")
    async with desk(sample(tmp_path)) as at:
        assert any("config.toml:2" in notice for notice in at.notices)
        await at.press(*_task(7))
        assert "written twice" in at.shown(at.detail)


async def test_v_shows_the_plain_text(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8), "v")
        assert "○" not in at.shown(at.detail)
        await at.press("v")
        assert "○" in at.shown(at.detail)


async def test_z_puts_promises_beside_answers(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*_task(8), "z")
        assert not at.tasks.display
        lines = at.shown(at.detail).splitlines()
        assert any(
            "任务内容" in line or ("Content" in line and "Progress" in line) for line in lines
        )
        assert any("○" in line and "700余个" in line for line in lines)
        await at.press("escape")
        assert at.focus == "list"
        assert [line for line in at.part(at.tasks) if "区国动办" in line]


@pytest.mark.parametrize("size", [USUAL, WIDE])
async def test_a_click_beside_opens_the_editor_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk(sample(tmp_path), size) as at:
        await at.press(*_task(8), "z")
        place = at.place_of("利用人防工程新增停车位700余个")
        await at.click_text("停车位700余个", within=6)
        assert at.editing
        assert at.place_of("利用人防工程新增停车位700余个") == place
        assert at.place_of("○ 新增有偿错时")
        assert at.editor.edited == at.session.tasks[7].progress
        await at.write("约")
        assert "停车位约700余个" in at.editor.edited


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


async def test_tasks_with_hints_can_be_filtered(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.until(lambda: at.session.assessments.has_looked, "looking for hints")
        await at.press("f")
        await at.write("hints")
        await at.press("enter")
        with_hints, _looked_at = at.session.assessments.with_hints()
        assert at.register.found == with_hints > 0


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


async def test_a_large_register_is_looked_through_in_the_background(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 2_000)) as at:
        await at.read_to_end()
        await at.until(lambda: at.session.assessments.has_looked, "looking for hints")
        assert at.session.assessments.with_hints()[1] == 2_000


async def test_tasks_judged_while_hints_are_looked_for_are_looked_at_too(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 2_000)) as at:
        await at.read_to_end()
        await at.press("A", "p")
        assessments = at.session.assessments
        assert not assessments.has_looked
        await at.until(lambda: assessments.has_looked, "looking for hints")
        known = [assessments.count(task) is not None for task in at.session.tasks]
        assert known.count(False) <= 1  # one may have been judged just as it was looked at


async def test_undoing_several_verdicts_says_how_many_and_keeps_the_place(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "space", "space", "space", "p", "k")
        here = at.current
        await at.press("u")
        assert "Undone: 3 tasks · Review" in at.notices[-1]
        assert at.current == here


MENDABLE = """\
- id: 1
  content: 新建公厕10座。
  status: 推进中
  progress: 新建公厕10座，配件配件已换。2月30日开放，开放开放。
"""


@pytest.mark.parametrize("by_colleague", [False, True])
async def test_a_hint_that_was_mended_is_selected_no_more(
    tmp_path: Path, by_colleague: bool
) -> None:
    async with desk(register_of(tmp_path, MENDABLE)) as at:
        await at.press("]", "]")
        await at.until(lambda: "▌! " in at.text, "selecting")
        selected = next(line for line in at.text.splitlines() if "▌! " in line)
        mended = MENDABLE.replace("2月30日", "2月28日").replace("配件配件", "配件")
        if by_colleague:
            replace(at.path, mended)
            await at.until(lambda: "2月28日" in at.text, "coming in")
        else:
            await at.press("e", "ctrl+u")
            await at.paste(yaml.safe_load(mended)[0]["progress"])
            await at.press("escape")
        assert selected not in at.text
        assert "▌! " not in at.text
        await at.press("x")
        assert "No hint is selected" in at.notices[-1]


async def test_a_hint_stays_selected_when_another_is_mended_and_all_are_walked_through(
    tmp_path: Path,
) -> None:
    async with desk(register_of(tmp_path, MENDABLE)) as at:
        await at.press("[")
        selected = [line for line in at.text.splitlines() if "▌! " in line]
        await at.press("e", "ctrl+u")
        await at.paste("新建公厕10座，配件已换。2月30日开放，开放开放。")
        await at.press("escape")
        assert [line for line in at.text.splitlines() if "▌! " in line] == selected
        seen = set()
        for _step in range(8):
            await at.press("]")
            seen |= {line for line in at.text.splitlines() if "▌" in line}
        assert len([line for line in seen if "▌! " in line]) == 2
