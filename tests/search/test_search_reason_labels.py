"""Every way to match has its word."""

from __future__ import annotations

import pytest

from search.register import TASKS
from taskreview.search import Finder, Tier
from taskreview.search.reason_labels import reason_label, tier_label, why_found


def test_every_tier_has_a_word_of_its_own() -> None:
    words = [tier_label(tier) for tier in Tier]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("query", "row", "labels"),
    [
        ("清淤", 2, ["exact · Content"]),
        ("#12", 4, ["number · No."]),
        ("卫健委", 5, ["short name · Units"]),
        ("发改委 消防", 4, ["short name · Units", "exact · Units"]),
    ],
)
def test_a_reason_names_the_way_and_the_field(query: str, row: int, labels: list[str]) -> None:
    finder = Finder(TASKS)
    reasons = finder.reasons(finder.find(query), row - 1)
    assert [reason_label(reason) for reason in reasons] == labels


@pytest.mark.parametrize(
    ("query", "row", "why"),
    [
        ("清淤 #2", 2, ""),
        ("卫健委", 5, "卫健委 → short name · Units"),
        ("发改委 消防", 4, "发改委 → short name · Units"),
        ("发改委 16", 1, "发改委 → short name · Units"),
    ],
)
def test_only_what_does_not_stand_there_as_typed_is_explained(
    query: str, row: int, why: str
) -> None:
    finder = Finder(TASKS)
    results = finder.find(query)
    assert row - 1 in results.rows
    assert why_found(finder.reasons(results, row - 1)) == why
