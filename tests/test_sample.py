"""`data/tasks.yaml` is the published table, character for character.

`fixtures/seed.json` was made from the table itself, not from the YAML: its headings and, row
by row, its cells as text.  In the cell of the units a line break separates them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

import taskreview
from taskreview.document.reader import Reader

ROOT = Path(__file__).parent.parent
REGISTER = ROOT / "data" / "tasks.yaml"
KEYS = ["id", "source", "content", "units", "deadline", "status", "progress"]


class Seed(TypedDict):
    attachment: str
    title: str
    headings: list[str]
    rows: list[list[str]]


SEED: Seed = json.loads((Path(__file__).parent / "fixtures" / "seed.json").read_text("utf-8"))
CELLS = [
    pytest.param(row, key, cell, id=f"{cells[0]}-{key}")
    for row, cells in enumerate(SEED["rows"])
    for key, cell in zip(KEYS, cells, strict=True)
]


@pytest.fixture(scope="module")
def plain() -> dict[str, object]:
    """The register as any YAML reader has it."""
    data = yaml.safe_load(REGISTER.read_bytes())
    assert isinstance(data, dict)
    return data


@pytest.fixture(scope="module")
def tasks(plain: dict[str, object]) -> list[dict[str, object]]:
    found = plain["tasks"]
    assert isinstance(found, list)
    return found


def test_the_seed_is_whole() -> None:
    assert len(SEED["headings"]) == len(KEYS)
    assert [row[0] for row in SEED["rows"]] == [str(number) for number in range(1, 15)]
    assert "配件配件" in SEED["rows"][6][6]  # its typos too


def test_head(plain: dict[str, object]) -> None:
    assert list(plain) == ["attachment", "title", "tasks"]
    assert plain["attachment"] == SEED["attachment"]
    assert plain["title"] == SEED["title"]


def test_every_task_has_the_seven_keys_in_the_order_of_the_table(
    tasks: list[dict[str, object]],
) -> None:
    assert len(tasks) == len(SEED["rows"])
    assert [list(task) for task in tasks] == [KEYS] * len(tasks)


@pytest.mark.parametrize(("row", "key", "cell"), CELLS)
def test_cell(tasks: list[dict[str, object]], row: int, key: str, cell: str) -> None:
    value = tasks[row][key]
    match key:
        case "id":
            assert type(value) is int
        case "units":
            assert isinstance(value, list)
            value = "\n".join(value)
        case "deadline":
            assert not isinstance(value, str), "a plain date, as YAML has it"
        case _:
            assert isinstance(value, str)
    assert str(value) == cell


def test_it_reads_well_as_text() -> None:
    """Numbered progress texts stand as block literals, units as block lists, nothing quoted."""
    text = REGISTER.read_text("utf-8")
    numbered = [row for row in SEED["rows"] if row[-1].startswith("1.")]
    assert text.count("    progress: |-\n") == len(numbered)
    assert text.count("    units:\n      - ") == len(SEED["rows"])
    assert not {'"', "'", "[", "{", "\t", "\r"} & {*text}
    assert text.endswith("。\n")


def test_the_package_carries_this_very_file() -> None:
    carried = Path(taskreview.__file__).parent / "sample" / "tasks.yaml"
    assert carried.read_bytes() == REGISTER.read_bytes()


# --- The same table, through the project's own reader ------------------------------------------


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "without-libyaml"])
def test_our_reader_sees_the_table(pure: bool) -> None:
    with REGISTER.open("rb") as file:
        reader = Reader(file, pure=pure)
        read = [located.task for located in reader]

    assert reader.head.attachment == SEED["attachment"]
    assert reader.head.title == SEED["title"]
    assert not reader.problems
    assert [task.row for task in read] == [*range(1, 15)]
    assert [task.extra for task in read] == [()] * 14
    assert [
        [
            str(task.id),
            task.source,
            task.content,
            "\n".join(task.units),
            task.deadline,
            task.status,
            task.progress,
        ]
        for task in read
    ] == SEED["rows"]
