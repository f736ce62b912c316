"""Promises of which no word is seen, beside reports that answer no other promise."""

from __future__ import annotations

import pytest

from review.talk import ask


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        # A promise without figures,
        ("丰富群众文化生活；新建书屋5家。", "新建书屋5家。送戏下乡120场，放映电影300场。"),
        ("新建书屋5家；加强廉政教育。", "新建书屋5家；组织观看警示片，参观反腐倡廉基地。"),
        # one with a figure beside one that counts the same, about as many,
        ("对4名责任人追责问责；拆除违建18处。", "拆除违建18处。给予党纪政务处分3人。"),
        # one of which a telling word stands in such a sentence,
        (
            "国控断面优良比例达到100%；清运垃圾500吨。",
            "清运垃圾531吨。2个国考断面均达到Ⅲ类。",
        ),
        # and the only promise of a content are not said to have no answer.
        ("加强基层党组织建设。", "新建党支部35个，整顿软弱涣散村12个。"),
        # What begins a sentence before another promise is answered in it counts, too.
        (
            "深化简政放权；推进政务服务标准化。",
            "取消许可事项12项，政务服务清单全部公布。",
        ),
        # What is done one by one is reported as one for each.
        ("排查自建房300栋，逐栋建立档案。", "排查自建房312栋，一房一档已建立。"),
        ("走访企业80家，逐企制定帮扶计划。", "走访企业82家，实行一企一策。"),
        ("加大稳岗力度。", "返还失业保险费3600万元，惠及企业2100家。"),
    ],
)
def test_what_no_promise_claims_may_say_it_in_other_words(content: str, progress: str) -> None:
    said = ask(content, progress)
    assert "no" not in said.answers.values()
    doubtful = [each for each in said.assessment.promises if each.answer.value == "partly"]
    assert doubtful
    assert all(each.evidence for each in doubtful)


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        # There is nothing that is not of another promise,
        ("弘扬传统美德；新建书屋5家。", "新建书屋6家，均已开放。"),
        # or it is no deed,
        ("弘扬传统美德；新建书屋5家。", "召开专题会议3次。新建书屋6家。"),
        ("弘扬传统美德；新建书屋5家。", "新建书屋6家。明年将继续增设阅读角12处。"),
        ("弘扬传统美德；新建书屋5家。", "新建书屋6家。阅读角12处尚未开工。"),
        # or tells more of what is claimed,
        ("弘扬传统美德；新建书屋5家。", "新建书屋6家，惠及居民5.2万人，藏书3万册。"),
        # or it counts something else,
        ("开展消防演练20场；新建书屋5家。", "新建书屋6家。采购图书1200册。"),
        # or many more of it than were promised,
        ("配备校医12名；新建书屋5家。", "新建书屋6家。检查人员往来1300名。"),
        # or not what the promise is measured by.
        ("毕业生去向落实率不低于上年；新建书屋5家。", "新建书屋6家。走访用人主体83万个。"),
    ],
)
def test_what_cannot_say_it_leaves_the_promise_unanswered(content: str, progress: str) -> None:
    assert list(ask(content, progress).answers.values()).count("no") == 1


def test_a_report_of_another_matter_answers_none_of_several_promises() -> None:
    said = ask("补植银杏树；修建登山步道。", "查处案件12起，约谈企业负责人6名。")
    assert set(said.answers.values()) == {"no"}


def test_the_reason_quotes_what_may_say_it() -> None:
    said = ask("丰富群众文化生活；新建书屋5家。", "新建书屋5家。送戏下乡120场。")
    assert "“送戏下乡120场”" in said.assessment.promises[0].why


@pytest.mark.parametrize(
    "promise",
    [
        "认真贯彻落实上级部署",
        "加强组织领导",
        "提高政治站位",
        "进一步压实各级责任",
        "营造良好社会氛围",
    ],
)
def test_a_promise_of_how_to_go_about_it_is_not_unanswered(promise: str) -> None:
    assert ask(f"新建书屋5家；{promise}。", "新建书屋6家。").answers[promise] == "partly"


def test_a_promise_of_which_only_a_word_was_seen_claims_nothing() -> None:
    said = ask(
        "开展打击非法集资行动；处置风险企业20家；开展金融知识宣传进社区、进企业、进校园。",
        "对类金融机构逐户排查，约谈12人次，立案3起。处置风险企业22家。",
    )
    assert said.answers["开展打击非法集资行动"] == "partly"


def test_a_rate_of_what_was_promised_before_it_is_not_unanswered() -> None:
    said = ask(
        "对36所学校食堂开展改造，建成率100%；补植银杏树600株。",
        "36所学校食堂全部完成改造。",
    )
    assert said.answers["建成率100%"] == "partly"
    assert said.answers["补植银杏树600株"] == "no"
    assert ask("补植银杏树600株，验收率95%；修路。", "修路完成。").answers["验收率95%"] == "no"


def test_the_heading_of_an_item_is_not_unanswered() -> None:
    said = ask("一、护林防火。新建哨所5处。二、补植银杏树600株。", "新建哨所6处。")
    assert said.answers["护林防火"] == "partly"
    assert said.answers["补植银杏树600株"] == "no"
