"""What somebody may type as a progress: each has to read back as it was typed."""

from __future__ import annotations

TEXTS: tuple[str, ...] = (
    "no", "123", "~", "null", "2024-12-31", "1:30", "0777", "0x1F", "1e3", ".inf", "=", "<<", "",
    "- a", "a: b", "# x", "a # b", "? a", ": a", "a:", "---", "...", "--- a", "%a", "@a", "`a`",
    "&a", "*a", "!a", "!!str a", "|", ">", "|-\n  a", "[a", "{a}", "a, b", "]", "}", ",",
    " leading", "trailing ", "  both  ", "\tleading", "trailing\t", "a\tb", " ", "\t", "\n", "\n\n",
    "a\n", "a\n\n", "a\n\n\nb", "\na", "\n\n a\n", " a\nb", "a\n b\n  c", "a \nb ", "a\n \nb", "a\n\t\nb",
    "\ta\nb", "a\n\tb", "- a\n- b\n", "a: b\nc: d", "---\na\n...", "# a\n# b", "a\n# b\nc",
    "a\rb", "a\r\nb", "\r", "a\x85b", "a\u2028b", "\u2029", "\x85", "a\x0bb\x0cc",
    "\x00\x01\x1b[31m\x7f\x9b", "\ufeff", "a\ufeff", "\ufeffa\nb", "\u202ea\u2066", "\u200b", "\xa0a\xa0",
    "😀", "𠮷", "e\u0301", "\ue000", "\U0010ffff", "\uffff", "\ufffe",
    "'", '"', "''", "it's", 'say "x"', "'a'", '"a"', '"a" b', "'a' b", "\\", "a\\nb", "\\u4e2d",
    "100%", "%s %d", "{0} {name}", "a|b", "[red]x[/]", "[@click=app.quit]x[/]", "$(x) `y`",
    "完成。下一步：推进", "：", "一、二；三", "１２３", "第一行\n\n第二行：\n　　第三行", "x" * 5000,
    "\n".join(f"第{n}行: 进展 # {n}" for n in range(200)), "a" + " " * 300 + "b", "词 " * 400,
)  # fmt: skip

FEW: tuple[str, ...] = (
    "no", "- a: b # c", " a\n\n\tb \n", "", "\x00\x1b\x85\u2028\ufeff😀", "it's \"x\" \\ %", "a\r\nb",
)  # fmt: skip
"""Some that stand for most, where there is not the time for all."""
