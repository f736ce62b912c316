"""Mends what YAML allows and its parsers refuse, in a text that has turned out to hold it.

Characters written as two halves, as in JSON (`"\\ud83d\\ude00"`), and tabs with which the text of a
block scalar begins become stand-ins, which are taken out of the events again; tabs on a line of
nothing else, or before a comment, become blanks, which mean the same there.  Every character stays
where it stands.
"""

from __future__ import annotations

import re
from itertools import chain

import yaml
from yaml.events import Event, ScalarEvent

_ESCAPE = re.compile(
    r"\\\\|(?P<pair>\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2}))"
)
"""A backslash that is escaped, or a character in two halves."""

_NONCHARACTERS = range(0xFDD0, 0xFDF0)
"""Code points that Unicode keeps free for uses like this."""

_TABS = re.compile(r"\t[ \t]*(?=#|[\r\n]|\Z)")
_TAB_LINES = re.compile(r"^\t(?=[\r\n]|\Z)", re.MULTILINE)
"""Lines that are content of nothing, and a blank in their place is not either."""

_BLOCK_HEAD = (
    r"(?<=[\s:?\-,])(?P<head>[|>][+-]?[ \t]*(?:[ \t]#[^\r\n]*)?(?:\r\n?|\n)"
    r"(?:[ ]*(?:\r\n?|\n))*[ ]+)"
)
_BLOCK_TAB = re.compile(_BLOCK_HEAD + r"\t(?=[ \t]*[^\s])")
"""A block scalar whose text begins with a tab, up to that, or what looks like one."""
_BLOCK_TABS = re.compile(_BLOCK_HEAD + r"\t(?=[ \t]*[^\s#])")
"""The same, without what may be the blanks before a comment."""

_LINE = re.compile(r"(?<=[\r\n])[^\r\n]*[^\s][^\r\n]*")
"""A line of more than blanks."""

_MOST_ROUNDS = 100
"""The text is parsed anew for each other line of tabs, which may be content: only the parser
knows.  A text with more of them is refused."""


class Mended:
    """A text as a parser can read it."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._half = ""
        """What stands, twice, for a character in two halves, as an escape."""
        self._tab = ""
        """What stands for a tab."""
        self._rounds = 0
        self.text = original

    def mend(self, offset: int, *, in_block: bool) -> bool:
        """Mends what the parser has refused at this offset, be it in a block scalar or elsewhere;
        False if it is right to refuse it."""
        self._rounds += 1
        if self._rounds > _MOST_ROUNDS:
            return False
        was = self.text
        tabs = _TABS.match(was, offset)
        if in_block and not (tabs and _is_narrow(was, tabs)):
            block = _BLOCK_TAB.search(was, _start_of_line_above(was, offset))
            if block is None or block.end() != offset + 1:
                return False
            self._tab = self._tab or _unused(was)
            text = f"{was[:offset]}{self._tab}{was[offset + 1 :]}"
            self.text = _BLOCK_TABS.sub(rf"\g<head>{self._tab}", text)
        elif tabs:
            self.text = f"{was[:offset]}{_blanks(tabs)}{was[tabs.end() :]}"
            self.text = _TAB_LINES.sub(_blanks, self.text)
        elif (escape := _ESCAPE.match(was, offset - len(r"\u"))) and escape["pair"]:
            self._half = self._half or _escaped(_unused(was))
            self.text = _ESCAPE.sub(self._without_halves, was)
        return self.text != was

    def _without_halves(self, escape: re.Match[str]) -> str:
        return self._half * 2 if escape["pair"] else escape[0]

    def restore(self, event: Event) -> None:
        """Gives an event what the original says in its place."""
        if isinstance(event, ScalarEvent):
            if self._tab and self._tab in event.value:
                event.value = self._with_tabs(event)
            if self._half:
                event.value = self._with_halves(event)

    def _source(self, event: ScalarEvent) -> str:
        assert event.start_mark is not None
        assert event.end_mark is not None
        return self._original[event.start_mark.index : event.end_mark.index]

    def _with_tabs(self, event: ScalarEvent) -> str:
        if event.style == ">":  # a line that begins with a tab is not folded
            node = yaml.compose(f"--- {self._source(event)}", Loader=yaml.SafeLoader)
            assert isinstance(node, yaml.ScalarNode)
            return str(node.value)
        if event.style == "|":
            return event.value.replace(self._tab, "\t")
        return re.sub(rf"{self._tab}[ \t]*", "", event.value)  # only indentation

    def _with_halves(self, event: ScalarEvent) -> str:
        is_quoted = event.style == '"'
        stand_in = chr(int(self._half[2:], 16)) if is_quoted else self._half
        parts = event.value.split(stand_in * 2)
        pairs = [escape for escape in _ESCAPE.finditer(self._source(event)) if escape["pair"]]
        # Those in a comment between the scalar's properties and its text stand before.
        pairs = pairs[len(pairs) - len(parts) + 1 :]
        meant = [_character(pair) if is_quoted else pair[0] for pair in pairs]
        return "".join(chain(*zip(parts, meant, strict=False), parts[-1:]))


def _unused(text: str) -> str:
    """A character that the text has neither as it is nor escaped."""
    lowered = text.lower()
    free = (chr(code) for code in _NONCHARACTERS)
    return next(each for each in free if each not in text and _escaped(each) not in lowered)


def _escaped(character: str) -> str:
    return rf"\u{ord(character):04x}"


def _is_narrow(text: str, tabs: re.Match[str]) -> bool:
    """Whether what blanks in the place of the tabs lead to lies before the text of the block."""
    line = _start_of_line(text, tabs.start())
    above = text[_start_of_line_above(text, line) : line]
    below = _LINE.search(text, tabs.end())
    column = max(_indentation(above), _indentation(below[0]) if below else 0)
    is_comment = text.startswith("#", tabs.end())
    return tabs.end() - line + is_comment <= column


def _start_of_line(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _start_of_line_above(text: str, offset: int) -> int:
    """Where the nearest line above begins that has more than blanks."""
    return _start_of_line(text, len(text[: _start_of_line(text, offset)].rstrip()))


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _character(pair: re.Match[str]) -> str:
    return joined(chr(int(pair[2], 16)) + chr(int(pair[3], 16)))


def joined(text: str) -> str:
    """The text with halves of characters put together; raises UnicodeError where one is alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
