"""Which pieces of a task's source to replace for another verdict, or for none.

A verdict that was put in and is taken away again leaves no trace: what `Gap` has put between two
entries is what is cut out between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from taskreview.document.edit import Edit
from taskreview.document.hunks import Hunk
from taskreview.document.interpret import Entry, entries
from taskreview.document.nodes import Alias, Mapping, Scalar, key_text
from taskreview.document.placement import (
    DEFAULT_INDENT,
    break_before,
    content_end,
    entry_column,
    extent,
    gap_for,
    is_separator,
    line_end,
    newline_near,
    own_copy,
    replacements,
)
from taskreview.document.position import line_start
from taskreview.document.reviews import Pair, is_open, no_verdict, review_pairs, unknown_pairs
from taskreview.document.scalar import Style, render
from taskreview.errors import EditError
from taskreview.model import (
    CHINESE_REVIEW_KEY,
    CHINESE_VERDICT,
    VERDICTS,
    Field,
    Review,
    ReviewKey,
)

_OWN_COPY = re.compile(r"\{<<: (\*[^\s,]+) , ")
_COMMA = re.compile(r"\s*,[ \t]*")
_PLAIN_DAY_OR_DIGEST = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|(?![0-9]+(?:e[0-9]+)?\Z|0b[01]+\Z)[0-9a-f]{8}"
)
"""What is written without quotes: a day, as deadlines are, and a digest that is no number."""

_NOTHING = "null"


def review_attempts(text: str, task: Mapping | Alias, edit: Edit) -> Iterator[list[Hunk]]:
    """Ways to give the task the verdict of the edit, or to clear it, the most faithful one first.

    Raises EditError where something of the user's own stands in its place.
    """
    new = edit.review
    if isinstance(task, Alias):
        target = task.target
        assert isinstance(target, Mapping)
        if new is not None:
            _look_open(entries(target).get(Field.REVIEW))
            writing = _Writing.like(gap_for(text, target, Field.REVIEW).key)
            yield own_copy(text, task, Field.REVIEW, writing.in_braces(new))
        return
    entry = entries(task).get(Field.REVIEW)
    _look_open(entry)
    if entry is None or entry.inherited:
        yield from _put_in(text, task, new) if new else [[]]
    elif isinstance(entry.value, Mapping):
        yield from (
            _changed(text, entry.value, new) if new else _cleared(text, task, entry, entry.value)
        )
    elif isinstance(entry.value, Scalar):
        yield _filled(text, entry, new) if new else []


def is_own_copy(text: str, task: Mapping) -> bool:
    """Whether the task is the alias of another one, but for a verdict of its own."""
    return len(task.pairs) == 2 and _OWN_COPY.match(text, task.start) is not None


def _look_open(entry: Entry | None) -> None:
    if entry is not None and not is_open(entry.value):
        raise EditError(no_verdict(key_text(entry.key)))


class _Writing(NamedTuple):
    """How a review is written: in which language, and whether in quotes as JSON has them."""

    chinese: bool
    quoted: bool

    @classmethod
    def like(cls, *keys: str) -> _Writing:
        """In the manner of these keys as they stand in the source."""
        return cls(not all(key.isascii() for key in keys), all(key.startswith('"') for key in keys))

    def parts(self, review: Review) -> Iterator[tuple[ReviewKey, str]]:
        """What is to be written."""
        word = CHINESE_VERDICT[review.verdict] if self.chinese else review.verdict.value
        yield ReviewKey.VERDICT, word
        for key in (ReviewKey.REASON, ReviewKey.DATE, ReviewKey.DIGEST):
            text = getattr(review, key)
            if text is not None:
                yield key, text

    def pair(self, key: ReviewKey, text: str, *, in_flow: bool) -> str:
        """A key and its value, on one line."""
        name = CHINESE_REVIEW_KEY[key] if self.chinese else key.value
        if self.quoted:
            name = f'"{name}"'
        elif _PLAIN_DAY_OR_DIGEST.fullmatch(text):
            return f"{name}: {text}"
        style = Style.DOUBLE if self.quoted or "\n" in text else Style.PLAIN
        value = render(text, style, in_flow=in_flow, parent=0, indent=DEFAULT_INDENT, newline="\n")
        return f"{name}: {value.head}"

    def in_braces(self, review: Review) -> str:
        """The review as a flow mapping on one line."""
        pairs = (self.pair(*part, in_flow=True) for part in self.parts(review))
        return f"{{{', '.join(pairs)}}}"

    def on_lines(self, review: Review, before: str) -> str:
        """The review as a block mapping; `before` is what stands before each key."""
        return "".join(before + self.pair(*part, in_flow=False) for part in self.parts(review))


def _put_in(text: str, task: Mapping, new: Review) -> Iterator[list[Hunk]]:
    """Ways to put a review where there is none."""
    gap = gap_for(text, task, Field.REVIEW)
    writing = _Writing.like(gap.key)
    if task.flow:
        yield from gap.filled(text, " " + writing.in_braces(new))
    else:
        before = gap.newline + " " * (gap.column + DEFAULT_INDENT)
        yield from gap.filled(text, writing.on_lines(new, before))


def _filled(text: str, entry: Entry, new: Review) -> list[Hunk]:
    """A review where the key stands already and nothing behind it."""
    writing = _Writing.like(text[entry.key.start : entry.key.end])
    head, body, prefix = extent(text, entry)
    hunks = [head._replace(text=prefix + writing.in_braces(new))]
    return [*hunks, body] if body.end > body.start else hunks


# Changing


def _changed(text: str, review: Mapping, new: Review | None) -> Iterator[list[Hunk]]:
    """Ways to make a mapping say another review; what else it holds stays.

    None leaves the key of the verdict, so that the rest still is known for a review.
    """
    own = review_pairs(review)
    source = [text[key.start : key.end] for key, _value in own.values()]
    writing = _Writing.like(*source)
    wanted = dict(writing.parts(new)) if new else {}
    hunks: list[Hunk] = []
    after = own[ReviewKey.VERDICT]
    for part in ReviewKey:
        if part not in own:
            if part in wanted:
                hunks.append(_added(text, review, after, part, wanted[part], writing))
        elif part is ReviewKey.VERDICT:
            hunks += _verdict(text, review, own[part], new)
        elif part in wanted:
            after = own[part]
            hunks += _replaced(text, review, after, wanted[part])
        else:
            hunks.append(_cut(text, review, own[part]))
    yield _in_order(hunks)


def _added(
    text: str, review: Mapping, after: Pair, part: ReviewKey, value: str, writing: _Writing
) -> Hunk:
    """A key that the review lacks."""
    at = content_end(text, after)
    if review.flow:
        return Hunk(at, at, f", {writing.pair(part, value, in_flow=True)}")
    before = newline_near(text, at) + " " * entry_column(text, after[0])
    at = line_end(text, at)
    return Hunk(at, at, before + writing.pair(part, value, in_flow=False))


def _verdict(text: str, review: Mapping, pair: Pair, new: Review | None) -> list[Hunk]:
    key, value = pair
    if new is None:
        head, body, prefix = extent(text, Entry(key, value, inherited=False))
        hunks = [head._replace(text=prefix + _NOTHING), body]
        return [hunk for hunk in hunks if hunk.text or hunk.end > hunk.start]
    now = value.text if isinstance(value, Scalar) else ""
    if VERDICTS.get(now.strip().casefold()) is new.verdict:
        return []
    writing = _Writing.like(text[key.start : key.end])
    return _replaced(text, review, pair, dict(writing.parts(new))[ReviewKey.VERDICT])


def _replaced(text: str, review: Mapping, pair: Pair, new: str) -> list[Hunk]:
    """Another text for a key that the review has."""
    key, value = pair
    entry = Entry(key, value, inherited=False)
    if isinstance(value, Scalar):
        if value.text == new:
            return []
        if not value.style and _PLAIN_DAY_OR_DIGEST.fullmatch(new):
            head, _body, prefix = extent(text, entry)
            return [head._replace(text=prefix + new)]
    ways = [*replacements(text, review, entry, new)]
    return ways[-1 if "\n" in new else 0]  # the last is in quotes, on one line


def _in_order(hunks: list[Hunk]) -> list[Hunk]:
    """Ascending hunks; what is put in at the same place stays in its order, as one."""
    ordered: list[Hunk] = []
    for hunk in sorted(hunks, key=lambda hunk: (hunk.start, hunk.end)):
        if ordered and ordered[-1].start == hunk.start == ordered[-1].end:
            hunk = hunk._replace(text=ordered.pop().text + hunk.text)
        ordered.append(hunk)
    return ordered


# Clearing


def _cleared(text: str, task: Mapping, entry: Entry, review: Mapping) -> Iterator[list[Hunk]]:
    """Ways to take a review away."""
    if next(unknown_pairs(review), None):
        yield from _changed(text, review, None)
        return
    copy = _OWN_COPY.match(text, task.start)
    if copy and is_own_copy(text, task):
        yield [Hunk(task.start, task.end, copy[1])]
    pair = entry.key, entry.value
    if review.flow and not task.flow:
        start = review.start
        while text[start - 1] in " \t" and start > entry.key.end:
            start -= 1
        yield [Hunk(start, review.end, "")]
    if not (review.flow or task.flow):
        yield _lines_of(text, task, pair, review)
    cut = _cut(text, task, pair)
    yield [cut]
    if not task.flow:  # a block scalar above may need the line break behind it
        start = line_start(text, entry.key.start)
        end = cut.end + len(newline_near(text, cut.end)) if cut.end < len(text) else cut.end
        yield [Hunk(start, end, "")]


def _lines_of(text: str, task: Mapping, pair: Pair, review: Mapping) -> list[Hunk]:
    """The lines of the review; comments on lines of their own stay."""
    key = pair[0]
    head = _cut(text, task, (key, key))
    hunks = [head, *(_cut(text, review, inner) for inner in review.pairs)]
    joined = hunks[:1]
    for hunk in hunks[1:]:
        if hunk.start == joined[-1].end:
            joined[-1] = joined[-1]._replace(end=hunk.end)
        else:
            joined.append(hunk)
    return joined


def _cut(text: str, mapping: Mapping, pair: Pair) -> Hunk:
    """Takes an entry out of a mapping, with its separator or its line break."""
    at = next(i for i, (key, _value) in enumerate(mapping.pairs) if key is pair[0])
    start, end = pair[0].start, content_end(text, pair)
    if mapping.flow:
        if at and is_separator(text, before := content_end(text, mapping.pairs[at - 1]), start):
            return Hunk(before, end, "")
        comma = _COMMA.match(text, end)
        return Hunk(start, comma.end() if comma else end, "")
    line = line_start(text, start)
    column = entry_column(text, pair[0])
    if text[line : line + column].strip(" ") and at + 1 < len(mapping.pairs):
        following = mapping.pairs[at + 1][0]  # the entry stands on the line of the dash
        begin = line_start(text, following.start) + entry_column(text, following)
        if "#" not in text[end:begin]:
            return Hunk(line + column, begin, "")
    return Hunk(break_before(text, line), line_end(text, end), "")
