"""Registers in all sorts of writing, and texts that are awkward to write."""

from __future__ import annotations

from hypothesis import strategies as st

from document.support import read
from taskreview.errors import MalformedError

AWKWARD = [
    "",
    " ",
    "\n",
    "\n\n",
    "\t",
    " \n ",
    "  leading",
    "trailing  ",
    "trailing\n",
    "trailing\n\n\n",
    "\nleading",
    "\n\n  leading",
    "a\n\nb",
    "a \nb\t\n c",
    "a\n\tb",
    "\ta\nb",
    "\n\ta",
    "a\n  \nb",
    "  \nb",
    "a\n   ",
    "a\r\nb",
    "a\rb",
    "no",
    "y",
    "Null",
    "~",
    "123",
    "0x1F",
    "1:30",
    "1e3",
    "08",
    "-1",
    "+1",
    ".5",
    ".inf",
    "2024-01-01",
    "<<",
    "=",
    "-",
    "- a",
    "?",
    "? a",
    ":",
    ": a",
    "a: b",
    "a:",
    "a #b",
    "a # b",
    "# a",
    "[",
    "]a",
    "{a",
    "a, b",
    "a}",
    "&a",
    "*a",
    "!a",
    "!!int 5",
    "|",
    ">",
    "|-\n  a",
    "%a",
    "@a",
    "`a",
    "---",
    "...",
    "--- a",
    "a\n---\nb",
    "a\n...\nb",
    "a\n# b\nc",
    "'",
    '"',
    "it's",
    'say "x"',
    "\\",
    "\\n",
    "'a' \"b\"",
    "中文：，。",
    "第一行。\n第二行：完成 # 3 项",
    "😀𠮷",
    "e\u0301",
    "\u200b\u202e",
    "\x00",
    "\x1b[31m",
    "\x07\x7f\x80\x9f",
    "a\x85b",
    "a\u2028b\u2029c",
    "\ufeff",
    "a\ufeffb",
    "\ufffe\uffff",
    "\U0010ffff",
    "\xa0",
    "\u3000全角空格\u3000",
    "長" * 3000,
    "word " * 500 + "end",
]

texts = (
    st.sampled_from(AWKWARD)
    | st.text(
        st.sampled_from("ab 中\n\t:#-'\"\\,[]{}&*!|>%@`?~=<\r\x85\u2028\ufeff😀0")
        | st.characters(),
        max_size=30,
    ).filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))
    | st.lists(st.sampled_from(AWKWARD), min_size=2, max_size=3).map("\n".join)
)

PLAIN = [
    "old",
    "中文，旧值。",
    "no",
    "123",
    "2024-12-31",
    "~",
    "null",
    "a:b",
    "'it''s'",
    "''",
    '""',
    '"a\\tb\\u4e2d"',
    "!!str 5",
    "! x",
    "!!int 7",
    "!!null",
    "!!timestamp 2024-01-01",
    "&anchor old",
    "&anchor !!str old",
    "!!str &anchor 'old'",
    "&anchor",
    "",
]


@st.composite
def block_value(draw: st.DrawFn, column: int) -> str:
    """The source of a value in a block mapping at a column, from behind the colon."""
    pad = " " * (column + draw(st.integers(1, 4)))
    kind = draw(st.integers(0, 5))
    if kind <= 1:
        value = draw(st.sampled_from(PLAIN))
        if value.strip() and draw(st.integers(0, 4)) == 0:
            return f"\n{pad}{value}"
        return f" {value}" if value else ""
    if kind == 2:
        return draw(
            st.sampled_from([f" one\n{pad}two", f' "one\n{pad}two"', f" 'one\n\n{pad}two'"])
        )
    width = len(pad) - column
    style = draw(st.sampled_from("|>"))
    digit = draw(st.sampled_from(["", str(width)]))
    chomp = draw(st.sampled_from(["", "-", "+"]))
    indicators = draw(st.sampled_from([digit + chomp, chomp + digit]))
    comment = draw(st.sampled_from(["", "  # header", " "]))
    lines = draw(
        st.lists(
            st.sampled_from(["line", "line two ", "", "  more", "# no comment", "a: b", "中文"]),
            max_size=4,
        )
    )
    body = "".join(f"\n{pad}{line}" if line else "\n" for line in lines)
    return f" {style}{indicators}{comment}{body}"


