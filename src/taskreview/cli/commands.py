"""What may be typed: the commands, their options and their help."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

import click

from taskreview.cli.exits import Exit
from taskreview.cli.grammar import Commands, one_sentence
from taskreview.cli.helping import completion, examples, exit_codes
from taskreview.cli.printing import ListFormat, ShowFormat, list_tasks, show_task
from taskreview.i18n import _
from taskreview.model import Field

_NAME = "taskreview"
_Call = TypeVar("_Call", bound=Callable[..., Any])


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
_file = click.argument("file", type=click.Path(readable=False, path_type=Path))
_identifier = click.argument("identifier", metavar="[ID]", required=False)
_row = click.option(
    "--row", type=int, metavar="N", help=_("Name the Nth task of the file instead.")
)


def _format(choices: type[StrEnum], default: StrEnum) -> Callable[[_Call], _Call]:
    return click.option(
        "--format",
        "form",
        type=click.Choice([each.value for each in choices]),
        default=default.value,
        show_default=True,
        callback=lambda _context, _param, value: choices(value),
        help=_("How to print."),
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
@_file
@_theme
@click.pass_context
def opening(context: click.Context, file: Path, theme: str | None) -> int:
    """Opens a register; not a command by name."""
    from taskreview.cli.opening import open_register

    return open_register(str(file), _chosen_theme(context, theme))


root.opening = opening


@root.command(
    "list",
    short_help=_("Print tasks: all, or what a query finds."),
    help=_(
        "Prints the tasks, in the order the screen shows them: with a query the best first.\n\n"
        "The table is fitted to a terminal. Elsewhere it is one task a line, whole, with tabs "
        "between its seven fields and without a heading. json is exact; ids is one id a line."
    ),
    epilog=examples(
        ("taskreview list tasks.yaml", _("all tasks")),
        ("taskreview list tasks.yaml --search '教委 公交'", _("both words, in any field")),
        ("taskreview list tasks.yaml --search '@教委 !公交'", _("by unit, and without a word")),
        ("taskreview list tasks.yaml --search tcw --explain", _("why each task was found")),
        ("taskreview list tasks.yaml --format json | jq .", _("for a program")),
    ),
)
@_file
@click.option("--search", "query", metavar="QUERY", default="", help=_("Only what this finds."))
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help=_("Say for each task why it was found: word, way, field, passage."),
)
@_format(ListFormat, ListFormat.TABLE)
def list_(file: Path, query: str, explained: bool, form: ListFormat) -> int:
    """Prints tasks."""
    return list_tasks(file, query, form, explained=explained)


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
@_file
@_identifier
@_row
@_format(ShowFormat, ShowFormat.TEXT)
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
@_file
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
    "check",
    short_help=_("Report each problem with its place in the file."),
    help=_(
        "Reads everything and reports each problem with its file, line and column.\n\n"
        "The exit code is 1 when there are problems, 0 when there are none."
    ),
    epilog=examples(
        ("taskreview check tasks.yaml", _("file:line:column: problem")),
        ("taskreview check tasks.yaml --format json", _("for a program")),
    ),
)
@_file
@_format(ShowFormat, ShowFormat.TEXT)
def check(file: Path, form: ShowFormat) -> int:
    """Checks a register."""
    from taskreview.cli.checking import check_register

    return check_register(file, form)


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
