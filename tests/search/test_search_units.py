"""The names of units: what each rule takes for one, and what it does not."""

from __future__ import annotations

import pytest

from taskreview.model import Task
from taskreview.search import Finder, Tier
from taskreview.search.unit_name import is_office, unit_name


def found(query: str, *units: str) -> dict[str, Tier]:
    """Unit -> tier, of those units that the query finds; one task a unit."""
    finder = Finder(Task(row=row, units=(unit,)) for row, unit in enumerate(units, 1))
    results = finder.find(query)
    return {units[row]: finder.reasons(results, row)[0].tier for row in results.rows}


@pytest.mark.parametrize(
    ("name", "district", "core", "kind"),
    [
        ("区教委", "区", "教委", "委"),
        ("青山区教育委员会", "青山区", "教育委", "委"),
        ("东川市青山区教委", "东川市青山区", "教委", "委"),
        ("石桥镇财政所", "石桥镇", "财政所", "所"),
        ("省财政厅", "省", "财政厅", "厅"),
        ("区委办公室", "区委", "办公室", "室"),
        ("区城市管理委", "区", "城市管理委", "委"),
        ("市场监管局", "", "市场监管局", "局"),
        ("城乡建设局", "", "城乡建设局", "局"),
        ("乡村振兴局", "", "乡村振兴局", "局"),
        ("区城管委（牵头）", "区", "城管委", "委"),
        ("石桥镇", "", "石桥镇", "镇"),
    ],
)
def test_a_name_is_taken_to_pieces(name: str, district: str, core: str, kind: str) -> None:
    parts = unit_name(name)
    assert parts.district == district
    assert name[parts.core_start : parts.end] == core
    assert name[parts.end - 1] == kind


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("教育委员会", "区教委"),
        ("青山区教育委员会", "区教委"),
        ("残疾人联合会", "县残联"),
        ("住房和城乡建设委员会", "区住房城乡建设委"),
        ("国防动员办公室", "区国动办"),
        ("水务集团有限责任公司", "市水务集团"),
        ("燃气有限公司", "市燃气股份有限公司"),
        ("市交通和城市管理局", "市城市管理局"),
        ("jiaoyuweiyuanhui", "区教委"),
    ],
)
def test_official_names(query: str, unit: str) -> None:
    tier = Tier.PINYIN if query.isascii() else Tier.OFFICIAL_NAME
    assert found(query, unit, "区水务局") == {unit: tier}


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("农委", "区农业农村委员会"),
        ("区农委", "青山区农业农村委员会"),
        ("青山区农委", "青山区农业农村委员会"),
        ("人社局", "市人力资源和社会保障局"),
        ("规自局", "县规划和自然资源局"),
        ("市监所", "镇市场监督管理所"),
        ("城管", "区城市管理委"),
    ],
)
def test_short_names(query: str, unit: str) -> None:
    assert found(query, unit, "区水务局") == {unit: Tier.ABBREVIATION}


def test_a_short_name_keeps_the_kind_of_office_unless_offices_are_known_by_it() -> None:
    finder = Finder([Task(row=1, units=("县公安交警队",)), Task(row=2, content="公交站点")])
    assert [*finder.find("公交").rows] == [1]
    assert [*finder.find("城管").rows] == []
    assert [*Finder([Task(row=1, units=("县公安交警队",))]).find("公交").rows] == [0]


@pytest.mark.parametrize("query", ["海淀区教委", "教体局", "政府", "区政"])
def test_no_names_of_a_unit(query: str) -> None:
    assert found(query, "青山区城市管理委", "青山区教委", "青山区教育局") == {}


@pytest.mark.parametrize(
    ("query", "unit", "tier"),
    [
        ("民证局", "区民政局", Tier.ALIKE),  # sounds alike
        ("民攻局", "区民政局", Tier.ALIKE),  # looks alike
        ("卫见委", "区卫生健康委", Tier.ALIKE),
        ("农叶局", "市农业农村局", Tier.ALIKE),
        ("卫健生康委", "区卫生健康委", Tier.NEAR),
        ("退役军事人务局", "市退役军人事务局", Tier.NEAR),
        ("园林林局", "区园林局", Tier.NEAR),
    ],
)
def test_misspelt_names(query: str, unit: str, tier: Tier) -> None:
    assert found(query, unit, "区审计局") == {unit: tier}


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("税务局", "区水务局"),
        ("水务局", "区税务局"),
        ("财政局", "区民政局"),
        ("人民法院", "区人民医院"),
        ("体育馆", "区体育局"),
        ("水利所", "区水利局"),
        ("民航局", "区民政局"),
    ],
)
def test_the_name_of_another_office_is_no_misspelling(query: str, unit: str) -> None:
    assert found(query, unit) == {}


