"""Any string of one to six characters that stands in a record is found when it is searched in quotes, in either script."""

import random

import pytest

from index import Index
from tests.index.examples import RECORDS, record
from zh.script import fold, fold_width, to_hant

HOSTILE = (
    record(
        "mixed",
        "ＡＰＰ 計畫書（第2版）",
        "瞭解計畫：GMV≥50萬元，API v2.0；每日4:00—6:00。\n他說「好」，“再見”。\n乾隆、皇后與以後\t第3欄 100% 完成",
    ),
    record("odd", "𠮷野家・ﾊﾝｶｸ", "İstanbul ﬁne \u200b零寬 <b>標籤</b> & \\ ' 單引號\n\n空行之後。"),
    record("same", "函覆與回覆", "憑藉反覆確認，答覆如下：沈沒成本。據瞭解，項鍊已尋獲。"),
    record("works", "隨著名單沿著河堤公布", "著名畫家的著作展，著裝要求如附；合著者皆須執著於原著。"),
    record("works-hans", "着装要求", "随着天气转凉，著名景点沿着河堤开放；显著位置贴着名著海报。"),
)


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request, tmp_path_factory):
    made = Index(tmp_path_factory.mktemp("recall"), request.param)
    made.rebuild(RECORDS + HOSTILE)
    return made


def pieces(count):
    chance = random.Random(11)
    for _ in range(count):
        one = chance.choice(RECORDS + HOSTILE)
        text = chance.choice([one.title, one.body])
        length = chance.randint(1, 6)
        start = chance.randrange(max(1, len(text) - length + 1))
        piece = text[start : start + length]
        # a line break cannot be typed, nor a quotation mark inside its own kind
        if piece.strip() and not set(piece) & set('\n"'):
            yield one.id, piece


@pytest.mark.parametrize("script", ["as written", "folded", "as Taiwan writes"])
def test_everything_is_found(index, script):
    missed = []
    for id, piece in pieces(600):
        if script == "folded":
            piece = fold(fold_width(piece))
        elif script != "as written" and len(spelled := to_hant(piece)) == len(piece):
            piece = spelled
        if piece.strip("\u200b ") and id not in index.search(f'"{piece}"', limit=20).ids:
            missed.append((id, piece))
    assert not missed


def test_what_does_not_stand_there_is_not_found(index):
    for query in ('"讀書報名"', '"會會"', '"龘"', '"公告鏡湖"', '"止：2024年7月"'):
        assert index.search(query).ids == ()
