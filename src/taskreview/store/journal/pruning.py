"""Removes journals that nobody can want any more.

What was typed and not saved is never thrown away while its register is there: it is offered until
somebody decides.  A journal goes only if its writer is dead, its register's name is no longer
there, and nothing has been written into it for a year; then it is said.  So does, without a word,
a damaged journal that was set aside, and told, a year ago.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from taskreview.i18n import _
from taskreview.store.journal import folder as folders
from taskreview.store.journal.drafts import Draft
from taskreview.store.journal.recovery import drop, journals_of, read_left

_YEAR_SECONDS = 365 * 24 * 3600


def prune(
    spared: Iterable[Draft] = (),
    report: Callable[[str], None] = lambda _sentence: None,
    *,
    folder: Path | None = None,
) -> None:
    """Removes what nobody can want any more; `report` gets a sentence for each register.

    The drafts that are `spared` are just being offered.  Raises nothing: what cannot be removed
    stays.
    """
    offered = {origin for draft in spared for origin in draft.origins}
    said: set[str] = set()
    with contextlib.suppress(OSError):
        for journal in journals_of(folder or folders.drafts_folder(), None):
            if journal in offered:
                continue
            with contextlib.suppress(OSError):
                register = _pruned(journal)
                if register is not None and register not in said:
                    said.add(register)
                    report(
                        _(
                            "Drafts for {path} were discarded: it is gone, and nothing was typed "
                            "there for a year"
                        ).format(path=register)
                    )


def _pruned(journal: Path) -> str | None:
    """Removes the journal if nobody can want it; returns its register if it held drafts."""
    latest = os.stat(journal, follow_symlinks=False).st_mtime
    if time.time() - latest < _YEAR_SECONDS:
        return None
    if journal.name.endswith(folders.SUFFIX + folders.SET_ASIDE):
        journal.unlink()
        return None
    drafts = read_left(journal)
    if not drafts or not folders.is_gone(drafts[0].register):
        return None
    latest = max(draft.time for draft in drafts)
    if time.time() - latest < _YEAR_SECONDS:
        return None
    drop(drafts)
    return drafts[0].register
