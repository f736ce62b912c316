"""The review of the sample says what a person finds who reads it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from taskreview.model import Task
from taskreview.review import Answer, Assessment, HintCode, assess
from taskreview.session import Session

ROOT = Path(__file__).resolve().parents[2]
WANTED = json.loads((ROOT / "tests" / "fixtures" / "seed_review.json").read_text("utf-8"))
AS_OF = date.fromisoformat(WANTED["as_of"])
GOOD = 0.95
"""The share that precision and recall have to reach."""


@dataclass(frozen=True)
class Read:
    """A task, what the review says of it, and what a person found."""

    task: Task
    assessment: Assessment
    wanted: dict[str, Any] = field(repr=False)

    @property
    def content(self) -> str:
        """The content of the task."""
        return self.task.content or ""

    @property
    def progress(self) -> str:
        """The progress of the task."""
        return self.task.progress or ""


@cache
def _sample() -> tuple[Read, ...]:
    session = Session(ROOT / "data" / "tasks.yaml")
    session.read_all()
    return tuple(
        Read(task, assess(task, AS_OF), WANTED["tasks"][str(task.id)]) for task in session.tasks
    )


def test_promises_begin_and_end_where_a_person_would_cut() -> None:
    for read in _sample():
        found = [read.content[p.start : p.end] for p in read.assessment.promises]
        assert found == [promise for promise, _sign in read.wanted["promises"]], read.task.id


def test_what_is_not_answered_is_seen_and_nothing_else() -> None:
    hit: Counter[str] = Counter()
    for read in _sample():
        for promise, (_text, sign) in zip(
            read.assessment.promises, read.wanted["promises"], strict=True
        ):
            said_no = promise.answer is Answer.NO
            hit["right"] += said_no and sign == "unanswered"
            hit["said"] += said_no
            hit["wanted"] += sign == "unanswered"
            if sign == "answered":
                assert promise.answer is Answer.YES, promise
    assert hit["wanted"] == 7
    assert hit["right"] / hit["said"] >= GOOD
    assert hit["right"] / hit["wanted"] >= GOOD


def test_firm_pairs_are_right_and_none_is_missed() -> None:
    right = said = answered = wanted = 0
    for read in _sample():
        for promise in read.assessment.promises:
            for target in promise.targets:
                expected = read.wanted["pairs"][read.content[target.start : target.end]]
                found = [
                    read.progress[each.start : each.end] for each in target.answers if not each.weak
                ]
                right += sum(each in expected for each in found)
                said += len(found)
                wanted += bool(expected)
                answered += any(each in expected for each in found)
    assert wanted == 18
    assert right / said >= GOOD
    assert answered / wanted >= GOOD


def test_every_other_hint_is_one_that_a_person_gives() -> None:
    for read in _sample():
        found = {
            hint.code.value: read.progress[hint.start : hint.end]
            for hint in read.assessment.hints
            if hint.code is not HintCode.NO_ANSWER
        }
        assert found == read.wanted["hints"], read.task.id
