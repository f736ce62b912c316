"""One pass of a reviewer over a register: verdicts, how far it is, what is still to be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from taskreview.errors import EditError, UsageError
from taskreview.i18n import _
from taskreview.labels import task_number
from taskreview.model import (
    HEADINGS,
    Field,
    Review,
    Standing,
    Task,
    Verdict,
    digest_to_judge,
    review_as_text,
    standing,
    text_of,
)
from taskreview.session.history import Change


def verdicts(
    tasks: Sequence[Task],
    indexes: Iterable[int],
    verdict: Verdict | None,
    reason: str = "",
    day: date | None = None,
) -> list[Change]:
    """The changes that give these tasks a verdict on what they say now; None clears theirs.

    A reason becomes one line.
    Raises UsageError for a return without a reason, EditError where something of the user's own
    stands in the place of a verdict; then no task is to be judged.
    """
    reason = " ".join(reason.split())
    if verdict is Verdict.RETURNED and not reason:
        raise UsageError(_("a task is returned for a reason; say which"))
    changes = []
    for index in dict.fromkeys(indexes):
        task = tasks[index]
        text = ""
        if verdict is not None:
            _look_open(task)
            written = None if day is None else day.isoformat()
            review = Review(verdict, reason or None, written, digest_to_judge(task))
            text = review_as_text(review)
        before = text_of(task, Field.REVIEW)
        if text != (before or ""):
            changes.append(Change(index, Field.REVIEW, before, text))
    return changes


def _look_open(task: Task) -> None:
    for key, _value in task.extra:
        if HEADINGS.get(key.strip()) is Field.REVIEW:
            raise EditError(
                _(
                    "{task}: what stands under “{key}” is no verdict of this program; it is kept, "
                    "so the task cannot be judged"
                ).format(task=task_number(task), key=key)
            )


def reasons(tasks: Iterable[Task]) -> list[str]:
    """Why tasks were returned so far: the latest reasons first, of one day the most frequent."""
    counts: Counter[str] = Counter()
    latest: dict[str, str] = {}
    for task in tasks:
        review = task.review
        if review is not None and review.verdict is Verdict.RETURNED and review.reason:
            counts[review.reason] += 1
            latest[review.reason] = max(latest.get(review.reason, ""), review.date or "")
    return sorted(counts, key=lambda reason: (latest[reason], counts[reason]), reverse=True)


def is_open(task: Task) -> bool:
    """Whether the task is still to be judged: not at all so far, or not what it says now."""
    return standing(task) in (Standing.UNJUDGED, Standing.STALE)


def next_open(
    tasks: Sequence[Task], index: int | None, among: Sequence[int], *, backwards: bool = False
) -> int | None:
    """The next task to be judged after `index` in the order of `among`, from its other end on
    where there is none; None if no other is left.

    An index that is not among them, or None, begins at the first end.
    """
    order = among[::-1] if backwards else among
    start = 0
    if index is not None and index in order:
        start = order.index(index) + 1
    for at in (*order[start:], *order[:start]):
        if at != index and is_open(tasks[at]):
            return at
    return None


class Progress:
    """How many tasks stand where in the review, kept up to date instead of counted anew."""

    def __init__(self) -> None:
        self._counts: Counter[Standing] = Counter()
        self._counted = 0

    def counts(self, tasks: Sequence[Task]) -> Counter[Standing]:
        """How many of the tasks are unjudged, passed, returned and stale."""
        self._counts.update(map(standing, tasks[self._counted :]))
        self._counted = len(tasks)
        return +self._counts

    def replaced(self, index: int, old: Task, new: Task) -> None:
        """A task that may have been counted is another one now."""
        if index < self._counted:
            self._counts[standing(old)] -= 1
            self._counts[standing(new)] += 1

    def reset(self) -> None:
        """The tasks are other ones now."""
        self._counts.clear()
        self._counted = 0
