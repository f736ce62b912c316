"""Opens the screen on a register."""

from __future__ import annotations

from pathlib import Path
from shutil import get_terminal_size

from taskreview.cli.exits import Exit, exit_of, say
from taskreview.cli.streams import require_terminal
from taskreview.errors import UsageError
from taskreview.i18n import _
from taskreview.session import Session

_USUAL_PLACES = ("tasks.yaml", "data/tasks.yaml")


def open_register(
    name: str | None = None,
    theme: str = "auto",
    *,
    drafts: bool = True,
    since: str | None = None,
) -> int:
    """Opens a file, or the register of the current folder; returns the exit code.

    `drafts` keeps what is typed on disk until it is saved; `since` names an earlier version to
    compare with.

    Raises UsageError, RegisterError, UnreadableError.
    """
    session = Session(_usual_register() if name is None else Path(name))
    session.read_first(get_terminal_size().lines)  # what the first paint shows
    require_terminal()
    if since is not None:
        from taskreview.store.revisions import find_earlier

        session.since.earlier = find_earlier(since, session.path)

    from taskreview.tui.app import Appearance, TaskreviewApp

    app = TaskreviewApp(session, Appearance(theme), drafts=drafts)
    app.run()
    if app.failure is not None:
        say(str(app.failure))
        return exit_of(app.failure)
    return app.return_code or Exit.DONE


def _usual_register() -> Path:
    for place in map(Path, _USUAL_PLACES):
        if place.is_file():
            return place
    raise UsageError(
        _(
            "there is no tasks.yaml and no data/tasks.yaml here; name the register: "
            "taskreview FILE, or look around first: taskreview demo"
        )
    )


def open_demo(theme: str = "auto") -> int:
    """Opens a copy of the sample that is deleted afterwards; returns the exit code."""
    from importlib.resources import files
    from tempfile import TemporaryDirectory

    require_terminal()
    sample = files("taskreview").joinpath("sample", "tasks.yaml").read_bytes()
    with TemporaryDirectory(prefix="taskreview-demo-") as folder:
        copy = Path(folder, "tasks.yaml")
        copy.write_bytes(sample)
        say(_("{path} is a copy to try things on, deleted when you leave").format(path=copy))
        code = open_register(str(copy), theme, drafts=False)
    say(_("{path} is deleted").format(path=copy))
    return code
