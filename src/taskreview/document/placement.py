"""Where in the source a task's value stands, and which pieces to replace for another value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from taskreview.document.events import Hunk
from taskreview.document.interpret import Entry, entries
from taskreview.document.nodes import Alias, Mapping, Node, Scalar, Sequence, key_text
from taskreview.document.position import before_line_break, line_start
from taskreview.document.scalar import Style, render
from taskreview.model import CHINESE_HEADING, HEADINGS, Field

_PROPERTY = re.compile(
    r"(?:!<[^>]*>|[&!][^\s,\[\]{}]*)(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|\r|\n))*[ \t]*"
)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_YAML_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_COLON = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*:")
_EXPLICIT_KEY = re.compile(r"\?[ \t]+\Z")
_SEPARATOR = re.compile(r"\s*,\s*")
_CORE_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({None, _CORE_TAG + "str"})
_NON_SPECIFIC_TAG = re.compile(r"(?<!\S)!(?!\S)")
DEFAULT_INDENT = 2


def text_attempts(
    text: str, task: Mapping | Alias, field: Field, new: str, written: str | None
) -> Iterator[list[Hunk]]:
    """Ways to give a field of the task the text `new`, the most faithful one first; it was
    `written` so where it was more than a text."""
    if isinstance(task, Alias):
        sources = filter(None, (written, on_one_line(new, Style.DOUBLE)))
        return (own_copy(text, task, field, source) for source in sources)
    entry = entries(task).get(field)
    if entry is None or entry.inherited:
        return _insertions(text, task, field, new, written)
    return chain(_as_written(text, entry, written), replacements(text, task, entry, new))


def _as_written(text: str, entry: Entry, written: str | None) -> Iterator[list[Hunk]]:
    """The way to have the value of an own entry written just so."""
    if written is not None and isinstance(entry.value, Scalar | Alias):
        head, body, prefix = extent(text, entry)
        yield [head._replace(text=prefix + written), *([body] if body.end > body.start else [])]


def replacements(text: str, mapping: Mapping, entry: Entry, new: str) -> Iterator[list[Hunk]]:
    """Ways to give an own entry of the mapping another text."""
    value = entry.value
    if isinstance(value, Mapping | Sequence):
        return
    parent = entry_column(text, entry.key)
    newline = newline_near(text, value.end)
    head, body, prefix = extent(text, entry)
    old = Style(value.style or "") if isinstance(value, Scalar) else Style.PLAIN
    indent = _block_indent(text, body) if old.is_block else None
    for style in _styles(old, new, in_flow=mapping.flow):
        rendered = render(
            new,
            style,
            in_flow=mapping.flow,
            parent=parent,
            indent=indent or parent + DEFAULT_INDENT,
            newline=newline,
        )
        hunks = [head._replace(text=prefix + rendered.head)]
        if rendered.body or body.end > body.start:
            hunks.append(body._replace(text=_closed(text, body, rendered.body, new, newline)))
        yield hunks


def _insertions(
    text: str, mapping: Mapping, field: Field, new: str, written: str | None
) -> Iterator[list[Hunk]]:
    """Ways to give the task a key it lacks."""
    gap = gap_for(text, mapping, field)
    if written is not None:
        yield from gap.filled(text, f" {written}")
    if gap.after is None:
        yield from gap.filled(text, " " + on_one_line(new, Style.DOUBLE))
        return
    for style in _styles(Style.DOUBLE if gap.is_json else Style.PLAIN, new, in_flow=mapping.flow):
        rendered = render(
            new,
            style,
            in_flow=mapping.flow,
            parent=gap.column,
            indent=gap.column + DEFAULT_INDENT,
            newline=gap.newline,
        )
        yield from gap.filled(text, f" {rendered.head}{rendered.body}")


class Gap(NamedTuple):
    """Where a key belongs that a task lacks.

    `key` is its source, `after` the pair behind which it belongs, `column` that of the task's
    keys, `newline` what lines there end in.
    """

    mapping: Mapping
    key: str
    after: tuple[Node, Node] | None
    column: int
    newline: str

    @property
    def is_json(self) -> bool:
        """Whether keys are quoted here."""
        return self.key.startswith('"')

    def filled(self, text: str, source: str) -> Iterator[list[Hunk]]:
        """Ways to put the key there; `source` is all that follows its colon."""
        mapping, entry = self.mapping, f"{self.key}:{source}"
        if self.after is None:
            if mapping.flow:
                at = text.index("{", mapping.start) + 1
                yield [Hunk(at, at, entry)]
            return
        at = content_end(text, self.after)
        if mapping.flow:
            blank = " " if text[at - 1] == ":" else ""
            yield [Hunk(at, at, f"{blank}{_separator(text, mapping)}{entry}")]
            return
        at, margin = line_end(text, at), " " * self.column
        yield [Hunk(at, at, f"{self.newline}{margin}{entry}")]
        # A block scalar that the file ends in, without a line break, has to stay the last.
        key = self.after[0]
        start = line_start(text, key.start)
        newline = text[break_before(text, start) : start] or self.newline
        at = start + self.column
        yield [Hunk(at, key.end, f"{entry}{newline}{margin}{text[at : key.end]}")]


def gap_for(text: str, mapping: Mapping, field: Field) -> Gap:
    """The gap for a field that the task lacks."""
    key, at = _key_for(mapping, field), _neighbour(mapping, field)
    if at is None:
        return Gap(mapping, key, None, 0, newline_near(text, mapping.start))
    after = mapping.pairs[at]
    return Gap(mapping, key, after, entry_column(text, after[0]), newline_near(text, after[1].end))


def own_copy(text: str, alias: Alias, field: Field, value: str) -> list[Hunk]:
    """A whole task that is an alias becomes a mapping that merges the alias in; `value` is the
    source of the field's value."""
    source = text[alias.start : alias.end]
    assert isinstance(alias.target, Mapping)
    return [
        Hunk(alias.start, alias.end, f"{{<<: {source} , {_key_for(alias.target, field)}: {value}}}")
    ]


