"""User text on a Markdown page is only text, as a Markdown reader sees it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from document.support import examples
from taskreview.comparison.texts import changes, runs
from taskreview.exchange.page import (
    Block,
    Difference,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Table,
)
from taskreview.exchange.page_markdown import as_markdown
from taskreview.printable import printable_lines

HOSTILE = "\\`*_{}[]<>()#+-.!|~&$@:= \n\t1甲a"
texts = st.text(alphabet=HOSTILE, min_size=1, max_size=25)
BREAK = ("<br>", "<ins>", "</ins>", "<del>", "</del>")


def reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parsed(blocks: Iterable[Block]) -> list[Token]:
    return reader().parse("\n".join(as_markdown(blocks)) + "\n")


def shape(tokens: Iterable[Token]) -> list[str]:
    """Which blocks and which inline markup there are, without line breaks and the tags of runs."""
    kinds = []
    for token in tokens:
        kinds.append(token.type)
        kinds += [
            child.type
            for child in token.children or ()
            if child.type not in {"text", "hardbreak"} and child.content not in BREAK
        ]
    return [kind for kind in kinds if kind != "text_special"]


def words(tokens: Iterable[Token]) -> str:
    """All the text, blanks aside."""
    children = [child for token in tokens for child in token.children or ()]
    text = "".join("" if child.content in BREAK else child.content for child in children)
    return "".join(text.split())


def page(text: str) -> list[Block]:
    return [
        Heading(1, text),
        Paragraph(text),
        Facts((("标签", text), (text, "乙"))),
        Paragraph("间"),
        Listing(((text, (text,)), ("丙", ())), ordered=True),
        Table(("甲", text), ((text, "1"), ("x", text)), frozenset({1})),
        Quotation(text, text),
        Difference(
            "进展", tuple(runs("甲" + text, text + "乙", changes("甲" + text, text + "乙")))
        ),
    ]


@examples(300)
@example("1. 甲\n2. 乙")
@example("# 甲 #")
@example("    甲")
@example("![](http://x.y) www.x.y <b>&amp;</b>")
@example("甲\\")
@given(texts.filter(lambda text: text.strip()))
def test_a_page_has_the_same_shape_whatever_the_texts_are(text: str) -> None:
    tokens = parsed(page(text))
    assert shape(tokens) == shape(parsed(page("甲")))


@examples(300)
@example("甲\\\n乙")
@given(texts.filter(lambda text: text.strip()))
def test_a_reader_sees_just_the_text(text: str) -> None:
    expected = "".join(printable_lines(text).split())
    for block in (Heading(2, text), Paragraph(text), Listing(((text, ()),))):
        assert words(parsed([block])) == expected


def test_what_could_act_on_a_terminal_is_a_symbol() -> None:
    assert [*as_markdown([Paragraph("甲\x1b[31m乙\u202e")])] == ["甲␛\\[31m乙\ufffd"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("已开通57条、占58.47%。", "已开通57条、占58.47%。"),
        ("见 https://a.cn|b", "见 https\\://a.cn\\|b"),
    ],
)
def test_ordinary_text_stays_readable(text: str, line: str) -> None:
    assert [*as_markdown([Paragraph(text)])] == [line]


def test_lines_stay_lines_without_a_sign_that_anybody_sees() -> None:
    text = "1.完成改造。\n\n- 其中3处\n2. 验收。"
    lines = ["1.完成改造。  ", "\\- 其中3处  ", "2\\. 验收。"]
    assert [*as_markdown([Paragraph(text)])] == lines
    assert [*as_markdown([Quotation("进展", text)])][2:] == [f"> {line}" for line in lines]
