"""The vocabulary of a register: its fields, their headings, a task, its verdict, the head."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
"""What an unknown key may hold once it is read: plain data, as JSON has it."""


class Field(StrEnum):
    """The seven columns of a register and the reviewer's verdict, which is none of the table's;
    the value is the English key in a file."""

    ID = "id"
    SOURCE = "source"
    CONTENT = "content"
    UNITS = "units"
    DEADLINE = "deadline"
    STATUS = "status"
    PROGRESS = "progress"
    REVIEW = "review"


CHINESE_HEADING: dict[Field, str] = {
    Field.ID: "序号",
    Field.SOURCE: "任务来源",
    Field.CONTENT: "任务内容",
    Field.UNITS: "主责单位",
    Field.DEADLINE: "完成时限",
    Field.STATUS: "任务进度",
    Field.PROGRESS: "进展情况",
    Field.REVIEW: "审核",
}
"""The heading of each field in the published table (附件1), and what a verdict stands under."""

COLUMNS = tuple(field for field in Field if field is not Field.REVIEW)
"""The seven columns of the published table."""

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


class StatusKind(Enum):
    """What a status says, in whatever words."""

    NONE = auto()
    LATE = auto()
    MORE_TIME = auto()
    """Asks for a later deadline: 申请延期."""
    NOT_BEGUN = auto()
    NOT_DONE = auto()
    UNDER_WAY = auto()
    UNCLEAR = auto()
    """May be done, and does not say so for certain: 已完成？, 已完工待验收, 已完成安装."""
    ENDLESS = auto()
    """Goes on and has no end by its nature: 长期坚持, 常态化推进."""
    CALLED_OFF = auto()
    """Is not to be done at all, or any more: 已取消, 不涉及."""
    DONE = auto()


class Verdict(StrEnum):
    """What a reviewer says of a task; the value is the English word in a file."""

    PASSED = "passed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict on a task as the file has it.  None means that the file has nothing there.

    `date` is the text as written; `parse_date` reads it.  `digest` is that of the text that was
    judged, see `digest_to_judge`.
    """

    verdict: Verdict
    reason: str | None = None
    date: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One task as the file has it.  None means that the file has nothing there.

    `row` is the task's place in the file, counted from 1.  `deadline` is the text as written;
    `parse_date` reads it.  `extra` holds the unknown keys in file order; unknown keys within the
    review are called `review.key` there.
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
    review: Review | None = None


class Standing(StrEnum):
    """How far the review of a task is."""

    UNJUDGED = "unjudged"
    PASSED = "passed"
    RETURNED = "returned"
    STALE = "stale"
    """Judged, and the text that was judged has changed since."""


def standing(task: Task) -> Standing:
    """How far the review of a task is.  A verdict on another text than the task has now counts as
    stale, whatever it was; one without a digest, such as one written by hand, never does."""
    review = task.review
    if review is None:
        return Standing.UNJUDGED
    if review.digest is not None and review.digest != digest_to_judge(task):
        return Standing.STALE
    return Standing(review.verdict.value)


def is_stale(task: Task) -> bool:
    """Whether the task was judged and its text has changed since."""
    return standing(task) is Standing.STALE


def digest_to_judge(task: Task) -> str:
    """A short digest (8 hexadecimal digits of BLAKE2b) of what a verdict on the task is about:
    what was promised, what status is claimed, and what was reported.

    Blanks and line breaks do not count, so that a text that was only wrapped in another way keeps
    its verdict.
    """
    from hashlib import blake2b

    texts = [task.content or "", task.status or "", task.progress or ""]
    lines = "\n".join("".join(text.split()) for text in texts)
    return blake2b(lines.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def text_of(task: Task, field: Field) -> str | None:
    """The one text that a field that can be edited is; that of the review is `review_as_text`."""
    if field is Field.REVIEW:
        return None if task.review is None else review_as_text(task.review)
    text: str | None = getattr(task, field)
    return text


def with_text(task: Task, field: Field, text: str | None) -> Task:
    """The task with another text in a field.  Raises ValueError for a review that is none."""
    if field is Field.REVIEW:
        return replace(task, review=review_from_text(text) if text else None)
    return replace(task, **{field.value: text})  # type: ignore[arg-type]


def review_as_text(review: Review) -> str:
    """The review as one text, the same for equal ones: what is compared and kept as a draft."""
    import json

    parts = {key.value: text for key in ReviewKey if (text := getattr(review, key))}
    return json.dumps(parts, ensure_ascii=False)


def review_from_text(text: str) -> Review:
    """The review that `review_as_text` made a text of.  Raises ValueError for any other text."""
    import json

    try:
        parts = json.loads(text)
    except RecursionError:
        raise ValueError(text) from None
    if not isinstance(parts, dict) or not parts.keys() <= {*ReviewKey}:
        raise ValueError(text)
    if not all(part and isinstance(part, str) for part in parts.values()):
        raise ValueError(text)
    verdict = Verdict(parts.pop(ReviewKey.VERDICT, ""))
    return Review(verdict, **parts)


def is_review_text(text: str) -> bool:
    """Whether `review_from_text` takes the text, or it is empty, which stands for no review."""
    try:
        return not text or review_from_text(text) is not None
    except ValueError:
        return False


class ReviewKey(StrEnum):
    """What a review says, in this order; the value is the English key in a file."""

    VERDICT = "verdict"
    REASON = "reason"
    DATE = "date"
    DIGEST = "digest"


CHINESE_REVIEW_KEY: dict[ReviewKey, str] = {
    ReviewKey.VERDICT: "结论",
    ReviewKey.REASON: "原因",
    ReviewKey.DATE: "日期",
    ReviewKey.DIGEST: "校验码",
}
"""The keys of a review in a register with Chinese headings."""

REVIEW_KEYS: dict[str, ReviewKey] = {
    **{key.value: key for key in ReviewKey},
    **{heading: key for key, heading in CHINESE_REVIEW_KEY.items()},
}
"""Every key that a file may use within a review, and what it means."""

CHINESE_VERDICT: dict[Verdict, str] = {Verdict.PASSED: "通过", Verdict.RETURNED: "退回"}
"""The word for each verdict where the keys are Chinese."""

VERDICTS: dict[str, Verdict] = {
    **{verdict.value: verdict for verdict in Verdict},
    **{word: verdict for verdict, word in CHINESE_VERDICT.items()},
    **dict.fromkeys(("pass", "合格"), Verdict.PASSED),
    **dict.fromkeys(("return", "不通过", "不合格"), Verdict.RETURNED),
}
"""Every word that a file may use for a verdict; the last ones are written by hand only."""


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


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month.  Raises ValueError where there is no such month."""
    from calendar import monthrange  # not needed for the first paint

    first = date(year, month, 1)
    return first.replace(day=monthrange(year, month)[1])
