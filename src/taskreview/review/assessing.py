"""Assesses a task: the whole review of its texts, by rules, without a model and offline."""

from __future__ import annotations

from datetime import date

from taskreview.model import Task
from taskreview.review.answers import Answering
from taskreview.review.assessment import DEFAULT_RULES, Assessment, HintCode
from taskreview.review.case import Case
from taskreview.review.hints.table import hints
from taskreview.review.reading import Reading


def assess(task: Task, as_of: date, rules: frozenset[HintCode] = DEFAULT_RULES) -> Assessment:
    """The promises of the task with their answers, and the hints of these rules.

    `as_of` is the day of the review.  The same arguments always give the same result; about a
    millisecond for a task of the usual length.  Never raises.
    """
    content, progress = Reading(task.content or ""), Reading(task.progress or "")
    answering = Answering(content, progress)
    promises = answering.promises()
    case = Case(task, as_of, content, progress, answering, promises)
    return Assessment(promises, tuple(hints(case, rules)))
