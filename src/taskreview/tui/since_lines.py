"""What has changed in a task since an earlier version, in lines for the detail pane."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taskreview.comparison.registers import Comparison, FieldChange, Since
from taskreview.comparison.texts import Op
from taskreview.exchange.differences import label_of
from taskreview.exchange.page import in_extract
from taskreview.i18n import _
from taskreview.labels import labelled, task_title
from taskreview.tui.cells import Span
from taskreview.tui.facet_labels import since_label
from taskreview.tui.text_lines import Kind, Line, wrapped

_SIGNS = {Op.SAME: ("", ""), Op.REMOVED: ("[-", "-]"), Op.ADDED: ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Compared:
    """A task and what its register is compared with."""

    old: str
    """What the earlier version is called."""
    comparison: Comparison
    index: int


def since_lines(compared: Compared, width: int) -> Iterator[Line]:
    """A heading that says what can be said, then each changed field, then what is repeated."""
    comparison, index = compared.comparison, compared.index
    said = [
        since_label(since)
        for since in (Since.ADDED, Since.CHANGED, Since.UNCHANGED)
        if comparison.holds(since, index)
    ]
    heading = labelled(_("Since {old}").format(old=compared.old), " · ".join(said))
    yield from wrapped(heading, width, Kind.HEADING)
    for change in comparison.changes(index):
        yield from _change_lines(change, width)
    yield from _repeat_lines(comparison, index, width)


def _change_lines(change: FieldChange, width: int) -> Iterator[Line]:
    text = labelled(label_of(change.key))
    spans: list[Span] = []
    for run in in_extract(change.runs()):
        before, behind = _SIGNS[run.op]
        piece = before + run.text + behind
        if run.op is not Op.SAME:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    yield from wrapped(text, width, Kind.TEXT, spans)


def _repeat_lines(comparison: Comparison, index: int, width: int) -> Iterator[Line]:
    repeat = comparison.repeat(index)
    if repeat is None:
        return
    share = f"{repeat.percent}%"
    if repeat.index is None:
        said = _("≈ The progress is {share} like what it was, figures aside").format(share=share)
    else:
        said = _("≈ The progress is {share} like that of {task}, figures aside").format(
            share=share, task=task_title(comparison.new[repeat.index])
        )
    yield from wrapped(said, width, Kind.HINT)
