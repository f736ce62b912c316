"""Slips of the pen: a wrong, swapped, doubled or superfluous character.

What a slip may not do: change the first character (except by a swap), a figure, or a negation;
未完成 is no slip of 已完成.  A missing character is no slip either but a gap, or an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

NEGATIONS = "未不无非没"
_GUARDED = re.compile(f"[0-9{NEGATIONS}]")

_SHORTEST = 3
_SHORTEST_WITH_DOUBLED = 4
_SHORTEST_WITH_SUPERFLUOUS = 5
"""Lengths of a word, in characters, from which a slip of the kind is believed.

With shorter ones a third of the words that a register does not have would be a slip of some
word that it has.
"""


@cache
def _distance() -> Callable[..., int]:
    # Imported when first needed: most searches never get here, and it takes 7 ms.
    from rapidfuzz.distance import OSA

    return OSA.distance


def slips_allowed(word: str) -> int:
    """How many slips the word may hold: one, and more in pasted sentences."""
    return 1 if len(word) < 8 else max(2, len(word) // 6)


def is_slip(word: str, meant: str) -> bool:
    """Whether the word is what somebody may write who means the other."""
    longer = len(word) - len(meant)
    if len(word) < _SHORTEST or len(meant) < 2 or not 0 <= abs(longer) <= slips_allowed(word):
        return False
    if longer > 0 and not _believable_extra(word):
        return False
    if longer < 0 and slips_allowed(word) == 1:
        return False
    if word[0] != meant[0] and word[1::-1] != meant[:2]:
        return False
    if _GUARDED.findall(word) != _GUARDED.findall(meant):
        return False
    most = slips_allowed(word)
    return _distance()(word, meant, score_cutoff=most) <= most


def _believable_extra(word: str) -> bool:
    if len(word) >= _SHORTEST_WITH_SUPERFLUOUS:
        return True
    doubled = any(first == second for first, second in pairwise(word))
    return len(word) >= _SHORTEST_WITH_DOUBLED and doubled
