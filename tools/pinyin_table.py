"""Makes the table of pinyin that the search reads.

    python tools/pinyin_table.py update    write it anew, from pypinyin and the list below
    python tools/pinyin_table.py check     exit code 1 if it is not what `update` would write

One line a syllable, toneless and with v for ü: the syllable, a space, its characters.  The
characters are those of GB 2312 and Big5.  Each has the reading that pypinyin gives it alone, and
the further ones that are in common use; pypinyin's full list of readings adds archaic ones.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from pypinyin import Style, pinyin

from data_table import FOLDER, run, simplified

TABLE = FOLDER / "pinyin.txt"

FURTHER_READINGS = """
阿 e / 艾 yi / 扒 pa / 柏 bo / 蚌 beng / 剥 bao / 薄 bo bu / 堡 pu / 泌 bi / 辟 bi / 扁 pian
便 pian / 骠 piao / 屏 bing / 伯 bai / 参 cen shen / 藏 zang / 曾 zeng / 差 chai ci / 禅 shan
颤 zhan / 长 chang / 朝 zhao / 车 ju / 称 chen / 盛 cheng / 乘 sheng / 澄 deng / 重 chong
泊 bo / 畜 xu / 传 zhuan / 伺 si / 撮 zuo / 大 dai / 单 chan shan / 弹 tan / 得 dei / 的 di / 地 de
都 du / 度 duo / 囤 tun / 恶 wu / 否 pi / 给 ji / 龟 jun qiu / 还 huan / 行 hang / 巷 hang
合 ge / 和 hu huo / 核 hu / 会 kuai / 系 ji / 夹 ga / 贾 gu / 见 xian / 降 xiang / 强 jiang
角 jue / 校 jiao / 觉 jiao / 嚼 jiao / 解 hai xie / 芥 gai / 劲 jing / 颈 geng / 圈 juan
卡 qia / 壳 qiao / 溃 hui / 落 la lao / 烙 luo / 乐 yue / 了 liao / 六 lu / 露 lou / 绿 lu
率 shuai / 偻 lv / 抹 ma / 埋 man / 脉 mo / 没 mo / 秘 bi / 模 mu / 粘 nian / 呢 ni / 拗 niu
弄 long / 疟 yao / 迫 pai / 刨 bao / 炮 bao / 奇 ji / 茄 qie / 亲 qing / 区 ou / 雀 qiao / 塞 se
色 shai / 杉 sha / 厦 xia / 石 dan / 什 shi / 识 zhi / 似 si / 数 shuo / 属 zhu / 说 shui
宿 xiu / 拓 ta / 提 di / 调 tiao / 褪 tun / 尾 yi / 尉 yu / 蔚 yu / 吓 he / 纤 qian / 削 xiao
血 xie / 吁 yu / 钥 yue / 咽 ye / 叶 xie / 遗 wei / 约 yao / 择 zhai / 轧 zha / 扎 za / 查 zha
着 zhao zhuo / 折 she / 幢 zhuang / 琢 zhuo / 仔 zi / 柞 zuo / 咖 ga / 曝 bao / 栅 shan
氓 meng / 坻 di / 埔 bu / 圩 xu / 浒 xu / 涡 guo / 渑 sheng / 洗 xian / 盖 ge / 翟 zhai / 仇 qiu
朴 piao / 缪 miao / 覃 qin
"""
"""Readings in use beside the one a character has alone: `character syllable …`, set apart by /."""

_VOWELS = frozenset("aeiouv")
"""A syllable has one of them; what 嗯 and 呒 are read as is none that anybody types."""

_TONELESS_UE = {"lve": "lue", "nve": "nue"}
"""略 and 虐 are typed both ways."""


def table() -> str:
    """The whole table, as it is written."""
    characters: dict[str, set[str]] = defaultdict(set)
    for character in sorted(_characters()):
        for syllable in readings(character):
            characters[syllable].add(character)
    return "".join(
        f"{syllable} {''.join(sorted(characters[syllable]))}\n" for syllable in sorted(characters)
    )


def readings(character: str) -> set[str]:
    """The toneless syllables of a character; empty if it has none."""
    alone = pinyin(character, style=Style.NORMAL, v_to_u=False, errors="ignore")
    syllables = {alone[0][0]} if alone and _VOWELS.intersection(alone[0][0]) else set()
    syllables |= _further().get(character, set())
    return syllables | {_TONELESS_UE[each] for each in syllables if each in _TONELESS_UE}


def _further() -> dict[str, set[str]]:
    further: dict[str, set[str]] = defaultdict(set)
    for entry in " / ".join(FURTHER_READINGS.strip().splitlines()).split(" / "):
        character, *syllables = entry.split()
        further[character].update(syllables)
    return further


def _characters() -> set[str]:
    """The Chinese characters that GB 2312 or Big5 can write."""
    traditional = {c for c in map(chr, range(0x4E00, 0xA000)) if c.encode("big5", "ignore")}
    return simplified() | traditional


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], TABLE, table, __doc__ or ""))
