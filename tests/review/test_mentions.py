"""The part that a figure plays in its sentence."""

from __future__ import annotations

import pytest

from taskreview.review.reading import Reading
from taskreview.review.roles import Role


def _roles(text: str) -> list[tuple[str, Role]]:
    reading = Reading(text)
    return [(reading.slice(mention.span), mention.role) for mention in reading.mentions]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("由每人每月300元提高到320元", [Role.BASELINE, Role.FIGURE]),
        ("由年初的61.5%升至70.2%", [Role.BASELINE, Role.FIGURE]),
        ("建成52所，超额完成50所的年度目标", [Role.FIGURE, Role.RESTATED]),
        ("全年计划新建30所，实际建成34所", [Role.PLAN, Role.FIGURE]),
        ("18个项目已完工11个", [Role.SCOPE, Role.FIGURE]),
        ("18个社区项目，目前已完成11个", [Role.SCOPE, Role.FIGURE]),
        ("18所新建学校中，16所已启用", [Role.SCOPE, Role.FIGURE]),
        ("建成9座，其余3座正在施工", [Role.FIGURE, Role.REST]),
        ("拟新建6座", [Role.PLAN]),
        ("下一步，再建6座", [Role.PLAN]),
        ("预计服务5000人", [Role.FORECAST]),
        ("建成桩位900个，其中快充200个", [Role.FIGURE, Role.PART]),
        ("新建路口16处（含人行灯5处）", [Role.FIGURE, Role.PART]),
        ("完成年度任务的87.5%", [Role.COMPLETION]),
        ("建成40个（80%）", [Role.FIGURE, Role.COMPLETION]),
        ("女性占比46%", [Role.SHARE]),
        ("产值同比增长7.6%", [Role.GROWTH]),
        ("为80岁以上老人体检3000人", [Role.QUALIFIER, Role.FIGURE]),
        ("引进项目5个，总投资20亿元", [Role.FIGURE, Role.ATTRIBUTE]),
        ("分2批培训300人", [Role.QUALIFIER, Role.FIGURE]),
        ("发放种子3批", [Role.FIGURE]),
        ("开展义诊800小时以上", [Role.FIGURE]),
        ("连续服务8小时以上的保洁员60人", [Role.QUALIFIER, Role.FIGURE]),
        # A task is counted, a goal measures.
        ("已落实20项任务", [Role.FIGURE]),
        ("办结12件计划", [Role.FIGURE]),
        ("完成23项，超过20项任务", [Role.FIGURE, Role.RESTATED]),
        ("建成23所，超额完成20所目标", [Role.FIGURE, Role.RESTATED]),
        # Not done, wherever that is said.
        ("4座桥尚未开工", [Role.REST]),
        ("桥4座因汛期无法新建", [Role.REST]),
        ("4座桥均未能架设", [Role.REST]),
        ("4座桥至今没有开工，安装路灯9盏", [Role.REST, Role.FIGURE]),
        ("4座桥暂缓建设", [Role.REST]),
        ("桥4座（尚未验收）", [Role.REST]),
        ("新建桥4座，目前仍未动工", [Role.REST]),
        ("未按期新建桥4座", [Role.REST]),
        # Said of something else, or no bad thing.
        ("桥4座建成，正在绿化", [Role.FIGURE]),
        ("新增学位300个，正在面向社会招生", [Role.FIGURE]),
        ("排查隐患60处，未整改7处", [Role.FIGURE, Role.REST]),
        ("解决无法办证问题4个小区", [Role.FIGURE]),
        ("为未安装电梯小区4个加装", [Role.FIGURE]),
        ("无法律纠纷企业4家", [Role.FIGURE]),
        ("督办未整改问题4件", [Role.FIGURE]),
        ("4座桥建成但尚未通车", [Role.FIGURE]),
        ("目前未安装路灯4盏", [Role.REST]),
        ("区交通局因汛期未新建桥4座", [Role.REST]),
        ("4座桥预计年底建成", [Role.FORECAST]),
        ("桥4座，拟于明年动工", [Role.REST]),
        ("新建桥4座，将于10月启动建设", [Role.REST]),
        ("新建桥4座，拟申报优质工程", [Role.FIGURE]),
        ("建成桥4座，明年启动二期", [Role.FIGURE]),
        ("4座桥将于明年实施", [Role.PLAN]),
        ("4座桥已建成，计划国庆通车", [Role.FIGURE]),
        ("4座桥按计划建成", [Role.FIGURE]),
        ("为未通水的村铺设管道4公里", [Role.FIGURE]),
        ("4栋未安装电梯的楼房完成加装", [Role.FIGURE]),
        ("检查食堂4家未发现隐患", [Role.FIGURE]),
        ("服务未成年人4人", [Role.FIGURE]),
        ("盘活批而未供土地4亩", [Role.FIGURE]),
        ("4座桥正在运行", [Role.FIGURE]),
        ("4家企业入驻建设中心", [Role.FIGURE]),
        # Under way.
        ("4座桥正在架设", [Role.UNDER_WAY]),
        ("4座桥施工中", [Role.UNDER_WAY]),
        ("桥4座待验收", [Role.UNDER_WAY]),
        ("桥4座接待游客", [Role.FIGURE]),
        # 计划, 拟 and 将 as verbs that point ahead, and as what they are else.
        ("区水务局计划新建6座", [Role.PLAN]),
        ("将于9月新建6座", [Role.PLAN]),
        ("将新建6座，已完成选址", [Role.PLAN]),
        ("按工作计划新建6座", [Role.FIGURE]),
        ("将6座旱厕改为水厕，已完工", [Role.FIGURE]),
        ("将旱厕6座改为水厕，现已投用", [Role.FIGURE]),
        ("开展虚拟仿真实训6次", [Role.FIGURE]),
        ("举办模拟招聘6场", [Role.FIGURE]),
        ("走访将士家属6户", [Role.FIGURE]),
        ("有望新建6座", [Role.FORECAST]),
        # Said again, and a part of it done.
        ("76处闲置资产已盘活69处", [Role.SCOPE, Role.FIGURE]),
        ("37个排污口，整治35个", [Role.SCOPE, Role.FIGURE]),
        ("37个排污口中35个已完成整治", [Role.SCOPE, Role.FIGURE]),
        ("37个排污口，35个已完成整治", [Role.SCOPE, Role.FIGURE]),
        ("应改造危桥12座，实际改造9座", [Role.SCOPE, Role.FIGURE]),
        ("50件积案已成功化解48件", [Role.SCOPE, Role.FIGURE]),
        ("15个小区改造完成，新建公园3个", [Role.FIGURE, Role.FIGURE]),
        ("15个小区全部改造，已建公园3个", [Role.FIGURE, Role.FIGURE]),
        ("招聘医生37名，已到岗31名", [Role.FIGURE, Role.FIGURE]),
        ("12个乡镇建成驿站30个", [Role.FIGURE, Role.FIGURE]),
        # Only begun, or prepared.
        ("危桥改造开工12座、完工9座", [Role.BEGUN, Role.FIGURE]),
        ("12座危桥全部开工，完工9座", [Role.SCOPE, Role.FIGURE]),
        ("已开工建设农田21万亩，建成9万亩", [Role.BEGUN, Role.FIGURE]),
        ("3所学校完成选址", [Role.BEGUN]),
        ("参加开工仪式30人", [Role.FIGURE]),
        # How long something takes is no amount of work.
        ("从赋码到开工平均用时36个工作日", [Role.FIGURE]),
        ("启动调查用时2小时", [Role.FIGURE]),
        # From how much on it counts.
        ("其中10亿元以上12个", [Role.QUALIFIER, Role.PART]),
        ("新建100亩以上3处", [Role.QUALIFIER, Role.FIGURE]),
        ("启动应急响应3次", [Role.FIGURE]),
    ],
)
def test_roles(text: str, roles: list[Role]) -> None:
    assert [role for _figure, role in _roles(text)] == roles


