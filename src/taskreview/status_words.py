"""What a status says, by all of its words.

Made of many patterns, which take their time to be made: it is only imported for what is not one of
the usual statuses.
"""

from __future__ import annotations

import re

from taskreview.model import StatusKind
from taskreview.width import narrow

_LATE_WORD = "滞后|逾期|超期|延期|退回|落后|缓慢|拖延|延误|脱期|超时|过期"
_LATE = re.compile(
    rf"{_LATE_WORD}|未达到?(?:序时|时间|计划)进度|(?:低|慢)于(?:序时|时间|计划|预期)"
    r"|delay|\blate\b|overdue|\bbehind\b"
)
_NOT_LATE = re.compile(
    rf"(?:[未没无](?:有|见|需|发生|出现)?|不(?:存在)?|非|零|防止|避免|杜绝)(?:任何|明显|工作|进度)*"
    rf"(?:{_LATE_WORD})(?:风险|情况|现象|问题|事项|任务|项目)?"
    rf"|(?:{_LATE_WORD})(?:问题|情况|局面)?,?[已均]+(?:追[上回]|赶上|补[上齐]|消除|扭转|解决)"
    r"|\b(?:not|no|never|without|nothing)\s+(?:any\s+)?(?:late\b|delay\w*|overdue|behind\b)"
)
"""What denies to be late, and thus says nothing else: 无滞后, 未逾期, 滞后已追回."""
_NOT_BEGUN = re.compile(
    r"[未没]有?(?:启动|开工|开始|实施|开展|动工)|尚未$|not (?:yet )?(?:begun|started)|\bopen\b|todo"
)
_NOT_DONE = re.compile(
    r"未|尚|没|[无难不][法以能]|不(?:具备|足|可能|会)|暂[停缓]|中止|停[工滞]|搁置|\bnot |on hold"
)
_CALLED_OFF = re.compile(
    r"取消|终止|撤销|废止|作废|不再(?:实施|推进|执行|开展|办理|列入|纳入)|移出|剔除"
    r"|不涉及|不适用|无需(?:办理|实施|整改|完成)|\bcancel|called off|withdrawn|dropped|abandoned"
    r"|not applicable|^n/a$"
)
_ENDLESS = re.compile("长期(?:坚持|推进|实施|开展|任务|保持|落实|执行|抓|$)|常态化?|常抓不懈")
_ASKED_FOR = re.compile("申请|建议|拟|提请|请求|研究|考虑|待|(?<!已)将|是否|计划")
"""What stands before a task that may be called off, and is not yet."""

