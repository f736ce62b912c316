"""Promises with their answers, and hints, laid out as lines of text for the detail pane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import floor
from typing import NamedTuple

from taskreview.i18n import _, ngettext
from taskreview.model import Field, Task
from taskreview.review import Answer, Assessment, Hint, HintCode, Level, Promise, Target
from taskreview.review.marks import marks_of
from taskreview.tui.cells import Span, clipped
from taskreview.tui.text_lines import Kind, Line, wrapped

ANSWER_SIGNS = {Answer.YES: "●", Answer.PARTLY: "◐", Answer.NO: "○"}
LEVEL_SIGNS = {Level.ERROR: "!", Level.CHECK: "?", Level.STYLE: "~"}
DISMISSED_SIGN = "·"

_SELECTED = "▌"
_MARGIN = 3
"""Characters, and cells, before a promise and a hint: whether it is selected, and its sign."""


class Point(NamedTuple):
    """Something to look at in a task: a promise, or a hint that belongs to none.

    `at` is the index in the assessment; `hint` is also that of the hint that a promise has no
    answer.
    """

    promise: int | None
    hint: int | None


class Assessed(NamedTuple):
    """An assessment as it is shown: which hints are dismissed, which point is selected."""

    assessment: Assessment
    dismissed: frozenset[int] = frozenset()
    selected: Point | None = None

    @property
    def points(self) -> list[Point]:
        """What can be selected, in the order in which it is shown."""
        hints = self.assessment.hints
        missing = {
            hint.promise: at for at, hint in enumerate(hints) if hint.code is HintCode.NO_ANSWER
        }
        promises = [Point(at, missing.get(at)) for at in range(len(self.assessment.promises))]
        others = [at for at, hint in enumerate(hints) if hint.code is not HintCode.NO_ANSWER]
        others.sort(key=lambda at: at in self.dismissed)
        return promises + [Point(None, at) for at in others]

    def selecting(self, chosen: Promise | Hint | None) -> Assessed:
        """The same with the point selected that is what was chosen, maybe in an assessment of
        what the task said before; with none where there is no such thing any more."""
        points = self.points if chosen is not None else []
        itself = (at for at in points if self.what(at) == chosen)
        alike = (at for at in points if _is_alike(self.what(at), chosen))
        return self._replace(selected=next(chain(itself, alike), None))

    def what(self, point: Point) -> Promise | Hint:
        """The promise, or the hint that belongs to none, that a point is."""
        if point.promise is not None:
            return self.assessment.promises[point.promise]
        assert point.hint is not None
        return self.assessment.hints[point.hint]

    @property
    def promise(self) -> Promise | None:
        """The selected promise."""
        at = self.selected.promise if self.selected else None
        return None if at is None else self.assessment.promises[at]

    @property
    def hint(self) -> Hint | None:
        """The selected hint, if it belongs to no promise."""
        if self.selected is None or self.selected.promise is not None:
            return None
        at = self.selected.hint
        return None if at is None else self.assessment.hints[at]

    def spans_in(self, field: Field) -> tuple[list[Span], list[Span]]:
        """The passages of a field that the selected point is about, and the words that tell."""
        promise, hint = self.promise, self.hint
        if promise is not None and field is Field.PROGRESS:
            return [*promise.evidence], [*promise.matched]
        if promise is not None and field is Field.CONTENT:
            return [], [*promise.matched_in_content]
        if hint is not None and hint.field is field and hint.end > hint.start:
            return [], [(hint.start, hint.end)]
        return [], []


def _is_alike(one: Promise | Hint, other: Promise | Hint | None) -> bool:
    """Whether two assessments mean the same by this, whatever became of the text around it."""
    if isinstance(one, Promise) and isinstance(other, Promise):
        return (one.start, one.end) == (other.start, other.end)
    if isinstance(one, Hint) and isinstance(other, Hint):
        return (one.code, one.field, one.message) == (other.code, other.field, other.message)
    return False


def summary(assessment: Assessment) -> str:
    """How many promises there are, and how many have an answer."""
    counts = Counter(promise.answer for promise in assessment.promises)
    parts = [
        f"{ANSWER_SIGNS[answer]} {counts[answer]}" for answer in ANSWER_SIGNS if counts[answer]
    ]
    return "  ".join(parts)


def promise_lines(
    task: Task, assessed: Assessed, marks: Sequence[Span], width: int
) -> Iterator[Line]:
    """The content, promise by promise, each with its sign and the figures that answer it."""
    text = task.content or ""
    promises = assessed.assessment.promises
    edges = [0, *_beginnings(text, promises), len(text)]
    for at, (start, end) in enumerate(pairwise(edges)):
        promise = promises[at]
        selected = assessed.selected is not None and assessed.selected.promise == at
        missing = next(
            (
                number
                for number, hint in enumerate(assessed.assessment.hints)
                if hint.code is HintCode.NO_ANSWER and hint.promise == at
            ),
            None,
        )
        dismissed = missing is not None and missing in assessed.dismissed
        sign = DISMISSED_SIGN if dismissed else ANSWER_SIGNS[promise.answer]
        point = Point(at, missing)
        piece = text[start:end].rstrip("\r\n")
        words = clipped(assessed.spans_in(Field.CONTENT)[1], start, end) if selected else []
        yield from _margined(
            wrapped(piece, width - _MARGIN, Kind.TEXT, clipped(marks, start, end), Field.CONTENT),
            sign,
            point,
            selected=selected,
            words=words,
        )
        figures = _figures(task, promise)
        if figures:
            yield from _below(figures, width, Kind.FIGURES, point, selected=selected)
        if selected and promise.answer is not Answer.YES:
            yield from _below(promise.why, width, Kind.FACTS, point, selected=selected)


def _beginnings(text: str, promises: Sequence[Promise]) -> Iterator[int]:
    """Where the promises but the first begin, each with the number in front of it."""
    numbers = [mark.start for mark in marks_of(text)]
    for before, promise in pairwise(promises):
        between = (at for at in numbers if before.end <= at < promise.start)
        yield next(between, promise.start)


def hint_lines(assessed: Assessed, width: int) -> Iterator[Line]:
    """The hints that belong to no promise, those that were dismissed at the end."""
    points = [point for point in assessed.points if point.promise is None]
    if not points:
        return
    number = sum(point.hint not in assessed.dismissed for point in points)
    told = ngettext("{count} hint", "{count} hints", number).format(count=number)
    yield Line(Kind.HEADING, told if number else _("All hints are dismissed"))
    for point in points:
        assert point.hint is not None
        hint = assessed.assessment.hints[point.hint]
        dismissed = point.hint in assessed.dismissed
        yield from _margined(
            wrapped(hint.message, width - _MARGIN, Kind.FACTS if dismissed else Kind.HINT),
            DISMISSED_SIGN if dismissed else LEVEL_SIGNS[hint.level],
            point,
            selected=point == assessed.selected,
        )


def _margined(
    lines: Iterator[Line],
    sign: str,
    point: Point,
    *,
    selected: bool,
    words: Sequence[Span] = (),
) -> Iterator[Line]:
    """The lines behind a margin with a sign before the first."""
    bar = _SELECTED if selected else " "
    for number, line in enumerate(lines):
        before = f"{bar}{sign} " if number == 0 else f"{bar}  "
        here = clipped(words, line.offset, line.offset + len(line.text)) if words else []
        yield line._replace(
            text=before + line.text,
            spans=_shifted(line.spans),
            words=_shifted(here),
            margin=_MARGIN,
            point=point,
        )


def _shifted(spans: Sequence[Span]) -> list[Span]:
    return [(start + _MARGIN, end + _MARGIN) for start, end in spans]


def _below(text: str, width: int, kind: Kind, point: Point, *, selected: bool) -> Iterator[Line]:
    bar = _SELECTED if selected else " "
    for line in wrapped(text, width - _MARGIN, kind):
        yield line._replace(text=f"{bar}  {line.text}", margin=_MARGIN, point=point)


def _figures(task: Task, promise: Promise) -> str:
    """What was promised in figures and what answers each; empty where nothing does."""
    if not any(target.answers for target in promise.targets):
        return ""
    return "    ".join(_figure(task, target) for target in promise.targets)


def _figure(task: Task, target: Target) -> str:
    promised = (task.content or "")[target.start : target.end]
    answers = []
    for answer in target.answers:
        reported = (task.progress or "")[answer.start : answer.end]
        ratio = "" if answer.ratio is None else f" {percent(answer.ratio)}"
        answers.append(f"{reported}{'?' if answer.weak else ''}{ratio}")
    return f"{promised} → " + (_(", ").join(answers) or "–")


def percent(ratio: float) -> str:
    """A ratio as people write it: 14 %, 0.3 %, 105 %."""
    share = ratio * 100
    if 0 < share < 1:
        return f"{max(share, 0.01):.2g} %"
    if 99 <= share < 100:  # nearly all is not all
        return f"{min(share, 99.9):.1f} %"
    return f"{floor(share + 0.5)} %"  # a half goes up, as people count
