"""YAML events with character offsets, from libyaml where it is there, else from pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple, Protocol, cast, runtime_checkable

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from taskreview.document.hunks import Hunk
from taskreview.document.mending import Mended, joined
from taskreview.document.position import line_start
from taskreview.errors import MalformedError
from taskreview.i18n import _

__all__ = [
    "MAX_DEPTH",
    "AliasEvent",
    "ByteStream",
    "Event",
    "Hunk",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "TextStream",
    "end_of",
    "read_events",
    "start_of",
]

MAX_DEPTH = 100
"""Levels of nesting that are followed; a register needs four, libyaml's users crash at 100,000."""

_PARSER_ERRORS = (yaml.YAMLError, UnicodeDecodeError, ValueError, OverflowError)

_HALF = re.compile("[\ud800-\udfff]")
_HALF_ALONE = "invalid Unicode character"
_IN_BLOCK = "where an indentation space is expected"
_NOT_CLOSED = (
    "unexpected end of stream",
    "unexpected document indicator",
    "unexpected document separator",
)
_MENDABLE = (_HALF_ALONE, "cannot start any token", "found a tab character", r"but found '\t'")
"""Words of complaints that may be about what `mending` mends."""

HAS_LIBYAML = bool(getattr(yaml, "__with_libyaml__", False))


class ByteStream(Protocol):
    """UTF-8 bytes without a byte order mark, read piece by piece."""

    def read(self, size: int, /) -> bytes: ...


@runtime_checkable
class WholeStream(ByteStream, Protocol):
    """A stream that can begin again, so that its text can be mended."""

    def whole(self) -> str:
        """The text from its beginning to its end, of which nothing is left to read then."""


