"""A copy of the sample that is opened and judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from taskreview.model import Standing, standing
from taskreview.session import Session

DAY = date(2025, 1, 10)
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "tasks.yaml"


def opened(path: Path) -> Session:
    """The register, read to its end."""
    session = Session(path)
    session.read_all()
    return session


def counts(session: Session) -> tuple[int, int, int, int]:
    """How many tasks are unjudged, passed, returned and stale; counted in two ways."""
    found = session.review.standings()
    unjudged, passed, returned, stale = (found[each] for each in Standing)
    assert found.total() == len(session.tasks)
    assert session.review.standings() == _recounted(session)
    return unjudged, passed, returned, stale


def _recounted(session: Session) -> dict[Standing, int]:
    found = [standing(task) for task in session.tasks]
    return {each: found.count(each) for each in Standing if each in found}
