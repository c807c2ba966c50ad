"""Sources fetched again from a real site: what changed, what failed, what a list has that is new."""

from __future__ import annotations

import pytest

from archive import Archive
from ingest import fetch
from ingest.fetch import web
from records import Filters, Trouble
from tests.archive.conftest import Clock, Web
from tests.ingest.fetch.conftest import respond

DAY = "2026-03-02"
NAMES = ("泳池", "球場", "劇院", "書室", "禮堂", "苗圃", "碼頭", "茶座", "畫廊", "工坊")


def results(lines) -> list[tuple[str, str]]:
    return [(line.result, line.source.rpartition("/")[2]) for line in lines]


def add(archive: Archive, *addresses: str):
    return list(archive.add(archive.sources(addresses)))


class TestPages:
    def test_unchanged_by_etag_is_asked_for_only_so(self, archive: Archive, site: Web, clock: Clock) -> None:
        address = site.notice("/a.html", "泳池春季開放安排")
        body = site.pages["/a.html"].encode()
        site.pages["/a.html"] = lambda handler: (
            respond(handler, b"", 304)
            if handler.headers.get("If-None-Match") == '"7"'
            else respond(handler, body, 200, {"ETag": '"7"'})
        )
        (added,) = add(archive, address)
        assert added.result == "added"
        assert list(archive.watch_once()) == []
        clock.later(days=1)
        (again,) = archive.watch_once()
        assert (again.result, again.ids) == ("unchanged", added.ids)
        assert site.headers[-1]["if-none-match"] == '"7"'
        (source,) = archive.sources_of()
        assert source.succeeded == source.tried == clock.now.isoformat()
        assert (source.state, source.versions, source.announcements) == ("ok", 1, 1)
        assert list(archive.watch_once()) == []

    def test_a_changed_page_is_a_version_and_a_counter_is_none(self, archive: Archive, site: Web, clock: Clock) -> None:
        address = site.notice("/a.html", "泳池春季開放安排", more="<div>閱讀次數：12</div>")
        (added,) = add(archive, address)
        clock.later(days=1)
        site.notice("/a.html", "泳池春季開放安排", more="<div>閱讀次數：98</div>")
        assert results(archive.watch_once()) == [("unchanged", "a.html")]
        clock.later(days=1)
        site.notice("/a.html", "泳池春季開放安排", days="2026年3月12日至3月25日")
        (again,) = archive.watch_once()
        assert (again.result, again.ids) == ("new_version", added.ids)
        assert archive.record(added.ids[0], DAY).windows[0].end == "2026-03-25"
        assert len(archive.versions(added.ids[0])) == 2
        assert archive.undo(again.batch or "") == added.ids
        assert archive.record(added.ids[0], DAY).windows[0].end == "2026-03-20"

    @pytest.mark.parametrize(
        ("page", "reason"),
        [
            (lambda handler: respond(handler, b"", 500), "server_error"),
            (lambda handler: respond(handler, b"", 404), "page_not_found"),
            (b"<html><title>x</title><p>\xe7\xb3\xbb\xe7\xb5\xb1\xe9\x8c\xaf\xe8\xaa\xa4</p></html>", "error_page"),
            ("<html><title>登錄</title><p>請先登錄</p><input type=password></html>", "login_wall"),
            ("<html><body><script src=a.js></script><div id=app></div></body></html>", "empty_shell"),
        ],
        ids=lambda value: value if isinstance(value, str) and value.isidentifier() else "",
    )
    def test_a_failure_leaves_the_good_copy_and_says_when_it_tries_again(
        self, archive: Archive, site: Web, clock: Clock, page, reason: str
    ) -> None:
        (added,) = add(archive, site.notice("/a.html", "泳池春季開放安排"))
        before = archive.record(added.ids[0], DAY)
        first = clock.now.isoformat()
        good = site.pages["/a.html"]
        site.pages["/a.html"] = page
        clock.later(days=1)
        waits = []
        for count in (1, 2, 3):
            (line,) = archive.watch_once()
            assert line.result == "failed" and line.error and line.error["key"] == reason
            (source,) = archive.sources_of("failed")
            assert (source.failures, source.succeeded) == (count, first)
            assert source.reason == line.error and source.next
            waits.append((clock.now.fromisoformat(source.next) - clock.now).total_seconds())
            assert list(archive.watch_once()) == []
            clock.later(seconds=waits[-1])
        assert waits == [900, 1800, 3600]
        assert archive.record(added.ids[0], DAY) == before and len(archive.versions(added.ids[0])) == 1
        assert archive.search("泳池", Filters(), DAY).total == 1
        site.pages["/a.html"] = good
        assert results(archive.watch_once()) == [("unchanged", "a.html")]
        assert archive.source_counts() == {"all": 1, "failed": 0, "paused": 0, "watched": 1}

    def test_a_host_that_is_away_is_asked_once_a_round(self, archive: Archive, site: Web, clock: Clock) -> None:
        add(archive, *(site.notice(f"/{n}.html", f"{NAMES[n]}春季開放安排") for n in range(4)))
        for n in range(4):
            site.answer(f"/{n}.html", b"", 429, Retry_After="7200")
        clock.later(days=1)
        site.asked.clear()
        assert [line.result for line in archive.watch_once()] == ["failed"]
        assert len([path for path in site.asked if path != "/robots.txt"]) == 1
        assert {source.next for source in archive.sources_of()} == {"2026-03-03T11:00:00+08:00"}

    def test_what_a_person_sets(self, archive: Archive, site: Web, clock: Clock) -> None:
        address = site.notice("/a.html", "泳池春季開放安排")
        add(archive, address)
        archive.set_interval(address, 3600)
        clock.later(hours=1)
        assert results(archive.watch_once()) == [("unchanged", "a.html")]
        with pytest.raises(Trouble, match="interval_too_short"):
            archive.set_interval(address, 5)
        archive.pause(address)
        clock.later(days=9)
        assert list(archive.watch_once()) == []
        archive.resume(address)
        assert results(archive.watch_once()) == [("unchanged", "a.html")]
        archive.remove_source(address)
        clock.later(days=9)
        assert list(archive.watch_once()) == [] and archive.sources_of() == () and archive.size() == 1
        archive.bring_back_source(address)
        assert results(archive.watch_once()) == [("unchanged", "a.html")]
        site.notice("/a.html", "泳池春季開放安排", days="2026年3月1日至3月2日")
        assert results(archive.fetch_again(address)) == [("new_version", "a.html")]

    def test_two_do_not_watch_at_once(self, archive: Archive, site: Web, clock: Clock) -> None:
        add(archive, site.notice("/a.html", "泳池春季開放安排"), site.notice("/b.html", "圖書館春季開放安排"))
        clock.later(days=1)
        first = archive.watch_once()
        next(first)
        with Archive(archive.settings) as other, pytest.raises(Trouble, match="watching_already"):
            list(other.watch_once())
        assert len(list(first)) == 1


