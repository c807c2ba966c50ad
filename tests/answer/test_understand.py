"""Questions to types and slots."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from answer import resolve, understand
from answer.spoken import plain
from answer.text import narrow
from tests.answer.made import read

TYPES = [
    ("報名到哪天截止？", "when"),
    ("运费从几号起算？", "when"),
    ("夜校星期几上课？", "when"),
    ("年卡多少钱？", "amount"),
    ("申请要交多少保证金？", "amount"),
    ("一共招收多少名学员？", "count"),
    ("平台抽成百分之几？", "count"),
    ("离开幕还有几天？", "left"),
    ("今天还能报名吗？", "open"),
    ("我17岁可以参加吗？", "meets"),
    ("照片可以合成吗？", "may"),
    ("谁是主讲人？", "who"),
    ("由哪个单位主办？", "org"),
    ("典礼在哪里办？", "where"),
    ("要带哪些材料？", "which"),
    ("退款分哪几步？", "steps"),
    ("什么是滞纳金？", "define"),
    ("为什么停水？", "why"),
    ("迟到会怎么样？", "outcome"),
    ("咨询电话是多少？", "contact"),
    ("新角色叫什么？", "what"),
    ("幾個隊併在一起後叫什麼名字？", "what"),
    ("教練叫啥名字？", "who"),
    ("主辦方是誰？", "org"),
    ("誰家的孩子得了第一？", "who"),
    ("為什麼多花了兩個月？", "why"),
    ("幾時放榜？", "when"),
    ("車停哪？", "where"),
    ("客服怎麼聯繫？", "contact"),
    ("一年要交多少年費？", "amount"),
    ("原因何在？", "why"),
]


CASES = [
    (case["question"], case["type"])
    for case in map(
        json.loads,
        (Path(__file__).parent / "cases" / "types.jsonl").read_text(encoding="utf-8").splitlines(),
    )
]


@pytest.mark.parametrize(("question", "kind"), TYPES + CASES)
def test_type(question: str, kind: str) -> None:
    assert understand(question).type == kind


def test_both_scripts_are_one_question() -> None:
    hant, hans = understand("臨江書市的攤位費多少錢？"), understand("临江书市的摊位费多少钱？")
    assert (hant.type, hant.query, hant.full) == (hans.type, hans.query, hans.full)
    assert (hant.script, hans.script) == ("hant", "hans")


@pytest.mark.parametrize("minutes", ["分鐘", "分钟"])
def test_a_question_that_both_scripts_write_alike_is_answered_in_the_page_s(minutes: str) -> None:
    page = read(
        f"每場直播不得少於30{minutes}。" if minutes == "分鐘" else f"每场直播不得少于30{minutes}。",
        "直播須知",
        "2026-11-02",
    )
    question = understand("直播最少要播多久")
    assert question.script is None
    assert resolve(question, [page], datetime.date(2026, 11, 3)).answer == f"30{minutes}"
    assert understand("呢？", understand("直播什麼時候開始")).script == "hant"


def test_publication_month_and_time() -> None:
    asked = understand("2022年5月發的書市通告裡，攤位費是多少？")
    assert asked.published == "2022-05"
    assert asked.time == "2022-05"
    assert understand("2022年書市的攤位費是多少？").published is None


def test_follow_up_takes_the_rest_from_the_question_before() -> None:
    before = understand("临江书市的固定摊位一天多少钱？")
    asked = understand("那临时摊位呢？", before)
    assert asked.type == "amount"
    assert "临时摊位" in asked.full
    assert "临江书市" in asked.full
    assert "固定" not in asked.full
    assert asked.instead == "临时摊位"


def test_follow_up_with_a_question_word_of_its_own() -> None:
    before = understand("临江书市哪几天办？")
    asked = understand("那在哪里办呢？", before)
    assert asked.type == "where"
    assert "临江书市" in asked.full


def test_a_question_of_its_own_is_no_follow_up() -> None:
    before = understand("临江书市哪几天办？")
    assert understand("青山影展的票价多少？", before) == understand("青山影展的票价多少？")


@pytest.mark.parametrize("question", ["", "？", "   ", "吗", "𠮷" * 40, "a" * 2000, "\x00\u202e", "多少" * 50])
def test_anything_is_a_question(question: str) -> None:
    assert understand(question).text == question


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("報名截止", "when"),
        ("審核流程", "steps"),
        ("押金金額", "amount"),
        ("領證地點", "where"),
        ("參展條件", "terms"),
        ("報到日期為何？", "when"),
        ("什么时候决定要不要延期？", "when"),
    ],
)
def test_a_head_noun_asks_where_no_question_word_stands(question: str, kind: str) -> None:
    assert understand(question).type == kind


def test_follow_up_that_points_at_what_it_names() -> None:
    before = understand("书法班星期几上课？")
    assert understand("水彩那班呢？", before).instead == "水彩"


@pytest.mark.parametrize(("question", "says"), [("保證金呢？", "保证金是多少"), ("那押金呢？", "押金是多少")])
def test_follow_up_for_another_sum_is_no_part_of_the_price_before(question: str, says: str) -> None:
    before = understand("松風館一學期多少錢？")
    assert understand(question, before).full == f"松风馆一学期,{says}"


@pytest.mark.parametrize(
    ("asked", "plainly"),
    [
        ("管制到幾點解除？", "管制到几点解除?"),  # no 「點解」 of Cantonese
        ("限高9点解封吗", "限高9点解封吗"),
        ("點解要交押金", "为什么要交押金"),
    ],
)
def test_what_is_spoken_is_no_part_of_another_word(asked: str, plainly: str) -> None:
    assert plain(narrow(asked)) == plainly
