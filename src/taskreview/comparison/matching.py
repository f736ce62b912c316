"""Which task of one text is which task of another, told as a person would tell it.

First by what a task says, as far as that names it beyond doubt; then by its id, unless what the
two say has nothing in common; then by nearly the same words; last by its place between tasks that
are already told.  Tasks of other units are other tasks, as where each unit has a task of its own
with the same words, unless those words stand once.  Better no match than a wrong one: what is not
matched is asked about, what is matched wrongly would put an edit into another task.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from taskreview.comparison.identity import (
    AKIN,
    TELLING_KEYS,
    Key,
    akin,
    are_apart,
    besides,
    brief_content,
    content_of,
    has_name,
    id_of,
    likeness,
    named_whole,
    promise_units_and_id,
    source_of,
    telling_promise_and_units,
    whole,
    words,
)
from taskreview.model import Task

_NEARLY = 0.6
"""How alike two contents are at least if they are to be the same without an equal id."""

_ALL_PAIRS = 200_000
"""Up to so many pairs every task is compared with every other."""

_COMMON_CLAUSE = 16
"""A clause that stands in more tasks than this says nothing."""

_CANDIDATES = 4
_CLAUSE = re.compile(r"[^\s，。；、：,.;:()（）]{4,}")


def match_tasks(
    old: Sequence[Task], new: Sequence[Task], *, added: bool = False
) -> list[int | None]:
    """For each old task the index of the new one that is the same task; None if it is gone.

    `added`: the lists are what two people have added.  Then neither a place tells anything, nor
    does an id by itself: both have taken the next free number.
    """
    match = _Match(old, new)
    match.grow(whole)
    match.pair_rows()
    match.pair_unique(named_whole)
    match.grow(whole)
    match.pair_in_order(named_whole)
    if not match.done:
        for key in TELLING_KEYS:
            match.pair_unique(key)
        match.grow(promise_units_and_id)
        match.pair_ids(strictly=added)
        if not added:
            match.pair_sources()
        match.grow(telling_promise_and_units)
        match.pair_unique(brief_content)
    if not match.done:
        match.pair_alike(strictly=added)
        if not added:
            match.pair_by_place()
    return match.new_of


class _Match:
    """Two lists of tasks and who is matched with whom."""

    def __init__(self, old: Sequence[Task], new: Sequence[Task]) -> None:
        self.old = old
        self.new = new
        self.new_of: list[int | None] = [None] * len(old)
        self.old_of: list[int | None] = [None] * len(new)
        self._free_old = len(old)
        self._free_new = len(new)

    @property
    def done(self) -> bool:
        """Whether one of the sides has no unmatched task left."""
        return not (self._free_old and self._free_new)

    def pair(self, i: int, j: int) -> None:
        """Matches two tasks that are not matched yet."""
        self.new_of[i] = j
        self.old_of[j] = i
        self._free_old -= 1
        self._free_new -= 1

    def pair_rows(self) -> None:
        """Matches tasks that are the same in the same row."""
        for at, (one, other) in enumerate(zip(self.old, self.new, strict=False)):
            are_free = self.new_of[at] is None and self.old_of[at] is None
            if are_free and (one is other or one == other) and has_name(one):
                self.pair(at, at)

    def pair_unique(self, key: Callable[[Task], Key]) -> None:
        """Matches tasks whose key no other task of their side has."""
        for i, j in list(self._unique(key)):
            if not self._speak_units_against(i, j):
                self.pair(i, j)

    def pair_in_order(self, key: Callable[[Task], Key]) -> None:
        """Matches tasks with the same key, the first with the first and so on."""
        if self.done:
            return
        places: defaultdict[Key, list[int]] = defaultdict(list)
        for j in reversed(list(_free(self.old_of))):
            places[key(self.new[j])].append(j)
        for i in list(_free(self.new_of)):
            wanted = key(self.old[i])
            if wanted is not None and (waiting := places.get(wanted)):
                self.pair(i, waiting.pop())

    def grow(self, key: Callable[[Task], Key]) -> None:
        """Matches neighbours of matched tasks, and of the two ends, while their keys agree."""
        for step in (1, -1):
            if self.done:
                return
            order = range(len(self.old)) if step == 1 else range(len(self.old) - 1, -1, -1)
            j = 0 if step == 1 else len(self.new) - 1
            for i in order:
                at = self.new_of[i]
                if at is None and 0 <= j < len(self.new) and self.old_of[j] is None:
                    wanted = key(self.old[i])
                    if wanted is not None and wanted == key(self.new[j]):
                        self.pair(i, j)
                        at = j
                j = -1 if at is None else at + step

    def pair_ids(self, *, strictly: bool) -> None:
        """Matches tasks by ids that stand once on each side.

        Strictly: only if their words agree, too.
        """
        named = set() if strictly else set(self._unique(source_of))
        for i, j in list(self._unique(id_of)):
            a, b = self.old[i], self.new[j]
            if strictly:
                sure = likeness(a.content or "", b.content or "") >= AKIN
            else:
                sure = (i, j) in named or akin(a, b)
            if sure and not self._speak_units_against(i, j):
                self.pair(i, j)

    def pair_sources(self) -> None:
        """Matches tasks by sources that stand once on each side, such as “市民生实事第3项”."""
        for i, j in list(self._unique(source_of)):
            a, b = self.old[i], self.new[j]
            may_be = a.id is None or b.id is None or id_of(a) == id_of(b)
            if may_be and akin(a, b) and not self._speak_units_against(i, j):
                self.pair(i, j)

    def pair_alike(self, *, strictly: bool) -> None:
        """Matches what is nearly the same, the most alike first.

        Strictly: not under another id.
        """
        if self.done:
            return
        ids_old, ids_new = (Counter(map(id_of, side)) for side in (self.old, self.new))
        named = set(self._unique(source_of))
        gap_old, gap_new = self._gaps()

        def may_be(i: int, j: int) -> bool:
            if are_apart(self.old[i], self.new[j]):
                return False
            one, other = id_of(self.old[i]), id_of(self.new[j])
            if one is None or other is None or one == other:
                return True
            # Another id: the task was renumbered, so either number has another task now, ...
            renumbered = ids_new[one] > 0 and ids_old[other] > 0
            # ... or it still has its own source, or its old place.
            return not strictly and (renumbered or (i, j) in named or gap_old[i] == gap_new[j])

        found = [
            (-alike - besides(self.old[i], self.new[j]), abs(i - j), i, j)
            for i, j in self._candidates()
            if may_be(i, j)
            and (alike := likeness(words(self.old[i]), words(self.new[j]))) >= _NEARLY
        ]
        for _alike, _way, i, j in sorted(found):
            if self.new_of[i] is None and self.old_of[j] is None:
                self.pair(i, j)

    def pair_by_place(self) -> None:
        """Matches what stands between the same matched tasks, as many here as there."""
        if self.done:
            return
        gap_old, gap_new = self._gaps()
        runs_old, runs_new = _by_gap(gap_old), _by_gap(gap_new)
        for gap, run in runs_old.items():
            other = runs_new.get(gap, [])
            if len(run) != len(other):
                continue
            for i, j in zip(run, other, strict=True):
                a, b = self.old[i], self.new[j]
                may_be = a.id is None or b.id is None or id_of(a) == id_of(b)
                if may_be and akin(a, b) and not are_apart(a, b):
                    self.pair(i, j)

    def _speak_units_against(self, i: int, j: int) -> bool:
        """Whether two tasks are of other units, and their contents do not name them either."""
        return are_apart(self.old[i], self.new[j]) and (i, j) not in self._alone

    @cached_property
    def _alone(self) -> set[tuple[int, int]]:
        """Pairs whose contents stand once on each side, however short."""
        return set(self._unique(content_of))

    def _unique(self, key: Callable[[Task], Key]) -> Iterator[tuple[int, int]]:
        """Unmatched pairs whose keys agree and stand once on each side, the matched included."""
        shared = {key(self.old[i]) for i in _free(self.new_of)}
        shared &= {key(self.new[j]) for j in _free(self.old_of)}
        shared.discard(None)
        if shared:
            old, new = _once(self.old, key, shared), _once(self.new, key, shared)
            for name, i in old.items():
                j = new.get(name)
                if j is not None and self.new_of[i] is None and self.old_of[j] is None:
                    yield i, j

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs that are worth comparing."""
        old = [i for i in _free(self.new_of) if words(self.old[i])]
        new = [j for j in _free(self.old_of) if words(self.new[j])]
        if len(old) * len(new) <= _ALL_PAIRS:
            yield from ((i, j) for i in old for j in new)
            return
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for j in new:
            for clause in set(_CLAUSE.findall(words(self.new[j]))):
                holders[clause].append(j)
        for i in old:
            shared: Counter[int] = Counter()
            for clause in set(_CLAUSE.findall(words(self.old[i]))):
                if len(holding := holders.get(clause, [])) <= _COMMON_CLAUSE:
                    shared.update(holding)
            yield from ((i, j) for j, _count in shared.most_common(_CANDIDATES))

    def _gaps(self) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
        """For each unmatched task of either side the matched old tasks it stands between."""
        return _between(self.new_of, range(len(self.old))), _between(self.old_of, self.old_of)


