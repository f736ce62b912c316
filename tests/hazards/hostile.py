"""Files that want to hang, to crash or to be run; and files that are no registers."""

from __future__ import annotations

from collections.abc import Callable

NO_REGISTERS: dict[str, str] = {
    "a text": "hello\n",
    "a number": "12\n",
    "a mapping": "a: b\nc: d\n",
    "an empty document": "---\n...\n",
    "comments": "# nothing\n\n# here\n",
    "blanks": "  \n\n \n",
    "tabs": "\t\n",
    "texts in the list": "- a\n- b\n",
    "a tuple of Python": "- !!python/tuple [a, b]\n",
    "a text among the tasks": "- id: 1\n- text\n- id: 2\n",
    "a list among the tasks": "- id: 1\n- [a]\n",
    "tasks that are no list": "tasks: {id: 1}\n",
    "tasks that are a text": "tasks: x\n",
    "a mapping below the list": "- id: 1\na: b\n",
    "a colon too many": "- id: 1\n  progress: a: b\n",
    "indented wrongly": "- id: 1\n   progress: old\n  status: x\n",
    "indented with tabs": "- id: 1\n\tprogress: old\n",
    "a tab before a comment": "- id: 1\n\t# c\n- id: 2\n",
    "a tab behind the dash": "-\tid: 1\n",
    "a line of a tab": "- id: 1\n\t\n- id: 2\n",
    "a bracket too few": "- {id: 1, progress: [a\n- id: 2\n",
    "a bracket too many": "- {id: 1}}\n",
    "a quote too few": "- id: 1\n  progress: 'old\n- id: 2\n",
    "a double quote too few": '- id: 1\n  progress: "old\n',
    "a bad escape": '- progress: "\\q"\n',
    "half an escape": '- progress: "\\u12"\n',
    "half a character": '- progress: "\\ud83d"\n',
    "two halves of a character": '- progress: "\\ud83d\\ude00"\n',
    "an escape beyond Unicode": '- progress: "\\U00110000"\n',
    "an unknown alias": "- progress: *p\n",
    "an alias of another document": "x: &p y\n---\n- progress: *p\n",
    "an anchor without a name": "- progress: & old\n",
    "an alias with a tag": "- progress: &p a\n- progress: !t *p\n",
    "an unknown tag handle": "- progress: !e!t old\n",
    "an unfinished verbatim tag": "- progress: !<tag old\n",
    "a tag of bad escapes": "- progress: !%zz old\n",
    "a tag of control characters": "- progress: !%1b%5b31m old\n  x: [\n",
    "a bad directive": "%YAML x\n---\n- id: 1\n",
    "a directive twice": "%YAML 1.1\n%YAML 1.1\n---\n- id: 1\n",
    "an unknown directive": "%FOO bar\n---\n- id: 1\n",
    "a block header of nonsense": "- progress: |x\n    a\n",
    "a block indent of zero": "- progress: |0\n    a\n",
    "a reserved sign": "- progress: @a\n",
    "a backtick": "- progress: `a`\n",
    "a percent": "- progress: %a\n",
    "a lone dash in a flow": "- {id: 1, - x}\n",
    "escape characters": "- progress: \x1b[31m\n",
    "a DEL": "- progress: \x7f\n",
    "a C1 control": "- progress: \x9b\n",
    "a noncharacter": "- progress: \ufffe\n",
    "git's conflict markers": "- id: 1\n<<<<<<< a\n  progress: x\n=======\n  progress: y\n>>>>>>> b\n",
    "a task within itself": "- &t {id: 1, x: *t}\n",
    "a page of the web": "<!DOCTYPE html><html><body>x: y</body></html>\n",
    "a table of commas": "id,progress\n1,a\n2,b\n",
    "a program": "#!/bin/sh\nrm -rf {a,b}\n",
}


def _bomb(levels: int, link: Callable[[str], str], first: str, last: str) -> str:
    lines = [f"a0: &a0 {first}"]
    lines += [f"a{n}: &a{n} {link(f'*a{n - 1}')}" for n in range(1, levels)]
    return "\n".join(lines) + f"\ntasks:\n- id: 1\n  {last} *a{levels - 1}\n"


def _nine(alias: str) -> str:
    return f"[{', '.join([alias] * 9)}]"


LARGE: dict[str, Callable[[], str]] = {
    "alias bomb": lambda: _bomb(12, _nine, "[lol]", "x:"),
    "merge bomb": lambda: _bomb(12, lambda a: f"{{<<: {_nine(a)}}}", "{progress: p}", "<<:"),
    "alias chain": lambda: _bomb(3000, lambda a: f"[{a}]", "[x]", "x:"),
    "alias bomb in a task": lambda: "- x: &x [a, a]\n  y: &y [*x, *x, *x]\n  progress: old\n",
    "1,000 flow levels": lambda: f"- id: 1\n  x: {'[' * 1000}{']' * 1000}\n  progress: old\n",
    "1,000 mappings": lambda: f"- id: 1\n  x: {'{a: ' * 1000}{'}' * 1000}\n",
    "1,000 dashes": lambda: "- " * 1000 + "id: 1\n",
    "1,000 indents": lambda: "".join(" " * n + f"k{n}:\n" for n in range(1000)),
    "100,000 brackets": lambda: "- id: 1\n  x: " + "[" * 100_000,
    "100,000 open braces": lambda: "{" * 100_000,
    "100,000 questions": lambda: "- " + "? " * 100_000,
    "30,000 keys": lambda: "- progress: old\n" + "".join(f"  k{n}: v\n" for n in range(30_000)),
    "100,000 comments": lambda: "# c\n" * 100_000 + "- id: 1\n  progress: old\n",
    "100,000 documents": lambda: "- id: 1\n  progress: old\n" + "---\n" * 100_000,
    "20,000 equal ids": lambda: "- id: 1\n" * 20_000,
    "100,000 digits": lambda: f"- id: {'9' * 100_000}\n  progress: old\n",
    "100,000 sixties": lambda: f"- id: 1\n  progress: {'1:' * 100_000}0\n",
    "a key of 5,000 characters": lambda: f"- {'k' * 5000}: v\n  progress: old\n",
    "a key of 1 MB": lambda: f"- ? {'k' * 1_000_000}\n  : v\n  progress: old\n",
    "an anchor of 1 MB": lambda: f"- progress: &{'a' * 1_000_000} old\n",
    "a tag of 100,000": lambda: f"- progress: !{'a' * 100_000} old\n",
    "10 MB in one line": lambda: f"- id: 1\n  progress: {'长' * 3_400_000}\n- id: 2\n",
    "10 MB in quotes": lambda: f'- id: 1\n  progress: "{"a " * 5_000_000}"\n',
    "10 MB of lines": lambda: "- id: 1\n  progress: |\n" + "    一二三\n" * 700_000 + "- id: 2\n",
    "10 MB of blanks": lambda: "- id: 1\n  progress: old" + " " * 10_000_000 + "\n",
    "1 MB of empty lines": lambda: "- id: 1\n  progress: |+\n    a\n" + "\n" * 1_000_000,
    "1 MB of commas": lambda: "- id: 1\n  units: '" + "、" * 350_000 + "'\n  progress: old\n",
}
