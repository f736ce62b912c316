"""Writes a text as a YAML scalar in a wanted style, by PyYAML's emitter, and fits it in."""

from __future__ import annotations

import io
import re
import sys
from enum import StrEnum
from typing import NamedTuple

from yaml.emitter import Emitter
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
    StreamStartEvent,
)


class Style(StrEnum):
    """How a scalar stands in the source; the value is the emitter's own sign for it."""

    PLAIN = ""
    SINGLE = "'"
    DOUBLE = '"'
    LITERAL = "|"
    FOLDED = ">"

    @property
    def is_block(self) -> bool:
        """Whether the text stands on lines of its own below the header."""
        return self in (Style.LITERAL, Style.FOLDED)


class Rendered(NamedTuple):
    """A scalar as source text: what stands behind the key, and the lines below it.

    `body` is empty or begins with a line break; it has none at its end.
    """

    head: str
    body: str


_BREAKS_OF_YAML_1_1 = re.compile("[\x85\u2028\u2029]")
_SPACE_THE_EMITTER_REFUSES = re.compile(r"\t|[ \t]$", re.MULTILINE)
_BEGINS_WITH_TAB = re.compile(r"[ \n]*\t")
_ESCAPE = re.compile(r"\\(?:x(..)|U(.{8})|([0aveNLP_])|.)")
_NOT_IN_JSON = {
    "0": "\0",
    "a": "\a",
    "v": "\v",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
    "_": "\xa0",
}
_TYPED_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def reads_as_text(text: str) -> bool:
    """Whether every YAML reader, 1.1 or 1.2, takes the untagged plain scalar for a text.

    Careful rather than exact: whatever begins as numbers, dates and special words do is refused.
    """
    if not text or not text.isascii():
        return bool(text)
    return text[0] not in "0123456789+-.~=<" and text.casefold() not in _TYPED_WORDS


def render(
    text: str, style: Style, *, in_flow: bool, parent: int, indent: int, newline: str
) -> Rendered:
    """The text in the wanted style, or in the nearest that the emitter finds able to hold it.

    `parent` is the column of the key's mapping, `indent` the column for lines of a block scalar.
    A plain scalar that a reader could take for something else than a text is quoted.
    """
    if _BREAKS_OF_YAML_1_1.search(text):
        style = Style.DOUBLE
    elif style is Style.PLAIN and not reads_as_text(text):
        style = Style.SINGLE
    if style.is_block and not in_flow:
        step = min(max(indent - parent, 2), 9)
        header, *lines = _block_lines(text, style, step)
        if lines:
            if any(character.isdigit() for character in header):
                indent = parent + step
            body = [newline + (" " * indent + line if line else "") for line in lines]
            return Rendered(header, "".join(body))
        style = Style.DOUBLE
    source = _emit(text, style, in_flow=in_flow)
    return Rendered(_escape_as_json(source) if source[0] == '"' else source, "")


def _block_lines(text: str, style: Style, step: int) -> list[str]:
    """The header of a block scalar and its lines without indentation; the emitter may decline
    the style, and what it wrote instead is one line."""
    if style is Style.FOLDED:
        header, *lines = _emit(text, style, step).split("\n")
        return [header, *(line[step:] for line in lines)]
    if _BEGINS_WITH_TAB.match(text):
        return [text]
    # The emitter gives up on tabs and on blanks before a line's end, which a literal can hold.
    header = _emit(_SPACE_THE_EMITTER_REFUSES.sub("x", text), style, step).partition("\n")[0]
    return [header, *(text.removesuffix("\n").split("\n") if header.startswith("|") else ())]


def _escape_as_json(source: str) -> str:
    """A double-quoted scalar with escapes that JSON has too, and with none for characters beyond
    the BMP, such as rare ones in names, which the emitter escapes for no need."""

    def character(match: re.Match[str]) -> str:
        short, long, letter = match.groups()
        if long:
            return chr(int(long, 16))
        if short or letter:
            return f"\\u{int(short, 16) if short else ord(_NOT_IN_JSON[letter]):04X}"
        return match[0]

    return _ESCAPE.sub(character, source)


def _emit(text: str, style: Style, step: int = 2, *, in_flow: bool = False) -> str:
    """The scalar alone, as the emitter writes it for the value of a key at column 0."""
    out = io.StringIO()
    emitter = Emitter(out, indent=step, width=sys.maxsize, allow_unicode=True)
    for event in (
        StreamStartEvent(),
        DocumentStartEvent(),
        MappingStartEvent(None, None, True, flow_style=in_flow),
        ScalarEvent(None, None, (True, True), "k"),
        ScalarEvent(None, None, (True, True), text, style=style.value or None),
        MappingEndEvent(),
        DocumentEndEvent(),
        StreamEndEvent(),
    ):
        emitter.emit(event)
    source = out.getvalue()
    if in_flow:
        return source[source.index("k: ") + 3 : source.rindex("}")].rstrip(" \n")
    return source[source.index("k:") + 2 :].lstrip(" ").removesuffix("...\n").removesuffix("\n")
