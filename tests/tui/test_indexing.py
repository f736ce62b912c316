"""A large register is indexed while it is on the screen; a small one pays nothing for that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from taskreview.search.indexing import SMALL, IndexJob
from taskreview.search.positions import PositionalIndex
from tui.support import desk, register_of_size

_OPEN_AND_SEARCH = """
import asyncio, sys
from pathlib import Path
from tui.support import desk

async def main() -> None:
    async with desk(Path(sys.argv[1])) as at:
        await at.read_to_end()
        await at.search("单位3")
        await at.pilot.app.workers.wait_for_complete()
        await at.settle()
        print("numpy" in sys.modules, at.session.finder.indexed)

asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("tasks", "said"),
    [(SMALL, "False 0"), (SMALL + 1, f"True {SMALL + 1}")],
)
def test_numpy_comes_with_the_index(tmp_path: Path, tasks: int, said: str) -> None:
    path = register_of_size(tmp_path, tasks)
    command = [sys.executable, "-c", _OPEN_AND_SEARCH, str(path)]
    tests = Path(__file__).parents[1]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tests, check=False)
    assert done.stdout.strip() == said, done.stderr


async def test_an_edit_is_found_at_once_though_the_index_is_older(tmp_path: Path) -> None:
    async with desk(register_of_size(tmp_path, 500)) as at:
        await at.until(lambda: at.session.finder.indexed == 500, "indexing")
        await at.search("进展17")
        assert at.current == 17
        await at.press("enter", "e")
        await at.write("垃圾分类")
        await at.press("escape")
        await at.press("/", *["backspace"] * 4)
        await at.write("垃圾分类")
        assert at.ids == [17]


async def test_many_edits_are_indexed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taskreview.search.indexing._MOST_CHANGED", 5)
    made: list[range] = []
    run = IndexJob.run

    def noted(job: IndexJob, pause: object) -> PositionalIndex:
        made.append(job.rows)
        return run(job, pause)  # type: ignore[arg-type]

    monkeypatch.setattr(IndexJob, "run", noted)
    async with desk(register_of_size(tmp_path, 400)) as at:
        await at.until(lambda: at.session.finder.indexed == 400, "indexing")
        for _ in range(6):
            await at.press("e")
            await at.write("新")
            await at.press("escape", "j")
        await at.until(lambda: made == [range(400)] * 2, "indexing again")
        await at.search("新")
        assert at.ids == [*range(1, 7)]


async def test_without_room_for_an_index_the_search_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    def run(_job: IndexJob, _pause: object) -> PositionalIndex:
        nonlocal asked
        asked += 1
        raise MemoryError

    monkeypatch.setattr(IndexJob, "run", run)
    async with desk(register_of_size(tmp_path, 400)) as at:
        await at.read_to_end()
        await at.until(lambda: asked, "indexing")
        await at.search("进展399")
        assert at.ids == [399]
        assert at.session.finder.indexed == 0
        assert asked == 1
