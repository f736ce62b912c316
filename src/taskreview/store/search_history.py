"""The queries of earlier searches, kept in the user's state folder, one a line, newest first."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from taskreview.store.journal.folder import put, state_folder

MOST = 100
"""Queries that are kept."""
LONGEST = 200
"""Characters of the longest query that is kept; what is pasted by mistake is not."""
_MOST_BYTES = MOST * (LONGEST * 4 + 1)


def earlier_queries() -> list[str]:
    """The queries, newest first; none if the file is not there or cannot be read."""
    try:
        if not _file().is_file():  # a pipe would be waited for
            return []
        with _file().open("rb") as file:
            content = file.read(_MOST_BYTES)
    except OSError:
        return []
    return usable(content.decode(errors="ignore").split("\n"))


def remember(query: str) -> None:
    """Puts a query in front of those that are kept, by whichever window of the program.

    Does nothing where the folder cannot be written: nobody's work hangs on it.
    """
    kept = usable([query, *earlier_queries()])
    with contextlib.suppress(OSError):
        os.close(put(_file(), "".join(f"{each}\n" for each in kept).encode()))


def usable(queries: Iterable[str]) -> list[str]:
    """Those of the queries that are kept, each once."""
    different = dict.fromkeys(query.strip() for query in queries)
    return [each for each in different if each.isprintable() and 0 < len(each) <= LONGEST][:MOST]


def _file() -> Path:
    return state_folder() / "searches"