class _EventSource(Protocol):
    def get_event(self) -> Event | None: ...


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, without the constructor on top."""

    def __init__(self, stream: ByteStream) -> None:
        Reader.__init__(self, cast(Any, stream))
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Event | None:
        event = cast("Event | None", Parser.get_event(self))  # type: ignore[no-untyped-call]
        if isinstance(event, ScalarEvent) and event.style == '"' and _HALF.search(event.value):
            try:
                event.value = joined(event.value)
            except UnicodeError:
                raise MalformedError(_explain(_HALF_ALONE), offset=start_of(event)) from None
        return event


class TextStream:
    """A text from `offset` on as a byte stream, in which `changes` have been made on the way.

    The first line's earlier columns are filled with blanks, so that indentation stays true.
    `base` is what to add to an event's offset to have an offset into the changed text.
    """

    _PIECE = 4096

    def __init__(self, text: str, offset: int = 0, changes: Iterable[Hunk] = ()) -> None:
        self.base = line_start(text, offset)
        parts = [" " * (offset - self.base)]
        for hunk in changes:
            parts += (text[offset : hunk.start], hunk.text)
            offset = hunk.end
        self._begin = self._ahead = "".join(parts)
        self._text = text
        self._from = self._at = offset
        self._given = 0

    def read(self, size: int, /) -> bytes:
        piece = self._ahead + self._text[self._at : self._at + self._PIECE]
        try:
            encoded = piece.encode("utf-8")
        except UnicodeEncodeError as error:
            raise MalformedError(
                _("half a character (a lone surrogate) cannot be written"),
                offset=self._given + error.start,
            ) from None
        self._ahead = ""
        self._at += self._PIECE
        self._given += len(piece)
        return encoded

    def whole(self) -> str:
        return self._begin + self._text[self._from :]


def start_of(event: Event) -> int:
    """The offset at which an event begins, in characters."""
    assert event.start_mark is not None
    return event.start_mark.index


def end_of(event: Event) -> int:
    """The offset behind an event, in characters."""
    assert event.end_mark is not None
    return event.end_mark.index


def _parser(stream: ByteStream, *, pure: bool) -> _EventSource:
    if HAS_LIBYAML and not pure:
        from yaml._yaml import CParser

        return cast(_EventSource, CParser(cast(Any, stream)))
    return _PureParser(stream)


def read_events(stream: ByteStream, *, pure: bool = False) -> Iterator[Event]:
    """Yields the events of a YAML stream; offsets in their marks count characters.

    Where the parser refuses what YAML allows, the text is mended and parsed anew.

    Raises MalformedError where the text is not YAML.
    """
    event: Event | None = None
    try:
        source = _parser(stream, pure=pure)
        while (event := source.get_event()) is not None:
            yield event
        return
    except _PARSER_ERRORS as error:
        refusal = _Refusal.of(error, event, pure=pure)
    if not (refusal.is_mendable and isinstance(stream, WholeStream)):
        raise refusal.error
    yield from _mended_events(stream.whole(), refusal, pure=pure)


def _mended_events(text: str, refusal: _Refusal, *, pure: bool) -> Iterator[Event]:
    """The events behind those that were given before the parser refused the text."""
    given = 0
    with suppress(*_PARSER_ERRORS):
        source = _parser(TextStream(text), pure=pure)
        while source.get_event() is not None:
            given += 1
    mended = Mended(text)
    while refusal.mends(mended):
        event: Event | None = None
        try:
            source = _parser(TextStream(mended.text), pure=pure)
            if not _goes_on(source, given, refusal.last, mended):
                break
            while (event := source.get_event()) is not None:
                mended.restore(event)
                given += 1
                yield event
            return
        except _PARSER_ERRORS as error:
            refusal = _Refusal.of(error, event or refusal.last, pure=pure)
    raise refusal.error


def _goes_on(source: _EventSource, given: int, last: Event | None, mended: Mended) -> bool:
    """Reads the events that were given before; whether the last of them is still the same.

    It is not where a text goes on behind the place that the pure parser has refused.
    """
    event: Event | None = None
    for _again in range(given):
        event = source.get_event()
    if event is not None:
        mended.restore(event)
    return getattr(event, "value", None) == getattr(last, "value", None)


class _Refusal(NamedTuple):
    """What a parser has refused, behind which event, and what it says."""

    error: MalformedError
    last: Event | None
    problem: str = ""

    @classmethod
    def of(cls, error: Exception, last: Event | None, *, pure: bool) -> _Refusal:
        """What an error of the parser means."""
        if isinstance(error, ReaderError):
            return cls(_unreadable(error, pure=pure), last)
        if isinstance(error, yaml.MarkedYAMLError):
            mark = error.problem_mark or error.context_mark
            problem = error.problem or error.context or ""
            if any(words in problem for words in _NOT_CLOSED):
                mark = error.context_mark or mark  # where it opens, not where the file ends
            offset = mark.index if mark is not None else None
            return cls(MalformedError(_explain(problem), offset=offset), last, problem)
        # Bytes in a tag that are no text (libyaml), numbers beyond all bounds (pure Python).
        offset = end_of(last) if last is not None else 0
        return cls(MalformedError(_explain(type(error).__name__), offset=offset), last)

    @property
    def is_mendable(self) -> bool:
        """Whether it may be about what `mending` mends."""
        return self.error.offset is not None and any(words in self.problem for words in _MENDABLE)

    def mends(self, mended: Mended) -> bool:
        """Mends what was refused, if the parser is not right to refuse it."""
        offset = self.error.offset
        if offset is None or not self.is_mendable:
            return False
        return mended.mend(offset, in_block=_IN_BLOCK in self.problem)


def _unreadable(error: ReaderError, *, pure: bool) -> MalformedError:
    """What the parser's reader has met: a forbidden character, or bytes that are no UTF-8."""
    code = error.character if isinstance(error.character, int) else ord(error.character[:1])
    if error.encoding == "unicode" or error.reason.startswith("control characters"):
        reason = _(
            "the control character U+{code:04X} must not stand here as it is; delete it, or write "
            "it as \\u{code:04X} in double quotes"
        ).format(code=code)
        if pure or not HAS_LIBYAML:
            return MalformedError(reason, offset=error.position)
    elif 0 <= code <= 0xFF:
        reason = _("not UTF-8 text (byte 0x{code:02X}); save the file as UTF-8").format(code=code)
    else:
        reason = _("not UTF-8 text; it breaks off or holds half a character; save it as UTF-8")
    return MalformedError(reason, byte_offset=error.position)


def _explain(problem: str) -> str:
    """The parser's complaint, with what most often causes it."""
    reason = _("not valid YAML: {problem}").format(problem=problem)
    for words, hint in (
        ("mapping values are not allowed", _("a text with a colon in it needs quotes")),
        ("cannot start any token", _("indent with blanks, not tabs; quote texts that begin so")),
        ("violates indentation", _("indent with blanks, not tabs")),
        ("expected <block end>", _("check the indentation of this line and the ones above")),
        ("expected '-' indicator", _("check the indentation of this line and the ones above")),
        (
            "could not find expected ':'",
            _("a key without its colon, or a line indented too little"),
        ),
        *((words, _("a quotation mark or bracket is not closed")) for words in _NOT_CLOSED),
        ("expected ',' or", _("a bracket is not closed, or a comma is missing")),
        (_HALF_ALONE, _("write the character itself, not half of it as \\u…")),
    ):
        if words in problem:
            return f"{reason} ({hint})"
    return reason
