"""An earlier version of a register: another file, or what git has kept of this one.

git is only asked for what it stores.  Nothing in the repository is run or changed: no pager, no
hook, no filter, no external diff, no check of signatures.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path

from taskreview.document.events import TextStream
from taskreview.document.reader import Reader
from taskreview.errors import MalformedError, UsageError
from taskreview.i18n import _
from taskreview.model import Task, parse_date
from taskreview.store.encoding import UTF_8
from taskreview.store.source import decode, located, read_file

_PATIENCE_SECONDS = 60
_DATED = re.compile(r"@\{(.+)\}")
_WHERE_GIT_LOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""Variables that name another repository than the file's own, as in a hook."""

_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # where git is too old to know the line above
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}


class EarlierVersion:
    """An earlier version of a register; `name` is what to call it."""

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self._raw = raw

    @cached_property
    def tasks(self) -> list[Task]:
        """Its tasks, read when they are asked for.  Raises RegisterError."""
        encoding = UTF_8
        try:
            text, encoding = decode(self._raw)
            tasks = [each.task for each in Reader(TextStream(text))]
        except MalformedError as error:
            raise located(error, self.name, self._raw, encoding) from error
        self._raw = b""
        return tasks


def find_earlier(old: str, file: Path) -> EarlierVersion:
    """The version of a register that `old` names: a file, else a git revision of `file`.

    A revision is whatever git takes for one (HEAD~1, a tag, a commit).  A day, 2024-11-01 or
    @{2024-11-01}, is the last commit made until the end of that day.
    Raises UsageError, UnreadableError.
    """
    if os.path.lexists(old) or not _may_be_revision(old):
        return EarlierVersion(old, read_file(Path(old)))
    return EarlierVersion(f"{old}:{file}", _git_version(old, file))


def _may_be_revision(old: str) -> bool:
    """Whether git could take it for a name, and certainly not for an option."""
    return bool(old) and not old.startswith("-") and old.isprintable()


def _git_version(revision: str, file: Path) -> bytes:
    """What a commit holds of the file, under whatever name it had then."""
    target = Path(os.path.realpath(file))
    if not target.parent.is_dir():
        raise _unknown(revision, _("the folder {path} does not exist").format(path=target.parent))
    git = _Git(target.parent, revision)
    path = git.enter() + os.fsencode(target.name)
    commit = git.commit()
    for name in chain([path], git.former_names(commit, path)):
        raw = git.blob(commit, name)
        if raw is not None:
            return raw
    raise UsageError(
        _("the git revision “{revision}” has no {path}").format(
            path=os.fsdecode(path), revision=revision
        )
    )


class _Git:
    """Questions to git about the repository that a folder lies in."""

    def __init__(self, folder: Path, revision: str) -> None:
        self._folder = folder
        self._revision = revision

    def _ask(self, *words: str | bytes) -> tuple[int, bytes, str]:
        """The exit code, what it prints, and the first line of what it complains about."""
        environment = {k: v for k, v in os.environ.items() if k not in _WHERE_GIT_LOOKS}
        try:
            done = subprocess.run(
                ["git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", *words],
                cwd=self._folder,
                env={**environment, **_QUIET},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise _unknown(self._revision, _("git is not installed")) from None
        except subprocess.TimeoutExpired:
            raise _unknown(self._revision, _("git does not answer")) from None
        except OSError as error:
            reason = _("git cannot be run: {reason}").format(reason=error.strerror or error)
            raise _unknown(self._revision, reason) from error
        complaint = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        return done.returncode, done.stdout, complaint

    def enter(self) -> bytes:
        """Goes to the top of the working tree; returns the way back: empty or ending in /."""
        code, out, complaint = self._ask("rev-parse", "--show-cdup", "--show-prefix")
        if code == 0:
            up, _line_break, prefix = out.partition(b"\n")
            self._folder /= os.fsdecode(up)
            return prefix.removesuffix(b"\n")
        reason = _("git says: {message}").format(message=complaint)
        if "not a git repository" in complaint:
            reason = _("{path} lies in no git repository").format(path=self._folder)
        raise _unknown(self._revision, reason)

    def commit(self) -> str:
        """The commit that the revision names."""
        dated = _DATED.fullmatch(self._revision)
        day = parse_date(dated[1] if dated else self._revision)
        if dated is None or day is None:
            code, out, _complaint = self._ask(
                "rev-parse", "--verify", "--quiet", f"{self._revision}^{{commit}}"
            )
            if code == 0:
                return out.decode().strip()
        if day is None:
            raise _unknown(self._revision, _("git knows no such revision"))
        end_of_day = f"--before={day.isoformat()} 23:59:59"
        _code, out, _complaint = self._ask("rev-list", "-1", end_of_day, "HEAD")
        if not out:
            raise UsageError(
                _("the git repository has no version from {day} or before").format(
                    day=day.isoformat()
                )
            )
        return out.decode().strip()

    def blob(self, commit: str, path: bytes) -> bytes | None:
        """The content of a file in a commit; None if it is not there."""
        code, out, _complaint = self._ask("cat-file", "blob", commit.encode() + b":" + path)
        return out if code == 0 else None

    def former_names(self, commit: str, path: bytes) -> Iterator[bytes]:
        """What a file may have been called in a commit.

        First told by what is staged and then step by step through the history; then, for a
        commit that is not in this history, by likeness.
        """
        at_head = self._renamed(path, "diff", "--cached", "HEAD")
        unsigned = ("--no-show-signature", "--format=")  # else the repository's gpg is run
        follow = ("log", *unsigned, "--follow", "--diff-filter=R", f"{commit}..HEAD")
        yield self._renamed(at_head, *follow, paths=(at_head,))
        yield self._renamed(path, "diff", "--cached", commit)

    def _renamed(self, path: bytes, *words: str, paths: tuple[bytes, ...] = ()) -> bytes:
        """What the file was called before the renames that git lists, the newest first."""
        quiet = ("--no-ext-diff", "--no-textconv", "--find-renames", "--name-status", "-z")
        _code, out, _complaint = self._ask(*words, *quiet, "--", *paths)
        for old, new in _renames(out):
            if new == path:
                path = old
        return path


def _renames(listing: bytes) -> list[tuple[bytes, bytes]]:
    """Old and new names in a listing by --name-status -z."""
    words = iter(listing.split(b"\0"))
    found = []
    for word in words:
        status = word.strip()
        if status[:1] in (b"R", b"C"):
            old, new = next(words, b""), next(words, b"")
            if status[:1] == b"R":
                found.append((old, new))
        elif status:
            next(words, None)
    return found


def _unknown(old: str, reason: str) -> UsageError:
    return UsageError(
        _("“{old}” is no file, and no git revision either: {reason}").format(old=old, reason=reason)
    )
