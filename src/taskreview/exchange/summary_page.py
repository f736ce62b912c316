"""The summary of a register, as a supervision office writes it: as a page, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskreview.exchange.page import Block, Facts, Heading, Listing, Paragraph, Table
from taskreview.i18n import _, ngettext
from taskreview.labels import light_label, light_sign, standing_label, task_title
from taskreview.model import Head, Json, Standing, Task, is_stale, parse_date
from taskreview.reporting.summary import Summary
from taskreview.state import Light

_NUMBERS = frozenset(range(1, 7))
"""Columns that hold numbers."""


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
    yield from _lights(summary)
    yield from _returned(summary)
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
    counts = [
        f"{standing_label(each)} {summary.standings[each]}"
        for each in (Standing.PASSED, Standing.RETURNED, Standing.STALE)
    ]
    yield (
        _("Judged"),
        _("{judged} of {total} ({share}): {counts}").format(
            judged=summary.judged,
            total=summary.total,
            share=_share(summary, summary.judged),
            counts=_(", ").join(counts),
        ),
    )


def _share(summary: Summary, count: int) -> str:
    return f"{summary.share(count):.1%}"


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
            f"{count.done / count.total:.1%}",
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


def _lights(summary: Summary) -> Iterator[Block]:
    if not any(summary.lights.values()):
        return
    yield Heading(2, _("Deadlines"))
    for light, tasks in summary.lights.items():
        if tasks:
            label = f"{light_sign(light)} {light_label(light)}"
            yield Heading(3, _("{label} ({count})").format(label=label, count=len(tasks)))
            yield Listing(tuple((_with_deadline(task, summary), ()) for task in tasks))


def _with_deadline(task: Task, summary: Summary) -> str:
    """A task with its deadline and how many days that is away."""
    day = parse_date(task.deadline)
    parts = [task_title(task), task.deadline or _("no deadline")]
    if day is not None:
        days = (day - summary.as_of).days
        if days < 0:
            said = ngettext("{days} day over", "{days} days over", -days)
        else:
            said = ngettext("{days} day left", "{days} days left", days)
        parts.append(said.format(days=abs(days)))
    return " · ".join(parts)


def _returned(summary: Summary) -> Iterator[Block]:
    if not summary.returned:
        return
    count = len(summary.returned)
    yield Heading(2, _("{label} ({count})").format(label=_("Returned"), count=count))
    yield Listing(tuple((_judged(task), _reason(task)) for task in summary.returned), ordered=True)


def _judged(task: Task) -> str:
    parts = [task_title(task)]
    if task.review and task.review.date:
        parts.append(task.review.date)
    if is_stale(task):
        parts.append(standing_label(Standing.STALE))
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
    lights: dict[str, Json] = {light.value: _named(summary.lights[light]) for light in Light}
    open_promises: list[Json] = [
        {**_name(each.task), "promises": [*each.promises]} for each in summary.open
    ]
    return {
        "title": head.title,
        "as_of": summary.as_of.isoformat(),
        "tasks": summary.total,
        "done": summary.done,
        "joint": summary.joint,
        "without_units": summary.without_units,
        "review": {"judged": summary.judged, **review},
        "statuses": statuses,
        "units": units,
        "lights": lights,
        "returned": [_returned_data(task) for task in summary.returned],
        "open_promises": open_promises if with_promises else None,
    }


def _named(tasks: Sequence[Task]) -> list[Json]:
    return [{**_name(task), "deadline": task.deadline, "status": task.status} for task in tasks]


def _name(task: Task) -> dict[str, Json]:
    return {"row": task.row, "id": task.id, "units": [*task.units]}


def _returned_data(task: Task) -> Json:
    assert task.review is not None
    return {
        **_name(task),
        "reason": task.review.reason,
        "date": task.review.date,
        "stale": is_stale(task),
    }
