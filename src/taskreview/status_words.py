"""What a status says, by all of its words.

It is only imported for what is not one of the usual statuses, and its patterns, of which one status
needs some, are compiled where they are first used.
"""

from __future__ import annotations

import re

from taskreview.model import StatusKind
from taskreview.width import narrow


def _words(*groups: str) -> tuple[str, ...]:
    """The words of some groups, which are divided by blanks."""
    return tuple(" ".join(groups).split())


_LATE_WORD = (
    "滞后|逾期|超期|延期|退回|落后|缓慢|迟缓|拖延|延误|脱期|拖后|拖期|超时|过期|[偏较过很太稍略]慢"
)
_LATE = (
    rf"{_LATE_WORD}|未达到?(?:序时|时序|时间|计划|预期)进度|(?:低|慢)于(?:序时|时序|时间|计划|预期)"
    r"|不[及如](?:预期|计划)|比[^,;。]{1,4}慢|未能?(?:按[期时]|如期|按[^,;。]{0,4}(?:序时|时间|时限|期限|计划|节点))|到期未"
    r"|(?:进[度展]|推进)不(?:理想|佳|快|大|明显)|(?:推进|落实|整改|工作)(?:不力|乏力)"
    # The lights of supervision offices.
    r"|(?<![无闯])[红黄橙](?:[灯牌](?=$|[,;。()预警])|色预警)"
    r"|delay|\blate\b|overdue|\bbehind\b"
)
_NOT_LATE = (
    rf"(?:[未没无](?:有|见|需|发生|出现)?|不(?:存在)?|非|零|防止|避免|杜绝)(?:任何|明显|工作|进度)*"
    rf"(?:{_LATE_WORD})(?:风险|情况|现象|问题|事项|任务|项目)?"
    rf"|(?:{_LATE_WORD})(?:问题|情况|局面)?,?[已均]+(?:追[上回]|赶上|补[上齐]|消除|扭转|解决)"
    r"|\b(?:not|no|never|without|nothing)\s+(?:any\s+)?(?:late\b|delay\w*|overdue|behind\b)"
)
"""What denies to be late, and thus says nothing else: 无滞后, 未逾期, 滞后已追回."""
_MORE_TIME = "(?:延期|延至|展期|顺延|延后|推迟|延长)"
_ASKS_FOR_MORE_TIME = (
    rf"(?<![未无不])(?:申请|拟|建议|请求|提[请出交]|报请|需(?=[延顺推展]))[^,;。]{{0,6}}{_MORE_TIME}"
    rf"|{_MORE_TIME}(?:申请|请示|报告)"
)
_LATER = frozenset("延展顺推")
"""Without any of these nothing is put off."""
_GRANTED = ("批准", "获批", "同意")
_NOT_BEGUN = (
    r"[未没]有?(?:启动|开工|开始|实施|开展|动工|着手|进场|部署)|尚未$"
    r"|not (?:yet )?(?:begun|started)|\bopen\b|todo"
)
_NOT_DONE = (
    r"未|尚|没|[无难不][法以能]|不(?:具备|足|可能|会|达标|到位|合格|通过|符合|予)|完成不了|受阻|无(?:实质性?|明显|任何)?进展"
    r"|暂[停缓]|中止|停[工滞]|搁置|\bnot |on hold"
)
_CALLED_OFF = (
    r"取消|终止|撤销|废止|作废|不再(?:实施|推进|执行|开展|办理|列入|纳入|作为|督办)|[撤并]项|下马|移出|剔除|核销"
    # What has become a part of another task, or of somebody else's register.
    r"|并入(?![^,;。]{0,4}网)|与[^,;。]{1,12}合并|^[已任务该此本事项]*合并(?=$|[至到入办实推处其为,;(])"
    r"|(?:调整?|划|转)出(?=$|[,;。()台年计督任本清])"
    r"|不涉及|不适用|无需(?:办理|实施|整改|完成)|\bcancel|called off|withdrawn|dropped|abandoned"
    r"|not applicable|^n/a$"
)
_ENDLESS = (
    "长期(?:坚持|推进|实施|开展|任务|保持|落实|执行|抓|$)|长效(?:管理|管护|推进|坚持)"
    "|常态化?|常抓不懈"
)
_ASKED_FOR = "申请|建议|拟|提请|请求|(?<!经)研究|考虑|待|(?<!已)将|是否|计划|正在"
"""What stands before a task that may be called off, and is not yet."""

