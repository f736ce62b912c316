"""`judge`: gives tasks a verdict, or clears it, and saves the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from taskreview.cli.choosing import chosen, opened
from taskreview.cli.exits import Exit
from taskreview.cli.reporting import report, save
from taskreview.errors import UsageError
from taskreview.i18n import _
from taskreview.model import Verdict


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of `judge` ask for."""

    passes: bool
    reason: str | None
    """Why the tasks are returned, if they are."""
    clears: bool
    day: date | None
    """The day of the verdict; None for today."""

    def verdict(self) -> Verdict | None:
        """The verdict; None where it is to be cleared.  Raises UsageError."""
        if [self.passes, self.reason is not None, self.clears].count(True) != 1:
            raise UsageError(_("say what to do: --pass, --return REASON or --clear"))
        if self.clears:
            return None
        return Verdict.PASSED if self.passes else Verdict.RETURNED


def judge_tasks(file: Path, identifiers: Sequence[str], rows: Sequence[int], asked: Asked) -> Exit:
    """Judges the tasks, saves once, and says what has changed.

    Raises UsageError, RegisterError, UnreadableError, EditError, ChangedOnDiskError, SaveError.
    """
    verdict = asked.verdict()
    if not (identifiers or rows):
        raise UsageError(_("name the tasks by their ids or by --row"))
    session = opened(file)
    indexes = [chosen(session, identifier, None) for identifier in identifiers]
    indexes = list(dict.fromkeys([*indexes, *(chosen(session, None, row) for row in rows)]))
    if verdict is None:
        changes = session.review.clear(indexes)
    else:
        changes = session.review.judge(indexes, verdict, asked.reason or "", asked.day)
    saved = save(session) if changes else None
    changed = {change.at: change for change in changes}
    for index in indexes:
        now = saved.now(index) if saved else index
        if now is not None:  # else somebody has just deleted a task that has not changed
            report(session, now, [changed[index]] if index in changed else [])
    return Exit.DONE
