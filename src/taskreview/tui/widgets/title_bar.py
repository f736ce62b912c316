"""The top line: the register's title, its file, how much of it is shown, what is unsaved."""

from __future__ import annotations

from rich.cells import cell_len
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from taskreview.i18n import _, ngettext
from taskreview.printable import printable
from taskreview.session import Session
from taskreview.tui.cells import column
from taskreview.tui.palette import palette
from taskreview.tui.widgets.task_list import CHOSEN


class TitleBar(Widget):
    """One line; the right side gives way to the left as little as it must."""

    title = reactive("")
    count = reactive("")
    alert = reactive("")

    def tell(
        self,
        session: Session,
        found: int | None,
        *,
        damaged: bool,
        trouble: str | None = None,
        marked: str = "",
    ) -> None:
        """Shows the state of a register; `found` is the number of tasks shown, None if all are."""
        name = printable(session.path.name)
        title = printable(session.head.title or "")
        parts = [title, name]
        if session.complete and session.encoding != "UTF-8":
            parts.append(session.encoding)
        self.title = " · ".join(part for part in parts if part)
        is_read, total = session.complete or damaged, len(session.tasks)
        if found is not None:
            text = _("{shown} of {total}") if is_read else _("{shown} of {total} read …")
        elif is_read:
            text = ngettext("{total} task", "{total} tasks", total)
        else:
            text = _("{total} read …")
        self.count = text.format(shown=found, total=total)
        if session.review.is_under_way:
            self.count += " · " + _("{done}/{total} judged").format(
                done=session.review.judged(), total=total
            )
        if marked:
            self.count += f" · {CHOSEN} {marked}"
        alerts = []
        if session.unsaved:
            alerts.append("● " + _("{count} unsaved").format(count=session.unsaved))
        disputed = len(session.disputes())
        if disputed:
            alerts.append("! " + _("{count} to decide").format(count=disputed))
        if session.read_only:
            alerts.append("✗ " + _("read-only"))
        if session.drafts.trouble:
            alerts.append("✗ " + _("drafts not kept"))
        if trouble:
            alerts.append("✗ " + _("trouble with the file"))
        if damaged:
            alerts.append("✗ " + _("damaged file"))
        self.alert = " ".join(alerts)

    def render_line(self, y: int) -> Strip:
        """The title on the left, counts and alerts on the right."""
        width = self.size.width
        style, colours = self.rich_style, palette(self.app.current_theme)
        count = f" {self.count} " if self.count else ""
        alert = f" {self.alert} " if self.alert else ""
        right = cell_len(count) + cell_len(alert)
        left = max(width - right, 0)
        return Strip(
            [
                *column(f" {self.title}", left, style + colours.title),
                *column(count, min(cell_len(count), width - left), style),
                *column(
                    alert,
                    max(min(cell_len(alert), width - left - cell_len(count)), 0),
                    style + colours.alert,
                ),
            ],
            width,
        )