_HAPPENED = (
    "整改|落实|解决|实现|关闭|结束|归档|验收"
    # Money has been paid, a paper is out, something new is in use.
    "|退还|还清|兑现|兑付|发放|拨付|公示|印发|出台|发布|公布|下发|召开|举办|清零"
    "|交付(?:使用)?|上线(?:运行)?|开通(?:运[行营])?|投产|投运|投入(?:正式)?运[行营]|运营|启用|交房|通车|开园|开业"
    "|挂牌|揭牌(?:成立)?|结项|结题|闭合"
)
_DONE = (
    r"完成(?![时期日情进条率度较良])|完结|完毕|完工|办结|办毕|结案|销号|竣工(?!图|资料|[决结]算|备案)"
    r"|闭环|收官|达标|达成(?![^,;。]{0,4}(?:一致|意向|共识|协议))|(?<!不)到位"
    r"|建成|投用|投入使用|通过验收|验收(?:合格|通过)|办复|已(?:办理|办$|答复|回复)"
    rf"|(?:已|全部)(?:全[部面线]|均|经|正式|顺利|如期|[足全]额|按[期时])*(?:并?(?:{_HAPPENED}))+(?:运行)?(?=$|[,;。、()])"
    r"|\bdone|\bcompleted?|\bclosed|\bfinished|\bresolved"
)
_TICKS = ("√", "✓", "✔", "☑", "✅")
_WHOLE = (
    r"(?:已|全部|总体|整体|任务|目标|工作|工程|形象|当前|目前|年度|整改|办结|完成|进度|比例|率|度|了|达到?|为|:)*"
    r"(?:(?P<share>\d+(?:\.\d+)?)%|百分之百|百分百)(?:完成|\(?\w{0,2}完成\)?)?"
)
"""A status that is nothing but a share."""
_COUNTED = (
    r"(?:已|全部|完成|整改|办结|销号|进度|:)*(?P<done>\d+)(?P<unit>[项个件处条家户]?)"
    r"(?:/|[(,]共)(?P<all>\d+)(?P=unit)\)?"
)
"""A status that is nothing but a count of a whole: 完成5/8, 已完成10项（共10项）."""
_SHARE = r"(\d+(?:\.\d+)?)%"
_PARTS = _words(
    # So much of it.
    "部分 基本 阶段 初步 大体 大致 大半 大部 大头 多数 过半 半数 一半 多半 原则上 仅 只",
    "土建 封顶 中期 分项",
    # Still at it, or near it.
    "正在 推进 待 接近 临近 将近 趋近 趋于 序时",
    # Something is left.
    "剩余 其余 余下",
    "partly partial almost nearly mostly half",
)
_IN_PART = (
    r"除.{1,15}外|[一二三四五六七八九两]成|(?<!百)分之|百分之(?!百)|首[期批轮次]|[一二三](?:期(?!限)|轮)|主体(?!责任)"
    r"|第.{1,2}(?:阶段|批|标段)|(?:[上下]半年|季度|当月|月度)(?:任务|目标|工作|计划|部分)|中$|\bpart\b"
)
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百]+)"
_OF_A_COUNT = (
    rf"(?:完成|建成|达标|办结|整改|销号|解决|交付|投用|验收)了?(?:投资|产值|支出|销售)?第?{_NUMBER}(?:余|多)?"
    r"(?:/\d|万|亿|期|阶段|批|标段|[项个家处座户件条台套所名人次场栋米亩吨元公])"
)
"""So many are done, and it is not said of how many: 完成3项, 完成3/5, 完成一期."""
_SOME_OF_THEM = (
    r"(?<![共第\d])\d+[项个家处座户件条](?:任务|问题|事项)?[已均]?(?:完成|办结|整改|销号|建成|解决)"
)
"""So many are done, which may be all: 12项已完成."""
_AHEAD = (
    r"[预估]计|(?<![按如])预期|(?<![按照依年度])计划|争取|力[争求]|确保|保证|务[必求]|(?<!已)将|(?<![模草虚])拟|有望|准备|着手"
    r"|努力|加[快紧]|尽[快早]|抓紧|限期|临近|快要?$|近$"
    r"|(?<![按必供所刚])[需须]|必须|(?<!主)(?<!重)(?<!首)要(?!求)"
    r"|(?<![供响对相反适])应(?:[于在按当该]|$)|(?<![许认])可(?![行研视再控靠])"
    r"|(?<![功节职效性智产动技])能(?:[够否在于按如年\d]|$)|是否"
    r"|申请|提请|报请|建议|有(?:能力|条件|信心|把握)"
    r"|[年月][底末]|年内|[年月日][之以]?前|[明次来]年|下(?:个?月|半年|季度|周|一?步)"
    r"|\b(?:will|to|should|must|can|may) be "
)
"""What is said to come, where it stands before what would say done."""
_ACHIEVED = "已|实际"
"""What takes back a plan before it: 原计划11月，实际已完成."""

