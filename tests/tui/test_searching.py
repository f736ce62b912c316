"""`/` filters as you type; the words stay in sight; Esc goes back, layer by layer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from taskreview.search import Finder, Results
from taskreview.tui.pace import Pace
from tui.support import USUAL, desk, register_of, register_of_size, sample


async def test_the_list_narrows_with_every_letter(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        assert "14 tasks" in at.title
        await at.search("燃")
        one = at.ids
        assert 5 in one
        assert f"{len(one)} of 14" in at.title
        await at.write("气 ")
        await at.write("水务")
        assert at.ids == [5]
        assert "1 of 14" in at.title
        assert at.current == 5
        assert "Task 5" in at.shown(at.detail)


async def test_what_was_found_is_marked_in_list_and_text(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("水务局")
        assert {*at.marked(at.tasks)} == {*at.marked(at.detail)} == {"水务局"}
        await at.press("backspace")
        assert {*at.marked(at.tasks)} == {*at.marked(at.detail)} == {"水务"}
        await at.press("ctrl+u")
        await at.write("燃气")
        assert set(at.marked(at.detail)) == {"燃气"}
        await at.press("enter", "escape", "escape")
        assert at.marked(at.tasks) == at.marked(at.detail) == []


async def test_a_match_that_is_wrapped_is_marked_in_both_rows(tmp_path: Path) -> None:
    text = "- {id: 1, units: [甲], content: " + "一二三四五六七八九十" * 8 + "}\n"
    async with desk(register_of(tmp_path, text), (60, 24)) as at:
        row = at.shown(at.detail).splitlines()[4]
        last = row.strip()[-1]
        following = "一二三四五六七八九十"["一二三四五六七八九十".index(last) + 1 - 10]
        await at.search(last + following)
        assert at.marked(at.detail).count(last) >= 1
        assert at.marked(at.detail).count(following) >= 1


async def test_the_arrows_reach_through_to_the_list(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("区城市管理委")
        ids = at.ids
        assert len(ids) > 3
        await at.press("down", "down")
        assert at.current == ids[2]
        await at.press("up")
        assert at.current == ids[1]
        await at.press("pagedown")
        assert at.current == ids[-1]
        assert at.focus == "SearchBox"


@pytest.mark.parametrize("key", ["enter", "tab", "shift+tab"])
async def test_to_the_list_with_what_was_found(tmp_path: Path, key: str) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("燃气")
        ids = at.ids
        await at.press(key)
        assert at.focus == "list"
        assert at.ids == ids
        assert at.box.value == "燃气"


async def test_esc_in_the_box_clears_the_words_and_keeps_the_task(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("燃气")
        await at.press("down")
        found = at.current
        await at.press("escape")
        assert at.focus == "list"
        assert at.box.value == ""
        assert len(at.ids) == 14
        assert at.current == found


async def test_slash_again_goes_on_with_the_words(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("燃")
        await at.press("enter", "/")
        await at.write("气")
        assert at.box.value == "燃气"


async def test_esc_goes_back_layer_by_layer(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("f")
        await at.write("区城市管理委")
        await at.press("enter", "f")
        await at.write("已完成")
        await at.press("enter")
        await at.search("燃气")
        await at.press("enter", "enter")
        layers = []
        for _ in range(6):
            layers.append((at.focus, at.box.value, len(at.register.facets)))
            await at.press("escape")
        assert layers == [
            ("detail", "燃气", 2),
            ("list", "燃气", 2),
            ("list", "", 2),
            ("list", "", 1),
            ("list", "", 0),
            ("list", "", 0),
        ]
        assert len(at.ids) == 14


async def test_nothing_found_says_so_and_how_to_go_back(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("zzzzzzzzz")
        assert at.ids == []
        assert at.current is None
        assert "0 of 14" in at.title
        assert "Nothing matches · Esc clears the search" in at.shown(at.tasks)
        assert at.shown(at.detail).strip() == ""
        await at.press("enter", "enter", "e", "s", "y", "j", "G", "u")
        assert at.dialog == ""
        assert not at.editing
        await at.press("escape")
        assert len(at.ids) == 14


async def test_a_cleared_search_leads_back_to_the_same_line(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 50), USUAL) as at:
        await at.press("G", "k", "k")
        line = at.tasks.cursor - at.tasks.scroll_offset.y
        await at.search("进展48")
        assert at.ids[0] == 48
        await at.press("escape")
        assert at.current == 48
        assert at.tasks.cursor - at.tasks.scroll_offset.y <= line


async def test_an_edit_that_no_longer_matches_stays_in_sight(tmp_path: Path) -> None:
    """The list does not jump under the hands; the next search sees the new text."""
    async with desk(sample(tmp_path)) as at:
        await at.search("通学")
        assert at.ids == [2]
        await at.press("enter", "e", "f7", "delete")
        await at.write("新的")
        await at.press("escape")
        assert at.ids == [2]
        assert "新的" in at.shown(at.detail)
        await at.press("/", "ctrl+u")
        await at.write("新的")
        assert 2 in at.ids
        assert "新的" in at.marked(at.detail)


async def test_pinned_numbers(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.search("#3")
        assert at.ids == [3]


async def test_a_slip_in_a_large_register_is_found_a_moment_later(tmp_path: Path) -> None:
    rows = [f"- {{id: {n}, content: 普通内容{n}}}\n" for n in range(4_000)]
    rows[3_333] = "- {id: 3333, content: 完成老旧供热管线改造工程}\n"
    async with desk(register_of(tmp_path, "".join(rows))) as at:
        await at.read_to_end()
        await at.search("老旧供暖管线改造")
        await at.until(lambda: at.ids == [3333], "finding with a slip")
        assert "1 of 4000" in at.title
        assert at.marked(at.detail)


class _Thread:
    """Stands for the slow search: each query is answered when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gates: dict[str, threading.Event] = {}
        self.begun: list[str] = []
        find_near = Finder.find_near

        def wait(finder: Finder, query: str, cancelled: Callable[[], bool]) -> Results:
            self.begun.append(query)
            gate = self.gates.setdefault(query, threading.Event())
            while not gate.wait(0.002) and not cancelled():
                pass
            return find_near(finder, query, cancelled)

        monkeypatch.setattr(Finder, "find_near", wait)
        monkeypatch.setattr(Finder, "next_index_job", lambda _finder, complete: None)

    def answer(self, query: str) -> None:
        self.gates.setdefault(query, threading.Event()).set()


