"""Edits that append a character, and where these are in the file."""

from __future__ import annotations

from pathlib import Path

import yaml

from tui.support import Desk


def two_last(path: Path) -> list[str]:
    return [task["progress"][-2:] for task in yaml.safe_load(path.read_text())["tasks"]]


async def append(at: Desk, text: str) -> None:
    await at.press("e")
    await at.write(text)
    await at.press("escape")
