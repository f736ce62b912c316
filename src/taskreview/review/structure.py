"""Checks of one task's structure: what it lacks, and what cannot be meant as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import name

from taskreview.deadline import Flaw, flaw
from taskreview.document.interpret import entries
from taskreview.document.nodes import Alias, Mapping, Scalar, Sequence, resolved
from taskreview.i18n import _
from taskreview.labels import field_label
from taskreview.model import Field, Json, Review, Task
from taskreview.printable import unprintable


class Code(StrEnum):
    """What kind of problem it is."""

    READING = "reading"
    """What the reader noted: a key that stands twice, a second document and the like."""
    NO_ID = "no-id"
    NO_CONTENT = "no-content"
    NO_UNITS = "no-units"
    REPEATED_ID = "repeated-id"
    DEADLINE_NO_DAY = "deadline-no-day"
    NOT_ONE_TEXT = "not-one-text"
    UNPRINTABLE = "unprintable"


@dataclass(frozen=True, slots=True)
class StructureProblem:
    """A problem of one task; `field` is the one it is in, None if it is in an unknown key."""

    code: Code
    field: Field | None
    message: str


def structure_problems(task: Task) -> Iterator[StructureProblem]:
    """Everything that is wrong with a task by itself."""
    yield from _lacking(task)
    yield from _deadline(task)
    yield from _unprintable(task)


def _lacking(task: Task) -> Iterator[StructureProblem]:
    if task.id is None or not str(task.id).strip():
        yield StructureProblem(Code.NO_ID, Field.ID, _("no id"))
    if not (task.content or "").strip():
        yield StructureProblem(Code.NO_CONTENT, Field.CONTENT, _("no content"))
    if not task.units:
        yield StructureProblem(Code.NO_UNITS, Field.UNITS, _("no responsible unit"))


def _deadline(task: Task) -> Iterator[StructureProblem]:
    """What looks like a date and is none; words such as 长期 are not meant as one."""
    found = flaw(task.deadline)
    if found is None:
        return
    message = {
        Flaw.NO_YEAR: _("the deadline “{text}” names no year"),
        Flaw.NO_SUCH_DAY: _("the deadline “{text}” is no date of the calendar"),
    }[found]
    yield StructureProblem(Code.DEADLINE_NO_DAY, Field.DEADLINE, message.format(text=task.deadline))


def _unprintable(task: Task) -> Iterator[StructureProblem]:
    for field in Field:
        value = getattr(task, field)
        if isinstance(value, Review):
            value = (value.reason or "", value.date or "", value.digest or "")
        texts = value if isinstance(value, tuple) else (str(value or ""),)
        if found := _first_unprintable(texts):
            yield StructureProblem(Code.UNPRINTABLE, field, _holds(field_label(field), found))
    for key, data in task.extra:
        if found := _first_unprintable((key, *_texts(data))):
            yield StructureProblem(Code.UNPRINTABLE, None, _holds(f"“{key}”", found))


def _first_unprintable(texts: Iterable[str]) -> str | None:
    for text in texts:
        for match in unprintable().finditer(text):
            if match[0] not in "\n\t":
                return match[0]
    return None


def _holds(place: str, character: str) -> str:
    code = f"U+{ord(character):04X}"
    known = name(character, "")
    return _("{place}: holds the control or invisible character {code}").format(
        place=place, code=f"{code} {known}" if known else code
    )


def _texts(data: Json) -> Iterator[str]:
    """Every text in plain data, keys too."""
    waiting = [data]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            yield from part
            waiting += part.values()


def not_one_text(node: Mapping | Alias) -> Iterator[StructureProblem]:
    """The fields of a task's YAML that hold a list or a mapping where a text should be.

    Such a value is shown as the text of its parts.  Units may be a list, of texts.
    """
    mapping = resolved(node)
    assert isinstance(mapping, Mapping)
    if all(isinstance(value, Scalar) for _key, value in mapping.pairs):
        return
    for field, entry in entries(mapping).items():
        if isinstance(field, Field) and field is not Field.REVIEW:
            value = resolved(entry.value)
            parts = [value]
            if field is Field.UNITS and isinstance(value, Sequence):
                parts = [resolved(item) for item in value.items]
            for part in parts:
                if not isinstance(part, Scalar):
                    yield StructureProblem(Code.NOT_ONE_TEXT, field, _wrong_kind(field, part))
                    break


def _wrong_kind(field: Field, part: Mapping | Sequence) -> str:
    label = field_label(field)
    if isinstance(part, Mapping):
        return _("{field}: keys and values, where a text should be").format(field=label)
    return _("{field}: a list, where a text should be").format(field=label)
