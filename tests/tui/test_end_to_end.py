"""The installed program in a real terminal: from the start to the saved file."""

from __future__ import annotations

import os
import sys
import termios
from pathlib import Path

import pytest

from benchmarks.keys import Key
from benchmarks.program import environment
from benchmarks.terminal import Terminal
from tui.support import sample

PATIENCE_S = 20.0
OLD = "已开通57条通学公交路线。"
NEW = "已开通57条通学公交路线，其中3条为新增。"


def _open(path: Path, *, columns: int = 120, rows: int = 40, **settings: str) -> Terminal:
    env = {**environment(path.parent), "TERM": "xterm-256color", "LANG": "C.UTF-8", **settings}
    command = [sys.executable, "-m", "taskreview", path.name]
    return Terminal(command, columns, rows, env, folder=path.parent)


def _modes(terminal: Terminal) -> list[object]:
    """How the terminal treats what is typed: echo, line by line, signals."""
    return termios.tcgetattr(terminal._fd)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_search_edit_save_quit(tmp_path: Path, size: tuple[int, int]) -> None:
    path = sample(tmp_path)
    was = path.read_bytes()
    with _open(path, columns=size[0], rows=size[1]) as terminal:
        terminal.wait_for_text("14 tasks", PATIENCE_S)
        terminal.wait_for_text("区公安交通支队" if size[1] == 40 else "区卫生健康委", PATIENCE_S)

        terminal.send("／")  # as an input method in full-width mode sends it
        terminal.wait_for_text("Enter to the list", PATIENCE_S)
        terminal.send("通学 教委")
        terminal.wait_for_text("1 of 14", PATIENCE_S)
        terminal.wait_for_text("Task 2", PATIENCE_S)

        terminal.send(Key.ENTER)
        terminal.wait_for_text("f filter", PATIENCE_S)
        terminal.send("ｅ")
        terminal.wait_for_text("Esc done", PATIENCE_S)
        terminal.send(Key.BACKSPACE)
        terminal.send("，其中3条")
        terminal.send("\x1b[200~为新增。\x1b[201~")  # a paste
        terminal.wait_for_text(NEW if size[0] == 120 else "，其中3条为新", PATIENCE_S)  # 37 cells

        terminal.send(Key.CTRL_S)
        terminal.wait_for(lambda _screen: path.read_bytes() != was, PATIENCE_S)
        terminal.wait_for(lambda screen: "unsaved" not in screen, PATIENCE_S)
        terminal.send(Key.ESCAPE)
        terminal.wait_for_text("q quit", PATIENCE_S)
        terminal.send("q")
        assert terminal.wait_for_exit(PATIENCE_S) == 0
    assert was.count(OLD.encode()) == 1
    assert path.read_bytes() == was.replace(OLD.encode(), NEW.encode())
    assert os.listdir(tmp_path).count("tasks.yaml") == 1
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]


def test_the_terminal_is_left_as_it_was(tmp_path: Path) -> None:
    with _open(sample(tmp_path)) as terminal:
        before = _modes(terminal)
        terminal.wait_for_text("14 tasks", PATIENCE_S)
        assert _modes(terminal) != before
        terminal.send(Key.CTRL_Q)
        assert terminal.wait_for_exit(PATIENCE_S) == 0
        assert _modes(terminal) == before
