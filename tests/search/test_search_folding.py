"""Folding makes alike what means the same, one character for one."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.search.folding import fold


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("ＷｉＦｉ", "wifi"),
        ("１２．５％", "12.5%"),
        ("（一），二；三：", "(一),二;三:"),
        ("［附件］", "【附件】"),
        ("甲—乙", "甲-乙"),
        ("甲\u3000乙", "甲 乙"),
        ("ｶﾅ", "カナ"),
        ("Ⅳ", "ⅳ"),
    ],
)
def test_the_same_in_two_spellings(written: str, other: str) -> None:
    assert fold(written) == fold(other)


@pytest.mark.parametrize(
    "text", ["县水利局", "完成3.6公里；通过验收。\n", "", "“明厨亮灶”（一期）"]
)
def test_a_usual_text_is_not_copied(text: str) -> None:
    assert fold(text) is text


def test_an_unusual_text_that_is_its_own_folding_is_not_copied() -> None:
    text = "𠮷野家 → ㄅ"
    assert fold(text) is text


def test_the_mark_of_an_item_is_no_figure() -> None:
    assert fold("①2024年") == "①2024年"
    assert fold("PM₂.₅、m²") == "pm2.5、m2"


@given(st.text())
def test_offsets_stay_true(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(fold(character) == folded[i] for i, character in enumerate(text))


def test_folding_twice_changes_nothing_for_any_character() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert fold(fold(everything)) == fold(everything)
