"""What may be typed about a register as a whole: `diff` and `report`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from taskreview.cli.helping import Command, examples
from taskreview.cli.options import (
    as_of_option,
    day_of,
    file_argument,
    format_option,
    near_repeats_option,
    unchanged_option,
    wanted,
)
from taskreview.cli.pages import PageFormat
from taskreview.errors import UsageError
from taskreview.i18n import _


@click.command(
    "diff",
    cls=Command,
    short_help=_("Show what has changed since an earlier version."),
    help=_(
        "Shows what has changed in the register NEW since OLD, task by task and to the letter: "
        "what went stands in [- -], what came in {+ +}.\n\n"
        "OLD is a file, or a git revision of NEW: HEAD~1, a tag, or a day such as 2024-11-01, "
        "which is the last commit until then. A task that only stands elsewhere has not changed. "
        "docs/reports.md has the rules and the fields of json."
    ),
    epilog=examples(
        ("taskreview diff old.yaml tasks.yaml", _("against another file")),
        ("taskreview diff HEAD~1 tasks.yaml", _("against the commit before the last one")),
        ("taskreview diff 2024-11-01 tasks.yaml --unchanged", _("what has not been touched")),
    ),
)
@click.argument("old", type=click.Path())  # a shell completes files
@click.argument("new", type=click.Path(readable=False, path_type=Path))
@unchanged_option
@near_repeats_option
@format_option(PageFormat, PageFormat.TEXT)
def diff(old: str, new: Path, unchanged: bool, near_repeats: bool, form: PageFormat) -> int:
    """Compares two versions."""
    from taskreview.cli.differing import diff_registers

    return diff_registers(old, new, wanted(unchanged, near_repeats), form)


@click.command(
    "report",
    cls=Command,
    short_help=_("Summarise a register, or write letters to its units."),
    help=_(
        "Summarises the register: totals by status and by unit, what is overdue, behind or due "
        "within three days, what was returned and why, and the promises to which no answer was "
        "seen.\n\n"
        "With --by-unit it writes instead one letter for each responsible unit into the folder "
        "OUT, with the tasks that were returned to it. docs/reports.md has the rules and the "
        "fields of json."
    ),
    epilog=examples(
        ("taskreview report tasks.yaml", _("print the summary")),
        ("taskreview report tasks.yaml --format markdown -o summary.md", _("write it")),
        (
            "taskreview report tasks.yaml --by-unit letters/ --reply-by 2024-12-10",
            _("the letters of return"),
        ),
    ),
)
@file_argument
@format_option(PageFormat, PageFormat.TEXT)
@as_of_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help=_("Write the summary to this file."),
)
@click.option(
    "--no-promises",
    is_flag=True,
    help=_(
        "Do not look for promises without an answer; large registers take less time, and what "
        "only lacks answers gets no yellow light."
    ),
)
@click.option(
    "--by-unit",
    "letters",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help=_("Write a letter for each unit with returned tasks into this folder."),
)
@click.option(
    "--reply-by",
    metavar="DATE",
    callback=day_of,
    help=_("The day by which the letters ask for an answer; left blank if it is not given."),
)
@click.option("--force", is_flag=True, help=_("Overwrite letters that are there already."))
def report(
    file: Path,
    form: PageFormat,
    as_of: date,
    output: Path | None,
    no_promises: bool,
    letters: Path | None,
    reply_by: date | None,
    force: bool,
) -> int:
    """Summarises a register or writes letters."""
    from taskreview.cli import summarising

    if letters is None:
        if reply_by or force:
            raise UsageError(_("--reply-by and --force go with --by-unit"))
        return summarising.print_summary(file, form, as_of, output, with_promises=not no_promises)
    if output is not None:
        raise UsageError(_("--by-unit writes into its own folder; leave out --output"))
    if reply_by is not None and reply_by < as_of:
        raise UsageError(
            _("--reply-by {day} comes before {today}, the day of the letters").format(
                day=reply_by, today=as_of
            )
        )
    return summarising.write_letters(file, letters, as_of, reply_by, force=force)
