"""What has changed since an earlier version of a register: as a page, and as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from taskreview.comparison.registers import Comparison, FieldChange, Since
from taskreview.comparison.repeats import Repeat
from taskreview.comparison.texts import Op, Run, changes, runs
from taskreview.exchange.page import Block, Difference, Facts, Heading, Paragraph, in_extract
from taskreview.exchange.records import record
from taskreview.i18n import _, ngettext
from taskreview.labels import field_label, task_title
from taskreview.model import Field, Json, Task

WHAT_CHANGED = frozenset({Since.CHANGED, Since.ADDED})
"""What is told where nothing else is asked for; with it the tasks that are gone."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What is to be told of a comparison; `old` and `new` are what the versions are called."""

    old: str
    new: str
    comparison: Comparison
    wanted: Collection[Since] = WHAT_CHANGED

    def page(self) -> Iterator[Block]:
        """The tasks wanted, one after the other; then those that are gone."""
        yield Heading(1, _("{new} since {old}").format(old=self.old, new=self.new))
        yield Paragraph(self._summary())
        for index in self.comparison.indexes(*self.wanted):
            yield from self._of_task(index)
        for at in self._gone():
            task = self.comparison.old[at]
            yield Heading(3, "- " + _title(task, _("removed")))
            yield from _all_of(task, gone=True)

    def _gone(self) -> list[int]:
        return self.comparison.removed if Since.CHANGED in self.wanted else []

    def counts(self) -> dict[str, int]:
        """How many tasks have changed, come, gone, and kept their progress to the letter."""
        counted = [Since.CHANGED, Since.ADDED, Since.UNCHANGED]
        if Since.NEAR_REPEAT in self.wanted:
            counted.append(Since.NEAR_REPEAT)
        counts = {since.value: self.comparison.count(since) for since in counted}
        return {**counts, "removed": len(self.comparison.removed)}

    def _summary(self) -> str:
        counts = self.counts()
        said = [
            ngettext("{count} task changed", "{count} tasks changed", counts[Since.CHANGED]).format(
                count=counts[Since.CHANGED]
            ),
            _("{count} added").format(count=counts[Since.ADDED]),
            _("{count} removed").format(count=counts["removed"]),
            _("{count} with the same progress, to the letter").format(
                count=counts[Since.UNCHANGED]
            ),
        ]
        if Since.NEAR_REPEAT in counts:
            said.append(_("{count} nearly repeat").format(count=counts[Since.NEAR_REPEAT]))
        return _("; ").join(said)

    def _of_task(self, index: int) -> Iterator[Block]:
        comparison = self.comparison
        task, before = comparison.new[index], comparison.before(index)
        if before is None and Since.ADDED in self.wanted:
            yield Heading(3, "+ " + _title(task, _("added")))
            yield from _all_of(task, gone=False)
            return
        found = comparison.changes(index) if Since.CHANGED in self.wanted else []
        if found:
            yield Heading(3, f"~ {_title(task)}")
            yield from (_difference(change) for change in found)
        if Since.UNCHANGED in self.wanted and comparison.holds(Since.UNCHANGED, index):
            yield Heading(3, f"= {_title(task)}")
            progress = task.progress or _("(none)")
            yield Facts(((_("Progress, unchanged to the letter"), progress),))
        if Since.NEAR_REPEAT in self.wanted and (repeat := comparison.repeat(index)):
            yield Heading(3, f"≈ {_title(task)}")
            yield self._repeated(task, before, repeat)

    def _repeated(self, task: Task, before: Task | None, repeat: Repeat) -> Block:
        """How a progress text differs from the one that it nearly repeats."""
        new, name = task.progress or "", ""
        only_figures = repeat.likeness == 1
        if repeat.index is None:
            old = before.progress or "" if before else ""
            label = _("Progress, {share} like what it was")
            if only_figures:
                label = _("Progress, as it was but for figures and punctuation")
        else:
            other = self.comparison.new[repeat.index]
            old, name = other.progress or "", _title(other)
            label = _("Progress, {share} like that of {task}")
            if only_figures:
                label = _("Progress, that of {task} but for figures and punctuation")
        label = label.format(share=f"{repeat.percent}%", task=name)
        return Difference(label, tuple(runs(old, new, changes(old, new))))

    def data(self) -> dict[str, Json]:
        """The same as plain data, every change with its offsets in characters."""
        tasks: list[Json] = [
            self._task_data(index) for index in self.comparison.indexes(*self.wanted)
        ]
        removed: list[Json] = [record(self.comparison.old[at]) for at in self._gone()]
        counts: dict[str, Json] = {**self.counts()}
        return {
            "old": self.old,
            "new": self.new,
            "counts": counts,
            "tasks": tasks,
            "removed": removed,
        }

    def _task_data(self, index: int) -> dict[str, Json]:
        comparison = self.comparison
        task, before = comparison.new[index], comparison.before(index)
        data: dict[str, Json] = {
            "row": task.row,
            "id": task.id,
            "units": [*task.units],
            "old_row": before.row if before else None,
            "added": before is None,
            "unchanged": comparison.holds(Since.UNCHANGED, index),
            "fields": [_field_data(change) for change in comparison.changes(index)],
        }
        if Since.NEAR_REPEAT in self.wanted:
            repeat = comparison.repeat(index)
            data["near_repeat"] = None if repeat is None else self._repeat_data(repeat)
        return data

    def _repeat_data(self, repeat: Repeat) -> dict[str, Json]:
        other = None if repeat.index is None else self.comparison.new[repeat.index]
        return {"row": other.row if other else None, "likeness": round(repeat.likeness, 4)}


def _title(task: Task, what: str | None = None) -> str:
    """What a task is called in a heading: number, units, and its status or what it is."""
    return " · ".join(filter(None, (task_title(task), what or task.status)))


def label_of(key: Field | str) -> str:
    """What a field, or an unknown key, is called."""
    return field_label(key) if isinstance(key, Field) else key


def _difference(change: FieldChange) -> Difference:
    return Difference(label_of(change.key), tuple(in_extract(change.runs())))


def _all_of(task: Task, *, gone: bool) -> Iterator[Difference]:
    """What a task says that is only in one of the versions."""
    for field in (Field.CONTENT, Field.DEADLINE, Field.PROGRESS):
        text = getattr(task, field)
        if text:
            yield Difference(field_label(field), (Run(Op.REMOVED if gone else Op.ADDED, text),))


def _field_data(change: FieldChange) -> dict[str, Json]:
    return {
        "field": change.key.value if isinstance(change.key, Field) else change.key,
        "before": change.before,
        "after": change.after,
        "spans": [
            {"old": [each.old_start, each.old_end], "new": [each.new_start, each.new_end]}
            for each in change.changes
        ],
    }
