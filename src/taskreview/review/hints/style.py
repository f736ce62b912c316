"""Matters of writing: width of signs, spaces, the last full stop, 约…余, 截止 for 截至."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taskreview.i18n import _
from taskreview.review.case import Case
from taskreview.review.hints.finding import Finding
from taskreview.review.measures import MEASURE

_CJK = r"\u4e00-\u9fff"
_HALF_WIDTH = re.compile(
    rf"(?<=[{_CJK}”）%％\d])[,;:!?](?=[{_CJK}“（])"
    rf"|(?<=[{_CJK}”）%％])[,;](?=\s?\d)"
    rf"|(?<=[{_CJK}])\.(?=\s{{0,3}}$|\s{{0,3}}[{_CJK}])"
)
_FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_SPACE = re.compile(rf"(?<=[{_CJK}])[ \u3000]+(?=[{_CJK}])")
_ENDINGS = "。！？…”）)."
_SHORTEST_SENTENCE = 15
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_TWICE_ABOUT = re.compile(
    rf"(?P<front>约|近|将近|超过?|逾|大约)(?:{_NUMBER})"
    rf"(?:[万亿千百]?(?P<some>[余多])|[万亿千百]?(?:{MEASURE})?(?P<around>左右))"
)
_UP_TO = re.compile(r"截止(?=到|至|目前|今|\d{1,4}[年月]|[本上]月|年底|\d{1,2}日)")


def approx_conflict(case: Case) -> Iterator[Finding]:
    """约 and 余 about one figure."""
    for match in _TWICE_ABOUT.finditer(case.progress.text):
        yield Finding(
            *match.span(),
            _("“{front}” and “{behind}” both make the figure an estimate").format(
                front=match["front"], behind=match["some"] or match["around"]
            ),
        )


def jiezhi(case: Case) -> Iterator[Finding]:
    """截止 where 截至 is meant."""
    for match in _UP_TO.finditer(case.progress.text):
        yield Finding(*match.span(), _("“截止” means that something closes; “截至” is meant"))


def width(case: Case) -> Iterator[Finding]:
    """Half-width punctuation between Chinese, full-width figures and letters."""
    for match in _HALF_WIDTH.finditer(case.progress.raw):
        yield Finding(*match.span(), _("half-width “{sign}”").format(sign=match[0]))
    for match in _FULL_WIDTH.finditer(case.progress.raw):
        yield Finding(*match.span(), _("full-width “{sign}”").format(sign=match[0]))


def space(case: Case) -> Iterator[Finding]:
    """Spaces between Chinese characters."""
    for match in _SPACE.finditer(case.progress.raw):
        yield Finding(*match.span(), _("a space between Chinese characters"))


def no_period(case: Case) -> Iterator[Finding]:
    """The last sentence does not end."""
    text = case.progress.raw.rstrip()
    if case.progress.is_cut:
        return
    if len(text) > _SHORTEST_SENTENCE and text[-1] not in _ENDINGS:
        yield Finding(len(text) - 1, len(text), _("no full stop at the end"))
