"""Filters that take a task or leave it: by unit, by status, by how near the deadline is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from taskreview.model import Field, Standing, Task, standing
from taskreview.state import Due, due

Mark: TypeAlias = "tuple[tuple[Field, int], tuple[int, int]]"
"""A field, with the place of the unit in it, and a stretch of its characters."""


class Facet(Protocol):
    """Something that a task can be filtered by."""

    def admits(self, task: Task, today: date) -> bool:
        """Whether the task passes."""
        ...

    def marks(self, task: Task) -> list[Mark]:
        """What in the task made it pass, to be highlighted."""
        ...


@dataclass(frozen=True, slots=True)
class UnitFacet:
    """Tasks in which a unit takes part."""

    unit: str

    def admits(self, task: Task, today: date) -> bool:
        return self.unit in task.units

    def marks(self, task: Task) -> list[Mark]:
        at = task.units.index(self.unit)
        return [((Field.UNITS, at), (0, len(self.unit)))]


@dataclass(frozen=True, slots=True)
class StatusFacet:
    """Tasks of one status; None for tasks that have none."""

    status: str | None

    def admits(self, task: Task, today: date) -> bool:
        return (task.status or None) == self.status

    def marks(self, task: Task) -> list[Mark]:
        return [((Field.STATUS, 0), (0, len(task.status)))] if task.status else []


@dataclass(frozen=True, slots=True)
class DueFacet:
    """Tasks whose deadline lies in one stretch of time."""

    due: Due

    def admits(self, task: Task, today: date) -> bool:
        return due(task, today) is self.due

    def marks(self, task: Task) -> list[Mark]:
        return []


@dataclass(frozen=True, slots=True)
class ReviewFacet:
    """Tasks whose review is so far."""

    standing: Standing

    def admits(self, task: Task, today: date) -> bool:
        return standing(task) is self.standing

    def marks(self, task: Task) -> list[Mark]:
        return []


def facet_counts(tasks: Iterable[Task], today: date) -> dict[Facet, int]:
    """Every facet that some task has and how many tasks have it: units first, most tasks first.

    How far the review is tells nothing before any task is judged, and is left out until then.
    """
    units: Counter[str] = Counter()
    statuses: Counter[str | None] = Counter()
    dues: Counter[Due] = Counter()
    standings: Counter[Standing] = Counter()
    for task in tasks:
        units.update(dict.fromkeys(task.units, 1))
        statuses[task.status or None] += 1
        dues[due(task, today)] += 1
        standings[standing(task)] += 1
    counts: dict[Facet, int] = {UnitFacet(unit): n for unit, n in units.most_common()}
    counts |= {StatusFacet(status): n for status, n in statuses.most_common()}
    counts |= {DueFacet(stretch): dues[stretch] for stretch in Due if dues[stretch]}
    if standings.keys() - {Standing.UNJUDGED}:
        counts |= {ReviewFacet(each): standings[each] for each in Standing if standings[each]}
    return counts
