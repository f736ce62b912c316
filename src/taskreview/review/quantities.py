"""Reads the figures of a text, each with its unit, and leaves out what only looks like one.

Dates, codes, ordinals, the names of documents and what stands in quotes hold digits that count
nothing.  One scan from left to right finds both kinds, so that each digit is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import cache

from taskreview.review.assessment import Span
from taskreview.review.measures import MEASURE, in_smallest, usual_name
from taskreview.review.numerals import DIGITS, NUMBER, chinese_number, without_commas

_MOST_DIGITS = 15
"""A longer number is a code."""

_POWERS = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
_POWER = "万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?![米瓦伏克])|百(?!分)"
_CHINESE = "零〇一二三四五六七八九十百千万亿两"

_NAME_AND_FIGURE = (
    rf"(?!PM\d)[A-Za-z]{{2,12}}(?:{NUMBER})[余多]?(?:{_POWER})?[余多]?"
    rf"(?![期层级版代座栋段环])(?:{MEASURE})"
)
"""Not a code, but the name of what is counted and how many there are: LED500盏."""

_NO_QUANTITIES = (
    # years, and spans of them
    r"(?:19|20)\d\d\s*[-—–~～至]{1,2}\s*(?:19|20)\d\d\s*(?:年度?|学年)?",
    r"(?:19|20)\d\d\s*年(?:度|底|末|初)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|份|底|末|初|[上中下]旬)?)?",
    r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}",
    r"[二两]〇[〇一二三四五六七八九]{2}年",
    # months, days, hours
    r"\d{1,2}\s*月?\s*[-—–~～至]{1,2}\s*\d{1,2}\s*月份?",
    r"\d{1,2}\s*月(?:\s*\d{1,2}\s*日|份|底|末|初|[上中下]旬)?",
    r"\d{1,2}日(?!均|常)",
    r"[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日|份|底|末|初|[上中下]旬)?",
    r"(?<!\d)\d{1,2}:\d\d(?!\d)",
    r"\d{1,4}[:：]\d+",
    # codes and routes: PM2.5, A1-02地块, 5G, 12345热线, 104国道, 3号线, 7路公交
    rf"(?<![A-Za-z])(?!{_NAME_AND_FIGURE})[A-Za-z]{{1,12}}[-—]?\d+(?:[.\-—]\d+)*",
    r"\d+(?:\.\d+)?(?!km|KM|kg|m²|m³|ug|μg)[A-Za-z]+",
    r"\d{3,6}(?:政务服务|政务)?(?:便民)?(?:热线|平台|国道|省道|县道)",
    r"(?:110|119|120|122|12\d{3})(?=[、，。；]|接诉|热线|市民|工单|诉求)",
    r"\d{1,6}(?:[-—]\d{1,6}){0,3}\s?(?:号(?!召)|#)",
    # ordinals, plans, meetings
    r"第\s*[\d一二三四五六七八九十百]+(?:\s*[-—、至]\s*[\d一二三四五六七八九十]+)*",
    r"[〔\[]\d+[〕\]]\s*\d*号?",
    r"“?[十二三]?[一二三四五六七八九十]五”?(?:规划|时期|期间|末|以来)",
    r"[前上]?[一二三四两]个?季度|[上下]半年",
    # names
    r"《[^》]{1,60}》",
    r"\d{1,4}强",
    r"“[^”。；]{1,18}”",
)
_HALF = r"(?P<half>半)个?(?:小时|天|工作日)"
_MINUTES = r"(?P<minutes>\d{1,3})分钟?(?P<seconds>\d{1,2})秒"
_PERCENT = (
    r"(?P<of>[百千万]|(?<![百千万])[二三四五六七八九十])分之"
    r"(?P<digits>[零〇一二三四五六七八九十百两]{1,6}|\d{1,4}(?:\.\d{1,4})?)"
    r"(?:点(?P<tenths>[零〇一二三四五六七八九]{1,4}))?"
)
_TENTH = r"十|[一二两三四五六七八九](?:点[一二三四五六七八九])?|\d(?:\.\d)?"
_IN_TENTHS = (
    rf"(?<![第之每同统唯逐初高合归划不专万单其五十双\d.])(?P<of_ten>{_TENTH})"
    rf"(?:(?:成?[-—–~～至到])?(?P<upper_of_ten>{_TENTH}))?"
    r"(?<!\d\d)成"
    r"(?![员立果为功本都熟长效品年绩分交套型渝材就像因份药组灾批片规形网链环器典语群色活样婚才了]"
    r"|人(?!口)|家(?!庭)|不变|新(?![增建开入]|设(?!备)))"
    rf"(?P<of_hundred>[一二三四五六七八九半\d](?![\d十百千万亿分年月日季点是、.号]|{MEASURE}))?"
    r"(?P<tenths_about>[余多])?"
)
"""九成, 9成, 五成三, 七八成, 六成到七成; not 三成员 nor 九成新."""
_HALF_OF_ALL = r"(?P<half_of_all>(?<![大小另多少前后上下])一半|半数)"
_PLAIN = (
    rf"(?P<number>{NUMBER})(?P<some>[余多几])?(?P<power>{_POWER})?"
    r"(?:(?P<rest>(?<=[万亿])\d{1,4}(?:\.\d+)?)(?P<rest_power>[百千万]{0,2})(?![\d.年月日]))?"
    r"(?P<more>[余多几])?"
    rf"(?:(?P<gap>\s?)(?P<unit>{MEASURE}))?"
    rf"(?:\s?[-—–~～至到]{{1,2}}\s?(?P<upper>{NUMBER})(?P<upper_power>{_POWER})?"
    rf"(?P<upper_unit>{MEASURE}))?"
)
_WORDS = (
    rf"(?<![第之每同统唯逐初高])(?P<chinese>[{_CHINESE}]{{1,18}})(?P<about>[余多几](?P<about_power>[万亿])?)?"
    rf"(?P<counted>{MEASURE})"
)
_BEFORE_ABOUT = re.compile(r"(?:(?<![以网线路地海山])上|(?<![靠附])近|超|逾|约)$")
"""In front of 百, 千 and 万 these make a number of a name: 上百家, but not 百家讲坛."""
_UNCOUNTED = frozenset(
    "批类种次期级体网面方站点起层段度口位门片轮根头本份团队道节班列笔堂环对双单讲码"
)
"""After a single Chinese numeral these count nothing much: 一批, 两类, 三级."""
_HALF_SHARE = Decimal(50)
_HUNDREDTH = Decimal("0.01")
_COUNTED_WHOLES = frozenset("家所座处部辆台")
_SAYINGS = re.compile("个(?:方面|维护|确立|环节|层面|一|坚持|结合|到位|清单|转变)|件事|条龙|家人")
_NO_UNIT = re.compile(r"[年月日时分秒后前内外上下中余多以之期级届轮线楼化版\dA-Za-z]")
_STRANGE_UNIT = re.compile(r"[\u4e00-\u9fff](?=[，。；、,;）)]|$)")
_PEOPLE = re.compile("居民|人口|群众|学生|老人|残疾人|市民|村民|职工|党员|师生|游客|劳动力|志愿者")
_HOMES = re.compile("用户|住户|家庭|农户|商户")
_CHANNELS = re.compile("监控|视频|摄像|探头|专线")
_AROUND = 14
"""Characters around a figure that tell what 路 means."""
_AHEAD = 8
"""Characters in which the noun behind 260余万 tells what is counted."""
_PHRASE = re.compile("[^，。；、（）]*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit as it stands in a text.

    `value` to `upper` is the range it names, one value mostly, with 万 and 亿 multiplied out.
    `step` is what its last digit counts, 100 in 1.26万元; `is_vague` is 余 or 多.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal
    unit: str
    step: Decimal = Decimal(1)
    is_vague: bool = False

    @property
    def amount(self) -> Decimal:
        """The value in the smallest measure of its kind."""
        return in_smallest(self.value, self.unit)

    @property
    def most(self) -> Decimal:
        """The upper end in the smallest measure of its kind."""
        return in_smallest(self.upper, self.unit)


@cache
def _scanner() -> re.Pattern[str]:
    skipped = "|".join(_NO_QUANTITIES)
    figures = (_PERCENT, _IN_TENTHS, _HALF_OF_ALL, _MINUTES, _PLAIN, _HALF, _WORDS)
    return re.compile(f"(?P<skip>{skipped})|{'|'.join(figures)}")


def quantities(text: str, within: Span) -> Iterator[Quantity]:
    """The quantities of a passage of a folded text, in order."""
    for match in _scanner().finditer(text, within.start, within.end):
        if match["skip"] is not None:
            continue
        found: Quantity | None
        if match["number"] is not None:
            found = _arabic(text, match, within.end)
        elif match["of"] is not None:
            found = _share(match)
        elif match["of_ten"] is not None:
            found = _tenths(match)
        elif match["half_of_all"] is not None:
            found = Quantity(*match.span(), _HALF_SHARE, _HALF_SHARE, "%", is_vague=True)
        elif match["minutes"] is not None:
            time = Decimal(match["minutes"]) + Decimal(match["seconds"]) / 60
            found = Quantity(match.start(), match.end(), time, time, "分钟")
        elif match["half"] is not None:
            unit = usual_name(match[0][1:])
            found = Quantity(match.start(), match.end(), Decimal("0.5"), Decimal("0.5"), unit)
        else:
            found = _spelt(text, match)
        if found is not None:
            yield found


def _arabic(text: str, match: re.Match[str], end_of_passage: int) -> Quantity | None:
    digits = without_commas(match["number"])
    if len(digits) > _MOST_DIGITS:
        return None
    power = Decimal(_POWERS.get(match["power"] or "", 1))
    value = Decimal(digits) * power
    step = power.scaleb(-len(digits.partition(".")[2]))
    if match["rest"] is not None:
        rest_power = Decimal(_POWERS.get(match["rest_power"], 1))
        value += Decimal(match["rest"]) * rest_power  # 3亿5000万元
        step = rest_power
    vague = bool(match["some"] or match["more"])
    start, end = match.start("number"), match.end("number")
    if match["upper"] is not None and len(match["upper"]) <= _MOST_DIGITS:
        upper = Decimal(without_commas(match["upper"])) * _POWERS.get(match["upper_power"] or "", 1)
        if match["upper_power"] and not match["power"]:
            scaled = value * _POWERS[match["upper_power"]]
            value = scaled if scaled <= upper else value
        if upper > value:
            unit = usual_name(match["upper_unit"])
            return Quantity(start, match.end(), value, upper, unit, step, vague)
    for group in ("some", "power", "rest", "rest_power", "more"):
        if match[group] is not None:
            end = match.end(group)
    if match["unit"] == "路" and not _is_channel(text, start):
        return None
    if match["unit"] is not None:
        return Quantity(
            start, match.end("unit"), value, value, usual_name(match["unit"]), step, vague
        )
    strange = None if _NO_UNIT.match(text, end) else _STRANGE_UNIT.match(text, end, end_of_passage)
    if strange is not None:
        return Quantity(start, strange.end(), value, value, strange[0], step, vague)
    if match["power"] or vague:
        return Quantity(start, end, value, value, _counted_behind(text, end), step, vague)
    return None


def _is_channel(text: str, start: int) -> bool:
    """Whether 路 counts cameras or lines and does not name a bus route."""
    return _CHANNELS.search(text, max(0, start - _AROUND), start + _AROUND) is not None


def _counted_behind(text: str, end: int) -> str:
    phrase = _PHRASE.match(text, end, end + _AHEAD)
    noun = phrase[0] if phrase else ""
    if _HOMES.search(noun):
        return "户"
    return "人" if _PEOPLE.search(noun) else ""


def _share(match: re.Match[str]) -> Quantity | None:
    """百分之九十五, 千分之三, 百分之95, 三分之二."""
    digits, whole = match["digits"], chinese_number(match["digits"])
    if whole is None and not digits[0].isdecimal():
        return None
    tenths = "".join(str(DIGITS[digit]) for digit in match["tenths"] or "")
    value = Decimal(digits if whole is None else f"{whole}.{tenths or 0}")
    step = Decimal(1).scaleb(-len(digits.partition(".")[2] or tenths))
    if match["of"] in "百千万":
        unit = "‰" if match["of"] == "千" else "%"
        if match["of"] == "万":
            value, step = value.scaleb(-2), step.scaleb(-2)
        return Quantity(*match.span(), value, value, unit, step)
    of = chinese_number(match["of"])
    if not of or value > of:
        return None
    value = (value * 100 / of).quantize(_HUNDREDTH, ROUND_DOWN)
    return Quantity(*match.span(), value, value, "%", _HUNDREDTH, is_vague=True)


def _tenths(match: re.Match[str]) -> Quantity:
    """九成 and 五成三; the last digit of 九成 counts tens of percent."""
    value = _number(match["of_ten"]) * 10
    upper = _number(match["upper_of_ten"]) * 10 if match["upper_of_ten"] else value
    step = Decimal(1).scaleb(1)
    if more := match["of_hundred"]:
        value = upper = upper + (5 if more == "半" else _number(more))
        step = Decimal(1)
    elif "点" in match["of_ten"] or "." in match["of_ten"]:
        step = Decimal(1)
    about = match["tenths_about"] is not None
    return Quantity(*match.span(), value, max(value, upper), "%", step, about)


def _number(digits: str) -> Decimal:
    """A number up to ten: 九, 9, 九点五."""
    if digits == "十":
        return Decimal(10)
    return Decimal("".join(str(DIGITS.get(each, each)) for each in digits.replace("点", ".")))


def _spelt(text: str, match: re.Match[str]) -> Quantity | None:
    numeral, unit = match["chinese"], match["counted"]
    number = chinese_number(numeral)
    if number is None or numeral[0] in "亿零〇":
        return None
    about = match["about"] is not None
    if numeral[0] in "百千万":
        about = about or _BEFORE_ABOUT.search(text, 0, match.start()) is not None
        if not about:
            return None
    elif len(numeral) == 1:
        if unit in _UNCOUNTED or (number == 1 and unit not in _COUNTED_WHOLES):
            return None
        if _SAYINGS.match(text, match.start("counted")):
            return None
    elif not any(character in "十百千万亿" for character in numeral):
        return None
    value = Decimal(number) * _POWERS.get(match["about_power"] or "", 1)
    return Quantity(
        match.start(),
        match.end(),
        value,
        value,
        usual_name(unit),
        is_vague=about,
    )
