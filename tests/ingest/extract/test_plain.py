"""Text that was pasted: as little as a line is a notice."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from records import Trouble


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("換鎖\n七號門 4月2日9點換鎖", "換鎖", "七號門 4月2日9點換鎖"),
        ("公告\n交表日期：4月2日", "公告", "交表日期：4月2日"),
        ("本周六上午九点 河堤捡垃圾 自带手套", None, "本周六上午九点 河堤捡垃圾 自带手套"),
    ],
)
def test_a_line_is_a_notice(text: str, title: str | None, body: str) -> None:
    found = extract(text, None)
    assert [block.text for block in found.blocks] == [body]
    assert next((one.text for one in found.candidates if one.field == "title"), None) == title


def test_a_day_alone_is_none() -> None:
    with pytest.raises(Trouble):
        extract("2027-04-02", None)


LABELS = ("时间：2027年3月1日19:30", "地点：直播间三号", "对象：新入驻店铺", "名额：300人", "主讲：陈默")
SIGNED = "远帆学院 2026年11月25日"


@pytest.mark.parametrize(
    ("lines", "title", "body"),
    [
        (("远帆学院：线上宣讲会", *LABELS, SIGNED), "远帆学院：线上宣讲会", (*LABELS, SIGNED)),
        (("线上宣讲会", *LABELS[:3], SIGNED), "线上宣讲会", (*LABELS[:3], SIGNED)),
        (
            ("秋季讀書會", "時間：2026年10月3日", "地點：二樓", "費用：免費"),
            "秋季讀書會",
            ("時間：2026年10月3日", "地點：二樓", "費用：免費"),
        ),
    ],
)
def test_lines_of_labels_are_a_notice(lines: tuple[str, ...], title: str, body: tuple[str, ...]) -> None:
    """Who signed it below was taken for its head, and nothing was left of it."""
    found = extract("\n".join(lines), None)
    assert tuple(block.text for block in found.blocks) == body
    assert next(one.text for one in found.candidates if one.field == "title") == title


@pytest.mark.parametrize(
    "text", ["来源：晚报\n作者：王\n时间：2026-01-01", "首页\n新闻\n时间：2026-01-01\n栏目：动态\n来源：晚报"]
)
def test_a_head_without_a_text_is_none(text: str) -> None:
    with pytest.raises(Trouble):
        extract(text, None)


@pytest.mark.parametrize(
    ("line", "files"),
    [
        ("附件：合作意向书（范本）.doc /u/yx6.doc", [("合作意向书（范本）.doc", "/u/yx6.doc")]),
        ("攤位圖.pdf（/dl/1.pdf）、切結書.odt", [("攤位圖.pdf", "/dl/1.pdf")]),
        ("* 結算表.xlsx [/dl/7.xlsx]", [("結算表.xlsx", "/dl/7.xlsx")]),
        ("[结算表.xlsx](/dl/7.xlsx)", [("结算表.xlsx", "/dl/7.xlsx")]),
        ("切结书.odt -> /dl/11.odt", [("切结书.odt", "/dl/11.odt")]),
        ("切結書.odt：https://a.example/11.odt", [("切結書.odt", "https://a.example/11.odt")]),
        ("表一/表二.doc", [("表一/表二.doc", None)]),
        ("费用分三档：/月、/季、/年", []),
    ],
)
def test_files_by_their_addresses(line: str, files: list[tuple[str, str | None]]) -> None:
    lines = ("伙伴招募說明", "县域市场今年整个交给伙伴，一县一家，先到先谈。", line, "邮件会逐封回，但不会当天回。")
    assert [(one.text, one.href) for one in extract("\n".join(lines), None).attachments] == files


RULED = ("夜市攤位登記須知", "商圈週報　發布時間：2021-05-20", "=====")
TOLD = ("各攤的瓦斯桶於六月十日前送驗，未貼標籤者不得使用。", "送驗當天可借用備用爐，當晚歸還。")


@pytest.mark.parametrize(
    ("behind", "body"),
    [
        (("=====", "店面轉讓請洽老陳，設備全新"), TOLD),
        (("=====", "店面转让请洽老陈，设备全新", "回收旧招牌，当天上门"), TOLD),
        (("=====", "上一篇：停水", "店面轉讓請洽老陳"), TOLD),
        # its own words, who signs, whom to call, notes, a part of it, a rule of another kind
        (("=====", "逾期未送驗者封爐，恕不通融。"), (*TOLD, "=====", "逾期未送驗者封爐，恕不通融。")),
        (("=====", "夜市管理委員會", "2021年5月20日"), (*TOLD, "=====", "夜市管理委員會", "2021年5月20日")),
        *(
            (("=====", *more), (*TOLD, "=====", *more))
            for more in (
                ("聯絡人：王小明 02-2345-6789",),
                ("备注：雨天顺延",),
                ("報名截止：6月30日", "歡迎踴躍參加！"),
                ("備註：攤位轉讓請洽櫃台",),
            )
        ),
        (("-----", "店面轉讓請洽老陳，設備全新"), (*TOLD, "-----", "店面轉讓請洽老陳，設備全新")),
        (
            ("=====", "夏令時段延後收攤", "=====", "店面轉讓請洽老陳，設備全新"),
            (*TOLD, "=====", "夏令時段延後收攤", "=====", "店面轉讓請洽老陳，設備全新"),
        ),
    ],
)
def test_a_text_between_two_rules_ends_at_the_second(behind: tuple[str, ...], body: tuple[str, ...]) -> None:
    found = extract("\n".join((*RULED, *TOLD, *behind)), None)
    assert tuple(block.text for block in found.blocks) == body


CARD = (
    "山腳咖啡　冬季營業卡",
    "營業：二～五 11:00-19:00；六日 10:00-21:00",
    "115/3/2(一) 盤點公休；3/9(一)～3/10(二) 員工訓練",
    "外送 → 3公里內滿300元免運",
    "豆子｜淺焙 380元／包；深焙 360元／包；掛耳 免運",
    "濾杯 850元→790元",
    "審核：寄賣7天內回覆",
    "店長：小方 0900-111-222／群裡@小方",
)
STEPS = (
    "各位家長：",
    "绘本馆借书规则改了",
    "▶ 年卡 300→360",
    "▶ 月卡 40→45（不变）",
    "办卡：前台→填表→拍照→领卡",
    "退卡：满30天，押金200原路退",
    "馆长：阿岚，微信群里问，周末不回",
)


@pytest.mark.parametrize(
    ("lines", "title", "body"),
    [
        (CARD, CARD[0], CARD[1:]),
        ((*CARD[:1], "更新：2026.3.1", *CARD[1:]), CARD[0], CARD[1:]),
        ((*CARD, "发布 2026年3月1日"), CARD[0], CARD[1:]),
        (STEPS, STEPS[1], STEPS[2:]),
        (CARD[1:], None, CARD[1:]),
    ],
)
def test_a_card_is_told_whole(lines: tuple[str, ...], title: str | None, body: tuple[str, ...]) -> None:
    """Its arrows were breadcrumbs, its telephone number an advertisement, a day of its own the page's."""
    found = extract("\n".join(lines), None)
    assert tuple(block.text for block in found.blocks) == body
    assert next((one.text for one in found.candidates if one.field == "title"), None) == title


