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
from typing import TYPE_CHECKING, NamedTuple

from taskreview.document.edit import TEXT_FIELDS, Edit
from taskreview.document.interpret import Problem
from taskreview.document.position import position
from taskreview.document.reader import Located, Reader
from taskreview.errors import (
    EditError,
    MalformedError,
    Position,
    UsageError,
)
from taskreview.i18n import _
from taskreview.model import Field, Head, Task
from taskreview.store.source import Source, decode

if TYPE_CHECKING:  # none of these is needed before the first screen is there
    from taskreview.document.nodes import Alias, Mapping
    from taskreview.search import Finder, Results
    from taskreview.search.facets import Facet, Narrowing
    from taskreview.store.journal.drafts import Draft
    from taskreview.store.journal.writer import Journal
    from taskreview.store.saving import SaveOutcome, SavePlan

_BATCH = 200

FIRST_SCREEN = 60
"""Tasks read before the first paint; no terminal shows more."""

_LINES_NAMED = 10
"""Lines that a message names at most."""


class Change(NamedTuple):
    """One step of the history: what a field of the task at an index was, and what it became."""

    at: int
    field: Field
    before: str | None
    after: str | None


class Session:
    """An open register.  Tasks are named by their index in `tasks`, which is file order."""

    def __init__(self, path: Path) -> None:
        """Opens the file without reading tasks yet.  Raises UnreadableError."""
        self.path = path
        self._source = Source(path)
        self._reader = Reader(self._source)
        self._located = iter(self._reader)
        self._offsets = array("Q")
        self._originals: dict[int, Task] = {}
        self._history: list[Change] = []
        self._undone: list[Change] = []
        self._finder: Finder | None = None
        self._narrowing: Narrowing | None = None
        self._journal: Journal | None = None
        self._raw: bytes | bytearray = b""
        self.tasks: list[Task] = []
        self.complete = False
        self.read_only: str | None = None
        """Why the file cannot be written, if that is so; see `look_whether_writable`."""

    # Reading

    @property
    def head(self) -> Head:
        """The register's title and attachment, as far as they are read."""
        return self._reader.head

    @property
    def problems(self) -> list[Problem]:
        """What the reader stumbled over, as far as it is read; see `place_of`."""
        return self._reader.problems

    def batches(self, size: int = _BATCH) -> Iterator[list[Located]]:
        """Reads on, some tasks at a time, and changes nothing here: `add` does, with each batch.

        May run in another thread.  Raises RegisterError, UnreadableError.
        """
        batch: list[Located] = []
        try:
            for located in self._located:
                batch.append(located)
                if len(batch) == size:
                    yield batch
                    batch = []
        except MalformedError as error:
            if batch:
                yield batch
            raise self._source.locate(error) from error
        if batch:
            yield batch

    def close(self) -> None:
        """Lets go of the file, wherever the reading stands."""
        self._source.close()

    def add(self, batch: Sequence[Located]) -> None:
        """Takes a batch into the register."""
        tasks = [located.task for located in batch]
        self.tasks += tasks
        self._offsets.extend(located.offset for located in batch)
        if self._finder is not None:
            self._finder.extend(tasks)

    def finish(self) -> None:
        """To be called once after the last batch: from now on the register can be saved."""
        self._raw = self._source.release()
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
            yield len(self.tasks) - 1, self._reader.current()
        self.finish()

    @property
    def encoding(self) -> str:
        """What the file is written in, as people call it; final when it is complete."""
        return self._source.encoding.name

    def look_whether_writable(self) -> None:
        """Finds out what stands against saving; `read_only` says it from then on."""
        from taskreview.store.failures import why_not_writable

        self.read_only = why_not_writable(self.path)

    # Places

    def offset_of(self, index: int) -> int:
        """Where a task begins, in characters of the text as it was read; see `places`."""
        return self._offsets[index]

    def places(self, offsets: Iterable[int]) -> list[Position]:
        """Lines and columns of many offsets, in one pass."""
        from taskreview.document.lines import positions

        return positions(decode(self._raw)[0], offsets)

    def place_of(self, index: int, field: Field | None = None) -> Position:
        """Line and column of a task, or of one of its values, in the file as it was read."""
        from taskreview.document.splice import field_offset

        text, _mark = decode(self._raw)
        offset = self._offsets[index]
        return position(text, offset if field is None else field_offset(text, offset, field))

    def index_of(self, identifier: str) -> int:
        """The index of the only task with this id.  Raises UsageError."""
        found = [i for i, task in enumerate(self.tasks) if str(task.id) == identifier]
        if len(found) == 1:
            return found[0]
        if not found:
            raise UsageError(
                _("{path} has no task with the id {id}").format(path=self.path, id=identifier)
            )
        shown = self.places(self._offsets[index] for index in found[:_LINES_NAMED])
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
        self._history.append(change)
        self._undone.clear()
        self._put(change.at, change.field, change.after)
        return change

    def undo(self) -> Change | None:
        """Takes back the last step; returns it, or None when there is none."""
        if not self._history:
            return None
        change = self._history.pop()
        self._undone.append(change)
        self._put(change.at, change.field, change.before)
        return change

    def redo(self) -> Change | None:
        """Makes the step again that was taken back last; returns it, or None."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._history.append(change)
        self._put(change.at, change.field, change.after)
        return change

    def _put(self, index: int, field: Field, text: str | None) -> None:
        task = self.tasks[index]
        original = self._originals.setdefault(index, task)
        if not text:  # whether there is a key for it or not: an empty value is an empty value
            saved = getattr(original, field)
            text = "" if saved else saved
        task = replace(task, **{field.value: text})  # type: ignore[arg-type]
        if task == original:
            del self._originals[index]
            task = original
        self.tasks[index] = task
        self.draft(index, field, text)
        if self._finder is not None:
            self._finder.replace(index, task)
        if self._narrowing is not None and index < len(self._narrowing):
            self._narrowing.replace(index, task)

    @property
    def unsaved(self) -> int:
        """The number of tasks with edits that are not saved."""
        return len(self._originals)

    def is_unsaved(self, index: int) -> bool:
        """Whether the task has edits that are not saved."""
        return index in self._originals

    def unsaved_fields(self, index: int) -> frozenset[Field]:
        """The fields of a task that differ from what is saved."""
        original = self._originals.get(index)
        if original is None:
            return frozenset()
        task = self.tasks[index]
        return frozenset(f for f in TEXT_FIELDS if getattr(task, f) != getattr(original, f))

    # Drafts

    def keep_drafts(self, report: Callable[[str], None]) -> None:
        """From now on every edit is on disk soon after, until it is saved.

        `report` gets a sentence, in another thread, when that cannot be.
        """
        from taskreview.store.journal.writer import Journal

        self._journal = Journal(self.path, report)

    def draft(self, index: int, field: Field, text: str | None) -> None:
        """Keeps a text that is being typed, whether it becomes an edit or not."""
        if self._journal is not None:
            self._journal.record(self._originals.get(index, self.tasks[index]), field, text)

    def left_drafts(self) -> list[tuple[int | None, Draft]]:
        """What an earlier run of the program could not save, with the index of its task, None
        where it is not known which one that is.  To be asked when the register is complete."""
        from taskreview.store.journal.recovery import moved_here, recoverable

        found = recoverable(self.path) or moved_here(self.path, self.tasks)
        if not found:
            return []
        from taskreview.store.journal.drafts import match

        drafts = match(found, self.tasks)
        settled = [
            draft for i, draft in drafts if i is not None and draft.is_saved_in(self.tasks[i])
        ]
        self.forget_drafts(settled)
        return [(i, draft) for i, draft in drafts if draft not in settled]

    def forget_drafts(self, drafts: Sequence[Draft]) -> None:
        """The person has decided about these: taken over as edits, or not wanted."""
        if self._journal is not None and drafts:
            self._journal.forget(drafts)

    def discard(self) -> None:
        """The person wants none of the unsaved edits; `tasks` stay as they are."""
        if self._journal is not None:
            self._journal.clear()

    def end_drafts(self) -> None:
        """Waits until everything typed is on disk, two seconds at most; nothing comes after."""
        if self._journal is not None:
            self._journal.close()

    # Finding

    def find(self, query: str, facets: Sequence[Facet] = (), today: date | None = None) -> Results:
        """The tasks that match, best first."""
        return self.narrowed(self.finder.find(query), facets, today)

    def narrowed(
        self, results: Results, facets: Sequence[Facet], today: date | None = None
    ) -> Results:
        """The results that pass the filters: all units, and one of the statuses and deadlines."""
        if not facets:
            return results
        wanted = (tuple(facets), today or date.today())
        if self._narrowing is None or (self._narrowing.facets, self._narrowing.today) != wanted:
            from taskreview.search.facets import Narrowing

            self._narrowing = Narrowing(*wanted)
        self._narrowing.extend(self.tasks[len(self._narrowing) :])
        return replace(results, rows=self._narrowing.passed(results.rows))

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
        edits = [
            (index, Edit(self._offsets[index], field, getattr(self.tasks[index], field) or ""))
            for index in self._originals
            for field in sorted(self.unsaved_fields(index))
        ]
        return SavePlan(self.path, self._raw, tuple(edits), self._reader.shares_values)

    def accept(self, outcome: SaveOutcome) -> None:
        """Takes a finished save into the register: what it wrote is no longer unsaved."""
        self._offsets = array("Q", outcome.spliced.moved(self._offsets))
        self._raw = outcome.raw
        written: dict[int, dict[Field, str]] = {}
        for index, edit in outcome.plan.edits:
            written.setdefault(index, {})[edit.field] = edit.text
        for index, texts in written.items():
            task = self.tasks[index]
            saved = self._originals.get(index, task)
            self._originals[index] = replace(saved, **texts)  # type: ignore[arg-type]
            for field in texts:
                self._put(index, field, getattr(task, field))
        if self._journal is not None:
            saved_tasks = (self._originals.get(index, self.tasks[index]) for index in written)
            self._journal.rebase({task.row: task for task in saved_tasks})

    def save(self) -> int:
        """Writes all unsaved edits; returns how many tasks had any.

        Raises SaveError, ChangedOnDiskError, EditError, UnreadableError.
        """
        from taskreview.store.saving import carry_out

        count = self.unsaved
        if count:
            self.accept(carry_out(self.plan_save()))
        return count
