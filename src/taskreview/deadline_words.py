"""The last day that a deadline names in words; `deadline` has the rules.

It is only imported for what is no plain date, and its patterns, of which one deadline needs some,
are compiled where they are first used.
"""

from __future__ import annotations

import re
from datetime import date

from taskreview.model import last_day_of_month
from taskreview.width import narrow

_DIGITS = "一二三四五六七八九"
_NUMERALS = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "十", "二十", "三十"))
    for one, ones in enumerate(("", *_DIGITS))
}
"""Chinese numerals up to 39; a day needs 31."""
_NUMERAL = rf"[{_DIGITS}十]{{1,3}}(?=(?:[-—–~至到、]第?[{_DIGITS}十]{{1,3}})?个?[季月日号])"
_YEAR_IN_NUMERALS = rf"[零〇○{_DIGITS}]{{4}}(?=年)"
_YEAR_DIGITS = str.maketrans(f"零〇○{_DIGITS}", "000123456789")

_COMPACT = r"(?<!\d)((?:19|20|21)\d\d)(\d\d)(\d\d)?(?!\d)"
_SHORT = r"(?<![\d.年])'?([23]\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])"
"""A day whose year has two figures: 24.12.31."""
_LOOSE_BLANK = r"(?<!\d)\s+|\s+(?!\d)"
_STOP_AS_POINT = r"(?<=\d)。(?=\d)"
_NUMBERING = (
    r"(?:^|(?<=[,;。:]))\d{1,2}[.、)](?=(?:19|20|21)\d\d|\d{1,2}月|[^\d\s.-])"
    rf"|(?:^|(?<=[,;。:]))[{_DIGITS}十]、(?=(?:19|20|21)\d\d|[^\d{_DIGITS}十])"
    rf"|(?<![\d(])\d{{1,2}}\)(?=(?:19|20|21)\d\d)|[①-⒛]|\((?:\d{{1,2}}|[{_DIGITS}十]{{1,2}})\)"
)
"""1.2024年10月底前；2.2024年12月底前: what numbers the steps."""
_NUMBERS = frozenset(".、)①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐")
"""Without any of these nothing is numbered."""
_MOVED = r"(?:(?:延期|顺延|延长|延后|推迟|调整|变更|展期|(?<!整)改|延|提前)[至到为]|→)"
_YEAR_BEHIND = r"((?:(?!\d{4}年).)+)\(((?:19|20|21)\d\d年)\)"
"""12月31日（2024年）."""
_YEAR_BEFORE = r"(\d{4}年)\((?=\d{1,2}月|第?[1-4]季|[上下]半年)([^()]*)\)"
"""2024年（12月底前）."""
_UNSETTLING = (
    "(?<!滞)后|[起始启延缓]|开工|推[迟后]|调整|变更|取消|待|另行[通确]|视|暂停|长期|持续|常态"
)
"""What a note may not hold that changes nothing: 启动, 已延期, 长期坚持."""
_NOTE = (
    # What names no day: 周二, 已完成, 区住建局.
    rf"\((?![^()]*(?:{_UNSETTLING}))[^()\d]*\)|\(延期后\)"
    # What names a day that does not count: 原定6月30日, 力争11月底, 每月5日报送, 已于6月5日完成.
    rf"|\((?![^()]*{_MOVED})[^()]*(?:原|力争|争取|每|已(?![延调顺推缓变取暂]))[^()]*\)"
    r"|[,;][每按][^,;()]{1,8}(?:报|调度|反馈)[^,;()]*"
    r"|[-—,;]?已(?:完成|办结|销号|整改|落实)\D*$"
)
_ADDS = frozenset("(,;已")
"""Without any of these there is no note."""
_IN_BRACKETS = r"\(([之以]?前)\)"
_AROUND = "\"'“”‘’()[]〔〕【】《》 "

