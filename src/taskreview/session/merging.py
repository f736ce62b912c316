"""What a session does in other threads: saving, and looking at what somebody else has saved.

Nothing here touches the session.  What comes out of it is handed to the session in its own thread.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.document.edit import Edit
from taskreview.document.reader import Located
from taskreview.errors import ChangedOnDiskError, EditError, MalformedError
from taskreview.i18n import _
from taskreview.model import Field, Head, Task, text_of
from taskreview.session.foreign import TaskEdit
from taskreview.session.opened import Version
from taskreview.session.review_pass import own_review_key
from taskreview.store.checkpoints import Checkpoints
from taskreview.store.encoding import UTF_8, decode_known
from taskreview.store.saving import SaveOutcome, SavePlan, carry_out, save_as
from taskreview.store.source import decode, located

if TYPE_CHECKING:  # needed only where something has arrived
    from taskreview.search import Finder
    from taskreview.store.merge import Elsewhere


@dataclass(frozen=True, slots=True)
class Arrival:
    """What somebody else has saved, read and compared with the version that was known."""

    onto: Version
    """What it was compared with; it fits nothing else."""
    version: Version
    head: Head
    counterpart: Sequence[int | None]
    """For each task as it was its index now; None if it is gone."""
    put_back: frozenset[int]
    """Tasks that have been deleted in the file and are kept, because they were needed."""
    lost: tuple[int, ...]
    """Tasks as they were that are needed, were deleted, and cannot be put back."""
    elsewhere: Elsewhere
    finder: Finder | None
    """The search over the new tasks; None where tasks have only changed, not moved."""

    def moved(self, edits: Iterable[TaskEdit]) -> list[TaskEdit] | None:
        """The edits of tasks where they are now; None if one of the tasks is not there."""
        moved: list[TaskEdit] = []
        for index, field, text in edits:
            now = self.counterpart[index]
            if now is None:
                return None
            moved.append((now, field, text))
        return moved

    def clashes(
        self, edits: Iterable[TaskEdit], own: Collection[TaskEdit] = ()
    ) -> Iterator[tuple[int, Field]]:
        """The tasks, as they were, and fields of the edits that contradict what has arrived;
        `own` are texts in it that are not the other's."""
        for index, field, text in edits:
            now = self.counterpart[index]
            if now is not None:
                was, task = self.onto.tasks[index], self.version.tasks[now]
                is_own = (index, field, text_of(task, field) or "") in own
                if clash(was, task, field, text) and not is_own:
                    yield index, field


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save has ended.

    `arrival` is what somebody else had saved before, if so.  Without an outcome nothing was
    written: an edit contradicts what has arrived.
    """

    save: Save
    outcome: SaveOutcome | None
    arrival: Arrival | None = None

    @property
    def content(self) -> bytes:
        """What the file holds now."""
        if self.outcome is not None:
            return self.outcome.raw
        assert self.arrival is not None
        return bytes(self.arrival.version.seen)

    def now(self, index: int) -> int | None:
        """Where a task is that had this index when the save was planned; None if it is gone."""
        return index if self.arrival is None else self.arrival.counterpart[index]


@dataclass(frozen=True, slots=True)
class Save:
    """A save that is planned: what is to be written, and what it stands on."""

    path: Path
    version: Version
    head: Head
    edits: tuple[tuple[int, Edit], ...]
    """With the index of its task each; a text may be given by way of others that it had before."""

    @property
    def texts(self) -> list[TaskEdit]:
        """What the edits give in the end, by the indexes of the tasks."""
        given = {(index, edit.field): edit.text for index, edit in self.edits}
        return [(*place, text) for place, text in given.items()]

    @property
    def plan(self) -> SavePlan:
        """What is to be written where the file is as it was."""
        version = self.version
        return SavePlan(
            self.path,
            version.raw,
            self.edits,
            version.checkpoints,
            version.in_file,
            version.encoding,
        )

    def carry_out(self) -> Saved:
        """Writes the file; what somebody else has saved meanwhile stays in it.

        Raises SaveError, ChangedOnDiskError where the file is gone, RegisterError where it is no
        register any more, EditError.
        """
        arrivals: list[Arrival] = []

        def rebase(_plan: SavePlan, theirs: bytes) -> SavePlan | None:
            needed = {index for index, _edit in self.edits}
            arrival = compare(self.path, self.version, self.head, needed, theirs)
            arrivals.append(arrival)
            return self._rebased(arrival)

        try:
            return Saved(self, carry_out(self.plan, rebase), *arrivals)
        except EditError as error:
            if arrivals:
                error.index = None  # it counts the tasks that have arrived
            raise

    def carry_out_as(self, path: Path) -> Saved:
        """Writes a file that is not there yet.  Raises SaveError, EditError."""
        return Saved(self, save_as(self.plan, path))

    def _rebased(self, arrival: Arrival) -> SavePlan | None:
        """The same edits in what has arrived; None where one of them contradicts it."""
        if arrival.put_back or any(arrival.clashes(self.texts)):
            return None
        version = arrival.version
        placed: list[tuple[int, Edit]] = []
        for index, edit in self.edits:
            now = arrival.counterpart[index]
            if now is None:
                return None
            placed.append((now, edit._replace(offset=version.offsets[now])))
        return SavePlan(self.path, version.raw, tuple(placed), encoding=version.encoding)


def compare(
    path: Path, version: Version, head: Head, needed: Collection[int], theirs: bytes
) -> Arrival:
    """Reads what the file holds now; tasks that are `needed` are kept in it if they are gone.

    Raises RegisterError where it is no register.
    """
    from taskreview.store.merge import bring_in

    base, _encoding = decode(version.raw)
    before = [Located(*each) for each in zip(version.tasks, version.offsets, strict=True)]
    encoding = UTF_8
    try:
        text, encoding = decode_known(theirs, version.encoding)
        incoming = bring_in(base, before, head, text, needed)
    except MalformedError as error:
        raise located(error, path, theirs, encoding) from error
    is_whole = not incoming.put_back
    raw = theirs if is_whole else encoding.encode(incoming.text)
    tasks = [each.task for each in incoming.located]
    offsets = array("Q", (each.offset for each in incoming.located))
    have_moved = list(incoming.counterpart) != list(range(len(tasks)))
    return Arrival(
        version,
        Version(raw, tasks, offsets, Checkpoints(), encoding, None if is_whole else theirs),
        incoming.head,
        incoming.counterpart,
        incoming.put_back,
        incoming.lost,
        incoming.elsewhere,
        _finder(tasks) if have_moved else None,
    )


def contradiction(path: Path, theirs: bytes) -> ChangedOnDiskError:
    """The error that says that nothing was written, as an edit contradicts what was saved."""
    return ChangedOnDiskError(
        _(
            "{path} was not saved: somebody else has just changed the same text of the same "
            "task, or deleted the task; look at it and do it again"
        ).format(path=path),
        theirs=theirs,
    )


def clash(was: Task, now: Task, field: Field, mine: str) -> bool:
    """Whether somebody has given a field another text than it had, and than an edit gives it; or
    has put something of their own where a verdict is to stand."""
    if field is Field.REVIEW and mine and own_review_key(now) is not None:
        return True
    before, theirs = (text_of(task, field) or "" for task in (was, now))
    return theirs not in (before, mine)


def _finder(tasks: Sequence[Task]) -> Finder:
    from taskreview.search import Finder

    return Finder(tasks)
