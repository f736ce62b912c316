"""A register to draft for, and what lies in a drafts folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from taskreview.model import Field, Task
from taskreview.store.journal.drafts import Draft
from taskreview.store.journal.recovery import recoverable
from taskreview.store.journal.writer import Journal

State = dict[tuple[int, str], tuple[str | None, str]]
"""Row and field, and what is pending there: base and text."""


def task(row: int, **values: object) -> Task:
    """A task that says something of its own."""
    said: dict[str, object] = {
        "id": row,
        "source": "区政府工作报告",
        "content": f"完成老旧管线改造{row}公里",
        "units": ("区水务局",),
        "status": "未完成",
        "progress": f"1.完成{row}公里。",
        **values,
    }
    return Task(row, **said)  # type: ignore[arg-type]


def state(drafts: Iterable[Draft]) -> State:
    """What is pending, without whose and when."""
    return {(draft.row, draft.field.value): (draft.base, draft.text) for draft in drafts}


def left_behind(register: Path, folder: Path) -> State:
    """What the next start would offer; nothing damaged may be met."""
    reports: list[str] = []
    found = state(recoverable(register, reports.append, folder=folder))
    assert reports == []
    return found


def journals(folder: Path) -> list[Path]:
    """All files in the folder."""
    return sorted(folder.iterdir()) if folder.exists() else []


def progress(row: int, text: str) -> State:
    """One pending progress text over what `task` has."""
    return {(row, Field.PROGRESS.value): (task(row).progress, text)}


@contextmanager
def journal_of(register: Path, drafts: Path) -> Iterator[tuple[Journal, list[str]]]:
    """A journal and what it reports; at the end its instance is gone, the drafts are not."""
    reports: list[str] = []
    journal = Journal(register, reports.append, folder=drafts)
    try:
        yield journal, reports
    finally:
        journal.close(10)


def type_in(journal: Journal, row: int, text: str) -> None:
    journal.record(task(row), Field.PROGRESS, text)
