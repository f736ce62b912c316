"""The commands.  `main` is what the installed program runs.

What a person types most, `taskreview` or `taskreview FILE`, takes a way that does not even load
Click: how soon the screen stands there is a promise.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

COMMANDS = frozenset({"check", "demo", "diff", "judge", "list", "merge", "report", "set", "show"})
"""What the first word may be, if it is not a file.  A file of such a name is written ./list."""

_COMPLETION = "_TASKREVIEW_COMPLETE"
"""Set by a shell that asks for completions."""

_SWITCH_SECONDS = 0.0005


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Does what the words ask for and leaves with an exit code."""
    # Reading makes hundreds of thousands of objects that all stay; looking for garbage among
    # them again and again takes longer than the reading.
    gc.set_threshold(100_000, 50, 50)
    # What is painted goes to the terminal in a thread, and keys come in one: they wait so long
    # at most for the others.
    sys.setswitchinterval(_SWITCH_SECONDS)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(words: Sequence[str]) -> int:
    """Does what the words ask for; returns the exit code."""
    from taskreview.cli.exits import answered
    from taskreview.cli.streams import prepare_streams

    prepare_streams()
    return answered(lambda: _open(words) if _only_opens(words) else _command(words))


def _only_opens(words: Sequence[str]) -> bool:
    if _COMPLETION in os.environ or len(words) > 1:
        return False
    return not words or not (words[0] in COMMANDS or words[0].startswith("-"))


def _open(words: Sequence[str]) -> int:
    from taskreview.cli.opening import open_register

    return open_register(*words)


def _command(words: Sequence[str]) -> int:
    from taskreview.i18n import translate_libraries

    translate_libraries()  # before Click is loaded: some of its words are said at that time
    from taskreview.cli.commands import run_command

    return run_command([*words])
