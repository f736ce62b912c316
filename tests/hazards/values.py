"""Registers whose values are not what they look like, or are shared between tasks."""

from __future__ import annotations

_TYPED = (
    "123 -1 +1 0 00 0777 0o17 0x1F 0b101 1_000 1:30 190:20:30 -1:30.5 1.5 .5 5. 1e3 1.0e+9 .inf -.INF "
    ".nan ~ null NULL Null true False YES no On off y N 2024-12-31 2024-1-1 2024-02-30 2024-13-45 "
    "2024-12-31T10:00:00Z 0x_ 1__ 08 09 0_ = << 9999999999999999999999 1e9999 2024/12/31 12-31 1.2.3"
).split()

TYPED: dict[str, str] = {
    f"progress is {value}": f"- id: 1\n  progress: {value}\n  status: {value}\n- id: {value}\n"
    for value in _TYPED
}

VALUES: dict[str, str] = {
    "empty values": "- id:\n  progress:\n  status: # c\n  deadline:\n\n- id: 2\n",
    "null words": "- {id: ~, progress: null, status: Null}\n- {progress: NULL}\n",
    "quoted null words": "- id: '~'\n  progress: \"null\"\n  status: ''\n",
    "quotes in quotes": "- progress: 'it''s \"so\"'\n  status: \"a \\\"b\\\" 'c'\"\n  id: 1\n",
    "quotes in a plain text": '- progress: it\'s "so"\n  status: a " b \' c\n',
    "plain lines": "- progress: a\n    b\n\n    c\n  id: 1\n- id: 2\n",
    "plain lines with comments below": "- progress: a\n    b # c\n  id: 1\n",
    "quoted lines": '- progress: "a\n    b \\\n    c\n\n    d\\n"\n  id: 1\n',
    "quoted lines at the margin": "- progress: 'a\n b\n\n\n c'\n  id: 1\n",
    "value on the next line": "- progress:\n    old\n  status:\n\n\n    'x' # c\n  id:\n    1\n",
    "literal on the next line": "- progress:\n    |\n     a\n  status: !!str\n    |-\n    b\n",
    "value of blanks": "- progress: '   '\n  status: \"\\t\"\n  id: 1\n",
    "escapes": '- progress: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\N\\_\\L\\P\\x41\\u4e2d\\U0001F600\\"\\\\ \\/"\n',
    "escaped line ends": '- progress: "a\\\n    \\  b\\\n    c"\n  id: 1\n',
    "list as a progress": "- progress: [a, b]\n  status:\n  - x\n  id: 1\n",
    "mapping as a progress": "- progress: {a: b}\n  status:\n    x: y\n  id: 1\n",
    "list as an id": "- id: [1]\n  progress: old\n- id: {a: 1}\n  progress: old\n",
    "units in every form": (
        "- units: a、b\n- units: [a, 'b', ~, [c]]\n- units:\n  - a\n  - b\n- units: {a: b}\n"
        "- units:\n- units: |\n    a\n    b\n- units: 12\n- units: []\n"
    ),
    "duplicate ids": "- id: 1\n  progress: a\n- id: 1\n  progress: b\n- id: '1'\n  progress: c\n",
    "ids of every kind": "- id: 1a\n- id: 01\n- id: -1\n- id: 一\n- id: ''\n- id: ' 1'\n- id: 1.0\n",
    "colons": "- progress: a:b :c\n  status: http://x:80/\n  x: 'a: b'\n",
    "indicators": "- progress: a - b, [c] {d} & *e !f | >g %h @i `j ? k\n  status: -x\n",
    "dashes and questions": "- progress: -a\n  status: ?b\n  x: :c\n  y: --- d\n",
    "standard tags": "- progress: !!str 1\n  status: !!int 5\n  deadline: !!timestamp 2024-01-01\n",
    "tags that do not fit": "- progress: !!int x\n  status: !!bool maybe\n  deadline: !!float ''\n",
    "binary": "- progress: !!binary aGVsbG8=\n  status: !!binary |\n    AAECAwQ=\n  id: 1\n",
    "sets and pairs": "- progress: !!set {a, b}\n  status: !!omap [a: b]\n  x: !!pairs [a: b]\n",
    "local tags": "- !task\n  id: !n 1\n  progress: !t 'old'\n  status: !t\n  x: !t [a]\n",
    "verbatim tags": "- !<tag:x,2024:y>\n  progress: !<!t> old\n  status: !<tag:yaml.org,2002:str> 1\n",
    "tags above values": "- progress: !!str # c\n    old\n  status: !t\n    |\n    x\n",
    "non-specific tags": "- progress: ! old\n  status: ! 12\n  deadline: !\n",
    "tagged keys": "- !!str progress: old\n  !k id: 1\n",
    "tagged list": "tasks: !!seq\n- !!map\n  id: 1\n  progress: old\n",
    "python objects": (
        "- id: 1\n  progress: !!python/object/apply:os.system ['touch hacked']\n"
        "  status: !!python/name:os.system\n- !!python/object:x.Y {id: 2, progress: old}\n"
    ),
    "anchors nobody uses": "- &a id: &b 1\n  &c progress: &d old\n- &e {id: 2}\n",
    "anchor on a literal": "- progress: &p |\n    a\n  id: 1\n- progress: *p\n",
    "anchor on a quoted text": "- progress: &p 'a b'\n- progress: *p\n- {progress: *p }\n",
    "anchor on nothing": "- progress: &p\n  id: 1\n- progress: *p\n  status: *p\n",
    "anchor with a tag": "- progress: &p !!str 1\n- progress: !!str &q 2\n- x: [*p, *q]\n",
    "anchor given anew": "- progress: &p a\n- progress: *p\n- progress: &q b\n- progress: *q\n",
    "alias as an id": "- id: &i 1\n  progress: old\n- ref: *i\n  id: *i\n",
    "alias as a status of many": "x: &s 推进中\ntasks:\n- {id: 1, status: *s }\n- id: 2\n  status: *s\n",
    "alias as a key": "k: &k progress\ntasks:\n- *k : old\n  id: 1\n",
    "units shared": "- id: 1\n  units: &u [a, b]\n  progress: old\n- id: 2\n  units: *u\n",
    "task shared": "- &t\n  id: 1\n  progress: old\n- *t\n- id: 3\n",
    "task shared in a flow": "[&t {id: 1, progress: old}, *t , *t ]\n",
    "task beside": "one: &t {id: 1, progress: old}\ntasks:\n- *t\n- *t # c\n",
    "list shared": "all: &l\n- id: 1\n  progress: old\ntasks: *l\n",
    "list shared later": "tasks: &l\n- id: 1\n  progress: old\nagain: *l\n",
    "merge key": "d: &d {status: x, progress: p}\ntasks:\n- <<: *d\n  id: 1\n- id: 2\n",
    "merge key below": "d: &d {progress: p}\ntasks:\n- id: 1\n  <<: *d\n- {id: 2, <<: *d }\n",
    "merge of a task": "- &t\n  id: 1\n  progress: old\n- <<: *t\n  id: 2\n- <<: *t\n",
    "merges in a list": "a: &a {progress: p}\nb: &b {progress: q, status: s}\ntasks:\n- <<: [*a, *b]\n  id: 1\n",
    "merge of a mapping in place": "- <<: {progress: p}\n  id: 1\n- <<: [{status: s}, {progress: p}]\n",
    "merges of merges": "a: &a {progress: p}\nb: &b {<<: *a, status: s}\ntasks:\n- <<: *b\n  id: 1\n",
    "merge of nothing": "- <<:\n  id: 1\n  progress: old\n- <<: x\n- <<: []\n  progress: old\n",
    "merge in quotes": "d: &d {status: x}\ntasks:\n- '<<': *d\n  progress: old\n",
    "two merge keys": "a: &a {progress: p}\nb: &b {status: s}\ntasks:\n- <<: *a\n  <<: *b\n  id: 1\n",
    "anchor used in another document": "- progress: &p a\n---\n- progress: b\n",
    "control characters in escapes": '- id: "\\0"\n  progress: "\\e[31m\\e]0;x\\a\\x9b2J\\x7f\\x85"\n',
    "escape sequences in every field": (
        '- id: "\\e[2J"\n  source: "\\e]52;c;aGk=\\a"\n  content: "\\eP1$r\\e\\\\"\n'
        '  units: ["\\e[31m甲", "乙\\r\\n丙"]\n  deadline: "\\x9b1m"\n  status: "\\b\\b\\v\\f"\n'
        '  progress: "\\0\\x01\\x1f\\x7f\\x80\\x9f"\n  "\\e[5m": "\\e[0m"\ntitle: x\n'
    ).replace("title: x\n", ""),
    "bidi": "- id: 1\n  content: '\u202eabc\u202c\u2066x\u2069'\n  progress: '\u200f\u061c旧'\n",
    "zero width": "- id: '1\u200b'\n  progress: 'a\u200b\u200c\u200d\u2060\ufeffb\u00ad'\n",
    "tags of Unicode": "- id: 1\n  progress: 'a\U000e0041\U000e007f'\n",
    "combining without end": f"- id: 1\n  progress: a{chr(0x301) * 500}\n",
    "emoji": "- id: 👩‍👩‍👧‍👦\n  progress: 🇨🇳❤️👍🏽\n  status: ✔️\n",
    "markup": (
        "- id: '[red]1[/red]'\n  source: '[/x]'\n  content: '[@click=app.quit]x[/]'\n"
        "  units: ['[b', 'b]', '[/]']\n  status: '[$x]'\n  progress: '[link=a] [1] [[ \\['\n"
    ),
    "percents and braces": "- id: 1\n  progress: '%s %d {0} {name} ${x} $(y) `z`'\n",
    "separators within": '- id: 1\n  progress: "a\\tb\\nc\\rd\\r\\ne"\n',
    "5,000 characters of unit": f"- id: 1\n  units: [{'单' * 5000}]\n  progress: old\n",
    "1,000 units": f"- id: 1\n  units: [{', '.join(f'单位{n}' for n in range(1000))}]\n  progress: old\n",
    "title of everything": 'title: "[red]\\e[31m\\u202e\\n"\nattachment: [a]\ntasks:\n- progress: old\n',
}
