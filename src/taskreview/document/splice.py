"""Changes values in YAML text and nothing else, and proves it before handing the text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from taskreview.document.attempts import attempts, restoring
from taskreview.document.edit import TEXT_FIELDS, Edit
from taskreview.document.hunks import Hunk, moved, patched
from taskreview.document.interpret import entries, task_from_mapping
from taskreview.document.nodes import Alias, Mapping
from taskreview.document.proof import (
    is_the_edit_alone,
    is_the_old_text_alone,
    mapping_at,
    own_entry,
    stands_alone,
)
from taskreview.document.restoring import Restoration
from taskreview.document.review_placement import is_own_copy
from taskreview.document.sharing import Place, give, places
from taskreview.document.sources import source_of
from taskreview.errors import EditError, MalformedError
from taskreview.i18n import _
from taskreview.model import Field, Task, is_review_text

__all__ = ["TEXT_FIELDS", "Edit", "Spliced", "field_offset", "splice", "task_at"]


Restorations: TypeAlias = dict[tuple[int, Field, str], Restoration]
"""How values were written before: by the offsets, in the old text, of their tasks, by field, and by
the text that each was given: one edit may be made on top of another one."""


class _Made(NamedTuple):
    """An edit that can be made: what is to be replaced, and how to take it back."""

    edit: Edit
    hunks: list[Hunk]
    restoration: Restoration | None


@dataclass(frozen=True, slots=True)
class Spliced:
    """A changed text, and what was replaced in it: rounds of hunks, each in order, each in the
    offsets of the text that the round before it left; and how to take the edits back, in the
    edited values: what others had to be given of their own thereafter stays with them."""

    text: str
    rounds: tuple[tuple[Hunk, ...], ...]
    restorations: Restorations

    def moved(self, offsets: Iterable[int]) -> Iterator[int]:
        """Where ascending offsets into the old text lie in the new one."""
        for hunks in self.rounds:
            offsets = moved(offsets, hunks)
        return iter(offsets)


def splice(text: str, edits: Sequence[Edit]) -> Spliced:
    """The text with the edits made in it; each is proven by reading its task again.

    Tasks that share the edited value, by an alias or a merge key, keep what they say.
    Raises EditError where a value cannot be changed without touching something else.
    """
    for edit in edits:
        _check(text, edit)
    rounds: list[tuple[Hunk, ...]] = []
    restorations: Restorations = {}
    waiting = sorted(edits, key=lambda edit: edit.offset)
    began = {edit.offset: edit.offset for edit in waiting}
    while waiting:
        made, waiting = _round(text, waiting)
        hunks = [hunk for each in made for hunk in each.hunks]
        for edit, _hunks, restoration in made:
            if restoration is not None and edit.offset in began:
                restorations[began[edit.offset], edit.field, edit.text] = restoration
        text = patched(text, hunks)
        rounds.append(tuple(hunks))
        offsets = list(moved([edit.offset for edit in waiting], hunks))
        began = {
            offset: began[edit.offset]
            for edit, offset in zip(waiting, offsets, strict=True)
            if edit.offset in began
        }
        waiting = [
            edit._replace(offset=offset) for edit, offset in zip(waiting, offsets, strict=True)
        ]
    return Spliced(text, tuple(rounds), restorations)


def task_at(text: str, offset: int, row: int) -> Task:
    """The task whose mapping begins at `offset`, read from there and no further.

    Raises MalformedError where it cannot be read by itself.
    """
    return task_from_mapping(mapping_at(text, offset), row)


def field_offset(text: str, offset: int, field: Field) -> int:
    """Where the value of a field of the task at `offset` begins; the task itself if it has none."""
    try:
        entry = entries(mapping_at(text, offset)).get(field)
    except MalformedError:
        return offset
    return offset if entry is None or entry.inherited else entry.value.start


def _check(text: str, edit: Edit) -> None:
    # libyaml does not count a byte order mark, so behind one its offsets are not ours.
    if edit.field not in TEXT_FIELDS or text.startswith("\ufeff"):
        raise edit.refusal()
    if edit.field is Field.REVIEW and not is_review_text(edit.text):
        raise edit.refusal()
    try:
        edit.text.encode("utf-8")
    except UnicodeEncodeError:
        raise EditError(_("half a character (a lone surrogate) cannot be written")) from None


def _round(text: str, waiting: list[Edit]) -> tuple[list[_Made], list[Edit]]:
    """As many of the edits as can be made at once, and the edits left.

    Tasks that stand alone go first, at most one edit each; then those that only take from others;
    then, one at a time, those that give.
    """
    first: dict[int, Edit] = {}
    for edit in waiting:
        first.setdefault(edit.offset, edit)
    made: list[_Made] = []
    for edit in first.values():
        mapping = _read_alone(text, edit.offset)
        is_to_be_alias = edit.restoration is not None and edit.restoration.may_have_alias
        if mapping is not None and not is_to_be_alias:
            one = _proven(text, Place(mapping), edit)
            if one is None:
                raise edit.refusal()
            made.append(one)
    if made:
        return made, _without(waiting, made)

    found = _places(text, first)
    for edit in first.values():
        place = found[edit.offset]
        takes_only = isinstance(place.node, Alias) or (
            stands_alone(text, place.node)
            and not _is_to_be_alias_again(text, place.node, edit)
            and not _gives_back(text, place.node, edit)
        )
        one = _proven(text, place, edit) if takes_only else None
        if one is not None:
            made.append(one)
    if made:
        return made, _without(waiting, made)

    edit = waiting[0]
    node = found[edit.offset].node
    if isinstance(node, Alias):
        raise edit.refusal()
    hunks, due, after = give(text, node, edit)
    # What the caller wants of another task goes before what that task was.
    wanted = {(edit.offset, edit.field) for edit in waiting}
    left = [edit for edit in due if (edit.offset, edit.field) not in wanted]
    rest = sorted([*waiting[1:], *left], key=lambda edit: edit.offset)
    return [_made(text, node, edit, hunks, after)], rest


def _is_to_be_alias_again(text: str, node: Mapping, edit: Edit) -> bool:
    """Whether the edit takes away all that the task has of its own: only the whole text shows
    what an alias stands for."""
    return edit.field is Field.REVIEW and edit.review is None and is_own_copy(text, node)


def _gives_back(text: str, node: Mapping, edit: Edit) -> bool:
    """Whether the edit puts back more than a value: an alias in the place of the task or of
    another value, or beside the task what it had handed on."""
    hunks = restoring(text, node, edit) or ()
    return any("*" in hunk.text or hunk.start >= node.end for hunk in hunks)


def _without(waiting: list[Edit], made: list[_Made]) -> list[Edit]:
    """The edits left; of equal ones only one was made."""
    gone = {id(each.edit) for each in made}
    return [edit for edit in waiting if id(edit) not in gone]


def _read_alone(text: str, offset: int) -> Mapping | None:
    try:
        mapping = mapping_at(text, offset)
    except MalformedError:
        return None
    return mapping if stands_alone(text, mapping) else None


def _places(text: str, edits: dict[int, Edit]) -> dict[int, Place]:
    try:
        found = places(text, edits)
    except MalformedError:
        found = {}
    for offset, edit in edits.items():
        if offset not in found:
            raise edit.refusal()
    return found


def _proven(text: str, place: Place, edit: Edit) -> _Made | None:
    """The first way to make the edit that reads back as that edit alone: first as it was written
    before, if it was."""
    node = place.node
    if isinstance(node, Mapping) and (old := restoring(text, node, edit)):
        after = _reading(text, place, old)
        if after is not None and is_the_old_text_alone(node, after, edit, old):
            return _made(text, node, edit, old, after)
    for hunks in attempts(text, node, edit):
        after = _reading(text, place, hunks)
        if after is not None and is_the_edit_alone(node, after, edit, hunks):
            return _made(text, node, edit, hunks, after)
    return None


def _reading(text: str, place: Place, hunks: list[Hunk]) -> Mapping | None:
    try:
        return mapping_at(text, place.node.start, hunks, place.anchors)
    except MalformedError:
        return None


def _made(
    text: str, node: Mapping | Alias, edit: Edit, hunks: list[Hunk], after: Mapping | Alias
) -> _Made:
    entry = own_entry(after, edit.field) if isinstance(after, Mapping) else None
    if entry is None:
        return _Made(edit, hunks, None)
    source = None
    if edit.field is not Field.REVIEW and isinstance(node, Mapping):
        was = own_entry(node, edit.field)
        source = was and source_of(text, was.value)
    return _Made(edit, hunks, Restoration.of(text, hunks, entry.key.start, source))
