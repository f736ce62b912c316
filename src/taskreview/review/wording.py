"""The words of a text as pairs of characters, with the places where they stand.

Chinese has no spaces; two characters in a row are what comes closest to a word without a
dictionary.  Figures, dates and words that say nothing cut the text and belong to no pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from taskreview.review.assessment import Span
from taskreview.review.vocabulary import empty_words, same_thing, weights

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+]+")
_RUN = re.compile(rf"[\u3400-\u9fff]{{2,}}|{_LATIN.pattern}")
_DATE = re.compile(r"(?:19|20)\d\d年度?|\d{1,2}月份?|\d{1,2}日")

Places = dict[str, list[int]]
"""Pairs of characters (or a Latin word), and where each begins."""


class Wording:
    """A text without what says nothing; words are asked for passage by passage."""

    def __init__(self, text: str, blank: Iterable[Span] = ()) -> None:
        """`text` is folded, `blank` are passages that hold no words: its figures."""
        characters = list(text)
        for span in blank:
            characters[span.start : span.end] = " " * (span.end - span.start)
        bare = _DATE.sub(_spaces, "".join(characters))
        self._bare = bare
        self._text = empty_words().sub(_spaces_unless_whole, bare)
        self._found: dict[Span, Places] = {}

    def places(self, span: Span) -> Places:
        """The pairs of a passage and where they begin, in characters of the text."""
        found = self._found.get(span)
        if found is None:
            found = self._found[span] = self._read(span)
        return found

    def _read(self, span: Span) -> Places:
        places: Places = {}
        for run in _RUN.finditer(self._text, span.start, span.end):
            word = run[0]
            if word.isascii():
                places.setdefault(word.lower().rstrip("."), []).append(run.start())
                continue
            for offset in range(len(word) - 1):
                pair = same_thing(word[offset : offset + 2])
                places.setdefault(pair, []).append(run.start() + offset)
        return places

    def spans(self, pairs: Iterable[str], within: Span) -> list[Span]:
        """The places of the pairs in a passage, those that overlap or touch as one."""
        places = self.places(within)
        starts = sorted({start for pair in pairs for start in places.get(pair, ())})
        return merged(Span(start, self._end(start, within.end)) for start in starts)

    def shared(self, span: Span, other: str) -> tuple[list[str], list[str]]:
        """What a passage has word for word in common with another text, in order.

        First what tells something, then the words that say nothing.
        """
        telling = _longest(_common(self._text, span, other))
        everyday = _longest(_common(self._bare, span, other))
        return telling, [word for word in everyday if not any(each in word for each in telling)]

    def _end(self, start: int, limit: int) -> int:
        latin = _LATIN.match(self._text, start, limit)
        return latin.end() if latin else start + 2


def merged(passages: Iterable[Span]) -> list[Span]:
    """The passages in order, those that overlap or touch as one."""
    found: list[Span] = []
    for span in sorted(passages):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def _common(text: str, span: Span, other: str) -> Iterator[str]:
    """The longest strings of two characters or more of a passage that stand in another text."""
    for run in _RUN.finditer(text, *span):
        start = run.start()
        while start < run.end() - 1:
            end = start + 1
            while end < run.end() and text[start : end + 1] in other:
                end += 1
            if end > start + 1:
                yield text[start:end]
            start = end


def _longest(words: Iterable[str]) -> list[str]:
    """Each word once, and none that is a part of another."""
    once = list(dict.fromkeys(words))
    return [word for word in once if not any(word in each for each in once if each != word)]


def weight(pair: str) -> float:
    """How much a pair tells about a matter, by itself."""
    return weights().get(pair, 1.0)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _spaces_unless_whole(match: re.Match[str]) -> str:
    return match[0] if match["whole"] is not None else " " * len(match[0])