_YEAR = r"(?P<year>(?:19|20|21)\d\d|(?<!\d)\d\d(?=年[\d年底末第上下q]))"
_MONTH = r"(?P<month>\d{1,2})"
_TIME = (
    r"(?:[t ]?(?:上午|下午|中午|晚上?|凌晨)?\d{1,2}(?:(?::\d\d){1,2}|[时点](?:\d{1,2}分|半|整)?)"
    r"|[上下]午|下班)?"
)
_STRETCHES = (
    rf"(?:{_YEAR}[-/.年])?{_MONTH}[-/.月](?P<day>\d{{1,2}})(?![\d月季])[日号]?{_TIME}",
    rf"(?:{_YEAR}(?:[-/.]|年度?))?{_MONTH}月份?(?:月?[底末]|[上中]?(?P<third>[上中下])旬)?",
    rf"{_YEAR}[-/.]{_MONTH}(?!\d)[底末]?",
    rf"(?:{_YEAR}年)?{_MONTH}(?=[-—–~至到、,]+\d{{1,2}}月)",
    rf"(?:{_YEAR}年?度?)?(?:第?(?P<quarter>[1-4])季度?|q(?P<q>[1-4])|前(?P<first>[23])个?季度)[底末]?",
    rf"(?:{_YEAR}年)?第?(?P<quarter>[1-4])(?=[-—–~至到、,]第?[1-4]季)",
    rf"(?:{_YEAR}年?度?)?(?P<half>[上下])半年[底末]?",
    rf"{_YEAR}(?!\d)(?:年度?)?(?:全年|年?[底末]|年(?=内))?",
    r"(?P<whole>全年|年[底末])|年(?=内)",
    rf"(?P<day>\d{{1,2}})[日号]{_TIME}",
)
"""Stretches of time, the narrower ones first; what a stretch leaves out, the one before gives."""
_NO_DEADLINE = (
    "开始|启动|起始|开工|下达|发文|印发|交办|接收|收到|成文|立[项案]|成立|受理|[来收]文|通报|检查|督查|发现"
    "|反馈|批准|登记"
)
"""How a head begins whose day is no deadline: 开工时间：, 交办日期：."""
_LEAD = (
    # What the column is called: 整改时限：; but no day on which something began.
    rf"(?:(?!{_NO_DEADLINE})[^\d,;:。()每起后自]{{0,10}}(?:(?:时限|期限|时间|日期|节点|限期)[为是】]?:?|:)"
    # Whose it is, or which step: 区水务局2024年11月底, 第一批2024年6月底.
    r"|[^\d,;:。()每起后自]{0,8}(?:[局委办镇]|街道|[近中远]期|[一二三四][批期步]|阶段)(?=(?:19|20|21)\d\d)"
    # What is to be done at once, besides.
    "|立行立改(?:并?长期坚持)?|立即(?:整改)?|即知即改|边查边改|立查立改|即行即改"
    "|截[止至]|不[晚迟]于|最[晚迟]|不超过|力争|争取|确保|原则上|计划|预计|暂定|原定?|现|自|从|由|至|到|并|于|在|[,;、(])*"
)
_RESULT = (
    "完成|完工|竣工|建成|办结|销号|整改|落实|解决|报送|上报|提交|出台|印发|验收|交付|投入|投用|达标"
    "|见效|取得|实现|形成|达到|投产|投运|开园|开业|开通|通车|上线|启用|挂牌|召开|举办|发布|公布|清零"
)
_STEP = rf"(?:(?!{_MOVED})[^,;、。()\d后起每]|、(?=[^\d第])|\d+(?:\.\d+)?[%个项批条家处次期])"
_TAIL = (
    rf"(?:或?[之以]?[前内](?P<due>{_STEP}{{0,24}})"
    rf"|(?:为?止)?(?P<result>(?:全部|全面|基本|如期)?(?:{_RESULT}){_STEP}{{0,12}})?)[)。]*"
)
_STEPS_ON_THE_WAY = r"方案|计划|部署|动员|机制|阶段|初步|\d%|启动|开工|印发|出台|[发公]布"
"""What is done by a day while the whole goes on: 6月底前制定方案，持续推进."""
_BEGINS = (
    r"(?:[之以]?[前内])?(?:正式|全面|全部)?(?:起(?!草)|开始|启动|开工|动工|开建|以来)"
    r"(?![^,;。]*(?:完成|完工|建成))[^,;、。\d至到长持常]{0,8}"
)
"""Behind a day on which something begins: 2024年4月起, 2024年12月底前启动."""
_THIRDS: dict[str | None, int] = {"上": 10, "中": 20}
"""The last days of 上旬 and 中旬; 下旬 ends with the month."""
_JOINT = r"[,;、~和及并且或至到/()]+|[-—–]+"
_PUT_OFF = rf"[,;(]*(?P<how>[^\d,;()]{{0,12}}?){_MOVED}"
_ASKED_FOR = "申请|拟|建议"
"""How it is put off that is not granted yet, so that the day before may still count."""
_GOES_ON = (
    rf"(?<=[,;()、并且和及])\(?(?:(?:长期|持续|常态化)\D*"
    rf"|(?:逾期|并?(?:全部|全面|基本|如期)?(?:通过|{_RESULT}))[^\d后起每延待]*)"
)
"""Behind a deadline: how it goes on, or once more what is to be done: …，完成整改销号."""
_NO_DAY = r"[月日号][-—–~至到]+$|第\d+号"
"""What is no day, and not wrong: 2024年4月—, 2024年第3号."""
_WITHOUT_END = r"[-—–~至到]*(?:长期|持续|常态化|[至到]?今)\D*|(?<=[月日号])[-—–~至到]+"
"""Behind a day from which something goes on: 2024年4月-长期, 2024年4月—."""

_THIS_YEAR = "[今本明当次](?=年[底末内])|[今本明当次]年度?"
_ONLY_DATE_SIGNS = r"(?:[-\d年月日号季度q上下半底末第前内之以至到—–~,;、./: ]|旬)*"
_TERM = r"\d{1,3}(?:[-—–~至到]\d{1,3})?[年日]以?内?"
"""A length of time, and no day: 3年, 30日内."""


