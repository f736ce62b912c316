"""Finds the drafts that an instance left behind, and removes those that were decided about."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.i18n import _
from taskreview.store.journal import folder as folders

if TYPE_CHECKING:  # needed only where there are drafts
    from taskreview.model import Task
    from taskreview.store.journal.drafts import Draft
    from taskreview.store.journal.lines import Contents

_MOST_BYTES = 1 << 28
"""No journal of ours is larger."""

_STALE_SECONDS = 60
"""Age from which a temporary file that nobody holds is a dead instance's."""

_PATIENCE_SECONDS = 2.0
"""How long `drop` waits for instances that are just reading the same journal."""


def recoverable(
    path: Path,
    report: Callable[[str], None] = lambda _sentence: None,
    *,
    folder: Path | None = None,
) -> list[Draft]:
    """The drafts for this register that no living instance is working on, by row and time.

    They stay on disk until `drop` or `Journal.forget`.  A damaged journal yields what can be read
    of it; `report` gets a sentence about it.  `folder` stands in for the user's state folder.
    Raises nothing.
    """
    real = os.path.realpath(path)
    found: list[Draft] = []
    try:
        for journal in journals_of(folder or folders.drafts_folder(), real):
            found += _own_drafts(journal, real, report)
    except OSError as error:
        report(_unreadable(error.filename or path, error))
    return _without_twins(found)


def moved_here(tasks: Sequence[Task], *, folder: Path | None = None) -> list[Draft]:
    """The drafts for a register that is not there any more, if the one with these tasks seems to
    be the same.

    It does if each task with a draft is here, with the same id and content.  So a renamed
    register finds its drafts, changed meanwhile or not; so does a copy of one that was deleted:
    `Draft.register` says which file it was.  Looks at every journal that there is, for when the
    register is read to its end.  Raises nothing.
    """
    found: list[Draft] = []
    with contextlib.suppress(OSError):
        for journal in journals_of(folder or folders.drafts_folder(), None):
            with contextlib.suppress(OSError):
                left = read_left(journal)
                if left and folders.is_gone(left[0].register):
                    found += left
    if not found:
        return []
    from taskreview.store.journal.drafts import identity_of

    here = {identity_of(task) for task in tasks}
    strange = {d.origins for d in found if not d.digest or (d.id, d.digest) not in here}
    return _without_twins(draft for draft in found if draft.origins not in strange)


