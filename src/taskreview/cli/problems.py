"""Everything that is wrong with a register itself, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.document.interpret import Problem, entries
from taskreview.document.nodes import Alias, Mapping, resolved
from taskreview.i18n import _
from taskreview.model import Field, Task
from taskreview.review.structure import Code, StructureProblem, not_one_text, structure_problems
from taskreview.session import Session

_LINES_NAMED = 10


@dataclass(frozen=True, slots=True)
class LocatedProblem:
    """A problem and its offset in the text; `task` is None beside the tasks."""

    offset: int
    problem: StructureProblem
    task: Task | None


def problems(session: Session) -> list[LocatedProblem]:
    """Reads the register to its end; what is wrong, in the order of the file.

    Raises RegisterError, UnreadableError.
    """
    found: list[LocatedProblem] = []
    rows: defaultdict[str, list[int]] = defaultdict(list)
    noted = 0
    for index, node in session.read_closely():
        task = session.tasks[index]
        start = session.offset_of(index)
        found += _of_task(task, node, start)
        if task.id is not None:
            rows[str(task.id)].append(index)
        for note in session.problems[noted:]:
            found.append(_noted(note, task if note.offset >= start else None))
        noted = len(session.problems)
    found += [_noted(note, None) for note in session.problems[noted:]]
    found += _repeated_ids(session, rows)
    return sorted(found, key=lambda each: each.offset)


def _noted(note: Problem, task: Task | None) -> LocatedProblem:
    """What the reader noted, as a problem of the register."""
    return LocatedProblem(note.offset, StructureProblem(Code.READING, None, note.message), task)


def _of_task(task: Task, node: Mapping | Alias, start: int) -> Iterator[LocatedProblem]:
    found = [*structure_problems(task), *not_one_text(node)]
    if found:
        found = _without_echoes(found)
        mapping = resolved(node)
        assert isinstance(mapping, Mapping)
        values = entries(mapping)
        for problem in found:
            entry = values.get(problem.field) if problem.field else None
            own = entry is not None and not entry.inherited and mapping is node
            yield LocatedProblem(entry.value.start if entry and own else start, problem, task)


def _without_echoes(problems: list[StructureProblem]) -> list[StructureProblem]:
    """Without what is only said of the text that stands for a list or a mapping."""
    mixed = {problem.field for problem in problems if problem.code is Code.NOT_ONE_TEXT}
    return [
        problem
        for problem in problems
        if problem.code is not Code.DEADLINE_NO_DAY or problem.field not in mixed
    ]


def _repeated_ids(session: Session, rows: dict[str, list[int]]) -> Iterator[LocatedProblem]:
    """One problem for each id that stands more than once, at its second place."""
    repeated = [indexes for indexes in rows.values() if len(indexes) > 1]
    named = [index for indexes in repeated for index in indexes[:_LINES_NAMED]]
    places = iter(session.places(map(session.offset_of, named)))
    for indexes in repeated:
        lines = _(", ").join(str(next(places).line) for _index in indexes[:_LINES_NAMED])
        message = _("the id stands {count} times, at lines {lines}").format(
            count=len(indexes), lines=lines + (_(", …") if len(indexes) > _LINES_NAMED else "")
        )
        second = indexes[1]
        problem = StructureProblem(Code.REPEATED_ID, Field.ID, message)
        yield LocatedProblem(session.offset_of(second), problem, session.tasks[second])
