"""How `--help` looks: Chinese lines break where they are full, examples stand in columns."""

from __future__ import annotations

import click

from taskreview.cli.exits import Exit
from taskreview.exchange.cells import padded, width, wrapped
from taskreview.i18n import _

_AS_IT_IS = "\b\n"
"""Click's mark at the beginning of a paragraph whose lines are not to be filled."""


class Formatter(click.HelpFormatter):
    """Fills lines by terminal cells, where Click counts characters and breaks at blanks only."""

    def write_text(self, text: str) -> None:
        """Paragraphs with a blank line between each two."""
        indent = " " * self.current_indent
        paragraphs = []
        for paragraph in text.split("\n\n"):
            if paragraph.startswith(_AS_IT_IS):
                lines = paragraph.removeprefix(_AS_IT_IS).split("\n")
            else:
                lines = wrapped(" ".join(paragraph.split()), self.width - len(indent))
            paragraphs.append("".join(f"{indent}{line}\n" for line in lines))
        self.write("\n".join(paragraphs))


class Context(click.Context):
    """A context whose help is formatted so."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is formatted so."""

    context_class = Context


def examples(*calls: tuple[str, str]) -> str:
    r"""An epilog of example calls and what they do; the \b keeps Click from filling the lines."""
    longest = max(width(call) for call, _does in calls)
    lines = [f"  {padded(call, longest)}  {does}" for call, does in calls]
    return "\n".join(["\b", _("Examples:"), *lines])


def exit_codes() -> str:
    """The table of exit codes, as a paragraph of an epilog."""
    codes = [
        (Exit.DONE, _("done")),
        (
            Exit.PROBLEMS_FOUND,
            _("done, and check has found problems of the file (with --strict: or hints)"),
        ),
        (Exit.WRONG, _("the input or the call was wrong; nothing was changed")),
        (
            Exit.CHANGED_ON_DISK,
            _("somebody else has just changed the same text; nothing was saved"),
        ),
        (Exit.NOT_WRITTEN, _("the file or the output could not be written")),
        (Exit.INTERRUPTED, _("interrupted (Ctrl+C)")),
    ]
    lines = [f"  {code:>3}  {meaning}" for code, meaning in codes]
    return "\n".join(["\b", _("Exit codes:"), *lines])


def completion() -> str:
    """How completion is switched on, as a paragraph of an epilog."""
    return "\n".join(
        [
            "\b",
            _("Tab completion in bash (in zsh and fish: zsh_source, fish_source):"),
            '  eval "$(_TASKREVIEW_COMPLETE=bash_source taskreview)"',
        ]
    )
