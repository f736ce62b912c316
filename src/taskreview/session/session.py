"""One open register: its tasks as they are now, the edits not yet saved, undo, search, save.

Knows no screen: the terminal program and the commands do everything through this one class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.document.edit import TEXT_FIELDS
from taskreview.document.interpret import Problem
from taskreview.document.reader import Located
from taskreview.errors import EditError, Position
from taskreview.i18n import _
from taskreview.model import Field, Head, Task, is_review_text, text_of, with_text
from taskreview.session.drafts import Drafts
from taskreview.session.finding import Finding
from taskreview.session.foreign import Dispute, Foreign, Take, TaskEdit
from taskreview.session.history import Change, History, Step
from taskreview.session.looking_back import LookingBack
from taskreview.session.opened import OpenedFile, Version
from taskreview.session.review_pass import ReviewPass
from taskreview.session.unsaved import Unsaved

if TYPE_CHECKING:  # none of these is needed before the first screen is there
    from taskreview.document import nodes
    from taskreview.document.value_places import ValuePlaces
    from taskreview.search import Finder, Results
    from taskreview.search.batch import Batch
    from taskreview.search.facets import Facet
    from taskreview.session.assessments import Assessments
    from taskreview.session.merging import Arrival, Save, Saved
    from taskreview.store.saving import SaveOutcome

_BATCH = 200


class Session:
    """An open register.  Tasks are named by their index in `tasks`, which is file order."""

    def __init__(self, path: Path) -> None:
        """Opens the file without reading tasks yet.  Raises UnreadableError."""
        self.path = path
        self._file = OpenedFile(path)
        self._unsaved = Unsaved()
        self._history = History()
        self.foreign = Foreign()
        """What somebody else has done to the tasks."""
        self.finding = Finding(lambda: self.tasks)
        self._assessments: Assessments | None = None
        self.drafts = Drafts(path)
        self.tasks: list[Task] = []
        self.review = ReviewPass(lambda: self.tasks, self._make)
        """Judging the tasks, and how far that is."""
        self.since = LookingBack(lambda: self.tasks)
        """What has changed since an earlier version, if one is named."""
        self.complete = False
        self.read_only: str | None = None
        """Why the file cannot be written, if that is so; see `look_whether_writable`."""

    # Reading

    @property
    def head(self) -> Head:
        """The register's title and attachment, as far as they are read."""
        return self._file.head

    @property
    def problems(self) -> list[Problem]:
        """What the reader stumbled over, as far as it is read; see `place_of`."""
        return self._file.problems

    def batches(self, size: int = _BATCH) -> Iterator[list[Located]]:
        """Reads on, some tasks at a time, and changes nothing here: `add` does, with each batch.

        May run in another thread.  Raises RegisterError, UnreadableError.
        """
        return self._file.batches(size)

    def close(self) -> None:
        """Lets go of the file, wherever the reading stands."""
        self._file.close()

    def add(self, batch: Sequence[Located], ready: Batch | None = None) -> None:
        """Takes a batch into the register; `ready` is the same, ready to be searched."""
        tasks = [located.task for located in batch]
        self.tasks += tasks
        self._file.add(batch)
        self.finding.added(tasks, ready)

    def finish(self) -> None:
        """To be called once after the last batch: from now on the register can be saved."""
        self._file.finish()
        self.complete = True

    def read_first(self, count: int) -> None:
        """Reads the first tasks, or all if there are no more.  Raises as `batches` does."""
        for batch in self.batches(count):
            self.add(batch)
            if len(batch) == count:
                return
        self.finish()

    def read_all(self) -> None:
        """Reads to the end.  Raises RegisterError, UnreadableError."""
        for batch in self.batches():
            self.add(batch)
        self.finish()

    def read_closely(self) -> Iterator[tuple[int, nodes.Mapping | nodes.Alias]]:
        """Reads to the end, as `read_all`, and yields each task's index and its YAML right then."""
        for batch in self.batches(1):
            self.add(batch)
            yield len(self.tasks) - 1, self._file.current()
        self.finish()

    @property
    def encoding(self) -> str:
        """What the file is written in, as people call it; final when it is complete."""
        return self._file.version.encoding.name

    def look_whether_writable(self) -> None:
        """Finds out what stands against saving; `read_only` says it from then on."""
        from taskreview.store.failures import why_not_writable

        self.read_only = why_not_writable(self.path)

    # Places

    @property
    def version(self) -> Version:
        """What the file says, without any edits; other threads may look at it when it is read."""
        return self._file.version

    def value_places(self) -> ValuePlaces:
        """Where the characters of values stand in the file; a task is named by its offset there."""
        return self._file.value_places()

    def place_of(self, index: int, field: Field | None = None) -> Position:
        """Line and column of a task, or of one of its values, in the file as it was read."""
        return self._file.place_of(index, field)

    # Editing

    def edit(self, index: int, field: Field, text: str) -> Change | None:
        """Gives a field a new text; returns the step, or None when nothing changes.

        Raises EditError for a field whose value is not one text, for a text that is no review
        where one should be, and as `check` does.
        """
        if field not in TEXT_FIELDS:
            raise EditError(_("{field} cannot be edited here").format(field=field.value))
        before = text_of(self.tasks[index], field)
        if text == (before or ""):
            return None
        if field is Field.REVIEW and not is_review_text(text):
            raise EditError(_("this is no verdict"))
        change = Change(index, field, before, text)
        self._make([change])
        return change

    def _make(self, step: Sequence[Change]) -> None:
        """Makes changes as one step.  Raises as `check` does; then makes none."""
        for change in step:
            self.check(change.after or "")
        self._history.add(*step)
        for at, field, _before, after in step:
            if field not in self.unsaved_fields(at):
                self.foreign.made_of_theirs(at, field)
            self._put(at, field, after)

    def check(self, text: str) -> None:
        """Raises EditError for a character that the file's encoding cannot hold."""
        if self.complete:  # before, the encoding is not certain
            self._file.version.encoding.check(text)

    def undo(self) -> Step:
        """Takes back the last step; returns it, empty when there is none."""
        step = self._history.back()
        for at, field, before, _after in step:
            self._put(at, field, before)
            self.foreign.stepped(at, field)
        return step

    def redo(self) -> Step:
        """Makes the step again that was taken back last; returns it, empty when there is none."""
        step = self._history.forward()
        for at, field, _before, after in step:
            self._put(at, field, after)
            self.foreign.stepped(at, field)
        return step

    def _put(self, index: int, field: Field, text: str | None) -> None:
        saved = self._file.version.tasks[index]
        if not text:  # whether there is a key for it or not: an empty value is an empty value
            text = "" if text_of(saved, field) else text_of(saved, field)
        old = self.tasks[index]
        task = with_text(old, field, text)
        if task == saved:
            self._unsaved.discard(index)
        else:
            self._unsaved.edited(index, field)
        self.tasks[index] = task
        self.review.replaced(index, old, task)
        self.since.replaced(index, task)
        if self._assessments is not None:
            self._assessments.replaced(old, task)
        self.draft(index, field, text)
        self.finding.replaced(index, field, task)

    @property
    def unsaved(self) -> int:
        """The number of tasks with edits that are not saved."""
        return len(self._unsaved)

    def is_unsaved(self, index: int) -> bool:
        """Whether the task has edits that are not saved."""
        return index in self._unsaved

    def unsaved_fields(self, index: int) -> frozenset[Field]:
        """The fields of a task that differ from what is saved."""
        if index not in self._unsaved:
            return frozenset()
        task, saved = self.tasks[index], self._file.version.tasks[index]
        return frozenset(f for f in TEXT_FIELDS if text_of(task, f) != text_of(saved, f))

    def draft(self, index: int, field: Field, text: str | None) -> None:
        """Keeps a text that is being typed, whether it becomes an edit or not."""
        self.drafts.record(self._file.version.tasks[index], field, text)

    # Finding

    def find(self, query: str, facets: Sequence[Facet] = (), today: date | None = None) -> Results:
        """The tasks that match, best first."""
        return self.finding.narrowed(self.finder.find(query), facets, today)

    @property
    def assessments(self) -> Assessments:
        """Promises, answers and hints of the tasks, made when they are first asked for."""
        if self._assessments is None:
            from taskreview.session.assessments import Assessments
            from taskreview.store.dismissed import DismissedHints

            self._assessments = Assessments(lambda: self.tasks, DismissedHints())
        return self._assessments

    @property
    def finder(self) -> Finder:
        """The search over the tasks as they are now, made when it is first asked for."""
        return self.finding.finder

    def statuses(self) -> Counter[str]:
        """The statuses in use and how many tasks have each."""
        return Counter(task.status for task in self.tasks if task.status)

    def _edits(self) -> Iterator[TaskEdit]:
        """What is unsaved, in file order; for each task in the order in which it was edited."""
        for index in sorted(self._unsaved):
            for field in sorted(self.unsaved_fields(index), key=self._unsaved[index].index):
                yield index, field, text_of(self.tasks[index], field) or ""

    # What somebody else saves

    @property
    def seen(self) -> bytes | bytearray:
        """What the file held when it was looked at last."""
        return self._file.version.seen

    def comparison(self, needed: int | None = None) -> Callable[[bytes], Arrival]:
        """What says, in any thread, what has come in with another content of the file; a task
        that is `needed` is kept if it was deleted there, as those with unsaved edits are."""
        from taskreview.session.merging import compare

        kept = self._unsaved.keys() | (() if needed is None else {needed})
        return partial(compare, self.path, self._file.version, self.head, frozenset(kept))

    def take_in(self, arrival: Arrival, own: Collection[TaskEdit] = ()) -> bool:
        """Puts what has come in under the edits, which stay unsaved and can be undone as before.

        False, and nothing is done, if it does not fit: the file or the edits have changed since
        it was compared, or an edited task has been deleted and cannot be put back.  `own` are
        texts in it that were written here.
        """
        if arrival.onto is not self._file.version:
            return False
        edits = list(self._edits())
        moved = arrival.moved(edits)
        if moved is None:
            return False
        was, now, shown = arrival.onto.tasks, arrival.version.tasks, self.tasks
        undone = arrival.clashes(self._history.undone, own)
        self.foreign.arrive(arrival, arrival.clashes(edits, own), undone)
        self._history.carry_over(was, now, arrival.counterpart)
        pairs = zip(edits, moved, strict=True)
        self.drafts.rebase({was[old[0]].row: now[new[0]] for old, new in pairs})
        self._file.take_in(arrival)
        self.tasks = list(now)
        self.since.comparison = None
        self.finding.renewed(arrival.finder, (*arrival.elsewhere.changed, *self._unsaved))
        self._unsaved.clear()
        for index, field, text in moved:
            self._put(index, field, text)
        if self._assessments is not None:
            self._assessments.renewed(shown, arrival.counterpart)
        return True

    def is_disputed(self, index: int) -> bool:
        """Whether somebody has to decide about an unsaved edit of the task."""
        return self.foreign.is_disputed(index, self.unsaved_fields(index))

    def disputes(self) -> list[Dispute]:
        """What somebody has to decide before a save, in file order."""
        edits = self._edits() if self.foreign.asks else ()
        return list(self.foreign.disputes(edits, self._file.version.tasks))

    def settle(self, dispute: Dispute, take: Take) -> None:
        """Does what somebody has decided; what is taken from the file can be undone.  Raises as
        `edit` does."""
        index, field = dispute.index, dispute.field
        if take is Take.THEIRS and dispute.theirs is not None:
            self.edit(index, field, dispute.theirs)
            return  # whoever undoes that is to be asked again
        if take is Take.THEIRS:
            saved = self._file.version.tasks[index]
            for each in self.unsaved_fields(index):
                self._put(index, each, text_of(saved, each))
        self.foreign.decided(dispute)

    def let_go(self) -> Arrival | None:
        """Lets tasks go that were deleted in the file and are not edited any more, if any."""
        if not self.foreign.put_back - self._unsaved.keys():
            return None
        arrival = self.comparison()(bytes(self.seen))
        return arrival if self.take_in(arrival) else None

    # Saving

    def plan_save(self) -> Save:
        """What is to be written now; to be asked after `let_go`, when there are no disputes.

        Raises EditError while the file is still being read.
        """
        from taskreview.session.merging import Save

        if not self.complete:
            raise EditError(_("the file is still being read; save again when it is done"))
        edits = tuple(self._file.edits(self._edits()))
        return Save(self.path, self._file.version, self.head, edits)

    def accept(self, saved: Saved) -> Arrival | None:
        """Takes a finished save in: what it wrote is no longer unsaved.  Returns what has come
        in with it.  Nothing else may have been taken in since it was planned.
        """
        assert saved.save.version is self._file.version
        arrival, outcome = saved.arrival, saved.outcome
        if arrival is None or self.take_in(arrival):
            if outcome is not None:
                self._wrote(outcome)
            return arrival
        arrival = self.comparison()(saved.content)
        return arrival if self.take_in(arrival, saved.save.texts if outcome else ()) else None

    def _wrote(self, outcome: SaveOutcome) -> None:
        self._file.wrote(outcome)
        self.foreign.settled()
        saved = self._file.version.tasks
        for index, edit in outcome.plan.edits:
            self._put(index, edit.field, text_of(self.tasks[index], edit.field))
        self.drafts.rebase({saved[i].row: saved[i] for i, _edit in outcome.plan.edits})

    def save(self) -> Saved | None:
        """Writes all unsaved edits, into what somebody else has saved meanwhile if need be.

        None if there are none.  Raises SaveError, EditError, RegisterError, and
        ChangedOnDiskError where the file is gone, or an edit contradicts what is in it now.
        """
        from taskreview.session.merging import contradiction

        if not self._unsaved:
            return None
        self.let_go()
        saved = None if self.disputes() else self.plan_save().carry_out()
        if saved is not None:
            self.accept(saved)
        if saved is None or saved.outcome is None:
            raise contradiction(self.path, bytes(self.seen))
        return saved

    def move_to(self, path: Path, saved: Saved) -> None:
        """The register has been written under another name, and goes on there."""
        self.path, self.read_only = path, None
        self.accept(saved)
        self.drafts.move_to(path)
        for index, field, text in self._edits():  # made while it was written
            self.draft(index, field, text)