def handed_on(text: str, value: Scalar, alias: Alias, hunks: list[Hunk]) -> Iterator[list[Hunk]]:
    """The same hunks, but the anchor of the value they replace moves to an alias behind it,
    together with the old value."""
    anchor = f"&{value.anchor}"
    first, *rest = hunks
    if first.text.startswith(anchor):
        hunks = [first._replace(text=first.text.removeprefix(anchor).lstrip(" ")), *rest]
    else:
        at = text.index(anchor, value.start)
        end = at + len(anchor)
        if text[end : end + 1] == " ":
            end += 1
        hunks = [Hunk(at, end, ""), *hunks]
    source = text[value.start : value.end]
    if value.style not in ("|", ">") and not _YAML_LINE_BREAK.search(source):
        yield [*hunks, Hunk(alias.start, alias.end, source)]
    style = Style.PLAIN if value.plain else Style.DOUBLE
    before = " ".join(found.split()[0] for found in properties(text, value))
    yield [*hunks, Hunk(alias.start, alias.end, f"{before} {on_one_line(value.text, style)}")]


def properties(text: str, value: Scalar) -> Iterator[str]:
    """The anchor and the tag of a value, each with the blanks and comments behind it."""
    at = value.start
    while at < value.end and text[at] in "&!" and (found := _PROPERTY.match(text, at)):
        yield found[0]
        at = found.end()


def on_one_line(text: str, style: Style) -> str:
    """The text as a scalar that can stand anywhere."""
    return render(text, style, in_flow=True, parent=0, indent=DEFAULT_INDENT, newline="\n").head


def _styles(old: Style, new: str, *, in_flow: bool) -> list[Style]:
    several_lines = "\n" in new
    styles = (
        [old] if old in (Style.LITERAL, Style.FOLDED, Style.DOUBLE) or not several_lines else []
    )
    if several_lines and not in_flow:
        styles.append(Style.LITERAL)
    return list(dict.fromkeys([*styles, Style.DOUBLE]))


def extent(text: str, entry: Entry) -> tuple[Hunk, Hunk, str]:
    """The value's piece on its line, its piece below that line, and what to put before it."""
    value = entry.value
    if isinstance(value, Alias):
        return Hunk(value.start, value.end, ""), _below(text, value.end), ""
    assert isinstance(value, Scalar)
    if value.start == value.end:
        colon = _COLON.match(text, entry.key.end)
        if colon:
            at = colon.end()
            return Hunk(at, at, ""), _below(text, at), " "
        at, before = entry.key.end, ": "
        if _explicit_key_column(text, entry.key) is not None:
            at = line_end(text, at)
            before = f"{newline_near(text, at)}{' ' * entry_column(text, entry.key)}: "
        return Hunk(at, at, ""), _below(text, at), before
    start = value.start + sum(map(len, properties(text, value)))
    if start > value.end or (start == value.end and value.text == ""):
        start = value.end
    drop_tag = (
        (value.tag not in _TEXT_TAGS and (value.tag or "").startswith(_CORE_TAG))
        # PyYAML takes a quoted text with a lone "!" before it for a plain one.
        or _NON_SPECIFIC_TAG.search(text[value.start : start]) is not None
    )
    prefix = " " if start == value.end and text[start - 1 : start].strip() else ""
    if value.style in ("|", ">"):
        header = _BLOCK_HEADER.match(text, start)
        assert header is not None
        below = line_end(text, header.end())
        end = _block_end(text, below, value.end, keeps="+" in header[0])
        head, body = Hunk(start, header.end(), ""), Hunk(below, end, "")
    else:
        head, body = Hunk(start, value.end, ""), _below(text, value.end)
    if drop_tag:
        anchor = f"&{value.anchor} " if value.anchor else ""
        return head._replace(start=value.start), body, anchor
    return head, body, prefix


