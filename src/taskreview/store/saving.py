"""Saves edits into a register file: read it again, splice, put the new text in its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from taskreview.document.splice import Edit, Spliced, splice
from taskreview.errors import ChangedOnDiskError
from taskreview.i18n import _
from taskreview.store.atomic import write_atomically
from taskreview.store.source import decode, read_file


@dataclass(frozen=True, slots=True)
class SavePlan:
    """What a save is to write, taken at one moment: into the file as it was read (`raw`), edits
    to tasks named by index."""

    path: Path
    raw: bytes | bytearray
    edits: tuple[tuple[int, Edit], ...]
    shares_values: bool


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What a save has written: the new content and how it came out of the old one."""

    plan: SavePlan
    raw: bytes
    spliced: Spliced


def carry_out(plan: SavePlan) -> SaveOutcome:
    """Writes what was planned, if the file is still the one that was read.

    Touches no session and may run in another thread.
    Raises SaveError, ChangedOnDiskError, EditError, UnreadableError.
    """
    if read_file(plan.path) != plan.raw:
        raise ChangedOnDiskError(
            _(
                "{path} has been changed by somebody else since it was read; "
                "nothing was saved, your edits are still here"
            ).format(path=plan.path)
        )
    text, mark = decode(plan.raw)
    spliced = splice(text, [edit for _index, edit in plan.edits], shares_values=plan.shares_values)
    raw = mark + spliced.text.encode("utf-8")
    write_atomically(plan.path, raw)
    return SaveOutcome(plan, raw, spliced)
