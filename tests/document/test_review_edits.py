"""A verdict is put into the file, changed and taken out again, and nothing else is touched."""

from __future__ import annotations

import json

import pytest

from document.judging import PASSED, RETURNED, judged
from document.support import read, tasks
from taskreview.document.splice import Edit, splice
from taskreview.errors import EditError
from taskreview.model import Field, Review, Verdict, review_as_text


@pytest.mark.parametrize(
    ("old", "review", "new"),
    [
        (
            "- id: 8\n  progress: old # c\n  x: 1\n",
            RETURNED,
            (
                "- id: 8\n  progress: old # c\n  review:\n    verdict: returned\n"
                "    reason: 两项1万个没有写进展\n    date: 2025-01-10\n    digest: 3f9c1a2b\n"
                "  x: 1\n"
            ),
        ),
        (
            "- 序号: 8\r\n  进展情况: |\r\n    旧\r\n",
            RETURNED,
            (
                "- 序号: 8\r\n  进展情况: |\r\n    旧\r\n  审核:\r\n    结论: 退回\r\n"
                "    原因: 两项1万个没有写进展\r\n    日期: 2025-01-10\r\n    校验码: 3f9c1a2b\r\n"
            ),
        ),
        (
            "tasks:\n    -   id: 8\n\n    # d\n",
            PASSED,
            (
                "tasks:\n    -   id: 8\n        review:\n          verdict: passed\n"
                "          date: 2025-01-10\n          digest: 3f9c1a2b\n\n    # d\n"
            ),
        ),
        (
            "- id: 8",
            Review(Verdict.PASSED),
            "- id: 8\n  review:\n    verdict: passed",
        ),
        (
            "- id: 8\n  progress: |\n    old",
            Review(Verdict.PASSED),
            "- id: 8\n  review:\n    verdict: passed\n  progress: |\n    old",
        ),
        (
            "- id: 8\n  progress: |+\n    old\n\n\n- id: 9\n",
            Review(Verdict.PASSED),
            "- id: 8\n  progress: |+\n    old\n\n\n  review:\n    verdict: passed\n- id: 9\n",
        ),
        (
            "- {id: 8, progress: old }\n",
            RETURNED,
            (
                "- {id: 8, progress: old, review: {verdict: returned, reason: 两项1万个没有写进展, "
                "date: 2025-01-10, digest: 3f9c1a2b} }\n"
            ),
        ),
        ("- {}\n", Review(Verdict.PASSED), "- {review: {verdict: passed}}\n"),
        (
            "- {序号: 8}\n",
            Review(Verdict.RETURNED, "a, b"),
            "- {序号: 8, 审核: {结论: 退回, 原因: 'a, b'}}\n",
        ),
        (
            '[{"id": 8,\n  "x": 2}]',
            PASSED,
            (
                '[{"id": 8,\n  "review": {"verdict": "passed", "date": "2025-01-10", '
                '"digest": "3f9c1a2b"},\n  "x": 2}]'
            ),
        ),
        # A digest that other readers would take for a number is quoted.
        (
            "- id: 8\n",
            Review(Verdict.PASSED, None, None, "12345678"),
            "- id: 8\n  review:\n    verdict: passed\n    digest: '12345678'\n",
        ),
        # A key that a template has left blank is filled in its place.
        (
            "- id: 8\n  审核: # c\n  备注: x\n",
            Review(Verdict.PASSED),
            "- id: 8\n  审核: {结论: 通过} # c\n  备注: x\n",
        ),
        ("- {id: 8, review}\n", Review(Verdict.PASSED), "- {id: 8, review: {verdict: passed}}\n"),
    ],
)
def test_a_verdict_leaves_this_and_its_clearing_leaves_nothing(
    old: str, review: Review, new: str
) -> None:
    assert judged(old, 1, review) == new
    if not old.endswith("review}\n"):
        assert judged(new, 1, None) == old


@pytest.mark.parametrize(
    ("old", "review", "new"),
    [
        # Only the lines that say something else are touched, comments and notes stay.
        (
            (
                "- id: 8\n  review: # a\n    # b\n    verdict: returned # c\n    note: 李\n"
                "    reason: 'x' # d\n    # e\n    date: 2025-01-09\n    digest: 00000000\n  x: 1\n"
            ),
            Review(Verdict.RETURNED, "y", "2025-01-10", "00000000"),
            (
                "- id: 8\n  review: # a\n    # b\n    verdict: returned # c\n    note: 李\n"
                "    reason: 'y' # d\n    # e\n    date: 2025-01-10\n    digest: 00000000\n  x: 1\n"
            ),
        ),
        # A pass needs no reason; what is missing comes in its place.
        (
            "- review:\n    verdict: returned\n    reason: |\n      a\n      b\n    note: 李\n",
            PASSED,
            (
                "- review:\n    verdict: passed\n    date: 2025-01-10\n    digest: 3f9c1a2b\n"
                "    note: 李\n"
            ),
        ),
        (
            "- {id: 8, review: {verdict: passed, note: [a], digest: 3f9c1a2b}}\n",
            RETURNED,
            (
                "- {id: 8, review: {verdict: returned, reason: 两项1万个没有写进展, "
                "date: 2025-01-10, note: [a], digest: 3f9c1a2b}}\n"
            ),
        ),
        # Each key keeps its language, and the word is in that of its key.
        (
            "- id: 8\n  审核:\n    verdict: passed\n    日期: 2025-01-10\n",
            RETURNED,
            (
                "- id: 8\n  审核:\n    verdict: returned\n    原因: 两项1万个没有写进展\n"
                "    日期: 2025-01-10\n    校验码: 3f9c1a2b\n"
            ),
        ),
        # A colleague's note outlives the verdict, and the task can be judged again.
        (
            "- id: 8\n  review:\n    verdict: passed\n    note: 李\n    date: 2025-01-10\n",
            None,
            "- id: 8\n  review:\n    verdict: null\n    note: 李\n",
        ),
        (
            "- id: 8\n  review:\n    verdict: null\n    note: 李\n",
            Review(Verdict.PASSED),
            "- id: 8\n  review:\n    verdict: passed\n    note: 李\n",
        ),
        # Written by hand, cleared.
        ("- id: 8\n  review: {verdict: passed} # c\n", None, "- id: 8\n  review: # c\n"),
        ("- review:\n    verdict: 通过\n  id: 8\n", None, "- id: 8\n"),
        (
            (
                "- id: 8\n\n  # a\n  review: # b\n    # c\n    verdict: passed\n\n    # d\n"
                "    date: x\n  # e\n\n  x: 1\n"
            ),
            None,
            "- id: 8\n\n  # a\n    # c\n\n    # d\n  # e\n\n  x: 1\n",
        ),
        ("- {review: {verdict: passed}, id: 8}\n", None, "- {id: 8}\n"),
        (
            "- {id: 8, # c\n   review: {verdict: passed}, # d\n   x: 1}\n",
            None,
            "- {id: 8, # c\n   # d\n   x: 1}\n",
        ),
        (
            "- id: 8\n  progress: |\n    old\n  review:\n    verdict: passed",
            None,
            "- id: 8\n  progress: |\n    old\n",
        ),
    ],
)
def test_a_change_touches_only_what_says_something_else(
    old: str, review: Review | None, new: str
) -> None:
    assert judged(old, 1, review) == new


