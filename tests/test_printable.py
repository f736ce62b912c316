"""No text brings a terminal to do anything."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.printable import printable, printable_lines, symbols, unprintable

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ANYTHING = st.text(st.characters(), max_size=80)


@given(ANYTHING)
def test_the_length_stays(text: str) -> None:
    assert len(printable(text)) == len(printable_lines(text)) == len(text)


@given(ANYTHING)
def test_nothing_is_left_that_a_terminal_acts_on(text: str) -> None:
    for shown in (printable(text), printable_lines(text).replace("\n", "").replace("\t", "")):
        assert not unprintable().search(shown)
        assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in shown)
        assert not any(unicodedata.bidirectional(character) in BIDI for character in shown)


@given(ANYTHING)
def test_all_else_stays_as_it_is(text: str) -> None:
    for character, shown in zip(text, printable(text), strict=True):
        if ord(character) not in symbols():
            assert shown == character


@given(ANYTHING)
def test_twice_is_once(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_every_control_and_format_character_is_made_visible() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    for shown in (printable(everything), printable_lines(everything)):
        left = [ch for ch in shown if unicodedata.category(ch) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
        assert left == (["\t", "\n"] if "\n" in shown else [])


@pytest.mark.parametrize("filler", "\u034f\u115f\u1160\u17b5\u180b\u180f\u3164\uffa0")
def test_letters_that_are_drawn_as_nothing_are_made_visible(filler: str) -> None:
    assert printable(f"甲{filler}乙") == printable_lines(f"甲{filler}乙") == "甲\ufffd乙"


def test_every_control_character_has_its_own_picture() -> None:
    controls = "".join(map(chr, [*range(0x20), 0x7F]))
    assert printable(controls) == "".join(map(chr, [*range(0x2400, 0x2420), 0x2421]))


@pytest.mark.parametrize(
    "text",
    ["区教委，2024年！", "naïve café", "日本語 한국어 العربية", "👨👩👧", "①②…—～％‰℃", "\u3000"],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert printable(text) == text


def test_line_feeds_and_tabs() -> None:
    assert printable("a\nb\tc\r") == "a␊b␉c␍"
    assert printable_lines("a\nb\tc\r") == "a\nb\tc␍"


def test_the_pattern_knows_each_one() -> None:
    for code in symbols():
        assert re.fullmatch(unprintable(), chr(code))
