"""What answers a promise: words, figures, order, abbreviations; and what does not."""

from __future__ import annotations

import pytest

from review.talk import Said, ask
from taskreview.review import Answer, HintCode, Promise


def _first(said: Said) -> Promise:
    return said.assessment.promises[0]


def test_a_promise_without_a_word_in_the_progress_is_not_answered() -> None:
    said = ask("修建登山步道8公里；补植银杏树600株。", "登山步道建成8.4公里。")
    assert said.answers == {"修建登山步道8公里": "yes", "补植银杏树600株": "no"}
    (hint,) = [each for each in said.assessment.hints if each.code is HintCode.NO_ANSWER]
    assert hint.promise == 1
    assert said.content[hint.start : hint.end] == "补植银杏树600株"


def test_the_ratio_is_reported_over_target() -> None:
    said = ask("新增停车位5000个。", "新增停车位700余个。")
    (target,) = _first(said).targets
    (reported,) = target.answers
    assert (int(target.value), int(reported.value)) == (5000, 700)
    assert (reported.ratio, reported.weak) == (0.14, False)


def test_a_ratio_converts_measures() -> None:
    said = ask("争取专项资金3亿元。", "争取专项资金24000万元。")
    assert _first(said).targets[0].answers[0].ratio == 0.8


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        ("垃圾分类覆盖率达到90%。", "垃圾分类覆盖率93%。"),
        ("争取资金1—2亿元。", "争取资金1.5亿元。"),
        ("企业开办时间压缩至1天以内。", "企业开办时间压缩至0.5个工作日。"),
        ("新增床位200张。", "床位由800张增加到1010张。"),
    ],
)
def test_rates_ranges_caps_and_stocks_have_no_ratio(content: str, progress: str) -> None:
    assert _first(ask(content, progress)).targets[0].answers[0].ratio is None


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        # The figure goes to the promise whose own words it has.
        (
            "新增停车位1万个；利用人防工程新增停车位5000个。",
            "利用人防工程新增停车位700余个。",
            {"1万个": [], "5000个": ["700余个"]},
        ),
        # Of a whole and the part of it that is done the part is the result,
        ("清理闲置资产76处。", "76处闲置资产已盘活69处。", {"76处": ["69处"]}),
        ("整治排污口37个。", "应整治排污口37个，已整治35个。", {"37个": ["35个"]}),
        ("整治排污口37个。", "整改完成情况：37个排污口已整治35个。", {"37个": ["35个"]}),
        ("整治违建120处。", "拆除120处违建中的97处。", {"120处": ["97处"]}),
        # Of two deeds beside one another that which was promised,
        (
            "新增视频监控1500路。",
            "升级改造视频监控960路、新建628路。",
            {"1500路": ["628路"]},
        ),
        # of the new ones and all of them what was promised,
        ("5G基站总数达到2600座。", "新建5G基站318座，累计2655座。", {"2600座": ["2655座"]}),
        (
            "非遗传承人达到120名。",
            "公布第五批非遗传承人18名，总数达126名。",
            {"120名": ["126名"]},
        ),
        ("新增中小企业3000家。", "中小企业备案13426家，较上年净增3187家。", {"3000家": ["3187家"]}),
        ("新增床位100张。", "现有床位1200张，其中今年新增56张。", {"100张": ["56张"]}),
        # A target said again is none, unless it is said to be met.
        ("培训教师500人。", "完成培训教师500人的任务。", {"500人": ["500人"]}),
        ("新建泵站5座。", "新建泵站5座的目标全部实现。", {"5座": ["5座"]}),
        ("新建泵站5座。", "围绕新建泵站5座的目标倒排工期。", {"5座": []}),
        ("培训教师500人。", "完成培训教师500人的任务，实际培训521人。", {"500人": ["521人"]}),
        (
            "图书馆藏书达到60万册。",
            "图书馆新增图书3.6万册，馆藏总量62.1万册。",
            {"60万册": ["62.1万册"]},
        ),
        ("定量检测1.2批次/千人。", "完成定量检测860批次。", {"1.2批次": []}),
        # What the heading of an item names its figures count.
        (
            "改造提升户厕2600户；创建美丽庭院1000户。",
            "一是户厕改造。已完工2318户。二是庭院创建。评选1136户。",
            {"2600户": ["2318户"], "1000户": ["1136户"]},
        ),
        # and what was found in things is none of them.
        ("帮扶企业50家。", "走访企业300家次，帮扶解决问题87个。", {"50家": []}),
        ("对23座泵站逐一排查。", "对泵站开展排查，发现问题41个。", {"23座": []}),
        ("建设防控示范区10个。", "在6个乡镇建立防控示范区，面积1.2万亩。", {"10个": []}),
        # The same amount in another measure is worth more than another in the same.
        (
            "“每月一题”12项问题全部完成。",
            "“每月一题”12个问题46项任务已完成43项。",
            {"12项": ["12个"]},
        ),
        # An abbreviation may be a foreign one.
        ("新增AED设备100台。", "投放自动体外除颤仪112台。", {"100台": ["112台"]}),
        ("居民消费价格涨幅控制在3%以内。", "CPI同比下降0.2%。", {"3%": ["0.2%"]}),
        # What is per head is said in more words.
        ("每千人口执业医师达到3.2人。", "每千常住人口执业医师3.35人。", {"3.2人": ["3.35人"]}),
        # A shell, and work under way, are no house; a size is no quantity.
        ("建设住房1000套。", "1000套住房主体封顶。", {"1000套": ["1000套?"]}),
        ("建设住房1000套。", "1000套住房主体完工，612套交付。", {"1000套": ["612套"]}),
        ("建设住房1000套。", "在建住房1000套。", {"1000套": []}),
        ("建设2万吨级码头1座。", "2万吨级码头建成1座。", {"1座": ["1座"]}),
        # but not of a first step.
        ("排查隐患100处。", "排查隐患120处，已整改115处。", {"100处": ["120处"]}),
        # What is only begun may be the answer, and is none beside what is done.
        ("改造危桥12座。", "危桥改造开工12座、完工9座。", {"12座": ["9座"]}),
        ("改造危桥12座。", "12座危桥已开工。", {"12座": ["12座?"]}),
        ("新开工改造危桥12座。", "12座危桥已开工。", {"12座": ["12座"]}),
        ("建设学校3所。", "3所学校完成选址。", {"3所": ["3所?"]}),
        ("完成3所学校选址。", "3所学校完成选址。", {"3所": ["3所"]}),
        # In an enumeration the order tells.
        (
            "新建中学2所、小学5所。",
            "中学、小学分别建成2所和6所。",
            {"2所": ["2所"], "5所": ["6所"]},
        ),
        (
            "A组团投资达到5亿元，B组团投资达到6亿元。",
            "A组团、B组团投资分别完成4.8亿元、6.2亿元。",
            {"5亿元": ["4.8亿元"], "6亿元": ["6.2亿元"]},
        ),
        # The promise's own verb and noun win over a noun alone.
        (
            "清退不符合条件对象；将符合条件的群众纳入保障400户。",
            "清退不符合条件对象317户，新纳入保障428户。",
            {"400户": ["428户"]},
        ),
        (
            "取缔无证摊点；规范经营摊点200个。",
            "取缔无证经营摊点31个，规范摊点215个。",
            {"200个": ["215个"]},
        ),
        # Growth answers growth, however the least of it is said.
        ("贷款余额增速不低于15%。", "贷款余额3亿元，同比增长14.6%。", {"15%": ["14.6%"]}),
        ("工业产值增速保持在7%以上。", "工业产值同比增长7.2%。", {"7%": ["7.2%"]}),
        # The only figure in a measure may be the answer.
        ("粮食产量达到60万吨。", "全年收获62万吨。", {"60万吨": ["62万吨?"]}),
        (
            "开展消防培训40场次、覆盖5000人。",
            "开展消防培训42场次，培训5600余人次。",
            {"40场次": ["42场次"], "5000人": ["5600余人次?"]},
        ),
        (
            "细颗粒物浓度控制在30微克/立方米以下。",
            "PM2.5平均浓度为27微克/立方米。",
            {"30微克/立方米": ["27微克/立方米"]},
        ),
        # What leads up to a result is none.
        ("创建星级饭店3家。", "申报星级饭店5家，评定2家。", {"3家": ["2家"]}),
        ("申报星级饭店3家。", "申报星级饭店5家，评定2家。", {"3家": ["5家"]}),
        # A total is that of the target which is one.
        (
            "新建基站300座，总数达到1500座。",
            "新建基站326座，总数达1512座。",
            {"300座": ["326座"], "1500座": ["1512座"]},
        ),
        # Of two promises that differ by the deed alone, the deed tells.
        (
            "新建养老驿站20家；改造养老驿站30家。",
            "改造提升养老驿站32家。",
            {"20家": [], "30家": ["32家"]},
        ),
        ("新建菜市场2座、改造菜市场9座。", "改造菜市场10座。", {"2座": [], "9座": ["10座"]}),
        # Names are shortened.
        ("为困难群众提供法律援助900件。", "法援机构办理案件960件。", {"900件": ["960件"]}),
        # What is counted has been said before.
        ("改造灌溉站15座。", "15座灌溉站改造任务，目前已完成8座。", {"15座": ["8座"]}),
        ("新建食堂40所。", "全年计划新建食堂40所，实际建成48所。", {"40所": ["48所"]}),
        # A list is answered by several figures; they are listed and not added.
        (
            "全年抽检药品、化妆品、医疗器械2万批次。",
            "药品抽检300批次。化妆品抽检80批次。医疗器械抽检20批次。",
            {"2万批次": ["300批次", "80批次", "20批次"]},
        ),
        # A sum is better than its parts, and the new better than what there is.
        ("新建卫生站12个。", "卫生站建成5个、4个、3个，共12个。", {"12个": ["12个"]}),
        ("新增贷款余额50亿元。", "贷款余额380亿元，比年初增加56亿元。", {"50亿元": ["56亿元"]}),
        # A rate answers the rate of its name.
        ("群众满意率达到90%。", "群众签约率81%。", {"90%": []}),
        ("工业增加值增长7%。", "工业增加值占比41%，同比增长7.4%。", {"7%": ["7.4%"]}),
        # The state before stands between a rate and its name.
        (
            "自来水普及率提高到九成以上，水质达标率达到95%。",
            "自来水普及率由88%提高到92%，水质抽检合格率95.4%。",
            {"九成": ["92%"], "95%": ["95.4%"]},
        ),
        (
            "污水处理率由八成提高到九成二，垃圾处理率达到100%。",
            "污水处理率从81.5%提升至93%，垃圾实现全处理。",
            {"九成二": ["93%"], "100%": []},
        ),
        # What is measured in words is a promise of its own.
        (
            "绿化覆盖率过半，污水处理率达到95%。",
            "绿化覆盖率由48%提高到52%。",
            {"95%": []},
        ),
        # Rates of change by any name; points are no percentages.
        ("审批事项压减30%。", "取消审批事项146项，压减率32%。", {"30%": ["32%"]}),
        ("集采药品平均降价50%。", "集采药品平均降幅五成三。", {"50%": ["五成三"]}),
        ("申请材料精简六成以上。", "申请材料精简比例达62%。", {"六成": ["62%"]}),
        ("缩短办件时限50%。", "办件时限由20天缩短至8天，缩短60%。", {"50%": ["60%"]}),
        ("投诉量下降15%。", "投诉量较上年降18%。", {"15%": ["18%"]}),
        ("用电成本降低两成。", "用电成本下降21.3%。", {"两成": ["21.3%"]}),
        ("公交分担率提高3个百分点。", "公交分担率提高3%。", {"3个百分点": []}),
        ("失业率下降0.5个百分点。", "失业率降幅0.6个百分点。", {"0.5个百分点": ["0.6个百分点"]}),
        ("三分之二的村建成广场。", "68.5%的村建成广场。", {"三分之二": ["68.5%"]}),
        ("90%以上的村建成广场。", "广场建成率93%。", {"90%": ["93%"]}),
        # What is of one level does not answer what is of another.
        (
            "建设市级示范社区10个、区级示范社区30个。",
            "建成区级示范社区34个、市级示范社区11个。",
            {"10个": ["11个"], "30个": ["34个"]},
        ),
        (
            "省级资金到位2亿元，市级资金到位1亿元。",
            "市级资金到位1.2亿元，省级资金到位2.1亿元。",
            {"2亿元": ["2.1亿元"], "1亿元": ["1.2亿元"]},
        ),
        ("优良天数比率达到80%。", "优良天数296天，优良率81.1%。", {"80%": ["81.1%"]}),
        # How many there are is not how many are new.
        ("新增床位200张。", "床位由800张增加到1010张。", {"200张": ["1010张?"]}),
        # Neither the target said again nor a plan nor a name is an answer.
        ("新建公厕6座。", "拟新建公厕6座。", {"6座": []}),
        ("新建公厕6座。", "印发《新建公厕6座实施方案》。", {"6座": []}),
        # What is expected may be the answer.
        ("新建公厕6座。", "预计年底前新建公厕6座。", {"6座": ["6座?"]}),
        # Work under way is a result only where no more was promised.
        ("修缮祠堂6座。", "6座祠堂正在修缮。", {"6座": []}),
        ("启动祠堂修缮6座。", "6座祠堂正在修缮。", {"6座": ["6座"]}),
        ("修缮祠堂6座。", "区文旅局将6座祠堂修缮一新，已全部开放。", {"6座": ["6座"]}),
        # Other words in the same place of a list: to be looked at.
        (
            "破获案件180起，返还资金800万元。",
            "破获案件196起，追赃挽损912万元。",
            {"180起": ["196起"], "800万元": ["912万元?"]},
        ),
        (
            "破获案件180起，返还资金800万元。",
            "破获案件196起，走访群众发放资料9元。",
            {"180起": ["196起"], "800万元": []},
        ),
        ("改扩建学校28所。", "28所改扩建学校中，26所已启用。", {"28所": ["26所"]}),
        # Measure words that may both be right: to be looked at.
        ("更换智能水表4万只。", "更换智能水表41200块。", {"4万只": ["41200块?"]}),
    ],
)
def test_pairs(content: str, progress: str, pairs: dict[str, list[str]]) -> None:
    assert ask(content, progress).pairs == pairs


