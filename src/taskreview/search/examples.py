"""Queries that show the query language on the tasks at hand: each finds some of them, not all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import islice

from taskreview.deadline import last_day
from taskreview.model import Task, parse_date
from taskreview.search.facets import unit_counts
from taskreview.search.finder import Finder
from taskreview.search.folding import fold, is_han
from taskreview.search.matching import Tier
from taskreview.search.pinyin import readings
from taskreview.search.unit_name import unit_name
from taskreview.unit_roles import unit_names

_MOST_TASKS = 60
"""Tasks that examples are made from: the first ones show the same as all of them, sooner."""

_MOST_TRIED = 12
"""Queries that are tried for each form."""

_PARTICLES = frozenset("的了和与及或等在为对由将各其该共已未不并年月日个项第一二三四五六七八九十")
"""Characters that a word of two seldom begins or ends with."""


class Form(Enum):
    """A way to ask; the value shows what it looks like."""

    NAME = "教委"
    PINYIN = "jiaowei"
    INITIALS = "jw"
    WORDS = "教委 公交"
    UNIT = "@教委"
    PROGRESS = "progress:公交"
    STATUS = "status:已完成"
    DUE = "due:<2024-12-31"
    NUMBER = "#3"
    PHRASE = '"通学公交"'
    WITHOUT = "!公交"


_TIER = {Form.PINYIN: Tier.PINYIN, Form.INITIALS: Tier.INITIALS, Form.PHRASE: Tier.EXACT}
"""The forms that are meant to match in one way only."""


def examples(tasks: Sequence[Task]) -> dict[Form, str]:
    """For each form a query that finds some of the tasks and not all; forms without one lack."""
    tasks = tasks[:_MOST_TASKS]
    maker = _Maker(tasks)
    found = {}
    for form in Form:
        for query in islice(maker.candidates(form), _MOST_TRIED):
            if maker.works(form, query):
                found[form] = query
                break
    return found


class _Maker:
    """Thinks of queries for some tasks, and tries them."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = tasks
        self._finder = Finder(tasks)
        self._units = [count.unit for count in unit_counts(tasks)]
        self._names = sorted(map(_short_name, self._units), key=lambda name: len(name) != 3)
        self._words = _words(tasks)

    def works(self, form: Form, query: str) -> bool:
        """Whether the query finds some of the tasks, not all, and what it is meant to find."""
        results = self._finder.find(query)
        one_word = len(query.split()) == 1
        if one_word is (form is Form.WORDS) or not 0 < len(results.rows) < len(self._tasks):
            return False
        if form in _TIER:
            reasons = [self._finder.reasons(results, row) for row in results.rows]
            return all(reason.tier is _TIER[form] for each in reasons for reason in each)
        if form is Form.DUE:
            day = parse_date(query.partition("<")[2])
            assert day is not None
            return {*results.rows} == {
                row for row, due in enumerate(map(_due, self._tasks)) if due and due < day
            }
        return True

    def candidates(self, form: Form) -> Iterator[str]:
        """Queries of a form, the most telling first."""
        match form:
            case Form.NAME:
                yield from self._names
            case Form.PINYIN:
                yield from ("".join(spelt) for spelt in map(_spelt, self._names) if spelt)
            case Form.INITIALS:
                for spelt in map(_spelt, self._names):
                    yield "".join(syllable[0] for syllable in spelt)
            case Form.WORDS:
                for unit in self._units:
                    own = [task for task in self._tasks if unit in unit_names(task.units)]
                    if word := next((w for w in self._words if _is_in(w, own)), None):
                        yield f"{_short_name(unit)} {word}"
            case Form.UNIT:
                yield from (f"@{_short_name(unit)}" for unit in self._units)
            case Form.PROGRESS:
                yield from (f"progress:{word}" for word in self._words)
            case Form.STATUS:
                statuses = Counter(task.status for task in self._tasks if task.status)
                yield from (f"status:{status}" for status, _count in statuses.most_common())
            case Form.DUE:
                days = sorted({day for day in map(_due, self._tasks) if day})
                yield from (f"due:<{day}" for day in days[1:])
            case Form.NUMBER:
                ids = [task.id for task in self._tasks if task.id is not None]
                yield from (f"#{identifier}" for identifier in (*ids[2:], *ids[:2]))
            case Form.PHRASE:
                yield from (f'"{phrase}"' for phrase in _phrases(self._words, self._tasks))
            case Form.WITHOUT:
                yield from (f"!{word}" for word in self._words)


def _due(task: Task) -> date | None:
    return last_day(task.deadline)


def _short_name(unit: str) -> str:
    """What people call a unit: without its district, and 卫健委 for 卫生健康委."""
    name = unit_name(fold(unit))
    core = unit[name.core_start : name.end]
    in_short = len(core) == 5 and core[4] == "委" and core[0] != core[2]
    return core[0] + core[2] + core[4] if in_short else core


def _words(tasks: Sequence[Task]) -> list[str]:
    """Pairs of characters that stand as words do, with different neighbours, the best first.

    Words that many of the tasks have tell nothing, and are left out.
    """
    before: defaultdict[str, set[str]] = defaultdict(set)
    after: defaultdict[str, set[str]] = defaultdict(set)
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for row, task in enumerate(tasks):
        for text in _prose([task]):
            for at in range(len(text) - 1):
                pair = text[at : at + 2]
                if all(map(is_han, pair)) and not _PARTICLES & {*pair}:
                    before[pair].add(text[at - 1 : at])
                    after[pair].add(text[at + 2 : at + 3])
                    rows[pair].add(row)
    most = max(2, len(tasks) // 3)
    return sorted(
        (pair for pair in rows if len(rows[pair]) <= most),
        key=lambda pair: (min(len(before[pair]), len(after[pair])), len(after[pair])),
        reverse=True,
    )


def _is_in(word: str, tasks: Iterable[Task]) -> bool:
    return any(word in text for text in _prose(tasks))


def _phrases(words: Sequence[str], tasks: Iterable[Task]) -> list[str]:
    """Pairs of words that stand side by side in a text, the best words first."""
    rank = {word: at for at, word in enumerate(words)}
    phrases: dict[str, int] = {}
    for text in _prose(tasks):
        for at in range(len(text) - 3):
            first, second = text[at : at + 2], text[at + 2 : at + 4]
            if first in rank and second in rank:
                phrases[first + second] = max(rank[first], rank[second])
    return sorted(phrases, key=phrases.__getitem__)


def _spelt(name: str) -> list[str]:
    """The syllables of a name; none if one of its characters has no reading, or several."""
    syllables = [readings(character) for character in name]
    return [each[0] for each in syllables] if all(len(each) == 1 for each in syllables) else []


def _prose(tasks: Iterable[Task]) -> Iterator[str]:
    for task in tasks:
        yield from (text for text in (task.content, task.progress) if text)
