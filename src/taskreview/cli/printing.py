"""`list` and `show`: tasks on standard output."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.cli.choosing import chosen, opened, say_left_out
from taskreview.cli.exits import Exit, say
from taskreview.errors import UsageError
from taskreview.exchange.records import record, to_json
from taskreview.exchange.table import Layout, tab_separated
from taskreview.exchange.text import task_as_text
from taskreview.i18n import _, ngettext
from taskreview.model import Standing, Task, standing
from taskreview.printable import printable, printable_lines
from taskreview.session import Session

if TYPE_CHECKING:
    from taskreview.cli.explaining import Explanation
    from taskreview.comparison.registers import Since

_SAMPLE = 200
"""Tasks that are looked at to see how wide the columns of a table have to be."""


class ListFormat(StrEnum):
    """How `list` prints."""

    TABLE = "table"
    JSON = "json"
    IDS = "ids"


class ShowFormat(StrEnum):
    """How `show` and `check` print."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tasks `list` is to print: those that all of this admits."""

    query: str
    reviews: Collection[Standing]
    """How far their review is; any if there are none."""
    since: str | None
    """An earlier version; then only tasks of which one of `wanted` can be said."""
    wanted: Collection[Since]
    explained: bool
    """Whether each is printed with the reasons why it was found."""


def list_tasks(file: Path, form: ListFormat, asked: Asked) -> Exit:
    """Prints the tasks asked for, in the order the screen shows them.

    With neither a query nor an earlier version they are printed while the file is still being
    read.  Raises UsageError, RegisterError, UnreadableError.
    """
    if asked.wanted and asked.since is None:
        raise UsageError(_("say what to compare with: --since OLD"))
    if asked.explained and not asked.query.strip():
        raise UsageError(_("--explain needs a --search to explain"))
    session = Session(file)
    explanation = None
    tasks: Iterator[Task]
    if asked.query.strip():
        session.read_all()
        results = session.find(asked.query)
        if results.more_possible:
            results = session.finder.find_near(asked.query, lambda: False)
        tasks = (session.tasks[index] for index in results.rows)
        if asked.explained:
            from taskreview.cli.explaining import Explanation

            explanation = Explanation(session, results)
    else:
        tasks = _all(session)
    if asked.since is not None:
        tasks = _compared(session, tasks, asked.since, asked.wanted)
    if asked.reviews:
        tasks = (task for task in tasks if standing(task) in asked.reviews)
    _PRINTERS[form](tasks, explanation)
    if not session.complete:
        session.finish()
    say_left_out(session)
    return Exit.DONE


def _compared(
    session: Session, tasks: Iterable[Task], since: str, wanted: Collection[Since]
) -> Iterator[Task]:
    """Those of the tasks of which one of this can be said, what changed if nothing is named."""
    from taskreview.exchange.differences import WHAT_CHANGED
    from taskreview.store.revisions import find_earlier

    if not session.complete:
        session.read_all()
        tasks = iter(session.tasks)
    comparison = session.since.compare(find_earlier(since, session.path))
    admitted = {*comparison.indexes(*(wanted or WHAT_CHANGED))}
    return (task for task in tasks if task.row - 1 in admitted)


def _all(session: Session) -> Iterator[Task]:
    for batch in session.batches():
        for located in batch:
            yield located.task


def _print_table(tasks: Iterable[Task], explain: Explanation | None) -> None:
    if not sys.stdout.isatty():
        _print_lines(f"{tab_separated(task)}{_behind_tab(task, explain)}" for task in tasks)
        return
    rest = iter(tasks)
    sample = list(islice(rest, _SAMPLE))
    if not sample:
        say(_("no task found"))
        return
    layout = Layout(sample, shutil.get_terminal_size().columns)
    _print_lines([layout.heads()])
    for task in chain(sample, rest):
        _print_lines([layout.line(task)])
        if explain is not None:
            _print_lines(f"  {line}" for line in explain.lines(task))


def _behind_tab(task: Task, explain: Explanation | None) -> str:
    """The reasons as one more field of a line."""
    return "" if explain is None else "\t" + "; ".join(explain.lines(task))


def _print_json(tasks: Iterable[Task], explain: Explanation | None) -> None:
    write = sys.stdout.write
    before = "[\n"
    for task in tasks:
        data = record(task)
        if explain is not None:
            data["reasons"] = explain.data(task)
        write(before + to_json(data))
        before = ",\n"
    write("[]\n" if before == "[\n" else "\n]\n")


def _print_ids(tasks: Iterable[Task], explain: Explanation | None) -> None:
    without = 0
    for task in tasks:
        if task.id is None:
            without += 1
        else:
            _print_lines([printable(str(task.id)) + _behind_tab(task, explain)])
    if without:
        say(
            ngettext(
                "{count} task without an id is left out",
                "{count} tasks without an id are left out",
                without,
            ).format(count=without)
        )


def _print_lines(lines: Iterable[str]) -> None:
    write = sys.stdout.write
    for line in lines:
        write(line + "\n")


_PRINTERS: dict[ListFormat, Callable[[Iterable[Task], Explanation | None], None]] = {
    ListFormat.TABLE: _print_table,
    ListFormat.JSON: _print_json,
    ListFormat.IDS: _print_ids,
}


def show_task(file: Path, identifier: str | None, row: int | None, form: ShowFormat) -> Exit:
    """Prints one task whole.  Raises UsageError, RegisterError, UnreadableError."""
    session = opened(file)
    task = session.tasks[chosen(session, identifier, row)]
    if form is ShowFormat.JSON:
        sys.stdout.write(to_json(record(task), indent=2) + "\n")
    else:
        sys.stdout.write(printable_lines(task_as_text(task)))
    return Exit.DONE