class TestLists:
    def test_what_is_new_is_told_apart_and_taken_in(self, archive: Archive, site: Web, clock: Clock) -> None:
        titles = {f"/{n}.html": f"{NAMES[n]}春季開放安排" for n in range(4)}
        for path, title in titles.items():
            site.notice(path, title)
        address = site.list("/list", titles)
        add(archive, site.root + "/2.html")
        found = archive.look(address)
        assert [link.title for link in found.known] == [titles["/2.html"]]
        assert [link.title for link in found.fresh] == [titles[f"/{n}.html"] for n in (0, 1, 3)]
        lines = list(archive.add_list(found))
        assert results(lines) == [("added", f"{n}.html") for n in (0, 1, 3)]
        assert not archive.look(address).fresh
        source = archive.source(address)
        assert (source.kind, source.interval) == ("list", 21600)
        site.notice("/9.html", f"{NAMES[9]}春季開放安排")
        site.list("/list", {"/9.html": f"{NAMES[9]}春季開放安排", **titles})
        clock.later(hours=6)
        assert results(archive.watch_once()) == [("added", "9.html")]
        clock.later(hours=6)
        assert results(archive.watch_once()) == [("unchanged", "list")]

    def test_broken_off_it_goes_on(self, archive: Archive, site: Web) -> None:
        titles = {f"/{n}.html": f"{NAMES[n]}春季開放安排" for n in range(5)}
        for path, title in titles.items():
            site.notice(path, title)
        address = site.list("/list", titles)
        lines = archive.add_list(archive.look(address))
        assert next(lines).result == next(lines).result == "added"
        lines.close()
        found = archive.look(address)
        assert len(found.known) == 2
        assert len(list(archive.add_list(found))) == 3 and archive.size() == 5

    def test_a_list_that_goes_on_is_followed_and_bounded(self, archive: Archive, site: Web) -> None:
        for page in range(15):
            titles = {f"/{page}-{n}.html": f"第{page}批第{n}號設施開放安排" for n in range(3)}
            site.list(f"/list{page}", titles, f'<a href="/list{page + 1}">下一頁</a>')
        found = archive.look(site.root + "/list0")
        assert len(found.fresh) == 30 and found.cut

    def test_feeds_and_sitemaps(self, archive: Archive, site: Web) -> None:
        site.notice("/1.html", f"{NAMES[1]}春季開放安排")
        site.answer(
            "/feed",
            f"<rss version='2.0'><channel><title>x</title><item><title>{NAMES[1]}春季開放安排</title>"
            f"<link>{site.root}/1.html</link></item></channel></rss>".encode(),
            Content_Type="application/rss+xml",
        )
        site.answer(
            "/sitemap.xml",
            f"<sitemapindex><sitemap><loc>{site.root}/part.xml</loc></sitemap></sitemapindex>".encode(),
            Content_Type="application/xml",
        )
        site.answer(
            "/part.xml",
            f"<urlset><url><loc>{site.root}/1.html</loc></url></urlset>".encode(),
            Content_Type="application/xml",
        )
        found = archive.look(site.root + "/sitemap.xml")
        assert [link.address for link in found.fresh] == [site.root + "/1.html"]
        found = archive.look(site.root + "/feed")
        assert found.kind == "feed"
        assert results(archive.add_list(found)) == [("added", "1.html")]
        assert not archive.look(site.root + "/sitemap.xml").fresh

    @pytest.mark.parametrize(
        ("encoding", "declared", "header"),
        [
            ("gb18030", "gb2312", "text/xml"),
            ("big5", "big5", "application/rss+xml"),
            ("gb18030", "utf-8", "application/xml; charset=gbk"),  # the label in the text lies
            ("gb18030", "utf-8", "application/xml; charset=utf-8"),  # both do
            ("utf-16", "utf-16", "application/xml"),
            ("utf-8-sig", "gb2312", "application/rss+xml"),
            ("utf-8", "no-such-encoding", "text/html"),
        ],
    )
    def test_feeds_in_any_encoding(
        self, archive: Archive, site: Web, encoding: str, declared: str, header: str
    ) -> None:
        titles = [f"{name}春季安排的公告" for name in ("球場", "茶座")]
        items = "".join(f"<item><title>{title}</title><link>/{n}</link></item>" for n, title in enumerate(titles))
        feed = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel>{items}</channel></rss>'
        site.answer("/feed", feed.encode(encoding), Content_Type=header)
        found = archive.look(site.root + "/feed")
        assert (found.kind, [link.title for link in found.fresh]) == ("feed", titles)
        assert [link.address for link in found.fresh] == [f"{site.root}/0", f"{site.root}/1"]

    def test_a_page_that_is_no_list(self, archive: Archive, site: Web) -> None:
        with pytest.raises(Trouble, match="no_list"):
            archive.look(site.notice("/a.html", "泳池春季開放安排"))
        with pytest.raises(Trouble, match="no_such_file"):
            archive.look("/nothing/of/this/name")

    def test_a_link_that_fails_is_tried_again_by_itself(self, archive: Archive, site: Web, clock: Clock) -> None:
        titles = {f"/{n}.html": f"{NAMES[n]}春季開放安排" for n in range(3)}
        site.notice("/0.html", titles["/0.html"])
        site.notice("/2.html", titles["/2.html"])
        address = site.list("/list", titles)
        lines = list(archive.add_list(archive.look(address)))
        assert results(lines) == [("added", "0.html"), ("failed", "1.html"), ("added", "2.html")]
        (failed,) = archive.sources_of("failed")
        assert failed.versions == 0 and failed.reason
        site.notice("/1.html", titles["/1.html"])
        clock.later(minutes=15)
        assert results(archive.watch_once()) == [("added", "1.html")]
        assert archive.source_counts()["failed"] == 0

    def test_links_of_a_host_that_is_away_come_when_it_is_back(self, archive: Archive, site: Web, clock: Clock) -> None:
        titles = {f"/{n}.html": f"{NAMES[n]}春季開放安排" for n in range(3)}
        address = site.list("/list", titles)
        body = site.pages["/list"].encode()
        site.pages["/list"] = lambda handler: (
            respond(handler, b"", 304)
            if handler.headers.get("If-None-Match") == '"1"'
            else respond(handler, body, 200, {"ETag": '"1"'})
        )
        for path in titles:
            site.answer(path, b"", 429, Retry_After="1000")
        assert results(archive.add_list(archive.look(address))) == [("failed", "0.html")]
        for path, title in titles.items():
            site.notice(path, title)
        clock.later(hours=6)
        assert sorted(results(archive.watch_once())) == [("added", f"{n}.html") for n in range(3)]
        clock.later(hours=6)
        assert ("unchanged", "list") in results(archive.watch_once())

    def test_a_fault_of_ours_over_one_does_not_stop_the_others(
        self, archive: Archive, site: Web, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(archive, *(site.notice(f"/{n}.html", f"{NAMES[n]}春季開放安排") for n in range(3)))
        asked = web.fetch_if_changed

        def broken(address: str, *rest):
            if address.endswith("/1.html"):
                raise RuntimeError("in the middle")
            return asked(address, *rest)

        monkeypatch.setattr(fetch, "fetch_if_changed", broken)
        clock.later(days=1)
        assert sorted(line.result for line in archive.watch_once()) == ["failed", "unchanged", "unchanged"]
        (failed,) = archive.sources_of("failed")
        assert failed.reason and failed.reason["key"] == "page_fault"

    def test_an_addition_taken_back_does_not_come_back(self, archive: Archive, site: Web, clock: Clock) -> None:
        titles = {f"/{n}.html": f"{NAMES[n]}春季開放安排" for n in range(3)}
        for path, title in titles.items():
            site.notice(path, title)
        address = site.list("/list", titles)
        add(archive, site.root + "/0.html")
        first = list(archive.add_list(archive.look(address)))
        archive.undo(first[0].batch or "")
        assert archive.size() == 1 and [source.kind for source in archive.sources_of()] == ["page"]
        list(archive.add_list(archive.look(address)))  # a person asks for it again
        assert archive.size() == 3

    def test_an_address_that_leads_elsewhere_is_known(self, archive: Archive, site: Web, clock: Clock) -> None:
        site.notice("/new/1.html", f"{NAMES[1]}春季開放安排")
        site.notice("/2.html", f"{NAMES[2]}春季開放安排")
        site.redirect("/1.html", "/new/1.html")
        address = site.list("/list", {"/1.html": f"{NAMES[1]}春季開放安排", "/2.html": f"{NAMES[2]}春季開放安排"})
        assert results(archive.add_list(archive.look(address))) == [("added", "1.html"), ("added", "2.html")]
        assert not archive.look(address).fresh


class TestRemoving:
    def test_removed_is_found_nowhere_and_brought_back(self, archive: Archive, site: Web, clock: Clock) -> None:
        address = site.notice("/a.html", "泳池春季開放安排")
        (added,) = add(archive, address)
        (id,) = added.ids
        archive.remove(id)
        assert not archive.search("泳池", Filters(), DAY).hits
        with pytest.raises(Trouble, match="removed"):
            archive.record(id)
        clock.later(days=2)
        assert list(archive.watch_once()) == [], "a page of which nothing stands is not fetched"
        archive.bring_back(id)
        assert archive.search("泳池", Filters(), DAY).total == 1
        archive.remove(id)
        assert results(add(archive, address)) == [("added", "a.html")], "added again by a person it is back"
        assert archive.search("泳池", Filters(), DAY).total == 1

    def test_after_thirty_days_it_is_gone(self, archive: Archive, site: Web, clock: Clock) -> None:
        (added,) = add(archive, site.notice("/a.html", "泳池春季開放安排"))
        archive.remove(added.ids[0])
        clock.later(days=31)
        list(archive.watch_once())
        with pytest.raises(Trouble, match="no_such_id"):
            archive.bring_back(added.ids[0])


class TestArticles:
    def pages(self, site: Web) -> str:
        title = "渡輪航線調整通告"
        address = site.notice("/p1.html", title, more='<a href="p2.html">下一頁</a>')
        for n in (2, 3):
            text = f"<p>第{n}部分說明：自2026年4月{n}日起，{n}號碼頭改為單向登船，請乘客提早到達並聽從職員指示。</p>"
            link = '<a href="p3.html">下一頁</a>' if n == 2 else ""
            site.pages[f"/p{n}.html"] = (
                f"<html><meta charset=utf-8><title>{title}（{n}）</title><h1>{title}（{n}）</h1>"
                f"<p>發布時間：2026-03-01 10:00</p>{text}{link}</html>"
            )
        return address

    def test_it_is_followed_and_joined(self, archive: Archive, site: Web, clock: Clock) -> None:
        (added,) = add(archive, self.pages(site))
        (id,) = added.ids
        record = archive.record(id, DAY)
        assert "報名時間" in record.body and "2號碼頭" in record.body and "3號碼頭" in record.body
        assert record.body.index("2號碼頭") < record.body.index("3號碼頭")
        for window in record.windows:
            assert record.body[window.offset :].startswith(window.span)
        assert len(archive.versions(id)[0].hashes) == 3
        assert archive.original(id).count("<html") == 3
        assert [source.source for source in archive.sources_of()] == [site.root + "/p1.html"]
        clock.later(days=1)
        site.pages["/p3.html"] = site.pages["/p3.html"].replace("4月3日", "4月13日")
        assert results(archive.watch_once()) == [("new_version", "p1.html")]

    def test_a_part_that_is_missing_never_replaces_a_whole(self, archive: Archive, site: Web, clock: Clock) -> None:
        (added,) = add(archive, self.pages(site))
        del site.pages["/p2.html"]
        clock.later(days=1)
        (line,) = archive.watch_once()
        assert line.error and line.error["key"] == "next_page_failed"
        assert "3號碼頭" in archive.record(added.ids[0], DAY).body

    def test_another_article_is_not_part_of_it(self, archive: Archive, site: Web) -> None:
        address = site.notice("/a.html", "渡輪航線調整通告", more='<a href="b.html">下一頁</a>')
        site.notice("/b.html", "圖書館閉館通告")
        (added,) = add(archive, address)
        assert "圖書館" not in archive.record(added.ids[0], DAY).body
        assert len(archive.versions(added.ids[0])[0].hashes) == 1

    def test_what_is_replied_is_not_part_of_it(self, archive: Archive, site: Web) -> None:
        title, more = "渡輪航線調整通告", '<div><b>1</b> <a href="t?id=8&amp;page=2">2</a></div>'

        def thread(*posts: str) -> str:
            rows = [
                f"<div class=post><p>發表於 2026-03-0{n} 10:00</p><div>{text}</div></div>"
                for n, text in enumerate(posts, 1)
            ]
            return f"<html><meta charset=utf-8><title>{title}</title><h1>{title}</h1>{''.join(rows)}{more}</html>"

        site.pages["/t?id=8"] = thread(
            "四月一日起渡輪改由三號碼頭登船，班次與票價照舊，請提早到達。", "謝謝版主告知，辛苦了。"
        )
        site.pages["/t?id=8&page=2"] = thread("請問腳踏車可以一起上船嗎？要不要另外買票？", "可以，要買一張半價票。")
        (added,) = add(archive, site.root + "/t?id=8")
        assert archive.reading(added.ids[0]).next_url == "t?id=8&page=2"
        assert "腳踏車" not in archive.record(added.ids[0], DAY).body
        assert len(archive.versions(added.ids[0])[0].hashes) == 1

    def test_no_other_host_and_no_circle(self, archive: Archive, site: Web) -> None:
        other = Web()
        try:
            more = f'<a href="{other.root}/2.html">下一頁</a>'
            add(archive, site.notice("/a.html", "渡輪航線調整通告", more=more))
            assert other.asked == []
        finally:
            other.server.shutdown()
            other.server.server_close()
        site.notice("/c.html", "渡輪航線調整通告", more='<a href="d.html">下一頁</a>')
        site.notice("/d.html", "渡輪航線調整通告", more='<a href="c.html">下一頁</a>')
        site.asked.clear()
        add(archive, site.root + "/c.html")
        assert len(site.asked) <= 3

    def test_it_is_bounded(self, archive: Archive, site: Web) -> None:
        for n in range(40):
            days = f"2026年3月{n % 28 + 1}日至4月{n % 28 + 2}日"
            site.notice(f"/{n}.html", "渡輪航線調整通告", days, f'<a href="{n + 1}.html">下一頁</a>')
        (added,) = add(archive, site.root + "/0.html")
        assert len(archive.versions(added.ids[0])[0].hashes) == 21
        assert archive.reading(added.ids[0]).next_url == "21.html"
