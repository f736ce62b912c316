"""File names made from the names of units."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taskreview.exchange.file_names import file_names


def name_of(text: str) -> str:
    return file_names([text], ".md", otherwise="单位")[text]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区教委", "区教委.md"),
        ("../../etc/passwd", "etc_passwd.md"),
        ("..", "单位.md"),
        ("", "单位.md"),
        (" 区 教委。", "区_教委。.md"),
        ("区教委\n区残联", "区教委_区残联.md"),
        ("-rf", "rf.md"),
        (".hidden", "hidden.md"),
        ("a\x00b\u202ec", "a_b_c.md"),
        ("CON", "_CON.md"),
        ("nul.txt", "_nul.txt.md"),
        ("concert", "concert.md"),
        ('a<b>:"|?*\\c', "a_b_c.md"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert name_of(text) == name


def test_long_names_are_cut_between_characters() -> None:
    name = name_of("区" * 200)
    assert name == "区" * 50 + ".md"


def test_names_that_become_the_same_are_told_apart() -> None:
    names = file_names(["区/教委", "区\\教委", "区_教委", "A", "a", "a-2"], ".md", otherwise="x")
    assert [*names.values()] == [
        "区_教委.md",
        "区_教委-2.md",
        "区_教委-3.md",
        "A.md",
        "a-2.md",
        "a-2-2.md",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(max_size=300), unique=True, max_size=4))
def test_any_texts_name_files_in_the_folder(tmp_path: Path, texts: list[str]) -> None:
    names = file_names(texts, ".md", otherwise="x")
    assert [*names] == texts
    assert len({name.casefold() for name in names.values()}) == len(texts)
    for name in names.values():
        assert os.path.basename(name) == name
        assert not name.startswith((".", "-"))
        path = tmp_path / name
        path.write_bytes(b"")
        path.unlink()
