"""`taskreview FILE` and `demo`: the screen comes, and the exit code is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.program import SAMPLE, once, one_by_one, run_in_terminal

_FIRST_UNIT = "区教委".encode()
_ALTERNATE_SCREEN_LEFT = "\x1b[?1049l"


@pytest.mark.parametrize("words", [[], ["--theme", "light"], ["--theme", "dark"]])
def test_a_register_opens_and_q_leaves(words: list[str]) -> None:
    done = run_in_terminal(*words, SAMPLE, answer=once(b"q", after=_FIRST_UNIT))
    assert done.code == 0
    assert "大兴区2024年度市实事任务进展情况" in done.out


def test_the_theme_may_stand_behind_the_file() -> None:
    done = run_in_terminal(SAMPLE, "--theme", "light", answer=once(b"q", after=_FIRST_UNIT))
    assert done.code == 0


def test_the_register_of_this_folder_opens_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "tasks.yaml").write_bytes(SAMPLE.read_bytes())
    assert run_in_terminal(cwd=tmp_path, answer=once(b"q", after=_FIRST_UNIT)).code == 0


def test_a_file_that_is_damaged_further_down_is_shown_and_the_sentence_stays(
    tmp_path: Path,
) -> None:
    file = tmp_path / "t.yaml"
    tasks = "".join(f"- {{id: {n}, units: 区教委}}\n" for n in range(1, 501))
    file.write_text(tasks + "- {id: [}\n", "utf-8")
    keys = one_by_one((b"\r", b"further down"), (b"q", b""))
    done = run_in_terminal(file, answer=keys)
    assert done.code == 2
    said = done.out.rpartition(_ALTERNATE_SCREEN_LEFT)[2]
    assert f"{file}:501:9: not valid YAML" in said


def test_a_file_that_is_damaged_at_once_leaves_the_terminal_alone(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- {id: [}\n")
    done = run_in_terminal(file)
    assert done.code == 2
    assert done.out.startswith(f"{file}:1:9: not valid YAML")
    assert "\x1b" not in done.out


def test_a_demo_is_a_copy_that_is_gone_afterwards() -> None:
    before = SAMPLE.read_bytes()
    done = run_in_terminal("demo", answer=once(b"q", after=_FIRST_UNIT), columns=120)
    assert done.code == 0
    match = re.match(r"(\S+) is a copy to try things on, deleted when you leave\r\n", done.out)
    assert match
    assert done.out.endswith(f"{match[1]} is deleted\r\n")
    assert not Path(match[1]).parent.exists()
    assert SAMPLE.read_bytes() == before


def test_since_opens_the_register_with_what_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "tasks.yaml"
    file.write_bytes(SAMPLE.read_bytes().replace("机构园所".encode(), "机构".encode()))
    keys = once(b"q", after="[-园所-]".encode())
    done = run_in_terminal(file, "--since", SAMPLE, answer=keys, columns=120)
    assert done.code == 0


def test_since_what_is_not_there_is_said_before_the_screen(tmp_path: Path) -> None:
    file = tmp_path / "tasks.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    done = run_in_terminal(
        file, "--since", "HEAD~1", env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    )
    assert done.code == 2
    assert done.out.startswith("“HEAD~1” is no file, and no git revision either: ")
    assert "\x1b" not in done.out
