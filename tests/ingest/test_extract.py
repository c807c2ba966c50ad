"""Pages of all kinds through extract, repair, head and split: a page and what it must yield beside it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from ingest.decode import decode
from ingest.extract import extract
from ingest.extract.adapters import adapters, recognise
from ingest.extract.days import alone
from ingest.extract.markdown import without_head
from ingest.extract.parsing import parse
from ingest.record.head import head
from ingest.repair import repair, reread
from ingest.split import split
from records import Trouble

CASES = Path(__file__).parent / "cases" / "extract"
SENTENCE = "本館週一閉館，其餘各日照常開放，請讀者配合。"


def read(data: bytes) -> dict[str, Any]:
    repaired, _ = repair(extract(decode(data).text, None, reread))
    page = head(repaired.candidates, None)
    parts = split(repaired, page.title)
    lines = [
        line for n, part in enumerate(parts) for line in ([part.title] if n else []) + [b.text for b in part.blocks]
    ]
    return {
        "title": page.title,
        "published": page.published,
        "publisher": page.publisher,
        "source": page.source,
        "categories": list(page.categories),
        "body": "\n".join(lines),
        "tables": [[list(row) for row in table] for table in repaired.tables],
        "attachments": [[one.text, one.href] for one in repaired.attachments],
        "next_url": repaired.next_url,
        "documents": [part.title for part in parts],
    }


@pytest.mark.parametrize(
    "page", sorted(path for path in CASES.iterdir() if path.suffix != ".json"), ids=lambda path: path.name
)
def test_a_page_yields_what_stands_beside_it(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    found = read(page.read_bytes())
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("<html><body><script>load()</script></body></html>", "page_without_text"),
        ("<!doctype html>", "page_empty"),
        (  # the data of a list: none of them is the page's
            '<title>最新消息</title><div id=root></div><script type="application/json">{"list": [{"title": "春季特展開幕", "content":'
            '"昨日開幕的春季特展展出一百二十件作品，開放至六月底。"}, {"title": "志工招募", "content":'
            '"招募導覽志工二十名，五月底前報名，須年滿十八歲。"}]}</script>',
            "page_without_text",
        ),
        (  # an account's article that is a picture: its name and day are no text
            '<div class="rich_media"><h1 id="activity-name">停電</h1><a id="js_name">水塔社區</a> <em>昨天</em>'
            '<div id="js_content"><img data-src=x></div></div>',
            "page_without_text",
        ),
        ("<div>" * 5000 + SENTENCE, "page_too_deep"),
        ("<p>" + "<br>a" * 400_000, "page_too_long"),
        ("<div " + " ".join(f"a{n}=x" for n in range(100_000)) + f"><p>{SENTENCE}", "page_tag_too_long"),
        ("<div " + " ".join(f"a{n}='>'" for n in range(100_000)) + f"><p>{SENTENCE}", "page_tag_too_long"),
        ("\n".join([SENTENCE] * 70_000), "page_too_long"),
        ("<table>" + "<tr><td colspan=99999 rowspan=99999>a<td>b" * 3000, "page_too_long"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(text: str, key: str) -> None:
    with pytest.raises(Trouble) as trouble:
        extract(text, None)
    assert trouble.value.message["key"] == key


def test_what_is_none_of_the_words_is_told_beside_them() -> None:
    found = extract((CASES / "struck_out.html").read_text(encoding="utf-8"), None).left_out
    assert [(one.kind, one.text) for one in found] == [
        ("struck", "2024年3月28日"),
        ("note_mark", "①"),
        ("hidden", "北岸码头的退票窗口设在候船室二楼，周末照常开放。"),
        ("source_line", "发布时间：2024-03-11 08:20\u3000来源：青石渡口管理所"),
    ]


@pytest.mark.parametrize("tag", ["blockquote", "article"])
def test_items_stay_items_in_an_element_of_their_own(tag: str) -> None:
    told = ("到三樓櫃檯領取申請表並填寫。", "到一樓照相，繳納製證費20元。", "憑收據到三樓櫃檯領證。")
    items = "".join(f"<li><{tag}>{one}</{tag}></li>" for one in told)
    blocks = extract(
        f"<h1>借書證辦理說明</h1><div><p>{SENTENCE}</p><ol>{items}</ol><p>{SENTENCE}</p></div>", None
    ).blocks
    assert [block.kind for block in blocks] == ["paragraph", "item", "item", "item", "paragraph"]


def test_rules_under_many_lines_are_read_at_once() -> None:
    text = "# 題\n\n" + f"小題\n---\n{SENTENCE}\n\n" * 20_000
    begun = time.process_time()
    assert without_head(text).count("## 小題") == 20_000
    assert time.process_time() - begun < 5  # a look through all of the text for each of them takes a minute


def test_what_stands_between_title_and_text_is_told() -> None:
    text = f"<div><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
    page = f"<h1>閉館公告</h1><div>發布時間：2024-05-06</div><div><a href=/x>週末市集八折起</a></div>{text}"
    assert [(one.kind, one.text) for one in extract(page, None).left_out] == [
        ("source_line", "發布時間：2024-05-06"),
        ("navigation", "週末市集八折起"),
    ]


def test_a_short_notice_beside_a_list_is_a_notice() -> None:
    links = "".join(f"<li><a href=/{n}>第{n}期閱覽證領取通知</a> 2024-05-0{n}</li>" for n in range(1, 8))
    assert "明日停電" in read(f"<h1>停電通知</h1><p>明日停電一天</p><ul>{links}</ul>".encode())["body"]


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><div " + " ".join(f"a{n}=x" for n in range(1_500)) + f"><p>{SENTENCE}</p></div>",
        f"<p>{SENTENCE * 15_000}</p>",
        f"<p>{SENTENCE}</p><p>" + "?" * 200_000,
        f"<p>{SENTENCE}</p><p>" + "?:藢" * 20_000,
        f"<p>{SENTENCE}</p><p>" + "報.名·" * 60_000,
        f"<p>{SENTENCE}</p><p>" + "&amp;amp;" * 60_000,
        "<" * 200_000 + SENTENCE,
    ],
    ids=["attributes", "long paragraph", "question marks", "shifts", "dots", "entities", "brackets"],
)
def test_hostile_pages_are_read(text: str) -> None:
    assert SENTENCE in read(text.encode())["body"]


def test_adapters_are_found_by_being_there_and_only_fit_their_layout() -> None:
    names = {adapter.__name__.rsplit(".", 1)[-1] for adapter in adapters()}  # type: ignore[attr-defined]
    assert {"dedecms", "discuz", "govcn", "wechat", "wordpress"} <= names
    plain = f"<html><body><p>{SENTENCE}</p></body></html>"
    assert recognise(plain, parse(plain)) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("05-03-12 08:30", "2005-03-12 08:30"),
        ("日期:05-03-12", "2005-03-12"),
        ("12 3 月, 2005", "2005-03-12"),
        ("3 月 12, 2005", "2005-03-12"),
        ("星期六, 12 三月 2005 08:30", "2005-03-12 08:30"),
        ("march 12th, 2005", "2005-03-12"),
        ("2005-mar-12", "2005-03-12"),
        ("2005—03—12", "2005-03-12"),
        ("民国九十四年三月十二日", "2005-03-12"),
        ("20050312 08:30", "2005-03-12 08:30"),
        ("25/03/2005", "2005-03-25"),
        ("03/25/2005", "2005-03-25"),
        ("由 老周 » 周六 3月 12, 2005 9:05 am", "2005-03-12 9:05 am"),
        ("« 于: 十二月 25, 2005, 03:10:11 下午 »", "2005-12-25 下午03:10:11"),
        ("31-02-2005", None),
        ("12-34-56", None),
        ("05-03-12 共三十件,分两批寄出", None),
        ("由老周 » 3月 12 日出发,共 2005 元", None),
    ],
)
def test_a_day_that_is_all_of_a_line(line: str, day: str | None) -> None:
    assert alone(line) == day


ADAPTED = {
    "discuz": """<html><head><title>停電通知 - 公告 - Powered by Discuz!</title></head><body><span id="thread_subject">停電通知</span>
        <div id="post_7"><em id="authorposton7">發表於 2020-3-1 09:05</em><table><tr><td class="t_f" id="postmessage_7">{text}</td></tr></table></div>
        <div id="post_8"><em id="authorposton8">發表於 2020-3-2 10:00</em><table><tr><td class="t_f" id="postmessage_8">收到，謝謝樓主通知，我們會提早準備。</td></tr></table></div></body></html>""",
    "dedecms": """<html><head><title>停電通知_河灣</title></head><body><div class="place">位置：<a>首頁</a> > <a>公告</a> > </div>
        <div class="viewbox"><div class="title"><h2>停電通知</h2></div><div class="info"><small>时间:</small>2020-03-01 09:05 <small>来源:</small>總務處</div><div class="content"><p>{text}</p></div></div></body></html>""",
    "wechat": """<html><body class="rich_media"><h1 id="activity-name">停電通知</h1><span id="js_name">河灣</span>
        <div id="js_content" style="visibility:hidden"><section>{text}</section></div><script>var ct = "1583024700";</script></body></html>""",
    "wordpress": """<html><head><link href="/wp-content/a.css"><title>停電通知 | 河灣</title></head><body><article><h1 class="entry-title">停電通知</h1>
        <time class="entry-date published" datetime="2020-03-01T09:05:00+08:00">三月一日</time><div class="entry-content"><p>{text}</p></div></article></body></html>""",
    "govcn": """<html><head><meta name="ArticleTitle" content="停電通知"><meta name="PubDate" content="2020-03-01 09:05"><meta name="SiteName" content="河灣區">
        </head><body><div class="TRS_Editor"><p>{text}</p></div></body></html>""",
}


@pytest.mark.parametrize("name", sorted(ADAPTED))
def test_an_adapter_reads_its_layout(name: str) -> None:
    text = ADAPTED[name].replace("{text}", SENTENCE)
    known = recognise(text, parse(text))
    assert known is not None and known.name == name
    found = read(text.encode())
    assert (found["title"], found["published"], found["body"]) == ("停電通知", "2020-03-01T09:05", SENTENCE)
