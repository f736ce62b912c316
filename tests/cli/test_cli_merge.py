"""`merge` as people call it by hand: what it writes, says, and leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.program import one_line, run, run_in_terminal

Versions = list[Path]


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """A base and two versions that contradict each other."""
    paths = [tmp_path / f"{name}.yaml" for name in ("base", "ours", "theirs")]
    for path, progress in zip(paths, ("一", "二", "三"), strict=True):
        path.write_text(f"- id: 1\n  progress: {progress}\n", "utf-8")
    return paths


def test_a_conflict_is_told_of_the_file_that_is_written(versions: Versions, tmp_path: Path) -> None:
    output = tmp_path / "out.yaml"
    done = run("merge", *versions, "-o", output)
    assert done.code == 1
    assert one_line(done.err).startswith(f"{output} has 1 conflict, at line 2")
    assert output.read_text("utf-8").splitlines()[1].startswith("<<<<<<<")


def test_a_conflict_is_told_of_the_text_that_is_printed(versions: Versions) -> None:
    done = run("merge", *versions)
    assert done.code == 1
    assert done.out.splitlines()[1].startswith("<<<<<<<")
    assert one_line(done.err).startswith("the merged text has 1 conflict")


def test_on_a_terminal_the_merged_text_is_harmless(versions: Versions) -> None:
    versions[1].write_text("- id: 1\n  progress: 'a\x1b]0;title\x07\u202e\n", "utf-8")
    done = run_in_terminal("merge", *versions)
    assert "title" in done.out
    assert not {"\x1b", "\x07", "\u202e"} & set(done.out)


def test_what_cannot_be_written_is_told(versions: Versions, tmp_path: Path) -> None:
    done = run("merge", *versions, "-o", tmp_path)
    assert done.code == 4
    assert one_line(done.err).startswith(f"{tmp_path} was not written: ")
