"""Verdicts come and go without a trace, in every style and every awkward file."""

from __future__ import annotations

import difflib

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from document.judging import PASSED, RETURNED, REVIEWS, judged
from document.support import examples, read, tasks
from document.test_hazards import HAZARDS, TABS_FOR_LIBYAML
from document.writing import readable, registers
from taskreview.document import events
from taskreview.document.splice import Edit, splice
from taskreview.model import Field, Review, Verdict, review_as_text


def is_put_in(old: str, new: str) -> bool:
    """Whether the new text is the old one with characters put in at one place, and none lost."""
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return any(new.endswith(old[at:]) and new.startswith(old[:at]) for at in range(same + 1))


def _round_trip(text: str, row: int, reviews: list[Review]) -> None:
    """Judges, judges again and clears; at each step nothing else may change."""
    once = judged(text, row, reviews[0])
    assert is_put_in(text, once)
    _check_others(text, once, row)
    again = once
    for review in reviews[1:]:
        again = judged(again, row, review)
        _check_others(text, again, row)
    assert judged(once, row, None) == text
    assert judged(again, row, None) == text


def _check_others(old: str, new: str, row: int) -> None:
    """What other programs read has a verdict more, and is the same without it."""
    if "&" in old:
        return  # they take a verdict that is merged in for the task's own
    try:
        before = list(yaml.load_all(old, yaml.CSafeLoader))
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError, IndexError):
        return
    after = list(yaml.load_all(new, yaml.CSafeLoader))
    assert before != after
    [name] = {"review", "审核"} & _names(after)
    assert _without(after, name) == before


def _names(data: object) -> set[str]:
    if isinstance(data, dict):
        return {str(key) for key in data}.union(*map(_names, data.values()))
    return set().union(*map(_names, data)) if isinstance(data, list) else set()


def _without(data: object, name: str) -> object:
    if isinstance(data, dict):
        return {key: _without(value, name) for key, value in data.items() if key != name}
    return [_without(item, name) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("text", HAZARDS.values(), ids=HAZARDS)
def test_each_awkward_task_can_be_judged_and_cleared(text: str) -> None:
    for row in range(1, len(read(text)) + 1):
        for at in range(len(REVIEWS)):
            _round_trip(text, row, [*REVIEWS[at:], *REVIEWS[:at]])


@pytest.mark.parametrize("name", sorted(HAZARDS.keys() - TABS_FOR_LIBYAML))
def test_each_awkward_task_can_be_judged_without_libyaml(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "HAS_LIBYAML", False)
    for row in range(1, len(read(HAZARDS[name])) + 1):
        _round_trip(HAZARDS[name], row, [RETURNED, PASSED])


@pytest.mark.parametrize("text", HAZARDS.values(), ids=HAZARDS)
def test_all_awkward_tasks_are_judged_in_one_go(text: str) -> None:
    located = read(text)
    edits = [Edit(each.offset, Field.REVIEW, review_as_text(RETURNED)) for each in located]
    new = splice(text, edits).text
    assert [task.review for task in tasks(new)] == [RETURNED] * len(located)
    cleared = [each._replace(text="") for each in edits]
    offsets = [each.offset for each in read(new)]
    back = [edit._replace(offset=at) for edit, at in zip(cleared, offsets, strict=True)]
    assert splice(new, back).text == text


parts = st.text(
    st.sampled_from("ab 中：，。\n\t:#-'\"\\,[]{}&*!|>%@`?~=<\u2028\ufeff😀0") | st.characters(),
    min_size=1,
    max_size=20,
).filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))
reviews = st.builds(
    Review,
    st.sampled_from(Verdict),
    st.none() | parts,
    st.sampled_from([None, "2025-01-10", "2024年12月31日"]) | parts,
    st.sampled_from([None, "3f9c1a2b", "12345678", "1234e567"]) | parts,
)


@examples(400)
@given(registers(), st.lists(reviews, min_size=1, max_size=3), st.data())
def test_verdicts_come_and_go_without_a_trace(
    text: str, given_: list[Review], data: st.DataObject
) -> None:
    assume(readable(text))
    _round_trip(text, data.draw(st.integers(1, len(read(text)))), given_)


@examples(100)
@given(registers(), st.lists(reviews, min_size=3, max_size=3))
def test_a_file_judged_as_a_whole_has_lines_more_and_none_less(
    text: str, given_: list[Review]
) -> None:
    assume(readable(text))
    new = text
    for row in range(1, len(read(text)) + 1):
        new = judged(new, row, given_[row - 1])
    if "{" not in text and text.endswith(("\n", "\r")):
        old_lines, new_lines = (each.splitlines() for each in (text, new))
        assert not any(line.startswith("- ") for line in difflib.ndiff(old_lines, new_lines))
    for row in range(len(read(text)), 0, -1):
        new = judged(new, row, None)
    assert new == text