def _between(
    matched: Sequence[int | None], names: Sequence[int | None]
) -> dict[int, tuple[int, int]]:
    """The names of the matched neighbours of what is not matched."""
    before: dict[int, int] = {}
    last = -1
    for at, partner in enumerate(matched):
        name = names[at]
        if partner is None or name is None:
            before[at] = last
        else:
            last = name
    found: dict[int, tuple[int, int]] = {}
    following = -2
    for at in range(len(matched) - 1, -1, -1):
        name = names[at]
        if at in before:
            found[at] = (before[at], following)
        elif name is not None:
            following = name
    return found


def _by_gap(gaps: dict[int, tuple[int, int]]) -> dict[tuple[int, int], list[int]]:
    runs: dict[tuple[int, int], list[int]] = {}
    for at in sorted(gaps):
        runs.setdefault(gaps[at], []).append(at)
    return runs


def _free(matched: Sequence[int | None]) -> Iterator[int]:
    return (at for at, partner in enumerate(matched) if partner is None)


def _once(
    tasks: Sequence[Task], key: Callable[[Task], Key], wanted: Collection[Key]
) -> dict[Key, int]:
    """The places of those wanted keys that stand just once."""
    places: dict[Key, int] = {}
    for at, task in enumerate(tasks):
        name = key(task)
        if name in wanted:
            places[name] = -1 if name in places else at
    return {name: at for name, at in places.items() if at >= 0}
