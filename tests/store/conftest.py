"""A register to draft for, and a folder for its drafts."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "台账 2024.yaml"
    path.write_text("tasks: []\n")
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "state" / "taskreview" / "drafts"
