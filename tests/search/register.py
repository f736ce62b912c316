"""A small register of a made-up county, and ways to look at what is found in it."""

from __future__ import annotations

from taskreview.model import Field, Task
from taskreview.search import Finder, Results, Tier
from taskreview.search.query import SEARCHED

TASKS = (
    Task(
        row=1,
        id=1,
        source="县政府工作报告第7项",
        content="新建公共充电桩300个，改造老旧小区供暖管网16号楼至20号楼。",
        units=("县发展改革委", "县住房城乡建设局"),
        status="正在推进",
        progress="1.2025年已建成充电桩120个。2.供暖管网改造进场施工。",
    ),
    Task(
        row=2,
        id=2,
        source="县重点任务第十七项",
        content="开展河道清淤3.6公里，治理黑臭水体6处。",
        units=("县水利局",),
        status="已完成",
        progress="完成河道清淤13.6公里；黑臭水体治理未通过验收。",
    ),
    Task(
        row=3,
        id="03",
        source="县重点任务第3项",
        content="新增幼儿园学位1100个，中小学食堂“明厨亮灶”100家。",
        units=("县教育体育局", "县市场监管局"),
        status="正在推进",
        progress="Ａ区WiFi已覆盖；学校食堂明厨亮灶完成100家。",
    ),
    Task(
        row=4,
        id=12,
        source=None,
        content="消防救援站建设：选址、立项、开工。",
        units=("县消防救援大队", "县发展改革委"),
        status=None,
        progress=None,
    ),
    Task(
        row=5,
        id=None,
        source="县重点任务第20项",
        content="完善县医院急诊急救体系，购置负压救护车2辆，救护车配备除颤仪。",
        units=("县卫生健康委", "县人民医院"),
        status="已完成",
        progress="负压救护车到位，医护人员培训结束。",
    ),
)


def tiers(finder: Finder, query: str) -> dict[int, list[Tier]]:
    """Row in the file -> the tier of each word, in the order of the results."""
    results = finder.find(query)
    return {
        row + 1: [reason.tier for reason in finder.reasons(results, row)] for row in results.rows
    }


def rows(finder: Finder, query: str) -> list[int]:
    """The rows in the file that a query finds, best first."""
    return [row + 1 for row in finder.find(query).rows]


def marked(finder: Finder, results: Results, tasks: tuple[Task, ...], index: int) -> list[str]:
    """The passages of the original that are highlighted, in the order of the fields."""
    marks = finder.marks(results, index)
    order = sorted(marks, key=lambda key: (SEARCHED.index(key[0]), key[1]))
    return [
        text_of(tasks[index], field, number)[start:end]
        for field, number in order
        for start, end in marks[field, number]
    ]


def text_of(task: Task, field: Field, index: int) -> str:
    """The original text that the spans of a mark count in."""
    match field:
        case Field.UNITS:
            return task.units[index]
        case Field.ID:
            return str(task.id)
        case Field.CONTENT:
            return task.content or ""
        case Field.PROGRESS:
            return task.progress or ""
        case Field.SOURCE:
            return task.source or ""
        case _:
            return task.status or ""
