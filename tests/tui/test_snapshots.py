"""How it looks: pictures of the sample, to be looked at when they change.

pytest tests/tui/test_snapshots.py --snapshot-update
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tui.languages import speaking
from tui.support import USUAL, WIDE, Desk, sample

Steps = Callable[[Desk], Awaitable[None]]
Compare = Callable[..., bool]
LOCALES = {"zh": "zh_CN.UTF-8", "en": "C.UTF-8"}


def _keys(*keys: str) -> Steps:
    async def press(at: Desk) -> None:
        await at.press(*keys)

    return press


async def _search(at: Desk) -> None:
    await at.press("/", *"燃气 水务", "enter")


async def _no_result(at: Desk) -> None:
    await at.press("/", *"查无此事xyz")


async def _why(at: Desk) -> None:
    await at.press("/", *"卫健委", "enter")


async def _units(at: Desk) -> None:
    for status in ("down", "up"):
        await at.press("s", status, "enter", "j", "j")
    await at.press("d", *"委", "down")


async def _filtered(at: Desk) -> None:
    await at.press("f", *"区城市管理委", "enter", "enter")


async def _edit(at: Desk) -> None:
    await at.press("j", "j", "j", "j", "e", "enter", *"4.新增一项：")


async def _unsaved(at: Desk) -> None:
    await at.press("s", "down", "enter", "j", "e", *"新", "escape")


async def _leave(at: Desk) -> None:
    await _unsaved(at)
    await at.press("q")


async def _saved(at: Desk) -> None:
    await _unsaved(at)
    await at.press("ctrl+s")
    await at.until(lambda: not at.session.unsaved, "saving")


async def _conflict(at: Desk) -> None:
    """Somebody else has changed the text that is being saved, and two more tasks."""
    await at.press("j", "e", "ctrl+u", *"已开通57条线路，另有3条在建。", "escape")
    theirs = at.path.read_text(encoding="utf-8").replace("已开通57条", "已开通并运营57条")
    at.path.write_text(theirs.replace("status: 已完成", "status: 正在推进", 1), encoding="utf-8")
    await at.press("ctrl+s")
    await at.until(lambda: at.dialog == "ConflictScreen", "the question")


async def _together(at: Desk) -> None:
    await _conflict(at)
    await at.press("e", *"（待核）")


async def _arrived(at: Desk) -> None:
    await _conflict(at)
    await at.press("escape")


async def _other_name(at: Desk) -> None:
    at.path.chmod(0o444)
    at.session.look_whether_writable()  # the program would find that out within a second
    at.register.show_title()
    await at.press("e", *"新", "escape", "ctrl+s")
    await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
    line = at.app.screen.query_one(Input)
    line.value = line.value.rpartition("/")[2]  # the folder is another one each time
    screen: Any = at.app.screen
    screen.query_one(".sentence").display = False


SCENES: dict[str, Steps] = {
    "text": _keys("j", "j", "j", "j", "enter"),
    "search": _search,
    "empty": _no_result,
    "why": _why,
    "units": _units,
    "filter": _keys("f"),
    "filtered": _filtered,
    "editor": _edit,
    "status": _keys("s", *"等待"),
    "unsaved": _unsaved,
    "saved": _saved,
    "leave": _leave,
    "help": _keys("?"),
    "promises": _keys(*"jjjjjjj", "]", "]", "]"),
    "beside": _keys(*"jjjj", "z", "]", "]"),
    "reasons": _keys(*"jjjjjj", "r"),
    "marked": _keys("space", "space"),
    "conflict": _conflict,
    "together": _together,
    "arrived": _arrived,
    "other-name": _other_name,
}


def _looks(
    snap_compare: Compare,
    folder: Path,
    language: str,
    appearance: str,
    size: tuple[int, int],
    steps: Steps,
) -> bool:
    async def go(pilot: Pilot[None]) -> None:
        app: Any = pilot.app
        at = Desk(app, pilot)
        await at.until(lambda: app.screen.query("SearchBox"), "getting ready")
        await at.until(lambda: app.session.assessments.has_looked, "looking for hints")
        await steps(at)
        for widget in [*app.screen.query(Input), *app.screen.query(TextArea)]:
            widget.cursor_blink = False
        await at.settle()

    with speaking(LOCALES[language]):
        session = import_module("taskreview.session").Session(sample(folder))
        session.read_all()
        program = import_module("taskreview.tui.app")
        app = program.TaskreviewApp(session, program.Appearance(appearance))
        return snap_compare(app, terminal_size=size, run_before=go)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("appearance", ["dark", "light"])
@pytest.mark.parametrize("size", [USUAL, WIDE], ids=["80x24", "120x40"])
def test_start(
    snap_compare: Compare, tmp_path: Path, language: str, appearance: str, size: tuple[int, int]
) -> None:
    assert _looks(snap_compare, tmp_path, language, appearance, size, _keys())


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize(
    ("language", "appearance", "size"),
    [("zh", "dark", WIDE), ("en", "light", USUAL)],
    ids=["zh-120x40", "en-80x24"],
)
def test_scene(
    snap_compare: Compare,
    tmp_path: Path,
    scene: str,
    language: str,
    appearance: str,
    size: tuple[int, int],
) -> None:
    assert _looks(snap_compare, tmp_path, language, appearance, size, SCENES[scene])


@pytest.mark.parametrize(
    "scene",
    [
        "start",
        "editor",
        "why",
        "units",
        "filter",
        "filtered",
        "leave",
        "help",
        "conflict",
        "promises",
    ],
)
def test_narrow(snap_compare: Compare, tmp_path: Path, scene: str) -> None:
    steps = SCENES.get(scene, _keys())
    assert _looks(snap_compare, tmp_path, "zh", "dark", (40, 20), steps)


def test_without_colour(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert _looks(snap_compare, tmp_path, "en", "dark", USUAL, _search)
