"""The file of an open register: read piece by piece, and where everything stands in it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from taskreview.document.edit import Edit
from taskreview.document.interpret import Problem
from taskreview.document.position import position
from taskreview.document.reader import Located, Reader
from taskreview.errors import MalformedError, Position, RegisterError
from taskreview.model import Field, Task
from taskreview.session.foreign import TaskEdit
from taskreview.session.restorations import Restorations
from taskreview.store.checkpoints import Checkpoints
from taskreview.store.encoding import UTF_8, Encoding
from taskreview.store.source import Source, decode

if TYPE_CHECKING:  # not needed before the first screen is there
    from taskreview.document.nodes import Alias, Mapping
    from taskreview.document.value_places import ValuePlaces
    from taskreview.session.merging import Arrival
    from taskreview.store.saving import SaveOutcome


class Version(NamedTuple):
    """What the file says: the ground that edits stand on.

    Once it is read to its end it is only replaced as a whole, so other threads may look at it.
    """

    raw: bytes | bytearray
    tasks: list[Task]
    offsets: array[int]
    """Where the tasks begin, in characters of the text."""
    checkpoints: Checkpoints
    """Which bytes some of the characters are, where that is known."""
    encoding: Encoding = UTF_8
    in_file: bytes | None = None
    """What the file holds, if that is not `raw`: tasks that somebody has deleted there are still
    in raw while they have unsaved edits."""

    @property
    def seen(self) -> bytes | bytearray:
        """What the file held when it was looked at last."""
        return self.raw if self.in_file is None else self.in_file

    def places(self, offsets: Iterable[int]) -> list[Position]:
        """Lines and columns of many offsets, in one pass."""
        from taskreview.document.lines import positions

        return positions(decode(self.raw)[0], offsets)


class OpenedFile:
    """A register file that is being read, and what it says, without any edits: `version`."""

    def __init__(self, path: Path) -> None:
        """Opens the file without reading tasks yet.  Raises UnreadableError."""
        self.path = path
        self.version = Version(b"", [], array("Q"), Checkpoints())
        self._restorations = Restorations()
        self._source = Source(path)
        self._reader = Reader(self._source)
        self._located = iter(self._reader)
        self.head = self._reader.head
        """The register's title and attachment, as far as they are read."""

    @property
    def problems(self) -> list[Problem]:
        """What the reader stumbled over, as far as it is read."""
        return self._reader.problems

    def batches(self, size: int) -> Iterator[list[Located]]:
        """Reads on, some tasks at a time, and changes nothing here: `add` does, with each batch.

        May run in another thread.  Raises RegisterError, UnreadableError.
        """
        batch: list[Located] = []
        try:
            for located in self._located:
                batch.append(located)
                if len(batch) == size:
                    yield batch
                    batch = []
        except MalformedError as error:
            if batch:
                yield batch
            raise self._explained(self._source.locate(error)) from error
        if batch:
            yield batch

    def _explained(self, error: RegisterError) -> RegisterError:
        """The error, with where the old text is if a save was cut off in the middle of the file."""
        from taskreview.store.leftovers import stale_leftovers

        reasons = [error.reason, *(left.sentence for left in stale_leftovers(self.path))]
        return RegisterError("; ".join(reasons), error.path, error.position)

    def current(self) -> Mapping | Alias:
        """The YAML of the task that was read last, right after it was."""
        return self._reader.current()

    def add(self, batch: Sequence[Located]) -> None:
        """Takes a batch in."""
        self.version.tasks.extend(located.task for located in batch)
        self.version.offsets.extend(located.offset for located in batch)

    def finish(self) -> None:
        """To be called once after the last batch."""
        source = self._source
        self.version = self.version._replace(
            raw=source.release(), checkpoints=source.checkpoints, encoding=source.encoding
        )

    def edits(self, wanted: Iterable[TaskEdit]) -> Iterator[tuple[int, Edit]]:
        """What gives fields other texts, with the index of the task each; see `Restorations`."""
        return self._restorations.edits(wanted, self.version.tasks, self.version.offsets)

    def wrote(self, outcome: SaveOutcome) -> None:
        """A save has made edits in this version."""
        version = self.version
        tasks = list(version.tasks)
        self._restorations.saved(outcome, tasks)
        offsets = array("Q", outcome.spliced.moved(version.offsets))
        checkpoints = outcome.checkpoints
        self.version = Version(outcome.raw, tasks, offsets, checkpoints, version.encoding)

    def take_in(self, arrival: Arrival) -> None:
        """Somebody else has saved another version."""
        self.version, self.head = arrival.version, arrival.head
        self._restorations.follow(arrival.counterpart)

    def close(self) -> None:
        """Lets go of the file, wherever the reading stands."""
        self._source.close()

    def value_places(self) -> ValuePlaces:
        """Where the characters of values stand, for many of them."""
        from taskreview.document.value_places import ValuePlaces

        return ValuePlaces(decode(self.version.raw)[0])

    def place_of(self, index: int, field: Field | None) -> Position:
        """Line and column of a task, or of one of its values."""
        from taskreview.document.splice import field_offset

        text, _mark = decode(self.version.raw)
        offset = self.version.offsets[index]
        return position(text, offset if field is None else field_offset(text, offset, field))
