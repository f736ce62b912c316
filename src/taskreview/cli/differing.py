"""`diff`: what has changed since an earlier version of a register."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from taskreview.cli.choosing import opened
from taskreview.cli.exits import Exit
from taskreview.cli.pages import PageFormat, print_page
from taskreview.comparison.registers import Since
from taskreview.exchange.differences import WHAT_CHANGED, Differences
from taskreview.store.revisions import find_earlier


def diff_registers(old: str, new: Path, wanted: Collection[Since], form: PageFormat) -> Exit:
    """Prints what has changed; `wanted` is what is asked for, everything that changed if empty.

    Raises UsageError, RegisterError, UnreadableError.
    """
    session = opened(new)
    earlier = find_earlier(old, new)
    comparison = session.since.compare(earlier)
    differences = Differences(earlier.name, str(new), comparison, wanted or WHAT_CHANGED)
    print_page(form, differences.page, differences.data)
    return Exit.DONE
