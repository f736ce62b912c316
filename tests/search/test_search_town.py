"""What people type, on the register of a town: another kind than the sample's, other words.

`fixtures/town.json` holds its tasks, and queries of each kind with the tasks that are meant.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from taskreview.model import Task
from taskreview.search import Finder

TOWN = json.loads(
    (Path(__file__).parent.parent / "fixtures" / "town.json").read_text(encoding="utf-8")
)
FINDER = Finder(
    Task(row=row, deadline="2025-12-31", **{**task, "units": tuple(task["units"])})
    for row, task in enumerate(TOWN["tasks"], 1)
)
CASES = [
    pytest.param(query, expected, id=f"{kind}: {query}")
    for kind, queries in TOWN["queries"].items()
    for query, expected in queries.items()
]


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_finds_what_is_meant_and_nothing_else(query: str, expected: list[int]) -> None:
    found = [TOWN["tasks"][row]["id"] for row in FINDER.find(query).rows]
    assert sorted(found) == sorted(expected)
