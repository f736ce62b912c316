"""Figures said again of which a part is done: 76处闲置资产已盘活69处."""

from __future__ import annotations

import re

from taskreview.review.measures import Kinship, kinship
from taskreview.review.quantities import Quantity
from taskreview.review.vocabulary import WORK_VERBS

_DONE_BEHIND = re.compile(
    r"[^，。；、]*?[，,]?(?:其中|目前|现)?[，,]?(?:已|已经|均已|实际)?(?:全部)?"
    r"(?:完成|完工|竣工|建成|开工|送|投用|整改|改造|办结|达标|启动|交付|验收)"
    r"(?:整治|整改|改造|建设|治理|创建|验收)?了?"
)
_AMONG_WHICH = re.compile(r"[^，。；]{0,16}中[，,]?(?:已有|有)?")
_OF_THEM = re.compile(r"[^，。；、\d]{0,16}(?:中|当中|之中)的")
"""Between the whole and its part, whatever is done to it: 拆除120处|违建中的|97处."""
_OUGHT = re.compile("(?<![响反供适对效相感因])应(?!急|用|对|聘|届|诉|援|税)[^，。；、：:]{1,12}$")
"""In front of a whole: 应整治排污口37个."""
_DONE = "已|完成|建成|竣工|完工|投用|全部"
_NOUN = rf"(?:(?!{_DONE})[^，。；、\d])"
_VERBS = (
    rf"(?!建\d|达)(?:{WORK_VERBS}|盘活|处置|化解|清理|清退|治理|收回|拆改|销号|办结|兑现|关停|取缔|腾退|复工|投产"
    "|摘牌|修补|疏通|检测|核查|整理|回收|回访|发放|签约|调处|答复|采纳|落地|归还|复垦|清偿|拨付|兑付|认定|评定|命名|安置|投放|通过(?:验收|审核|评审|认定)|到位)"
)
_TAIL = "了?(?:到位|完毕|完成|利用|整治|治理|整改|销号|办结)?了?"
_NOW = "(?:其中|目前|现|截至目前)?[，,]?"
_PART_DONE = re.compile(
    rf"{_NOUN}{{0,20}}(?:"
    rf"(?:现|均|目前)?已经?(?:累计|实际|成功|依法|全部)?[\u4e00-\u9fff]{{2,4}}"
    rf"|[，,]{_NOW}(?:现|均)?(?:已经?)?(?:累计|实际?|成功|依法|全部)?{_VERBS}{_TAIL}"
    rf"|(?<=[^，。；、\d]{{2}}){_VERBS}{_TAIL})"
)
"""Between the whole and its part: 闲置资产|已盘活, 排污口，整治."""
_PART_NAMED = re.compile(rf"{_NOUN}{{0,20}}(?:[，,]|中)(?:其中|目前|现)?(?:已有|有)?")
_DONE_RIGHT = re.compile(rf"(?:均|都)?(?:已(?!经?纳入)|完成|实现|{_VERBS}(?=[，。；、]|$))")
"""Behind a part that stands in front of what is done: 35个|已完成整治."""

_ABOUT = re.compile("针?对(?![接口外标比策照象])|就(?![业地医学近诊餐读任职])")
_ADVERBS = re.compile("已经?|现|均|目前|累计|全部|其中|完成")
_FIRST_STEP = re.compile(
    "排查|摸排|发现|检查|征集|收集|受理|接收|招聘|评估|巡查|梳理|提出|检测|走访|登记|申报|立案|接到|推荐|认定|引进|签约"
)
"""What is done before the rest of the work is: 排查隐患120处，已整改115处."""


def is_first_step(asked: str, whole: str, part: str) -> bool:
    """Whether the deed that is asked for is that of the whole, and not that of its part."""
    step = _FIRST_STEP.search(asked)
    return step is not None and step[0] in whole and step[0] not in part


def are_dealt_with(promise: str, asked: str, whole: str, part: str) -> bool:
    """Whether target and whole are what something is done about that the part does not tell.

    对132件信访件开展“回头看” is answered by 对132件信访件逐件核查，已办结129件.  `asked`, `whole`
    and `part` are the words in front of the three figures.
    """
    if not _ABOUT.match(asked) or not _ABOUT.match(whole):
        return False
    return _ADVERBS.sub("", part) not in promise


def is_whole(
    text: str, quantity: Quantity, follower: Quantity | None, left: str, *, is_behind_deed: bool
) -> bool:
    """Whether the figure behind one is said to be the part of it that is done.

    `left` are the words of the segment in front of the figure; `is_behind_deed` whether they name
    a deed of which it may be the result itself.
    """
    if follower is None or kinship(quantity.unit, follower.unit) is not Kinship.SAME:
        return False
    between = quantity.end, follower.start
    is_part = follower.amount <= quantity.amount
    if is_part and _OF_THEM.fullmatch(text, *between):
        return True
    if is_part and _OUGHT.search(left) and _PART_DONE.fullmatch(text, *between):
        return True
    if is_behind_deed:
        return False
    if _AMONG_WHICH.fullmatch(text, *between) or _DONE_BEHIND.fullmatch(text, *between):
        return True
    if not is_part:
        return False
    if _PART_DONE.fullmatch(text, *between):
        return True
    is_named = _PART_NAMED.fullmatch(text, *between) is not None
    return is_named and _DONE_RIGHT.match(text, follower.end) is not None
