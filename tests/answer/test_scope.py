"""What a question names beside its words, an amount, a day, a number of a series, and the values that hold for it."""

from __future__ import annotations

import datetime

import pytest

from answer import resolve, understand
from tests.answer.made import polarity, record

TITLE = "青禾書院秋季活動須知"


def told(body: str, question: str, today: str = "2024-09-10") -> str | None:
    one = record(body, TITLE)
    return resolve(understand(question), [one], datetime.date.fromisoformat(today)).answer


@pytest.mark.parametrize(
    ("body", "question", "answer"),
    [
        # the narrowest of the steps that hold
        ("讀者集滿10章送書籤，集滿30章送帆布袋，集滿60章送雨傘。", "青禾書院集滿10章送什麼？", "書籤"),
        ("每月借滿20本獎60元，借滿50本獎180元。", "青禾書院每月借滿50本獎多少錢？", "180元"),
        # the day of the question lies in the time of one clause
        ("9月15日前取消的退九成，9月16日至9月25日退四成，之後不退。", "青禾書院活動9月20日才取消，退幾成？", "四成"),
        # several days or hours side by side
        ("導覽每天10:30、14:30各一場，憑票入場。", "青禾書院的導覽各是幾點？", "每天10:30、14:30"),
        # first and last day, asked with two question words
        ("活動報名9月1日開始、9月20日結束。", "青禾書院活動報名哪天開始哪天結束？", "9月1日開始、9月20日"),
        # a month that the question names is no day
        ("書單六月再公布。", "青禾書院的書單6月幾號公布？", None),
        # another one of a series
        ("v1版借閱接口8月31日下線；v2版接口支援批次查詢。", "青禾書院v2接口哪天下線？", None),
    ],
)
def test_a_value_that_holds_for_what_the_question_names(body: str, question: str, answer: str | None) -> None:
    assert told(body, question) == answer


@pytest.mark.parametrize(
    ("body", "question", "begins"),
    [
        ("箱子最長邊超過150公分的按大件收費。", "青禾書院收件，最長邊155公分會按大件收費嗎？", "是"),
        ("身高不足1.3米的孩子免票。", "青禾書院小孩剛好一米三，能免票嗎？", "不"),
        (
            "年滿70歲或行動不便，且住在4層以上的讀者，可以申請送書上門。",
            "青禾書院讀者72歲住2層，能申請送書上門嗎？",
            "不",
        ),
        ("特展展期為2024年9月1日至9月30日，每週一休館。", "青禾書院的特展今天還看得到嗎？", "是"),
    ],
)
def test_yes_or_no(body: str, question: str, begins: str) -> None:
    assert polarity(told(body, question) or "") == ("no" if begins == "不" else "yes")


def test_what_is_left_open_is_not_told() -> None:
    assert told("明年是否增設親子組，館務會議再議。", "青禾書院明年會增設親子組嗎？") is None


def test_a_last_day_alone_says_nothing_of_the_days_before_the_page_was_there() -> None:
    body = "徵文投稿9月25日前截止。"
    assert (told(body, "青禾書院徵文今天還能投稿嗎？", "2024-09-10") or "").startswith("可以")
    assert told(body, "青禾書院徵文今天還能投稿嗎？", "2024-04-10") is None