@pytest.mark.parametrize(
    ("content", "progress", "answer"),
    [
        ("完善议事协商机制。", "村级议事协商机制已运行。", Answer.YES),
        ("新建污水泵站2座。", "污水泵站主体封顶。", Answer.YES),
        ("隐患整改率100%。", "排查隐患，均已整改。", Answer.YES),
        # A word that says nothing does so where it names a measure.
        ("提高灌溉水利用系数。", "利用系数升至0.58。", Answer.YES),
        ("提高投入指数。", "投入指数升至86。", Answer.YES),
        ("降低细颗粒物浓度。", "PM2.5年均值下降6%。", Answer.PARTLY),
        ("新建幼儿园9所。", "幼儿园项目稳步实施。", Answer.PARTLY),
        ("新增床位200张。", "床位由800张增加到1010张。", Answer.PARTLY),
        ("12月底前完工。", "12月10日竣工验收。", Answer.YES),
        ("新增托位900个。", "全区可提供托位1200个。", Answer.PARTLY),
        ("出让北苑地块。", "北苑地块方案已报批，拟于12月出让。", Answer.PARTLY),
        ("修缮祠堂、戏台、牌坊。", "祠堂、戏台修缮完工。", Answer.PARTLY),
        ("修建步道8公里；植树3万株。", "均已完成。", Answer.PARTLY),
        ("修建步道8公里；植树3万株。", "同上", Answer.NO),
        ("修建步道8公里。", "", Answer.NO),
        ("全面完成年度任务。", "道路完工。", Answer.PARTLY),
    ],
)
def test_answers(content: str, progress: str, answer: Answer) -> None:
    assert _first(ask(content, progress)).answer is answer


