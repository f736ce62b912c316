"""What is typed and not saved, kept on disk for the next run of the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.model import Field, Task

if TYPE_CHECKING:  # not needed before the first screen is there
    from taskreview.store.journal.drafts import Draft
    from taskreview.store.journal.writer import Journal


class Drafts:
    """The drafts of one open register; without `keep` nothing is kept, and nothing goes wrong.

    A task given here is the task as it is saved in the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._journal: Journal | None = None
        self._report: Callable[[str], None] = lambda _sentence: None

    def keep(self, report: Callable[[str], None]) -> None:
        """From now on every edit is on disk soon after, until it is saved.

        `report` gets a sentence, in another thread, when that cannot be.
        """
        from taskreview.store.journal.writer import Journal

        self._report = report
        self._journal = Journal(self._path, report)

    @property
    def trouble(self) -> str | None:
        """Why what is typed is not kept at the moment; None while it is."""
        return None if self._journal is None else self._journal.trouble

    def move_to(self, path: Path) -> None:
        """The register goes on under another name; what was kept so far is not needed any more."""
        self._path = path
        if self._journal is not None:
            self._journal.clear()
            self._journal.close()
            self.keep(self._report)

    def record(self, task: Task, field: Field, text: str | None) -> None:
        """A field of a task has this text now."""
        if self._journal is not None:
            self._journal.record(task, field, text)

    def left(self, tasks: Sequence[Task]) -> list[tuple[int | None, Draft]]:
        """What an earlier run of the program could not save, with the index of its task, None
        where it is not known which one that is.  To be asked when the register is complete."""
        from taskreview.store.journal.pruning import prune
        from taskreview.store.journal.recovery import moved_here, recoverable

        found = recoverable(self._path, self._report) or moved_here(tasks)
        prune(found, self._report)
        if not found:
            return []
        from taskreview.store.journal.drafts import match

        drafts = match(found, tasks)
        settled = [draft for i, draft in drafts if i is not None and draft.is_saved_in(tasks[i])]
        self.forget(settled)
        return [(i, draft) for i, draft in drafts if draft not in settled]

    def forget(self, drafts: Sequence[Draft]) -> None:
        """The person has decided about these: taken over as edits, or not wanted."""
        if self._journal is not None and drafts:
            self._journal.forget(drafts)

    def rebase(self, tasks: Mapping[int, Task | None]) -> None:
        """These rows are now, in the file, these tasks; None where one is gone."""
        if self._journal is not None:
            self._journal.rebase(tasks)

    def discard(self) -> None:
        """The person wants none of what is unsaved."""
        if self._journal is not None:
            self._journal.clear()

    def end(self) -> None:
        """Waits until everything typed is on disk, two seconds at most; nothing comes after."""
        if self._journal is not None:
            self._journal.close()
