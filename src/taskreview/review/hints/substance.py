"""A progress that says nothing of its own: the promise copied, no figure, a unit left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taskreview.i18n import _
from taskreview.model import Field
from taskreview.review.case import Case
from taskreview.review.hints.finding import Finding

_SHORTEST_COPY = 12
_SHORTEST_COPY_WITH_FIGURE = 24
"""Characters.  新建学校2所 in both texts is a target that was met; a long sentence is a copy."""
_REPORTS = re.compile(r"已|完成[^，。；]*\d|累计|共\d")
_FEW = 3
"""Two boilers may be reported without a figure: 1号、2号机组均已完成."""
_SPACE = re.compile(r"\s+")

_SCOPE = re.compile(r"^(?:[^区县市]{1,4}[区县市])?(?:[区县市镇乡](?![场政容]))?")
_ENDING = re.compile(
    r"(?:委员会|办公室|管理委|管理局|分局|支队|大队|公司|中心|集团|局|委|办|处|科|院|队)$"
)


def copied_content(case: Case) -> Iterator[Finding]:
    """A sentence that stands word for word in the content and reports nothing."""
    content = _SPACE.sub("", case.content.text)
    whole = {
        _SPACE.sub("", case.content.text[slice(*clause.span)]) for clause in case.answering.clauses
    }
    with_figures = [mention.span for mention in case.progress.mentions]
    for sentence in case.progress.layout.sentences:
        span = sentence.span
        text = _SPACE.sub("", case.progress.text[slice(*span)])
        has_figure = any(span.overlaps(figure) for figure in with_figures)
        if len(text) < (_SHORTEST_COPY_WITH_FIGURE if has_figure else _SHORTEST_COPY):
            continue
        if _REPORTS.search(text) and text not in whole:
            continue
        if text in whole or (len(text) >= _SHORTEST_COPY_WITH_FIGURE and text in content):
            yield Finding(*span, _("this is the content word for word; no result is named"))


def no_figure(case: Case) -> Iterator[Finding]:
    """The content names targets, and the progress no figure at all."""
    targets = [
        target
        for clause in case.answering.clauses
        for target in clause.targets
        if target.quantity.value > _FEW
    ]
    if targets and not case.answering.is_empty and not case.progress.mentions:
        named = _(", ").join(case.content.slice(target.span) for target in targets[:3])
        yield Finding(
            0, 0, _("the content names {targets}, and the progress no figure").format(targets=named)
        )


def unit_not_mentioned(case: Case) -> Iterator[Finding]:
    """Some of the responsible units are named in the progress, and this one is not."""
    units = case.task.units
    if len(units) < 2 or not case.progress.text.strip():
        return
    named = [_is_named(unit, case.progress.text) for unit in units]
    if any(named):
        for unit, is_named in zip(units, named, strict=True):
            if not is_named:
                yield Finding(
                    0,
                    0,
                    _("{unit} is not mentioned in the progress, other units are").format(unit=unit),
                    Field.UNITS,
                )


def _is_named(unit: str, text: str) -> bool:
    core = _SCOPE.sub("", unit)
    stem = _ENDING.sub("", core)
    return any(len(name) > 1 and name in text for name in (unit, core, stem))
