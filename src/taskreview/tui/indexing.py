"""Makes the index of a large register in a thread and tells the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from taskreview.tui.pace import Pace

if TYPE_CHECKING:  # not needed for the first paint, and most registers need no index
    from taskreview.search import Finder
    from taskreview.search.indexing import IndexJob
    from taskreview.search.positions import PositionalIndex


class Indexed(Message):
    """More of the register is indexed, or it is indexed anew, for the finder that wanted it."""

    def __init__(self, finder: Finder, job: IndexJob, index: PositionalIndex) -> None:
        super().__init__()
        self.finder = finder
        self.job = job
        self.index = index


class IndexGivenUp(Message):
    """There is no room for an index here, or no numpy."""

    def __init__(self, finder: Finder) -> None:
        super().__init__()
        self.finder = finder


class _CancelledError(Exception):
    """Nobody wants the index any more."""


def make_index(
    finder: Finder,
    job: IndexJob,
    post: Callable[[Message], object],
    pace: Pace,
    cancelled: Callable[[], bool],
) -> None:
    """Does the job for a finder in the calling thread; only posts messages."""

    def pause() -> None:
        if cancelled():
            raise _CancelledError
        pace.step_aside()

    try:
        index = job.run(pause)
    except _CancelledError:
        return
    except (ImportError, MemoryError):
        post(IndexGivenUp(finder))
        return
    post(Indexed(finder, job, index))