def test_offices_are_known_with_and_without_their_ending() -> None:
    assert all(map(is_office, ("税务", "税务局", "区税务局", "青山区税务局", "农业农村委员会")))
    assert not any(map(is_office, ("民正局", "公交", "停车位")))


@pytest.mark.parametrize(
    ("query", "units"),
    [
        ("jw", {"区纪委", "区教育委员会"}),
        ("zfw", {"区政法委"}),  # also first letters of 住房…委, but these are all of a name
        ("zjw", {"区住房城乡建设委"}),
        ("m", {"区民政局"}),
        ("scjg", {"区市场监督管理局"}),
    ],
)
def test_first_letters(query: str, units: set[str]) -> None:
    everybody = (
        "区纪委",
        "区教育委员会",
        "区政法委",
        "区住房城乡建设委",
        "区民政局",
        "区市场监督管理局",
    )
    assert set(found(query, *everybody)) == units


def test_no_more_places_than_there_are_levels_stand_before_a_name() -> None:
    assert unit_name("河北省唐山市玉田县石桥镇教委").district == "河北省唐山市玉田县石桥镇"
    assert unit_name("区" * 2000 + "教委").core_start == 4


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("盐城市卫生健康委", "卫生健康委"),
        ("江苏省盐城市教委", "教委"),
        ("成都市民政局", "民政局"),
        ("镇江市教委", "教委"),
        ("镇海区教委", "教委"),
        ("凉山州卫生健康委", "卫生健康委"),
        ("州教育局", "教育局"),
        ("广州市教育局", "教育局"),
        ("市政府办公室", "政府办公室"),
        ("市政务服务局", "政务服务局"),
        ("市市政管理处", "市政管理处"),
        ("城市管理委", "城市管理委"),
        ("区城市管理委", "城市管理委"),
        ("副中心城市管理局", "副中心城市管理局"),
        ("都市农业办", "都市农业办"),
        ("社区服务中心", "社区服务中心"),
        ("市民热线中心", "市民热线中心"),
        ("县域经济办", "县域经济办"),
        ("县县域经济办", "县域经济办"),
        ("城乡建设局", "城乡建设局"),
        ("苏州河管理处", "苏州河管理处"),
    ],
)
def test_where_the_core_begins(name: str, core: str) -> None:
    assert name[unit_name(name).core_start :] == core


@pytest.mark.parametrize("place", ["大兴区", "盐城市", "成都市", "镇江市", "凉山州", "诸城市"])
@pytest.mark.parametrize("query", ["wjw", "卫健委", "卫建委", "weijianwei"])
def test_a_unit_of_any_place_has_its_short_names(place: str, query: str) -> None:
    units = [f"{place}{office}" for office in ("卫生健康委", "教委", "财政局")]
    finder = Finder(Task(row, row, units=(unit,)) for row, unit in enumerate(units, 1))
    assert [*finder.find(query).rows] == [0]


def test_a_complete_short_name_in_first_letters_comes_before_the_beginning_of_another() -> None:
    assert list(found("slj", "市水利局", "市水利建设中心", "市森林局")) == ["市水利局", "市森林局"]
    assert list(found("yjj", "园景街道", "应急管理局")) == ["应急管理局"]
    assert list(found("yjj", "园景街道", "林业局")) == ["园景街道"]


def test_first_letters_of_a_unit_are_a_word_of_any_text() -> None:
    finder = Finder(
        [
            Task(row=1, units=("乡村振兴局",), content="修路"),
            Task(row=2, units=("区财政局",), content="落实乡村振兴资金"),
            Task(row=3, units=("区财政局",), content="乡村学校"),
        ]
    )
    assert list(finder.find("xczx").rows) == [0, 1]