@pytest.mark.parametrize(
    ("content", "progress", "why"),
    [
        ("新建泵站2座。", "2座泵站尚未动工。", "not done"),
        ("新建泵站2座。", "因征地未完成，泵站2座无法新建，建议调整。", "not done"),
        ("安装路灯300盏。", "路灯300盏均未安装，已列入明年。", "not done"),
        ("修缮祠堂6座。", "祠堂6座，目前正在修缮。", "not done"),
        ("健全会商制度。", "会商制度尚未健全。", "not done"),
        ("新建泵站2座。", "拟新建泵站2座。", "a plan"),
        ("新建泵站2座。", "预计明年汛期前新建泵站2座，目前尚未动工。", "a plan"),
        ("新建泵站2座。", "年内有望新建泵站2座。", "a plan"),
    ],
)
def test_why_work_that_is_not_done_is_doubtful(content: str, progress: str, why: str) -> None:
    promise = _first(ask(content, progress))
    assert promise.answer is Answer.PARTLY
    assert why in promise.why


def test_items_of_the_same_numbers_belong_together() -> None:
    said = ask(
        "1.建设数字示范村6个；2.培训电商人才800人。", "1.已建成6个并通过验收。2.累计培训867人。"
    )
    assert said.answers == {"建设数字示范村6个": "yes", "培训电商人才800人": "yes"}
    assert said.pairs == {"6个": ["6个"], "800人": ["867人"]}


