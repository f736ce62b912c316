"""The vocabulary of a register: its fields, their headings, a task, a register's head."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
"""What an unknown key may hold once it is read: plain data, as JSON has it."""


class Field(StrEnum):
    """The seven columns of a register; the value is the English key in a file."""

    ID = "id"
    SOURCE = "source"
    CONTENT = "content"
    UNITS = "units"
    DEADLINE = "deadline"
    STATUS = "status"
    PROGRESS = "progress"


CHINESE_HEADING: dict[Field, str] = {
    Field.ID: "序号",
    Field.SOURCE: "任务来源",
    Field.CONTENT: "任务内容",
    Field.UNITS: "主责单位",
    Field.DEADLINE: "完成时限",
    Field.STATUS: "任务进度",
    Field.PROGRESS: "进展情况",
}
"""The heading of each field in the published table (附件1)."""

_OTHER_HEADINGS: dict[str, Field] = {
    "任务内容/督查事项": Field.CONTENT,
    "督查事项": Field.CONTENT,
    "责任单位": Field.UNITS,
}

HEADINGS: dict[str, Field] = {
    **{field.value: field for field in Field},
    **{heading: field for field, heading in CHINESE_HEADING.items()},
    **_OTHER_HEADINGS,
}
"""Every key that a file may use for a field, and the field it means."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task as the file has it.  None means that the file has nothing there.

    `row` is the task's place in the file, counted from 1.  `deadline` is the text as written;
    `parse_date` reads it.  `extra` holds the unknown keys in file order.
    """

    row: int
    id: int | str | None = None
    source: str | None = None
    content: str | None = None
    units: tuple[str, ...] = ()
    deadline: str | None = None
    status: str | None = None
    progress: str | None = None
    extra: tuple[tuple[str, Json], ...] = ()


def text_of(task: Task, field: Field) -> str | None:
    """The one text that a field that can be edited is."""
    text: str | None = getattr(task, field)
    return text


def with_text(task: Task, field: Field, text: str | None) -> Task:
    """The task with another text in a field."""
    return replace(task, **{field.value: text})  # type: ignore[arg-type]


@dataclass(slots=True)
class Head:
    """What stands above the list of tasks."""

    title: str | None = None
    attachment: str | None = None


HEAD_KEYS: dict[str, str] = {
    "title": "title",
    "标题": "title",
    "attachment": "attachment",
    "附件": "attachment",
}
"""Top-level keys that describe the register, and the attribute of `Head` each fills."""

TASKS_KEYS = frozenset({"tasks", "任务", "任务列表"})
"""Top-level keys under which the list of tasks is expected."""

_DATE = (
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
    r"(?:[T\s]\s*[\d:.]+\s*(?:Z|[+-]\d\d?(?::?\d\d)?)?)?"
)


def parse_date(text: str | None) -> date | None:
    """The day that a deadline names (2024-12-31, 2024/12/31, 2024年12月31日), else None."""
    match = re.fullmatch(_DATE, text.strip()) if text else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
