"""What there is to say of a register as a whole, counted as its tasks go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taskreview.model import Standing, Task, Verdict, standing
from taskreview.state import Light, is_done, light


@dataclass(slots=True)
class UnitCount:
    """How the tasks of one responsible unit stand; a joint task counts for each of its units."""

    total: int = 0
    done: int = 0
    overdue: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class OpenPromises:
    """A task, and what its content promises without an answer in its progress."""

    task: Task
    promises: tuple[str, ...]


class Summary:
    """The counts of a register on a day, and the tasks that have to be named."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.total = 0
        self.done = 0
        self.joint = 0
        """Tasks of several units."""
        self.without_units = 0
        self.statuses: Counter[str | None] = Counter()
        """How many tasks have each status; None is for those without one."""
        self.units: dict[str, UnitCount] = {}
        self.standings: Counter[Standing] = Counter()
        self.returned: list[Task] = []
        """Judged so, whether their text has changed since or not."""
        self.open: list[OpenPromises] = []
        self.lights: dict[Light, list[Task]] = {each: [] for each in Light}

    def add(self, task: Task, open_promises: Sequence[str] = (), *, answered: bool = True) -> None:
        """Counts one more task.

        `open_promises` are the promises without an answer, `answered` is whether any has one.
        """
        done = is_done(task)
        stands = standing(task)
        shown = light(task, self.as_of, answered=answered)
        returned = task.review is not None and task.review.verdict is Verdict.RETURNED
        self.total += 1
        self.done += done
        self.statuses[task.status or None] += 1
        self.standings[stands] += 1
        if returned:
            self.returned.append(task)
        if open_promises:
            self.open.append(OpenPromises(task, tuple(open_promises)))
        if shown is not None:
            self.lights[shown].append(task)
        units = dict.fromkeys(task.units)
        self.joint += len(units) > 1
        self.without_units += not units
        for unit in units:
            count = self.units.setdefault(unit, UnitCount())
            count.total += 1
            count.done += done
            count.overdue += shown is Light.OVERDUE
            count.returned += returned

    @property
    def judged(self) -> int:
        """Tasks with a verdict, stale ones included."""
        return self.total - self.standings[Standing.UNJUDGED]

    def units_by_tasks(self) -> list[tuple[str, UnitCount]]:
        """The units, those with the most tasks first, then in the order of the register."""
        return sorted(self.units.items(), key=lambda item: -item[1].total)

    def share(self, count: int) -> float:
        """What part of all tasks this is, from 0 to 1."""
        return count / self.total if self.total else 0.0
