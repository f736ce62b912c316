"""Members of a list in a promise that the progress leaves out."""

from __future__ import annotations

import re

from taskreview.review.assessment import Span
from taskreview.review.measures import MEASURE
from taskreview.review.numerals import NUMBER
from taskreview.review.promises import Clause
from taskreview.review.reading import Reading
from taskreview.review.wording import weight

_EXAMPLES = re.compile(r"、[^，。；、]{2,12}等(?!级)|分别")
"""A list that ends in 等 names examples; nobody has to report each."""
_FIGURE = re.compile(rf"(?:{NUMBER})[万亿千百]?[余多]?(?:{MEASURE})?")
_VERBS = re.compile(
    r"^(?:并|将|把|和|及|对|为|以|在|全年|持续|开展|完成|推进|实施|建设|举办|加强|或|更新|新建|改建"
    r"|创建|改造|新增|抽检|监测|提升|扩建|建成|投用|新开|投入使用)+"
)
_AND_MORE = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:等|及|和)")
_SHORTEST, _LONGEST = 2, 9
"""Characters of what can be told to be a name."""
_LAST_NAME = 3
"""Characters of the last member that are taken for its name: 中医院信息化改造."""


def unmentioned(content: Reading, clause: Clause, words: frozenset[str]) -> list[str]:
    """The members of the lists of a promise of which some, but not these, are in the progress.

    `words` are all words of the progress.
    """
    found: list[str] = []
    text = content.text[clause.core.start : clause.core.end]
    if "、" not in text or _EXAMPLES.search(text):
        return found
    names = _names(text)
    offset = clause.core.start
    states = []
    for start, end in names:
        pairs = content.wording.places(Span(offset + start, offset + end))
        telling = [pair for pair in pairs if weight(pair) >= 1]
        states.append(any(pair in words for pair in telling) if telling else None)
    if True in states and False in states:
        found += [
            content.raw[offset + start : offset + end]
            for (start, end), state in zip(names, states, strict=True)
            if state is False
        ]
    return found


def _names(text: str) -> list[Span]:
    """What can be told to be a name between the 、 of a passage."""
    bare = _FIGURE.sub(lambda match: " " * len(match[0]), text)
    names = []
    parts = bare.split("、")
    begin = 0
    for index, part in enumerate(parts):
        start, end = begin, begin + len(part)
        begin = end + 1
        start += len(part) - len(part.lstrip())
        if verbs := _VERBS.match(bare[start:end]):
            start += verbs.end()
        if index == len(parts) - 1:
            more = _AND_MORE.match(bare, start, end)
            if more is not None:
                end = more.end(1)
            elif end - start > _LAST_NAME + 1 and not bare[start:end].endswith(" "):
                end = start + _LAST_NAME  # a figure behind it would end the name
        end = start + len(bare[start:end].rstrip())
        if _SHORTEST <= end - start <= _LONGEST and "，" not in bare[start:end]:
            names.append(Span(start, end))
    return names
