"""`?` shows every key, and what can be searched for in the register that is open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.support import USUAL, Desk, desk, register_of, sample


def _queries(at: Desk) -> list[str]:
    """The examples, as they stand on a page of one column that is shown whole."""
    listed = at.text.partition("What to search for")[2].partition("≈")[0]
    return re.findall(r"│  (\S.*?)  +\S", listed)


async def test_the_examples_work_on_the_open_register(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (100, 70)) as at:
        await at.press("?")
        assert "@城管委" in at.text
        queries = [query for query in _queries(at) if "…" not in query]
        assert len(queries) >= 6
        await at.press("escape")
        for query in queries:
            await at.press("/", "ctrl+u")
            await at.write(query)
            assert 0 < len(at.ids) < 14, query
            await at.press("escape")


@pytest.mark.parametrize("text", ["tasks: []\n", "- {id: 1}\n", '- {id: "a b", units: ["\\e["]}\n'])
async def test_a_register_without_words_has_no_examples(tmp_path: Path, text: str) -> None:
    async with desk(register_of(tmp_path, text), (100, 70)) as at:
        await at.press("?")
        assert "@…" in at.text
        assert "status:…" in at.text
        assert "\x1b" not in at.text


@pytest.mark.parametrize("down", ["down", "j", "ｊ"])
async def test_where_it_is_longer_than_the_screen_it_says_so_and_scrolls(
    tmp_path: Path, down: str
) -> None:
    async with desk(sample(tmp_path), USUAL) as at:
        await at.press("?")
        assert "Moving" in at.text
        assert re.search(r"lines 1–\d+ of \d+ · ↓ more · Esc closes", at.text)
        await at.press(down)
        assert "Moving" not in at.text
        assert "lines 2–" in at.text
        for _ in range(100):
            await at.press(down)
        assert "the end · Esc closes" in at.text
        assert "Full-width" in at.text


async def test_pages_and_ends(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), USUAL) as at:
        await at.press("?", "space")
        assert "lines 19–" in at.text
        await at.press("pageup")
        assert "lines 1–" in at.text
        await at.press("G")
        assert "the end" in at.text
        await at.press("g")
        assert "Moving" in at.text


async def test_where_there_is_room_nothing_is_hidden(tmp_path: Path) -> None:
    async with desk(sample(tmp_path), (130, 130)) as at:
        await at.press("?")
        assert "↓ more" not in at.text
        for heading in ("Moving", "What to search for", "The program"):
            assert heading in at.text
        await at.resize(*USUAL)
        assert "↓ more" in at.text
        await at.resize(130, 130)
        assert "↓ more" not in at.text
