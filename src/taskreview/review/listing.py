"""Several things named in a sentence for people."""

from __future__ import annotations

from collections.abc import Sequence

from taskreview.i18n import _

_MOST_NAMED = 3
"""A sentence that names more is not read."""


def listed(names: Sequence[str]) -> str:
    """The first three of the names, and … if there are more."""
    more = _(", …") if len(names) > _MOST_NAMED else ""
    return _(", ").join(names[:_MOST_NAMED]) + more