_RESULT = (
    r"完成(?![时期日情进条率度较良])|完结|完毕|完工|办结|办毕|结案|销号|竣工|闭环|收官|达标|达成|到位"
    r"|建成|投用|投入使用|通过验收|验收(?:合格|通过)|办复|已(?:办理|办$|答复|回复)"
    r"|已(?:全[部面]|均|经)?(?:整改|落实|解决|实现|交付|关闭|结束|归档|兑现|验收)(?=$|[,;。、()])"
    r"|\bdone|\bcomplete|\bclosed|\bfinished|\bresolved"
)
_DONE = re.compile(_RESULT)
_TICK = re.compile("[√✓✔☑✅]\ufe0f?")
_WHOLE = re.compile(
    r"(?:已|全部|总体|整体|任务|目标|工作|工程|形象|当前|目前|年度|完成|进度|比例|率|度|了|达到?|为|:)*"
    r"(?:(?P<share>\d+(?:\.\d+)?)%|百分之百|百分百)(?:完成|\(?\w{0,2}完成\)?)?"
)
"""A status that is nothing but a share."""
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")
_IN_PART = re.compile(
    r"部分|基本|阶段|初步|正在|推进|待|接近|临近|将近|趋[近于]|大[体致部半]|多数|过半|半数|原则上|仅|只|除.{1,15}外"
    r"|剩余|其余|余下|[一大多]半|[一二三四五六七八九两]成|百分之(?!百)|主体(?!责任)|土建|封顶|序时"
    r"|首[期批]|[一二三]期(?!限)|第.{1,2}(?:阶段|批|标段)"
    r"|中$|partly|partial|almost|nearly|mostly|half"
)
_OF_A_COUNT = re.compile(
    r"完成了?第?(?:\d+(?:\.\d+)?|[一二三四五六七八九十百]+)(?:余|多)?"
    r"(?:/\d|万|亿|期|阶段|批|标段|[项个家处座户件条台套所名人次场栋米亩吨元公])"
)
"""So many are done, and it is not said of how many: 完成3项, 完成3/5, 完成一期."""
_AHEAD = re.compile(
    r"[预估]计|(?<![按如])预期|(?<![按照依年度])计划|争取|力[争求]|确保|保证|务[必求]|(?<!已)将|(?<![模草虚])拟|有望|准备|着手"
    r"|加[快紧]|尽[快早]|抓紧|限期|临近|快要?$|近$"
    r"|(?<![按必供所刚])[需须]|必须|(?<!主)(?<!重)(?<!首)要(?!求)"
    r"|(?<![供响对相反适])应(?:[于在按当该]|$)|(?<![许认])可(?![行研视再控靠])"
    r"|(?<![功节职效性智产动技])能(?:[够否在于按如年\d]|$)|是否"
    r"|申请|提请|报请|建议|有(?:能力|条件|信心|把握)"
    r"|[年月][底末]|年内|[年月日][之以]?前|[明次来]年|下(?:个?月|半年|季度|周)"
    r"|\b(?:will|to|should|must|can|may) be "
)
"""What is said to come, where it stands before what would say done."""
_ACHIEVED = re.compile("已|实际")
"""What takes back a plan before it: 原计划11月，实际已完成."""
_FIRST_STEP = "前期|准备|招标|选址|立项|可研|勘察|设计|方案|初稿|调研|征求意见"
_FIRST_STEPS = re.compile(
    rf"完成(?:了)?(?:{_FIRST_STEP})|(?:{_FIRST_STEP})(?:工作|阶段|手续)?(?:已|均|全部)*完成"
)
"""What is done before the task itself is begun."""
_THEN_ON = re.compile(
    r"[,;。、(]*(?:并|且|后|现|正在?|将|按计划)*(?:转入|进入|长期|持续|继续|常态化|不断|加强|巩固)[^,;。剩余待未]*\)?$"
)
"""How what is done is kept so: 已完成并持续推进, 已完成，长期坚持."""
_BLANKS = re.compile(r"(?<![a-z])\s+(?![a-z])")
"""Blanks that divide no words: 完成率 100 %."""
_LONGEST = 200
"""Characters; what stands behind them is a report, and no status."""


def kind_by_words(status: str) -> StatusKind:
    """What a status says that is not blank.

    延期完成 says done, 逾期未完成 says late, 无滞后 does not; 基本完成, 预计年底完成, 完成80% and
    主体完工 say neither.  In doubt a status does not say done: who reads on a summary that a task
    is done looks no further.
    """
    text = _NOT_LATE.sub("", _BLANKS.sub("", narrow(status.strip()[:_LONGEST]).casefold()))
    if _says_done(text):
        return StatusKind.DONE
    if (off := _CALLED_OFF.search(text)) and not (
        _ASKED_FOR.search(text, 0, off.start()) or _NOT_DONE.search(text, 0, off.start())
    ):
        return StatusKind.CALLED_OFF
    if _LATE.search(text):
        return StatusKind.LATE
    if _NOT_BEGUN.search(text):
        return StatusKind.NOT_BEGUN
    if _NOT_DONE.search(text):
        return StatusKind.NOT_DONE
    return StatusKind.ENDLESS if _ENDLESS.search(text) else StatusKind.UNDER_WAY


def _says_done(text: str) -> bool:
    """Whether a status, in small letters of half width, says that all of it is done."""
    if _TICK.fullmatch(text):
        return True
    if whole := _WHOLE.fullmatch(text):
        return whole["share"] is None or float(whole["share"]) >= 100
    first = _DONE.search(text)
    if first is None:
        return False
    text = text[: first.end()] + _THEN_ON.sub("", text[first.end() :])
    return not (
        _NOT_DONE.search(text)
        or _IN_PART.search(text)
        or _OF_A_COUNT.search(text)
        or _FIRST_STEPS.search(text)
        or any(float(share[1]) < 100 for share in _SHARE.finditer(text))
        or any(_is_ahead(text, done.start()) for done in _DONE.finditer(text))
    )


def _is_ahead(text: str, end: int) -> bool:
    """Whether what stands before a place says that it is still to come."""
    achieved = [match.end() for match in _ACHIEVED.finditer(text, 0, end)]
    return _AHEAD.search(text, achieved[-1] if achieved else 0, end) is not None
