"""Two people and their registers: a model that is written as YAML in many styles, and what a
person may do to it.  Everything anybody writes is a word of its own, so that it can be followed
through a merge."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TypeAlias

from taskreview.store.merge.threeway import split_lines

WORD = re.compile(r"w\d+w")
SIGNS = "督查任务完成建设推进改造新增开通服务中心管线道路公园学校医院街镇社区水电气热桥梁河湖"
FIELDS = ("source", "content", "deadline", "status", "progress")
CHINESE = {
    "id": "序号",
    "source": "任务来源",
    "content": "任务内容",
    "units": "主责单位",
    "deadline": "完成时限",
    "status": "任务进度",
    "progress": "进展情况",
    "review": "审核",
}


Value: TypeAlias = str | list[str] | dict[str, str] | None
"""What a key holds: a text, units, a verdict, or nothing."""


@dataclass
class Entry:
    """A task of the model."""

    values: dict[str, Value]
    comment: str = ""
    notes: dict[str, str] = field(default_factory=dict)


@dataclass
class Style:
    """How a register is written."""

    kind: str = "block"
    margin: int = 2
    gap: str = "\n"
    chinese: bool = False
    scalar: str = "plain"
    newline: str = "\n"
    mark: str = ""
    end: str = "\n"
    ids: str = "unique"

    @classmethod
    def drawn(cls, random: Random) -> Style:
        """Some style."""
        return cls(
            kind=random.choice(["block", "block", "block", "flow items", "json", "root"]),
            margin=random.choice([0, 2, 4]),
            gap=random.choice(["", "\n", "\n\n"]),
            chinese=random.random() < 0.3,
            scalar=random.choice(["plain", "double", "single", "literal", "mixed", "folded"]),
            newline=random.choice(["\n", "\n", "\r\n", "\r"]),
            mark=random.choice(["", "", "\ufeff"]),
            end=random.choice(["\n", "\n", ""]),
            ids=random.choice(["unique", "unique", "none", "twice"]),
        )


@dataclass
class Register:
    """A register: what it holds and how it is written."""

    style: Style
    tasks: list[Entry]
    title: str
    foot: str
    random: Random

    @property
    def commented(self) -> bool:
        return self.style.kind not in ("json", "flow items")

    def copy(self) -> Register:
        """The same register for somebody to change."""
        return copy.deepcopy(self)

    def text(self) -> str:
        """The register as YAML."""
        style = self.style
        if style.kind == "json":
            tasks = [{self._key(k): v for k, v in each.values.items()} for each in self.tasks]
            text = json.dumps({"title": self.title, "tasks": tasks, "foot": self.foot}, indent=1)
            return style.mark + text.replace("\n", style.newline)
        items = [self._item(number, task) for number, task in enumerate(self.tasks)]
        if style.kind == "root":
            text = f"# {self.title}\n" + style.gap.join(items) + f"# {self.foot}\n"
        else:
            head = f"# top\ntitle: {self.title}\ntasks:\n"
            text = head + style.gap.join(items) + f"foot: {self.foot}\n"
        text = text.rstrip("\n") + style.end
        return style.mark + text.replace("\n", style.newline)

    def _key(self, name: str) -> str:
        return CHINESE.get(name, name) if self.style.chinese else name

    def _item(self, number: int, task: Entry) -> str:
        margin = " " * (0 if self.style.kind == "root" else self.style.margin)
        if self.style.kind == "flow items":
            inner = ", ".join(f"{self._key(k)}: {self._flow(v)}" for k, v in task.values.items())
            return f"{margin}- {{{inner}}}\n"
        lines = []
        for name, value in task.values.items():
            note = f"  # {task.notes[name]}" if name in task.notes else ""
            lines.append(f"{self._key(name)}:{self._value(margin, name, value, note)}\n")
        comment = f"{margin}# {task.comment}\n" if task.comment else ""
        return f"{comment}{margin}- " + f"{margin}  ".join(lines)

    def _flow(self, value: Value) -> str:
        return json.dumps(value)

    def _value(self, margin: str, name: str, value: Value, note: str) -> str:
        if value is None:
            return note
        if isinstance(value, dict):
            return note + "".join(f"\n{margin}    {key}: {part}" for key, part in value.items())
        if isinstance(value, list):
            if not value:
                return " []" + note
            return note + "".join(f"\n{margin}    - {unit}" for unit in value)
        scalar = self.style.scalar
        if scalar == "mixed":
            scalar = ["plain", "double", "literal", "kept", "quoted lines"][len(name) % 5]
        if name == "id" or scalar == "plain":
            return f" {value}{note}"
        if scalar == "double":
            return f' "{value}"{note}'
        if scalar == "single":
            return f" '{value}'{note}"
        if scalar == "quoted lines":
            return f' "{value}\n\n{margin}     more"{note}'
        header = {"literal": "|-", "folded": ">-", "kept": "|+"}[scalar]
        rest = f"\n\n{margin}    # no comment" if name == "progress" else ""
        return f" {header}{note}\n{margin}    {value}{rest}"


class Person:
    """Somebody who changes a register."""

    def __init__(self, random: Random, words: count[int], register: Register) -> None:
        self.random = random
        self.words = words
        self.register = register.copy()

    def word(self) -> str:
        """A word that nobody else writes."""
        return f"w{next(self.words)}w"

    def act(self) -> None:
        """Does something."""
        tasks = self.register.tasks
        acts = [self.set_field] * 6 + [self.insert, self.delete, self.move, self.unit, self.extra]
        acts += [self.drop_key, self.title, self.foot, self.renumber, self.judge]
        if self.register.commented:
            acts += [self.comment, self.note]
        act = self.random.choice(acts)
        if tasks or act is self.insert:
            act()

    def some(self) -> Entry:
        return self.random.choice(self.register.tasks)

    def set_field(self) -> None:
        task, name = self.some(), self.random.choice(FIELDS)
        old = task.values.get(name)
        kept = WORD.sub("", old) if name == "content" and isinstance(old, str) else ""
        task.values[name] = self.word() + kept  # a task stays known by what it is about

    def unit(self) -> None:
        task = self.some()
        units = task.values.get("units")
        task.values["units"] = [*(units if isinstance(units, list) else []), self.word()]

    def extra(self) -> None:
        self.some().values[self.random.choice(["x", "y"])] = self.word()

    def judge(self) -> None:
        self.some().values["review"] = {"verdict": "returned", "reason": self.word()}

    def drop_key(self) -> None:
        task = self.some()
        if len(task.values) > 2:
            del task.values[self.random.choice([k for k in task.values if k != "content"])]

    def comment(self) -> None:
        self.some().comment = self.word()

    def note(self) -> None:
        task = self.some()
        names = [k for k, v in task.values.items() if isinstance(v, str)]
        if names:
            task.notes[self.random.choice(names)] = self.word()

    def title(self) -> None:
        self.register.title = self.word()

    def foot(self) -> None:
        self.register.foot = self.word()

    def insert(self) -> None:
        at = self.random.randint(0, len(self.register.tasks))
        self.register.tasks.insert(at, new_task(self.words, self.register.style, 100 + at))

    def delete(self) -> None:
        if len(self.register.tasks) > 1:
            self.register.tasks.remove(self.some())

    def move(self) -> None:
        task = self.some()
        self.register.tasks.remove(task)
        self.register.tasks.insert(self.random.randint(0, len(self.register.tasks)), task)

    def renumber(self) -> None:
        if self.register.style.ids == "unique":
            for number, task in enumerate(self.register.tasks, 1):
                task.values["id"] = str(number)


def new_task(words: count[int], style: Style, number: int) -> Entry:
    """A task whose every value is a word of its own."""

    def word(times: int = 1) -> str:
        return " ".join(f"w{next(words)}w" for _ in range(times))

    values: dict[str, Value] = {}
    if style.ids != "none":
        values["id"] = str(number)
    prose = Random(next(words))
    content = word() + "".join(prose.choices(SIGNS, k=16))
    values |= {"source": word(), "content": content, "units": [word()], "deadline": word()}
    values |= {"status": word(), "progress": word(2) + "".join(prose.choices(SIGNS, k=9))}
    return Entry(values)


def new_register(random: Random, words: count[int], size: int) -> Register:
    """A register to begin with."""
    style = Style.drawn(random)
    tasks = [
        new_task(words, style, 1 + number // (2 if style.ids == "twice" else 1))
        for number in range(size)
    ]
    for task in tasks:
        for name in ("source", "units", "deadline"):
            if random.random() < 0.2:
                del task.values[name]
    return Register(style, tasks, f"w{next(words)}w", f"w{next(words)}w", random)


def words_in(text: str) -> Counter[str]:
    """Everybody's words in a text."""
    return Counter(WORD.findall(text))


def mangled(random: Random, text: str) -> str:
    """A text in which somebody has damaged some lines."""
    lines = split_lines(text)
    for _ in range(random.randint(0, 3)):
        at = random.randrange(len(lines) + 1)
        match random.randrange(7):
            case 0:
                del lines[at : at + 2]
            case 1:
                lines[at:at] = [random.choice(lines or [""])]
            case 2:
                lines[at:at] = [f"{random.choice(['', '  ', '# ', '- id: '])}line {at}\n"]
            case 3:
                lines[at:at] = [random.choice(["\n", "\r\n", "\r"])] * random.randint(1, 2)
            case 4 if at:
                lines[at - 1] = lines[at - 1].rstrip("\r\n")
            case 5 if at < len(lines):
                lines[at] = random.choice(["", " ", "  "]) + lines[at]
            case _ if at < len(lines):
                cut = random.randint(0, len(lines[at]))
                lines[at] = lines[at][:cut] + random.choice('":{}[]&*|-#\n') + lines[at][cut:]
    return "".join(lines)
