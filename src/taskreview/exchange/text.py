"""A task as text that a person reads: for the clipboard and for `show`."""

from __future__ import annotations

import json

from taskreview.i18n import _
from taskreview.labels import field_label, labelled, review_sentence, standing_label
from taskreview.model import Field, Standing, Task, is_stale


def task_as_text(task: Task) -> str:
    """The task's fields, one under the other, long texts below their heading."""
    lines = []
    for field in (Field.ID, Field.SOURCE, Field.UNITS, Field.DEADLINE, Field.STATUS):
        value = getattr(task, field)
        shown = "、".join(value) if isinstance(value, tuple) else value
        if shown in (None, ""):
            shown = _("none")
        lines.append(labelled(field_label(field), str(shown)))
    for field in (Field.CONTENT, Field.PROGRESS):
        lines += ["", field_label(field), getattr(task, field) or _("(none)")]
    if task.review is not None:
        verdict = review_sentence(task.review)
        if is_stale(task):
            note = standing_label(Standing.STALE)
            verdict = _("{verdict} ({note})").format(verdict=verdict, note=note)
        lines += ["", field_label(Field.REVIEW), verdict]
    for key, value in task.extra:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        lines += ["", key, text]
    return "\n".join(lines) + "\n"
