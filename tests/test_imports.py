"""The floors below the doors start without what draws on a terminal.

import-linter reads the import statements; this test runs them, so that nothing comes in by
another way, and so that `taskreview list` stays quick.
"""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest

import taskreview

DOORS = ("taskreview.__main__.", "taskreview.cli.", "taskreview.tui.")
HEAVY = {"click", "numpy", "rich", "textual"}
INDEX = {
    "taskreview.search.bulk_rows",
    "taskreview.search.encoding",
    "taskreview.search.pattern_search",
    "taskreview.search.positions",
    "taskreview.search.postings",
}
"""The index of a large register, which needs numpy; imported when one is made, in a thread."""


def _lower_modules() -> list[str]:
    modules = pkgutil.walk_packages(taskreview.__path__, "taskreview.")
    lower = [module.name for module in modules if not f"{module.name}.".startswith(DOORS)]
    return [name for name in lower if name not in INDEX]


def _loaded_after(*names: str) -> set[str]:
    """The top-level names in sys.modules of a fresh interpreter that has imported these."""
    program = (
        "import importlib, json, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    command = [sys.executable, "-c", program, *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_lower_modules_are_found() -> None:
    assert {"taskreview.document", "taskreview.errors", "taskreview.model"} <= {*_lower_modules()}


def test_all_lower_floors_together_load_nothing_heavy() -> None:
    assert not HEAVY & _loaded_after(*_lower_modules())


@pytest.mark.parametrize("name", _lower_modules())
def test_each_lower_module_imports_alone(name: str) -> None:
    assert not HEAVY & _loaded_after(name)


@pytest.mark.parametrize("name", sorted(INDEX))
def test_the_index_loads_numpy_alone(name: str) -> None:
    assert HEAVY & _loaded_after(name) == {"numpy"}
