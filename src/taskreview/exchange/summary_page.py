"""The summary of a register, as a supervision office writes it: as a page, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskreview.deadline import last_day
from taskreview.exchange.page import Block, Facts, Heading, Listing, Paragraph, Table
from taskreview.i18n import _, ngettext
from taskreview.labels import behind_label, light_label, light_sign, standing_label, task_title
from taskreview.model import Head, Json, Standing, StatusKind, Task
from taskreview.reporting.summary import Summary
from taskreview.state import Light

_NUMBERS = frozenset(range(1, 7))
"""Columns that hold numbers."""

_MOST_WORDINGS = 5
"""Deadlines without a day that are named, the most frequent ones."""

_WORDING = 30
"""Characters that are shown of such a deadline."""


def summary_page(summary: Summary, head: Head, *, with_promises: bool = True) -> Iterator[Block]:
    """The totals first, then every task that has to be named; sections without any are left out.

    `with_promises` is whether the open promises were looked for.
    """
    yield Heading(1, _("{title}: summary").format(title=head.title or _("Register of tasks")))
    yield Facts(tuple(_totals(summary)))
    if not summary.total:
        return
    yield Heading(2, _("By status"))
    yield _statuses(summary)
    if summary.units:
        yield Heading(2, _("By responsible unit"))
        yield _units(summary)
        yield from _of_units(summary)
    if deadlines := [*_deadlines(summary, with_promises=with_promises)]:
        yield Heading(2, _("Deadlines"))
        yield from deadlines
    yield from _returned(_("Returned"), summary.returned)
    yield from _returned(_("Returned, and changed since"), summary.changed_since_returned)
    if with_promises:
        yield from _open(summary)


def _totals(summary: Summary) -> Iterator[tuple[str, str]]:
    yield _("As of"), summary.as_of.isoformat()
    yield (
        _("Tasks"),
        _("{total}; {done} done by their status ({share})").format(
            total=summary.total, done=summary.done, share=_share(summary, summary.done)
        ),
    )
    if apart := [*_neither(summary)]:
        yield (
            _("Besides"),
            _("{counts}; they count neither as done nor as overdue and not done").format(
                counts=_(", ").join(apart)
            ),
        )
    yield _("Judged"), _judgements(summary)


def _judgements(summary: Summary) -> str:
    """How many tasks are judged and how; apart from them those that have changed since."""
    counts = [
        f"{standing_label(each)} {summary.standings[each]}"
        for each in (Standing.PASSED, Standing.RETURNED)
    ]
    said = _("{judged} of {total} ({share}): {counts}").format(
        judged=summary.judged,
        total=summary.total,
        share=_share(summary, summary.judged),
        counts=_(", ").join(counts),
    )
    if stale := summary.standings[Standing.STALE]:
        said += ngettext(
            "; {count} more has changed since and is to be judged again",
            "; {count} more have changed since and are to be judged again",
            stale,
        ).format(count=stale)
    return said


def _neither(summary: Summary) -> Iterator[str]:
    """What counts neither as done nor as overdue and not done."""
    if count := summary.kinds[StatusKind.CALLED_OFF]:
        yield _("called off or not applicable {count}").format(count=count)
    if count := summary.kinds[StatusKind.ENDLESS]:
        yield _("without an end {count}").format(count=count)
    if count := summary.kinds[StatusKind.UNCLEAR]:
        yield _("perhaps done {count}").format(count=count)


def _share(summary: Summary, count: int) -> str:
    return _percent(count, summary.total)


def _percent(count: int, total: int) -> str:
    """A share; only none is shown as 0.0% and only all as 100.0%."""
    share = count / total if total else 0.0
    if 0 < count < total:
        share = min(max(share, 0.001), 0.999)
    return f"{share:.1%}"


def _statuses(summary: Summary) -> Table:
    rows = [
        (status or _("no status"), str(count), _share(summary, count))
        for status, count in summary.statuses.most_common()
    ]
    return Table((_("Status"), _("Tasks"), _("Share")), tuple(rows), _NUMBERS)


def _units(summary: Summary) -> Table:
    rows = [
        (
            unit,
            str(count.total),
            _share(summary, count.total),
            str(count.done),
            _percent(count.done, count.total),
            str(count.overdue),
            str(count.returned),
        )
        for unit, count in summary.units_by_tasks()
    ]
    heads = (
        _("Unit"),
        _("Tasks"),
        _("Share"),
        _("Done"),
        _("Done, share"),
        _("Overdue"),
        _("Returned"),
    )
    return Table(heads, tuple(rows), _NUMBERS)


def _of_units(summary: Summary) -> Iterator[Paragraph]:
    """What has to be said of the counts by unit."""
    if summary.joint:
        yield Paragraph(
            ngettext(
                "{count} task has several units and counts for each of them, so the shares may "
                "add up to more than 100%.",
                "{count} tasks have several units and count for each of them, so the shares may "
                "add up to more than 100%.",
                summary.joint,
            ).format(count=summary.joint)
        )
    if summary.without_units:
        yield Paragraph(
            ngettext(
                "{count} task names no responsible unit.",
                "{count} tasks name no responsible unit.",
                summary.without_units,
            ).format(count=summary.without_units)
        )


def _deadlines(summary: Summary, *, with_promises: bool) -> Iterator[Block]:
    """What cannot be said of the deadlines, then the tasks with a light."""
    if not with_promises:
        yield Paragraph(
            _(
                "It was not looked whether the progress answers what was promised. Yellow lacks "
                "the tasks due within 30 days whose progress says something and answers nothing."
            )
        )
    yield from _without_a_day(summary)
    for light, tasks in summary.lights.items():
        if tasks:
            label = f"{light_sign(light)} {light_label(light)}"
            yield Heading(3, _("{label} ({count})").format(label=label, count=len(tasks)))
            yield Listing(
                tuple((_with_deadline(task, summary), _why(task, summary)) for task in tasks)
            )


def _without_a_day(summary: Summary) -> Iterator[Paragraph]:
    """How many tasks cannot be told to be overdue, and why."""
    if count := summary.undated.total():
        frequent = summary.undated.most_common(_MOST_WORDINGS)
        wordings = [
            _("{label} ({count})").format(label=_clipped(deadline), count=tasks)
            for deadline, tasks in frequent
        ]
        if len(summary.undated) > len(frequent):
            wordings.append("…")
        yield Paragraph(
            ngettext(
                "The deadline of {count} task was not understood as a date, so it is neither "
                "overdue nor due soon here: {deadlines}.",
                "The deadlines of {count} tasks were not understood as dates, so they are neither "
                "overdue nor due soon here: {deadlines}.",
                count,
            ).format(count=count, deadlines=_(", ").join(wordings))
        )
    if summary.without_deadline:
        yield Paragraph(
            ngettext(
                "{count} task has no deadline.",
                "{count} tasks have no deadline.",
                summary.without_deadline,
            ).format(count=summary.without_deadline)
        )


def _clipped(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WORDING else line[: _WORDING - 1] + "…"


def _why(task: Task, summary: Summary) -> tuple[str, ...]:
    why = summary.behind.get(task.row)
    return () if why is None else (behind_label(why, _clipped(task.status or "")),)


def _with_deadline(task: Task, summary: Summary) -> str:
    """A task with its deadline and how many days that is away."""
    day = last_day(task.deadline)
    parts = [task_title(task), task.deadline or _("no deadline")]
    if day is not None:
        days = (day - summary.as_of).days
        if not days:
            said = _("due today")
        elif days < 0:
            said = ngettext("{days} day over", "{days} days over", -days)
        else:
            said = ngettext("{days} day left", "{days} days left", days)
        parts.append(said.format(days=abs(days)))
    return " · ".join(parts)


def _returned(label: str, tasks: Sequence[Task]) -> Iterator[Block]:
    if tasks:
        yield Heading(2, _("{label} ({count})").format(label=label, count=len(tasks)))
        yield Listing(tuple((_judged(task), _reason(task)) for task in tasks), ordered=True)


def _judged(task: Task) -> str:
    parts = [task_title(task)]
    if task.review and task.review.date:
        parts.append(task.review.date)
    return " · ".join(parts)


def _reason(task: Task) -> tuple[str, ...]:
    return (task.review.reason,) if task.review and task.review.reason else ()


def _open(summary: Summary) -> Iterator[Block]:
    if not summary.open:
        return
    promises = sum(len(each.promises) for each in summary.open)
    yield Heading(2, _("{label} ({count})").format(label=_("No answer seen"), count=promises))
    yield Paragraph(
        _("Promises to which no answer was found in the progress, by rules; to be looked at.")
    )
    yield Listing(tuple((task_title(each.task), each.promises) for each in summary.open))


def summary_data(summary: Summary, head: Head, *, with_promises: bool = True) -> dict[str, Json]:
    """The same as plain data; shares are of all tasks, from 0 to 1."""
    statuses: list[Json] = [
        {"status": status, "tasks": count, "share": round(summary.share(count), 4)}
        for status, count in summary.statuses.most_common()
    ]
    units: list[Json] = [
        {
            "unit": unit,
            "tasks": count.total,
            "share": round(summary.share(count.total), 4),
            "done": count.done,
            "overdue": count.overdue,
            "returned": count.returned,
        }
        for unit, count in summary.units_by_tasks()
    ]
    review: dict[str, Json] = {each.value: summary.standings[each] for each in Standing}
    lights: dict[str, Json] = {
        light.value: [_lit(task, summary) for task in summary.lights[light]] for light in Light
    }
    undated: list[Json] = [
        {"deadline": deadline, "tasks": count} for deadline, count in summary.undated.most_common()
    ]
    open_promises: list[Json] = [
        {**_name(each.task), "promises": [*each.promises]} for each in summary.open
    ]
    return {
        "title": head.title,
        "as_of": summary.as_of.isoformat(),
        "tasks": summary.total,
        "done": summary.done,
        "called_off": summary.kinds[StatusKind.CALLED_OFF],
        "endless": summary.kinds[StatusKind.ENDLESS],
        "unclear": summary.kinds[StatusKind.UNCLEAR],
        "joint": summary.joint,
        "without_units": summary.without_units,
        "review": {"judged": summary.judged, **review},
        "statuses": statuses,
        "units": units,
        "without_deadline": summary.without_deadline,
        "undated": undated,
        "lights": lights,
        "returned": [*map(_returned_data, summary.returned)],
        "changed_since_returned": [*map(_returned_data, summary.changed_since_returned)],
        "open_promises": open_promises if with_promises else None,
    }


def _lit(task: Task, summary: Summary) -> Json:
    lit = {**_name(task), "deadline": task.deadline, "status": task.status}
    why = summary.behind.get(task.row)
    return lit if why is None else {**lit, "why": why.value}


def _name(task: Task) -> dict[str, Json]:
    return {"row": task.row, "id": task.id, "units": [*task.units]}


def _returned_data(task: Task) -> Json:
    assert task.review is not None
    return {
        **_name(task),
        "reason": task.review.reason,
        "date": task.review.date,
    }
