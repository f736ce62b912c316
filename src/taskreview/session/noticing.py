"""What is odd about a register that can be read all the same, to be told at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from taskreview.document.interpret import Problem
from taskreview.i18n import _, ngettext
from taskreview.model import Task

if TYPE_CHECKING:
    from taskreview.session.session import Session

_LINES_NAMED = 10
"""Lines that a message names at most."""


def repeated_ids(tasks: Iterable[Task]) -> list[list[int]]:
    """The indexes of the tasks of each id that stands more than once."""
    indexes: defaultdict[str, list[int]] = defaultdict(list)
    for index, task in enumerate(tasks):
        if task.id is not None:
            indexes[str(task.id)].append(index)
    return [same for same in indexes.values() if len(same) > 1]


def repeated_id_problems(session: Session) -> Iterator[tuple[int, Problem]]:
    """For each id that stands more than once the index of its second task, and a problem there."""
    repeated = repeated_ids(session.tasks)
    named = [index for same in repeated for index in same[:_LINES_NAMED]]
    places = iter(session.places(map(session.offset_of, named)))
    for same in repeated:
        lines = _(", ").join(str(next(places).line) for _index in same[:_LINES_NAMED])
        message = _("the id stands {count} times, at lines {lines}").format(
            count=len(same), lines=lines + (_(", …") if len(same) > _LINES_NAMED else "")
        )
        yield same[1], Problem(session.offset_of(same[1]), message)


def noticed(session: Session) -> str:
    """A sentence about what is odd about a complete register; empty if nothing is."""
    found = [*session.problems, *(problem for _index, problem in repeated_id_problems(session))]
    return _told(session, sorted(found))


def left_out(session: Session) -> str:
    """A sentence about what might be taken for tasks and is not shown; empty if all is shown."""
    return _told(session, [problem for problem in session.problems if problem.hides])


def _told(session: Session, problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    [place] = session.places([problems[0].offset])
    first = f"{session.path}:{place.line}:{place.column}: {problems[0].message}"
    if len(problems) == 1:
        return first
    more = ngettext(
        "{count} more: taskreview check {path}",
        "{count} more: taskreview check {path}",
        len(problems) - 1,
    )
    return f"{first} · " + more.format(count=len(problems) - 1, path=session.path)
