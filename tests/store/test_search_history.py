"""Queries of earlier searches: kept for this user alone, few, and never in the way."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from taskreview.store.search_history import LONGEST, MOST, earlier_queries, remember


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder that is not there yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_the_newest_is_the_first_and_each_is_there_once() -> None:
    assert earlier_queries() == []
    for query in ("燃气", "教委 公交", "燃气 ", "@教委"):
        remember(query)
    assert earlier_queries() == ["@教委", "燃气", "教委 公交"]


def test_the_oldest_make_room() -> None:
    for number in range(MOST + 5):
        remember(f"词{number}")
    kept = earlier_queries()
    assert len(kept) == MOST
    assert kept[0] == f"词{MOST + 4}"
    assert kept[-1] == "词5"


@pytest.mark.parametrize("query", ["", "  ", "字" * (LONGEST + 1), "a\nb", "\x1b[31m"])
def test_what_is_no_query_to_come_back_to_is_not_kept(query: str) -> None:
    remember("燃气")
    remember(query)
    assert earlier_queries() == ["燃气"]


def test_it_is_for_this_user_alone(home: Path) -> None:
    remember("燃气")
    (file,) = (path for path in home.rglob("*") if path.is_file())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert file.read_text(encoding="utf-8") == "燃气\n"


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", "好\n".encode() * 100_000, "a\x1b[31m\n\n好\n".encode(), b"\n" * 9]
)
def test_a_damaged_file_is_read_as_far_as_it_makes_sense(home: Path, content: bytes) -> None:
    remember("燃气")
    (file,) = (path for path in home.rglob("*") if path.is_file())
    file.write_bytes(content)
    assert set(earlier_queries()) <= {"好"}
    remember("公交")
    assert earlier_queries()[0] == "公交"


def test_a_folder_that_cannot_be_had_harms_nothing(home: Path) -> None:
    home.write_text("a file in the place of the folder")
    remember("燃气")
    assert earlier_queries() == []
    assert home.read_text() == "a file in the place of the folder"
