"""Keeps the drafts of one open register on disk while they are typed."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple, Protocol, TypeAlias

from taskreview.i18n import _
from taskreview.model import Field, Task
from taskreview.store.journal import folder as folders
from taskreview.store.journal.drafts import Draft, Pending
from taskreview.store.journal.lines import draft_line, header_line
from taskreview.store.journal.recovery import drop

COALESCE_SECONDS = 0.2
"""How long keystrokes are gathered before they are written; the promise is half a second."""

_RETRY_SECONDS = 5.0
"""How soon a write that has failed is tried again when nothing else is to be written."""

_MOST_BYTES = 1 << 16
"""A journal below this size is not made smaller; above it, when it has grown fourfold."""


class Typed(NamedTuple):
    """The latest text of a field, of a task as it is saved."""

    task: Task
    field: Field
    text: str
    time: float


class Key(NamedTuple):
    """Says that there is something new in a field.

    The turn counts what has been put in between, so that nothing typed later is taken earlier.
    """

    turn: int
    row: int
    field: Field


class Rebase(NamedTuple):
    """See `Journal.rebase`."""

    tasks: Mapping[int, Task | None]


class Clear(NamedTuple):
    """See `Journal.clear`."""


class Forget(NamedTuple):
    """See `Journal.forget`."""

    drafts: Sequence[Draft]


class Flush:
    """Asks to be told when all that came before is on disk."""

    def __init__(self, *, last: bool = False) -> None:
        self.last = last
        self.done = threading.Event()
        self.succeeded = False


_Item: TypeAlias = Key | Rebase | Clear | Forget | Flush


class _Queue(Protocol):
    def get(self, block: bool = True, timeout: float | None = None) -> _Item: ...


class Journal:
    """The draft journal of one open register.

    All methods return at once but `flush` and `close`.  They may be called from one thread only,
    and from signal handlers in that thread: they take no lock that the thread could hold already.

    Tasks are named by their row.  A task given here is the task as it is saved in the file, not
    as it is edited: what the file says is what a draft is compared with.
    """

    def __init__(
        self,
        path: Path,
        report: Callable[[str], None] = lambda _sentence: None,
        *,
        folder: Path | None = None,
    ) -> None:
        """A journal for the register at `path`; touches nothing before the first draft.

        `report` is called in the writer's thread, with a sentence for the person, when drafts
        cannot be kept, once for each reason; it must not raise.  `folder` stands in for the
        user's state folder.
        """
        self._queue: SimpleQueue[_Item] = SimpleQueue()
        self._typed: dict[Key, Typed] = {}
        self._turn = 0
        self._writer = _Writer(path, folder, report, self._queue, self._typed)
        self._thread: threading.Thread | None = None

    @property
    def trouble(self) -> str | None:
        """Why drafts are not on disk at the moment, as a sentence; None when all is well."""
        return self._writer.trouble

    def record(self, task: Task, field: Field, text: str | None) -> None:
        """A field of a task (as it is saved) has this text now; called at every keystroke.

        The text that the file has takes the draft back.
        """
        key = Key(self._turn, task.row, field)
        self._typed[key] = Typed(task, field, text or "", time.time())
        self._put(key)

    def rebase(self, tasks: Mapping[int, Task | None]) -> None:
        """These rows are now, in the file, these tasks: after a save, or after a change elsewhere.

        Drafts that say just what the task says are dropped, since they are saved.  A task whose
        row has changed takes its drafts along; None means that it is gone, and its drafts stay on
        disk.  Rows that are not named stay as they are.
        """
        self._turn += 1
        self._put(Rebase(dict(tasks)))

    def clear(self) -> None:
        """The person wants none of the drafts of this journal."""
        self._turn += 1
        self._put(Clear())

    def forget(self, drafts: Iterable[Draft]) -> None:
        """The person has decided about these recovered drafts: taken over or thrown away.

        They leave the disk as soon as everything recorded so far is on it.  So to take one over:
        first `record` it (the edit does), then `forget` it.
        """
        self._put(Forget(tuple(drafts)))

    def flush(self, timeout: float = 2.0) -> bool:
        """Waits until everything recorded so far is on disk; says whether it is."""
        return self._finish(Flush(), timeout)

    def close(self, timeout: float = 2.0) -> bool:
        """Flushes and lets go of the journal: what is pending is recoverable from now on."""
        return self._finish(Flush(last=True), timeout)

    def _finish(self, flush: Flush, timeout: float) -> bool:
        if self._thread is None:
            return not self._typed and self.trouble is None
        self._queue.put(flush)
        flush.done.wait(timeout)
        if flush.last and flush.done.is_set():
            self._thread = None
        return flush.succeeded

    def _put(self, item: _Item) -> None:
        # SimpleQueue.put may be interrupted by a signal handler that puts something as well.
        self._queue.put(item)
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._writer.run, name="taskreview-journal", daemon=True
            )
            try:
                self._thread.start()
            except RuntimeError as error:  # no more threads; the next key tries again
                self._thread = None
                self._writer.failed(error)


def gather(
    queue: _Queue, patience: float | None = None, clock: Callable[[], float] = time.monotonic
) -> list[_Item]:
    """Waits for something to do and takes along what follows within COALESCE_SECONDS.

    However much follows, that is all the time it takes; a flush ends it at once.  Nothing comes
    back when nothing has come within `patience`.
    """
    items: list[_Item] = []
    with contextlib.suppress(Empty):
        items.append(queue.get(timeout=patience))
        until = clock() + COALESCE_SECONDS
        while not isinstance(items[-1], Flush) and (left := until - clock()) > 0:
            items.append(queue.get(timeout=left))
    return items


class _Writer:
    """What happens in the thread: it alone knows the drafts and touches the disk."""

    def __init__(
        self,
        path: Path,
        folder: Path | None,
        report: Callable[[str], None],
        queue: SimpleQueue[_Item],
        typed: dict[Key, Typed],
    ) -> None:
        self.trouble: str | None = None
        self._path = path
        self._folder = folder
        self._report = report
        self._reported: set[str] = set()
        self._queue = queue
        self._typed = typed
        self._pending = Pending()
        self._decided: list[Draft] = []
        self._file: _File | None = None
        self._outdated = False
        """Whether the file does not hold what was pending before, and has to be made anew."""

    def run(self) -> None:
        """Until the journal is closed."""
        last = False
        while not last:
            items = gather(self._queue, _RETRY_SECONDS if self.trouble else None)
            flushes = [item for item in items if isinstance(item, Flush)]
            last = any(flush.last for flush in flushes)
            if flushes:  # a signal may have come before the key was put into the queue
                items += list(self._typed)
            self._do(items)
            if last and self._file is not None:
                self._file.close()
            for flush in flushes:
                flush.succeeded = self.trouble is None
                flush.done.set()

    def _do(self, items: Sequence[_Item]) -> None:
        try:
            self._write(b"".join(map(self._take, items)))
            self.trouble = None
        except Exception as error:  # noqa: BLE001 - if this thread ended, nobody would be told
            self.failed(error)
            return
        decided, self._decided = self._decided, []
        try:
            drop(decided)
        except Exception as error:  # noqa: BLE001 - as above
            self._told(
                error,
                _(
                    "The drafts that you have decided about could not be removed from {folder} "
                    "({reason}); you will be asked again"
                ),
            )

    def _take(self, item: _Item) -> bytes:
        """Does with the drafts what is asked for; returns what is to be appended."""
        if isinstance(item, Key):
            typed = self._typed.pop(item, None)
            if typed is None:  # already taken, in a later state
                return b""
            draft = Draft.of(*typed)
            self._pending.put(draft)
            return draft_line(draft)
        if isinstance(item, Rebase):
            self._pending.rebase(item.tasks)
            self._outdated = True
        elif isinstance(item, Clear):
            self._pending = Pending()
        elif isinstance(item, Forget):
            self._decided += item.drafts
        return b""

    def failed(self, error: Exception) -> None:
        """Drafts are not on disk, and are to be written as soon as that is possible again."""
        # After a failed fsync the system takes for written what it may have lost; so everything
        # goes into a new file.
        self._outdated = True
        self.trouble = self._told(
            error,
            _(
                "What you type is not safe from a crash now: {folder} cannot be written "
                "({reason}). Editing and saving go on as ever"
            ),
        )

    def _write(self, lines: bytes) -> None:
        if not self._pending:
            if self._file is not None:
                self._file.remove()
            self._outdated = False
            return
        if self._file is None:
            real = os.path.realpath(self._path)
            self._file = _File(self._folder or folders.drafts_folder(), real)
        if self._outdated or not self._file.takes(len(lines)):
            lines = b"".join(map(draft_line, self._pending))
            self._file.replace(header_line(self._file.register) + lines)
            self._outdated = False
        elif lines:
            self._file.append(lines)

    def _told(self, error: Exception, sentence: str) -> str:
        reason = (error.strerror if isinstance(error, OSError) else None) or repr(error)
        text = sentence.format(folder=self._shown_folder(), reason=reason)
        if text not in self._reported:
            self._reported.add(text)
            self._report(text)
        return text

    def _shown_folder(self) -> Path | str:
        try:
            return self._folder or folders.drafts_folder()
        except OSError as error:
            return str(error.filename)


class _File:
    """The journal of this process on disk."""

    def __init__(self, folder: Path, register: str) -> None:
        self.register = register
        self._path = folder / folders.new_name(register)
        self._descriptor: int | None = None
        self._size = 0
        self._most = 0
        self._placed = False

    def takes(self, more: int) -> bool:
        """Whether so many bytes can be appended: the file is there and has not grown too much."""
        return (
            self._descriptor is not None
            and self._size + more <= self._most
            and folders.is_at(self._descriptor, self._path)
        )

    def replace(self, content: bytes) -> None:
        """Puts a new file in the place of the old one.  Raises OSError."""
        descriptor = folders.put(self._path, content)
        self.close()
        self._placed = True
        self._descriptor = descriptor
        self._size = len(content)
        self._most = max(_MOST_BYTES, 4 * self._size)
        folders.sync(self._path.parent)

    def append(self, lines: bytes) -> None:
        """Adds lines.  Raises OSError; after that only `replace` helps."""
        assert self._descriptor is not None
        folders.write(self._descriptor, lines)
        self._size += len(lines)

    def remove(self) -> None:
        """Takes the file away.  Raises OSError."""
        if self._placed:
            self._path.unlink(missing_ok=True)
            self._placed = False
            self.close()
            folders.sync(self._path.parent)

    def close(self) -> None:
        """Lets go of the file, and with it of the lock."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with contextlib.suppress(OSError):  # what is in it was synced, or counts as lost
                os.close(descriptor)
