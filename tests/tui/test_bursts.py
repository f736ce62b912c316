"""Keys that arrive all at once, as over a slow line, do what they do one by one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tui.support import Desk, desk, register_of_size, sample

BURSTS = [
    ["j", "j", "k", "j"],
    ["j", "e", *"新的", "backspace", *"好", "left", "delete", *"一", "escape", "j", "e", "二"],
    ["e", "backspace", "，", *"其中3条", "backspace", "backspace", "。"],
    ["e", *"甲乙", "ctrl+z", *"丙", "home", *"丁", "end", "enter", *"戊", "up", *"己"],
    ["e", *"abc", "shift+left", "shift+left", "ctrl+x", *"d", "ctrl+v", "f7", "ctrl+c", "end", "f"],
    ["e", *"keep", "tab", "tab", "tab", "j"],
    ["e", *"keep", "ctrl+q", "escape", *"more"],
    ["e", *"keep", "ctrl+q"],
    ["/", *"燃气", "backspace", *"气", "enter", "j", "e", *"新", "escape"],
    ["/", *"燃气", "escape", "j", "j"],
    ["/", *"ab", "left", "x", "home", "y", "ctrl+k", *"公交", "down", "enter"],
    ["/", *"教委", "enter", "enter", "escape", "escape", "G"],
    ["s", "down", "enter", "j", "s", *"推进", "enter", "j"],
    ["s", *"xy", "backspace", *"z", "enter", "u", "U"],
    ["s", "escape", "j", "f", "escape", "j"],
    ["f", *"教委", "enter", "j", "f", "down", "down", "enter", "escape"],
    ["?", "escape", "j", "f1", "q", "j"],
    ["t", "j", "t", "y", "G", "g", "j"],
    ["j", "enter", "j", "j", "escape", "j", "tab", "tab", "j"],
    ["s", "down", "enter", "q", "escape", "j", "q", "n", "j"],
]


def _state(at: Desk) -> dict[str, object]:
    return {
        "tasks": list(at.session.tasks),
        "unsaved": at.session.unsaved,
        "current": at.current,
        "ids": at.ids,
        "focus": at.focus,
        "editor": at.editor.edited if at.editing else None,
        "cursor": at.editor.cursor_location if at.editing else None,
        "words": at.box.value,
        "filters": list(at.register.facets),
        "dialog": at.dialog,
        "theme": at.app.theme,
        "clipboard": at.app.clipboard,
        "running": at.app.is_running,
    }


@pytest.mark.parametrize("keys", BURSTS, ids=lambda keys: "".join(map(str, keys))[:40])
async def test_a_burst_is_the_same_as_one_by_one(tmp_path: Path, keys: list[str]) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*keys)
        slow = _state(at)
    async with desk(sample(tmp_path)) as at:
        await at.burst(*keys)
        fast = _state(at)
    assert fast == slow


@pytest.mark.parametrize("seed", range(6))
async def test_any_typing_in_the_editor(tmp_path: Path, seed: int) -> None:
    moves = ["left", "right", "home", "end", "up", "down", "shift+left", "shift+home"]
    edits = ["backspace", "delete", "enter", "ctrl+z", "ctrl+y", "ctrl+w", "ctrl+k"]
    keys = [*moves, *edits, "ctrl+x", "ctrl+v", *"新ab，1 "]
    chosen = ["e", *random.Random(seed).choices(keys, k=80)]
    async with desk(sample(tmp_path)) as at:
        await at.press(*chosen)
        slow = _state(at)
    async with desk(sample(tmp_path)) as at:
        await at.burst(*chosen)
        assert _state(at) == slow


async def test_pastes_between_keys(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.burst("e", "a")
        at.send_paste("甲\r乙")
        await at.burst("b", "backspace", "backspace")
        assert at.editor.edited == (at.session.tasks[0].progress or "") + "a甲\n"


async def test_moving_while_the_file_is_being_read(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 3_000)) as at:
        await at.burst(*["j"] * 50, "e", *"新", "escape", *["k"] * 10)
        await at.read_to_end()
        assert at.session.tasks[50].progress == "进展51新"
        assert at.current == 41
