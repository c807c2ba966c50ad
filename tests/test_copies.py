"""Copies on the whole way: pages as sites lay them out, added in any order, told as `gonggao add --json` tells them."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from archive import Archive
from records import Settings

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