@pytest.mark.parametrize("site", ["首页 > 门店 > 公告", "上一篇：夏季營業", "首頁 | 關於 | 門市 | 商店"])
def test_what_a_site_sets_round_a_card_is_none_of_it(site: str) -> None:
    for lines in ((site, *CARD), (*CARD, site)):
        assert site not in [block.text for block in extract("\n".join(lines), None).blocks]


@pytest.mark.parametrize(
    "line",
    [
        "導讀：4/6(二)19:00 三樓，免費，60席，公眾號預約",
        "影印：前5張免費，其後每張 ¥0.3",
        "保養：先加微信 dl-bike 約時間，完工免運",
        "備貨：秒殺場至少80件",
    ],
)
def test_what_a_card_tells_of_its_own_is_no_advertisement(line: str) -> None:
    found = extract("\n".join((*CARD[:4], line, *CARD[4:])), None)
    assert line in [block.text for block in found.blocks]


@pytest.mark.parametrize("offer", ["加LINE領優惠券：@abc123", "廣告：隔壁火鍋 8折優惠 0900-111-222"])
def test_an_advertisement_among_the_lines_of_a_card_is_none_of_it(offer: str) -> None:
    found = extract("\n".join((*CARD[:4], offer, *CARD[4:])), None)
    assert tuple(block.text for block in found.blocks) == CARD[1:]
    assert offer in [one.text for one in found.left_out]
