"""Saves edits into a register file: read it again, splice, put the new text in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

from taskreview.document.position import position
from taskreview.document.splice import Edit, Spliced, field_offset, splice
from taskreview.errors import EditError
from taskreview.store.atomic import put, write_new
from taskreview.store.checkpoints import Checkpoints
from taskreview.store.encoding import UTF_8, Encoding, decode_known, detect
from taskreview.store.failures import save_failure
from taskreview.store.held import HeldFile, held
from taskreview.store.nearby import SplicedNearby, splice_nearby


@dataclass(frozen=True, slots=True)
class SavePlan:
    """What a save is to write, taken at one moment: edits, to tasks named by index, made in the
    text `raw`."""

    path: Path
    raw: bytes | bytearray
    edits: tuple[tuple[int, Edit], ...]
    checkpoints: Checkpoints = field(default_factory=Checkpoints)
    """Those of `raw`, as far as they are known."""
    expected: bytes | bytearray | None = None
    """What the file is known to hold, where that is not `raw`: what a colleague has deleted and
    is to be put back is in one of them only."""
    encoding: Encoding = UTF_8
    """What the file was in when it told: where only ASCII is left, it does not."""


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What a save has written: the new content and how it came out of the old one."""

    plan: SavePlan
    raw: bytes
    spliced: Spliced | SplicedNearby

    @property
    def checkpoints(self) -> Checkpoints:
        """Those of the new content, as far as they are known."""
        spliced = self.spliced
        return spliced.checkpoints if isinstance(spliced, SplicedNearby) else Checkpoints()


Rebase = Callable[[SavePlan, bytes], SavePlan | None]
"""Given a plan and what the file holds now, the plan with the same edits made in that; None to
write nothing."""


@overload
def carry_out(plan: SavePlan) -> SaveOutcome: ...


@overload
def carry_out(plan: SavePlan, rebase: Rebase) -> SaveOutcome | None: ...


def carry_out(plan: SavePlan, rebase: Rebase | None = None) -> SaveOutcome | None:
    """Writes what was planned, if the file is still the one that was read.

    If it is not, `rebase` is asked for another plan, which is then carried out; the outcome names
    it, and is None where there is none.  From reading to writing the file is locked against other
    programs of ours, so between them nothing is lost.  Touches no session and may run in another
    thread.
    Raises SaveError, ChangedOnDiskError, EditError, and what `rebase` raises.
    """
    with held(plan.path) as file:
        expected = plan.raw if plan.expected is None else plan.expected
        theirs = _content_unless(file, expected)
        if theirs is not None:
            if rebase is None:
                raise file.changed(theirs)
            rebased = rebase(plan, theirs)
            if rebased is None:
                return None
            plan, expected = rebased, theirs
        outcome = _made(plan)
        if outcome.raw != expected:
            put(file, outcome.raw)
    return outcome


def save_as(plan: SavePlan, path: Path) -> SaveOutcome:
    """Writes what was planned to a file that is not there yet, whatever has become of the old one.

    Raises SaveError, EditError.
    """
    outcome = _made(plan)
    write_new(path, outcome.raw, like=plan.path)
    return outcome


def _made(plan: SavePlan) -> SaveOutcome:
    edits = [edit for _index, edit in plan.edits]
    told = None if plan.raw.isascii() else detect(plan.raw, complete=True)
    if (told or plan.encoding).codec == UTF_8.codec:
        nearby = splice_nearby(plan.raw, edits, plan.checkpoints)
        if nearby is not None:
            return SaveOutcome(plan, *nearby)
    text, encoding = decode_known(plan.raw, plan.encoding)
    try:
        for edit in edits:
            encoding.check(edit.text)
        spliced = splice(text, edits)
        return SaveOutcome(plan, encoding.encode_to_be_told(spliced.text), spliced)
    except EditError as error:
        raise _with_place(error, plan, text, encoding) from error


def _with_place(error: EditError, plan: SavePlan, text: str, encoding: Encoding) -> EditError:
    """The error with the file's name and where the value stands that cannot be changed."""
    refused = _refused(plan.edits, text, encoding)
    if refused is None:
        return EditError(f"{plan.path}: {error}")
    index, edit = refused
    place = position(text, field_offset(text, edit.offset, edit.field))
    return EditError(f"{plan.path}:{place.line}:{place.column}: {error}", index=index)


def _refused(
    edits: Sequence[tuple[int, Edit]], text: str, encoding: Encoding
) -> tuple[int, Edit] | None:
    """The first edit that cannot be made, found by halving; None where each half of some can be
    made, and both together cannot."""
    while len(edits) > 1:
        half = len(edits) // 2
        halves = (edits[:half], edits[half:])
        refused = next((part for part in halves if not _can_be_made(part, text, encoding)), None)
        if refused is None:
            return None
        edits = refused
    return edits[0]


def _can_be_made(edits: Sequence[tuple[int, Edit]], text: str, encoding: Encoding) -> bool:
    try:
        for _index, edit in edits:
            encoding.check(edit.text)
        encoding.encode_to_be_told(splice(text, [edit for _index, edit in edits]).text)
    except EditError:
        return False
    return True


def _content_unless(file: HeldFile, expected: bytes | bytearray) -> bytes | None:
    """What the file holds, unless that is what is expected."""
    try:
        return None if file.holds(expected) else file.content()
    except OSError as error:
        raise save_failure(file.path, error) from error
