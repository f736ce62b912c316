"""Each hazard file through the commands: read as it is or refused with its place, and changed by
`set` in the one value only, whatever is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from document.support import DEPTH
from hazards.collection import NOT_ONE_TEXT, READ, REFUSED, TWO_MARKS
from hazards.hostile import LARGE
from hazards.judge import check_reading, check_setting, command
from hazards.texts import FEW, TEXTS

ALL_TEXTS = (
    "UTF-8",
    "GBK, bytes like brackets",
    "CRLF",
    "literal |+",
    "literal >",
    "no line end, literal kept",
    "JSON",
    "explicit keys",
    "comments everywhere",
    "anchor on a literal",
    "task shared",
)
"""Hazards that are met with every text, not only with some."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.yaml"


def test_the_collection_is_large() -> None:
    assert len(READ) + len(REFUSED) + len(LARGE) > 250


@pytest.mark.parametrize(("at", "name"), enumerate(READ), ids=READ)
def test_it_is_read_and_only_what_is_set_changes(path: Path, at: int, name: str) -> None:
    path.write_bytes(READ[name])
    tasks = check_reading(path)
    assert tasks is not None, "refused"
    some = TEXTS if DEPTH > 1 else (FEW[at % len(FEW)], FEW[(at + 3) % len(FEW)])
    for text in some:
        for row in {1, len(tasks)} if DEPTH > 1 else {1 + at % len(tasks)}:
            path.write_bytes(READ[name])
            check_setting(path, row, text, tasks)
    path.write_bytes(READ[name])
    assert check_setting(path, 1, "plain words", tasks) == (name not in {*NOT_ONE_TEXT, TWO_MARKS})


@pytest.mark.parametrize("name", ALL_TEXTS)
def test_every_text_reads_back(path: Path, name: str) -> None:
    path.write_bytes(READ[name])
    tasks = check_reading(path)
    assert tasks is not None
    for text in TEXTS:
        path.write_bytes(READ[name])
        assert check_setting(path, 1, text, tasks) or "GBK" in name


@pytest.mark.parametrize(
    "name", ["CRLF", "literal |+", "flow", "JSON", "quoted lines", "UTF-16 LE"]
)
def test_one_text_after_another_reads_back(path: Path, name: str) -> None:
    path.write_bytes(READ[name])
    for text in (*TEXTS[::3], *reversed(TEXTS[::5])):
        tasks = check_reading(path)
        assert tasks is not None
        assert check_setting(path, 1, text, tasks)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_place_and_left_alone(path: Path, name: str) -> None:
    path.write_bytes(REFUSED[name])
    assert check_reading(path) is None, "read"
    assert not check_setting(path, 1, "new", [{"progress": "old"}])


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE)
def test_what_is_large_or_deep_is_read_or_refused(path: Path, make: Callable[[], str]) -> None:
    content = make().encode()
    path.write_bytes(content)
    codes = {command(*words).code for words in (("check", path), ("list", path, "--format", "ids"))}
    assert codes in ({0}, {0, 1}, {2})
    assert path.read_bytes() == content
    done = command("set", path, "--row", "1", "--progress=new\ntext")
    assert done.code == (2 if codes == {2} else 0)
    assert (path.read_bytes() == content) == (done.code == 2)


def test_nothing_that_is_named_by_a_tag_is_run(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path.write_bytes(READ["python objects"])
    check_reading(path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
