"""Words of government prose: those that say nothing about the matter, and names for the same thing.

Progress texts and promises share 完成, 推进, 全区 whatever they are about; such words cut a text,
and count for nothing.  Others (服务, 改造, 社区) are shared by many matters and count for little.
"""

from __future__ import annotations

import re
from functools import cache


def _words(lines: str) -> list[str]:
    return lines.split()


_EMPTY_WORDS = _words(
    """
    完成 新增 新建 新改建 建设 建成 推进 推动 开展 实施 持续 加快 加大 深入 深化 全面 全力 年度
    全年 本年 今年 目标 任务 工作 情况 进行 提升 提高 提供 实现 加强 强化 优化 落实 组织 我区 我县
    我市 我镇 我街道 全区 全县 全市 全镇 全省 本区 本市 本县 区级 县级 市级 省级 累计 截至 截止
    目前 共计 总计 合计 已经 正在 等 各类 各级 各项 相关 有关 方面 任务的 以上 以下 以内 之内
    不少于 不低于 不超过 不高于 达到 约 近 超过 突破 左右 其中 包括 通过 采取 利用 依托 围绕 按照
    促进 完善 巩固 有效 积极 大力 有序 着力 切实 进一步 逐步 稳步 扎实 重点 每个 全部 启动 制定
    建立 健全 打造 创建 争取 引进 培育 不断 解决 主要 同时 继续 下一步 预计 计划 投入 保持 稳定
    确保 保障 得到 力争 如期 按期 按时 顺利 基本 均已 做好 抓好 抓紧 统筹 严格 认真 及时 广泛 印发
    出台 编制 举办 的 了 并 已 对 在 及 和 与 或 将 以 由 从 到 至 于 向 被 把 让 使 每 余 含 共 均
    为 达 也 其 该 以及 每年 每月 关于 至少 甚至 其他 其它 年初 上年 去年 同期 同比
    环比 增加 较 比 各 全 予以 给予
    """
)
_WHOLE_WORDS = _words(
    """
    公共 和谐 和平 和美 共和 节约 签约 公约 预约 违约 条约 合约 契约 履约 附近 邻近 就近 人均 平均
    户均 普及 涉及 参与 给与 对接 应对 对口 对外 结对 方向 面向 发达 到达 送达 平等 高等 初等
    中等 等级 业余 合并 共同 共享 共建 共治 共青团 自由 缘由 以旧换新 以工代赈 让利 把关 使用 使馆
    使命 存在 潜在 从业 从事 在线 在校 在职 在编 在外 到期 到位 已婚 含量 及格 及早 向阳
    均衡 均等 将来 行为 作为 人为 约束 大约 由来 近郊 近视 对象 对照
    对比 比重 比例 比率 比赛 占比 评比 较大 较好 绝对 向导 志向 产业 达标
    综合利用 循环利用 回收利用 开发利用 再利用
    """
)
"""Words in which a character that else says nothing is part of the name."""

_MEASURED_BY = "率|系数|指数"
"""What makes the name of a measure of a word that else says nothing: 完成率, 利用系数."""

_COMMON_WORDS = _words(
    """
    改造 治理 服务 中心 项目 工程 设施 机构 管理 安全 活动 居民 群众 整治 安装 更新 更换 维修 检查
    覆盖 水平 质量 能力 体系 机制 标准 规范 场所 单位 企业 城市 农村 社区 街道 乡镇 政务 资金 发展
    环境 公共 系统 数据 面积 重大 全民 基本 社会 行动 专项 人员 学校 平台 制度 政策 方案 综合 示范
    智能 数字 生活 问题 处置 监管 部门 区域 重要 周边 开放 试点 老旧 小区 人次 惠及 受益 参加 宣传
    培训 文化 产业 创新 科技 投资 资源 市场 技术 国家 市区 建筑 住房 道路 村庄 乡村
    青年 老人 老年 儿童 学生 教师 妇女 职工 干部 人才 党员 医师 护士 患者 游客 市民 村民 家庭
    增长 下降 上升 回落
    """
)
"""Words that many matters share."""

