"""A page as plain text."""

from __future__ import annotations

from wcwidth import wcswidth

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
    in_extract,
)
from taskreview.exchange.page_text import COLOURED, as_text


def difference(old: str, new: str) -> Difference:
    return Difference("进展", tuple(in_extract(runs(old, new, changes(old, new)))))


def test_columns_stand_though_chinese_takes_two_cells() -> None:
    table = Table(("单位", "项数"), (("区教委", "5"), ("ab", "10"), ("合计", "15")), frozenset({1}))
    lines = [*as_text([table])]
    assert lines == [
        "单位    项数",
        "------  ----",
        "区教委     5",
        "ab        10",
        "合计      15",
    ]
    assert {wcswidth(line) for line in lines} == {12}


def test_the_blocks_one_under_the_other() -> None:
    blocks: list[Block] = [
        Heading(1, "通报"),
        Paragraph("第一段。\n第二段。"),
        Heading(3, "任务"),
        Facts((("期限", "12-31"),)),
        difference("完成5个。", "完成8个。"),
        Listing((("甲", ("一", "二")), ("乙", ()))),
        Quotation("原因", "不实。"),
    ]
    assert [*as_text(blocks)] == [
        "通报",
        "====",
        "",
        "第一段。",
        "第二段。",
        "",
        "任务",
        "期限: 12-31",
        "  进展: 完成[-5-]{+8+}个。",
        "",
        "- 甲",
        "  · 一",
        "  · 二",
        "- 乙",
        "",
        "原因:",
        "  不实。",
    ]


def test_lines_are_broken_where_the_terminal_ends() -> None:
    lines = [*as_text([Listing(((("督查" * 30), ()),))], columns=40)]
    assert len(lines) == 4
    assert all(wcswidth(line) <= 40 for line in lines)
    assert all(line.startswith("  ") for line in lines[1:])


def test_colour_comes_with_signs() -> None:
    [line] = as_text([difference("完成5个。", "完成8个。")], marks=COLOURED)
    assert line == "  进展: 完成\x1b[31m[-5-]\x1b[0m\x1b[32m{+8+}\x1b[0m个。"


def test_user_text_cannot_act_on_the_terminal() -> None:
    blocks: list[Block] = [
        Heading(1, "甲\x1b[2J"),
        difference("a\x9b", "b\x9b"),
        Table(("x\x07",), (("y\n",),)),
    ]
    text = "\n".join(as_text(blocks))
    assert all(character.isprintable() or character == "\n" for character in text)


def test_of_what_stayed_the_same_only_the_neighbourhood_is_shown() -> None:
    old = "甲" * 200 + "5" + "乙" * 200
    [line] = as_text([difference(old, old.replace("5", "6"))])
    assert line == f"  进展: ……{'甲' * 24}[-5-]{{+6+}}{'乙' * 24}……"