@pytest.mark.parametrize(
    ("text", "is_cap"),
    [
        ("控制在40微克/立方米", True),
        ("漏损率9%以内", True),
        ("不超过100项", True),
        ("不低于100项", False),
        ("达到100项", False),
    ],
)
def test_what_is_not_to_be_exceeded(text: str, is_cap: bool) -> None:
    (mention,) = Reading(text).mentions
    assert mention.is_cap is is_cap


@pytest.mark.parametrize(
    ("text", "is_rough"),
    [
        ("近650人", True),
        ("约650人", True),
        ("650余人", True),
        ("650人左右", True),
        ("650人", False),
    ],
)
def test_estimates(text: str, is_rough: bool) -> None:
    (mention,) = Reading(text).mentions
    assert mention.is_rough is is_rough


def test_each_figure_has_the_words_about_it() -> None:
    reading = Reading("建设养老院4家、托育园8所，惠及老人、儿童3000人")
    words = [
        (reading.slice(mention.left), reading.slice(mention.right)) for mention in reading.mentions
    ]
    assert words == [("建设养老院", ""), ("托育园", ""), ("儿童", "")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("普及率、数控化率分别达到82.7%和64.9%", ["普及率", "数控化率"]),
        ("中学和小学已分别建成2所、6所", ["中学", "小学"]),
        ("和美乡村、农家书屋分别建成4个和5个", ["和美乡村", "农家书屋"]),
        ("截至11月底，覆盖率、保护率分别为41%、54%", ["覆盖率", "保护率"]),
        ("普及率、数控化率，分别达到82.7%、64.9%", ["普及率", "数控化率"]),
        ("普及率和数控化率分别由7%、6%提高到8%、9%", ["普及率", "数控化率"] * 2),
        ("分别培训教师、医生280人和210人", ["教师", "医生"]),
        # As many names as figures, or none.
        ("街道分别建成5个、4个", ["街道分别建成", ""]),
    ],
)
def test_figures_of_an_enumeration_have_each_its_name(text: str, names: list[str]) -> None:
    reading = Reading(text)
    assert [reading.slice(mention.left) for mention in reading.mentions] == names


def test_growth_of_several_things_is_growth_of_each() -> None:
    assert [role for _figure, role in _roles("收入、粮食分别增长5.5%、2.3%")] == [Role.GROWTH] * 2