_FIRST_STEPS = _words(
    # What is thought out.
    "前期 准备 选址 立项 地勘 建议书 可研 可行性 勘察 勘测 测绘 设计 图纸 方案 初稿 草案 调研",
    "摸底 摸排 论证 评审 征求意见",
    # What others allow.
    "图审 审批 许可 报批 批复 预审 备案 核准 环评 能评 稳评 手续",
    # What is bought, and of whom.
    "招标 挂网 投标 开标 中标 采购 签约 合同 签订 签署",
    # What makes the ground ready.
    "征地 征拆 征收 征迁 拆迁 用地 三通一平 平整 进场 围挡 开挖 土方 地基 桩基 基坑",
    "基础施工 基础工程 结构",
    # What is looked at before it is accepted.
    "初验 初步验收 预验收 初审",
)
"""What is done before the task itself is, or is begun."""
_CARRIED_OUT = _words(
    "整改 落实 拨付 发放 兑付 兑现 退还 退款 补缴 追缴 处置 处理 查处 清理",
    "整治 治理 解决 拆除 安置 修复 执行",
)
"""What is done where it is 到位, while of 认识到位 and 分工到位 nobody knows what came."""
_IN_PLACE = _words("资金 经费 款项 人员 队伍 设备 机械 材料 物资 用地 场地")
"""What is a first step where it is 到位."""
_MAYBE_STEPS = _words("编制 制定 起草 分解 分工 部署 动员")
"""What is the task of some, and only the first step of others, where it is 完成."""
_MANNER = "已均都全部面顺利陆续"
_WORK_ON = _words("工作 阶段 编制 报告 施工 办理")
"""What stands between a first step and its 完成."""
_HARD = ("有", "存", "难", "不")
"""What 完成 has behind it where it is told how hard it is: 完成有困难."""
_OBJECT = "[^,;。、()!√✓✔]*"
_WHOLE_OBJECTS = _words(
    # The task by the words for any task.
    "全部 所有 各项 既定 预定 规定 目标 任务 工作 指标 要求 计划 内容 项目 工程 事项 问题",
    # What it comes to, or what it is about as a whole.
    "整改 建设 改造 清理 整治 治理 修复 修缮 施工 落实 竣工 验收 管理 办理 办结 交付 移交",
    "投用 投产 销号 上报 归档 清零 投入 运行 运营 使用 开放 通车 入住",
    # How well it came out, and who says so.
    "通过 合格 区级 县级 市级 省级 上级 效果 成效 良好 明显 显著 满意",
)
"""What a result has behind it where all of the task is meant: 完成整改任务."""
_FILLING = (
    "0123456789%年月日度今本当全总量项个件条处家了的和及并且后已均】」”\"' "
    "abcdefghijklmnopqrstuvwxyz"
)
_CLOSED = (
    r"[已并后,、](?:正式|全部|顺利|均|已)*"
    r"(?:投入使用|投用|销号|办结|结案|通过(?:竣工)?验收|交付使用|闭环|归档)$"
)
"""What no task comes to but by its end, whatever steps stand before it."""
_PAPER_OR_MEETING = (
    r"(?:方案|通知|公告|意见|办法|计划|规划|合同|协议|函|会议?|专班|小组|台账|清单)"
    r"(?:已|均|正式|全部)*(?:印发|出台|发布|下发|召开|公布|落实)$"
)
"""What is the task of some, and only the first step of others."""
_THEN_ON = (
    r"[,;。、(]*(?:并|且|后|现|正在?|将|按计划)*"
    r"(?:转入|进入|长期|持续|继续|常态化|不断|加强|巩固)[^,;。剩余待未]*\)?$"
)
"""How what is done is kept so: 已完成并持续推进, 已完成，长期坚持."""

