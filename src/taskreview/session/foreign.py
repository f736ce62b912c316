"""What somebody else has done to the file, as far as it matters to the edits here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from taskreview.model import Field, Task, text_of

if TYPE_CHECKING:  # needed only where something has arrived
    from taskreview.session.merging import Arrival


class Take(Enum):
    """A decision for one of two texts; for one made out of both after it has been made mine."""

    MINE = auto()
    THEIRS = auto()


TaskEdit: TypeAlias = tuple[int, Field, str]
"""The index of a task, a field of it, and its new text."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """An unsaved edit that contradicts what somebody else has saved; somebody has to decide.

    `theirs` is None where the task has been deleted; then `field` is one of those edited.  `base`
    is the text that both have changed.
    """

    index: int
    field: Field
    mine: str
    theirs: str | None
    base: str


def _bases(arrival: Arrival, edits: Iterable[tuple[int, Field]]) -> dict[tuple[int, Field], str]:
    """What the texts were before anything came in."""
    return {(at, field): text_of(arrival.onto.tasks[at], field) or "" for at, field in edits}


class Foreign:
    """Kept in the indexes of the tasks as they are now."""

    def __init__(self) -> None:
        self.changed: frozenset[int] = frozenset()
        """The tasks that have come in or changed, until somebody has seen enough of them."""
        self.disputed: dict[tuple[int, Field], str] = {}
        """Edits that contradict what has come in, whether they still stand or were undone; with
        the text that both have changed."""
        self._given_up: dict[tuple[int, Field], str] = {}
        """The same for edits that were taken back, and can be made again."""
        self.put_back: frozenset[int] = frozenset()
        """Tasks that have been deleted in the file, and are here because they were edited."""
        self.undecided: set[int] = set()
        """Those of them about which nobody has decided."""

    def arrive(
        self,
        arrival: Arrival,
        clashes: Iterable[tuple[int, Field]],
        undone: Iterable[tuple[int, Field]],
    ) -> None:
        """Something has come in; `clashes` are the edits it contradicts, as they were indexed, and
        `undone` those among what was taken back and can be made again."""
        elsewhere, counterpart = arrival.elsewhere, arrival.counterpart
        known = {now for at in self.changed if (now := counterpart[at]) is not None}
        self.changed = frozenset(known.union(elsewhere.added, elsewhere.changed))
        self.disputed, self._given_up = (
            {
                (now, field): base
                for (at, field), base in {**_bases(arrival, new), **known_before}.items()
                if (now := counterpart[at]) is not None
            }
            for new, known_before in ((clashes, self.disputed), (undone, self._given_up))
        )
        self.put_back = arrival.put_back
        self.undecided = set(arrival.put_back)

    def forget_changed(self) -> None:
        """The person has had the time to see what has changed."""
        self.changed = frozenset()

    def is_disputed(self, index: int, fields: Iterable[Field]) -> bool:
        """Whether somebody has to decide about the edits of these fields of a task."""
        return any(index in self.undecided or (index, field) in self.disputed for field in fields)

    @property
    def asks(self) -> bool:
        """Whether there is anything about which somebody has to decide, should it be unsaved."""
        return bool(self.disputed or self.undecided)

    def disputes(self, edits: Iterable[TaskEdit], saved: Sequence[Task]) -> Iterator[Dispute]:
        """Those of the edits that somebody has to decide about; of a deleted task, the first."""
        asked: set[int] = set()
        for index, field, text in edits:
            if index in self.undecided:
                if index not in asked:
                    yield Dispute(index, field, text, None, text_of(saved[index], field) or "")
                asked.add(index)
            elif (index, field) in self.disputed:
                theirs = text_of(saved[index], field) or ""
                yield Dispute(index, field, text, theirs, self.disputed[index, field])

    def made_of_theirs(self, index: int, field: Field) -> None:
        """An edit begins with what is in the file, so it does not contradict that."""
        if (index, field) in self.disputed:
            self._given_up[index, field] = self.disputed.pop((index, field))

    def stepped(self, index: int, field: Field) -> None:
        """Undo or redo may have brought back an edit that contradicts what has come in."""
        if (index, field) in self._given_up:
            self.disputed[index, field] = self._given_up.pop((index, field))

    def decided(self, dispute: Dispute) -> None:
        """The edit may be saved."""
        self.undecided.discard(dispute.index)
        self.disputed.pop((dispute.index, dispute.field), None)

    def settled(self) -> None:
        """All that was put back is in the file now."""
        self.put_back = frozenset()
        self.undecided.clear()
