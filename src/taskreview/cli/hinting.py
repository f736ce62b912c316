"""The review of a register's tasks for `check`: each task with its promises and located hints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from taskreview.errors import Position, UsageError
from taskreview.i18n import _
from taskreview.model import Json, Task
from taskreview.review import STYLE_RULES, Hint, HintCode, Promise, Span, assess
from taskreview.session import Session
from taskreview.settings import load_settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for: the day of the review and the rules, None to leave the review out."""

    as_of: date
    rules: frozenset[HintCode] | None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A task with what the review says of it."""

    task: Task
    promises: tuple[Promise, ...]
    hints: list[tuple[Hint, Position]]

    def promise_records(self) -> list[Json]:
        """The promises as plain data; places are characters of the content or the progress."""
        return [_promise_record(promise) for promise in self.promises]

    def hint_records(self) -> list[Json]:
        """The hints that are not said of a promise: those stand with the promises already."""
        return [_hint_record(*each) for each in self.hints if each[0].promise is None]


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
    places = session.value_places()
    for index, task in enumerate(session.tasks):
        assessment = assess(task, asked.as_of, asked.rules)
        offset = session.offset_of(index)
        located = [
            (hint, places.position(offset, hint.field, hint.start)) for hint in assessment.hints
        ]
        yield Reviewed(task, assessment.promises, located)


def _promise_record(promise: Promise) -> Json:
    return {
        "start": promise.start,
        "end": promise.end,
        "answered": promise.answer.value,
        "why": promise.why,
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


def _hint_record(hint: Hint, place: Position) -> Json:
    return {
        "line": place.line,
        "column": place.column,
        "code": hint.code.value,
        "level": hint.level.value,
        "field": hint.field.value,
        "start": hint.start if hint.end else None,
        "end": hint.end if hint.end else None,
        "message": hint.message,
    }


def _span_record(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _number(value: Decimal) -> Json:
    return int(value) if value == value.to_integral_value() else float(value)