@st.composite
def block_task(draw: st.DrawFn, column: int) -> str:
    """A task as a block mapping, to stand behind its dash; ends in a line break."""
    keys = draw(st.permutations(["id", "status", "progress", "x"]))
    keys = keys[: draw(st.integers(1, 4))]
    if draw(st.integers(0, 5)) == 0:
        names = {"id": "序号", "status": "任务进度", "progress": "进展情况"}
        keys = [names.get(key, key) for key in keys]
    lines = []
    for key in keys:
        quote = draw(st.sampled_from(["", "", "", '"', "'"]))
        value = draw(block_value(column)).replace("&anchor", f"&{key}")
        entry = f"{quote}{key}{quote}:{value}"
        if draw(st.integers(0, 9)) == 0:
            entry = f"? {quote}{key}{quote}\n{' ' * column}:{value}"
        if "\n" not in value and "|" not in value and ">" not in value:
            entry += draw(st.sampled_from(["", "", "  # note", " ", "\t# tab"]))
        blank = "\n" + " " * column
        entry += draw(st.sampled_from(["", "", "", "\n", "\n\n", f"{blank}# own line", "\n   "]))
        lines.append(entry)
    return ("\n" + " " * column).join(lines) + "\n"


FLOW = ["old", "'old'", '"old"', "", "~", "!!str 5", "12", "&anchor old", '"one\n    two"', "a b"]


@st.composite
def flow_task(draw: st.DrawFn) -> str:
    """A task as a flow mapping, JSON among it; ends in a line break."""
    keys = draw(st.permutations(["id", "status", "progress"]))[: draw(st.integers(0, 3))]
    json = draw(st.booleans())
    values = ['"old"', "null", "12"] if json else FLOW
    separator = draw(st.sampled_from([", ", ",", ",\n     ", " ,  "]))
    entries = []
    for key in keys:
        value = draw(st.sampled_from(values)).replace("&anchor", f"&{key}")
        entries.append(f'"{key}": {value}' if json else f"{key}: {value}")
    opened, closed = draw(st.sampled_from([("{", "}"), ("{ ", " }"), ("{\n     ", "\n   }")]))
    tail = draw(st.sampled_from(["", ",", " # note\n   "])) if entries and not json else ""
    end = draw(st.sampled_from(["", "  # end"]))
    return f"{opened}{separator.join(entries)}{tail}{closed}{end}\n"


@st.composite
def registers(draw: st.DrawFn) -> str:
    """A register that reads, in all sorts of writing."""
    margin = draw(st.sampled_from([0, 0, 2, 4]))
    dash = "-" + " " * draw(st.integers(1, 3))
    column = margin + len(dash)
    parts = []
    for number in range(draw(st.integers(1, 3))):
        task = draw(block_task(column) | block_task(column) | flow_task())
        for key in ("id", "status", "progress", "x", "序号", "任务进度", "进展情况"):
            task = task.replace(f"&{key}", f"&{key}{number}")
        parts.append(" " * margin + dash + task)
        parts.append(
            draw(st.sampled_from(["", "", "\n", "# between\n", f"{' ' * margin}# in\n\n"]))
        )
    text = "".join(parts)
    head = draw(st.sampled_from(["", "tasks:\n", "# top\ntitle: t\ntasks: # list\n\n", "---\n"]))
    foot = draw(st.sampled_from(["", "", "...\n", "---\nsecond: document\n"]))
    if head.count("tasks") and not foot:
        foot = draw(st.sampled_from(["", "after: 1\n"]))
    text = head + text + foot
    if draw(st.integers(0, 3)) == 0:
        text = text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))


def readable(text: str) -> bool:
    try:
        read(text)
    except MalformedError:
        return False
    return True
