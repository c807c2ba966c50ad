"""Repairs: cases in files (damage, negatives, known failures), and their laws."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.repair import ORDER, moved, repair, repair_text
from ingest.repair.change import applied
from ingest.repair.look import Look
from records import Block, Candidate, Extracted, LeftOut, Part, Repair

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases" / "repair"


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", rows("damaged.jsonl"), ids=lambda case: f"{case['kind']} {case['damaged'][:12]}")
def test_damage_is_repaired(case: dict[str, str]) -> None:
    text, changes = repair_text(case["damaged"])
    assert text == case["repaired"]
    assert case["kind"] in {change.kind for change in changes}
    if "unsure" in case:
        assert [change.after for change in changes if change.unsure] == case["unsure"]


@pytest.mark.parametrize("case", rows("negatives.jsonl"), ids=lambda case: case["why"])
def test_sound_text_stays(case: dict[str, str]) -> None:
    assert repair_text(case["text"]) == (case["text"], [])


@pytest.mark.parametrize("case", rows("known_failures.jsonl"), ids=lambda case: case["why"])
def test_known_failures_still_fail(case: dict[str, str]) -> None:
    assert repair_text(case["damaged"])[0] != case["repaired"], "repaired at last: move the line to damaged.jsonl"


PIECES = st.sampled_from(
    "報 名 動 (dòng) (bào) （bào） 活 ? ; ?;顒? 鍏憡 &amp; &amp;nbsp; &#8203; . · １ Ａ ％ ： 。 ， 店 鋪 店.鋪 å…¬å‘Š 2023年 (A類) 嵊(shèng) & amp; lt; ) ("
    " ?\ue14e顒?dòng) ?Ｔ俅? ?Ｐl ?=Y 活(huó) 动(dòng) 名(míng)单 展览（zhǎn lǎn） 一天tiān 停diàn电 公(gong) 告(gao4) CafÃ© √å…¬å‘Š AÌ公告 â€” ç”³ \u00e5\u2026\u00ad ½Ð©~¥Á´£«e √© Ä Â <b> </b> <br/> [b] [/b] &lt;p&gt; \\u505c\\u6c34 %E5%81%9C%E6%B0%B4 =E5=81=9C=E6=B0=B4 礿阨籵眭 鍏� 鍛婏細 鏃? 骞�3鏈� 瑙ｃ�� 鍚勪綅浣忔埗 𝟐𝟎 馬克·吐溫 ?:藢? 長(zhǎng) £ºÃ¿ Ã¿3ÌìËÍÒ»´Î Ã¿ 8ÔÂ1ÈÕ ½Ú¼ÙÈÕÕÕ³£ £¨Áù£© Ë®Ã¿ 3¤ë5¤é".split()
) | st.sampled_from(["\u200b", "\ufeff", "\xa0", "\u3000", " ", "\n", "\t", "\u200d"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40))
def test_changes_lead_to_the_repaired_text_and_a_second_pass_changes_nothing(damaged: str) -> None:
    repaired, changes = repair_text(damaged)
    assert applied(damaged, changes) == repaired
    assert repair_text(repaired) == (repaired, [])
    assert repaired.count("\n") == damaged.count("\n")


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join) | st.sampled_from([row["damaged"] for row in rows("damaged.jsonl")]))
def test_a_repair_is_asked_wherever_it_finds_something(damaged: str) -> None:
    asked = Look([getattr(step, "SIGNS", None) for step in ORDER])(damaged)
    for number, step in enumerate(ORDER):
        assert asked >> number & 1 or not step.find(damaged)


def test_sound_text_asks_few() -> None:
    look = Look(["&", "⽉\U0002f804", None, "ab"])
    assert [look(text) for text in ("", "六月", "⽉b", "😀")] == [0b100, 0b100, 0b1110, 0xFFFF]


OWN = [
    line
    for file in sorted((ROOT / "corpus").glob("*.json"))
    for line in json.loads(file.read_text("utf-8"))["body"].split("\n")
    if line.strip()
] + (CASES / "sound.txt").read_text(encoding="utf-8").splitlines()
# what stands beside words in pages by right, and looks like what damage puts there
BESIDE = st.one_of(
    st.sampled_from(
        "《春江·花月》 （含附件） (A類) 【補】 A座 B1層 R&D AT&T a<b C++ x² ½杯 ①② 37℃ № × → …… —— 10·1 馬克·吐溫 ３ 嵊(shèng)州 café Łódź São São Zürich naïve 王　平 "
        "👨‍👩‍👧 ©2024 q&a i.e. e.g. v2.10.3 G20 5G No.12 3.5% 1/2 a_b [注] {甲} “A” 「B」 ？！ ?? (?) Σ π Привет Ωmega カフェ Ａ４ 第3—5頁 甲．乙 H₂O 10²".replace(
            "３ ", ""
        )
        .replace("Ａ４ ", "")
        .split(" ")
    ),
    st.times().map(lambda time: f"{time.hour}:{time.minute:02}"),
    st.dates().map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    st.dates().map(lambda day: day.strftime("%Y-%m-%d")),
    st.integers(0, 10**8).map(lambda number: f"{number:,}元"),
    st.floats(0, 100).map(lambda number: f"{number:.1f}%"),
    st.integers(10**6, 10**11).map(lambda number: f"0{number % 900 + 100}-{number}"),
    st.from_regex(r"[a-z]{2,8}(\.[a-z]{2,5})?@[a-z]{3,9}\.example", fullmatch=True),
    st.from_regex(
        r"https?://[a-z]{3,9}\.example/[A-Za-z0-9_-]{1,9}(\?[a-z]=%?[0-9]{1,3}(&[a-z]{2,3}=[0-9])?)?", fullmatch=True
    ),
    st.from_regex(r"[A-Z]{1,3}[0-9]{1,4}", fullmatch=True),
)


@st.composite
def sound(draw: st.DrawFn) -> str:
    """Lines of sound pages, some with something beside them, in front, behind or at the end of a clause."""
    lines = []
    for line in draw(st.lists(st.sampled_from(OWN), min_size=1, max_size=6)):
        clauses = re.split("(?<=[，。；：])", line)
        at = draw(st.integers(0, len(clauses)))
        if draw(st.booleans()):
            clauses.insert(at, draw(BESIDE) + draw(st.sampled_from(["，", "。", "、", " ", ""])))
        lines.append("".join(clauses))
    return "\n".join(lines)


@settings(max_examples=400, deadline=None)
@given(sound())
def test_sound_text_is_never_touched(text: str) -> None:
    assert repair_text(text) == (text, [])


def clean_bodies() -> list[str]:
    """The bodies that the project's own pages should give, and those of the development sets where these are present."""
    files = sorted((ROOT / "corpus").glob("*.json"))
    bodies = [json.loads(file.read_text("utf-8"))["body"] for file in files]
    for name in ("noisy_dev", "real_dev"):
        manifest = ROOT.parent / "shared" / "eval" / "pages" / name / "manifest.json"
        if manifest.is_file():
            bodies += [page["expected"]["body"] for page in json.loads(manifest.read_text("utf-8"))]
    return bodies


