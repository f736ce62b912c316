"""One pass of a reviewer over a register: verdicts, how far it is, what is still to be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from taskreview.document.reviews import no_verdict
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


def is_to_be_judged(task: Task) -> bool:
    """Whether a task has no verdict yet, or none on what it says now."""
    return standing(task) in (Standing.UNJUDGED, Standing.STALE)


class ReviewPass:
    """The review of the tasks of an open register."""

    def __init__(
        self, tasks: Callable[[], list[Task]], make: Callable[[Sequence[Change]], None]
    ) -> None:
        """`tasks` gives the tasks as they are now, `make` makes changes as one step."""
        self._tasks = tasks
        self._make = make
        self._counts: Counter[Standing] = Counter()
        self._counted: list[Task] = []
        """The list of which the first so many tasks are counted."""
        self._number = 0

    # Judging

    def judge(
        self,
        indexes: Iterable[int],
        verdict: Verdict,
        reason: str = "",
        today: date | None = None,
    ) -> list[Change]:
        """Gives tasks a verdict on what they say now, as one step; returns what changes.

        The reason becomes one line.
        Raises UsageError for a return without a reason, EditError where something of the user's
        own stands in the place of a verdict; then no task is judged.
        """
        reason = " ".join(reason.split())
        if verdict is Verdict.RETURNED and not reason:
            raise UsageError(_("a task is returned for a reason; say which"))
        day = (today or date.today()).isoformat()
        texts: dict[int, str] = {}
        for index in indexes:
            task = self._tasks()[index]
            if (key := own_review_key(task)) is not None:
                sentence = _("{task}: {problem}")
                raise EditError(sentence.format(task=task_number(task), problem=no_verdict(key)))
            review = Review(verdict, reason or None, day, digest_to_judge(task))
            texts[index] = review_as_text(review)
        return self._give(texts)

    def clear(self, indexes: Iterable[int]) -> list[Change]:
        """Takes the verdicts of tasks away, as one step; returns what changes."""
        return self._give(dict.fromkeys(indexes, ""))

    def _give(self, texts: dict[int, str]) -> list[Change]:
        changes = []
        for index, text in texts.items():
            before = text_of(self._tasks()[index], Field.REVIEW)
            if text != (before or ""):
                changes.append(Change(index, Field.REVIEW, before, text))
        if changes:
            self._make(changes)
        return changes

    def earlier_reasons(self) -> list[str]:
        """Why tasks were returned so far: the latest first, of one day the most frequent."""
        counts: Counter[str] = Counter()
        latest: dict[str, str] = {}
        for task in self._tasks():
            review = task.review
            if review is not None and review.verdict is Verdict.RETURNED and review.reason:
                counts[review.reason] += 1
                latest[review.reason] = max(latest.get(review.reason, ""), review.date or "")
        return sorted(counts, key=lambda reason: (latest[reason], counts[reason]), reverse=True)

    # How far it is

    def standings(self) -> Counter[Standing]:
        """How many tasks are unjudged, passed, returned and stale.

        Counted once, and kept up to date from then on.
        """
        tasks = self._tasks()
        if self._counted is not tasks:
            self._counted, self._number = tasks, 0
            self._counts.clear()
        self._counts.update(map(standing, tasks[self._number :]))
        self._number = len(tasks)
        return +self._counts

    def judged(self) -> int:
        """How many tasks are judged on what they say now."""
        standings = self.standings()
        return standings[Standing.PASSED] + standings[Standing.RETURNED]

    @property
    def is_under_way(self) -> bool:
        """Whether any task has a verdict, be it on what it says now or not."""
        standings = self.standings()
        return any(standings[each] for each in Standing if each is not Standing.UNJUDGED)

    def replaced(self, index: int, old: Task, new: Task) -> None:
        """To be called when a task has become another one by an edit."""
        if index < self._number and self._counted is self._tasks():
            self._counts[standing(old)] -= 1
            self._counts[standing(new)] += 1

    def next_to_judge(
        self, index: int | None, among: Sequence[int] | None = None, *, backwards: bool = False
    ) -> int | None:
        """The next task behind `index` that is to be judged, in the order of `among` (else of the
        file), from its other end on where there is none; None if no other is left.

        An index that is not among them, or None, begins at the first end.
        """
        tasks = self._tasks()
        order: Sequence[int] = range(len(tasks)) if among is None else among
        order = order[::-1] if backwards else order
        start = order.index(index) + 1 if index is not None and index in order else 0
        for part in (order[start:], order[:start]):
            for at in part:
                if at != index and is_to_be_judged(tasks[at]):
                    return at
        return None


def own_review_key(task: Task) -> str | None:
    """The key under which something of the user's own stands in the place of a verdict."""
    for key, _value in task.extra:
        if HEADINGS.get(key.strip()) is Field.REVIEW:
            return key
    return None
