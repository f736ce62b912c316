"""What is reported on: a register with tasks of all kinds."""

REGISTER = """\
title: 区重点任务
tasks:
  - id: 1
    source: 市民生实事第1项
    content: 新建停车位1000个；新增有偿错时共享停车位1万个。
    units: [区城市管理委, 区教委]
    deadline: 2024-12-01
    status: 正在推进
    progress: 1.新建停车位300个。
    review: {verdict: returned, reason: "未说明|错时<b>共享*停车位*", date: 2024-12-03}
  - id: 2
    content: 建设安宁疗护中心4家。
    units: [区卫生健康委]
    deadline: 2024-12-07
    status: 正在推进
    progress: 建成安宁疗护中心1家。
    review: {verdict: passed, date: 2024-12-03}
  - id: 3
    content: 创建体育公园2个。
    units: [../区体育局, 区教委]
    deadline: 2024-12-31
    status: 未启动
    review: {verdict: returned, reason: 没有进展}
  - id: 4
    content: 开展监测。
    units: [区生态环境局]
    status: 已完成
    progress: 已完成监测。
    review: {verdict: returned, reason: 旧, digest: "00000000"}
  - id: 5
    content: 无人负责的事项。
    status: 已完成
    progress: 已完成无人负责的事项。
    review: {verdict: returned, reason: 缺单位}
"""
