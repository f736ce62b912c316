"""`list` and `show`: tasks on standard output."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.cli.choosing import chosen, opened
from taskreview.cli.exits import Exit, say
from taskreview.comparison.registers import Since
from taskreview.errors import UsageError
from taskreview.exchange.differences import WHAT_CHANGED
from taskreview.exchange.records import record, to_json
from taskreview.exchange.table import Layout, tab_separated
from taskreview.exchange.text import task_as_text
from taskreview.i18n import _, ngettext
from taskreview.model import Standing, Task, standing
from taskreview.printable import printable, printable_lines
from taskreview.session import Session
from taskreview.store.revisions import read_earlier

if TYPE_CHECKING:
    from taskreview.cli.explaining import Explanation
    from taskreview.search import Results

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


def list_tasks(
    file: Path,
    query: str,
    form: ListFormat,
    reviews: Collection[Standing] = (),
    since: str | None = None,
    wanted: Collection[Since] = (),
    *,
    explained: bool = False,
) -> Exit:
    """Prints the tasks that a query finds, in the order the screen shows them.

    Of these only those whose review is so far, if any of `reviews` are named.

    `since` names an earlier version: then only those of which one of `wanted` can be said.
    With `explained` each with the reasons why it was found.  With neither a query nor `since` the
    tasks are printed while the file is still being read.
    Raises UsageError, RegisterError, UnreadableError.
    """
    if wanted and since is None:
        raise UsageError(_("say what to compare with: --since OLD"))
    session = Session(file)
    if explained and not query.strip():
        raise UsageError(_("--explain needs a --search to explain"))
    tasks: Iterable[Task]
    explanation = None
    if query.strip() or since is not None:
        session.read_all()
        rows: Sequence[int] = range(len(session.tasks))
        if query.strip():
            results = _results(session, query)
            rows = results.rows
            if explained:
                from taskreview.cli.explaining import Explanation

                explanation = Explanation(session, results)
        if since is not None:
            admitted = _compared(session, since, wanted)
            rows = [row for row in rows if row in admitted]
        tasks = (session.tasks[index] for index in rows)
    else:
        tasks = _all(session)
    if reviews:
        tasks = (task for task in tasks if standing(task) in reviews)
    _PRINTERS[form](tasks, explanation)
    return Exit.DONE


def _all(session: Session) -> Iterator[Task]:
    for batch in session.batches():
        for located in batch:
            yield located.task


def _compared(session: Session, since: str, wanted: Collection[Since]) -> set[int]:
    """The tasks of which one of `wanted` can be said, or anything at all."""
    comparison = session.since.compare(read_earlier(since, session.path))
    return {*comparison.indexes(*(wanted or WHAT_CHANGED))}


def _results(session: Session, query: str) -> Results:
    results = session.find(query)
    if results.more_possible:
        results = session.finder.find_near(query, lambda: False)
    return results


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
