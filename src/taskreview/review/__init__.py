"""What a program can say of a task's texts to help whoever judges them."""

from taskreview.review.assessing import assess
from taskreview.review.assessment import (
    ALL_RULES,
    DEFAULT_RULES,
    STYLE_RULES,
    Answer,
    Assessment,
    Hint,
    HintCode,
    Level,
    Promise,
    Reported,
    Span,
    Target,
)

__all__ = [
    "ALL_RULES",
    "DEFAULT_RULES",
    "STYLE_RULES",
    "Answer",
    "Assessment",
    "Hint",
    "HintCode",
    "Level",
    "Promise",
    "Reported",
    "Span",
    "Target",
    "assess",
]
