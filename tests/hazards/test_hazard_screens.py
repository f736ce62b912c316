"""Hazard files on the screen: the list, the text, the editor and the pickers show harmless text,
and what is typed is saved in the one value."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from document.support import DEPTH
from hazards.collection import NOT_ONE_TEXT, READ, TWO_MARKS
from hazards.hostile import LARGE
from hazards.judge import command
from tui.support import Desk, desk

_MOST_TELLING = (
    "control characters in escapes",
    "escape sequences in every field",
    "bidi",
    "zero width",
    "tags of Unicode",
    "markup",
    "title of everything",
    "LS in a text",
    "5,000 characters of unit",
    "1,000 units",
    "combining without end",
    "list as a progress",
    "python objects",
    "duplicate ids",
)

SHOWN = [name for at, name in enumerate(READ) if DEPTH > 1 or at % 40 == 0 or name in _MOST_TELLING]
SIZES = ((120, 30), (80, 24), (40, 16))
_RAW = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Characters that a terminal might act on, or that hide or turn others."""


def _is_harmless(at: Desk) -> None:
    assert at.app.is_running
    for segment in at.segments():
        assert not segment.control
        raw = [character for character in segment.text if unicodedata.category(character) in _RAW]
        assert not raw, ascii(segment.text)
        if segment.style:
            assert not segment.style.link
            assert "@click" not in segment.style.meta


async def _press(at: Desk, *keys: str) -> None:
    for key in keys:
        await at.press(key)
        _is_harmless(at)


@pytest.mark.parametrize(("at", "name"), enumerate(SHOWN), ids=SHOWN)
async def test_it_is_shown_and_edited(tmp_path: Path, at: int, name: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(READ[name])
    before = json.loads(command("list", path, "--format", "json").out)
    async with desk(path, SIZES[at % len(SIZES)]) as screen:
        await screen.read_to_end()
        _is_harmless(screen)
        await _press(
            screen, "enter", "pagedown", "escape", "s", "escape", "f", "escape", "?", "escape"
        )
        await _press(screen, "e", "x", "escape")
        if name in {*NOT_ONE_TEXT, TWO_MARKS}:
            assert path.read_bytes() == READ[name]
            return
        edited = screen.session.tasks[0].progress
        assert edited is not None
        assert len(edited) == len(before[0]["progress"] or "") + 1
        await screen.save()
        _is_harmless(screen)
    after = json.loads(command("list", path, "--format", "json").out)
    before[0]["progress"] = edited
    assert after == before


@pytest.mark.parametrize("name", ["10 MB in one line", "100,000 digits", "1 MB of commas"])
async def test_large_values_are_shown(tmp_path: Path, name: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(LARGE[name]())
    async with desk(path, SIZES[1]) as screen:
        await screen.read_to_end()
        await _press(screen, "enter", "pagedown", "escape", "/", "x", "escape")
