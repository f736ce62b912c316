"""Few numbers out of many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median


def median_ratio(measured: Sequence[float], floors: Sequence[float]) -> float:
    """The median of measured / floor, pair by pair."""
    return median(a / b for a, b in zip(measured, floors, strict=True))


def median_difference(measured: Sequence[float], floors: Sequence[float]) -> float:
    """The median of measured - floor, pair by pair."""
    return median(a - b for a, b in zip(measured, floors, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that at least `share` (0 to 1) of them do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]
