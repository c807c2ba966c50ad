"""Copies: cases in which texts are grouped, every pair of them held; what is looked up by; titles and issuers."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ingest import copies
from ingest.copies import issuer, title
from ingest.copies.differences import differences
from records import Record

CASES = sorted((Path(__file__).parent / "cases" / "copies").glob("*.json"))


def record(
    title: str, body: str, publisher: str | None = None, origin: str | None = None, published: str | None = None
) -> Record:
    return Record(
        title=title,
        offset=0,
        body=body,
        id="",
        version=1,
        source="",
        file="",
        published=published,
        publisher=publisher,
        origin=origin,
    )


def pairs() -> list[Any]:
    found = []
    for path in CASES:
        case = json.loads(path.read_text("utf-8"))
        texts = {name: record(**text) for name, text in case["texts"].items()}
        left_open = {frozenset(pair) for pair in case.get("open", ())}
        group = {name: number for number, names in enumerate(case["groups"]) for name in names}
        for one, other in itertools.combinations(texts, 2):
            if frozenset((one, other)) not in left_open:
                together = group[one] == group[other]
                name = f"{path.stem}: {one} – {other}"
                found.append(pytest.param(texts[one], texts[other], together, id=name))
    return found


def reported() -> list[Any]:
    pairs = json.loads((Path(__file__).parent / "cases" / "copies_reported.json").read_text("utf-8"))["pairs"]
    return [pytest.param(record(**it["one"]), record(**it["other"]), it["same"], id=it["why"]) for it in pairs]


@pytest.mark.parametrize(("one", "other", "together"), [*pairs(), *reported()])
def test_same(one: Record, other: Record, together: bool) -> None:
    assert copies.same(one, other) == copies.same(other, one) == together
    if together:
        assert set(copies.keys(one)) & set(copies.keys(other))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("关于停水的通知", "關於停水的通知", True),
        ("节水计划征求意见的答复", "節水計畫徵求意見的答覆", True),
        ("关于停水的通知", "关于停水的通知-江边论坛", True),
        ("关于停水的通知", "江边论坛_关于停水的通知_本地要闻", True),
        ("关于停水的通知", "【转载】关于停水的通知", True),
        ("关于停水的通知", "转发：【转载】关于停水的通知", True),
        ("关于停水的通知", "关于停水的　通知！", True),
        ("关于2024年停水的通知", "关于２０２５年停水的通知", True),
        ("质量通报（第二十期）", "质量通报（第21期）", True),
        ("三季度用水公示", "四季度用水公示", True),
        ("关于停水的通知", "关于停水的更正通知", False),
        ("关于停水的通知", "更正通知：关于停水的通知", False),
        ("关于停水的通知", "关于停水的通知（更正）", False),
        ("关于停水的通知", "关于停水的通知-补充说明", False),
        ("关于停水的通知", "关于停电的通知", False),
        ("招生简章 - 春季班公告", "招生简章 - 秋季班公告", False),
    ],
)
def test_titles(one: str, other: str, equal: bool) -> None:
    assert title.same(record(one, ""), record(other, "")) == title.same(record(other, ""), record(one, "")) == equal


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("请准时参加。\n青禾中学教务处\n2025年3月1日", "青禾中学教务处"),
        ("請準時參加。\n青禾中學教務處 2025年3月1日", "青禾中学教务处"),
        ("请准时参加。青禾中学教务处　二〇二五年三月一日", "青禾中学教务处"),
        ("请准时参加。\n2025年3月1日\n青禾中学教务处", "青禾中学教务处"),
        ("请准时参加。\n发布单位：青禾中学（公章）\n日期：2025-03-01", "青禾中学"),
        ("请准时参加。\n特此公告\n青禾中学董事会\n2025年3月1日\n附件：名单", "青禾中学董事会"),
        ("请准时参加。\n青禾中学教务处", "青禾中学教务处"),
        ("小店重新开张。\n阿珍裁缝铺 谨启\n2025年3月1日", "阿珍裁缝铺"),
        ("请准时参加。\n青禾中学教务处\n2025年3月1日\n扫码关注我们\n阅读 120", "青禾中学教务处"),
        ("请准时参加。", ""),
        ("活动时间：\n2025年3月1日\n请准时参加。", ""),
        ("", ""),
    ],
)
def test_signature(body: str, name: str) -> None:
    assert issuer.signature(body) == name


def test_keys_are_few_however_long_the_text() -> None:
    long = record("关于停水的通知", "一二三四五六七八九十" * 100_000)
    assert len(copies.keys(long)) <= 10
    assert copies.keys(record("", "")) == ()


LINES = (Path(__file__).parent / "cases" / "differences" / "values.jsonl").read_text("utf-8").splitlines()
DIFFERENCES = [pytest.param(case, id=case["id"]) for case in map(json.loads, LINES)]


@pytest.mark.parametrize("case", DIFFERENCES)
def test_what_copies_write_otherwise(case: dict[str, Any]) -> None:
    found = differences(case["one"], case["other"])
    assert [[one.span, other.span] for one, other in found] == case["differ"]
    assert [[one.span, other.span] for other, one in differences(case["other"], case["one"])] == case["differ"]
    for one, other in found:
        assert case["one"][one.offset :].startswith(one.span)
        assert case["other"][other.offset :].startswith(other.span)


def test_a_flag_names_every_other_value_and_the_first_copy() -> None:
    def of(id: str, amount: str) -> Record:
        made = record("关于押金的公告", f"每台押金{amount}。")
        return msgspec.structs.replace(made, id=id, source=f"https://{id}.example/1", script="hans")

    copies_of = [of("b", "200元"), of("c", "300元"), of("d", "500元"), of("e", "300元")]
    (flag,) = copies.differing(of("a", "200元"), copies_of)
    assert (flag.kind, flag.span, flag.offset, flag.suggestion) == ("differs_between_copies", "200元", 4, None)
    assert flag.alternatives == ("300元", "500元")
    assert flag.message == {"key": "copy_says", "here": "200元", "there": "300元", "where": "c.example", "copy": "c"}
    assert copies.differing(of("a", "200元"), copies_of[:1]) == ()


def test_a_site_in_a_title_goes_whatever_its_length() -> None:
    one, other = record("停水通知", ""), record("停水通知_每日通告栏", "", "每日通告栏")
    assert title.same(one, other) and copies.keys(one)[0] == copies.keys(other)[0]
