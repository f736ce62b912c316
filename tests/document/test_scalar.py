"""A text as a YAML scalar, in a wanted style or the nearest that can hold it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from taskreview.document.scalar import Rendered, Style, reads_as_text, render


def rendered(text: str, style: Style, *, in_flow: bool = False) -> Rendered:
    """The text as the value of a key at column 0."""
    return render(text, style, in_flow=in_flow, parent=0, indent=2, newline="\n")


@pytest.mark.parametrize(
    ("text", "style", "source"),
    [
        ("old", Style.PLAIN, "old"),
        ("old", Style.SINGLE, "'old'"),
        ("old", Style.DOUBLE, '"old"'),
        ("old", Style.LITERAL, "|-\n  old"),
        ("old\n", Style.LITERAL, "|\n  old"),
        ("old\n\n", Style.LITERAL, "|+\n  old\n"),
        ("a \n\tb\n  c", Style.LITERAL, "|-\n  a \n  \tb\n    c"),
        (" old", Style.LITERAL, "|2-\n   old"),
        ("\told", Style.LITERAL, '"\\told"'),
        ("a\rb", Style.LITERAL, '"a\\rb"'),
        ("a\nb", Style.FOLDED, ">-\n  a\n\n  b"),
        ("a\u2028b", Style.PLAIN, '"a\\u2028b"'),
        ("a: b", Style.PLAIN, "'a: b'"),
        ("", Style.PLAIN, "''"),
        ("😀𠮷 \x07", Style.DOUBLE, '"😀𠮷 \\u0007"'),
        ("\\U0001F600", Style.DOUBLE, '"\\\\U0001F600"'),
    ],
)
def test_a_text_is_written_like_this(text: str, style: Style, source: str) -> None:
    assert "".join(rendered(text, style)) == source


def test_lines_never_wrap() -> None:
    text = "word 字 " * 2000 + "end"
    for style in Style:
        head, body = rendered(text, style)
        assert text in head + body


@pytest.mark.parametrize("in_flow", [False, True])
@examples(150)
@given(text=st.text(st.characters(exclude_categories=["Cs"])), style=st.sampled_from(Style))
def test_whatever_is_written_in_quotes_reads_back(text: str, style: Style, in_flow: bool) -> None:
    head, body = rendered(text, style, in_flow=in_flow)
    assert not (in_flow and body)
    if not body:
        source = f"{{k: {head}}}" if in_flow else f"k: {head}\n"
        assert yaml.load(source, yaml.CSafeLoader) == {"k": text}


@pytest.mark.parametrize("text", ["word", "中文", "a1", "é", "\u3000", "１２", "x: y", "yes it is"])
def test_words_read_as_texts(text: str) -> None:
    assert reads_as_text(text)


NOT_TEXTS = "1 -1 +1 .5 .inf .NaN 0x1f 0o7 1e3 1:30 2024-01-01 ~ = << y N yes NO On off True null"


@pytest.mark.parametrize("text", [*NOT_TEXTS.split(), ""])
def test_what_some_reader_takes_for_a_number_or_the_like_does_not(text: str) -> None:
    assert not reads_as_text(text)


@examples(200)
@given(st.from_regex(r"\A[-+.0-9a-zA-Z_:~=<T ]{1,8}\Z"))
def test_what_pyyaml_takes_for_something_else_is_not_held_for_a_text(text: str) -> None:
    try:
        value = yaml.load(f"- {text}", yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return
    [item] = value
    assert isinstance(item, str | dict | list) or not reads_as_text(text.strip(" "))
