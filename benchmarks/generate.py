"""Registers of any size, made by varying the tasks of the sample.

`python -m benchmarks.generate 10000 > register.yaml`

The sample's own text comes first, byte for byte; the tasks after it are about 600 bytes each: a
sentence or two of the sample with other numbers, and sentences composed of `vocabulary`, so that
100,000 tasks have as many different words as a search meets in earnest.  The same size always gives
the same bytes, and a longer register begins with the shorter one.  Scalar styles are mixed as in a
file that people edit: plain, double-quoted, literal block, units as a flow list.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, count, islice
from pathlib import Path
from random import Random

import yaml

from benchmarks import vocabulary

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "tasks.yaml"
_SEED = 2024
_OTHER_UNITS = (
    "区人力资源社会保障局",
    "区文化和旅游局",
    "区农业农村局",
    "区园林绿化局",
    "区发展改革委",
    "区财政局",
    "区司法局",
    "区应急管理局",
    "区消防救援支队",
    "黄村镇",
    "西红门镇",
    "旧宫镇",
    "瀛海镇",
    "青云店镇",
    "采育镇",
    "礼贤镇",
    "安定镇",
    "榆垡镇",
    "魏善庄镇",
    "庞各庄镇",
    "北臧村镇",
    "兴丰街道",
    "林校路街道",
    "清源街道",
    "观音寺街道",
    "高米店街道",
)
_STATUSES = ("已完成", "正在推进", "按计划推进", "滞后", "未启动")
_SOURCES = ("市民生实事第{}项", "区政府工作报告第{}项", "区折子工程第{}项", "市级督查事项第{}号")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SENTENCE = re.compile(r"[^。；]+[。；]")
_NUMBERING = re.compile(r"^\d\.")
_NOT_PLAIN = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: | #|[:\s]$|^[\d.]*$")
_NUMBERED_LINES, _NUMBERED, _QUOTED, _LITERAL = 0.3, 0.6, 0.15, 0.3
"""Shares of the tasks whose progress is numbered one item a line; numbered; quoted; a literal."""
_ON_A_ROAD, _DECIMAL = 0.5, 0.15
"""Shares of the places that are in a road, and of the amounts that have decimals."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One task of a generated register, as plain texts."""

    id: str
    source: str
    content: str
    units: tuple[str, ...]
    deadline: str
    status: str
    progress: str


@dataclass(slots=True)
class Generator:
    """Tasks and their YAML, made from one sample file."""

    sample: Path = SAMPLE
    _text: str = field(init=False)
    _sample_entries: list[Entry] = field(init=False)

    def __post_init__(self) -> None:
        self._text = self.sample.read_text(encoding="utf-8")
        if not self._text.endswith("\n"):
            self._text += "\n"
        tasks = yaml.safe_load(self._text)["tasks"]
        self._sample_entries = [_entry(task) for task in tasks]

    def entries(self) -> Iterator[Entry]:
        """The sample's tasks and then made ones, without end."""
        return chain(self._sample_entries, self._made_entries())

    def text(self, size: int) -> Iterator[str]:
        """The YAML of a register of `size` tasks, piece by piece."""
        own = len(self._sample_entries)
        if size < own:
            raise ValueError(f"a register has at least the {own} tasks of the sample, not {size}")
        yield self._text
        dash = re.search(r"^( *)- id:", self._text, re.MULTILINE)
        indent = dash[1] if dash else ""
        style = Random(_SEED + 1)
        for entry in islice(self._made_entries(), size - own):
            yield _yaml(entry, indent, style)

    def write(self, size: int, path: Path) -> None:
        """Write a register of `size` tasks to `path`."""
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(self.text(size))

    def _made_entries(self) -> Iterator[Entry]:
        random = Random(_SEED)
        sample = self._sample_entries
        sentences = [
            _NUMBERING.sub("", sentence)
            for entry in sample
            for text in (entry.progress, entry.content)
            for sentence in _SENTENCE.findall(text.replace("\n", ""))
        ]
        units = sorted({unit for entry in sample for unit in entry.units} | set(_OTHER_UNITS))
        for number in count(len(sample) + 1):
            yield Entry(
                id=str(number),
                source=random.choice(_SOURCES).format(number),
                content=_content(random.choice(sample).content, random),
                units=tuple(random.sample(units, random.randint(1, 3))),
                deadline=_deadline(random),
                status=random.choice(_STATUSES),
                progress=_progress(random.choice(sentences), random),
            )


