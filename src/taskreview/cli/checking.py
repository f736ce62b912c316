"""`check`: reads everything and reports what is wrong, with its place in the file."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from taskreview.cli.choosing import task_name
from taskreview.cli.exits import Exit, say
from taskreview.cli.printing import ShowFormat
from taskreview.document.interpret import entries
from taskreview.document.nodes import Alias, Mapping, resolved
from taskreview.errors import Position
from taskreview.exchange.records import to_json
from taskreview.i18n import _, ngettext
from taskreview.model import Field, Json, Task
from taskreview.printable import printable
from taskreview.review.structure import Code, Finding, findings, not_one_text
from taskreview.session import Session

_LINES_NAMED = 10


@dataclass(frozen=True, slots=True)
class _Located:
    """A finding and its offset in the text; `task` is None beside the tasks."""

    offset: int
    finding: Finding
    task: Task | None


def check_register(file: Path, form: ShowFormat) -> Exit:
    """Prints every problem in the order of the file.  Raises RegisterError, UnreadableError."""
    session = Session(file)
    located = _problems(session)
    places = session.places(each.offset for each in located)
    if form is ShowFormat.JSON:
        problems: list[Json] = [
            _record(each, place) for each, place in zip(located, places, strict=True)
        ]
        sys.stdout.write(to_json({"file": str(file), "problems": problems}, indent=2) + "\n")
    else:
        for each, place in zip(located, places, strict=True):
            name = f"{task_name(each.task)}: " if each.task else ""
            line = f"{file}:{place.line}:{place.column}: {name}{each.finding.message}"
            sys.stdout.write(printable(line) + "\n")
        if sys.stdout.isatty():
            say(_summary(len(session.tasks), len(located)))
    return Exit.PROBLEMS_FOUND if located else Exit.DONE


def _problems(session: Session) -> list[_Located]:
    """Everything that is wrong, in the order of the file."""
    found: list[_Located] = []
    rows: defaultdict[str, list[int]] = defaultdict(list)
    noted = 0
    for index, node in session.read_closely():
        task = session.tasks[index]
        start = session.offset_of(index)
        found += _of_task(task, node, start)
        if task.id is not None:
            rows[str(task.id)].append(index)
        for problem in session.problems[noted:]:
            inside = problem.offset >= start
            finding = Finding(Code.READING, None, problem.message)
            found.append(_Located(problem.offset, finding, task if inside else None))
        noted = len(session.problems)
    for problem in session.problems[noted:]:
        found.append(_Located(problem.offset, Finding(Code.READING, None, problem.message), None))
    found += _repeated_ids(session, rows)
    return sorted(found, key=lambda each: each.offset)


def _of_task(task: Task, node: Mapping | Alias, start: int) -> Iterator[_Located]:
    problems = [*findings(task), *not_one_text(node)]
    if problems:
        problems = _without_echoes(problems)
        mapping = resolved(node)
        assert isinstance(mapping, Mapping)
        values = entries(mapping)
        for finding in problems:
            entry = values.get(finding.field) if finding.field else None
            own = entry is not None and not entry.inherited and mapping is node
            yield _Located(entry.value.start if entry and own else start, finding, task)


def _without_echoes(problems: list[Finding]) -> list[Finding]:
    """Without what is only said of the text that stands for a list or a mapping."""
    mixed = {finding.field for finding in problems if finding.code is Code.NOT_ONE_TEXT}
    return [
        finding
        for finding in problems
        if finding.code is not Code.DEADLINE_NO_DAY or finding.field not in mixed
    ]


def _repeated_ids(session: Session, rows: dict[str, list[int]]) -> Iterator[_Located]:
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
        finding = Finding(Code.REPEATED_ID, Field.ID, message)
        yield _Located(session.offset_of(second), finding, session.tasks[second])


def _record(each: _Located, place: Position) -> Json:
    return {
        "line": place.line,
        "column": place.column,
        "row": each.task.row if each.task else None,
        "id": each.task.id if each.task else None,
        "field": each.finding.field.value if each.finding.field else None,
        "code": each.finding.code.value,
        "message": each.finding.message,
    }


def _summary(tasks: int, problems: int) -> str:
    read = ngettext("{count} task read", "{count} tasks read", tasks).format(count=tasks)
    if not problems:
        return _("{read}, no problems").format(read=read)
    return _("{read}, {found}").format(
        read=read,
        found=ngettext("{count} problem", "{count} problems", problems).format(count=problems),
    )
