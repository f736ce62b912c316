"""Judging tasks: what is promised and answered, hints, verdicts, the way through the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from taskreview.errors import SettingsError, TaskreviewError
from taskreview.i18n import _, ngettext
from taskreview.labels import labelled, task_name, verdict_label
from taskreview.model import Verdict
from taskreview.session import Change, Session
from taskreview.tui.pace import Pace
from taskreview.tui.screens.searching import SearchingScreen
from taskreview.tui.threads import in_thread
from taskreview.tui.widgets.task_detail import TaskDetail
from taskreview.tui.widgets.task_list import Row

if TYPE_CHECKING:  # not needed for the first paint
    from taskreview.review import Hint, Promise
    from taskreview.session.merging import Arrival
    from taskreview.tui.review_lines import Assessed, Point

_AHEAD_SECONDS = 0.05
"""Waiting for the next refresh instead would keep that waiting, too."""

_REPORTED = 500
"""Tasks looked at in the background between two reports to the screen."""


class LookedAt(Message):
    """The hints of more tasks are known."""


class JudgingScreen(SearchingScreen):
    """A screen on which tasks are judged."""

    def __init__(self, session: Session, *, drafts: bool) -> None:
        super().__init__(session, drafts=drafts)
        self.marked: set[int] = set()
        """Indexes of the tasks that are to be judged together."""
        self._marks_fell = False
        """Whether the last marks fell, and nobody has been told."""
        self._pace = Pace()
        self._shows_promises = True
        self._can_assess = False
        self._ahead: Timer | None = None
        """Until the neighbours of the task under the cursor are assessed."""
        self._chosen: tuple[int, Promise | Hint] | None = None
        """The index of a task, and what is selected in it."""
        """The task, by its index, and the promise or hint in it that is looked at."""

    def task_judged(self, changes: Sequence[Change]) -> None:
        """Shows what has been judged."""
        raise NotImplementedError

    def row(self, index: int) -> Row:
        """What the list shows of a task."""
        return super().row(index)._replace(chosen=index in self.marked)

    # Promises and hints

    def begin_assessing(self) -> None:
        """From now on promises and hints are shown; to be called once the first screen is there."""
        from taskreview.settings import load_settings

        try:
            self.session.assessments.look_for(load_settings().rules)
        except SettingsError as error:
            self.say(str(error), "warning")
        self._can_assess = True
        self.show_current()

    @in_thread("hints", exclusive=True)
    def look_for_hints(self) -> None:
        """Makes the hints of all tasks known, stepping aside for every key."""
        worker = get_current_worker()
        assessments, tasks = self.session.assessments, self.session.tasks
        for index in range(len(tasks)):
            if worker.is_cancelled:
                return
            assessments.look_at(tasks[index])  # as it is by now
            self._pace.wait_for_rest(lambda: worker.is_cancelled)
            if (index + 1) % _REPORTED == 0:
                self.post_message(LookedAt())
        assessments.looked_through(tasks)
        self.post_message(LookedAt())

    @on(LookedAt)
    def _looked_at(self) -> None:
        from taskreview.session.assessments import HintsFacet

        if any(isinstance(facet, HintsFacet) for facet in self.facets):
            self.session.finding.narrow_again()
            self.show_found(keep_place=True)

    def assessed(self, index: int) -> Assessed | None:
        """The promises and hints of a task, as they are to be shown; None if they are not."""
        if not (self._can_assess and self._shows_promises):
            return None
        from taskreview.tui.review_lines import Assessed

        task = self.session.tasks[index]
        assessments = self.session.assessments
        assessment = assessments.of(task)
        assessments.look_at(task)
        dismissed = frozenset(
            at for at, hint in enumerate(assessment.hints) if assessments.is_dismissed(task, hint)
        )
        chosen = self._chosen[1] if self._chosen is not None and self._chosen[0] == index else None
        return Assessed(assessment, dismissed).selecting(chosen)

    def assess_ahead(self) -> None:
        """Assesses the tasks above and below, once what is there now is painted."""
        if self._can_assess and self._shows_promises and self._ahead is None:
            self._ahead = self.set_timer(_AHEAD_SECONDS, self._assess_neighbours)

    def _assess_neighbours(self) -> None:
        self._ahead = None
        rows, cursor = self._list.rows, self._list.cursor
        for line in (cursor - 1, cursor + 1):
            if 0 <= line < len(rows):
                self.session.assessments.of(self.session.tasks[rows[line]])

    def action_next_point(self, step: int) -> None:
        """To the next or previous promise or hint of the task, and behind the last to none."""
        self._shows_promises = True
        index = self._list.current
        assessed = None if index is None else self.assessed(index)
        if index is None or assessed is None:
            return
        order: list[Point | None] = [None, *assessed.points]
        at = (order.index(assessed.selected) + step) % len(order)
        self._select(index, assessed, order[at])

    def _select(self, index: int, assessed: Assessed, point: Point | None) -> None:
        self._chosen = None if point is None else (index, assessed.what(point))
        self.show_current()

    @on(TaskDetail.PointClicked)
    def _point_clicked(self, message: TaskDetail.PointClicked) -> None:
        index = self._list.current
        assessed = None if index is None else self.assessed(index)
        if index is not None and assessed is not None and message.point in assessed.points:
            self._select(index, assessed, message.point)

    def action_dismiss_hint(self) -> None:
        """Dismisses the hint that is selected, or takes that back."""
        index = self._list.current
        assessed = None if index is None else self.assessed(index)
        if index is None or assessed is None:
            return
        at = assessed.selected.hint if assessed.selected is not None else None
        if at is None:
            self.say(
                _("No hint is selected; ] and [ go from one to the next")
                if assessed.selected is None
                else _("This promise has an answer; there is nothing to dismiss")
            )
            return
        task, hint = self.session.tasks[index], assessed.assessment.hints[at]
        if self.session.assessments.dismiss(task, hint):
            self.say(_("Dismissed until the text under it changes; x takes it back"))
        self.show_current()

    def action_promises(self) -> None:
        """Shows promises and hints, or the plain text."""
        self._shows_promises = not self._shows_promises
        self._chosen = None
        self.show_current()

    # Verdicts

    def action_pass(self) -> None:
        """Passes the marked tasks, or the one under the cursor."""
        self._judge(Verdict.PASSED, "")

    def action_return(self) -> None:
        """Returns them, after asking why."""
        targets = self._targets()
        if not targets or not self.may_edit():
            return
        from taskreview.tui.screens.reason import ReasonScreen

        def chosen(reason: str | None) -> None:
            if reason:
                self._judge(Verdict.RETURNED, reason, targets)

        title = _("Return: {what}").format(what=self.called(targets))
        review = self.session.tasks[targets[0]].review if len(targets) == 1 else None
        now = review.reason if review is not None else None
        earlier = self.session.review.earlier_reasons()
        suggested = self._suggested(targets)
        self.app.push_screen(ReasonScreen(title, earlier, suggested, now), chosen)

    def _suggested(self, targets: Sequence[int]) -> list[str]:
        """What the hints on a single task say."""
        assessed = self.assessed(targets[0]) if len(targets) == 1 else None
        if assessed is None:
            return []
        return [
            hint.message
            for at, hint in enumerate(assessed.assessment.hints)
            if at not in assessed.dismissed
        ]

    def action_clear_verdict(self) -> None:
        """Takes the verdicts of the marked tasks, or of the one under the cursor, away."""
        targets = self._targets()
        if targets and self.may_edit():
            changes = self.session.review.clear(targets)
            if changes:
                self._judged(changes, targets, _("Not judged any more"))
            else:
                self.say(_("There is no verdict to clear"))

    def _judge(self, verdict: Verdict, reason: str, targets: Sequence[int] | None = None) -> None:
        targets = self._targets() if targets is None else targets
        if not targets or not self.may_edit():
            return
        reviews = [self.session.tasks[at].review for at in targets]
        others = sum(review is not None and review.verdict is not verdict for review in reviews)
        try:
            changes = self.session.review.judge(targets, verdict, reason)
        except TaskreviewError as error:
            self.say(str(error), "error")
            return
        said = [reason]
        if others and len(targets) > 1:
            sentence = _("{count} of them had the other verdict; u takes it back")
            said.append(sentence.format(count=others))
        self._judged(changes, targets, verdict_label(verdict), *said)

    def _judged(
        self, changes: Sequence[Change], targets: Sequence[int], said: str, *further: str
    ) -> None:
        self.marked.difference_update(targets)
        self.task_judged(changes)
        done, total = self.session.review.judged(), len(self.session.tasks)
        next_step = _("n goes to the next") if done < total else _("all are judged")
        parts = [labelled(said, self.called(targets)), *further, f"{done}/{total}", next_step]
        self.say(" · ".join(filter(None, parts)))

    def _targets(self) -> list[int]:
        """The marked tasks that are shown, or the one under the cursor: what nobody sees, nobody
        means."""
        if self._marks_fell:  # who thinks of them does not mean the one under the cursor
            self._marks_fell = False
            self.say(
                _("The marks fell, as somebody else has changed the tasks; look again"), "warning"
            )
            return []
        marked = self.marked.intersection(self._list.rows) if self.marked else ()
        current = self._list.current
        return sorted(marked) if marked or current is None else [current]

    def called(self, targets: Sequence[int]) -> str:
        """A task by its name, several by their number."""
        if len(targets) == 1:
            return task_name(self.session.tasks[targets[0]])
        return ngettext("{count} task", "{count} tasks", len(targets)).format(count=len(targets))

    # Marks

    def action_mark(self) -> None:
        """Marks the task to be judged with others, or takes the mark off, and goes on."""
        index = self._list.current
        if index is None:
            return
        self.marked ^= {index}
        self._marks_fell = False
        self.show_marks()
        self._list.action_move(1)

    def action_mark_all(self) -> None:
        """Marks all tasks that are shown, or takes all marks off.

        What is shown, but has been judged or edited so that the filters do not admit it any more,
        is not meant.
        """
        rows = set(self._list.rows)
        if self.results is not None:
            rows = set(self.session.finding.narrowed(self.results, self.facets).rows)
        self.marked = set() if rows <= self.marked else self.marked | rows
        self.show_marks()
        self.say(
            ngettext("{count} task marked", "{count} tasks marked", len(self.marked)).format(
                count=len(self.marked)
            )
        )

    def show_marks(self) -> None:
        """Shows marks and verdicts in the list where there are any, and how many are marked."""
        self._list.show_review(bool(self.marked) or self.session.review.is_under_way)
        self._list.redraw()
        self.show_title()

    @property
    def marked_sentence(self) -> str:
        """How many tasks are marked, and how many of them are not shown; empty if none is."""
        if not self.marked:
            return ""
        hidden = len(self.marked.difference(self._list.rows))
        count = len(self.marked)
        if not hidden:
            return _("{count} marked").format(count=count)
        return _("{count} marked ({hidden} not shown)").format(count=count, hidden=hidden)

    def follow(self, counterpart: Sequence[int | None]) -> None:
        """Marks and the selected point stay with their tasks."""
        self.marked = {now for index in self.marked if (now := counterpart[index]) is not None}
        if self._chosen is not None:
            now = counterpart[self._chosen[0]]
            self._chosen = None if now is None else (now, self._chosen[1])
        super().follow(counterpart)
        self.show_marks()
        self.look_for_hints()

    def show_arrived(self, arrival: Arrival) -> None:
        """A mark falls where somebody else has changed the task: it was set on another text."""
        super().show_arrived(arrival)
        fallen = self.marked.intersection(arrival.elsewhere.changed)
        self.marked -= fallen
        self._marks_fell = bool(fallen) and not self.marked
        self.show_marks()

    def take_off_layer(self) -> None:
        """Takes off the marks; if there are none, what was searched for and the filters."""
        if self.marked:
            self.marked.clear()
            self.show_marks()
        else:
            super().take_off_layer()

    # The way through the register

    def action_next_to_judge(self, step: int) -> None:
        """To the next or previous shown task that is not judged on what it says now."""
        rows = self._list.rows
        found = self.session.review.next_to_judge(self._list.current, rows, backwards=step < 0)
        if found is None:
            self.say(_("Nothing else here is to be judged"))
            return
        self._list.move_to(rows.index(found))
