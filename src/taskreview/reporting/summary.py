"""What there is to say of a register as a whole, counted as its tasks go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taskreview.deadline import last_day
from taskreview.model import Standing, StatusKind, Task, Verdict, standing
from taskreview.reporting.spellings import Spellings
from taskreview.state import Behind, Light, light, status_kind, why_behind
from taskreview.unit_roles import unit_names


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


def has_changed_since_returned(task: Task) -> bool:
    """Whether the task was returned and its text has changed since.

    It does not count as returned any more, for nobody has judged the text that it has now.
    """
    returned = task.review is not None and task.review.verdict is Verdict.RETURNED
    return returned and standing(task) is Standing.STALE


class Summary:
    """The counts of a register on a day, and the tasks that have to be named.

    Statuses and units that differ in blanks and width alone are one, spelt as the first of them.
    """

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.total = 0
        self.kinds: Counter[StatusKind] = Counter()
        """How many tasks have a status that says so."""
        self.joint = 0
        """Tasks of several units."""
        self.without_units = 0
        self.statuses: Counter[str | None] = Counter()
        """How many tasks have each status; None is for those without one."""
        self.units: dict[str, UnitCount] = {}
        self.standings: Counter[Standing] = Counter()
        self.returned: list[Task] = []
        self.changed_since_returned: list[Task] = []
        """Not among those that are returned."""
        self.without_deadline = 0
        self.undated: Counter[str] = Counter()
        """How many tasks have each deadline that names no day."""
        self.open: list[OpenPromises] = []
        self.lights: dict[Light, list[Task]] = {each: [] for each in Light}
        self.behind: dict[int, Behind] = {}
        """Why each of the tasks that are behind is, by row."""
        self._deadlines = Spellings()
        self._statuses = Spellings()
        self._units = Spellings()

    def add(self, task: Task, open_promises: Sequence[str] = (), *, answered: bool = True) -> None:
        """Counts one more task.

        `open_promises` are the promises without an answer, `answered` is whether any has one.
        """
        kind = status_kind(task.status)
        stands = standing(task)
        shown = light(task, self.as_of, answered=answered)
        self.total += 1
        self.kinds[kind] += 1
        self.statuses[self._statuses.of(task.status or "") or None] += 1
        self.standings[stands] += 1
        if stands is Standing.RETURNED:
            self.returned.append(task)
        elif has_changed_since_returned(task):
            self.changed_since_returned.append(task)
        deadline = self._deadlines.of(task.deadline or "")
        if not deadline:
            self.without_deadline += 1
        elif last_day(deadline) is None:
            self.undated[deadline] += 1
        if open_promises:
            self.open.append(OpenPromises(task, tuple(open_promises)))
        if shown is not None:
            self.lights[shown].append(task)
        if shown is Light.BEHIND and (why := why_behind(task, self.as_of, answered=answered)):
            self.behind[task.row] = why
        units = self._units.distinct(unit_names(task.units))
        self.joint += len(units) > 1
        self.without_units += not units
        for unit in units:
            count = self.units.setdefault(unit, UnitCount())
            count.total += 1
            count.done += kind is StatusKind.DONE
            count.overdue += shown is Light.OVERDUE
            count.returned += stands is Standing.RETURNED

    @property
    def done(self) -> int:
        """Tasks whose status says that they are done."""
        return self.kinds[StatusKind.DONE]

    @property
    def judged(self) -> int:
        """Tasks with a verdict on the text that they have now."""
        return self.standings[Standing.PASSED] + self.standings[Standing.RETURNED]

    def units_by_tasks(self) -> list[tuple[str, UnitCount]]:
        """The units, those with the most tasks first, then in the order of the register."""
        return sorted(self.units.items(), key=lambda item: -item[1].total)

    def share(self, count: int) -> float:
        """What part of all tasks this is, from 0 to 1."""
        return count / self.total if self.total else 0.0
