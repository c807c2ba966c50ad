"""The head of a page: times as they are written, the heaviest candidate first, publisher and categories."""

from __future__ import annotations

import pytest

from ingest.record.head import head
from ingest.record.moment import instant
from records import Candidate


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("發表於 2021-3-5 下午 6:34", "2021-03-05T18:34"),
        ("时间：2021年03月05日 星期五 07:08:09", "2021-03-05T07:08"),
        ("２０２１－０３－０５　０７：０８", "2021-03-05T07:08"),
        ("二〇二一年三月十五日", "2021-03-15"),
        ("112-10-19 19:55", "2023-10-19T19:55"),
        ("中華民國113年2月6日", "2024-02-06"),
        ("2021-03-05T23:30:00Z", "2021-03-06T07:30"),
        ("2021-03-05T13:25:22+08:00", "2021-03-05T13:25"),
        ("Mar 5, 2021 11:57 PM", "2021-03-05T23:57"),
        ("5 March 2021", "2021-03-05"),
        ("2021年3月5日晚8：00", "2021-03-05T20:00"),
        ("2021年3月5日深夜1：20", "2021-03-05T01:20"),
        ("下架日期：2022-01-01 發布日期：2021-03-05", "2021-03-05"),
        ("更新於 2022-01-01，發布於 2021-03-05 08:00", "2021-03-05T08:00"),
        ("1614902400", "2021-03-05T08:00"),
        ("2021.03.05 15点06分", "2021-03-05T15:06"),
        ("2021年3月5日 15 : 06", "2021-03-05T15:06"),
        ("110年3月5日（五）下午3時06分", "2021-03-05T15:06"),
        ("2021.03.05 Fri. 15:06", "2021-03-05T15:06"),
        ("Fri Mar 05 15:06:00 CST 2021", "2021-03-05T15:06"),
        ("Fri Mar 05 07:06:00 GMT 2021", "2021-03-05T15:06"),
        ("Fri Mar 05 15:06:00 GMT+08:00 2021", "2021-03-05T15:06"),
        ("Fri, 05 Mar 2021 07:06:00 GMT", "2021-03-05T15:06"),
        ("Fri Mar 05 2021 15:06:00 GMT+0800 (中国标准时间)", "2021-03-05T15:06"),
        ("05-Mar-2021 15:06", "2021-03-05T15:06"),
        ("March 5th, 2021 3:06 PM", "2021-03-05T15:06"),
        ("20210305150600", "2021-03-05T15:06"),
        ("20210305T070600Z", "2021-03-05T15:06"),
        ("2021030515061234", None),
        ("2021-02-30", None),
        ("第2021-03號", None),
    ],
)
def test_a_line_gives_its_instant(line: str, value: str | None) -> None:
    assert instant(line) == value


def candidate(field: str, text: str, weight: float = 1.0, evidence: str = "line") -> Candidate:
    return Candidate(field=field, text=text, evidence=evidence, weight=weight)  # type: ignore[arg-type]


def test_another_line_may_give_the_minute_of_the_same_day() -> None:
    lines = [
        candidate("published", "2021-03-05", 10),
        candidate("published", "2021-03-05 09:10", 5),
        candidate("published", "2021-03-06 08:00", 7),
    ]
    assert head(lines, None).published == "2021-03-05T09:10"


def test_breadcrumbs_give_categories_without_home_site_and_title() -> None:
    found = head(
        [
            candidate("title", "泳池停用公告", 10),
            candidate("publisher", "青禾網", 5),
            candidate("category", "您的位置：首頁 > 青禾網 > 場館 > 公告 > 泳池停用公告", 8, "breadcrumb"),
        ],
        None,
    )
    assert (found.publisher, found.categories) == ("青禾網", ("場館", "公告"))


def test_source_and_author_are_read_by_their_labels_as_written() -> None:
    line = "作者：林青 來源：河灣日報 瀏覽：20"
    found = head([candidate("source", line), candidate("author", line)], None)
    assert (found.source, found.author) == ("河灣日報", "林青")


def test_nothing_gives_nothing() -> None:
    found = head([], None)
    assert (found.title, found.published, found.publisher, found.categories) == (None, None, None, ())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("翠河區立圖書館　2025年6月25日", "翠河區立圖書館"),
        ("云桥商城 商家服务部 2025-06-25 10:00", "云桥商城 商家服务部"),
        ("梨园镇政府｜2024年3月6日", "梨园镇政府"),
        ("早安電子報　發布時間：2025-06-25 10:00", "早安電子報"),
        ("2024-05-20 14:02 河口日报 记者 甘晓", None),
        ("2024-05-20 14:02　河口日报　记者 甘晓", "河口日报"),
        ("民國113年5月2日 溪口鄉公所", "溪口鄉公所"),
        ("甘曉 2025-06-25", None),
        ("來源：河口日報 2025-06-25", None),
        ("2025年6月25日 閱讀 312 次", None),
        ("更新於2025-06-25", None),
        ("瀏覽：312　2025-06-25", None),
    ],
)
def test_who_is_named_beside_the_time(line: str, name: str | None) -> None:
    found = head((candidate("published", line),), None)
    assert found.publisher == name


def test_who_put_it_out_is_no_author_and_where_it_came_from_is_its_source() -> None:
    assert head([candidate("author", "發布者：河灣公告欄　2024-03-02")], None).author is None
    assert head([candidate("source", "2024-03-02　來自：河灣日報　編輯：小林")], None).source == "河灣日報"


def test_who_is_named_beside_the_time_on_another_site_is_its_source() -> None:
    found = head((candidate("published", "翠河區立圖書館　2025年6月25日"), candidate("publisher", "讀書人論壇")), None)
    assert (found.publisher, found.source) == ("讀書人論壇", "翠河區立圖書館")


def test_a_value_ends_where_the_next_label_begins() -> None:
    assert head((candidate("author", "作者：木子時間：2005-08-22"),), None).author == "木子"
    assert head((candidate("author", "作者： 點擊：312"),), None).author is None


def test_a_name_behind_a_word_without_a_colon_is_the_authors() -> None:
    line = Candidate(field="author", text="2016-05-09 08:30　记\u200b者 程远", evidence="line", weight=5.0)
    assert head([line], None).author == "程远"
