"""Mends what YAML allows and its parsers refuse, in a text that has turned out to hold it.

Characters written as two halves, as in JSON (`"\\ud83d\\ude00"`), become stand-ins, which are taken
out of the events again; tabs on a line of nothing else, or before a comment, become blanks, which
mean the same there.  Every character stays where it stands.
"""

from __future__ import annotations

import re
from itertools import chain

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

_LINE = re.compile(r"(?<=[\r\n])[^\r\n]*[^\s][^\r\n]*")
"""A line of more than blanks."""

_MOST_ROUNDS = 100
"""The text is parsed anew for each other line of tabs, which may be content: only the parser
knows.  A text with more of them is refused."""


class Mended:
    """A text as a parser can read it."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._stand_in = ""
        self._rounds = 0
        self.text = original

    def mend(self, offset: int, *, in_block: bool) -> bool:
        """Mends what the parser has refused at this offset, be it in a block scalar or elsewhere;
        False if it is right to refuse it."""
        self._rounds += 1
        if self._rounds > _MOST_ROUNDS:
            return False
        was = self.text
        if tabs := _TABS.match(was, offset):
            if in_block and not _is_narrow(was, tabs):
                return False
            self.text = f"{was[:offset]}{_blanks(tabs)}{was[tabs.end() :]}"
            self.text = _TAB_LINES.sub(_blanks, self.text)
        elif (escape := _ESCAPE.match(was, offset - len(r"\u"))) and escape["pair"]:
            self.text = self._with_stand_ins(was)
        return self.text != was

    def _with_stand_ins(self, text: str) -> str:
        lowered = text.lower()
        for code in _NONCHARACTERS:
            self._stand_in = rf"\u{code:04x}"
            if self._stand_in not in lowered and chr(code) not in text:
                return _ESCAPE.sub(self._without_halves, text)
        return text

    def _without_halves(self, escape: re.Match[str]) -> str:
        return self._stand_in * 2 if escape["pair"] else escape[0]

    def restore(self, event: Event) -> None:
        """Gives an event what the original says in its place."""
        if not (self._stand_in and isinstance(event, ScalarEvent)):
            return
        assert event.start_mark is not None
        assert event.end_mark is not None
        is_quoted = event.style == '"'
        stand_in = chr(int(self._stand_in[2:], 16)) if is_quoted else self._stand_in
        parts = event.value.split(stand_in * 2)
        if len(parts) > 1:
            source = self._original[event.start_mark.index : event.end_mark.index]
            pairs = [escape for escape in _ESCAPE.finditer(source) if escape["pair"]]
            # Those in a comment between the scalar's properties and its text stand before.
            pairs = pairs[len(pairs) - len(parts) + 1 :]
            meant = [_character(pair) if is_quoted else pair[0] for pair in pairs]
            event.value = "".join(chain(*zip(parts, meant, strict=False), parts[-1:]))


def _is_narrow(text: str, tabs: re.Match[str]) -> bool:
    """Whether what blanks in the place of the tabs lead to lies before the text of the block."""
    line = max(text.rfind("\n", 0, tabs.start()), text.rfind("\r", 0, tabs.start())) + 1
    above = text[:line].rstrip()
    above = above[max(above.rfind("\n"), above.rfind("\r")) + 1 :]
    below = _LINE.search(text, tabs.end())
    column = max(_indentation(above), _indentation(below[0]) if below else 0)
    is_comment = text.startswith("#", tabs.end())
    return tabs.end() - line + is_comment <= column


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _character(pair: re.Match[str]) -> str:
    return joined(chr(int(pair[2], 16)) + chr(int(pair[3], 16)))


def joined(text: str) -> str:
    """The text with halves of characters put together; raises UnicodeError where one is alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
