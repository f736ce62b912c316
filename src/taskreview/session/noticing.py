"""What is odd about a register that can be read all the same, to be told at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from taskreview.document.interpret import Problem
from taskreview.i18n import _, ngettext
from taskreview.model import Task
from taskreview.session.opened import Version

_LINES_NAMED = 10
"""Lines that a message names at most."""


def repeated_ids(tasks: Iterable[Task]) -> list[list[int]]:
    """The indexes of the tasks of each id that stands more than once."""
    indexes: defaultdict[str, list[int]] = defaultdict(list)
    for index, task in enumerate(tasks):
        if task.id is not None:
            indexes[str(task.id)].append(index)
    return [same for same in indexes.values() if len(same) > 1]


def repeated_id_problems(version: Version) -> Iterator[tuple[int, Problem]]:
    """For each id that stands more than once the index of its second task, and a problem there."""
    repeated = repeated_ids(version.tasks)
    named = [index for same in repeated for index in same[:_LINES_NAMED]]
    places = iter(version.places(version.offsets[index] for index in named))
    for same in repeated:
        lines = _(", ").join(str(next(places).line) for _index in same[:_LINES_NAMED])
        message = _("the id stands {count} times, at lines {lines}").format(
            count=len(same), lines=lines + (_(", …") if len(same) > _LINES_NAMED else "")
        )
        yield same[1], Problem(version.offsets[same[1]], message)


def noticed(path: Path, version: Version, problems: Sequence[Problem]) -> str:
    """A sentence about what is odd about a complete register, in any thread; empty if nothing is.

    `problems` are those that were met when this version of it was read.
    """
    found = [*problems, *(problem for _index, problem in repeated_id_problems(version))]
    return _told(path, version, sorted(found))


def left_out(path: Path, version: Version, problems: Sequence[Problem]) -> str:
    """A sentence about what might be taken for tasks and is not shown; empty if all is shown."""
    return _told(path, version, [problem for problem in problems if problem.hides])


def _told(path: Path, version: Version, problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    [place] = version.places([problems[0].offset])
    first = f"{path}:{place.line}:{place.column}: {problems[0].message}"
    if len(problems) == 1:
        return first
    more = ngettext(
        "{count} more: taskreview check {path}",
        "{count} more: taskreview check {path}",
        len(problems) - 1,
    )
    return f"{first} · " + more.format(count=len(problems) - 1, path=path)
