"""What people come for, from the first key to what stands in the archive afterwards: a sentence, copies, a list, a day."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page, expect

from archive import Archive
from records import Filters, Settings
from screens.text import sentence_at
from tests.archive.conftest import Web
from tests.browser.conftest import go, settled, turn
from tests.screens import made

pytestmark = pytest.mark.browser

# JavaScript counts two for each of these, six for the family
STALLS = "\n".join(f"🎪{n}號攤：𠮷祥的𡃁仔賣🍡和𩸽魚🐟，👨‍👩‍👧同來🇹🇼，送完為止。" for n in range(1, 31))
SAID = "🎏燈會報名自2024年5月2日至2024年6月31日🎏，逾時𠮷祥鋪不受理！"
FREE = "👨‍👩‍👧𡃁仔免費入場🍡。"
FAIR = f"{STALLS}\n🏮開幕前公布🏮{FREE}{SAID}{FREE.replace('免費', '優先')}\n{STALLS.replace('🐟', '🐠')}"


def fair():
    return made.reading(
        "fair.html",
        "🏮𠮷祥里燈會報名公告",
        FAIR,
        windows=(
            made.window(
                FAIR, "燈會報名", "2024年5月2日至2024年6月31日", "2024-05-02", None, written_end="2024年6月31日"
            ),
        ),
        flags=(made.flag(FAIR, "impossible_date", "2024年6月31日", "2024年6月30日", "2024年5月2日"),),
    )


@pytest.fixture(scope="module")
def with_fair(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("jobs") / "data"
    made.fill(data, fair(), msgspec.structs.replace(made.night_stalls(), file="copy.html", publisher="西街里"))
    return data


def marked(page: Page) -> str:
    """The words that are marked as the place to look at; all of them are seen."""
    settled(page)
    pieces = page.locator(".gg-body .gg-at")
    expect(pieces.first).to_be_in_viewport(ratio=0.9)
    expect(pieces.last).to_be_in_viewport(ratio=0.9)
    return "".join(pieces.all_text_contents())


def test_the_very_words_are_marked_and_seen_behind_emoji_and_rare_characters(server, open_context, with_fair):
    assert FAIR[slice(*sentence_at(FAIR, FAIR.index("逾時𠮷")))] == SAID
    site = server.show(with_fair)
    context, seen = open_context(viewport={"width": 1280, "height": 420})
    page = go(context.new_page(), f"{site}/ask?q=燈會報名到什麼時候&day={made.DAY}")
    expect(page.locator(".gg-answer-line mark.gg-doubt")).to_contain_text("6月31日")
    assert "".join(page.locator("blockquote .gg-answer").all_text_contents()) in SAID
    page.locator(".gg-source a").click()
    page.wait_for_url("**at=*")
    assert marked(page) == SAID
    assert page.locator(".gg-body mark.gg-doubt").all_text_contents() == ["2024年6月31日"]

    page.locator(".gg-body a.gg-chip").click()
    page.wait_for_url("**/review?f=*")
    expect(page.locator(".gg-context mark.gg-doubt")).to_have_text("2024年6月31日")
    expect(page.locator(".gg-context mark.gg-evidence")).to_have_text("2024年5月2日")
    page.locator(".gg-meta a").click()
    page.wait_for_url("**/announcement?**at=*")
    assert marked(page) == SAID

    turn(page, f"{site}/?q=免費入場&day={made.DAY}")
    expect(page.locator(".gg-card .gg-snippet .gg-hit")).to_have_text("免費入場")
    page.locator(".gg-card .gg-snippet a").click()
    page.wait_for_url("**/announcement?**at=*")
    assert marked(page) == f"🏮開幕前公布🏮{FREE}"
    assert page.locator(".gg-body .gg-hit").all_text_contents() == ["免費入場"]
    assert seen.nothing(), vars(seen)


def test_an_answer_is_copied_with_its_doubt_its_sentence_and_the_link(server, open_context, with_fair):
    site = server.show(with_fair)
    context, seen = open_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for over_plain_http in (False, True):
        go(page, f"{site}/ask?q=燈會報名到什麼時候&day={made.DAY}")
        page.evaluate("window.board = navigator.clipboard; window.board.writeText('')")
        if over_plain_http:
            page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.get_by_role("button", name="複製（附出處）").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="已複製")).to_be_focused()
        copied = page.evaluate("window.board.readText()").splitlines()
        question, answer, doubt, quoted, whose, address = copied
        assert (question, "6月31日" in answer, doubt[0], quoted) == ("燈會報名到什麼時候", True, "⚠", f"「{SAID}」")
        assert whose.startswith("—— ") and "燈會" in whose
        turn(page, address)
        assert marked(page) == SAID
    assert seen.nothing(), vars(seen)


def decided(data: Path, kind: str) -> dict[str, str | None]:
    """Publisher → what was decided of the doubts of a kind."""
    with Archive(Settings(data=str(data))) as archive:
        doubts = [one for one in archive.doubts(kind, None, None) if "攤位" in one.record.title]
        return {
            str(one.record.publisher): one.flag.decision.verb
            if one.flag.decision and one.flag.state == "decided"
            else None
            for one in doubts
        }


def test_copies_are_decided_at_once_and_one_by_one_by_keys_alone(server, open_context, with_fair, tmp_path):
    shutil.copytree(with_fair, tmp_path / "data")
    site = server.show(tmp_path / "data")
    page = go(open_context()[0].new_page(), f"{site}/review?kind=year_mismatch")
    expect(page.get_by_text("另外 1 份副本，一併決定")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("全部決定完了")).to_be_visible()
    assert decided(tmp_path / "data", "year_mismatch") == {"河岸市集": "accept", "西街里": "accept"}
    settled(page)
    page.keyboard.press("u")
    expect(page.get_by_text("已決定 0 / 2", exact=True)).to_be_visible()
    assert decided(tmp_path / "data", "year_mismatch") == {"河岸市集": None, "西街里": None}
    settled(page)
    box = page.locator(".st-key-gg-same input")
    for _ in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    settled(page)
    page.keyboard.press("d")
    expect(page.get_by_text("已決定 1 / 2", exact=True)).to_be_visible()
    assert sorted(map(str, decided(tmp_path / "data", "year_mismatch").values())) == ["None", "dismiss"]


@pytest.fixture
def web():
    one = Web()
    yield one
    one.server.shutdown()
    one.server.server_close()


def test_an_address_is_understood_and_undone_then_a_list_is_taken_in(server, open_context, web, filled, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(filled[0], data)
    web.notice("/court.html", "球場春季開放安排")
    for name in ("pool", "hall", "yard"):
        web.notice(f"/{name}.html", f"{name}春季開放安排")
    web.list("/list", {f"/{name}.html": f"{name}春季開放安排" for name in ("pool", "hall", "yard")})
    site = server.show(data, GONGGAO_ALLOW_HOSTS=web.host)

    def titles() -> set[str]:
        with Archive(Settings(data=str(data))) as archive:
            return {hit.title for hit in archive.search("", Filters(), made.DAY, 100, 0).hits}

    before = titles()
    context, seen = open_context()
    page = go(context.new_page(), f"{site}/add")
    box = page.locator(".st-key-gg-source textarea")
    box.fill(f"{web.root}/court.html")
    box.press("Enter")
    expect(page.get_by_text("已加入 1 頁：1 則公告")).to_be_visible()
    expect(page.get_by_text("讀到的是這樣，對嗎？")).to_be_visible()
    expect(page.locator(".gg-frame .gg-h2")).to_have_text("球場春季開放安排")
    expect(page.locator(".gg-frame .gg-tl-row .gg-value")).to_have_text("2026-03-10 – 2026-03-20")
    assert titles() == before | {"球場春季開放安排"}
    settled(page)
    page.get_by_role("button", name="復原這次加入").click()
    expect(page.get_by_text("已復原：拿掉了 1 則公告")).to_be_visible()
    assert titles() == before
    settled(page)

    box.fill(f"{web.root}/list")
    box.press("Enter")
    expect(page.get_by_text("新 3 · 已有 0")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(3)
    page.get_by_text("hall春季開放安排").click()
    page.get_by_role("button", name="加入 2 則").click()
    expect(page.get_by_text("已加入 2 頁：2 則公告")).to_be_visible()
    expect(page.locator(".gg-frame .gg-h2")).to_have_text(["pool春季開放安排", "yard春季開放安排"])
    assert titles() == before | {"pool春季開放安排", "yard春季開放安排"}
    with Archive(Settings(data=str(data))) as archive:
        watched = archive.source(f"{web.root}/list")
    assert (watched.kind, watched.state) == ("list", "ok") and watched.interval
    assert "/hall.html" not in web.asked
    assert seen.nothing(), vars(seen)


def badges(page: Page) -> dict[str, str]:
    """The first words of each card's title → what it says of its days."""
    rows = page.locator(".gg-card").evaluate_all(
        "cards => cards.map(card => [card.querySelector('.gg-title'), card.querySelector('.gg-meta .gg-badge')]"
        ".map(part => part.textContent))"
    )
    return {title[:4]: badge for title, badge in rows}


def test_a_day_is_picked_and_until_when_is_read(site, open_context):
    page = go(open_context()[0].new_page(), f"{site}/?day={made.DAY}")
    same = {"夜間攤位": "開放至 5/26", "會場借用": "執行中", "夏日海报": "已截止 4/3"}
    assert badges(page) == {**same, "春季木工": "開放至 5/18", "二樓閱覽": "5/20 開始"}
    page.get_by_role("button", name="選日期").click()
    page.get_by_role("dialog").get_by_role("button", name="2024年5月21日").click()
    page.wait_for_url("**day=2024-05-21**")
    expect(page.get_by_text("開放至 6/2")).to_be_visible()
    # what is published is on a day that does not fit its weekday: whether it has passed is for a person to say
    assert badges(settled(page)) == {**same, "春季木工": "狀態待定", "二樓閱覽": "開放至 6/2"}
    page.locator(".st-key-gg-status").get_by_text("開放中").click()
    page.wait_for_url("**status=open**")
    expect(page.locator(".gg-card")).to_have_count(3)
    assert list(badges(settled(page)).values()) == ["開放至 5/26", "開放至 6/2", "執行中"]  # the nearest end first
