"""What is asked for as several things: announcements that may be meant, each with its sentence, which opens at the place; steps."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from messages import say
from records import Page
from tests.screens import made
from tests.screens.conftest import Front, archive_of, html

PAGES = {
    "松濤書展招商公告": "每攤場地使用費為300元，報到時繳清。",
    "蘭園市集招商公告": "場地使用費為每攤500元，不退。",
}


def test_each_is_listed_with_its_sentence_and_opens_there(front: Front, tmp_path: Path, monkeypatch):
    with archive_of(tmp_path / "fees") as archive:
        pages = [(f"/srv/inbox/{at}.txt", f"{title}\n\n{body}\n") for at, (title, body) in enumerate(PAGES.items())]
        list(archive.add(Page(name, name, text.encode(), made.NOW) for name, text in pages))
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "fees"))
    page = html(front.open("ask", q="場地使用費是多少？", day=made.DAY))
    assert say("hant", "which_one", n=2) in page and "/srv/inbox" not in page
    links = re.findall(r'gg-link[^>]*href="([^"]*announcement[^"]*)">(.*?)</a>', page, re.DOTALL)
    assert len(links) == 2
    for address, words in links:
        title, sentence = next((title, sentence) for title, sentence in PAGES.items() if title in words)
        assert sentence in words
        opened = {name: one[0] for name, one in parse_qs(urlsplit(address.replace("&amp;", "&")).query).items()}
        assert opened["at"].isdigit() and opened["day"] == made.DAY
        assert title in html(front.open("announcement", **opened))


def test_steps_stand_one_below_the_other(front: Front, tmp_path: Path, monkeypatch):
    text = "柴窯燒製申請\n\n申請流程：填寫申請表；附上照片三張；送交辦公室；等候通知。\n"
    with archive_of(tmp_path / "kiln") as archive:
        list(archive.add([Page("kiln.txt", "kiln.txt", text.encode(), made.NOW)]))
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "kiln"))
    page = html(front.open("ask", q="柴窯燒製怎麼申請？", day=made.DAY))
    steps = re.search(r"<ol[^>]*gg-answer-steps[^>]*>(.*?)</ol>", page, re.DOTALL)
    assert steps and re.findall("<li>(.*?)</li>", steps[1]) == ["填寫申請表", "附上照片三張", "送交辦公室", "等候通知"]


def days(folder: Path, *texts: str) -> None:
    with archive_of(folder) as archive:
        list(archive.add(Page(f"{at}", f"{at}.txt", text.encode(), made.NOW) for at, text in enumerate(texts)))


FAIR = "松濤書展招商公告\n\n2024年5月10日\n\n報名時間為2024年5月20日至2024年6月31日，逾時不候。\n"
DOUBTED = '<mark class="gg-doubt">[^<]*6月31日</mark>'


def test_a_date_in_doubt_is_marked_where_one_is_to_choose(front: Front, tmp_path: Path, monkeypatch):
    other = "蘭園市集招商公告\n\n2024年5月11日\n\n報名時間為2024年5月22日至2024年6月15日，額滿為止。\n"
    days(tmp_path / "days", FAIR, other)
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "days"))
    page = html(front.open("ask", q="報名時間是什麼時候？", day=made.DAY))
    assert say("hant", "which_one", n=2) in page
    small = re.findall(r'gg-item-small">(.*?)</span></a>', page, re.DOTALL)
    doubted, certain = sorted(small, key=lambda one: "額滿" in one)
    assert re.search(DOUBTED, doubted) and "gg-doubt" not in certain
    assert page.count("gg-link gg-wrap") == 2  # a sentence that a line cuts would lose the value


def test_and_what_was_decided_is_told_there(front: Front, tmp_path: Path, monkeypatch):
    other = "蘭園市集招商公告\n\n2024年5月11日\n\n報名時間為2024年5月22日至2024年6月15日，額滿為止。\n"
    days(tmp_path / "days", FAIR, other)
    with archive_of(tmp_path / "days") as archive:
        (one,) = archive.doubts()
        archive.decide(str(one.flag.id), "accept", None, by="林", at=made.NOW, seen=one.seen)
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "days"))
    page = html(front.open("ask", q="報名時間是什麼時候？", day=made.DAY))
    assert say("hant", "which_one", n=2) in page and "gg-doubt" not in page
    quoted = next(one for one in re.findall(r"<a [^>]*gg-wrap.*?</a>", page, re.DOTALL) if "逾時" in one)
    assert re.search('gg-settled-as">✓ [^<]*6月30日</span>', quoted) and quoted.count("<a ") == 1


def test_what_is_over_stands_last(front: Front, tmp_path: Path, monkeypatch):
    """Whichever of them fits best."""
    text = "{}招商公告\n\n{}年3月10日\n\n報名時間為{}年3月20日至{}年7月10日，額滿為止。\n".format
    for at, years in enumerate(((2023, 2024), (2024, 2023))):
        folder = tmp_path / str(at)
        days(
            folder, *(text(name, year, year, year) for name, year in zip(("松濤書展", "蘭園市集"), years, strict=True))
        )
        monkeypatch.setenv("GONGGAO_DATA", str(folder))
        page = html(front.open("ask", q="報名時間是什麼時候？", day=made.DAY))
        assert page.index("2024年3月20日") < page.index("2023年3月20日")


def test_and_where_others_say_otherwise(front: Front, tmp_path: Path, monkeypatch):
    retold = "轉知：松濤書展招商\n\n2024年5月11日\n\n松濤書展報名時間為2024年5月22日至2024年6月15日，額滿為止。\n"
    days(tmp_path / "days", FAIR, retold)
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "days"))
    page = html(front.open("ask", q="松濤書展報名到什麼時候？", day=made.DAY))
    answer, others = page.split(say("hant", "differs"))
    assert "6月15日" in answer and "gg-doubt" not in answer
    words, small = re.findall(r'gg-item-(?:words|small)">(.*?)</span>', others, re.DOTALL)[:2]
    assert re.match(DOUBTED, words) and re.search(DOUBTED, small)
