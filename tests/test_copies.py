"""Copies on the whole way: pages as sites lay them out, added in any order, told as `gonggao add --json` tells them."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from archive import Archive
from records import Added, Filters, Settings

LINES = (
    "为方便读者，青杏书店自2025年4月1日起调整营业时间，现公告如下。",
    "一、周一至周五营业时间为9:30至21:00，周末延长至22:00。",
    "二、二手书收购窗口每日限收80册，单册收购价不超过25元。",
    "三、会员日改为每月第二个周六，当日全场八五折，满200元另减20元。",
    "四、停车券每次消费满60元领取1张，当日有效。",
    "给您带来的不便，敬请谅解。",
)


def page(
    title: str, site: str, lines: tuple[str, ...], name: str = "青杏书店有限公司", day: str = "2025年3月20日"
) -> str:
    body = "".join(f"<p>{line}</p>" for line in (*lines, name, day))
    return (
        f'<html><head><meta charset="utf-8"><title>{title} - {site}</title></head><body>'
        f"<div class='nav'><a href='/'>首页</a> <a href='/n'>新闻</a></div><h1>{title}</h1>"
        f"<div class='info'>2025-03-21 来源：{site}</div><div class='content'>{body}</div></body></html>"
    )


def pages() -> dict[str, str]:
    changed = tuple(line.replace("80册", "50册") for line in LINES)
    merged = page("关于调整营业时间的公告", "书讯网", LINES).replace(
        "</div></body>",
        "<h2>关于春季读书会报名的通知</h2><p>读书会于4月12日下午在二楼举行，共读一本小说，限30人参加，报名请到前台登记。</p>"
        "<p>青杏书店有限公司</p><p>2025年3月20日</p></div></body>",
    )
    return {
        "own": page("关于调整营业时间的公告", "青杏书店", LINES),
        "repost": page("【转载】关于调整营业时间的公告", "书讯网", changed[:4] + changed[5:]),
        "merged": merged,
        "template": page(
            "关于调整营业时间的公告", "书讯网", tuple(one.replace("青杏", "白桃") for one in LINES), "白桃书店有限公司"
        ),
        "correction": page("关于调整营业时间的公告（更正）", "青杏书店", changed),
    }


@pytest.mark.parametrize("order", list(itertools.permutations(("own", "repost", "merged")))[::2])
def test_the_same_groups_in_any_order(tmp_path: Path, order: tuple[str, ...]) -> None:
    written = pages()
    names = [*order[:1], "template", *order[1:], "correction"]
    for name in names:
        (tmp_path / f"{name}.html").write_text(written[name], "utf-8")
    with Archive(Settings.read(os.environ, data=str(tmp_path / "data"))) as archive:
        added = dict(
            zip(names, archive.add(archive.sources([str(tmp_path / f"{name}.html") for name in names])), strict=True)
        )
        first, second, third = (added[name].ids[0] for name in order)
        assert added[order[0]].copy_of[0] is None
        assert added[order[1]].copy_of[0] == added[order[2]].copy_of[0] == first
        assert (len(added["merged"].ids), added["merged"].copy_of[1:]) == (2, (None,))
        assert added["repost"].result == ("added" if order[0] == "repost" else "copy")
        assert added["merged"].result == "added", "one of its two announcements is no copy"
        assert added["template"].copy_of == added["correction"].copy_of == (None,)
        assert set(archive.record(first).copies) == {second, third}
        archive.undo(added["own"].batch or "")
        assert archive.size() == 0


KIND = "differs_between_copies"


def told(archive: Archive, added: dict[str, Added]) -> dict[str, list[tuple[str, tuple[str, ...], str]]]:
    """Page → what its first announcement says otherwise than its copies, and which of these says so."""
    names = {one.ids[0]: name for name, one in added.items()}
    found = {}
    for name, one in added.items():
        flags = [flag for flag in archive.record(one.ids[0]).flags if flag.kind == KIND]
        found[name] = [(flag.span, flag.alternatives, names[flag.message["copy"]]) for flag in flags]
    return found


def written(tmp_path: Path, name: str, html: str) -> str:
    (tmp_path / f"{name}.html").write_text(html, "utf-8")
    return str(tmp_path / f"{name}.html")


def three(tmp_path: Path) -> dict[str, str]:
    """An announcement, a copy of it as it is, and one that takes fewer books."""
    fewer = tuple(line.replace("80册", "50册") for line in LINES)
    pages = {"own": LINES, "same": LINES, "fewer": fewer}
    return {name: written(tmp_path, name, page("关于营业时间的公告", name, lines)) for name, lines in pages.items()}


ALL_TOLD = {"own": [("80册", ("50册",), "fewer")], "same": [("80册", ("50册",), "fewer")]}


@pytest.mark.parametrize("order", list(itertools.permutations(("own", "same", "fewer"))), ids="-".join)
def test_what_copies_say_otherwise_is_told_on_both(tmp_path: Path, order: tuple[str, ...]) -> None:
    paths = three(tmp_path)
    with Archive(Settings(data=str(tmp_path / "data"))) as archive:
        added = {name: list(archive.add(archive.sources([paths[name]])))[0] for name in order}
        first = next(name for name in order if name != "fewer")
        whole = {**ALL_TOLD, "fewer": [("50册", ("80册",), first)]}
        assert told(archive, added) == whole
        again = list(archive.add(archive.sources([paths["own"]])))[0]
        assert again.result == "unchanged"
        assert told(archive, added) == whole

        archive.undo(added["fewer"].batch or "")
        del added["fewer"]
        assert told(archive, added) == {"own": [], "same": []}
        assert archive.doubt_counts().get(KIND) is None
        added["fewer"] = list(archive.add(archive.sources([paths["fewer"]])))[0]
        assert told(archive, added) == {**ALL_TOLD, "fewer": [("50册", ("80册",), first)]}

        archive.remove(added["fewer"].ids[0])
        assert told(archive, {name: added[name] for name in ("own", "same")}) == {"own": [], "same": []}
        archive.bring_back(added["fewer"].ids[0])
        assert told(archive, added) == whole
        assert len(archive.doubts(KIND)) == 3
        assert archive.indexing() == 0
        found = archive.search(f"kind:{KIND}", Filters(), "2025-04-01")
        assert {hit.id for hit in found.hits} == {one.ids[0] for one in added.values()}


def test_a_copy_that_is_mended_is_told_no_longer(tmp_path: Path) -> None:
    paths = three(tmp_path)
    with Archive(Settings(data=str(tmp_path / "data"))) as archive:
        added = {name: list(archive.add(archive.sources([path])))[0] for name, path in paths.items()}
        written(tmp_path, "fewer", page("关于营业时间的公告", "fewer", LINES))
        mended = list(archive.add(archive.sources([paths["fewer"]])))[0]
        assert (mended.result, mended.ids) == ("new_version", added["fewer"].ids)
        assert told(archive, added) == {"own": [], "same": [], "fewer": []}
        archive.undo(mended.batch or "")
        assert told(archive, added) == {**ALL_TOLD, "fewer": [("50册", ("80册",), "own")]}


def test_deciding_where_copies_differ(tmp_path: Path) -> None:
    paths = three(tmp_path)
    at = "2025-04-02T10:00:00+08:00"
    with Archive(Settings(data=str(tmp_path / "data"))) as archive:
        added = {name: list(archive.add(archive.sources([path])))[0] for name, path in paths.items()}
        doubt = next(one for one in archive.doubts(KIND) if one.record.id == added["own"].ids[0])
        assert doubt.flag.id and len(doubt.same) == 1, "the copy that says the same can be decided with it"
        archive.decide(doubt.flag.id, "correct", "50册", by="甲", at=at, seen=0, same=True)
        states = {one.record.id: one.flag.state for one in archive.doubts(KIND, state=None)}
        assert states == {added[name].ids[0]: "open" if name == "fewer" else "decided" for name in added}
        archive.undo(added["fewer"].batch or "")
        assert archive.doubts(KIND, state=None) == ()
        list(archive.add(archive.sources([paths["fewer"]])))
        states = {one.record.id: one.flag.state for one in archive.doubts(KIND, state=None)}
        assert states == {added[name].ids[0]: "open" if name == "fewer" else "decided" for name in added}


def test_a_window_may_have_the_days_of_either_copy(tmp_path: Path) -> None:
    lines = ("试用期自2025年4月1日至2025年4月20日，期满考核。", *LINES[1:])
    longer = (lines[0].replace("4月20日", "5月20日"), *LINES[1:])
    paths = [
        written(tmp_path, name, page("关于试用的公告", name, text)) for name, text in (("a", lines), ("b", longer))
    ]
    with Archive(Settings(data=str(tmp_path / "data"))) as archive:
        ids = [list(archive.add(archive.sources([path])))[0].ids[0] for path in paths]
        (window,) = [one for one in archive.record(ids[0]).windows if one.start == "2025-04-01"]
        assert window.readings == (("2025-04-01", "2025-04-20"), ("2025-04-01", "2025-05-20"))
        (flag,) = [one for one in archive.record(ids[0]).flags if one.kind == KIND]
        assert flag.id
        archive.decide(flag.id, "keep", by="甲", at="2025-04-02T10:00:00+08:00", seen=0)
        (window,) = [one for one in archive.record(ids[0]).windows if one.start == "2025-04-01"]
        assert window.decided and (window.decided.end, window.readings) == ("2025-04-20", ())
