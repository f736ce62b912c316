"""The example in docs/review-pass.md is what the program reads and writes."""

from __future__ import annotations

import re
from pathlib import Path

from document.support import tasks
from taskreview.document.splice import Edit, splice
from taskreview.model import Field, Review, Verdict, review_as_text

PAGE = Path(__file__).resolve().parents[2] / "docs" / "review-pass.md"


def test_the_example_is_true() -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    bare, _key, _rest = example.partition("    review:\n")
    review = Review(Verdict.RETURNED, "安全运营保险没有写进展", "2025-01-10", "3f9c1a2b")
    assert [task.review for task in tasks(example)] == [review]
    edit = Edit(bare.index("id:"), Field.REVIEW, review_as_text(review))
    assert splice(bare, [edit]).text == example
