"""What a content promises, one by one: where each begins and ends, and the figures it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from taskreview.review.assessment import Span
from taskreview.review.layout import Item, Layout, Sentence
from taskreview.review.mentions import Mention
from taskreview.review.roles import NO_TARGETS

_ADVERBS = "持续|加快|深入|全面|大力|积极|稳步|扎实|有序|着力|进一步|依法|统筹|切实|不断|有效|逐步"
_SOFT_HEAD = re.compile(
    rf"(?:{_ADVERBS})*(?:推进|推动|优化|深化|加强|完善|促进|实施|开展|推行|启动|落实|统筹|强化|提升"
    r"|提高|改善|巩固|聚焦|围绕|坚持|健全|以|利用|依托|通过|按照|针对|结合|发挥|采取)"
)
"""How a segment begins that may lead up to the promise behind it."""
_SLOGAN = re.compile(
    rf"(?:{_ADVERBS})*(?:[抓做]好|[抓做]实|完善|优化|加强|促进|强化|提升|提高|改善|健全|增强)"
)
_MEANS = re.compile(r"以|依托|利用|围绕|按照|通过|针对|聚焦|采取|结合")
_PURPOSE = re.compile(
    r"(?:切实|有效|更好|进一步|努力|不断|着力)*(?:帮助|为[^，。；]{2,14}提供|提供|营造|解决|缓解|满足|方便"
    r"|便于|确保|让|助力|惠及|覆盖|受益|打通|形成|构建|实现|使|以便)"
)
"""How a segment begins that says what the promise before it is good for."""
_GOOD_FOR = re.compile(
    rf"(?:{_ADVERBS})*(?:推动|打造|改善|增强|提高|提升|促进|优化|完善)[^，。；、\d]{{2,14}}"
    "(?:质量|水平|能力|发展|公平|均衡|强[省市区县]|条件|环境|配置|布局|面貌|品质|素质|获得感|幸福感|安全感|满意度|形象|效能)"
)
_REACH = re.compile("惠及|受益|覆盖|服务(?:群众|居民|学生)")
"""How a segment begins that says whom the promise before it reaches, perhaps with a figure."""
_DEED = re.compile(
    r"(?:并|同时|有序|逐步|按期|全面|逐[^步渐年月日级层，。；])*(?:完成|建立|编制|建成|创建|制定|出台|增设|发放|更换|增加|新增|新建"
    r"|开工|上线|发布|建设|改造|拆除|规范|引进|组建|培育|打造|培训|在[^，。；]{2,8}(?:增设|新建|安装|设置))"
)
"""How a segment begins that is a promise of its own though it names no figure."""
_ANOTHER_DEED = re.compile(
    r"、(?=(?:新建|改造|改建|扩建|改扩建|更新|提升|新增|拆除|修缮|加装|创建|培训|整治|建成)(?!提升|改造|、))"
)
_IN_BRACKETS = re.compile("[（(][^（）()]*$")
_PROGRAMME = re.compile(
    rf"(?:{_ADVERBS})*(?:推进|推动|实施|开展|落实|深化)[^，。；]*"
    "(?:行动|(?:提升|惠民|民心|振兴|示范|强基|培育)工程|战略|振兴|发展|转型|升级|一体化|现代化)"
)
"""A segment that names what the deed behind it belongs to: 推进种业振兴行动，建设南繁硅谷."""
_MEASURED_IN_WORDS = re.compile(
    "翻[一两二三]?番|翻倍|倍增|减半|(?<!时间)过半(?!数)"
    "|(?:份额|占比|比重|位次|排名)(?:保持|总体|基本|持续)*(?:稳定|稳中有升|稳步提[高升]|不[降退]|前移|进位|提升)"
)
"""What makes a promise of a segment, as a figure does."""
_STARTS_WORK = re.compile(r"启动|完成|建成|开工")
_PROBLEM = (
    "(?:(?:存在|反馈|主要|突出|具体|发现|督察|巡察|审计|检查)的?)*问题(?:描述|表现|清单|内容|简述|概述|情况|来源|及?原因)?"
    "|(?:存在的?)?(?:不足|短板)|原因分析|(?:任务|工作)?背景|现状"
)
_ASIDE = (
    "(?:整改|完成|办理|办结)?(?:时限|期限)(?:要求)?"
    "|(?:责任|牵头|配合|主办|协办)(?:单位|部门|领导|人)"
)
_SECTION = r"[\u4e00-\u9fff]{0,6}(?:措施|目标|要求|任务|整改|内容|举措|办法|计划|安排|落实|对策)"
_HEADING = re.compile(
    rf"[【〔\[（(]?(?:(?P<problem>{_PROBLEM})|(?P<aside>{_ASIDE})|{_SECTION})"
    r"(?:[一二三四五六七八九十\d]{1,2})?(?:[】〕\]）)][：:]?|[：:])"
)
"""How a sentence begins that stands under a heading: 存在问题：, 整改时限：; 整改措施：."""
_NO_PROMISE = re.compile(
    r"[（(](?:[^（）()]*(?:牵头|负责|配合|参与|分工)|(?:责任|牵头|配合|完成|整改|办理)(?:单位|部门|时限|期限|时间)[：:]"
    r"|[^（）()]*(?:前|底前)完成)[^（）()]*[）)]"
    "|(?:长期|持续|常态化?)(?:坚持|推进|整改|保持)|立行立改|即知即改|常抓不懈|举一反三"
    "|(?:工作|保障|主要|目标|整改|具体|重点)(?:措施|任务|目标|要求|举措|安排)"
)
"""A sentence that says who, when or nothing: （区教育局牵头）, 长期坚持, 工作措施."""
_LONGEST_ASIDE = 120
"""Characters of such a sentence, more than anybody writes."""
_AND = re.compile(r"并(?!购|轨|网)|同时")


@dataclass(slots=True)
class Clause:
    """One promise of a content.

    `core` is the segment that holds what counts; what leads up to it and what it is good for is
    in `span` too.
    """

    span: Span
    core: Span
    item: Item
    targets: list[Mention] = field(default_factory=list)


def clauses(text: str, layout: Layout, mentions: tuple[Mention, ...]) -> list[Clause]:
    """The promises of a folded content, in order."""
    targets = [mention for mention in mentions if mention.role not in NO_TARGETS]
    found = [
        clause
        for item, sentence in _promising(text, layout)
        for clause in _Gathering(text, item, targets).of(sentence)
    ]
    waiting = iter(targets)
    target = next(waiting, None)
    for clause in found:
        while target is not None and target.start < clause.span.end:
            if target.start >= clause.span.start:
                clause.targets.append(target)
            target = next(waiting, None)
    return found


def _promising(text: str, layout: Layout) -> Iterator[tuple[Item, Sentence]]:
    """The sentences but those under 存在问题：, after 责任单位：, and headings that stand alone.

    All of them if there are no others.
    """
    all_of_them = [(item, sentence) for item in layout.items for sentence in item.sentences]
    kept = []
    is_problem = False
    for item, sentence in all_of_them:
        heading = _HEADING.match(text, sentence.span.start)
        is_short = sentence.span.end - sentence.span.start <= _LONGEST_ASIDE
        is_aside = is_short and _NO_PROMISE.fullmatch(text, *sentence.span) is not None
        if heading is not None:
            is_problem = heading["problem"] is not None
            is_aside |= heading["aside"] is not None or heading.end() >= sentence.span.end
        elif _DEED.match(text, sentence.span.start):
            is_problem = False
        if not is_problem and not is_aside:
            kept.append((item, sentence))
    yield from kept or all_of_them


class _Gathering:
    """Puts the segments of a sentence together into promises.

    A segment with a figure is one.  What leads up to it (利用……空间) joins it, and what it is
    good for (帮助……) joins what stands before.
    """

    def __init__(self, text: str, item: Item, targets: list[Mention]) -> None:
        self._text = text
        self._item = item
        self._starts = [target.start for target in targets]
        self._made: list[tuple[int, Span, int]] = []
        """Start, core and end of each promise."""
        self._lead: int | None = None
        """Where the segments begin that wait for what they lead up to."""

    def of(self, sentence: Sentence) -> list[Clause]:
        """The promises of a sentence."""
        segments = tuple(part for segment in sentence.segments for part in self._deeds_in(segment))
        has_figure = [self._holds_target(segment) for segment in segments]
        for index, segment in enumerate(segments):
            is_last = index == len(segments) - 1
            follows = bool(self._made) and self._lead is None
            if self._is_measured_in_words(segment):
                self._take(segment)
            elif has_figure[index] and follows and self._begins(_REACH, segment.start):
                self._join_last(segment.end)
            elif has_figure[index]:
                self._take(segment)
            elif any(has_figure):
                self._beside_figures(segment)
            else:
                self._without_figures(segments, index, is_last)
        if self._lead is not None:
            self._leave(sentence.span.end)
        return [self._clause(start, core, end) for start, core, end in self._made]

    def _deeds_in(self, segment: Span) -> Iterator[Span]:
        """The parts of 新建甲10座、改造乙25座; the segment itself where it names one deed."""
        start = segment.start
        for mark in _ANOTHER_DEED.finditer(self._text, *segment):
            part = Span(start, mark.start())
            if _IN_BRACKETS.search(self._text, *part):
                continue
            if self._holds_target(part) and self._holds_target(Span(mark.end(), segment.end)):
                yield part
                start = mark.end()
        yield Span(start, segment.end)

    def _holds_target(self, segment: Span) -> bool:
        index = bisect_left(self._starts, segment.start)
        return index < len(self._starts) and self._starts[index] < segment.end

    def _is_measured_in_words(self, segment: Span) -> bool:
        return _MEASURED_IN_WORDS.search(self._text, *segment) is not None

    def _take(self, segment: Span) -> None:
        start = segment.start if self._lead is None else self._lead
        self._made.append((start, segment, segment.end))
        self._lead = None

    def _hold(self, segment: Span) -> None:
        if self._lead is None:
            self._lead = segment.start

    def _join_last(self, end: int) -> None:
        start, core, _end = self._made[-1]
        self._made[-1] = (start, core, end)

    def _begins(self, pattern: re.Pattern[str], place: int) -> bool:
        return pattern.match(self._text, place) is not None

    def _beside_figures(self, segment: Span) -> None:
        follows = bool(self._made) and self._lead is None
        start = segment.start
        if follows and (self._begins(_PURPOSE, start) or self._is_slogan(segment)):
            self._join_last(segment.end)
        elif self._begins(_DEED, start) and not self._begins(_PURPOSE, start):
            self._take(segment)
        elif follows and not self._begins(_SOFT_HEAD, start):
            self._join_last(segment.end)
        else:
            self._hold(segment)

    def _is_slogan(self, segment: Span) -> bool:
        """Whether a segment says no more than what all work is good for: 切实提高教育质量."""
        return _GOOD_FOR.fullmatch(self._text, *segment) is not None

    def _without_figures(self, segments: tuple[Span, ...], index: int, is_last: bool) -> None:
        segment = segments[index]
        start = segment.start
        if self._lead is None and self._made:
            if self._begins(_PURPOSE, start) or self._begins(_SLOGAN, start):
                self._join_last(segment.end)
                return
        elif self._lead is None and not is_last:
            leads_to_work = self._begins(_SOFT_HEAD, start) and self._begins(
                _STARTS_WORK, segments[index + 1].start
            )
            names_programme = _PROGRAMME.fullmatch(self._text, *segment) and self._begins(
                _DEED, segments[index + 1].start
            )
            if self._begins(_SLOGAN, start) or leads_to_work or names_programme:
                self._hold(segment)
                return
        if not is_last and self._begins(_MEANS, start):
            self._hold(segment)
        else:
            self._take(segment)

    def _leave(self, end: int) -> None:
        """What led up to nothing is the tail of the last promise, or one of its own."""
        assert self._lead is not None
        if self._made and not self._begins(_SOFT_HEAD, self._lead):
            self._join_last(end)
        else:
            self._take(Span(self._lead, end))

    def _clause(self, start: int, core: Span, end: int) -> Clause:
        conjunction = _AND.match(self._text, start)
        if conjunction is not None and conjunction.end() < end:
            start = conjunction.end()
        return Clause(Span(start, end), core, self._item)