@pytest.mark.parametrize(
    ("old", "row", "new"),
    [
        # A task that is an alias as a whole gets a copy of its own, and is the alias again.
        (
            "- &t {id: 8, review: {verdict: returned}}\n- *t\n",
            2,
            "- &t {id: 8, review: {verdict: returned}}\n- {<<: *t , review: {verdict: passed}}\n",
        ),
        (
            "- &t\n  id: 8\n- *t # c\n",
            2,
            "- &t\n  id: 8\n- {<<: *t , review: {verdict: passed}} # c\n",
        ),
        (
            "- &t\n  id: 8\n- <<: *t\n  x: 1\n",
            2,
            "- &t\n  id: 8\n- <<: *t\n  x: 1\n  review:\n    verdict: passed\n",
        ),
        ("- {<<: {id: 8}}\n", 1, "- {<<: {id: 8}, review: {verdict: passed}}\n"),
        # A verdict is on the task under which it stands, not on those that take from it.
        ("- &t\n  id: 8\n- *t\n", 1, "- &t\n  id: 8\n  review:\n    verdict: passed\n- *t\n"),
        ("- &t {id: 8}\n- <<: *t\n", 1, "- &t {id: 8, review: {verdict: passed}}\n- <<: *t\n"),
    ],
)
def test_twins_stay_unjudged(old: str, row: int, new: str) -> None:
    once = judged(old, row, Review(Verdict.PASSED))
    assert once == new
    assert judged(once, row, None) == old


@pytest.mark.parametrize(
    "value",
    [
        "张三",
        "[a, b]",
        "\n  - a",
        "{by: 张三}",
        "{verdict: good}",
        "{verdict: [passed]}",
        "{verdict: passed, verdict: passed}",
        "{verdict: passed, reason: {a: b}}",
        "!t {verdict: passed}",
        "!t",
        "123",
        "*r",
    ],
)
@pytest.mark.parametrize("key", ["review", "审核", "' 审核 '"])
def test_what_is_no_verdict_is_shown_and_never_destroyed(key: str, value: str) -> None:
    text = f"- x: &r {{verdict: passed}}\n- id: 8\n  {key}: {value}\n"
    _other, [task, offset] = read(text)
    assert task.review is None
    assert [name for name, _value in task.extra] == [key.strip("'")]
    with pytest.raises(EditError, match="judged"):
        splice(text, [Edit(offset, Field.REVIEW, review_as_text(PASSED))])


def test_what_is_no_verdict_is_not_hidden_where_it_is_merged_in() -> None:
    text = "d: &d {review: 张三}\ntasks:\n- {<<: *d, id: 8}\n"
    [[task, offset]] = read(text)
    assert dict(task.extra) == {"review": "张三"}
    with pytest.raises(EditError, match="judged"):
        splice(text, [Edit(offset, Field.REVIEW, review_as_text(PASSED))])


@pytest.mark.parametrize("text", ["passed", "{}", '{"verdict": "good"}', "[1]", '{"verdict": 1}'])
def test_a_text_that_is_no_review_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        splice("- id: 8\n", [Edit(2, Field.REVIEW, text)])


def test_json_stays_json() -> None:
    text = '[\n  {"id": 1, "progress": "old"},\n  {"id": 2}\n]\n'
    for row in (1, 2):
        text = judged(text, row, Review(Verdict.RETURNED, '"x" \\ 😀', "2025-01-10", "12345678"))
    assert [task["review"]["digest"] for task in json.loads(text)] == ["12345678"] * 2


def test_verdicts_and_texts_of_several_tasks_are_made_together() -> None:
    text = "- id: 1\n  progress: a\n- {id: 2}\n- id: 3"
    offsets = [located.offset for located in read(text)]
    edits = [Edit(at, Field.REVIEW, review_as_text(PASSED)) for at in offsets]
    edits += [Edit(at, Field.PROGRESS, "new") for at in offsets]
    found = tasks(splice(text, edits).text)
    assert [(task.progress, task.review) for task in found] == [("new", PASSED)] * 3
    assert splice(text, edits).text == splice(text, edits[::-1]).text
