"""What is odd about a register is told of the version that was looked at, whatever comes in."""

from __future__ import annotations

from pathlib import Path

from taskreview.session import Session
from taskreview.session.noticing import noticed


def test_what_is_noticed_is_that_of_its_version(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(
        "".join(f"- id: {number % 3}\n  content: 任务{number}\n" for number in range(6))
    )
    session = Session(path)
    session.read_all()
    version = session.version
    path.write_text("- id: 0\n  content: 任务0\n")
    assert session.take_in(session.comparison()(path.read_bytes()))
    assert noticed(path, version, session.problems) == (
        f"{path}:7:3: the id stands 2 times, at lines 1, 7 · 2 more: taskreview check {path}"
    )
    assert noticed(path, session.version, session.problems) == ""
