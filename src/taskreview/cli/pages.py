"""Pages on standard output or in a file: as text, as Markdown, or their data as JSON."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from taskreview.errors import SaveError
from taskreview.exchange.page import Block
from taskreview.exchange.page_markdown import as_markdown
from taskreview.exchange.page_text import COLOURED, PLAIN, as_text
from taskreview.exchange.records import to_json
from taskreview.i18n import _
from taskreview.model import Json
from taskreview.store.atomic import write_atomically, write_new


class PageFormat(StrEnum):
    """How a page is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def print_page(
    form: PageFormat,
    blocks: Callable[[], Iterable[Block]],
    data: Callable[[], Json],
    output: Path | None = None,
) -> None:
    """Prints the blocks, or the data as JSON; into a file where one is named.

    On a terminal lines are fitted to it, and are in colour unless NO_COLOR is set.
    Raises SaveError.
    """
    if output is not None:
        write_page(output, "".join(_lines(form, blocks, data, on_terminal=False)), replace=True)
        return
    for line in _lines(form, blocks, data, on_terminal=sys.stdout.isatty()):
        sys.stdout.write(line)


def _lines(
    form: PageFormat,
    blocks: Callable[[], Iterable[Block]],
    data: Callable[[], Json],
    *,
    on_terminal: bool,
) -> Iterator[str]:
    match form:
        case PageFormat.JSON:
            yield to_json(data(), indent=2) + "\n"
        case PageFormat.MARKDOWN:
            yield from (f"{line}\n" for line in as_markdown(blocks()))
        case PageFormat.TEXT:
            columns = shutil.get_terminal_size().columns if on_terminal else None
            marks = COLOURED if on_terminal and not os.environ.get("NO_COLOR") else PLAIN
            lines = as_text(blocks(), columns=columns, marks=marks)
            yield from (f"{line}\n" for line in lines)


def write_page(path: Path, text: str, *, replace: bool) -> None:
    """Writes a page whole or not at all; only where there is none yet unless `replace`.

    Raises SaveError.
    """
    write_whole(path, text.encode(errors="backslashreplace"), replace=replace)


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Writes a file that no register is open from, whole or not at all.  Raises SaveError."""
    try:
        (write_atomically if replace else write_new)(path, content)
    except SaveError as error:
        if not error.reason:
            raise
        raise SaveError(
            _("{path} was not written: {reason}").format(path=path, reason=error.reason),
            reason=error.reason,
        ) from error