def _block_end(text: str, start: int, end: int, *, keeps: bool) -> int:
    """Where a block scalar's lines end; blank lines behind belong to it only if it keeps them."""
    lines = text[start:end]
    if not keeps:
        return min(line_end(text, start + len(lines.rstrip(" \r\n\x85\u2028\u2029"))), end)
    lines = lines.rstrip(" \t")
    return start + len(lines) - (2 if lines.endswith("\r\n") else lines.endswith(("\n", "\r")))


def _below(text: str, at: int) -> Hunk:
    end = line_end(text, at)
    return Hunk(end, end, "")


def line_end(text: str, at: int) -> int:
    found = _YAML_LINE_BREAK.search(text, at)
    return found.start() if found else len(text)


def break_before(text: str, start: int) -> int:
    """Where the line break begins that ends before the line that starts here."""
    return before_line_break(text, start - 1) if start else 0


def _closed(text: str, body: Hunk, lines: str, new: str, newline: str) -> str:
    """The lines, with the line break that their value ends in where the file itself ends here."""
    return lines + newline if lines and new.endswith("\n") and body.end == len(text) else lines


def newline_near(text: str, near: int) -> str:
    found = _LINE_BREAK.search(text, near) or next(_LINE_BREAK.finditer(text), None)
    return found[0] if found else "\n"


def _explicit_key_column(text: str, key: Node) -> int | None:
    """The column of the question mark before a key, if it has one on its line."""
    start = line_start(text, key.start)
    mark = _EXPLICIT_KEY.search(text[start : key.start])
    return mark.start() if mark else None


def entry_column(text: str, key: Node) -> int:
    """The column at which the entry of a key begins, that of its block mapping."""
    column = _explicit_key_column(text, key)
    return key.start - line_start(text, key.start) if column is None else column


def _block_indent(text: str, body: Hunk) -> int | None:
    for line in _LINE_BREAK.split(text[body.start : body.end]):
        if line.strip(" "):
            return len(line) - len(line.lstrip(" "))
    return None


def _neighbour(mapping: Mapping, field: Field) -> int | None:
    """The index of the pair behind which a missing field belongs: the nearest earlier column."""
    order = list(Field)
    own = entries(mapping)
    for earlier in reversed(order[: order.index(field)]):
        entry = own.get(earlier)
        if entry is not None and not entry.inherited:
            return next(i for i, (key, _) in enumerate(mapping.pairs) if key is entry.key)
    return len(mapping.pairs) - 1 if mapping.pairs else None


def _key_for(mapping: Mapping, field: Field) -> str:
    """The field's key: the one it is inherited under, else in the language of the task's other
    keys; in their quotes."""
    known = entries(mapping)
    keys = [entry.key for entry in known.values() if isinstance(entry.key, Scalar)]
    if field in known:
        name = key_text(known[field].key)
    elif any(not key.text.isascii() and key.text.strip() in HEADINGS for key in keys):
        name = CHINESE_HEADING[field]
    else:
        name = field.value
    return f'"{name}"' if keys and all(key.style == '"' for key in keys) else name


def is_separator(text: str, start: int, end: int) -> bool:
    """Whether nothing but a comma stands between two entries of a flow mapping."""
    return _SEPARATOR.fullmatch(text, start, end) is not None


def _separator(text: str, mapping: Mapping) -> str:
    """What stands between the last two entries of a flow mapping."""
    if len(mapping.pairs) > 1:
        between = text[mapping.pairs[-2][1].end : mapping.pairs[-1][0].start]
        if _SEPARATOR.fullmatch(between):
            return between
    return ", "


def content_end(text: str, pair: tuple[Node, Node]) -> int:
    """Where an entry's own characters end, before any comment or blank line behind it."""
    key, value = pair
    if isinstance(value, Scalar) and value.style in ("|", ">"):
        _, body, _ = extent(text, Entry(key, value, inherited=False))
        return body.end
    if isinstance(value, Scalar) and value.start == value.end:
        colon = _COLON.match(text, key.end)
        return colon.end() if colon else key.end
    if isinstance(value, Sequence) and not value.flow and value.items:
        item = value.items[-1]
        return content_end(text, (item, item))
    if isinstance(value, Mapping) and not value.flow and value.pairs:
        return content_end(text, value.pairs[-1])
    return value.end
