"""What a review says of a task: its promises with their answers, and hints on its text.

Hints, never verdicts: nothing here says that a task is not done.  All offsets count characters
of the task's content or progress, as the field beside them says.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from taskreview.model import Field


class Span(NamedTuple):
    """A passage of a text, from `start` up to `end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


class Answer(StrEnum):
    """Whether the progress speaks to a promise."""

    YES = "yes"
    PARTLY = "partly"
    """To a part of it, only of a plan, or so faintly that a person has to look."""
    NO = "no"
    """Nothing in the progress was seen to speak to it."""


class Level(StrEnum):
    """How much a hint weighs."""

    ERROR = "error"
    """The text cannot be right as it stands."""
    CHECK = "check"
    """Something that a reviewer should look at."""
    STYLE = "style"
    """A matter of writing; not looked for unless asked."""


class HintCode(StrEnum):
    """What a hint is about.  The order is that of value to a reviewer, and of `hints`."""

    NO_ANSWER = "no_answer"
    EMPTY_PROGRESS = "empty_progress"
    OVERDUE = "overdue"
    STATUS_VS_TEXT = "status_vs_text"
    STATUS_VS_FIGURE = "status_vs_figure"
    RATIO = "ratio"
    SUM = "sum"
    COPIED_CONTENT = "copied_content"
    NO_FIGURE = "no_figure"
    UNIT_NOT_MENTIONED = "unit_not_mentioned"
    STALE_YEAR = "stale_year"
    BAD_DATE = "bad_date"
    FUTURE_DATE = "future_date"
    NUMBERING = "numbering"
    DOUBLED_WORD = "doubled_word"
    UNBALANCED = "unbalanced"
    PUNCT = "punct"
    APPROX_CONFLICT = "approx_conflict"
    JIEZHI = "jiezhi"
    WIDTH = "width"
    SPACE = "space"
    NO_PERIOD = "no_period"


STYLE_RULES = frozenset(
    {
        HintCode.APPROX_CONFLICT,
        HintCode.JIEZHI,
        HintCode.WIDTH,
        HintCode.SPACE,
        HintCode.NO_PERIOD,
    }
)
"""The rules about writing."""

ALL_RULES = frozenset(HintCode)
DEFAULT_RULES = ALL_RULES - STYLE_RULES
"""What is looked for unless somebody asks for more or less."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure of the progress that answers a target.  `start` and `end` lie in the progress."""

    start: int
    end: int
    value: Decimal
    unit: str
    weak: bool
    """Whether it may be the answer only: it is to be shown with a question mark."""
    ratio: float | None
    """Reported over target, 0.14 for 700 of 5000.

    None where the two cannot be divided (rates, ranges, caps) or several figures answer together.
    """


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a promise names.  `start` and `end` lie in the content."""

    start: int
    end: int
    value: Decimal
    unit: str
    """In the measure's usual name (公里 for 千米); "" where the figure has none."""
    answers: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that the content promises.  `start` and `end` lie in the content."""

    start: int
    end: int
    answer: Answer
    evidence: tuple[Span, ...]
    """The passages of the progress that speak to it, in order."""
    matched: tuple[Span, ...]
    """The words and figures in the evidence that made it so."""
    matched_in_content: tuple[Span, ...]
    """The words and targets of the promise that were found again."""
    targets: tuple[Target, ...]
    why: str
    """One sentence, in the reader's language, for the sign that is shown."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something in one field of a task that a reviewer should look at, and why.

    `start` and `end` lie in the text of `field`; both are 0 where the hint is about the whole
    field, or about what is missing in it.  `promise` is an index into `Assessment.promises`.
    """

    code: HintCode
    level: Level
    field: Field
    start: int
    end: int
    message: str
    promise: int | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that a review says of one task."""

    promises: tuple[Promise, ...]
    hints: tuple[Hint, ...]
    """In the order of their value to a reviewer, then of the text."""