_OTHERS_SAY_SO = (
    "(?:竣工)?(?:验收|销号|核[实查验]|确认|认定|复[核查验]|审[核定]|评估|验证|归档|结项|佐证|验|查)"
)
_DOUBT = (
    r"[(,;]?(?:等?待|等候|未经?|尚未|没有?|拟|[已正在]*(?:申请|提请|上?报请?(?![告表])|提交))"
    rf"[^,;。()\d其剩余部完通]{{0,7}}(?:{_OTHERS_SAY_SO})+(?:备案|申请|材料|报告)?中?\)?"
    r"|\((?:仍|尚|还)?[需须](?:整改|完善|补充|返工)[^()]*\)"
    r"|\(?(?:存疑|[存有]在?(?:疑[问义]|异议|争议))\)?|疑似|据[报称悉]|报称|自[评报](?:为|:)?"
    r"|单位(?:上?报|反馈|自报)(?:为|:)?|(?:(?<!不)可能|应该?|大概|估计)(?=已)|[?]+|\(\)"
)
"""What puts in doubt, or leaves to others, what is said to be done: 已完成？, 已完工待验收."""
_CLOSINGS = ("销号", "办结", "结案", "归档", "通过验收")
"""With these 基本 is not said of the whole: 基本整改到位并销号."""
_BLANKS = r"(?<![a-z])\s+(?![a-z])"
"""Blanks that divide no words: 完成率 100 %."""
_LONGEST = 200
"""Characters; what stands behind them is a report, and no status."""


def kind_by_words(status: str) -> StatusKind:
    """What a status says that is not blank.

    延期完成 says done, 逾期未完成 says late, 无滞后 does not; 基本完成, 预计年底完成, 完成80% and
    主体完工 say neither.  In doubt a status does not say done: who reads on a summary that a task
    is done looks no further.  Nor does it say the contrary: 已完成？ and 已完工待验收 are unclear.
    """
    text = re.sub(_NOT_LATE, "", re.sub(_BLANKS, "", narrow(status.strip()[:_LONGEST]).casefold()))
    undoubted, doubts = re.subn(_DOUBT, "", text)
    result = _result(undoubted)
    if result is not None:
        return StatusKind.UNCLEAR if doubts else result
    if doubts and not undoubted and not re.search(_NOT_DONE, text):
        return StatusKind.UNCLEAR
    if (off := re.search(_CALLED_OFF, text)) and not (
        re.compile(_ASKED_FOR).search(text, 0, off.start())
        or re.compile(_NOT_DONE).search(text, 0, off.start())
    ):
        return StatusKind.CALLED_OFF
    asks = (
        not _LATER.isdisjoint(text)
        and re.search(_ASKS_FOR_MORE_TIME, text)
        and not any(word in text for word in _GRANTED)
    )
    if re.search(_LATE, re.sub(_ASKS_FOR_MORE_TIME, "", text) if asks else text):
        return StatusKind.LATE
    if asks:
        return StatusKind.MORE_TIME
    if re.search(_NOT_BEGUN, text):
        return StatusKind.NOT_BEGUN
    if re.search(_NOT_DONE, text):
        return StatusKind.NOT_DONE
    return StatusKind.ENDLESS if re.search(_ENDLESS, text) else StatusKind.UNDER_WAY


