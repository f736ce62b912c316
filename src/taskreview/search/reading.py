"""How a word may be understood, one attempt a way: each finds tasks, and says where in them.

What is highlighted is what was found, because both come from the same attempt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import Protocol

from taskreview.deadline import last_day
from taskreview.model import Field, Task
from taskreview.search.columns import Columns
from taskreview.search.dates import Days
from taskreview.search.matching import Place, Tier, field_of, rank
from taskreview.search.pattern import Pattern
from taskreview.search.query import SEARCHED, Word
from taskreview.search.reach import Positions
from taskreview.search.rows import RowArithmetic, Rows
from taskreview.search.scan import matches
from taskreview.search.task_texts import VALUES, folded_texts, task_number
from taskreview.search.text_column import Cancelled
from taskreview.search.unit_name import UnitName, unit_name


@dataclass(frozen=True, slots=True)
class Hits:
    """The rows that a reading finds, in groups of equal rank, best first."""

    groups: tuple[tuple[int, Rows], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    def by_field(self, arithmetic: RowArithmetic) -> dict[Field, Rows]:
        """The rows that match in each field."""
        parts: dict[Field, list[Rows]] = {}
        for group_rank, rows in self.groups:
            parts.setdefault(field_of(group_rank), []).append(rows)
        return {each: arithmetic.union(rows) for each, rows in parts.items()}


class Attempt(Protocol):
    """One way to understand a word."""

    @property
    def is_quick(self) -> bool:
        """Whether it finds what it finds before the next keystroke, in any register."""
        ...

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        """Ranks, and the rows of each.  Raises CancelledError."""
        ...

    def places(self, task: Task) -> Iterator[Place]:
        """Where it is met in a task; nothing if it is not."""
        ...


@dataclass(frozen=True, slots=True)
class ByNumber:
    """The task's number is this one."""

    number: str
    is_quick: bool = True

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        yield rank(Tier.NUMBER, Field.ID), columns.rows_numbered(self.number)

    def places(self, task: Task) -> Iterator[Place]:
        if self.number == task_number(task):
            yield Place(Tier.NUMBER, Field.ID, 0, tuple(range(len(str(task.id)))))


@dataclass(frozen=True, slots=True)
class ByDeadline:
    """The last day that the deadline allows is one of these days."""

    due: Days
    is_quick: bool = True

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        admitted = [day for day in columns.values(Field.DEADLINE) if self._admits(day)]
        yield rank(Tier.EXACT, Field.DEADLINE), columns.rows_with(Field.DEADLINE, admitted)

    def _admits(self, deadline: str) -> bool:
        return self.due.admits(last_day(deadline))

    def places(self, task: Task) -> Iterator[Place]:
        if task.deadline and self._admits(task.deadline):
            yield Place(Tier.EXACT, Field.DEADLINE, 0, tuple(range(len(task.deadline))))


@dataclass(frozen=True, slots=True)
class ByPattern:
    """One of the patterns stands in one of the fields."""

    tier: Tier
    patterns: tuple[Pattern, ...]
    fields: tuple[Field, ...]

    @property
    def is_quick(self) -> bool:
        literal = all(pattern.literal is not None for pattern in self.patterns)
        few = len(self.patterns) <= _FEW
        return (literal and few) or all(each in VALUES for each in self.fields)

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        for each, rows in columns.rows(self.patterns, self.fields, cancelled).items():
            yield rank(self.tier, each), rows

    def places(self, task: Task) -> Iterator[Place]:
        for each in self.fields:
            for index, text in enumerate(folded_texts(task, each)):
                positions = {
                    at
                    for pattern in self.patterns
                    for match in matches(pattern, text)
                    for at in match
                }
                if positions:
                    yield Place(self.tier, each, index, tuple(positions))


_FEW = 3
"""So many strings can be looked for in the whole of a large register."""


class NameRule(Protocol):
    """Tells whether a word is a name of a unit."""

    def positions(self, name: UnitName) -> Positions:
        """Which characters of the unit's name it stands for; empty if it is no name of it."""
        ...


@dataclass(frozen=True, slots=True)
class ByUnitName:
    """A unit may be called so."""

    tier: Tier
    rule: NameRule
    is_quick: bool = True

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        names = [each for each in columns.values(Field.UNITS) if self._positions(each)]
        yield rank(self.tier, Field.UNITS), columns.rows_with(Field.UNITS, names)

    def _positions(self, folded: str) -> Positions:
        return self.rule.positions(unit_name(folded)) if folded else ()

    def places(self, task: Task) -> Iterator[Place]:
        for index, folded in enumerate(folded_texts(task, Field.UNITS)):
            if positions := self._positions(folded):
                yield Place(self.tier, Field.UNITS, index, positions)


@dataclass(frozen=True, slots=True)
class Glued:
    """Words written without a space: all match, one of them a unit or all in the same field."""

    parts: tuple[Reading, ...]
    is_quick: bool = False

    def groups(self, columns: Columns, cancelled: Cancelled) -> Iterator[tuple[int, Rows]]:
        arithmetic = columns.arithmetic
        found: list[dict[Field, Rows]] = []
        # The longest first: it is the likeliest to be nowhere.
        for part in sorted(self.parts, key=lambda part: -len(part.word.text)):
            rows = part.hits(columns, cancelled).by_field(arithmetic)
            if not rows:
                return
            found.append(rows)
        anywhere = arithmetic.common([arithmetic.union([*part.values()]) for part in found])
        together = [part[Field.UNITS] for part in found if Field.UNITS in part]
        together += [
            arithmetic.common([part[each] for part in found])
            for each in SEARCHED
            if all(each in part for part in found)
        ]
        both = arithmetic.common([anywhere, arithmetic.union(together)])
        yield rank(Tier.GLUED, Field.UNITS), both

    def places(self, task: Task) -> Iterator[Place]:
        parts = [part.places(task) for part in self.parts]
        if all(parts):
            for place in chain.from_iterable(parts):
                yield Place(Tier.GLUED, place.field, place.index, place.positions)


@dataclass(frozen=True, slots=True)
class Reading:
    """A word, and the ways to understand it that apply."""

    word: Word
    attempts: tuple[Attempt, ...] = field(repr=False)

    def hits(self, columns: Columns, cancelled: Cancelled) -> Hits:
        """The rows that any attempt finds.  Raises CancelledError."""
        groups: list[tuple[int, Rows]] = []
        for attempt in self.attempts:
            for group_rank, rows in attempt.groups(columns, cancelled):
                if rows:
                    groups.append((group_rank, rows))
        return Hits(tuple(sorted(groups, key=itemgetter(0))))

    def places(self, task: Task) -> list[Place]:
        """The best matches in a task, all of one tier; empty if it does not match."""
        places = [place for attempt in self.attempts for place in attempt.places(task)]
        best = min((place.tier for place in places), default=None)
        return [place for place in places if place.tier is best]
