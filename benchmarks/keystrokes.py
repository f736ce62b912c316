"""What reviewers type into the search, letter by letter."""

from __future__ import annotations

QUERIES = (
    # Units: short, official, with a wrong character, by pinyin and initials.
    "教委",
    "卫健委",
    "区教育委员会",
    "民正局",
    "jiaowei",
    "qjw",
    "区jw",
    # Words of the text: as they stand, with gaps, with typos, by pinyin.
    "停车位",
    "养老床位",
    "垃极分类",
    "ranqi",
    "tingchew",
    "ylfwzx",
    # Figures.
    "3516",
    "1万个",
    "pm2.5",
    "第38项",
    # Several words.
    "城管 供热",
    "教委 公交",
    # What is nowhere.
    "航天",
    "zzzz",
    "财务科",
    # Fields, and tasks without a word.
    "@供电",
    "充电桩 !车位",
)

KEYSTROKES = tuple(query[:end] for query in QUERIES for end in range(1, len(query) + 1))
"""Each query from its first letter to the whole of it: what the search box holds after each key."""
