"""Targets that are kept by staying below them, and such as are missed that way."""

from __future__ import annotations

from datetime import date

import pytest

from taskreview.model import Task
from taskreview.review import HintCode, assess

KEPT = """
    故障率≤3%。|故障率2.6%。
    故障率<3%。|故障率2.6%。
    故障率不突破3%。|故障率2.6%。
    平均办理时间缩短为5个工作日。|平均办理时间4个工作日。
    办理环节减至4个。|办理环节3个。
    申请材料精简到6份。|申请材料5份。
    负债率降低至60%。|负债率58%。
    漏损率9%。|漏损率8.7%。
    抽检不合格率1%。|抽检不合格率0.8%。
    空置率15%。|空置率12%。
    城镇调查失业率5.5%左右。|城镇调查失业率5.2%。
    赤字率按3%安排。|赤字率2.8%。
    药占比30%。|药占比28%。
    PM2.5浓度达到32微克/立方米。|PM2.5浓度31微克/立方米。
    响应时间达到30分钟。|响应时间25分钟。
    到场时间30分钟。|到场时间25分钟。
    “三公”经费预算500万元。|“三公”经费支出480万元。
    PM2.5年均浓度≤32μg/m³。|PM2.5平均浓度31μg/m³。
    审批时限压缩至3个工作日。|审批时限压缩至2个工作日。
    办事跑动次数压减到1次。|办事跑动次数0次。
    信访总量下降至300件。|信访总量260件。
    管网漏损率控制到8%。|管网漏损率7.6%。
    行政成本压降至200万元。|行政成本180万元。
    重复投诉率2%。|重复投诉率1.5%。
    群众等候时长15分钟。|群众等候时长12分钟。
    婴儿死亡率4‰。|婴儿死亡率3.1‰。
    刑事案件发案数压降到50起。|刑事案件发案数45起。
    企业开办时间1个工作日。|企业开办时间0.5个工作日。
    城镇登记失业率4%。|城镇登记失业率3.6%。
    单位GDP能耗0.5吨标准煤。|单位GDP能耗0.46吨标准煤。
    不良贷款率1.5%。|不良贷款率1.2%。
    财政供养人员编制精简为120名。|财政供养人员编制110名。
    政府债务余额上限50亿元。|政府债务余额46亿元。
    污染地块不得超过5块。|污染地块3块。
    平均接诉响应时长缩减为20分钟。|平均接诉响应时长18分钟。
    申报材料由12份减少为6份。|申报材料减少为5份。
    超期件数压减为10件。|超期件数6件。
    一般性支出压缩到800万元。|一般性支出760万元。
    碳排放强度降为1.2吨。|碳排放强度1.1吨。
    逾期率2%。|逾期率1.1%。
    差错率0.5%。|差错率0.2%。
    拥堵指数1.6。|拥堵指数1.5。
"""
"""Each a content and a progress."""

MISSED = """
    新建停车位1000个。|新建停车位800个。
    改造老旧小区20个。|改造老旧小区15个。
    参保率达到95%。|参保率92%。
    绿化覆盖率达到40%。|绿化覆盖率38%。
    培训教师500人。|培训教师420人。
    群众满意率达到90%。|群众满意率86%。
    故障率≤3%。|故障率3.6%。
    办理环节减至4个。|办理环节6个。
    负债率降低至60%。|负债率65%。
    平均办理时间缩短为5个工作日。|平均办理时间7个工作日。
    服务时间达到3000小时。|服务时间2600小时。
"""


def _said(content: str, progress: str) -> list[str]:
    """What is said of the figures of a task that is done by its status."""
    task = Task(1, content=content, progress=progress, status="已完成", units=("区教育局",))
    hints = assess(task, date(2024, 12, 5)).hints
    return [hint.message for hint in hints if hint.code is HintCode.STATUS_VS_FIGURE]


def _lines(listed: str) -> list[str]:
    return [line.strip() for line in listed.strip().splitlines()]


@pytest.mark.parametrize("texts", _lines(KEPT))
def test_an_upper_bound_that_is_kept_is_no_hint(texts: str) -> None:
    assert _said(*texts.split("|")) == []


@pytest.mark.parametrize("texts", _lines(MISSED))
def test_a_target_that_is_missed_is_one(texts: str) -> None:
    assert len(_said(*texts.split("|"))) == 1
