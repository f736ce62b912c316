"""Filters that take a task or leave it: by unit, by status, by how near the deadline is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeAlias

from taskreview.comparison.registers import Since
from taskreview.model import Field, Standing, Task, standing
from taskreview.state import Due, due
from taskreview.unit_roles import name_span, unit_names

Mark: TypeAlias = "tuple[tuple[Field, int], tuple[int, int]]"
"""A field, with the place of the unit in it, and a stretch of its characters."""


class Facet(Protocol):
    """Something that a task can be filtered by."""

    @property
    def alternative(self) -> bool:
        """Whether several of its kind admit what one of them admits.

        So it is where a task can have one of the kind only: of two statuses either will do, while
        of two units both have to take part.
        """
        ...

    def admits(self, task: Task, today: date) -> bool:
        """Whether the task passes."""
        ...

    def marks(self, task: Task) -> list[Mark]:
        """What in the task made it pass, to be highlighted."""
        ...


@dataclass(frozen=True, slots=True)
class UnitFacet:
    """Tasks in which a unit of this name takes part."""

    unit: str
    alternative = False

    def admits(self, task: Task, today: date) -> bool:
        return self.unit in unit_names(task.units)

    def marks(self, task: Task) -> list[Mark]:
        spans = map(name_span, task.units)
        return [
            ((Field.UNITS, at), span)
            for at, (unit, span) in enumerate(zip(task.units, spans, strict=True))
            if unit[slice(*span)] == self.unit
        ]


@dataclass(frozen=True, slots=True)
class StatusFacet:
    """Tasks of one status; None for tasks that have none."""

    status: str | None
    alternative = True

    def admits(self, task: Task, today: date) -> bool:
        return (task.status or None) == self.status

    def marks(self, task: Task) -> list[Mark]:
        if not task.status or task.status != self.status:
            return []
        return [((Field.STATUS, 0), (0, len(task.status)))]


@dataclass(frozen=True, slots=True)
class DueFacet:
    """Tasks whose deadline lies in one stretch of time."""

    due: Due
    alternative = True

    def admits(self, task: Task, today: date) -> bool:
        return due(task.deadline, today) is self.due

    def marks(self, task: Task) -> list[Mark]:
        return []


@dataclass(frozen=True, slots=True)
class ReviewFacet:
    """Tasks whose review is so far."""

    standing: Standing
    alternative = True

    def admits(self, task: Task, today: date) -> bool:
        return standing(task) is self.standing

    def marks(self, task: Task) -> list[Mark]:
        return []


class LooksBack(Protocol):
    """Who knows what has changed in the register."""

    def holds(self, since: Since, index: int) -> bool:
        """Whether this can be said of the task at an index."""
        ...


@dataclass(frozen=True, slots=True)
class SinceFacet:
    """Tasks of which something can be said against an earlier version of the register."""

    since: Since
    back: LooksBack = field(compare=False, repr=False)
    alternative = True

    def admits(self, task: Task, today: date) -> bool:
        return self.back.holds(self.since, task.row - 1)

    def marks(self, task: Task) -> list[Mark]:
        return []


def since_counts(back: LooksBack, total: int) -> dict[Facet, int]:
    """What can be said of some of so many tasks, and of how many."""
    counts = {since: sum(back.holds(since, index) for index in range(total)) for since in Since}
    return {SinceFacet(since, back): count for since, count in counts.items() if count}


class Narrowing:
    """Which tasks of a register pass a set of filters, kept while tasks come in and change."""

    def __init__(self, facets: Sequence[Facet], today: date) -> None:
        self.facets = tuple(facets)
        self.today = today
        kinds: dict[type[Facet], list[Facet]] = {}
        for facet in self.facets:
            kinds.setdefault(type(facet), []).append(facet)
        self._alternatives = [kind for kind in kinds.values() if kind[0].alternative]
        self._required = [facet for facet in self.facets if not facet.alternative]
        self._passed = bytearray()

    def __len__(self) -> int:
        """The number of tasks it knows."""
        return len(self._passed)

    def extend(self, tasks: Iterable[Task]) -> None:
        """Take in more tasks, behind those that are there."""
        self._passed.extend(map(self._admits, tasks))

    def replace(self, index: int, task: Task) -> None:
        """Put an edited task in the place of the old one."""
        self._passed[index] = self._admits(task)

    def passed(self, rows: Sequence[int]) -> list[int]:
        """Those of the rows, in their order, whose tasks pass."""
        return list(compress(rows, map(self._passed.__getitem__, rows)))

    def _admits(self, task: Task) -> bool:
        return all(facet.admits(task, self.today) for facet in self._required) and all(
            any(facet.admits(task, self.today) for facet in kind) for kind in self._alternatives
        )


def facet_counts(tasks: Sequence[Task], today: date) -> dict[Facet, int]:
    """Every facet that some task has and how many tasks have it.

    Statuses first, then deadlines, then how far the review is, then units, the most frequent first.
    How far the review is tells nothing before any task is judged, and is left out until then.
    """
    units: Counter[str] = Counter()
    statuses: Counter[str | None] = Counter()
    dues: Counter[Due] = Counter()
    alike = Counter(map(attrgetter("units", "status", "deadline"), tasks))
    for (names, status, deadline), count in alike.items():
        for unit in unit_names(names):
            units[unit] += count
        statuses[status or None] += count
        dues[due(deadline, today)] += count
    counts: dict[Facet, int] = {StatusFacet(status): n for status, n in statuses.most_common()}
    counts |= {DueFacet(stretch): dues[stretch] for stretch in Due if dues[stretch]}
    if any(task.review for task in tasks):
        standings = Counter(map(standing, tasks))
        counts |= {ReviewFacet(each): standings[each] for each in Standing if standings[each]}
    return counts | {UnitFacet(unit): n for unit, n in units.most_common()}


class UnitCount(NamedTuple):
    """A unit, how many tasks it takes part in, and how many of these have each status."""

    unit: str
    total: int
    by_status: Counter[str | None]


def unit_counts(tasks: Iterable[Task]) -> list[UnitCount]:
    """Every unit of the register, the one with the most tasks first; None is a lacking status."""
    units: dict[str, Counter[str | None]] = {}
    for (names, status), count in Counter(map(attrgetter("units", "status"), tasks)).items():
        for unit in unit_names(names):
            units.setdefault(unit, Counter())[status or None] += count
    counts = [UnitCount(unit, by.total(), by) for unit, by in units.items()]
    return sorted(counts, key=lambda count: -count.total)
