"""One open register: its tasks as they are now, the edits not yet saved, undo, search, save.

Knows no screen: the terminal program and the commands do everything through this one class.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.document.edit import TEXT_FIELDS, Edit
from taskreview.document.interpret import Problem
from taskreview.document.reader import Located
from taskreview.errors import EditError, Position, UsageError
from taskreview.i18n import _
from taskreview.model import Field, Head, Task
from taskreview.session.drafts import Drafts
from taskreview.session.history import Change, History
from taskreview.session.opened import OpenedFile, Version

if TYPE_CHECKING:  # none of these is needed before the first screen is there
    from taskreview.document.nodes import Alias, Mapping
    from taskreview.search import Finder, Results
    from taskreview.search.facets import Facet
    from taskreview.store.journal.drafts import Draft
    from taskreview.store.saving import SaveOutcome, SavePlan

_BATCH = 200

FIRST_SCREEN = 60
"""Tasks read before the first paint; no terminal shows more."""

_LINES_NAMED = 10
"""Lines that a message names at most."""


class Session:
    """An open register.  Tasks are named by their index in `tasks`, which is file order."""

    def __init__(self, path: Path) -> None:
        """Opens the file without reading tasks yet.  Raises UnreadableError."""
        self.path = path
        self._file = OpenedFile(path)
        self._unsaved: set[int] = set()
        self._history = History()
        self._drafts = Drafts()
        self._finder: Finder | None = None
        self.tasks: list[Task] = []
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

    def add(self, batch: Sequence[Located]) -> None:
        """Takes a batch into the register."""
        tasks = [located.task for located in batch]
        self.tasks += tasks
        self._file.add(batch)
        if self._finder is not None:
            self._finder.extend(tasks)

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

    def read_closely(self) -> Iterator[tuple[int, Mapping | Alias]]:
        """Reads to the end and yields each task's index and the YAML it was read from, right then.

        Raises as `read_all` does.
        """
        for batch in self.batches(1):
            self.add(batch)
            yield len(self.tasks) - 1, self._file.current()
        self.finish()

    @property
    def encoding(self) -> str:
        """What the file is written in, as people call it; final when it is complete."""
        return self._file.encoding

    def look_whether_writable(self) -> None:
        """Finds out what stands against saving; `read_only` says it from then on."""
        from taskreview.store.failures import why_not_writable

        self.read_only = why_not_writable(self.path)

    # Places

    def offset_of(self, index: int) -> int:
        """Where a task begins, in characters of the text as it was read; see `places`."""
        return self._file.version.offsets[index]

    def places(self, offsets: Iterable[int]) -> list[Position]:
        """Lines and columns of many offsets, in one pass."""
        return self._file.places(offsets)

    def place_of(self, index: int, field: Field | None = None) -> Position:
        """Line and column of a task, or of one of its values, in the file as it was read."""
        return self._file.place_of(index, field)

    def index_of(self, identifier: str) -> int:
        """The index of the only task with this id.  Raises UsageError."""
        found = [i for i, task in enumerate(self.tasks) if str(task.id) == identifier]
        if len(found) == 1:
            return found[0]
        if not found:
            raise UsageError(
                _("{path} has no task with the id {id}").format(path=self.path, id=identifier)
            )
        shown = self.places(self.offset_of(index) for index in found[:_LINES_NAMED])
        lines = _(", ").join(str(place.line) for place in shown)
        lines += _(", …") if len(found) > _LINES_NAMED else ""
        raise UsageError(
            _(
                "the id {id} stands {count} times in {path}, at lines {lines}; "
                "name the task by --row"
            ).format(id=identifier, count=len(found), path=self.path, lines=lines)
        )

    # Editing

    def edit(self, index: int, field: Field, text: str) -> Change | None:
        """Gives a field a new text; returns the step, or None when nothing changes.

        Raises EditError for a field whose value is not one text.
        """
        before = getattr(self.tasks[index], field)
        if text == (before or ""):
            return None
        if field not in TEXT_FIELDS:
            raise EditError(_("{field} cannot be edited here").format(field=field.value))
        change = Change(index, field, before, text)
        self._history.add(change)
        self._put(change.at, change.field, change.after)
        return change

    def undo(self) -> Change | None:
        """Takes back the last step; returns it, or None when there is none."""
        change = self._history.back()
        if change is not None:
            self._put(change.at, change.field, change.before)
        return change

    def redo(self) -> Change | None:
        """Makes the step again that was taken back last; returns it, or None."""
        change = self._history.forward()
        if change is not None:
            self._put(change.at, change.field, change.after)
        return change

    def _put(self, index: int, field: Field, text: str | None) -> None:
        saved = self._file.version.tasks[index]
        if not text:  # whether there is a key for it or not: an empty value is an empty value
            text = "" if getattr(saved, field) else getattr(saved, field)
        task = replace(self.tasks[index], **{field.value: text})  # type: ignore[arg-type]
        if task == saved:
            self._unsaved.discard(index)
        else:
            self._unsaved.add(index)
        self.tasks[index] = task
        self.draft(index, field, text)
        if self._finder is not None:
            self._finder.replace(index, task)

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
        return frozenset(f for f in TEXT_FIELDS if getattr(task, f) != getattr(saved, f))

    # Drafts

    def keep_drafts(self, report: Callable[[str], None]) -> None:
        """From now on every edit is on disk soon after, until it is saved.

        `report` gets a sentence, in another thread, when that cannot be.
        """
        self._drafts.keep(self.path, report)

    def draft(self, index: int, field: Field, text: str | None) -> None:
        """Keeps a text that is being typed, whether it becomes an edit or not."""
        self._drafts.record(self._file.version.tasks[index], field, text)

    def left_drafts(self) -> list[tuple[int | None, Draft]]:
        """What an earlier run of the program could not save, with the index of its task, None
        where it is not known which one that is.  To be asked when the register is complete."""
        return self._drafts.left(self.path, self.tasks)

    def forget_drafts(self, drafts: Sequence[Draft]) -> None:
        """The person has decided about these: taken over as edits, or not wanted."""
        self._drafts.forget(drafts)

    def discard(self) -> None:
        """The person wants none of the unsaved edits; `tasks` stay as they are."""
        self._drafts.discard()

    def end_drafts(self) -> None:
        """Waits until everything typed is on disk, two seconds at most; nothing comes after."""
        self._drafts.end()

    # Finding

    def find(self, query: str, facets: Sequence[Facet] = (), today: date | None = None) -> Results:
        """The tasks that match, best first."""
        return self.narrowed(self.finder.find(query), facets, today)

    def narrowed(
        self, results: Results, facets: Sequence[Facet], today: date | None = None
    ) -> Results:
        """The results that pass every filter."""
        if not facets:
            return results
        day = today or date.today()
        admitted = [
            row
            for row in results.rows
            if all(facet.admits(self.tasks[row], day) for facet in facets)
        ]
        return replace(results, rows=admitted)

    @property
    def finder(self) -> Finder:
        """The search over the tasks as they are now, made when it is first asked for."""
        if self._finder is None:
            from taskreview.search import Finder

            self._finder = Finder(self.tasks)
        return self._finder

    def statuses(self) -> Counter[str]:
        """The statuses in use and how many tasks have each."""
        return Counter(task.status for task in self.tasks if task.status)

    # Saving

    def plan_save(self) -> SavePlan:
        """What is to be written now.  Raises EditError while the file is still being read."""
        from taskreview.store.saving import SavePlan

        if not self.complete:
            raise EditError(_("the file is still being read; save again when it is done"))
        version = self._file.version
        edits = [
            (index, Edit(version.offsets[index], field, getattr(self.tasks[index], field) or ""))
            for index in sorted(self._unsaved)
            for field in sorted(self.unsaved_fields(index))
        ]
        return SavePlan(self.path, version.raw, tuple(edits), version.checkpoints)

    def accept(self, outcome: SaveOutcome) -> None:
        """Takes a finished save into the register: what it wrote is no longer unsaved."""
        version = self._file.version
        saved = list(version.tasks)
        for index, edit in outcome.plan.edits:
            saved[index] = replace(saved[index], **{edit.field.value: edit.text})  # type: ignore[arg-type]
        offsets = array("Q", outcome.spliced.moved(version.offsets))
        self._file.version = Version(outcome.raw, saved, offsets, outcome.checkpoints)
        for index, edit in outcome.plan.edits:
            self._put(index, edit.field, getattr(self.tasks[index], edit.field))
        written = {index for index, _edit in outcome.plan.edits}
        self._drafts.rebase({saved[index].row: saved[index] for index in written})

    def save(self) -> int:
        """Writes all unsaved edits; returns how many tasks had any.

        Raises SaveError, ChangedOnDiskError, EditError, UnreadableError.
        """
        from taskreview.store.saving import carry_out

        count = self.unsaved
        if count:
            self.accept(carry_out(self.plan_save()))
        return count