def test_items_of_lists_within_items_belong_together_by_their_places() -> None:
    said = ask(
        "1.道路：（1）修缮6条；（2）新开8条。2.桥梁：（1）加固3座；（2）新架5座。",
        "1.道路：（1）贯通6条；（2）通车8条。2.桥梁：（1）验收3座；（2）合龙5座。",
    )
    assert said.pairs == {"6条": ["6条"], "8条": ["8条"], "3座": ["3座"], "5座": ["5座"]}
    assert set(said.answers.values()) == {"yes"}


def test_what_matched_can_be_shown() -> None:
    said = ask("新建屋顶花园30处。", "1.道路完工。2.屋顶花园建成32处，面积2万平方米。")
    promise = _first(said)
    assert [said.progress[slice(*span)] for span in promise.evidence] == [
        "屋顶花园建成32处，面积2万平方米"
    ]
    assert [said.progress[slice(*span)] for span in promise.matched] == ["屋顶花园", "32处"]
    assert [said.content[slice(*span)] for span in promise.matched_in_content] == ["屋顶花园30处"]


def test_every_sign_says_why() -> None:
    said = ask("修建步道8公里；植树3万株；养护公园。", "步道建成9公里。公园养护已纳入计划。")
    assert all(promise.why for promise in said.assessment.promises)


