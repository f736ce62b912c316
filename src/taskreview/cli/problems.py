"""Everything that is wrong with a register itself, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.document.interpret import Problem, entries
from taskreview.document.nodes import Alias, Mapping, resolved
from taskreview.model import Field, Task
from taskreview.review.structure import Code, StructureProblem, not_one_text, structure_problems
from taskreview.session import Session
from taskreview.session.noticing import repeated_id_problems


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
    noted = 0
    for index, node in session.read_closely():
        task = session.tasks[index]
        start = session.version.offsets[index]
        found += _of_task(task, node, start)
        for note in session.problems[noted:]:
            found.append(_noted(note, task if note.offset >= start else None))
        noted = len(session.problems)
    found += [_noted(note, None) for note in session.problems[noted:]]
    for index, problem in repeated_id_problems(session.version):
        repeated = StructureProblem(Code.REPEATED_ID, Field.ID, problem.message)
        found.append(LocatedProblem(problem.offset, repeated, session.tasks[index]))
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
