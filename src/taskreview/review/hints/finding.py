"""What a rule hands back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from taskreview.model import Field
from taskreview.review.assessment import Level
from taskreview.review.case import Case


class Finding(NamedTuple):
    """A place in the text of a field, and why a reviewer should look at it."""

    start: int
    end: int
    message: str
    field: Field = Field.PROGRESS
    promise: int | None = None
    level: Level | None = None
    """How much it weighs, None for as much as its rule."""


Rule: TypeAlias = Callable[[Case], Iterator[Finding]]
"""Looks at a case for one thing."""
