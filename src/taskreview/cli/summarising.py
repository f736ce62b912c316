"""`report`: the summary of a register, and the letters that give units their tasks back."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Sequence
from datetime import date
from pathlib import Path

from taskreview.cli.exits import Exit, say
from taskreview.cli.pages import PageFormat, print_page, write_page
from taskreview.cli.promises import is_reported, promised_by_all, promised_in
from taskreview.errors import SaveError, UsageError
from taskreview.exchange.file_names import file_names
from taskreview.exchange.page_markdown import as_markdown
from taskreview.exchange.return_letters import (
    ReturnedTask,
    ReturnLetter,
    question_about,
    question_on,
)
from taskreview.exchange.summary_page import summary_data, summary_page
from taskreview.i18n import _, ngettext
from taskreview.labels import task_title
from taskreview.model import Standing, Task, standing
from taskreview.printable import printable
from taskreview.reporting.spellings import Spellings
from taskreview.reporting.summary import Summary, has_changed_since_returned
from taskreview.review import HintCode, assess
from taskreview.session import Session
from taskreview.session.assessments import open_hints, passage_of
from taskreview.settings import load_settings
from taskreview.store.dismissed import DismissedHints
from taskreview.unit_roles import unit_names

_MANY = 10_000
"""Tasks from which on looking for promises takes so long that it is said."""

_MOST_NAMED = 10
"""Tasks that are named one by one on the terminal."""


def print_summary(
    file: Path, form: PageFormat, as_of: date, output: Path | None, *, with_promises: bool
) -> Exit:
    """Prints the summary, or writes it.

    Raises UsageError, RegisterError, UnreadableError, SaveError.
    """
    session = Session(file)
    if output is not None:
        _refuse_the_register(file, [output])
    summary = Summary(as_of)
    if with_promises:
        session.read_all()
        if len(session.tasks) >= _MANY and sys.stderr.isatty():
            say(_("reading what was promised; --no-promises leaves that out"))
        found = promised_by_all(session.tasks, as_of, DismissedHints())
        for task, (unanswered, answered) in zip(session.tasks, found, strict=True):
            summary.add(task, unanswered, answered=answered)
    else:
        for batch in session.batches():
            for located in batch:
                summary.add(located.task, answered=is_reported(located.task))
    print_page(
        form,
        lambda: summary_page(summary, session.head, with_promises=with_promises),
        lambda: summary_data(summary, session.head, with_promises=with_promises),
        output,
    )
    return Exit.DONE


def write_letters(
    file: Path, folder: Path, as_of: date, reply_by: date | None, *, force: bool
) -> Exit:
    """Writes a letter for each unit with returned tasks, and says which.

    Raises UsageError where there are such files and not `force`; then nothing is written.
    Raises RegisterError, UnreadableError, SettingsError, SaveError.
    """
    session = Session(file)
    session.read_all()
    rules, dismissed = load_settings().rules, DismissedHints()
    returned = [task for task in session.tasks if standing(task) is Standing.RETURNED]
    spellings = Spellings()
    units = {unit for task in session.tasks for unit in spellings.distinct(unit_names(task.units))}
    by_unit = _by_unit(returned, spellings)
    names = file_names(by_unit, ".md", otherwise=_("unit"))
    paths = {unit: folder / name for unit, name in names.items()}
    _refuse_the_register(file, paths.values())
    if not force:
        _refuse_to_overwrite([*paths.values()])
    if paths:
        _make(folder)
    for unit, path in paths.items():
        tasks = [
            ReturnedTask(task, _questions(task, as_of, rules, dismissed)) for task in by_unit[unit]
        ]
        letter = ReturnLetter(session.head.title, unit, as_of, reply_by, tasks)
        write_page(path, "".join(f"{line}\n" for line in as_markdown(letter.page())), replace=force)
        written = ngettext(
            "{path}: {unit}, {count} returned task",
            "{path}: {unit}, {count} returned tasks",
            len(tasks),
        ).format(path=path, unit=unit, count=len(tasks))
        sys.stdout.write(printable(written) + "\n")
    _tell_the_rest(session.tasks, returned, len(units) - len(paths))
    return Exit.DONE


def _by_unit(tasks: Sequence[Task], spellings: Spellings) -> dict[str, list[Task]]:
    """The tasks of each unit; a joint one is a task of each of its units."""
    by_unit: dict[str, list[Task]] = {}
    for task in tasks:
        for unit in spellings.distinct(unit_names(task.units)):
            by_unit.setdefault(unit, []).append(task)
    return by_unit


def _refuse_the_register(file: Path, paths: Iterable[Path]) -> None:
    for path in paths:
        if path.exists() and path.samefile(file):
            raise UsageError(
                _("{path} is the register itself; name another place to write to").format(path=path)
            )


def _refuse_to_overwrite(paths: Sequence[Path]) -> None:
    there = [path for path in paths if path.is_symlink() or path.exists()]
    if there:
        raise UsageError(
            ngettext(
                "{path} is there already; nothing was written; --force overwrites it",
                "{path} and {more} more are there already; nothing was written; "
                "--force overwrites them",
                len(there),
            ).format(path=there[0], more=len(there) - 1)
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        if isinstance(error, FileExistsError | NotADirectoryError):
            reason = _("there is a file of that name")
        raise SaveError(
            _("the folder {path} cannot be made: {reason}").format(path=folder, reason=reason)
        ) from error


def _questions(
    task: Task, as_of: date, rules: frozenset[HintCode], dismissed: Container[str]
) -> tuple[str, ...]:
    """What a unit is asked about a task: its open promises, then what looks wrong in the text."""
    assessment = assess(task, as_of, rules | {HintCode.NO_ANSWER})
    hints = [
        question_on(passage_of(task, hint), hint.message)
        for hint in open_hints(task, assessment, dismissed)
        if hint.code is not HintCode.NO_ANSWER
    ]
    return (*map(question_about, promised_in(task, assessment, dismissed).open), *hints)


def _tell_the_rest(tasks: Sequence[Task], returned: list[Task], without_letter: int) -> None:
    """How many units get no letter, and which tasks are in none."""
    if not returned:
        say(_("no task is returned, so no letter was written"))
    elif without_letter:
        say(
            ngettext(
                "{count} unit has no returned task and gets no letter",
                "{count} units have no returned task and get no letter",
                without_letter,
            ).format(count=without_letter)
        )
    if nobody := sum(not task.units for task in returned):
        say(
            ngettext(
                "{count} returned task names no unit and is in no letter",
                "{count} returned tasks name no unit and are in no letter",
                nobody,
            ).format(count=nobody)
        )
    if changed := [*filter(has_changed_since_returned, tasks)]:
        names = [*map(task_title, changed[:_MOST_NAMED])]
        if len(changed) > len(names):
            names.append("…")
        say(
            ngettext(
                "{count} task was returned and has changed since; it is in no letter until it is "
                "judged again: {tasks}",
                "{count} tasks were returned and have changed since; they are in no letter until "
                "they are judged again: {tasks}",
                len(changed),
            ).format(count=len(changed), tasks=_("; ").join(names))
        )
