"""Judging a task of a text, checked all round."""

from __future__ import annotations

from dataclasses import replace

from document.support import read
from taskreview.document.splice import Edit, splice
from taskreview.model import Field, Review, Verdict, review_as_text

PASSED = Review(Verdict.PASSED, None, "2025-01-10", "3f9c1a2b")
RETURNED = Review(Verdict.RETURNED, "两项1万个没有写进展", "2025-01-10", "3f9c1a2b")
REVIEWS = [
    PASSED,
    RETURNED,
    Review(Verdict.RETURNED, "a: b, {c} # d ☃", "2024-12-31", "00000000"),
    Review(Verdict.PASSED, "123", None, "12345e67"),
    Review(Verdict.RETURNED, "- no", "2025年1月", "0b010101"),
    Review(Verdict.PASSED),
]


def judged(text: str, row: int, review: Review | None) -> str:
    """The text with the verdict of the task in a row (from 1), checked all round."""
    before = read(text)
    wanted = [located.task for located in before]
    wanted[row - 1] = replace(wanted[row - 1], review=review)
    new = "" if review is None else review_as_text(review)
    spliced = splice(text, [Edit(before[row - 1].offset, Field.REVIEW, new)])
    after = read(spliced.text)
    assert [located.task for located in after] == wanted
    offsets = [located.offset for located in before]
    assert list(spliced.moved(offsets)) == [located.offset for located in after]
    return spliced.text
