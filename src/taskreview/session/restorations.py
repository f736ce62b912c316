"""How values were written that saves have replaced, so that undo gives them back to the byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import count, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from taskreview.document.edit import Edit
from taskreview.model import Field, Task, text_of, with_text
from taskreview.session.foreign import TaskEdit

if TYPE_CHECKING:  # needed only where something is saved
    from array import array

    from taskreview.document.restoring import Restoration
    from taskreview.store.saving import SaveOutcome


class _Made(NamedTuple):
    """An edit that was made: the how manyth of all, and what it has replaced, if that is known."""

    number: int
    restoration: Restoration | None


class Restorations:
    """What the saves of a session have replaced, by task and field."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._steps: dict[tuple[int, Field], dict[str, dict[str, _Made]]] = {}
        """By the text that stands there since, and by the one before."""

    def saved(self, outcome: SaveOutcome, tasks: list[Task]) -> None:
        """A save has made its edits, which are then made in the tasks, too."""
        for index, edit in outcome.plan.edits:
            before = text_of(tasks[index], edit.field) or ""
            tasks[index] = with_text(tasks[index], edit.field, edit.text)
            restoration = outcome.spliced.restorations.get((edit.offset, edit.field, edit.text))
            made = _Made(next(self._numbers), restoration)
            self._steps.setdefault((index, edit.field), {}).setdefault(edit.text, {})[before] = made

    def follow(self, counterpart: Sequence[int | None]) -> None:
        """The tasks have these indexes from now on; None is for one that is gone."""
        self._steps = {
            (now, field): steps
            for (at, field), steps in self._steps.items()
            if (now := counterpart[at]) is not None
        }

    def edits(
        self, wanted: Iterable[TaskEdit], tasks: Sequence[Task], offsets: array[int]
    ) -> Iterator[tuple[int, Edit]]:
        """What gives fields of the tasks, which begin at these offsets, the wanted texts; `wanted`
        is in the order of tasks, and for each task in that in which it was edited.

        A text that was there before is given as it was written then, by way of the texts that
        were saved since.  Of the edits of a task the last one is taken back first: what another
        one has written may stand right beside it.
        """
        for index, of_task in groupby(wanted, itemgetter(0)):
            ways = [
                self._way(text_of(tasks[index], field) or "", index, field, text, offsets[index])
                for _index, field, text in of_task
            ]
            for _number, edit in merge(*ways, key=lambda numbered: -numbered[0]):
                yield index, edit

    def _way(
        self, now: str, index: int, field: Field, text: str, offset: int
    ) -> list[tuple[int, Edit]]:
        """The edits that lead from one text of a field to another, each with the number of
        that which it takes back, or 0."""
        steps = self._steps.get((index, field), {})
        ways: dict[str, list[tuple[int, Edit]]] = {now: []}
        waiting = [now]
        for since in waiting:
            for before, (number, restoration) in steps.get(since, {}).items():
                if before not in ways:
                    edit = Edit(offset, field, before, restoration)
                    ways[before] = [*ways[since], (number, edit)]
                    waiting.append(before)
        return ways.get(text) or [(0, Edit(offset, field, text))]
