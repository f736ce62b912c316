"""What may be typed: the commands, their options and their help."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from taskreview.cli.exits import Exit
from taskreview.cli.grammar import Commands, one_sentence
from taskreview.cli.helping import completion, examples, exit_codes
from taskreview.cli.options import (
    as_of_option,
    day_of,
    file_argument,
    format_option,
    near_repeats_option,
    rules_option,
    since_option,
    unchanged_option,
    wanted,
)
from taskreview.cli.printing import Asked, ListFormat, ShowFormat, list_tasks, show_task
from taskreview.cli.report_commands import diff, report
from taskreview.i18n import _
from taskreview.model import Field, Standing

_NAME = "taskreview"


class Theme(StrEnum):
    """The colours to begin with; named here so that Textual need not be loaded."""

    AUTO = "auto"
    DARK = "dark"
    LIGHT = "light"


def run_command(words: list[str]) -> int:
    """Does what the words ask for; returns the exit code.  Raises TaskreviewError."""
    if os.environ.get("_TASKREVIEW_COMPLETE"):
        root.main(words, _NAME)  # answers the shell and leaves
    try:
        with root.make_context(_NAME, words) as context:
            code: int = root.invoke(context)
            return code
    except click.UsageError as error:
        raise one_sentence(error) from error
    except click.exceptions.Exit as done:
        return done.exit_code


def _print_version(context: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked:
        try:
            number = version(_NAME)
        except PackageNotFoundError:
            number = _("(not installed)")
        sys.stdout.write(f"{_NAME} {number}\n")
        context.exit()


_theme = click.option(
    "--theme",
    type=click.Choice([each.value for each in Theme]),
    help=_("Colours of the screen; auto asks the terminal."),
)
_identifier = click.argument("identifier", metavar="[ID]", required=False)
_row = click.option(
    "--row", type=int, metavar="N", help=_("Name the Nth task of the file instead.")
)


@click.group(
    _NAME,
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Opens a YAML register of government tasks (督查台账) in the terminal: "
        "find, read, edit in place, save.\n\n"
        "Without FILE it opens tasks.yaml or data/tasks.yaml below the current folder."
    ),
    epilog="\n\n".join(
        [
            examples(
                ("taskreview", _("open the register of this folder")),
                ("taskreview data/tasks.yaml", _("open a register")),
                ("taskreview tasks.yaml --since HEAD~1", _("open it with what has changed")),
                ("taskreview list tasks.yaml --search '教委 公交'", _("find tasks")),
                ("taskreview set tasks.yaml 3 --status 已完成", _("change a task and save")),
            ),
            exit_codes(),
            completion(),
        ]
    ),
)
@_theme
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help=_("Show the version and exit."),
)
@click.pass_context
def root(context: click.Context, theme: str | None) -> int:
    """Opens the register of the current folder when there are no words."""
    from taskreview.cli.opening import open_register

    if context.invoked_subcommand is None:
        return open_register(None, theme or Theme.AUTO)
    return Exit.DONE


def _chosen_theme(context: click.Context, theme: str | None) -> str:
    above = context.parent.params.get("theme") if context.parent else None
    return theme or above or Theme.AUTO


@click.command("FILE", cls=root.command_class, help=_("Opens a register."))
@file_argument
@_theme
@since_option
@click.pass_context
def opening(context: click.Context, file: Path, theme: str | None, since: str | None) -> int:
    """Opens a register; not a command by name."""
    from taskreview.cli.opening import open_register

    return open_register(str(file), _chosen_theme(context, theme), since=since)


root.opening = opening


@root.command(
    "list",
    short_help=_("Print tasks: all, or what a query finds."),
    help=_(
        "Prints the tasks, in the order the screen shows them: with a query the best first.\n\n"
        "The table is fitted to a terminal. Elsewhere it is one task a line, whole, with tabs "
        "between its seven fields and without a heading. json is exact; ids is one id a line.\n\n"
        "With --since only the tasks that have changed or are new, or those that --unchanged and "
        "--near-repeats ask for."
    ),
    epilog=examples(
        ("taskreview list tasks.yaml", _("all tasks")),
        ("taskreview list tasks.yaml --search '教委 公交'", _("both words, in any field")),
        ("taskreview list tasks.yaml --search '@教委 !公交'", _("by unit, and without a word")),
        ("taskreview list tasks.yaml --since HEAD~1", _("what has changed since then")),
        ("taskreview list tasks.yaml --search tcw --explain", _("why each task was found")),
        ("taskreview list tasks.yaml --format json | jq .", _("for a program")),
    ),
)
@file_argument
@click.option("--search", "query", metavar="QUERY", default="", help=_("Only what this finds."))
@click.option(
    "--review",
    "reviews",
    type=click.Choice([each.value for each in Standing]),
    multiple=True,
    callback=lambda _context, _param, values: frozenset(map(Standing, values)),
    help=_("Only tasks whose review is so far; may be given again."),
)
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help=_("Say for each task why it was found: word, way, field, passage."),
)
@since_option
@unchanged_option
@near_repeats_option
@format_option(ListFormat, ListFormat.TABLE)
def list_(
    file: Path,
    query: str,
    reviews: frozenset[Standing],
    explained: bool,
    since: str | None,
    unchanged: bool,
    near_repeats: bool,
    form: ListFormat,
) -> int:
    """Prints tasks."""
    asked = Asked(query, reviews, since, wanted(unchanged, near_repeats), explained)
    return list_tasks(file, form, asked)


@root.command(
    "show",
    short_help=_("Print one task whole."),
    help=_(
        "Prints one task whole.\n\n"
        "As text, control characters come out as visible symbols; json is exact."
    ),
    epilog=examples(
        ("taskreview show tasks.yaml 3", _("the task with the id 3")),
        ("taskreview show tasks.yaml --row 3", _("the third task of the file")),
        ("taskreview show tasks.yaml 3 --format json", _("for a program")),
    ),
)
@file_argument
@_identifier
@_row
@format_option(ShowFormat, ShowFormat.TEXT)
def show(file: Path, identifier: str | None, row: int | None, form: ShowFormat) -> int:
    """Prints a task."""
    return show_task(file, identifier, row, form)


@root.command(
    "set",
    short_help=_("Change a task's texts and save."),
    help=_(
        "Changes a task's texts and saves; no other byte of the file changes.\n\n"
        "A TEXT of - is read from standard input (UTF-8) exactly as it is."
    ),
    epilog=examples(
        ("taskreview set tasks.yaml 3 --status 已完成", _("change the status")),
        ("taskreview set tasks.yaml 3 --progress - < new.txt", _("the progress from a file")),
        ("taskreview set tasks.yaml --row 3 --progress ''", _("empty the progress")),
    ),
)
@file_argument
@_identifier
@_row
@click.option("--progress", metavar="TEXT", help=_("The new progress text."))
@click.option("--status", metavar="TEXT", help=_("The new status."))
def set_(
    file: Path,
    identifier: str | None,
    row: int | None,
    progress: str | None,
    status: str | None,
) -> int:
    """Changes a task."""
    from taskreview.cli.setting import set_texts

    return set_texts(file, identifier, row, {Field.STATUS: status, Field.PROGRESS: progress})


@root.command(
    "judge",
    short_help=_("Pass or return tasks and save."),
    help=_(
        "Gives tasks a verdict on what they say now, or clears it, and saves. The verdict stands "
        "under the task in the file; no other byte changes, and clearing leaves no trace.\n\n"
        "Once the task's content, status or progress changes, the verdict is stale. "
        "docs/review-pass.md has the format."
    ),
    epilog=examples(
        ("taskreview judge tasks.yaml 3 5 --pass", _("they are all right")),
        ("taskreview judge tasks.yaml 1 --return 托位数没有写进展", _("send it back, and why")),
        ("taskreview judge tasks.yaml --row 3 --clear", _("take the verdict back")),
        ("taskreview list tasks.yaml --review returned", _("what was sent back")),
    ),
)
@file_argument
@click.argument("identifiers", metavar="[ID]…", nargs=-1)
@click.option(
    "--row",
    "rows",
    type=int,
    metavar="N",
    multiple=True,
    help=_("Name the Nth task of the file instead; may be given again."),
)
@click.option("--pass", "passes", is_flag=True, help=_("They are all right."))
@click.option("--return", "reason", metavar="REASON", help=_("They are sent back for this."))
@click.option("--clear", "clears", is_flag=True, help=_("They are not judged."))
@click.option(
    "--date",
    "day",
    metavar="DATE",
    callback=day_of,
    help=_("The day of the verdict if not today."),
)
def judge(
    file: Path,
    identifiers: tuple[str, ...],
    rows: tuple[int, ...],
    passes: bool,
    reason: str | None,
    clears: bool,
    day: date | None,
) -> int:
    """Judges tasks."""
    from taskreview.cli.judging import Asked, judge_tasks

    return judge_tasks(file, identifiers, rows, Asked(passes, reason, clears, day))


@root.command(
    "check",
    short_help=_("Report problems and hints with their places in the file."),
    help=_(
        "Reads everything and reports each problem of the file, and then hints on the texts: "
        "promises without an answer, figures that do not fit, slips of the pen; each with its "
        "file, line and column. Hints are never verdicts; docs/review.md explains them.\n\n"
        "The exit code is 1 when there are problems, with --strict also when there are hints."
    ),
    epilog=examples(
        ("taskreview check tasks.yaml", _("file:line:column: problem or hint")),
        ("taskreview check tasks.yaml --no-hints", _("problems of the file alone")),
        ("taskreview check tasks.yaml --rule no_answer", _("one kind of hint")),
        ("taskreview check tasks.yaml --format json --as-of 2025-01-10", _("for a program")),
    ),
)
@file_argument
@format_option(ShowFormat, ShowFormat.TEXT)
@as_of_option
@click.option("--style", is_flag=True, help=_("Look at the writing, too."))
@rules_option("--rule", "only", _("Look for this kind of hint only; may be repeated."))
@rules_option("--no-rule", "without", _("Leave this kind of hint out; may be repeated."))
@click.option("--no-hints", is_flag=True, help=_("Report the problems of the file alone."))
@click.option("--strict", is_flag=True, help=_("Exit with 1 for hints, too."))
def check(
    file: Path,
    form: ShowFormat,
    as_of: date,
    style: bool,
    only: tuple[str, ...],
    without: tuple[str, ...],
    no_hints: bool,
    strict: bool,
) -> int:
    """Checks a register."""
    from taskreview.cli.checking import check_register
    from taskreview.cli.hinting import Asked, asked_rules

    rules = None if no_hints else asked_rules(style=style, only=only, without=without)
    return check_register(file, form, Asked(as_of, rules), strict=strict)


@root.command(
    "merge",
    short_help=_("Merge two versions of a register by task and field."),
    help=_(
        "Merges what OURS and THEIRS have made of BASE, by task and field, and prints the "
        "result.\n\n"
        "Where they contradict each other both versions stand between the usual markers, and the "
        "exit code is 1. docs/merging.md says how git uses it."
    ),
    epilog=examples(
        ("taskreview merge base.yaml mine.yaml theirs.yaml", _("print the result")),
        ("taskreview merge base.yaml mine.yaml theirs.yaml -o mine.yaml", _("write it")),
    ),
)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help=_("Write the result to this file."),
)
@click.option(
    "--marker-size", type=int, default=7, metavar="N", help=_("Signs in a conflict marker.")
)
@click.option("--name", metavar="NAME", help=_("What to call the register in messages."))
def merge(
    base: Path, ours: Path, theirs: Path, output: Path | None, marker_size: int, name: str | None
) -> int:
    """Merges two versions."""
    from taskreview.cli.merging import merge_files

    return merge_files(base, ours, theirs, output, marker_size=marker_size, name=name)


root.add_command(diff)
root.add_command(report)


@root.command(
    "demo",
    short_help=_("Open a throw-away copy of the sample."),
    help=_("Opens a copy of the sample, to try things on; it is deleted afterwards."),
    epilog=examples(("taskreview demo", _("look around"))),
)
@_theme
@click.pass_context
def demo(context: click.Context, theme: str | None) -> int:
    """Opens the sample."""
    from taskreview.cli.opening import open_demo

    return open_demo(_chosen_theme(context, theme))