def test_clean_bodies_stay() -> None:
    """What real pages themselves hold of damage may go: a single letter in full width, a full stop of Latin inside a sentence."""
    bodies = clean_bodies()
    assert len(bodies) >= 12 and sum(map(len, bodies)) > 5_000
    held: list[str] = []
    for body in bodies:
        for change in repair_text(body)[1]:
            before = body[change.start : change.end]
            beside = body[change.start - 1] + body[change.end]
            letter = (
                change.kind == "full_width" and "Ａ" <= before <= "Ｚ" and change.after == chr(ord(before) - 0xFEE0)
            )
            dot = (change.kind, before, change.after) == ("dots", "．", "") and all(
                "\u4e00" <= c <= "\u9fff" for c in beside
            )
            assert letter or dot, (body[change.start - 20 : change.end + 20], change)
            held.append(before)
    assert len(held) <= 4, held


def page(*blocks: Block) -> Extracted:
    title = Candidate(field="title", text="閱覽(lǎn)室開(kāi)放通知", evidence="h1")
    return Extracted(
        candidates=(title,),
        blocks=blocks,
        tables=((("時段", "樓層"), ("夜間", "３樓")),),
        left_out=(LeftOut(kind="promotion", text="關(guān)注本店"),),
    )


def test_repairs_of_a_page_are_told_with_their_places() -> None:
    blocks = (
        Block(kind="paragraph", text="夜間閱覽(lǎn)室９月開(kāi)放。"),
        Block(kind="row", text="時段\t樓層", table=0),
        Block(kind="row", text="夜間\t３樓", table=0),
    )
    repaired, repairs = repair(page(*blocks))
    body = "\n".join(block.text for block in repaired.blocks)
    assert repaired.candidates[0].text == "閱覽室開放通知"
    assert repaired.tables == ((("時段", "樓層"), ("夜間", "3樓")),)
    assert repaired.left_out[0].text == "關注本店"
    in_body = [one for one in repairs if one.place == "body"]
    assert [one.before for one in in_body] == ["覽(lǎn)", "９", "開(kāi)", "３"]
    for one in in_body:
        assert one.offset is not None and body.startswith(one.after, one.offset)
    assert {one.place for one in repairs} == {"body", "title", "left_out"}


def test_what_the_bytes_do_not_settle_is_told_as_unsure() -> None:
    sound = "上午照常上课，先打电话。"
    blocks = (
        Block(kind="paragraph", text=sound.encode().decode("gbk", "replace")),
        Block(kind="paragraph", text="晚场９点止。"),
    )
    repaired, repairs = repair(Extracted(candidates=(), blocks=blocks))
    assert repaired.blocks[0].text == sound
    told = [(one.after, one.unsure) for one in repairs]
    assert (told[0], told[-2:]) == (("上午照常", False), [("。", True), ("9", False)])
    assert msgspec.to_builtins(repairs[-1])["unsure"] is False  # said of each


def test_what_the_page_shows_elsewhere_counts_for_a_line() -> None:
    repaired, _ = repair(page(Block(kind="paragraph", text="周二閉館，見(jiàn)後頁。")))
    assert repaired.blocks[0].text == "周二閉館，見後頁。"


def test_repairs_move_with_the_lines_of_the_body() -> None:
    title, first, second, source, last = (
        Block(kind="paragraph", text=text)
        for text in ("甲公告", "一段文字。", "二、乙公告", "來源：某站", "最後一段。")
    )
    parts = (Part(title="甲公告", blocks=(first,)), Part(title="乙公告", blocks=(last,)))
    repairs = tuple(
        Repair(kind="pinyin", place="body", offset=offset, before="動(dòng)", after="動")
        for offset in (1, 4 + 2, 10 + 3, 16 + 1, 22 + 2)
    )
    found = moved(repairs, (title, first, second, source, last), parts)
    assert [(one.place, one.offset) for one in found] == [
        ("title", None),
        ("body", 2),
        ("body", 6 + 1),
        ("left_out", None),
        ("body", 10 + 2),
    ]
    whole = (Part(title="", blocks=(first, last)),)
    assert moved(repairs, (first, last), whole) == repairs
