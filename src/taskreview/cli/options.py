"""Options and arguments that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from taskreview.comparison.registers import Since
from taskreview.errors import UsageError
from taskreview.i18n import _
from taskreview.model import parse_date

Call = TypeVar("Call", bound=Callable[..., Any])
"""A command, or what becomes one."""

file_argument = click.argument("file", type=click.Path(readable=False, path_type=Path))
since_option = click.option(
    "--since",
    type=click.Path(),  # a shell completes files
    metavar="OLD",
    help=_("An earlier version: a file, or a git revision of FILE such as HEAD~1 or 2024-11-01."),
)
unchanged_option = click.option(
    "--unchanged", is_flag=True, help=_("The tasks whose progress is the same to the letter.")
)
near_repeats_option = click.option(
    "--near-repeats",
    is_flag=True,
    help=_("The tasks whose progress nearly repeats another task's, or its own of then."),
)


def wanted(unchanged: bool, near_repeats: bool) -> frozenset[Since]:
    """What the two options ask for."""
    asked = {Since.UNCHANGED: unchanged, Since.NEAR_REPEAT: near_repeats}
    return frozenset(since for since, is_asked in asked.items() if is_asked)


def format_option(choices: type[StrEnum], default: StrEnum) -> Callable[[Call], Call]:
    """The option that says how to print."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([each.value for each in choices]),
        default=default.value,
        show_default=True,
        callback=lambda _context, _param, value: choices(value),
        help=_("How to print."),
    )


def rules_option(option: str, name: str, does: str) -> Callable[[Call], Call]:
    """An option that names rules; they are known when the review is loaded, and not before."""
    return click.option(option, name, multiple=True, metavar="RULE", help=does)


def day_of(_context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    """An option's day.  Raises UsageError."""
    day = parse_date(text)
    if text is not None and day is None:
        raise UsageError(
            _("{option}: “{text}” is no day; write it as 2024-12-31").format(
                option=parameter.opts[-1], text=text
            )
        )
    return day


as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    callback=lambda *called: day_of(*called) or date.today(),
    help=_("The day that is reviewed from (2025-01-31); today if it is not given."),
)
