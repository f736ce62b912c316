"""What the review says of the tasks of an open register, worked out when it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from taskreview.model import Task
from taskreview.review import DEFAULT_RULES, Assessment, Hint, HintCode, assess
from taskreview.search.facets import Mark
from taskreview.store.dismissed import DismissedHints

_REMEMBERED = 512
"""Assessments that are kept: some screenfuls of tasks."""

_SENTENCE_ENDS = "。；！？\n"


class Assessments:
    """Assesses tasks, and knows which hints were dismissed.

    A task that was edited is another task here.  `count` is what is known of all tasks, so that
    they can be filtered; `look_at` makes it known and may be called in another thread.
    """

    def __init__(
        self,
        tasks: Callable[[], Sequence[Task]],
        dismissed: DismissedHints,
        today: date | None = None,
    ) -> None:
        self._tasks = tasks
        self._dismissed = dismissed
        self._rules = DEFAULT_RULES
        self._today = today or date.today()
        self._latest: OrderedDict[int, tuple[Task, Assessment]] = OrderedDict()
        self._counts: dict[int, tuple[Task, int]] = {}
        self.has_looked = False
        """Whether all tasks have been looked at once."""

    def of(self, task: Task) -> Assessment:
        """The task's promises with their answers, and its hints."""
        known = self._latest.get(id(task))
        if known is not None and known[0] is task:
            self._latest.move_to_end(id(task))
            return known[1]
        assessment = assess(task, self._today, self._rules)
        self._latest[id(task)] = task, assessment
        if len(self._latest) > _REMEMBERED:
            self._latest.popitem(last=False)
        return assessment

    def look_for(self, rules: frozenset[HintCode]) -> None:
        """From now on hints are looked for by these rules."""
        self._rules = rules
        self._latest.clear()
        self._counts.clear()

    # Dismissing

    def is_dismissed(self, task: Task, hint: Hint) -> bool:
        """Whether the reviewer does not want to see this hint on this text any more."""
        return hint_key(task, hint, self.of(task)) in self._dismissed

    def dismiss(self, task: Task, hint: Hint) -> bool:
        """Dismisses a hint, or takes that back; returns whether it is dismissed now."""
        key = hint_key(task, hint, self.of(task))
        dismissed = key not in self._dismissed
        if dismissed:
            self._dismissed.add(key)
        else:
            self._dismissed.discard(key)
        self._counts.pop(id(task), None)
        return dismissed

    # All tasks

    def count(self, task: Task) -> int | None:
        """How many hints the task has that are not dismissed; None if that is not known yet."""
        known = self._counts.get(id(task))
        return known[1] if known is not None and known[0] is task else None

    def look_at(self, task: Task) -> None:
        """Makes the task's count known."""
        if self.count(task) is None:
            known = self._latest.get(id(task))
            of_task = known[1] if known is not None and known[0] is task else None
            assessment = of_task or assess(task, self._today, self._rules)
            number = len(open_hints(task, assessment, self._dismissed))
            self._counts[id(task)] = task, number

    def with_hints(self) -> tuple[int, int]:
        """How many tasks have hints, of how many that are looked at so far."""
        counts = [count for task in self._tasks() if (count := self.count(task)) is not None]
        return sum(count > 0 for count in counts), len(counts)


def hint_key(task: Task, hint: Hint, assessment: Assessment) -> str:
    """What stands for a hint among those that were dismissed: the task, the rule, the text."""
    who = task.content if task.id is None else task.id
    parts = ascii((str(who), hint.code.value, text_under(task, hint, assessment)))
    return blake2b(parts.encode(), digest_size=8).hexdigest()


def open_hints(task: Task, assessment: Assessment, dismissed: Container[str]) -> list[Hint]:
    """The hints that are not dismissed."""
    return [hint for hint in assessment.hints if hint_key(task, hint, assessment) not in dismissed]


def text_under(task: Task, hint: Hint, assessment: Assessment) -> str:
    """What a hint is about: a change of it brings a dismissed hint back.

    A promise and all that may answer it, the sentence around a passage, or the whole field with
    what it is held against.
    """
    text: str = getattr(task, hint.field) or ""
    if hint.promise is not None:
        promise = assessment.promises[hint.promise]
        return f"{(task.content or '')[promise.start : promise.end]}\n{task.progress}"
    if hint.start == hint.end:
        return f"{text}\n{task.status}\n{task.deadline}"
    start = max(text.rfind(end, 0, hint.start) for end in _SENTENCE_ENDS) + 1
    ends = [at for end in _SENTENCE_ENDS if (at := text.find(end, hint.end)) >= 0]
    return text[start : min(ends, default=len(text))]


@dataclass(frozen=True, slots=True)
class HintsFacet:
    """Tasks with hints, as far as they are looked at."""

    assessments: Assessments = field(repr=False)
    alternative = False

    def admits(self, task: Task, today: date) -> bool:
        """Whether the task has a hint that is not dismissed."""
        if self.assessments.has_looked:  # all but what has been edited since
            self.assessments.look_at(task)
        return bool(self.assessments.count(task))

    def marks(self, task: Task) -> list[Mark]:
        """Nothing: the hints themselves are shown beside the task."""
        return []