def test_of_many_silent_targets_the_first_are_named() -> None:
    content = "新建" + "、".join(f"{kind}站{count}座" for count, kind in enumerate("东西南北中", 4))
    why = _first(ask(content + "。", "东站、西站、南站、北站、中站正常推进。")).why
    assert why == "no figure was seen for 4座, 5座, 6座, …"


def test_no_answer_is_seen_and_said_of_an_empty_progress_only_once() -> None:
    said = ask("修建步道8公里；植树3万株。", "略")
    codes = [hint.code for hint in said.assessment.hints]
    assert codes == [HintCode.EMPTY_PROGRESS]


@pytest.mark.parametrize(
    ("content", "progress", "answer"),
    [
        ("建设创业园1个。", "创业园选址已确定，正在编制可研报告。", "partly"),
        ("建成创业园。", "创业园用地预审已通过，可研报告获批。", "partly"),
        ("建成创业园。", "创业园规划方案通过评审，12月建成投用。", "yes"),
        ("建成创业园。", "创业园选址已确定。项目已开工。", "yes"),
        ("新建学校2所。", "2所学校已完成选址和可研。", "partly"),
        ("完成创业园前期工作。", "创业园选址已确定，可研已批复。", "yes"),
        ("修订管理办法。", "管理办法正在征求意见。", "partly"),
        ("制定招商办法。", "招商办法已完成初稿，拟于年底印发。", "partly"),
        ("制定招商办法。", "招商办法征求意见后已印发。", "yes"),
        ("编制创业园规划方案。", "创业园规划方案通过评审。", "yes"),
        ("征求管理办法意见。", "管理办法已征求意见。", "yes"),
    ],
)
def test_steps_before_the_work_and_drafts_answer_in_part(
    content: str, progress: str, answer: str
) -> None:
    assert [*ask(content, progress).answers.values()] == [answer]


def test_a_deed_alone_makes_no_firm_pair() -> None:
    said = ask("改造公共厕所25座；新建公共厕所10座。", "完成老旧小区改造33个。")
    assert said.pairs["25座"] in ([], ["33个?"])


def test_a_noun_of_many_matters_alone_makes_no_firm_pair() -> None:
    said = ask("新增上市（挂牌）企业3家。", "组织12个组对326家危化企业检查2轮。")
    assert said.pairs["3家"] in ([], ["326家?"])
    said = ask("改造城镇老旧小区42个、惠及居民1.1万户。", "42个老旧小区完成改造，惠及11350户。")
    assert said.pairs == {"42个": ["42个"], "1.1万户": ["11350户"]}
