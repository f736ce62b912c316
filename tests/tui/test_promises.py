"""Promises with their answers, and hints, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from taskreview.tui.review_lines import percent
from tui.support import USUAL, WIDE, desk, register_of, register_of_size, sample
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


async def test_the_number_of_an_item_stands_before_it(tmp_path: Path) -> None:
    register = (
        "tasks:\n- content: 1.完成矿山修复1260亩；2.关闭露天采石场9家（区规自局牵头）；"
        "3.推动绿色矿山建设。\n  progress: 1.修复1318亩。2.关闭9家。3.绿色矿山已建成。\n"
    )
    async with desk(register_of(tmp_path, register)) as at:
        lines = [line.strip() for line in at.part(at.detail)]
        promises = [line for line in lines if line[:1] in "●◐○" and line[2:3].isdigit()]
        assert [line[2:4] for line in promises] == ["1.", "2.", "3."]


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


async def test_tasks_with_hints_can_be_filtered(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.until(lambda: at.session.assessments.has_looked, "looking for hints")
        await at.press("f")
        await at.write("hints")
        await at.press("enter")
        with_hints, _looked_at = at.session.assessments.with_hints()
        assert at.register.found == with_hints > 0


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