class Registers:
    """Generated registers in one folder, each written when it is first asked for."""

    def __init__(self, folder: Path, generator: Generator | None = None) -> None:
        self._folder = folder
        self._generator = generator or Generator()

    def path(self, size: int) -> Path:
        """The file of the register of `size` tasks."""
        path = self._folder / f"tasks-{size}.yaml"
        if not path.exists():
            self._generator.write(size, path)
        return path

    def first_entries(self, number: int) -> list[Entry]:
        """The first `number` tasks, the same in every register that has so many."""
        return list(islice(self._generator.entries(), number))


def _entry(task: dict[str, object]) -> Entry:
    units = task["units"]
    return Entry(
        id=str(task["id"]),
        source=str(task["source"]),
        content=str(task["content"]),
        units=tuple(units) if isinstance(units, list) else (str(units),),
        deadline=str(task["deadline"]),
        status=str(task["status"]),
        progress=str(task["progress"]),
    )


def _vary(text: str, random: Random) -> str:
    """`text` with other numbers in it."""

    def other(match: re.Match[str]) -> str:
        if "." in match[0]:
            return f"{random.random() * 1000:.2f}"
        return str(random.randint(1, 9999))

    return _NUMBER.sub(other, text)


def _deadline(random: Random) -> str:
    return f"202{random.randint(4, 6)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"


def _content(sample: str, random: Random) -> str:
    """What is promised: the beginning of a sample's content, and tasks composed of words."""
    promised = [_vary(_SENTENCE.findall(sample + "。")[0], random)]
    promised += [_clause(random) + "；" for _ in range(random.randint(1, 2))]
    return "".join(promised)[:-1] + "。"


def _clause(random: Random) -> str:
    """One piece of work that nobody has described in just these words."""
    choose = random.choice
    work = f"{choose(vocabulary.ACTIONS)}{_place(random)}{_thing(random)}{_amount(random)}"
    kind = random.randrange(6)
    if kind == 0:
        return f"{work}，并{choose(vocabulary.ACTIONS)}{_thing(random)}、{_thing(random)}"
    if kind == 1:
        return f"由{_person(random)}负责{work}"
    if kind == 2:
        return f"{work}（{choose(vocabulary.TERMS)}{choose(vocabulary.ACTIONS)}）"
    return work


def _report(random: Random) -> str:
    """A sentence about how far a piece of work has come."""
    choose = random.choice
    return f"{_clause(random)}，{_thing(random)}{choose(vocabulary.RESULTS)}。"


def _thing(random: Random) -> str:
    return random.choice(vocabulary.QUALITIES) + random.choice(vocabulary.SUBJECTS)


def _place(random: Random) -> str:
    place = random.choice(vocabulary.PLACE_HEADS) + random.choice(vocabulary.PLACE_TAILS)
    return place + (random.choice(vocabulary.ROADS) if random.random() < _ON_A_ROAD else "")


def _amount(random: Random) -> str:
    number = random.choice((random.randint(1, 99), random.randint(100, 9999)))
    decimals = f".{random.randint(1, 99)}" if random.random() < _DECIMAL else ""
    return f"{number}{decimals}{random.choice(vocabulary.MEASURES)}"


def _person(random: Random) -> str:
    given = "".join(random.choices(vocabulary.GIVEN_NAMES, k=random.randint(1, 2)))
    return random.choice(vocabulary.FAMILY_NAMES) + given


def _progress(of_sample: str, random: Random) -> str:
    varied = [_report(random) for _ in range(random.randint(1, 3))]
    varied.insert(random.randrange(len(varied)), _vary(of_sample, random))
    kind = random.random()
    if kind > _NUMBERED:
        return "".join(varied)
    numbered = [f"{number}.{sentence}" for number, sentence in enumerate(varied, 1)]
    return ("\n" if kind < _NUMBERED_LINES else "").join(numbered)


def _yaml(entry: Entry, indent: str, style: Random) -> str:
    inner = f"{indent}  "
    return (
        f"\n{indent}- id: {entry.id}\n"
        f"{inner}source: {_scalar(entry.source, inner, style)}\n"
        f"{inner}content: {_scalar(entry.content, inner, style)}\n"
        f"{inner}units: [{', '.join(entry.units)}]\n"
        f"{inner}deadline: {entry.deadline}\n"
        f"{inner}status: {entry.status}\n"
        f"{inner}progress: {_scalar(entry.progress, inner, style)}\n"
    )


def _scalar(text: str, indent: str, style: Random) -> str:
    kind = style.random()
    lines = text.split("\n")
    if len(lines) > 1 or (kind > 1 - _LITERAL and len(text) > len(indent) * 10):
        return "|-\n" + "\n".join(f"{indent}  {line}" for line in lines)
    if kind < _QUOTED or _NOT_PLAIN.search(text):
        return json.dumps(text, ensure_ascii=False)
    return text


if __name__ == "__main__":
    sys.stdout.writelines(Generator().text(int(sys.argv[1])))
