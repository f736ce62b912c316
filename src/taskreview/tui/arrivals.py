"""What somebody else has saved, in one sentence."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from taskreview.i18n import _, ngettext
from taskreview.labels import field_label, task_name
from taskreview.model import Field

if TYPE_CHECKING:  # needed only when something has arrived
    from taskreview.session import Dispute
    from taskreview.session.merging import Arrival


def arrived_sentence(arrival: Arrival, disputes: Collection[Dispute]) -> str:
    """What has come in, and whether it contradicts edits that are not saved."""
    sentence = _("Somebody else has saved: {what}").format(what=_what(arrival))
    if disputes:
        count = len(disputes)
        sentence = ngettext(
            "{sentence}; {count} of your edits is about the same text, and saving will ask",
            "{sentence}; {count} of your edits are about the same texts, and saving will ask",
            count,
        ).format(sentence=sentence, count=count)
    return sentence


def _what(arrival: Arrival) -> str:
    elsewhere = arrival.elsewhere
    changed, added, removed = elsewhere.changed, elsewhere.added, elsewhere.removed
    if len(changed) == 1 and not (added or removed):
        [(index, keys)] = changed.items()
        labels = [field_label(field) for field in Field if field in keys]
        labels += sorted(keys - set(Field))
        names = _(", ").join(labels)
        return f"{task_name(arrival.version.tasks[index])} · {names}"
    parts = [
        ngettext("{count} task changed", "{count} tasks changed", len(changed)),
        ngettext("{count} task added", "{count} tasks added", len(added)),
        ngettext("{count} task deleted", "{count} tasks deleted", len(removed)),
    ]
    counts = (len(changed), len(added), len(removed))
    told = [part.format(count=count) for part, count in zip(parts, counts, strict=True) if count]
    return _(", ").join(told) or _("nothing about the tasks")


def lost_sentence(arrival: Arrival, path: Path) -> str:
    """That edited tasks have been deleted, and the file is such that they cannot be put back."""
    tasks = [arrival.onto.tasks[index] for index in arrival.lost]
    return _(
        "somebody else has written {path} anew, without {tasks}, which you have edited, and in a "
        "way that they cannot be put back into; your edits are still here: save under another "
        "name, or undo them"
    ).format(path=path, tasks=_(", ").join(map(task_name, tasks)))