def plain(deadline: str) -> str:
    """The deadline in one spelling: half width, figures, no notes, blanks between figures."""
    text = narrow(deadline).strip().lower()
    text = re.sub(_LOOSE_BLANK, "", text.replace("\n", ","))
    text = re.sub(_STOP_AS_POINT, ".", text)
    if not _NUMBERS.isdisjoint(text):
        text = re.sub(_NUMBERING, ";", text).lstrip(";")
    if text[:1] in _AROUND:
        text = text.strip(_AROUND)
    text = re.sub(_YEAR_IN_NUMERALS, lambda found: found[0].translate(_YEAR_DIGITS), text)
    text = re.sub(_NUMERAL, lambda found: str(_NUMERALS.get(found[0], found[0])), text)
    text = re.sub(_COMPACT, lambda found: "-".join(filter(None, found.groups())), text)
    text = re.sub(_SHORT, r"20\1-\3-\4", text)
    if _ADDS.isdisjoint(text):
        return text
    text = re.sub(_NOTE, "", re.sub(_IN_BRACKETS, r"\1", text))
    if behind := re.fullmatch(_YEAR_BEHIND, text):
        text = behind[2] + behind[1]
    return re.sub(_YEAR_BEFORE, r"\1\2", text)


def without_this_year(text: str) -> str:
    """A plain text without what names a year by the day it was written on: 今年底."""
    return re.sub(_THIS_YEAR, "", text)


def is_like_a_date(text: str) -> bool:
    """Whether a plain text is made of what dates are made of, and of nothing else."""
    if re.fullmatch(_TERM, text) or re.search(_BEGINS, text) or _has_only_a_right_day(text):
        return False
    signs = re.sub(_TAIL, "", re.sub(_LEAD, "", text, count=1))
    is_date = re.fullmatch(_ONLY_DATE_SIGNS, signs) and not re.search(_NO_DAY, signs)
    return bool(is_date and re.search(r"\d", signs))


def _has_only_a_right_day(text: str) -> bool:
    """Whether the one month or day that a plain text names stands in the calendar."""
    stretch = _stretch(text, _end(_LEAD, text, 0))
    if stretch is None or re.search(r"\d", text[stretch.end() :]):
        return False
    named = stretch.groupdict()
    try:
        return bool(named.get("month") and _last_of(named, _year(named), None))
    except ValueError:
        return False


def last_named(text: str, year: int | None) -> date | None:
    """The last of the days that a plain text is made of; `year` is for what names none."""
    if year is None and not re.search(r"\d", text):
        return None
    month: int | None = None
    last: date | None = None
    begins = date.min
    may_go_on = False
    at = _end(_LEAD, text, 0)
    while stretch := _stretch(text, at):
        named = stretch.groupdict()
        year = _year(named) or year
        try:
            day = _last_of(named, year, month)
        except ValueError:
            return None
        if day is None:
            return None
        month = day.month
        at = stretch.end()
        if re.compile(_WITHOUT_END).fullmatch(text, at):
            return last if may_go_on else None
        if start := re.compile(_BEGINS).match(text, at):
            begins = max(begins, day)
            at = start.end()
        else:
            tail = re.compile(_TAIL).match(text, at)
            assert tail is not None
            last = max(last, day) if last else day
            at = tail.end()
            said = tail["due"] or tail["result"] or ""
            is_end = bool(tail[0] or named.get("day") or stretch[0][-1] in "底末")
            may_go_on = is_end and not re.search(_STEPS_ON_THE_WAY, said)
        if at == len(text):
            return last if last and begins <= last else None
        if moved := re.compile(_PUT_OFF).match(text, at):
            last = last if re.search(_ASKED_FOR, moved["how"]) else None
            at = moved.end()
        elif joint := re.compile(_JOINT).match(text, at):
            at = _end(_LEAD, text, joint.end())
        else:
            return None
    return last if last and may_go_on and re.compile(_GOES_ON).fullmatch(text, at) else None


def _stretch(text: str, at: int) -> re.Match[str] | None:
    """The stretch of time that begins at a place."""
    return next(filter(None, (re.compile(each).match(text, at) for each in _STRETCHES)), None)


def _end(pattern: str, text: str, start: int) -> int:
    """Where a pattern that matches anything ends."""
    match = re.compile(pattern).match(text, start)
    return match.end() if match else start


def _year(named: dict[str, str | None]) -> int | None:
    """The year that a stretch names."""
    year = named.get("year")
    return int(year) + (2000 if len(year) == 2 else 0) if year else None


def _last_of(named: dict[str, str | None], year: int | None, month: int | None) -> date | None:
    """The last day of a stretch.  Raises ValueError where the calendar has no such day."""
    if year is None:
        return None
    if named.get("month"):
        month = int(named["month"] or 0)
    if day := named.get("day"):
        return None if month is None else date(year, month, int(day))
    third = named.get("third")
    if third in _THIRDS:
        return date(year, month or 0, _THIRDS[third])
    if named.get("month"):
        return last_day_of_month(year, month or 0)
    if half := named.get("half"):
        return last_day_of_month(year, 6 if half == "上" else 12)
    quarters = named.get("quarter") or named.get("q") or named.get("first") or 4
    return last_day_of_month(year, 3 * int(quarters))
