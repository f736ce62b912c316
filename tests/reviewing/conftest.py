"""The sample, to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewing.support_review import SAMPLE, opened
from taskreview.session import Session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "tasks.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    return file


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    session = opened(path)
    yield session
    session.close()
