"""Why a task was found, as `list --explain` tells people and programs."""

from __future__ import annotations

from collections.abc import Iterator

from taskreview.model import Field, Json, Task
from taskreview.printable import printable
from taskreview.search import Reason, Results
from taskreview.search.reason_labels import reason_label
from taskreview.session import Session

_CONTEXT = 8
"""Characters of the text that are shown before and behind what matched."""

_LONGEST = 40
"""Characters of the text between the first and the last match that are shown."""


class Explanation:
    """Why the tasks among the results of a search were found."""

    def __init__(self, session: Session, results: Results) -> None:
        self._finder = session.finder
        self._results = results
        self._indexes = {session.tasks[index].row: index for index in results.rows}

    def lines(self, task: Task) -> Iterator[str]:
        """One line a word: the word, how and where it matches, and the passage."""
        for reason in self._reasons(task):
            word = printable(reason.word.text)
            yield f"{word} = {reason_label(reason)} · {printable(_passage(task, reason))}"

    def data(self, task: Task) -> list[Json]:
        """For a program; spans are start and end in characters of the text beside them."""
        return [
            {
                "word": reason.word.text,
                "tier": reason.tier.name.lower(),
                "field": reason.field.value,
                "text": _text(task, reason),
                "spans": [[start, end] for start, end in reason.spans],
            }
            for reason in self._reasons(task)
        ]

    def _reasons(self, task: Task) -> list[Reason]:
        return self._finder.reasons(self._results, self._indexes[task.row])


def _text(task: Task, reason: Reason) -> str:
    if reason.field is Field.UNITS:
        return task.units[reason.index]
    return str(getattr(task, reason.field))


def _passage(task: Task, reason: Reason) -> str:
    """What matched, in brackets, with a little of the text around it."""
    text, spans = _text(task, reason), reason.spans
    first = spans[0][0]
    shown = [(start, end) for start, end in spans if end - first <= _LONGEST] or [spans[0]]
    at = max(first - _CONTEXT, 0)
    end = min(shown[-1][1] + _CONTEXT, len(text))
    pieces = ["…" if at else ""]
    for start, stop in shown:
        pieces += [text[at:start], "[", text[start:stop], "]"]
        at = stop
    return "".join([*pieces, text[at:end], "…" if end < len(text) else ""])
