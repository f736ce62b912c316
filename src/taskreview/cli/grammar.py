"""How the words of a call are read: commands, and otherwise a file to open."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from taskreview.cli.helping import Command, Context
from taskreview.errors import UsageError
from taskreview.exchange.cells import width
from taskreview.i18n import _


class Commands(click.Group):
    """The commands; a first word that is none of them is a file, and `opening` opens it."""

    context_class = Context
    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.opening: click.Command | None = None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command for the words, its name and the words left for it.  Raises UsageError."""
        word, *rest = args
        if self.get_command(ctx, word) is not None or word.startswith("-"):
            return super().resolve_command(ctx, args)
        if command := next((each for each in rest if each in self.commands), None):
            raise UsageError(
                _("the command comes before the file: {call}").format(
                    call=f"taskreview {command} {word}"
                )
            )
        if any(not each.startswith("-") for each in rest) and not Path(word).exists():
            near = get_close_matches(word, self.commands, n=1)
            hint = _("did you mean “{command}”?").format(command=near[0]) if near else _see_help()
            raise UsageError(_("there is no command “{word}”; {hint}").format(word=word, hint=hint))
        return word, self.opening, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, options, and files (first, as the shells' scripts want it)."""
        return [CompletionItem(incomplete, type="file"), *super().shell_complete(ctx, incomplete)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The two kinds of call."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] [FILE]")
        indent = " " * (width(_("Usage:")) + 1)  # that is Click's word
        formatter.write(f"{indent}{ctx.command_path} COMMAND …\n")


def _see_help() -> str:
    return _("see taskreview --help")


def one_sentence(error: click.UsageError) -> UsageError:
    """What Click says of a wrong call, in the way of all errors here."""
    text = " ".join(error.format_message().split())
    command = "taskreview" if error.ctx is None else _command_path(error.ctx)
    return UsageError(_("{problem} See {command} --help").format(problem=text, command=command))


def _command_path(context: click.Context) -> str:
    """How the command is called, without the file that is opened for want of a command."""
    root = context.find_root()
    opens = isinstance(root.command, Commands) and context.command is root.command.opening
    return root.command_path if opens else context.command_path
