"""A register on a screen of a given size, driven and read as a person does it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from taskreview.session import Session
from taskreview.store.revisions import find_earlier
from taskreview.tui.app import Appearance, TaskreviewApp
from taskreview.tui.screens.register import RegisterScreen
from taskreview.tui.widgets.detail_pane import DetailPane
from taskreview.tui.widgets.progress_editor import ProgressEditor
from taskreview.tui.widgets.search_box import SearchBox
from taskreview.tui.widgets.task_detail import TaskDetail
from taskreview.tui.widgets.task_list import TaskList

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "tasks.yaml"
WIDE = (120, 40)
USUAL = (80, 24)
PATIENCE_S = 8.0


class Desk:
    """The program in front of a person: what stands on the screen, and hands for it."""

    def __init__(self, app: TaskreviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.session = app.session
        self.path = app.session.path

    # Parts

    @property
    def register(self) -> RegisterScreen:
        """The main screen, whatever dialog lies over it."""
        return self.app.get_default_screen()

    @property
    def tasks(self) -> TaskList:
        return self.register.query_one(TaskList)

    @property
    def detail(self) -> TaskDetail:
        return self.register.query_one(TaskDetail)

    @property
    def box(self) -> SearchBox:
        return self.register.query_one(SearchBox)

    @property
    def editor(self) -> ProgressEditor:
        return self.register.query_one(ProgressEditor)

    @property
    def editing(self) -> bool:
        """Whether the editor is open and has the keys."""
        editor = self.register.query_one(DetailPane).editor
        return editor is not None and editor.display and editor.has_focus

    @property
    def dialog(self) -> str:
        """The class name of the dialog on top, empty if there is none."""
        screen = self.app.screen
        return "" if screen is self.register else type(screen).__name__

    # Hands

    async def press(self, *keys: str) -> None:
        """Presses keys, each when the one before has been answered, as far as no thread is asked.

        The pilot's own way sleeps 40 ms for each key.
        """
        for key in keys:
            self._send_key(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Presses keys that all arrive at once, as over a slow line."""
        for key in keys:
            self._send_key(key)
        await self.settle()

    def _send_key(self, key: str) -> None:
        driver = self.app._driver
        assert driver is not None
        character = key if len(key) == 1 else None
        name = key if key.isalnum() or character is None else _character_to_key(key)
        driver.send_message(events.Key(name, character))

    async def settle(self) -> None:
        """Waits until the program has nothing left to do at once, and has drawn what it did."""
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
        for _ in range(3):  # drawing may give rise to something
            await asyncio.sleep(0)
            while ready:
                await asyncio.sleep(0)
            self.app.screen._on_timer_update()

    async def write(self, text: str) -> None:
        await self.press(*text)

    async def paste(self, text: str) -> None:
        self.send_paste(text)
        await self.settle()

    def send_paste(self, text: str) -> None:
        """Pastes, as the next thing that the terminal sends."""
        driver = self.app._driver
        assert driver is not None
        driver.send_message(events.Paste(text))

    async def click(self, x: int, y: int) -> None:
        """Clicks at a cell of the screen; hands take their time between press and release."""
        for kind in (events.MouseDown, events.MouseUp):
            await self._mouse(kind, x, y, button=1)

    async def wheel(self, x: int, y: int, lines: int) -> None:
        """Turns the wheel at a cell, a line a notch, down if positive."""
        kind = events.MouseScrollDown if lines > 0 else events.MouseScrollUp
        for _ in range(abs(lines)):
            await self._mouse(kind, x, y, button=0)

    async def _mouse(self, kind: type[events.MouseEvent], x: int, y: int, button: int) -> None:
        driver = self.app._driver
        assert driver is not None
        driver.send_message(
            kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)
        )
        await self.settle()

    async def click_text(self, text: str, within: int = 0) -> None:
        """Clicks on the first place where the text stands on the screen, `within` cells into it."""
        x, y = self.place_of(text)
        await self.click(x + within, y)

    async def search(self, words: str) -> None:
        await self.press("/")
        await self.write(words)

    async def resize(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    async def until(self, condition: Callable[[], object], what: str = "it") -> None:
        """Waits until the condition holds."""
        deadline = monotonic() + PATIENCE_S
        while not condition():
            assert monotonic() < deadline, f"{what} did not happen:\n{self.text}"
            await asyncio.sleep(0.002)
            await self.settle()
        await self.settle()

    async def read_to_end(self) -> None:
        await self.until(lambda: self.session.complete, "reading to the end")

    async def save(self) -> None:
        await self.press("ctrl+s")
        await self.until(lambda: not self.session.unsaved, "saving")

    # Eyes

    @property
    def strips(self) -> list[Strip]:
        """What is drawn, line by line, toasts and dialogs on top."""
        size = self.app.size
        return self.app.screen._compositor.render_strips(size)

    @property
    def lines(self) -> list[str]:
        return [strip.text for strip in self.strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def title(self) -> str:
        return self.lines[0]

    @property
    def keys(self) -> str:
        """The bottom line."""
        return self.lines[-1]

    def part(self, widget: Widget) -> list[str]:
        """The lines of one widget as it stands on the screen."""
        region = widget.region
        strips = self.strips[region.y : region.bottom]
        return [strip.crop(region.x, region.right).text for strip in strips]

    def shown(self, widget: Widget) -> str:
        """All text of one widget, without the blanks at line ends."""
        return "\n".join(line.rstrip() for line in self.part(widget))

    def place_of(self, text: str) -> tuple[int, int]:
        """The cell (x, y) where a text begins."""
        for y, line in enumerate(self.lines):
            if (at := line.find(text)) >= 0:
                return cell_len(line[:at]), y
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    def segments(self) -> Iterable[Segment]:
        for strip in self.strips:
            yield from strip

    def marked(self, widget: Widget) -> list[str]:
        """What is highlighted as found, in a widget."""
        from taskreview.tui.palette import palette

        mark = palette(self.app.current_theme).match.bgcolor
        region = widget.region
        return [
            segment.text
            for strip in self.strips[region.y : region.bottom]
            for segment in strip.crop(region.x, region.right)
            if segment.style and segment.style.bgcolor == mark
        ]

    @property
    def ids(self) -> list[int | str | None]:
        """The numbers of the tasks in the list."""
        return [self.session.tasks[index].id for index in self.tasks.rows]

    @property
    def current(self) -> int | str | None:
        """The number of the task under the cursor."""
        index = self.tasks.current
        return None if index is None else self.session.tasks[index].id

    @property
    def notices(self) -> list[str]:
        return [notice.message for notice in self.app._notifications]

    @property
    def focus(self) -> str:
        """The id or the class of the widget that has the keys."""
        widget = self.app.focused
        return "" if widget is None else widget.id or type(widget).__name__

    @property
    def typed(self) -> str:
        """What stands in the line of a dialog."""
        return self.app.screen.query_one(Input).value


@asynccontextmanager
async def desk(
    path: Path,
    size: tuple[int, int] = WIDE,
    appearance: Appearance = Appearance.DARK,
    *,
    first: int = 60,
    since: Path | None = None,
    drafts: bool = False,
) -> AsyncIterator[Desk]:
    """The program on a register, as `taskreview FILE`, or with `--since`, starts it."""
    session = Session(path)
    session.read_first(first)
    if since is not None:
        session.since.earlier = find_earlier(str(since), path)
    app = TaskreviewApp(session, appearance, drafts=drafts)
    async with app.run_test(size=size, notifications=True) as pilot:
        at = Desk(app, pilot)
        await at.until(lambda: at.register.query(SearchBox), "getting ready")
        yield at
    session.close()


def sample(folder: Path) -> Path:
    """A copy of the fourteen tasks."""
    path = folder / "tasks.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def register_of(folder: Path, text: str | bytes) -> Path:
    """A register with this text."""
    path = folder / "tasks.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def register_of_size(folder: Path, count: int) -> Path:
    """A register of many plain tasks."""
    lines = ["title: 很多任务\ntasks:\n"]
    lines += [
        f"- {{id: {n}, content: 内容{n}, units: [单位{n % 7}], status: 推进, progress: 进展{n}}}\n"
        for n in range(1, count + 1)
    ]
    return register_of(folder, "".join(lines))
