"""Awkward registers, written by hand: each field of each task is edited, and checked all round."""

from __future__ import annotations

from itertools import islice

import pytest

from document.support import edited, read
from taskreview.document import events
from taskreview.model import Field

HAZARDS = {
    "empty task": "- {}\n- id: 1\n",
    "empty keys": "- id:\n  progress:\n  status:\n",
    "nulls": "- id: ~\n  progress: null\n  status: NULL\n",
    "null items": "- id: 1\n-\n- ~\n- id: 2\n",
    "no newline at the end": "- id: 1\n  progress: old",
    "no newline after an empty value": "- id: 1\n  progress:",
    "no newline after a literal": "- id: 1\n  progress: |\n    old",
    "no newline after a kept literal": "- id: 1\n  progress: |+\n    old\n\n    more",
    "no newline after a comment": "- id: 1\n  progress: old # c",
    "blank lines at the end": "- id: 1\n  progress: old\n\n\n\n",
    "blanks at the end": "- id: 1\n  progress: old\n   \n  \n ",
    "trailing blanks everywhere": "tasks:  \n  -  id: 1  \n     progress:  old  \n     x:  y  \n",
    "comments everywhere": (
        "# a\ntasks: # b\n# c\n- # d\n  id: 1 # e\n  # f\n  progress: # g\n    # h\n    old # i\n"
        "# j\n  status: x # k\n# l\n"
    ),
    "comment after the dash": "- # c\n  id: 1\n  progress: old\n- # d\n\n  id: 2\n",
    "comment in a literal": "- progress: |\n    # no comment\n    old\n  # comment\n  id: 1\n",
    "comment after a header": "- progress: |- # c\n    old\n  status: >+ # d\n    x\n\n\n- id: 2\n",
    "less indented comment": "tasks:\n    - id: 1\n      progress: old\n  # c\n    - id: 2\n# d\n",
    "hash without a blank": "- progress: old#no comment\n  status: '#'\n",
    "literal": "- progress: |\n    a\n    b\n  status: x\n",
    "literal stripped": "- progress: |-\n    a\n\n    b\n\n\n  status: x\n",
    "literal kept": "- progress: |+\n    a\n\n\n- id: 2\n",
    "literal kept at the end": "- progress: |+\n    a\n\n\n",
    "literal with its indent": "- progress: |4-\n        a\n      b\n  status: x\n",
    "literal of one column": "- progress: |\n   a\n  status: |1\n    a\n",
    "deep literal": "- progress: |\n            a\n              b\n  id: 1\n",
    "empty literal": "- progress: |\n  id: 1\n- progress: >-\n\n\n  id: 2\n",
    "literal of blank lines": "- progress: |+\n\n\n  id: 1\n",
    "literal with blanks for lines": "- progress: |\n    a\n       \n    b\n        \n  id: 1\n",
    "literal with tabs": "- progress: |\n    a\tb\n    \tc\n  id: 1\n",
    "literal that looks like YAML": "- progress: |\n    - id: 2\n      x: y\n    ---\n  id: 1\n",
    "folded": "- progress: >\n    a\n    b\n\n    c\n     d\n  id: 1\n",
    "folded kept": "- progress: >+\n    a\n    b\n\n- id: 1\n",
    "plain in several lines": "- progress: a\n    b\n\n    c\n  id: 1\n",
    "double in several lines": '- progress: "a\n    b \\\n    c\n\n    d" # c\n  id: 1\n',
    "single in several lines": "- progress: 'a\n\n    b' # c\n  id: 1\n",
    "quotes in several lines at column 0": "- progress: 'a\n\n  b'\n  id: 1\n",
    "value on the next line": "- progress:\n    old\n  status:\n\n    # c\n    'x'\n",
    "escapes": '- progress: "\\u4e2d\\x41\\N\\L\\_\\e\\0"\n  id: 1\n',
    "crlf": "tasks:\r\n- id: 1\r\n  progress: |\r\n    a\r\n\r\n- id: 2\r\n  progress: x\r\n",
    "crlf without the last": "- id: 1\r\n  progress: old",
    "cr": "tasks:\r- id: 1\r  progress: |\r    a\r    b\r- id: 2\r",
    "mixed line ends": "tasks:\n- id: 1\r\n  progress: old\r  status: x\n",
    "nel and line separators": "- id: 1\u2028  progress: old\x85  status: x\n- id: 2\u2029  x: 1\n",
    "document marks": "---\n- id: 1\n  progress: old\n...\n",
    "document mark on the line": "--- # c\n- id: 1\n  progress: old\n---\n",
    "documents": "title: t\n---\n- id: 1\n  progress: old\n---\n- id: 2\n...\n---\nx\n",
    "directives": "%YAML 1.1\n%TAG !e! tag:x,2024:\n---\n- id: 1\n  progress: !e!t old\n",
    "flow": "[{id: 1, progress: old}, {id: 2}, {}]\n",
    "flow with nothing but a tag": "- !!map {}\n- &a {}\n- !t { }\n",
    "flow without blanks": '[{"id":1,"progress":"old"},{"id":2,"progress":old}]',
    "flow over lines": "[\n  {\n    id: 1, # c\n    progress: old, # d\n  },\n  { id: 2 },\n]\n",
    "flow with empty values": "- {id: , progress: , status: x}\n- {id, progress}\n- {progress: }\n",
    "flow with a comma at the end": "- {id: 1, progress: old,}\n- { id: 2 , }\n",
    "flow in block": "tasks:\n- {id: 1,\n   progress: old}\n- id: 2\n  x: {progress: [a]}\n",
    "json": '{\n\t"tasks": [\n\t\t{"id": 1, "progress": null},\n\t\t{"id": 2}\n\t]\n}\n',
    "explicit keys": "- ? id\n  : 1\n  ? progress\n  : old\n  ? status\n",
    "explicit keys with comments": "- ? progress # c\n  # d\n  : # e\n    old\n  ? x\n  # f\n",
    "explicit keys with blocks": "- ? progress\n  : |\n    a\n    b\n  ? |\n    key\n  : v\n",
    "quoted keys": "- 'id': 1\n  \"progress\": old\n  'status' : x\n",
    "keys with blanks": "- ' progress ': old\n  id   : 1\n  status\t: x\n",
    "keys of collections": "- ? [a, b]\n  : 1\n  ? {c: d}\n  : 2\n  progress: old\n",
    "odd keys": "- 1: a\n  ~: b\n  true: c\n  ? [] \n  : d\n  '': e\n  progress: old\n",
    "duplicate keys": "- progress: a\n  id: 1\n  progress: b\n  id: 2\n",
    "two headings for a field": "- progress: a\n  进展情况: b\n- 进展情况: c\n  progress: d\n",
    "duplicate ids": "- id: 1\n  progress: old\n- id: 1\n  progress: old\n",
    "chinese": "任务:\n  - 序号: 1\n    进展情况: 旧：值\n  - 序号: 2\n    任务进度: 完成\n",
    "other headings": "- 序号: 1\n  督查事项: 内容\n  责任单位: 甲、乙\n",
    "astral characters": "- id: 😀\n  progress: 😀𠮷 old # 😀\n  x: 😀\n- progress: 𠮷\n",
    "bom inside": "- id: 1\n  progress: '\ufeffold'\n  status: x\n",
    "typed values": "- progress: 123\n  status: no\n  deadline: 2024-12-31\n- progress: 1e3\n",
    "broken types": "- progress: 2024-02-30\n  status: 0x_\n  deadline: 1:99:99\n",
    "tags": "- progress: !!str 1\n  status: !!int 5\n  deadline: !!timestamp 2024-01-01\n",
    "local tags": "- !task\n  id: 1\n  progress: !text old\n  status: !<tag:x,2024:y> x\n",
    "tags without values": "- progress: !!str\n  status: !!null\n  deadline: !t\n  id: 1\n",
    "tags above values": "- progress: !!str\n    old\n  status: !t # c\n    x\n- x: !t |\n    a\n",
    "lone exclamation marks": "- progress: ! old\n  status: ! 'no'\n  deadline: !\n",
    "anchors nobody uses": "- &a\n  id: &b 1\n  &c progress: &d old\n  status: &e\n",
    "anchors on a line above": "- &a # c\n  progress: &b # d\n    old\n  status: &c |\n    x\n",
    "aliases": "- progress: &p old\n- id: 2\n  progress: *p # c\n- {id: 3, progress: *p }\n",
    "aliases as keys": "- &k progress: &v old\n- *k : *v\n  id: 2\n",
    "merge keys": "d: &d {status: x}\ntasks:\n- <<: *d\n  id: 1\n- {<<: [*d], id: 2}\n",
    "nested lists": "- x:\n  - - a\n    - progress: no\n  progress: old\n",
    "units behind": "- progress: old\n  units:\n  - a\n  - b # c\n\n  # d\n- units:\n    - a\n",
    "list at the margin": "tasks:\n- id: 1\n  units:\n  - a\n  progress: old\nafter: 1\n",
    "wide dashes": "tasks:\n  -     id: 1\n        progress: old\n  -\n    id: 2\n",
    "dashes on lines of their own": "-\n\n  id: 1\n  progress: old\n-\n  # c\n  id: 2\n",
    "head behind": "tasks:\n- id: 1\ntitle: |\n  t\nattachment: a\n",
    "lists beside": "units: [id, status]\ntasks:\n- id: 1\nother:\n- a\n",
    "long lines": f"- id: 1\n  progress: {'word ' * 300}end\n  x: '{'长' * 3000}'\n",
    "colons": "- progress: a:b\n  status: http://x:80/\n  x: 'a: b'\n",
    "quotes inside": "- progress: it's \"so\"\n  status: 'it''s'\n  x: \"\\\"\"\n",
    "indicators inside": "- progress: a - b, [c] {d} & *e !f | >g %h @i `j\n  id: 1\n",
}