_SAME_THING = {
    "泊位": "车位",
    "公厕": "厕所",
    "渗漏": "漏雨",
    "漏水": "漏雨",
    "内涝": "积水",
    "易涝": "积水",
    "微克": "pm2.5",
    "细颗": "pm2.5",
    "供暖": "供热",
    "采暖": "供热",
    "医生": "医师",
    "老师": "教师",
    "竣工": "完工",
    "费价": "cpi",
    "产总": "gdp",
    "除颤": "aed",
    "无线": "wifi",
}
"""Pairs of characters, and the pair that means the same."""

WORK_VERBS = (
    "新建|改建|扩建|改造|建设|新增|增设|增加|完成|开工|启动|建成|竣工|投入|投用|实施|开展|推进|安装|更换|更新"
    "|修建|修缮|加装|维修|整治|整改|修复|建|培训|举办|组织|引进|出台|印发|拆除|实现|达到?|惠及|提供|覆盖|交付|验收"
)
"""What units do, or report to have done, as alternatives of an expression."""

COMMON_WEIGHT = 0.3
_HALF_COMMON = {"改扩": 0.7, "扩建": 0.7, "改建": 0.7}

_VERBS: tuple[frozenset[str], ...] = (
    frozenset({"新建", "新开工", "建成", "新建成", "建设"}),
    frozenset({"改造", "提升", "改建", "翻新", "提质", "整治", "修缮", "维修"}),
    frozenset({"扩建", "改扩建"}),
    frozenset({"新增", "增加", "新辟", "增设", "加装"}),
    frozenset({"更新", "更换", "换装"}),
    frozenset({"拆除", "撤销", "淘汰", "关停", "腾退"}),
    frozenset({"优化", "调整"}),
    frozenset({"续建"}),
    frozenset({"大修", "中修", "养护"}),
)
"""What is done to a thing; each set is one deed."""
_NEW_AND_REBUILT = re.compile("新[改扩]{1,2}建")
"""Two deeds in one word."""


@cache
def empty_words() -> re.Pattern[str]:
    """Matches a word that says nothing, or, in the group `whole`, one that must not be cut."""
    whole = "|".join(sorted(_WHOLE_WORDS, key=len, reverse=True))
    empty = "|".join(sorted(set(_EMPTY_WORDS), key=lambda word: (-len(word), word)))
    return re.compile(f"(?P<whole>{whole}|(?:{empty})(?:{_MEASURED_BY}))|{empty}")


@cache
def weights() -> dict[str, float]:
    """Pairs of characters that count for less than one."""
    return {**dict.fromkeys(_COMMON_WORDS, COMMON_WEIGHT), **_HALF_COMMON}


def same_thing(pair: str) -> str:
    """The pair of characters under which its synonyms are compared."""
    return _SAME_THING.get(pair, pair)


@cache
def _deeds() -> tuple[re.Pattern[str], dict[str, int]]:
    deed_of = {verb: index for index, verbs in enumerate(_VERBS) for verb in verbs}
    pattern = "|".join(sorted(deed_of, key=len, reverse=True))
    return re.compile(pattern), deed_of


def deeds(text: str) -> frozenset[int]:
    """Which deeds the text names, as numbers: 新建 and 建成 are one, 改造 is another."""
    pattern, deed_of = _deeds()
    found = frozenset(deed_of[verb] for verb in pattern.findall(text))
    return found | {deed_of["新建"]} if _NEW_AND_REBUILT.search(text) else found


def without_deeds(text: str) -> str:
    """The characters of a text that name no deed and say something: what it is done to."""
    pattern, _deed_of = _deeds()
    bare = empty_words().sub(lambda match: match["whole"] or "", pattern.sub("", text))
    return re.sub(r"[^\w]", "", bare)
