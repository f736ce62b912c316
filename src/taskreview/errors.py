"""What can go wrong, as exceptions whose text is one sentence for the person at the keyboard.

TaskreviewError
├── UsageError            the call asks for something that cannot be: no such task, no such file
├── SettingsError         the user's own settings cannot be meant; says file, line and what is wrong
├── FileError             the file cannot be read as a register, or not be written
│   ├── RegisterError     its text is no register; says the line and the column
│   ├── UnreadableError   the operating system or the encoding says no
│   ├── ChangedOnDiskError  somebody else has saved it since it was read
│   └── SaveError         the new text could not be put in its place; the old file is whole
├── MalformedError        a text (of no known file) is no register
└── EditError             a value cannot be changed in place without touching something else
"""

from __future__ import annotations

from typing import NamedTuple


class TaskreviewError(Exception):
    """Base of all errors that are told in one sentence and never as a traceback."""


class UsageError(TaskreviewError):
    """What was asked for does not exist or cannot be meant."""


class SettingsError(TaskreviewError):
    """The settings file cannot be used as it is."""


class FileError(TaskreviewError):
    """A file cannot be used as it is."""


class Position(NamedTuple):
    """A place in a text as editors count it: line and column, both from 1, in characters."""

    line: int
    column: int


class RegisterError(FileError):
    """The text is no register.  `str()` is `path:line:column: reason`."""

    def __init__(self, reason: str, path: str, position: Position | None = None) -> None:
        place = path if position is None else f"{path}:{position.line}:{position.column}"
        super().__init__(f"{place}: {reason}")
        self.reason = reason
        self.path = path
        self.position = position


class UnreadableError(FileError):
    """The file cannot be read at all."""


class ChangedOnDiskError(FileError):
    """The file is no longer the one that was read.

    `theirs` is what it holds now, or None where it has been deleted or that is not known.
    """

    def __init__(self, message: str, *, theirs: bytes | None = None) -> None:
        super().__init__(message)
        self.theirs = theirs


class SaveError(FileError):
    """The file could not be written; what was there before is still there.

    `reason` and `advice` are the parts of the sentence that say what happened and what to do.
    Only where the old text could not be put back, `backup` names the file that holds it.
    """

    def __init__(
        self, message: str, *, reason: str = "", advice: str = "", backup: str | None = None
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.advice = advice
        self.backup = backup


class OutputError(TaskreviewError):
    """What was done could not be told; it is done all the same."""


class EditError(TaskreviewError):
    """The new value cannot be written in place; `index` is that of its task, if that is known."""

    def __init__(self, message: str, *, index: int | None = None) -> None:
        super().__init__(message)
        self.index = index


class MalformedError(TaskreviewError):
    """A text is not YAML or no register, at an offset into it.

    The document layer knows no path; whoever opened the file turns this into a RegisterError.
    `offset` counts characters, `byte_offset` UTF-8 bytes; at most one of them is given.
    """

    def __init__(
        self, reason: str, *, offset: int | None = None, byte_offset: int | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        self.byte_offset = byte_offset
