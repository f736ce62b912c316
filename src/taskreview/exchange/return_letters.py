"""The letter that gives a responsible unit its tasks back (退回清单)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taskreview.exchange.page import Block, Facts, Heading, Listing, Paragraph, Quotation
from taskreview.i18n import _, ngettext
from taskreview.labels import distinct_units, task_number
from taskreview.model import Task
from taskreview.unit_roles import unit_names
from taskreview.width import spelling_key

_LONGEST_PASSAGE = 40
"""Characters of a passage that are quoted."""


@dataclass(frozen=True, slots=True)
class ReturnedTask:
    """A task that is given back; `questions` are what the unit is asked besides the reason."""

    task: Task
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnLetter:
    """What is said to one unit on a day.  `reply_by` is left to be filled in where it is None."""

    register: str | None
    unit: str
    day: date
    reply_by: date | None
    tasks: Sequence[ReturnedTask]

    def page(self) -> Iterator[Block]:
        """The letter: its head, what is asked, then each task."""
        yield Heading(1, _("Tasks returned to {unit}").format(unit=self.unit))
        yield Facts(
            (
                (_("Register"), self.register or _("Register of tasks")),
                (_("To"), self.unit),
                (_("Date"), _day(self.day)),
                (_("Reply by"), self._reply_by()),
            )
        )
        yield Paragraph(
            ngettext(
                "The progress reported for the {count} task below was reviewed and is returned. "
                "Please check it, complete it, and report again by the day above.",
                "The progress reported for the {count} tasks below was reviewed and is returned. "
                "Please check each, complete it, and report again by the day above.",
                len(self.tasks),
            ).format(count=len(self.tasks))
        )
        for number, returned in enumerate(self.tasks, 1):
            yield from self._task(number, returned)

    def _reply_by(self) -> str:
        return _("＿＿＿＿-＿＿-＿＿") if self.reply_by is None else _day(self.reply_by)

    def _task(self, number: int, returned: ReturnedTask) -> Iterator[Block]:
        task = returned.task
        name = _(" · ").join(filter(None, (task_number(task), task.source)))
        yield Heading(2, f"{number}. {name}")
        facts = [(_("Deadline"), task.deadline), (_("Status"), task.status)]
        own = spelling_key(self.unit)
        others = [
            unit for unit in distinct_units(unit_names(task.units)) if spelling_key(unit) != own
        ]
        if others:
            facts.append((_("Jointly with"), "、".join(others)))
        known = tuple((label, text) for label, text in facts if text)
        if known:
            yield Facts(known)
        none = _("(none)")
        yield Quotation(_("Content"), task.content or none)
        yield Quotation(_("Progress as reported"), task.progress or none)
        reason = task.review.reason if task.review else None
        yield Quotation(_("Reason for the return"), reason or none)
        if returned.questions:
            yield Paragraph(_("Please also answer or mend the following:"))
            yield Listing(tuple((each, ()) for each in returned.questions), ordered=True)


def _day(day: date) -> str:
    """A day as a letter writes it."""
    return day.strftime(_("%Y-%m-%d"))


def question_about(promise: str) -> str:
    """What a unit is asked about a promise to which no answer was seen."""
    return _("“{promise}”: what has been done about it?").format(promise=promise)


def question_on(passage: str, message: str) -> str:
    """What a unit is asked about a passage of its text, which may be empty, that looks wrong."""
    passage = " ".join(passage.split())
    if not passage or passage in message:
        return message
    if len(passage) > _LONGEST_PASSAGE:
        passage = f"{passage[:_LONGEST_PASSAGE]}…"
    return _("“{passage}”: {message}").format(passage=passage, message=message)
