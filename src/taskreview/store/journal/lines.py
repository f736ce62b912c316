"""The text of a journal: a line is a checksum and JSON, and stands for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from taskreview.document.edit import TEXT_FIELDS
from taskreview.model import Field
from taskreview.store.journal.drafts import Draft, Pending

_FORMAT = "taskreview drafts"
_VERSION = 1
_END_OF_TIME = 250_000_000_000
"""Seconds; the year 9892.  What is later no calendar can show."""


class Header(Enum):
    """What the first line of a journal says about the rest."""

    KNOWN = auto()
    OTHER_VERSION = auto()
    DAMAGED = auto()


@dataclass(frozen=True, slots=True)
class Contents:
    """What could be read of a journal."""

    header: Header
    register: str = ""
    pending: Pending | None = None
    damaged: int = 0
    """Lines that could not be read."""


def header_line(register: str) -> bytes:
    """The first line of the journal of a register, named by its real path."""
    return encode({"format": _FORMAT, "version": _VERSION, "register": register})


def draft_line(draft: Draft) -> bytes:
    """The line of a draft.  One that says what the file says drops the earlier one."""
    return encode(
        {
            "row": draft.row,
            "id": draft.id,
            "task": draft.digest,
            "about": draft.about,
            "field": draft.field.value,
            "base": draft.base,
            "text": draft.text,
            "time": draft.time,
        }
    )


def read(data: bytes) -> Contents:
    """What a journal says, as far as it can be read; raises nothing, whatever the data is."""
    first, *others = data.split(b"\n")
    header, register = _header(_decode(first))
    if header is not Header.KNOWN:
        return Contents(header, register)
    pending = Pending()
    damaged = 0
    for line in others:
        if not line:
            continue
        draft = _draft(_decode(line), register)
        if draft is None:
            damaged += 1
        else:
            pending.put(draft)
    return Contents(header, register, pending, damaged)


def _header(values: Mapping[str, object]) -> tuple[Header, str]:
    if values.get("format") != _FORMAT:
        return Header.DAMAGED, ""
    register = values.get("register")
    if values.get("version") != _VERSION or not isinstance(register, str):
        return Header.OTHER_VERSION, ""
    return Header.KNOWN, register


def _draft(values: Mapping[str, object], register: str) -> Draft | None:
    row, time = values.get("row"), values.get("time")
    field, digest, about = values.get("field"), values.get("task"), values.get("about")
    identifier, base, text = values.get("id"), values.get("base"), values.get("text")
    if (
        type(row) is not int
        or not isinstance(time, int | float)
        or not 0 <= time < _END_OF_TIME
        or not isinstance(field, str)
        or field not in TEXT_FIELDS
        or not isinstance(digest, str)
        or not isinstance(about, str)
        or not isinstance(text, str)
        or not isinstance(identifier, str | None)
        or not isinstance(base, str | None)
    ):
        return None
    return Draft(row, identifier, digest, about, Field(field), base, text, time, register)


# Not with JSON's \u escapes: of two lone surrogates in a row they make one character.


def encode(values: Mapping[str, object]) -> bytes:
    """A line that says this."""
    import json
    from zlib import crc32

    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "surrogatepass")
    return b"%08x %s\n" % (crc32(body), body)


def _decode(line: bytes) -> Mapping[str, object]:
    """The values of a line, none if it is not whole."""
    import json
    from zlib import crc32

    checksum, _space, body = line.partition(b" ")
    if checksum != b"%08x" % crc32(body):
        return {}
    try:
        values = json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