def drop(drafts: Iterable[Draft]) -> None:
    """Takes recovered drafts off the disk, durably.  Raises OSError."""
    by_journal: dict[Path, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for journal in draft.origins:
            by_journal[journal].append(draft)
    for journal, unwanted in by_journal.items():
        _drop_from(journal, unwanted)


def journals_of(folder: Path, register: str | None) -> list[Path]:
    """The files in the folder that belong to a register, or all."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    if register is not None:
        names = [name for name in names if name.startswith(folders.readable_part(register))]
        if names:  # only now is the digest worth its time
            own = folders.own_part(register)
            names = [name for name in names if name.startswith(own)]
    return [folder / name for name in sorted(names)]


def _own_drafts(journal: Path, register: str, report: Callable[[str], None]) -> list[Draft]:
    """The drafts of a journal with the name of this register; tidies up what holds none."""
    from taskreview.store.journal.lines import Header

    try:
        if journal.name.endswith(folders.TEMPORARY):
            _remove_stale(journal)
            return []
        contents = _read(journal)
        if contents is None:
            return []
        if contents.header is Header.OTHER_VERSION:
            report(
                _("{journal} holds drafts of another version of taskreview; it stays there").format(
                    journal=journal
                )
            )
        elif contents.pending:
            if contents.register != register:
                return []
            if contents.damaged:
                report(
                    _("Some drafts in {journal} are damaged; what can be read is offered").format(
                        journal=journal
                    )
                )
            return _named(contents, journal)
        elif contents.header is Header.DAMAGED or contents.damaged:
            aside = journal.with_name(journal.name + folders.SET_ASIDE)
            journal.rename(aside)
            report(
                _("The drafts in {journal} are damaged and cannot be read").format(journal=aside)
            )
        else:
            _drop_from(journal, [])
    except OSError as error:
        report(_unreadable(journal, error))
    return []


def _unreadable(path: Path | str, error: OSError) -> str:
    return _("Drafts in {path} cannot be read: {reason}").format(
        path=path, reason=error.strerror or error
    )


def _read(journal: Path) -> Contents | None:
    """What a journal says; None if there is none, or its writer lives.  Raises OSError."""
    if not journal.name.endswith(folders.SUFFIX):
        return None
    with _held(journal, fcntl.LOCK_SH) as descriptor:
        if descriptor is None:
            return None
        return _contents(descriptor)


def _contents(descriptor: int) -> Contents:
    from taskreview.store.journal import lines

    if os.fstat(descriptor).st_size > _MOST_BYTES:
        return lines.Contents(lines.Header.DAMAGED)
    with open(descriptor, "rb", closefd=False) as file:
        return lines.read(file.read())


def read_left(journal: Path) -> list[Draft]:
    """The drafts of a journal of any register; none if its writer lives.  Raises OSError."""
    contents = _read(journal)
    return _named(contents, journal) if contents is not None else []


def _named(contents: Contents, journal: Path) -> list[Draft]:
    return [replace(draft, origins=(journal,)) for draft in contents.pending or ()]


def _without_twins(drafts: Iterable[Draft]) -> list[Draft]:
    """One for what several journals say alike: an instance died when it had just taken it over."""
    found: dict[Draft, list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[replace(draft, time=0, origins=())].append(draft)
    ones = [
        replace(
            twins[0],
            time=max(twin.time for twin in twins),
            origins=tuple(origin for twin in twins for origin in twin.origins),
        )
        for twins in found.values()
    ]
    return sorted(ones, key=lambda draft: (draft.row, draft.field, draft.time))


def _drop_from(journal: Path, unwanted: Sequence[Draft]) -> None:
    """Leaves what is not unwanted, or no file.  Raises OSError."""
    from taskreview.store.journal.lines import draft_line, header_line

    dropped = {(draft.row, draft.field, draft.text) for draft in unwanted}
    with _held(journal, fcntl.LOCK_EX, _PATIENCE_SECONDS) as descriptor:
        if descriptor is None:
            if not os.path.lexists(journal):
                return
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(journal))
        contents = _contents(descriptor)
        rest = [d for d in contents.pending or () if (d.row, d.field, d.text) not in dropped]
        if rest:
            content = header_line(contents.register) + b"".join(map(draft_line, rest))
            os.close(folders.put(journal, content))
        else:
            journal.unlink(missing_ok=True)
        folders.sync(journal.parent)


def _remove_stale(temporary: Path) -> None:
    """Removes what a dead instance began to write.  Raises OSError."""
    with _held(temporary, fcntl.LOCK_EX) as descriptor:
        if descriptor is not None:
            age = time.time() - os.fstat(descriptor).st_mtime
            if age > _STALE_SECONDS:
                temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _held(journal: Path, how: int, patience: float = 0.0) -> Iterator[int | None]:
    """Opens and locks a journal whose writer is dead; None if it is alive, or there is no file.

    Raises OSError.
    """
    access = os.O_RDWR if how == fcntl.LOCK_EX else os.O_RDONLY
    until = time.monotonic() + patience
    while True:
        try:
            # O_NONBLOCK: opening a pipe must not wait for somebody to write into it.
            flags = access | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            descriptor = os.open(journal, flags)
        except FileNotFoundError:
            break
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                break
            locked = _lock(descriptor, how, journal)
            if locked and folders.is_at(descriptor, journal):  # not replaced in between
                yield descriptor
                return
        finally:
            os.close(descriptor)
        if not locked:
            if time.monotonic() >= until:
                break
            time.sleep(0.02)
    yield None


def _lock(descriptor: int, how: int, journal: Path) -> bool:
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # this file system cannot lock
        return not _is_running(folders.writer_of(journal))
    return True


def _is_running(process: int | None) -> bool:
    if process is None:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
