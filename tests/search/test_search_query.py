"""What is typed, and the words it is understood as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.model import Field
from taskreview.search import Word, parse
from taskreview.search.ordinals import ordinal, spellings


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", []),
        (" \u3000\t", []),
        ("水利 清淤", [Word("水利"), Word("清淤")]),
        ("水利\u3000ＷｉＦｉ", [Word("水利"), Word("wifi")]),
        ("#12", [Word("12", Field.ID)]),
        ("＃１２", [Word("12", Field.ID)]),
        ("@水利", [Word("水利", Field.UNITS)]),
        ("＠水利", [Word("水利", Field.UNITS)]),
        ("unit:水利", [Word("水利", Field.UNITS)]),
        ("Units：水利", [Word("水利", Field.UNITS)]),
        ("主责单位：水利", [Word("水利", Field.UNITS)]),
        ("进展情况:清淤", [Word("清淤", Field.PROGRESS)]),
        ("任务进度：已完成", [Word("已完成", Field.STATUS)]),
        ("content:a:b", [Word("a：b", Field.CONTENT)]),
        ("3。6公里", [Word("3.6公里")]),
    ],
)
def test_words(query: str, words: list[Word]) -> None:
    assert list(parse(query).wanted) == words


@pytest.mark.parametrize("text", ["unit:", "@", "#", "!", "!@", "主责单位："])
def test_a_sign_with_nothing_behind_it_yet_asks_for_nothing(text: str) -> None:
    assert parse(text).wanted == parse(text).unwanted == ()
    assert [word.text for word in parse(f"水利 {text}").wanted] == ["水利"]


@pytest.mark.parametrize("text", ["who:水利", ":", "：水利", "dues:<2024-01-01"])
def test_a_wrong_prefix_is_text(text: str) -> None:
    (word,) = parse(text).wanted
    assert word.field is None
    assert len(word.text) == len(text)


def test_unwanted_words() -> None:
    query = parse("清淤 !验收 ！@水利")
    assert query.wanted == (Word("清淤"),)
    assert query.unwanted == (Word("验收"), Word("水利", Field.UNITS))


@given(st.text())
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert query.text == text
    assert all(word.text for word in (*query.wanted, *query.unwanted))


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("第7项", 7),
        ("第十项", 10),
        ("第十七项", 17),
        ("第二十项", 20),
        ("第一百零五项", 105),
        ("第两百一十一项", 211),
        ("第项", None),
        ("第十十项", None),
        ("第7号", None),
        ("十七项", None),
    ],
)
def test_ordinals(word: str, number: int | None) -> None:
    assert ordinal(word) == number


@given(st.integers(min_value=0, max_value=999))
def test_every_spelling_of_an_ordinal_reads_back(number: int) -> None:
    assert {ordinal(spelling) for spelling in spellings(number)} == {number}


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ('"河道 清淤"', ["河道 清淤"]),
        ("“河道”清淤", ["河道", "清淤"]),
        ("“河道“", ["河道"]),
        ("「河道」", ["河道"]),
        ('"河道', ["河道"]),
        ('""', []),
        ("河道“清淤”", ["河道“清淤”"]),
    ],
)
def test_phrases(query: str, phrases: list[str]) -> None:
    assert [word.text for word in parse(query).wanted] == phrases


def test_what_is_in_quotation_marks_has_to_stand_so() -> None:
    assert parse('"水利" 清淤').wanted == (Word("水利", exact=True), Word("清淤"))
    assert parse('unit:"水利"').wanted == (Word("水利", Field.UNITS, exact=True),)
    assert parse('!"水利"').unwanted == (Word("水利", exact=True),)
    assert parse('"第3项"').wanted[0].number is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-05", "2025-03-05", "2025-03-05"),
        ("2025/3/5", "2025-03-05", "2025-03-05"),
        ("2025年3月5日", "2025-03-05", "2025-03-05"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("2025-", "2025-01-01", "2025-12-31"),
        ("<2025-12", "0001-01-01", "2025-11-30"),
        ("《2025-12", "0001-01-01", "2025-11-30"),
        ("<=2025-12", "0001-01-01", "2025-12-31"),
        ("≤2025-12-05", "0001-01-01", "2025-12-05"),
        (">2025-12-05", "2025-12-06", "9999-12-31"),
        ("》=2025-12", "2025-12-01", "9999-12-31"),
        ("=2025-12-05", "2025-12-05", "2025-12-05"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    for prefix in ("due:", "deadline：", "完成时限：", "期限:"):
        (word,) = parse(prefix + text).wanted
        assert word.due is not None
        assert (word.due.first.isoformat(), word.due.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-30", "长期坚持", "12-31", "2025-1-1-1", "<长期"]
)
def test_a_deadline_that_is_no_date_is_looked_for_in_words(text: str) -> None:
    assert parse(f"due:{text}").wanted == (Word(text, Field.DEADLINE),)


@pytest.mark.parametrize("relation", ["", "<", ">", "≤", "≧", "=", "==", "《", "》="])
def test_the_beginning_of_a_date_asks_for_nothing(relation: str) -> None:
    for beginning in ("", "2", "20", "202", "2024-0", "2024年0", "2024-05-0"):
        assert parse(f"due:{relation}{beginning}").wanted == ()
