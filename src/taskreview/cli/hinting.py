"""The review of a register's tasks for `check`: each task with its promises and located hints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from taskreview.errors import Position, UsageError
from taskreview.i18n import _
from taskreview.model import Json, Task
from taskreview.review import STYLE_RULES, Hint, HintCode, Promise, Span, assess
from taskreview.session import Session
from taskreview.session.assessments import hint_key
from taskreview.settings import load_settings
from taskreview.store.dismissed import DismissedHints


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for: the day of the review and the rules, None to leave the review out."""

    as_of: date
    rules: frozenset[HintCode] | None


class LocatedHint(NamedTuple):
    """A hint, its place in the file, and whether the reviewer has dismissed it on the screen."""

    hint: Hint
    place: Position
    dismissed: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A task with what the review says of it."""

    task: Task
    promises: tuple[Promise, ...]
    hints: list[LocatedHint]

    @property
    def open_hints(self) -> list[LocatedHint]:
        """The hints that are not dismissed."""
        return [each for each in self.hints if not each.dismissed]

    def promise_records(self) -> list[Json]:
        """The promises as plain data; places are characters of the content or the progress."""
        gone = {each.hint.promise for each in self.hints if each.dismissed}
        return [
            _promise_record(promise, dismissed=at in gone)
            for at, promise in enumerate(self.promises)
        ]

    def hint_records(self) -> list[Json]:
        """The hints that are not said of a promise: those stand with the promises already."""
        return [_hint_record(each) for each in self.hints if each.hint.promise is None]


def asked_rules(*, style: bool, only: Iterable[str], without: Iterable[str]) -> frozenset[HintCode]:
    """The rules of the settings with what the call says.  Raises SettingsError, UsageError."""
    named, left_out = _named(only), _named(without)
    rules = named or load_settings().rules
    return (rules | (STYLE_RULES if style else frozenset())) - left_out


def _named(names: Iterable[str]) -> frozenset[HintCode]:
    found = set()
    for name in names:
        try:
            found.add(HintCode(name))
        except ValueError:
            known = _(", ").join(code.value for code in HintCode)
            raise UsageError(
                _("there is no rule “{name}”; there are: {known}").format(name=name, known=known)
            ) from None
    return frozenset(found)


def reviewed(session: Session, asked: Asked) -> Iterator[Reviewed]:
    """The tasks of a register that is read, reviewed one by one as they are asked for."""
    if asked.rules is None:
        return
    places, dismissed = session.value_places(), DismissedHints()
    for index, task in enumerate(session.tasks):
        assessment = assess(task, asked.as_of, asked.rules)
        offset = session.version.offsets[index]
        located = [
            LocatedHint(
                hint,
                places.position(offset, hint.field, hint.start),
                hint_key(task, hint, assessment) in dismissed,
            )
            for hint in assessment.hints
        ]
        yield Reviewed(task, assessment.promises, located)


def _promise_record(promise: Promise, *, dismissed: bool) -> Json:
    return {
        "start": promise.start,
        "end": promise.end,
        "answered": promise.answer.value,
        "why": promise.why,
        "dismissed": dismissed,
        "evidence": [_span_record(span) for span in promise.evidence],
        "matched": [_span_record(span) for span in promise.matched],
        "targets": [
            {
                "start": target.start,
                "end": target.end,
                "value": _number(target.value),
                "unit": target.unit,
                "answers": [
                    {
                        "start": reported.start,
                        "end": reported.end,
                        "value": _number(reported.value),
                        "unit": reported.unit,
                        "weak": reported.weak,
                        "ratio": reported.ratio,
                    }
                    for reported in target.answers
                ],
            }
            for target in promise.targets
        ],
    }


def _hint_record(located: LocatedHint) -> Json:
    hint, place, dismissed = located
    return {
        "line": place.line,
        "column": place.column,
        "code": hint.code.value,
        "level": hint.level.value,
        "field": hint.field.value,
        "start": hint.start if hint.end else None,
        "end": hint.end if hint.end else None,
        "message": hint.message,
        "dismissed": dismissed,
    }


def _span_record(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _number(value: Decimal) -> Json:
    return int(value) if value == value.to_integral_value() else float(value)
