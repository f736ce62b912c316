"""What the tools that make a table of the package have in common: writing it, checking it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "src" / "taskreview" / "search" / "data"


def simplified() -> set[str]:
    """The Chinese characters of GB 2312, which are those in common use."""
    return {c for c in map(chr, range(0x4E00, 0xA000)) if c.encode("gb2312", "ignore")}


def run(arguments: list[str], path: Path, table: Callable[[], str], usage: str) -> int:
    """`update` writes the table, `check` compares; returns the exit code."""
    match arguments:
        case ["update"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(table(), encoding="utf-8")
            return 0
        case ["check"]:
            if path.read_text(encoding="utf-8") == table():
                return 0
            sys.stderr.write(f"{path} is not up to date\n")
            return 1
        case _:
            sys.stderr.write(usage)
            return 2
