"""Text is only text: nothing in a file becomes markup, an escape sequence or an action."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from taskreview.errors import SaveError
from taskreview.model import Field
from taskreview.printable import printable, unprintable
from taskreview.session import Dispute, merging
from taskreview.store.journal.drafts import Draft
from taskreview.store.saving import Rebase, SaveOutcome, SavePlan
from taskreview.tui.screens.conflict import ConflictScreen
from taskreview.tui.screens.drafts import DraftScreen
from tui.support import Desk, desk, register_of

MARKUP = [
    "[red]红",
    "[/x]",
    "[@click=app.quit]点[/]",
    "[b",
    "[link=x]y[/link]",
    "\\[a]",
    "$[x]",
    "%(x)s{y}",
]
CONTROL = "a\x1b[31mb\x1b]0;t\x07c\x9b2Jd\x90e\x9cf\x00g\x7fh\x85i"
BIDI = "甲\u202e乙\u2066丙\u200b丁\u200f戊\ufeff己\u2028庚\u00ad"


def _register(folder: Path, text: str) -> Path:
    task = {
        "id": f"{text}",
        "source": f"源{text}",
        "content": f"内{text}容",
        "units": [f"单{text}", f"位{text}"],
        "deadline": f"限{text}",
        "status": f"态{text}",
        "progress": f"进{text}展\n二{text}",
        f"键{text}": f"值{text}",
        "嵌套": {f"k{text}": [text]},
    }
    register = {"title": f"题{text}", "tasks": [task, {"id": 2, "content": "别的"}]}
    return register_of(folder, json.dumps(register, ensure_ascii=True))


def _harmless(at: Desk) -> None:
    """No character that a terminal acts on, and no action hidden in what is drawn."""
    for strip in at.strips:
        for segment in strip:
            assert not segment.control
            assert not unprintable().search(segment.text), ascii(segment.text)
            assert "@click" not in (segment.style.meta if segment.style else {})
            assert not (segment.style and segment.style.link)


async def _go_everywhere(at: Desk) -> str:
    """Every place where a text of the file is shown; all that was on the screen."""
    seen = [at.text]
    _harmless(at)

    async def do(*keys: str) -> None:
        await at.press(*keys)
        _harmless(at)
        seen.append(at.text)

    await do("enter")
    await do("pagedown")
    await do("escape")
    await do("e")
    await do("left", "backspace")
    await do("f7")
    await do("escape")
    await do("u")  # a notice with the unit's name
    await do("y")
    await do("r")  # a dialog with the unit's name
    await at.paste("原")
    await do("enter")
    await do("r", "escape", "c", "u", "u")
    await do("d", "escape")
    await do("]", "]", "space")
    await do("escape", "k")
    await do("f")
    await at.press("enter")
    await do()  # the chip
    await do("escape", "s")
    await do("down", "enter")
    await do("/", "x", "escape")
    await do("?")
    await do("escape", "t")
    return "\n".join(seen)


@pytest.mark.parametrize("text", MARKUP)
async def test_markup_is_shown_as_it_is(tmp_path: Path, text: str) -> None:
    async with desk(_register(tmp_path, text), (200, 50)) as at:
        seen = await _go_everywhere(at)
        for prefix in "源内单位限进二键值题":
            assert prefix + text in seen, prefix
        assert f"Unit: 单{text}" in seen
        assert f"Copied: Task {text}" in seen
        assert f"态{text[:6]}" in seen
        assert at.app.is_running


@pytest.mark.parametrize("text", [CONTROL, BIDI], ids=["control", "bidi"])
@pytest.mark.parametrize("size", [(200, 50), (80, 24), (40, 20)])
async def test_nothing_that_a_terminal_acts_on_is_drawn(
    tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    async with desk(_register(tmp_path, text), size) as at:
        await _go_everywhere(at)


async def test_controls_become_their_pictures(tmp_path: Path) -> None:
    async with desk(_register(tmp_path, CONTROL), (200, 50)) as at:
        assert "进a␛[31mb␛]0;t␇c�2Jd" in at.text
        assert "␡" in at.text


@pytest.mark.parametrize("text", ["[@click=app.quit]点[/]", CONTROL, BIDI])
async def test_a_click_anywhere_runs_nothing(tmp_path: Path, text: str) -> None:
    async with desk(_register(tmp_path, text), (120, 40)) as at:
        for y in range(2, 20, 3):
            for x in (5, 75):
                await at.click(x, y)
        assert at.app.is_running
        assert at.dialog == ""


@pytest.mark.parametrize("text", [*MARKUP, CONTROL.replace("\x00", ""), BIDI])
async def test_what_is_typed_into_the_pickers(tmp_path: Path, text: str) -> None:
    async with desk(_register(tmp_path, "x"), (120, 40)) as at:
        for opener in "fs":
            await at.press(opener)
            await at.paste(text)
            _harmless(at)
            await at.press("escape")
        await at.press("s")
        await at.paste("[red]新")
        await at.press("enter")
        assert at.session.tasks[0].status == "[red]新"
        assert "[red]新" in at.text


async def test_hostile_names_of_files_and_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "[red]\x1b[31m"
    folder.mkdir()
    path = _register(folder, "x").rename(folder / "[@click=app.quit]x\x1b[2J\u202e.yaml")

    def fail(plan: SavePlan, _rebase: Rebase) -> SaveOutcome | None:
        raise SaveError(f"{plan.path} [/x] [@click=app.quit]\x9b was not saved")

    monkeypatch.setattr(merging, "carry_out", fail)
    async with desk(path, (120, 40)) as at:
        _harmless(at)
        assert "[@click=app.quit]x␛[2J�.yaml" in at.title
        await at.press("e", "x", "escape", "ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        _harmless(at)
        assert "[/x]" in at.text


@pytest.mark.parametrize("text", [*MARKUP, CONTROL, BIDI])
async def test_the_dialogs_about_drafts_and_conflicts(tmp_path: Path, text: str) -> None:
    async with desk(_register(tmp_path, text), (120, 40)) as at:
        task = at.session.tasks[0]
        draft = Draft.of(task, Field.PROGRESS, f"草{text}", 0.0)
        draft = replace(draft, register=f"/{text}.yaml")
        dispute = Dispute(0, Field.PROGRESS, f"我{text}", f"他{text}", "")
        for screen in (
            DraftScreen(draft, task, 1, 1),
            DraftScreen(draft, None, 1, 1),
            ConflictScreen(at.session, dispute, 1, 1),
        ):
            at.app.push_screen(screen)
            await at.settle()
            _harmless(at)
            assert printable(f"Task {text}")[:20] in at.text
            await at.press("escape")


async def test_a_damaged_file_tells_hostile_text_harmlessly(tmp_path: Path) -> None:
    lines = "".join(f"- {{id: {n}}}\n" for n in range(100))
    path = register_of(tmp_path, lines + '- "[red]\\e[31m": {a: *b}\n- x: [\n')
    async with desk(path, (80, 24)) as at:
        await at.until(lambda: at.dialog == "NoticeScreen", "the notice")
        _harmless(at)
        await at.press("escape", "e")
        _harmless(at)