TABS_FOR_LIBYAML = {"json", "keys with blanks"}
"""Hazards with tabs where PyYAML's own parser, unlike libyaml, takes none."""

TEXTS = ["new", "一。\n二：# 三\n", " a\n\n  b ", "no", ""]


def test_the_corpus_is_large() -> None:
    assert len(HAZARDS) >= 60


@pytest.mark.parametrize("text", HAZARDS.values(), ids=HAZARDS)
def test_each_task_can_be_edited(text: str) -> None:
    located = read(text)
    assert located
    for row in range(1, len(located) + 1):
        for field in (Field.PROGRESS, Field.STATUS, Field.CONTENT):
            for new in TEXTS:
                edited(text, row, new, field)


@pytest.mark.parametrize("name", sorted(HAZARDS.keys() - TABS_FOR_LIBYAML))
def test_each_task_can_be_edited_without_libyaml(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "HAS_LIBYAML", False)
    text = HAZARDS[name]
    for row in range(1, len(read(text)) + 1):
        edited(text, row, TEXTS[1])


@pytest.mark.parametrize("text", HAZARDS.values(), ids=HAZARDS)
def test_edit_upon_edit(text: str) -> None:
    fields = [Field.PROGRESS, Field.STATUS, Field.CONTENT, Field.PROGRESS, Field.DEADLINE]
    for row, _ in islice(enumerate(read(text), 1), 3):
        for field, new in zip(fields, TEXTS, strict=True):
            text = edited(text, row, new, field)
