"""The search and the filters over the tasks of a session as they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from taskreview.model import Field, Task

if TYPE_CHECKING:  # none of these is needed before the first screen is there
    from taskreview.search import Finder, Results
    from taskreview.search.batch import Batch
    from taskreview.search.facets import Facet, Narrowing


class Finding:
    """Made when it is first asked for; from then on it has to be told what becomes of the tasks."""

    def __init__(self, tasks: Callable[[], Sequence[Task]]) -> None:
        self._tasks = tasks
        self._finder: Finder | None = None
        self._narrowing: Narrowing | None = None

    @property
    def finder(self) -> Finder:
        """The search over the tasks."""
        if self._finder is None:
            from taskreview.search import Finder

            self._finder = Finder(self._tasks())
        return self._finder

    def narrowed(
        self, results: Results, facets: Sequence[Facet], today: date | None = None
    ) -> Results:
        """The results that pass the filters: all of a kind, or one if they are `alternative`."""
        if not facets:
            return results
        wanted = (tuple(facets), today or date.today())
        if self._narrowing is None or (self._narrowing.facets, self._narrowing.today) != wanted:
            from taskreview.search.facets import Narrowing

            self._narrowing = Narrowing(*wanted)
        self._narrowing.extend(self._tasks()[len(self._narrowing) :])
        return replace(results, rows=self._narrowing.passed(results.rows))

    def narrow_again(self) -> None:
        """More is known of the tasks than they say themselves: filters look at all of them anew."""
        self._narrowing = None

    def added(self, tasks: Iterable[Task], ready: Batch | None = None) -> None:
        """More tasks have come, behind those that there were; maybe they are ready already."""
        if self._finder is None:
            return
        if ready is not None:
            self._finder.take_in(ready)
        else:
            self._finder.extend(tasks)

    def replaced(self, index: int, field: Field, task: Task) -> None:
        """A task has become another one in this field; words are not looked for in verdicts."""
        if self._finder is not None and field is not Field.REVIEW:
            self._finder.replace(index, task)
        if self._narrowing is not None and index < len(self._narrowing):
            self._narrowing.replace(index, task)

    def renewed(self, finder: Finder | None, others: Iterable[int]) -> None:
        """All tasks are other ones, searched by this finder; without one, they are where they
        were, and only those that are named say something else."""
        self._narrowing = None
        if finder is not None:
            self._finder = finder
        elif self._finder is not None:
            for index in others:
                self._finder.replace(index, self._tasks()[index])
