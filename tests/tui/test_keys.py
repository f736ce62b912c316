"""Every key of the table, in each form that a Chinese input method sends, and where it is text."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser

from taskreview.tui.keys import (
    ANYWHERE_KEYS,
    EDITOR_KEYS,
    LIST_KEYS,
    SEARCH_KEYS,
    Key,
    forms,
)
from tui.support import Desk, desk, sample

PRINTING = [
    pytest.param(form, key.id, id=f"{key.id}-{form}")
    for key in LIST_KEYS
    for name in key.keys
    if len(name) == 1
    for form in forms(name)
]


async def _effect(at: Desk, id: str) -> bool:
    """Whether the key has done what it is for; two tasks down, a status changed before."""
    match id:
        case "up":
            return at.current == 2
        case "down":
            return at.current == 4
        case "first":
            return at.current == 1
        case "last":
            return at.current == 14
        case "search":
            return at.focus == "SearchBox" and at.box.value == ""
        case "unit":
            return at.dialog == "UnitScreen" and at.typed == ""
        case "filter":
            return at.dialog == "FilterScreen" and at.typed == ""
        case "pass":
            return at.session.review.judged() == 1
        case "return":
            return at.dialog == "ReasonScreen" and at.typed == ""
        case "clear_verdict":
            return at.notices[-1:] == ["There is no verdict to clear"]
        case "next_to_judge":
            return at.current == 4
        case "previous_to_judge":
            return at.current == 2
        case "mark_all":
            return len(at.register.marked) == 14
        case "next_point":
            return "▌● " in at.shown(at.detail)
        case "previous_point":
            return "▌" in at.shown(at.detail) and "▌● " not in at.shown(at.detail)
        case "dismiss":
            return "No hint is selected" in at.notices[-1]
        case "full_width":
            return at.register.has_class("-text-only")
        case "promises":
            return "→" not in at.shown(at.detail)
        case "edit":
            return at.editing and at.editor.edited == at.session.tasks[2].progress
        case "status":
            return at.dialog == "StatusScreen" and at.typed == ""
        case "undo":
            return at.session.unsaved == 0
        case "redo":
            return at.notices[-1:] == ["Nothing to redo"]
        case "copy":
            return at.app.clipboard.startswith("No.: 3\n")
        case "theme":
            return at.app.theme == "taskreview-light"
        case "help":
            return at.dialog == "HelpScreen"
        case "quit":
            return at.dialog == "LeaveScreen"
    raise AssertionError(id)


@pytest.mark.parametrize(("key", "id"), PRINTING)
async def test_each_printing_key_in_each_form(tmp_path: Path, key: str, id: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "j", "s", "down", "enter")
        assert at.session.unsaved == 1
        await at.press(key)
        assert await _effect(at, id)


@pytest.mark.parametrize(
    ("key", "id"),
    [
        pytest.param(key.keys[0], key.id, id=key.id)
        for key in LIST_KEYS
        if len(key.keys[0]) == 1 and key.id not in {"first", "last"}  # these scroll; test_moving
    ],
)
async def test_in_the_text_they_do_the_same(tmp_path: Path, key: str, id: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "j", "s", "down", "enter", "enter")
        assert at.focus == "detail"
        await at.press(key)
        assert await _effect(at, id)


async def test_in_the_search_box_every_printing_key_is_text(tmp_path: Path) -> None:
    keys = "".join(param.values[0] for param in PRINTING)  # type: ignore[misc]
    async with desk(sample(tmp_path)) as at:
        await at.press("/")
        await at.write(keys)
        assert at.box.value == keys
        assert at.focus == "SearchBox"
        assert at.dialog == ""
        assert at.app.theme == "taskreview-dark"
        assert at.session.unsaved == 0


async def test_in_the_editor_every_printing_key_is_text(tmp_path: Path) -> None:
    keys = "".join(param.values[0] for param in PRINTING)  # type: ignore[misc]
    async with desk(sample(tmp_path)) as at:
        await at.press("e")
        await at.write(keys)
        assert at.editor.edited == (at.session.tasks[0].progress or "") + keys
        assert at.editing
        assert at.dialog == ""
        assert at.app.theme == "taskreview-dark"


@pytest.mark.parametrize("opener", ["d", "f", "s"])
async def test_in_a_picker_every_printing_key_is_text(tmp_path: Path, opener: str) -> None:
    keys = "".join(param.values[0] for param in PRINTING)  # type: ignore[misc]
    async with desk(sample(tmp_path)) as at:
        await at.press(opener)
        await at.write(keys)
        assert at.typed == keys


@pytest.mark.parametrize("where", ["list", "detail", "search", "editor"])
@pytest.mark.parametrize("key", ["ctrl+s", "f2"])
async def test_saving_works_everywhere(tmp_path: Path, where: str, key: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("s", "down", "enter")
        assert at.session.unsaved == 1
        await at.press(*{"list": "", "detail": ["enter"], "search": "/", "editor": "e"}[where])
        await at.press(key)
        await at.until(lambda: at.session.unsaved == 0, "saving")


@pytest.mark.parametrize("where", ["list", "detail", "search", "editor"])
async def test_f1_helps_everywhere_and_leads_back(tmp_path: Path, where: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press(*{"list": "", "detail": ["enter"], "search": "/", "editor": "e"}[where])
        focus = at.focus
        await at.press("f1")
        assert at.dialog == "HelpScreen"
        await at.press("escape")
        assert at.dialog == ""
        assert at.focus == focus
        assert at.editing == (where == "editor")


def _helped() -> list[Key]:
    keys = [*LIST_KEYS, *ANYWHERE_KEYS, *EDITOR_KEYS, *(key for key in SEARCH_KEYS if key.hint)]
    return [key for key in keys if key.id != "help_anywhere"]


async def test_help_has_every_key(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (100, 110)) as at:
        await at.press("?")
        for key in _helped():
            assert f" {key.shown} " in at.text, key
            assert key.tooltip in at.text, key


@pytest.mark.parametrize("key", ["escape", "q", "ｑ", "?", "？", "f1", "enter"])
async def test_help_closes(tmp_path: Path, key: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("?")
        await at.press(key)
        assert at.dialog == ""


def test_every_key_says_what_it_does() -> None:
    for key in (*LIST_KEYS, *ANYWHERE_KEYS, *SEARCH_KEYS, *EDITOR_KEYS):
        assert key.id
        assert key.description
        assert key.tooltip


def test_no_key_stands_twice() -> None:
    for own in (LIST_KEYS, SEARCH_KEYS, EDITOR_KEYS):
        table = (*own, *ANYWHERE_KEYS)
        keys = [form for key in table for name in key.keys for form in forms(name)]
        assert len(keys) == len({*keys})
        ids = [key.id for key in table]
        assert len(ids) == len({*ids})


async def test_ctrl_c_says_how_to_leave(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("ctrl+c")
        assert at.app.is_running
        assert at.notices == ["Ctrl+Q: Leaves; asks first when edits are unsaved"]


async def test_the_copied_text(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("j", "y")
        assert at.app.clipboard == (
            "No.: 2\n"
            "Source: 市民生实事第2项\n"
            "Units: 区教委\n"
            "Deadline: 2024-12-31\n"
            "Status: 已完成\n"
            "\n"
            "Content\n"
            "在东城、西城、朝阳、海淀、丰台、石景山、通州、大兴等区推进通学公交试点。\n"
            "\n"
            "Progress\n"
            "已开通57条通学公交路线。\n"
        )
        assert at.notices == ["Copied: Task 2 区教委"]


async def test_where_there_is_little_room_help_and_quit_stay_in_the_bottom_line(
    tmp_path: Path,
) -> None:
    async with desk(sample(tmp_path), (60, 24)) as at:
        hints = at.keys.split()
        assert {"search", "edit", "save", "help", "quit"} <= set(hints)
        assert "undo" not in hints


async def test_the_bottom_line_has_the_keys_that_work(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (140, 40)) as at:
        in_list = at.keys
        assert in_list.split() == [
            "/",
            "search",
            "d",
            "units",
            "f",
            "filter",
            "e",
            "edit",
            "s",
            "status",
            "p",
            "pass",
            "r",
            "return",
            "n",
            "next",
            "]",
            "promises",
            "^S",
            "save",
            "u",
            "undo",
            "?",
            "help",
            "q",
            "quit",
        ]
        await at.press("/")
        assert at.keys.split("  ")[0].strip() == "Enter to the list"
        assert "Esc clear" in at.keys
        assert "q quit" not in at.keys
        await at.press("escape", "e")
        assert at.keys.split("  ")[0].strip() == "Esc done"
        await at.press("escape")
        assert at.keys == in_list
        await at.press("e")
        await at.click(40, 1)
        assert "Esc clear" in at.keys
        await at.press("enter")
        assert at.keys == in_list


@pytest.mark.parametrize(
    ("typed", "verdict"), [("\x1bp", True), ("\x1bｐ", True), ("\x1bx", False)]
)
async def test_a_key_right_behind_esc_comes_after_it(
    tmp_path: Path, typed: str, verdict: bool
) -> None:
    """Over a slow line both come together, as they do for Alt and that key."""
    async with desk(sample(tmp_path)) as at:
        await at.press("e")
        await at.write("补充")
        parser = XTermParser()
        for event in (*parser.feed(f"\x1b{typed}"), *parser.feed("")):
            at.app.post_message(event)
        await at.until(lambda: not at.editing, "leaving the editor")
        await at.settle()
        task = at.session.tasks[0]
        assert (task.progress or "").endswith("补充")
        assert (task.review is not None) is verdict
