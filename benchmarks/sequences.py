"""Control sequences in a byte stream: find them, hold back unfinished ones, filter them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SEQUENCE = re.compile(
    rb"\x1b(?:"
    rb"\[(?P<parameters>[0-?]*)(?P<intermediates>[ -/]*)(?P<final>[@-~])"
    rb"|(?P<kind>[PX^_\]])(?P<body>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb")"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[PX^_\]][^\x07\x1b]*\x1b?)?\Z")
_PRIVATE_FINALS = b"hlJK"
"""What the screen model understands with a `?` before its parameters."""


@dataclass(frozen=True, slots=True)
class ControlSequence:
    """One whole control sequence.

    For a CSI sequence `name` is the final byte with the intermediates before it (`$p`) and `text`
    its parameters (`?2026`).  For a control string `name` is its introducer (`P` for DCS, `]` for
    OSC) and `text` its body.
    """

    name: bytes
    text: bytes
    is_string: bool


def control_sequences(data: bytes) -> Iterator[ControlSequence]:
    """All whole CSI sequences and control strings in `data`, in order."""
    for match in _SEQUENCE.finditer(data):
        yield _sequence(match)


def without_unknown(data: bytes) -> bytes:
    """`data` without the sequences that pyte would print or misread."""
    return _SEQUENCE.sub(lambda match: match[0] if _is_known(_sequence(match)) else b"", data)


class WholeSequences:
    """Joins chunks so that no control sequence is ever cut in two."""

    def __init__(self) -> None:
        self._held_back = b""

    def feed(self, chunk: bytes) -> bytes:
        """The bytes so far not handed out, up to a sequence that has only begun."""
        data = self._held_back + chunk
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        self._held_back = data[end:]
        return data[:end]


def _sequence(match: re.Match[bytes]) -> ControlSequence:
    if match["kind"] is not None:
        return ControlSequence(match["kind"], match["body"], is_string=True)
    return ControlSequence(
        match["intermediates"] + match["final"], match["parameters"], is_string=False
    )


def _is_known(sequence: ControlSequence) -> bool:
    if sequence.is_string or len(sequence.name) > 1 or b":" in sequence.text:
        return False
    if sequence.text.startswith(b"?"):
        return sequence.name in _PRIVATE_FINALS
    return not sequence.text.startswith((b"<", b"=", b">"))