def _result(text: str) -> StatusKind | None:
    """DONE or UNCLEAR where a status, in small letters of half width, tells of the result.

    None where it does not, or tells of a part of it.
    """
    if text.removesuffix("\ufe0f") in _TICKS:
        return StatusKind.DONE
    if ("%" in text or "百" in text) and (whole := re.fullmatch(_WHOLE, text)):
        return _done_if(whole["share"] is None or float(whole["share"]) >= 100)
    if ("/" in text or "共" in text) and (counted := re.fullmatch(_COUNTED, text)):
        return _done_if(int(counted["done"]) >= int(counted["all"]) > 0)
    first = re.search(_DONE, text)
    if first is None:
        return None
    text = text[: first.end()] + re.sub(_THEN_ON, "", text[first.end() :])
    if re.search(_NOT_DONE, text) or any(
        _is_ahead(text, done.start()) for done in re.finditer(_DONE, text)
    ):
        return None
    if any(part in text for part in _PARTS) or re.search(_IN_PART, text):
        is_closed = "基本" in text and text.endswith(_CLOSINGS)
        return StatusKind.UNCLEAR if is_closed else None
    if re.search(_OF_A_COUNT, text) or any(
        float(share[1]) < 100 for share in re.finditer(_SHARE, text)
    ):
        return None
    if re.search(_CLOSED, text):
        return StatusKind.DONE
    objects = [_object(text, done.end()) for done in re.finditer(_DONE, text)]
    if _is_first_step(text) or any(map(_is_no_result, objects)):
        return None
    is_open = (
        re.search(_SOME_OF_THEM, text) or re.search(_PAPER_OR_MEETING, text) or _may_be_a_step(text)
    )
    return StatusKind.DONE if not is_open and all(map(_is_whole, objects)) else StatusKind.UNCLEAR


def _object(text: str, start: int) -> str:
    """What stands behind a result."""
    found = re.compile(_OBJECT).match(text, start)
    return found[0].lstrip("了的并且后") if found else ""


def _before(text: str, result: str) -> str:
    """What stands before a result, without how it came; empty where there is no such result."""
    before, found, _rest = text.partition(result)
    return before.rstrip(_MANNER) if found else ""


def _is_first_step(text: str) -> bool:
    """Whether it is a first step that is 完成 or 到位: 招标已完成, 资金落实到位."""
    step = _before(text, "完成")
    for work in _WORK_ON:
        step = step.removesuffix(work)
    return step.endswith(_FIRST_STEPS) or _before(text, "到位").removesuffix("落实").endswith(
        _IN_PLACE
    )


def _may_be_a_step(text: str) -> bool:
    """Whether it is the task of some, and of others a first step, that is 完成 or 到位."""
    in_place = "到位" in text and not _before(text, "到位").endswith(_CARRIED_OUT)
    return in_place or _before(text, "完成").endswith(_MAYBE_STEPS)


def _is_no_result(completed: str) -> bool:
    """Whether what stands behind 完成 is a first step, or how hard it is to come to an end."""
    return completed.startswith(_HARD) or any(step in completed for step in _FIRST_STEPS)


def _is_whole(completed: str) -> bool:
    """Whether what stands behind a result names all of the task; a bare number does not."""
    if completed.isdecimal():
        return False
    for word in _WHOLE_OBJECTS:
        completed = completed.replace(word, "")
    return not re.sub(_DONE, "", completed).strip(_FILLING)


def _done_if(is_all: bool) -> StatusKind | None:
    return StatusKind.DONE if is_all else None


def _is_ahead(text: str, end: int) -> bool:
    """Whether what stands before a place says that it is still to come."""
    achieved = [match.end() for match in re.compile(_ACHIEVED).finditer(text, 0, end)]
    return re.compile(_AHEAD).search(text, achieved[-1] if achieved else 0, end) is not None
