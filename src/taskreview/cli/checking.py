"""`check`: reads everything and reports problems of the file and hints on its texts."""

from __future__ import annotations

import sys
from pathlib import Path

from taskreview.cli.choosing import task_name
from taskreview.cli.exits import Exit, say
from taskreview.cli.hinting import Asked, Reviewed, reviewed
from taskreview.cli.printing import ShowFormat
from taskreview.cli.problems import LocatedProblem, problems
from taskreview.errors import Position
from taskreview.exchange.records import to_json
from taskreview.i18n import _, ngettext
from taskreview.model import Json
from taskreview.printable import printable
from taskreview.session import Session


def check_register(file: Path, form: ShowFormat, asked: Asked, *, strict: bool = False) -> Exit:
    """Prints every problem in the order of the file, then the hints task by task.

    Hints alone are no reason to fail, unless `strict`; those that were dismissed on the screen
    are none at all.  Raises RegisterError, UnreadableError.
    """
    session = Session(file)
    located = problems(session)
    places = session.version.places(each.offset for each in located)
    found = list(zip(located, places, strict=True))
    printed = _print_json if form is ShowFormat.JSON else _print_lines
    hints = printed(session, found, asked)
    if form is ShowFormat.TEXT and sys.stdout.isatty():
        say(_summary(len(session.tasks), len(located), hints))
    return Exit.PROBLEMS_FOUND if located or (strict and hints) else Exit.DONE


def _print_lines(
    session: Session, found: list[tuple[LocatedProblem, Position]], asked: Asked
) -> int:
    for each, place in found:
        name = f"{task_name(each.task)}: " if each.task else ""
        _print_line(session.path, place, f"{name}{each.problem.message}")
    count = 0
    for task in reviewed(session, asked):
        for hint, place, _dismissed in task.open_hints:
            text = f"{task_name(task.task)}: {hint.message} [{hint.code.value}]"
            _print_line(session.path, place, text)
        count += len(task.open_hints)
    return count


def _print_line(path: Path, place: Position, text: str) -> None:
    sys.stdout.write(printable(f"{path}:{place.line}:{place.column}: {text}") + "\n")


def _print_json(
    session: Session, found: list[tuple[LocatedProblem, Position]], asked: Asked
) -> int:
    """One object; its tasks are printed as they are reviewed, so that none has to be kept."""
    listed: list[Json] = [_problem_record(each, place) for each, place in found]
    sys.stdout.write(
        f'{{\n"file": {to_json(str(session.path))},\n'
        f'"as_of": {to_json(asked.as_of.isoformat())},\n'
        f'"problems": {to_json(listed, indent=2)},\n"tasks": ['
    )
    count = 0
    separator = "\n"
    for task in reviewed(session, asked):
        sys.stdout.write(separator + to_json(_task_record(task)))
        separator = ",\n"
        count += len(task.open_hints)
    sys.stdout.write("\n]\n}\n")
    return count


def _problem_record(each: LocatedProblem, place: Position) -> Json:
    return {
        "line": place.line,
        "column": place.column,
        "row": each.task.row if each.task else None,
        "id": each.task.id if each.task else None,
        "field": each.problem.field.value if each.problem.field else None,
        "code": each.problem.code.value,
        "message": each.problem.message,
    }


def _task_record(each: Reviewed) -> Json:
    return {
        "row": each.task.row,
        "id": each.task.id,
        "clauses": each.promise_records(),
        "defects": each.hint_records(),
    }


def _summary(tasks: int, found: int, hints: int) -> str:
    read = ngettext("{count} task read", "{count} tasks read", tasks).format(count=tasks)
    problems_found = _("no problems")
    if found:
        problems_found = ngettext("{count} problem", "{count} problems", found).format(count=found)
    if not hints:
        return _("{read}, {problems}").format(read=read, problems=problems_found)
    return _("{read}, {problems}, {hints}").format(
        read=read,
        problems=problems_found,
        hints=ngettext("{count} hint", "{count} hints", hints).format(count=hints),
    )