def _large(folder: Path) -> Path:
    rows = [f"- {{id: {n}, content: 普通内容{n}}}\n" for n in range(4_000)]
    rows[1_111] = "- {id: 1111, content: 新建公共停车设施若干处}\n"
    rows[3_333] = "- {id: 3333, content: 完成老旧供热管线改造工程}\n"
    rows[3_334] = "- {id: 3334, content: 推进老旧供热管线改造工程}\n"
    return register_of(folder, "".join(rows))


async def test_a_late_result_never_replaces_that_of_a_later_query(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = _Thread(monkeypatch)
    async with desk(_large(tmp_path)) as at:
        await at.read_to_end()
        await at.search("老旧供暖管线改造")
        assert at.ids == []
        await at.press("ctrl+u", *"停车")
        thread.answer("老旧供暖管线改造")
        await at.settle()
        assert at.ids == [1111]
        assert at.marked(at.detail) == ["停车"]
        await at.press("down", "ctrl+u", *"老旧供暖管线改造")
        await at.until(lambda: at.ids == [3333, 3334], "finding with a slip")
        assert at.current == 3333
        assert "typo" in at.shown(at.detail)
        await at.press("backspace")
        thread.answer("老旧供暖管线改")
        await at.until(lambda: at.ids == [3333, 3334], "finding with a slip")


async def test_the_keys_do_not_wait_for_the_slow_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = _Thread(monkeypatch)
    async with desk(_large(tmp_path)) as at:
        await at.read_to_end()
        await at.search("老旧供暖管线改造")
        await at.until(lambda: "老旧供暖管线改造" in thread.begun, "beginning")
        await at.press("enter", "escape", "G")
        assert at.current == 3999
        thread.answer("老旧供暖管线改造")
        await at.settle()
        assert len(at.ids) == 4000
        assert at.current == 3999


async def test_a_filter_narrows_what_the_slow_part_finds_and_keeps_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = _Thread(monkeypatch)
    thread.answer("老旧供暖管线改造")
    async with desk(_large(tmp_path)) as at:
        await at.read_to_end()
        await at.search("老旧供暖管线改造")
        await at.until(lambda: at.ids == [3333, 3334], "finding with a slip")
        await at.press("enter", "down", "f", *"none", "enter")
        await at.until(lambda: at.register._near is None, "finding again")
        assert at.ids == [3333, 3334]
        assert at.current == 3334


async def test_what_is_read_meanwhile_is_found_with_a_slip_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    monkeypatch.setattr(Pace, "step_aside", lambda _pace: gate.wait(8))
    monkeypatch.setattr(Finder, "next_index_job", lambda _finder, complete: None)
    async with desk(_large(tmp_path), first=3_334) as at:
        await at.search("老旧供暖管线改造")
        await at.until(lambda: at.ids == [3333], "finding with a slip")
        assert "read …" in at.title
        gate.set()
        await at.until(lambda: at.ids == [3333, 3334], "finding in the rest")
        await at.read_to_end()
        assert "2 of 4000" in at.title
        assert at.current == 3333


async def test_what_is_pasted_into_the_box_is_harmless(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        await at.press("/")
        await at.paste("\x1b[31m燃气\u202e")
        assert "\x1b" not in at.text
        assert "\u202e" not in at.text
