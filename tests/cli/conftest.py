"""A register to report on."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.reported import REGISTER


@pytest.fixture
def register(tmp_path: Path) -> Path:
    file = tmp_path / "tasks.yaml"
    file.write_text(REGISTER, "utf-8")
    return file
