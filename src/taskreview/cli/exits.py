"""What the program leaves with: one table of exit codes, one sentence for what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import IntEnum

from taskreview.errors import ChangedOnDiskError, OutputError, SaveError, TaskreviewError
from taskreview.i18n import _
from taskreview.printable import printable


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    PROBLEMS_FOUND = 1
    """Done, and the register has problems (`check`), or conflicts are left (`merge`)."""
    WRONG = 2
    """The input or the call was wrong; nothing was changed."""
    CHANGED_ON_DISK = 3
    """Somebody else has just changed the same text, or deleted the task; nothing was saved."""
    NOT_WRITTEN = 4
    """The file, or the output, could not be written."""
    INTERRUPTED = 130
    """Ctrl+C, as the shell counts it: 128 and the number of the signal."""
    PIPE_CLOSED = 141
    """Whoever read the output has left (`| head -1`), as the shell counts it."""


def exit_of(error: TaskreviewError) -> Exit:
    """The exit code for an error."""
    if isinstance(error, ChangedOnDiskError):
        return Exit.CHANGED_ON_DISK
    if isinstance(error, SaveError | OutputError):
        return Exit.NOT_WRITTEN
    return Exit.WRONG


def answered(work: Callable[[], int]) -> int:
    """Does the work; turns whatever stops it into one sentence and an exit code."""
    try:
        code = work()
        sys.stdout.flush()
    except TaskreviewError as error:
        say(str(error))
        return exit_of(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return Exit.PIPE_CLOSED
    except OSError as error:
        _drop_output()
        say(_("this could not be written: {reason}").format(reason=error.strerror or error))
        return Exit.NOT_WRITTEN
    return code


def say(sentence: str) -> None:
    """Tells the person at the keyboard, without getting in the way of the data."""
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()
    print(printable(sentence), file=sys.stderr, flush=True)


def _drop_output() -> None:
    """What is still to be printed goes nowhere, or Python would complain about it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
