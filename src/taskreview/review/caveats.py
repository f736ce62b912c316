"""Why a reported figure that answers a target cannot be divided by it."""

from __future__ import annotations

import re
from enum import Enum, auto

from taskreview.review.direction import are_opposite
from taskreview.review.mentions import Mention
from taskreview.review.naming import says_increase
from taskreview.review.periods import are_of_one_period
from taskreview.review.reading import Reading
from taskreview.review.roles import Role

_FROM_TO = re.compile("[由从][^，。；]+[到至为]$")
_WHOLE = 100
"""Percent."""
_COMPLETED = re.compile(
    r"[^，。；、\d]{0,10}[，,]?(?:目前|现)?(?:已|累计|总体|整体)*(?:完成(?:进度|率)?|(?:工程|形象|总)?进度)(?:了|为|约|已|达到?)*"
)
"""Between a figure and the share of it that is done."""


class Caveat(Enum):
    """Why a figure that answers a target cannot be divided by it."""

    STOCK = auto()
    """It says how many there are, and how many new ones was asked: 由800张增加到1010张."""
    OPPOSITE = auto()
    """It says that something falls that was to rise, or the other way round."""
    PERIOD = auto()
    """It is not per the same as the target: 督查11次 for 每月督查1次."""
    SEVERAL = auto()
    """It is the total of several targets: 教师、校长共计560人."""
    SAID_AGAIN = auto()
    """It is the target said again, of which a share is done: 治理河道50公里，已完成84%."""


class Caveats:
    """The caveats for figures of a progress that answer targets of a content."""

    def __init__(self, content: Reading, progress: Reading) -> None:
        self._content = content
        self._progress = progress

    def of(self, target: Mention, reported: Mention) -> Caveat | None:
        """What is to be said of the two by their own words, None if they can be divided."""
        content, progress = self._content.text, self._progress.text
        if says_increase(content, target) and _FROM_TO.search(progress, *reported.left):
            return Caveat.STOCK
        if are_opposite(content, target, progress, reported):
            return Caveat.OPPOSITE
        if not are_of_one_period(target.per, reported.per, progress[slice(*reported.sentence)]):
            return Caveat.PERIOD
        return Caveat.SAID_AGAIN if self._is_said_again(target, reported) else None

    def _is_said_again(self, target: Mention, reported: Mention) -> bool:
        """Whether a figure is that of the target, and the share behind it says what is done."""
        mentions = self._progress.mentions
        behind = next((each for each in mentions if each.start >= reported.end), None)
        return (
            behind is not None
            and reported.quantity.amount == target.quantity.amount
            and behind.role is Role.COMPLETION
            and behind.quantity.amount < _WHOLE
            and _COMPLETED.fullmatch(self._progress.text, reported.end, behind.start) is not None
        )
