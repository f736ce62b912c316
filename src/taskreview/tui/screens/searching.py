"""Finding tasks by words and by filters, and showing what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events, on
from textual.message import Message
from textual.worker import get_current_worker

from taskreview.i18n import _
from taskreview.labels import field_label
from taskreview.model import Field
from taskreview.session import Session
from taskreview.tui.screens.drafting import DraftingScreen
from taskreview.tui.threads import in_thread
from taskreview.tui.widgets.search_line import Chip, SearchLine
from taskreview.tui.widgets.task_list import Mark, Row, TaskList

if TYPE_CHECKING:  # not needed for the first paint
    from taskreview.search import Finder, Marks, Results
    from taskreview.search.facets import Facet
    from taskreview.tui.recall import Recall


@dataclass(frozen=True, eq=False)
class NearSearch:
    """The slow part of a search, run in a thread over as many tasks as there were then."""

    query: str
    finder: Finder
    searched: int


class FoundNear(Message):
    """The slow part of a search has ended."""

    def __init__(self, search: NearSearch, results: Results) -> None:
        super().__init__()
        self.search = search
        self.results = results


class SearchingScreen(DraftingScreen):
    """A screen whose list shows what the words and the filters leave of a register."""

    def __init__(self, session: Session, *, drafts: bool) -> None:
        super().__init__(session, drafts=drafts)
        self.facets: list[Facet] = []
        self.results: Results | None = None
        """What was found; None while nothing is searched for and nothing filtered."""
        self._list = TaskList(self.row, id="list")
        self._search = SearchLine()
        self._near: NearSearch | None = None
        """The one whose results are waited for; any other is given up."""
        self._near_shown: str | None = None
        """The query whose results from there are shown."""
        self._keeps_queries = drafts
        self._searching = False
        """Whether the search box has the keys."""

    def show_current(self) -> None:
        """Shows the task under the list's cursor."""
        raise NotImplementedError

    def show_title(self) -> None:
        """Shows how much there is and how much of it was found."""
        raise NotImplementedError

    # What was found

    def row(self, index: int) -> Row:
        """What the list shows of a task."""
        task = self.session.tasks[index]
        marks: Marks = {}
        why = ""
        if self.results is not None:
            from taskreview.search.reason_labels import why_found

            marks, reasons = self.session.finder.matches(self.results, index)
            why = why_found(reasons)
        for facet in self.facets:
            for place, span in facet.marks(task):
                marks.setdefault(place, [span])
        return Row(task, marks, self._mark(index), why)

    def _mark(self, index: int) -> Mark:
        if self.session.is_unsaved(index):
            return Mark.DISPUTED if self.session.is_disputed(index) else Mark.UNSAVED
        return Mark.CHANGED_ELSEWHERE if index in self.session.foreign.changed else Mark.NONE

    @property
    def found(self) -> int | None:
        """How many tasks were found; None while all are shown."""
        return None if self.results is None else len(self.results.rows)

    def open_search(self) -> None:
        """From now on words can be typed; to be called once the first screen is there."""
        self._search.open_box()
        self.watch(self._search, "words", self._query_changed, init=False)
        _ = self.session.finder

    def show_found(self, *, keep_place: bool = False) -> None:
        """Searches anew and shows the outcome: the best first, or the same task as before."""
        self._find(self._list.current if keep_place else None)

    def follow(self, counterpart: Sequence[int | None]) -> None:
        """Searches anew; the cursor stays on its task, or goes to the next one that is left."""
        current = self._list.current
        left = counterpart[current:] if current is not None else ()
        self._find(next((now for now in left if now is not None), None))

    def _find(self, current: int | None) -> None:
        """Searches and shows the outcome with the cursor on a task, if it is there."""
        query = self._search.words
        if not query.strip() and not self.facets:
            self._show_rows(None, current)
            return
        results = self.session.find(query, self.facets)
        if results.more_possible:
            if self._near is None or self._near.query != query:
                self._start_near(query)
            if self._near_shown == query:  # what is shown stays until better is there
                self.show_title()
                return
        self._show_rows(results, current)

    def show_more_tasks(self) -> None:
        """Shows what has been read meanwhile, as far as it belongs to what is shown."""
        if self.results is not None:
            self.show_found(keep_place=True)
            return
        nothing_shown = self._list.current is None
        self._list.extend(range(len(self.session.tasks)), self._identifier_cells())
        if nothing_shown:
            self.show_current()
        self.show_title()

    def _show_rows(
        self, results: Results | None, current: int | None, near: str | None = None
    ) -> None:
        """Shows results, with the cursor on a task if it is among them."""
        if results is None or not results.more_possible:
            self._near = None
        self._near_shown = near
        self.results = results
        rows = range(len(self.session.tasks)) if results is None else results.rows
        cursor = 0
        if current is not None and current in rows:
            cursor = rows.index(current)
        self._list.note = self._note()
        self._list.show(rows, cursor, self._identifier_cells())
        self.show_current()
        self.show_title()

    def _note(self) -> str:
        if self.facets and not self._search.words.strip():
            return _("Nothing matches · Esc takes the last filter off")
        if self.session.tasks or not self.session.complete:
            return _("Nothing matches · Esc clears the search")
        return _("This register has no tasks yet")

    def _identifier_cells(self) -> int:
        last = self.session.tasks[-1].id if self.session.tasks else ""
        heading = cell_len(field_label(Field.ID))
        return max(heading, len(str(last)), len(str(len(self.session.tasks))))

    # Words

    def action_search(self) -> None:
        """To the search box."""
        self.set_focus(self._search.open_box())

    def action_leave_search(self) -> None:
        """To the list, with what was found."""
        self.set_focus(self._list)

    def action_cancel_search(self) -> None:
        """To the list, with the words cleared."""
        if self._list.cursor:  # a task has been chosen among those that were found
            self._query_used()
        self._search.clear()
        self.set_focus(self._list)

    def action_earlier_search(self) -> None:
        """At the top of the list to the query before, otherwise up in the list."""
        at_top = not self._list.cursor or not self._search.words
        if at_top and self._recall.back(self._search.words):
            self._search.put(self._recall.shown)
        else:
            self._list.action_move(-1)

    def action_later_search(self) -> None:
        """At the top of the list back towards what was typed, otherwise down in the list."""
        if self._recall.under_way and not self._list.cursor:
            self._recall.forward()
            self._search.put(self._recall.shown)
        else:
            self._list.action_move(1)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Words that lead on to something else are kept for another time."""
        searching = self._search in event.widget.ancestors
        if self._searching and not searching:
            self._query_used()
        self._searching = searching

    def _query_used(self) -> None:
        query = self._search.words.strip()
        if query:
            self._recall.used(query)
            if self._keeps_queries:
                self._remember(query)

    @in_thread("history")
    def _remember(self, query: str) -> None:
        from taskreview.store.search_history import remember

        remember(query)

    @cached_property
    def _recall(self) -> Recall:
        from taskreview.store.search_history import earlier_queries
        from taskreview.tui.recall import Recall

        return Recall(earlier_queries if self._keeps_queries else list)

    def _query_changed(self) -> None:
        if self._search.words != self._recall.shown:
            self._recall.end()
        self.show_found(keep_place=not self._search.words)

    def _start_near(self, query: str) -> None:
        self._near = NearSearch(query, self.session.finder, len(self.session.tasks))
        self._find_near(self._near)

    @in_thread("near")
    def _find_near(self, search: NearSearch) -> None:
        worker = get_current_worker()
        results = search.finder.find_near(
            search.query, lambda: self._near is not search or worker.is_cancelled
        )
        self.post_message(FoundNear(search, results))

    @on(FoundNear)
    def _found_near(self, message: FoundNear) -> None:
        search = message.search
        if search is not self._near or search.finder is not self.session.finder:
            return
        self._near = None
        results = self.session.finding.narrowed(message.results, self.facets)
        keeps_place = self._near_shown == search.query or self._list.cursor > 0
        current = self._list.current if keeps_place else None
        self._show_rows(results, current, near=search.query)
        if search.searched < len(self.session.tasks):
            self._start_near(search.query)

    # Filters

    def action_filter(self) -> None:
        """Offers every status, stretch of time and unit that there is."""
        from taskreview.tui.screens.filter import FilterScreen

        self.app.push_screen(FilterScreen(self.session), self._facet_chosen)

    def action_pick_unit(self) -> None:
        """Offers every unit, with what there is of it."""
        from taskreview.tui.screens.filter import UnitScreen

        self.app.push_screen(UnitScreen(self.session), self._facet_chosen)

    def _facet_chosen(self, facet: Facet | None) -> None:
        if facet is not None and facet not in self.facets:
            self.facets.append(facet)
            self._facets_changed()

    def take_off_layer(self) -> None:
        """Clears the words; if there are none, takes off the filter that was chosen last."""
        if self._search.words:
            self._search.clear()
        elif self.facets:
            self._remove_facet(len(self.facets) - 1)

    @on(SearchLine.ChipRemoved)
    def _chip_removed(self, message: SearchLine.ChipRemoved) -> None:
        self._remove_facet(message.index)

    def _remove_facet(self, at: int) -> None:
        del self.facets[at]
        self._facets_changed()

    def _facets_changed(self) -> None:
        from taskreview.tui.facet_labels import facet_kind, facet_name

        self._search.chips = tuple(
            Chip(facet_kind(facet), facet_name(facet)) for facet in self.facets
        )
        self.show_found(keep_place=True)
