"""Stepping through earlier queries as a shell does it through earlier commands."""

from __future__ import annotations

from collections.abc import Callable

from taskreview.store.search_history import usable


class Recall:
    """The queries that were used, and which of them stands in the search box.

    `read` gives those of earlier runs, newest first, when the first is asked for.
    """

    def __init__(self, read: Callable[[], list[str]]) -> None:
        self._read = read
        self._queries: list[str] | None = None
        self._used: list[str] = []
        """Those of this run, until the others are read."""
        self._at = -1
        self._typed = ""

    @property
    def under_way(self) -> bool:
        """Whether an earlier query stands in the box."""
        return self._at >= 0

    @property
    def shown(self) -> str:
        """What stands in the box as long as nobody types."""
        return self._known[self._at] if self.under_way else self._typed

    @property
    def _known(self) -> list[str]:
        if self._queries is None:
            self._queries = usable([*self._used, *self._read()])
        return self._queries

    def used(self, query: str) -> None:
        """The person has found something by this query."""
        if self._queries is None:
            self._used.insert(0, query)
        else:
            self._queries = usable([query, *self._queries])
        self.end()

    def back(self, now: str) -> bool:
        """Goes to the query before; `now` stands in the box.  False if there is none."""
        if not self.under_way:
            self._typed = now
        earlier = range(self._at + 1, len(self._known))
        at = next((at for at in earlier if self._known[at] != now.strip()), None)
        if at is None:
            return False
        self._at = at
        return True

    def forward(self) -> None:
        """Goes to the query after it, in the end to what was typed before."""
        later = range(self._at - 1, -1, -1)
        self._at = next((at for at in later if self._known[at] != self._typed.strip()), -1)

    def end(self) -> None:
        """What stands in the box is the person's own."""
        self._at = -1
