"""Tasks as JSON: exact, and safe to print on a terminal."""

from __future__ import annotations

import json
from functools import cache

from taskreview.model import Field, Json, Review, ReviewKey, Standing, Task, is_stale, parse_date
from taskreview.printable import is_printable, symbols


def record(task: Task) -> dict[str, Json]:
    """The task as plain data: the seven columns, the review, then the unknown keys.

    Units are always a list; a deadline that names a day is that day as YYYY-MM-DD, another one
    is as written; what is lacking is None.
    """
    day = parse_date(task.deadline)
    return {
        Field.ID.value: task.id,
        Field.SOURCE.value: task.source,
        Field.CONTENT.value: task.content,
        Field.UNITS.value: [*task.units],
        Field.DEADLINE.value: task.deadline if day is None else day.isoformat(),
        Field.STATUS.value: task.status,
        Field.PROGRESS.value: task.progress,
        Field.REVIEW.value: None if task.review is None else _review(task, task.review),
        **dict(task.extra),
    }


def _review(task: Task, review: Review) -> dict[str, Json]:
    """A verdict; whether it is stale is not in the file, but told by the digest."""
    day = parse_date(review.date)
    return {
        ReviewKey.VERDICT.value: review.verdict.value,
        ReviewKey.REASON.value: review.reason,
        ReviewKey.DATE.value: review.date if day is None else day.isoformat(),
        ReviewKey.DIGEST.value: review.digest,
        Standing.STALE.value: is_stale(task),
    }


def to_json(data: Json, indent: int | None = None) -> str:
    r"""The data as JSON; characters that a terminal could act on are written as \uXXXX."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return text if is_printable(text) else text.translate(_escapes())


@cache
def _escapes() -> dict[int, str]:
    # What is below a blank is JSON's own line break: within texts, json has escaped it.
    return {code: json.dumps(chr(code))[1:-1] for code in symbols() if code >= 0x20}
