"""Saves and readings that take as long as a test wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from taskreview.session import merging
from taskreview.store import saving
from taskreview.store.saving import Rebase, SaveOutcome, SavePlan
from taskreview.tui.pace import Pace


@pytest.fixture
def held_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The rest of the file is read only when this is set."""
    gate = threading.Event()
    monkeypatch.setattr(Pace, "step_aside", lambda _pace: gate.wait(20))
    yield gate
    gate.set()


@pytest.fixture
def held_writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A save ends only when this is set."""
    gate = threading.Event()
    real = saving.carry_out

    def carry_out(plan: SavePlan, rebase: Rebase) -> SaveOutcome | None:
        gate.wait(20)
        return real(plan, rebase)

    monkeypatch.setattr(merging, "carry_out", carry_out)
    yield gate
    gate.set()
