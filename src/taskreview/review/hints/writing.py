"""Slips of the pen: numbering, words written twice, brackets and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taskreview.i18n import _
from taskreview.review.assessment import Level
from taskreview.review.case import Case
from taskreview.review.hints.finding import Finding
from taskreview.review.marks import MEASURES_OF_WHOLES, Mark, MarkStyle
from taskreview.review.measures import other_words_beginning

_DOUBLED = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,5})(?P=word)")
_MEASURE_DOUBLED = re.compile(rf"(?<=\d)[余多]?(?P<word>[{MEASURES_OF_WHOLES}])(?P=word)")
_PARTICLE_DOUBLED = re.compile(
    r"(?<![目标有])的的(?!确|士)|已已|了了(?!解|然|结)|进行了进行"
    # 缓和和改善, 和和平区; 存在在建项目, 在在校学生中: one word ends, another begins.
    r"|(?<![饱缓温柔平谦祥调融共中总暖人])和和(?![谐平解睦美气善田县顺])"
    r"|(?<![现存潜实所旨好内外])在在(?![建校职编册线岗外京场库营用途售押])"
)
_VERB_DOUBLED = re.compile(
    r"(?P<word>安装|更换|改造|修复|新增|新建|发放|完成)(?!工程|项目|任务|工作|计划|面积|数|量|率)"
    # Not 完成招标并完成50%: what joins two deeds, or sums one up, is no slip.
    r"[^，。；、\d并和后且及再又已共累总]{2,12}(?P=word)(?=\d)"
)
_KINDS_OF_PLACES = re.compile(
    "社区|小区|街区|园区|校区|景区|片区|街道|乡镇|城镇|农村|新村|学校|小学|中学|大学|学院|医院|中心"
    "|市场|商场|广场|公园|车站|驿站|企业|公司|集团|部门|机关|法院"
)
"""Words that end the name of one thing and begin that of another: 兴华社区社区卫生服务站."""
_GOES_ON = re.compile(r"[\u4e00-\u9fff]")
_ONE_BY_ONE = re.compile(r"[一逐层]")
_NAMES_BEGINNING_SO = {
    "个": "体人性别案",
    "家": "庭政具长装电园",
    "处": "理置级罚",
    "所": "有需属在",
    "件": "数",
    "张": "力贴",
    "人": "员均才群民行大口",
    "名": "师校医家优特",
    "座": "椅位",
    "台": "式",
    "户": "均用厕表型主口档数",
    "块": "状",
    "间": "隔",
    "套": "餐房",
}
"""A measure word may be followed by a name that begins with it: 3个个体户, but also 3个人."""

_PUNCTUATION_RUN = re.compile(r"[，。；：、,;！？]{2,}")
_EMPHASIS = re.compile(r"[！？]{2,3}")

_PAIRS = {"）": "（", ")": "(", "”": "“", "》": "《", "】": "【", "’": "‘", "〕": "〔"}
_ROUND = {"（", "("}
_OPENINGS = frozenset(_PAIRS.values())
_DEEPEST = 8
"""Levels of brackets in brackets that are looked through for what is to be closed."""
_QUOTE_SHOWN = 12
"""Characters behind an opening bracket that are marked with it."""


def numbering(case: Case) -> Iterator[Finding]:
    """A number left out, or used twice, in a list or in one within it."""
    text = case.progress.text
    marks = case.progress.layout.marks
    last: dict[MarkStyle, Mark] = {}
    open_lists: list[MarkStyle] = []
    for mark in marks:
        before = last.get(mark.style)
        expected = before.number + 1 if before else 1
        if mark.style in open_lists:
            # Its next item ends the lists within the one before.
            del open_lists[open_lists.index(mark.style) + 1 :]
            may_begin = before is not None and _begins_a_list(text, before, mark)
        else:
            open_lists.append(mark.style)
            may_begin = True
        if mark.number != expected and not (mark.number == 1 and may_begin):
            yield Finding(
                mark.start,
                mark.end,
                _("number {expected} was to come here, and {number} is written").format(
                    expected=expected, number=mark.number
                ),
            )
        last[mark.style] = mark


def _begins_a_list(text: str, before: Mark, mark: Mark) -> bool:
    """Whether a number 1 behind another mark of its style can begin a list of its own."""
    if before.number > 1:
        return True
    lines = text[before.end : mark.start].rstrip(" \t").split("\n")
    # 上半年：1.修路。下半年：1.架桥。, or a line of its own in between
    return lines[-1].endswith(("：", ":")) or (not lines[-1] and len(lines) > 2)


def doubled_word(case: Case) -> Iterator[Finding]:
    """A word, a measure word or a verb written twice: 配件配件, 3个个."""
    text = case.progress.text
    taken = -1
    for match in _DOUBLED.finditer(text):
        word = match["word"]
        if _ONE_BY_ONE.match(word) or len(set(word)) == 1:
            continue
        taken = match.end()
        if _KINDS_OF_PLACES.fullmatch(word) and _stands_in_names(text, match):
            message = _("“{word}” is written twice, unless a name ends and another begins with it")
            yield Finding(*match.span(), message.format(word=word), level=Level.CHECK)
        else:
            yield _doubled(match, word)
    for match in _MEASURE_DOUBLED.finditer(text):
        word = match["word"]
        names = other_words_beginning(word) + _NAMES_BEGINNING_SO.get(word, "")
        if text[match.end() : match.end() + 1] not in [*names]:
            yield _doubled(match, word)
    for match in _PARTICLE_DOUBLED.finditer(text):
        yield _doubled(match, match[0][: len(match[0]) // 2])
    for match in _VERB_DOUBLED.finditer(text):
        if match.start() >= taken:
            yield _doubled(match, match["word"])


def _stands_in_names(text: str, match: re.Match[str]) -> bool:
    """Whether a name goes on in front of a word written twice, and one behind it."""
    in_front = match.start() > 0 and _GOES_ON.match(text, match.start() - 1)
    return bool(in_front and _GOES_ON.match(text, match.end()))


def _doubled(match: re.Match[str], word: str) -> Finding:
    return Finding(*match.span(), _("“{word}” is written twice").format(word=word))


def unbalanced(case: Case) -> Iterator[Finding]:
    """Brackets and quotes that are not closed, or not opened."""
    text = case.progress.raw
    marked = {place for mark in case.progress.layout.marks for place in range(mark.start, mark.end)}
    waiting: list[int] = []
    for place, character in enumerate(text):
        if place in marked:
            continue
        if character in _OPENINGS:
            if character == "“" and waiting and text[waiting[-1]] == character:
                yield Finding(
                    waiting.pop(), place + 1, _("a closing quote is written as an opening one")
                )
            else:
                waiting.append(place)
        elif character in _PAIRS:
            yield from _close(text, waiting, place)
    if not case.progress.is_cut:
        for place in waiting:
            yield _not_closed(text, place)


def _close(text: str, waiting: list[int], place: int) -> Iterator[Finding]:
    wanted = _PAIRS[text[place]]
    alike = _ROUND if wanted in _ROUND else {wanted}
    if waiting and text[waiting[-1]] in alike:
        waiting.pop()
        return
    opened = [text[left] for left in waiting[-_DEEPEST:]]
    if not alike & {*opened}:
        yield Finding(place, place + 1, _("“{sign}” closes nothing").format(sign=text[place]))
        return
    while text[left := waiting.pop()] not in alike:
        yield _not_closed(text, left)


def _not_closed(text: str, place: int) -> Finding:
    return Finding(
        place,
        min(len(text), place + _QUOTE_SHOWN),
        _("“{sign}” is not closed").format(sign=text[place]),
    )


def punct(case: Case) -> Iterator[Finding]:
    """Punctuation marks in a row."""
    for match in _PUNCTUATION_RUN.finditer(case.progress.raw):
        if not _EMPHASIS.fullmatch(match[0]):
            yield Finding(
                *match.span(), _("punctuation in a row: “{signs}”").format(signs=match[0])
            )
