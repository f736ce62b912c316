"""What the review says of the tasks of an open register, worked out when it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from operator import attrgetter

from taskreview.model import Task
from taskreview.review import DEFAULT_RULES, Assessment, Hint, HintCode, assess
from taskreview.search.facets import Mark
from taskreview.store.dismissed import DismissedHints

_REMEMBERED = 512
"""Assessments that are kept: some screenfuls of tasks."""

_SENTENCE_ENDS = "。；！？\n"

_what_is_assessed = attrgetter("id", "source", "content", "units", "deadline", "status", "progress")
"""All that an assessment hangs on; neither the place of a task nor a verdict on it."""


class Assessments:
    """Assesses tasks, and knows which hints were dismissed.

    A task that was edited is another task here.  `count` is what is known of all tasks, so that
    they can be filtered; `look_at` makes it known and may be called in another thread, while the
    session's tasks change and become others.
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
        self._keys: dict[int, tuple[Task, tuple[str, ...]]] = {}
        """What stands for each hint of the tasks that were looked at."""
        self._looked_through: Sequence[Task] | None = None

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
        self._keys.clear()

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
        return dismissed

    # All tasks

    def count(self, task: Task) -> int | None:
        """How many hints the task has that are not dismissed; None if that is not known yet."""
        keys = self._keys_of(task)
        return None if keys is None else sum(key not in self._dismissed for key in keys)

    def _keys_of(self, task: Task) -> tuple[str, ...] | None:
        known = self._keys.get(id(task))
        return known[1] if known is not None and known[0] is task else None

    def look_at(self, task: Task) -> None:
        """Makes the task's count known."""
        if self._keys_of(task) is None:
            known = self._latest.get(id(task))
            of_task = known[1] if known is not None and known[0] is task else None
            assessment = of_task or assess(task, self._today, self._rules)
            keys = tuple(hint_key(task, hint, assessment) for hint in assessment.hints)
            self._keys[id(task)] = task, keys

    @property
    def has_looked(self) -> bool:
        """Whether all tasks have been looked at, but those that were edited since."""
        return self._looked_through is self._tasks()

    def looked_through(self, tasks: Sequence[Task]) -> None:
        """To be called when every task of this list, the session's, has been looked at."""
        self._looked_through = tasks

    def replaced(self, old: Task, new: Task) -> None:
        """To be called when a task has become another one: a verdict changes no hints."""
        keys = self._keys_of(old)
        self._keys.pop(id(old), None)
        if keys is not None and _what_is_assessed(old) == _what_is_assessed(new):
            self._keys[id(new)] = new, keys

    def renewed(self, was: Sequence[Task], counterpart: Sequence[int | None]) -> None:
        """To be called when somebody else's tasks have taken the place of these: what is known of
        those that say the same is kept.  For each the index of what it is now, None if gone."""
        now = self._tasks()
        kept: dict[int, tuple[Task, tuple[str, ...]]] = {}
        for old, at in zip(was, counterpart, strict=True):
            keys = self._keys_of(old)
            if keys is not None and at is not None:
                new = now[at]
                if old is new or _what_is_assessed(old) == _what_is_assessed(new):
                    kept[id(new)] = new, keys
        self._keys = kept

    def with_hints(self) -> tuple[int, int]:
        """How many tasks have hints, of how many that are looked at so far."""
        if self.has_looked:
            for task in self._tasks():
                self.look_at(task)
        counts = [count for task in self._tasks() if (count := self.count(task)) is not None]
        return sum(count > 0 for count in counts), len(counts)


def hint_key(task: Task, hint: Hint, assessment: Assessment) -> str:
    """What stands for a hint among those that were dismissed: the task, the rule, the text."""
    who = task.content or task.id, task.units  # a number may be given anew
    parts = ascii((who, hint.code.value, text_under(task, hint, assessment)))
    return blake2b(parts.encode(), digest_size=8).hexdigest()


def open_hints(task: Task, assessment: Assessment, dismissed: Container[str]) -> list[Hint]:
    """The hints that are not dismissed."""
    return [hint for hint in assessment.hints if hint_key(task, hint, assessment) not in dismissed]


def passage_of(task: Task, hint: Hint) -> str:
    """The very words that a hint is about; empty where it is about a whole field."""
    if hint.start == hint.end:
        return ""
    text: str = getattr(task, hint.field)
    return text[hint.start : hint.end]


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
        if self.assessments.has_looked:  # what was edited since is looked at now
            self.assessments.look_at(task)
        return bool(self.assessments.count(task))

    def marks(self, task: Task) -> list[Mark]:
        """Nothing: the hints themselves are shown beside the task."""
        return []
