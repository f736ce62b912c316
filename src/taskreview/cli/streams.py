"""The three standard streams, made to carry any text in any environment."""

from __future__ import annotations

import io
import os
import sys

from taskreview.errors import UsageError
from taskreview.i18n import _


def prepare_streams() -> None:
    """UTF-8 for output, whatever the locale says; a closed stream is one that goes nowhere."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A lone surrogate, as from a file name that is no text, comes out as \udc80.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def require_terminal() -> None:
    """Raises UsageError where there is no terminal to draw on or to read keys from."""
    for name, stream in (
        (_("standard input"), sys.stdin),
        (_("standard output"), sys.stdout),
        (_("standard error"), sys.stderr),  # Textual draws here
    ):
        if stream is None or not stream.isatty():
            raise UsageError(
                _(
                    "the screen needs a terminal, and {stream} is none; in a script use "
                    "taskreview list, show, set or check"
                ).format(stream=name)
            )


def read_input() -> str:
    """Standard input to its end, exactly as it is.  Raises UsageError."""
    if sys.stdin is None:
        raise UsageError(_("standard input is closed"))
    if sys.stdin.isatty():
        print(_("Type the text; end it with Ctrl+D on a line of its own."), file=sys.stderr)
    raw = sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(
            _("standard input is not UTF-8 text (byte {number})").format(number=error.start + 1)
        ) from None
