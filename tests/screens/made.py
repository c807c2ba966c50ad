"""A small archive of made-up announcements, put straight into a real store: what the screens are tested on.

The day of these is 2024-05-10 (`DAY`). `fill(folder)` makes the archive; ids are told by title.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

from archive import Archive
from archive.desk import settle
from index.places import Current, Places
from records import (
    Amount,
    Announcement,
    Condition,
    Evidence,
    Flag,
    LeftOut,
    Page,
    Reading,
    Repair,
    Settings,
    Step,
    Threshold,
    Window,
)

DAY = "2024-05-10"
NOW = "2024-05-10T09:30:00+08:00"


def window(body: str, label: str | None, span: str, start: str | None, end: str | None, **more: Any) -> Window:
    return Window(
        label=label,
        owner=more.pop("owner", None),
        span=span,
        offset=body.index(span),
        start=start,
        end=end,
        mod=more.pop("mod", None),
        **more,
    )


def flag(body: str, kind: str, span: str, suggestion: str | None, *evidence: str, **more: Any) -> Flag:
    return Flag(
        kind=kind,
        span=span,
        offset=body.index(span),
        suggestion=suggestion,
        alternatives=more.get("alternatives", ()),
        message=more.get("message", {"key": kind}),
        evidence=tuple(Evidence(one, body.index(one)) for one in evidence),
    )


def reading(file: str, title: str, body: str, **more: Any) -> Reading:
    """One announcement as a page of its own."""
    facts = {name: more.pop(name) for name in ("windows", "flags", "thresholds", "amounts", "steps") if name in more}
    values: dict[str, Any] = {
        "file": file,
        "encoding": "utf-8",
        "encoding_reason": "declared utf-8",
        "script": "hant",
        "title": title,
        "published": "2024-05-06T10:20",
        "publisher": "河岸市集",
        "author": None,
        "source": None,
        "categories": ("招募",),
        "body": body,
        "tables": (),
        "attachments": (),
        "next_url": None,
        "documents": (Announcement(title=title, offset=0, body=body, **facts),),
        "repairs": (),
        "left_out": (),
        "seconds": 0.01,
        "error": None,
    }
    return Reading(**{**values, **more})


def night_stalls() -> Reading:
    """Two doubts in one range, evidence, thresholds, steps, repairs, what was left out; open."""
    body = (
        "為了讓巷口更熱鬧，河岸市集開放夜間攤位報名。\n"
        "報名時間為2024年5月1日至2024年5月26日，5月26日24:00表單關閉，逾時不再受理。"
        "通過初審的攤主進入試擺，試擺期為2023年6月1日-2024年6月31日，試擺期間每週出攤不少於三晚。\n"
        "攤主須滿二十歲，月營業額不低於3萬元或回頭客不少於200人，衛生評分不低於90分。\n"
        "試擺未通過的，收回攤位並三個月內不得再報。結果將於2024年7月5日前公布。"
    )
    return reading(
        "https://market.example/notice/17",
        "夜間攤位招募與試擺規則（2024年夏）",
        body,
        windows=(
            window(body, "報名時間", "2024年5月1日至2024年5月26日", "2024-05-01", "2024-05-26"),
            window(
                body,
                "試擺期",
                "2023年6月1日-2024年6月31日",
                "2023-06-01",
                None,
                written_end="2024年6月31日",
                readings=(("2024-06-01", "2024-06-30"), ("2023-06-01", "2024-06-30")),
            ),
            window(body, "結果公布", "2024年7月5日前", None, "2024-07-05", mod="before"),
        ),
        flags=(
            flag(
                body,
                "year_mismatch",
                "2023年6月1日-2024年6月31日",
                "2024年6月1日-2024年6月31日",
                "2024年5月1日至2024年5月26日",
                "2024年7月5日前",
            ),
            flag(body, "impossible_date", "2024年6月31日", "2024年6月30日", alternatives=("2024年7月1日",)),
        ),
        thresholds=(
            Threshold(
                owner="攤主",
                mode="any",
                basis=None,
                span="月營業額不低於3萬元或回頭客不少於200人",
                offset=body.index("月營業額"),
                conditions=(Condition("月營業額", ">=", 30000, "元"), Condition("回頭客", ">=", 200, "人")),
            ),
        ),
        amounts=(Amount("衛生評分", 90, "分", "90分", body.index("90分")),),
        steps=(
            Step(1, "填寫報名表單", "報名", body.index("報名")),
            Step(2, "初審後進入試擺", "試擺", body.index("試擺")),
        ),
        repairs=(Repair("pinyin", "body", 0, "為(wèi)", "為"), Repair("pinyin", "body", 2, "讓(ràng)", "讓")),
        left_out=(LeftOut("promotion", "加入會員送折扣券"),),
    )


def spring_course() -> Reading:
    """Simplified; a weekday that does not fit, no suggestion; open."""
    body = (
        "春季木工课开始报名，名额二十人。\n"
        "报名时间为5月8日至5月18日，5月20日（星期五）公布名单。\n"
        "课程费用600元，材料另计。"
    )
    return reading(
        "wood.html",
        "春季木工课“从零开始”报名通知",
        body,
        script="hans",
        publisher="青瓦工坊",
        published="2024-05-07",
        categories=("课程",),
        windows=(
            window(body, "报名时间", "5月8日至5月18日", "2024-05-08", "2024-05-18"),
            window(body, "公布名单", "5月20日（星期五）", "2024-05-20", "2024-05-20"),
        ),
        flags=(
            flag(
                body,
                "weekday_mismatch",
                "5月20日（星期五）",
                None,
                alternatives=("5月20日（星期一）", "5月24日（星期五）"),
            ),
        ),
        amounts=(Amount("课程费用", 600, "元", "600元", body.index("600元")),),
    )


def library_hours() -> Reading:
    body = "因更換書架，二樓閱覽室於5月20日至6月2日暫停開放，一樓照常。"
    return reading(
        "library.html",
        "二樓閱覽室暫停開放公告",
        body,
        publisher="南街圖書館",
        published="2024-05-09",
        categories=("服務",),
        windows=(window(body, "暫停開放", "5月20日至6月2日", "2024-05-20", "2024-06-02"),),
    )


def poster_contest() -> Reading:
    body = "海报征集截止时间由4月15日延至4月3日，已投稿的无需重复提交。"
    return reading(
        "poster.html",
        "夏日海报征集延期公告",
        body,
        script="hans",
        publisher="青瓦工坊",
        published="2024-04-02",
        categories=("活动",),
        windows=(window(body, "截止时间", "4月15日延至4月3日", None, "2024-04-03", mod="until"),),
        flags=(flag(body, "sequence_conflict", "4月15日延至4月3日", None),),
    )


def hall_rules() -> Reading:
    body = "自2024年3月1日起，會場借用須於三日前登記，並以現場公告為準。"
    return reading(
        "hall.html",
        "會場借用辦法",
        body,
        published="2024-02-20",
        categories=("規則",),
        windows=(window(body, "施行", "自2024年3月1日起", "2024-03-01", None, mod="since"),),
    )


def many_doubts(count: int = 60) -> Reading:
    """A list of meetings, none of them on a day that exists; newest, so that the review queue begins with it."""
    lines = [
        f"第{number}次例會：2024年{(2, 4, 6, 9, 11)[number % 5]}月31日{number}時。" for number in range(1, count + 1)
    ]
    body = "\n".join(lines)
    flags = []
    for line in lines:
        span = line[line.index("2024") : line.index("日") + 1]
        offset = body.index(line) + line.index("2024")
        days = 29 if "年2月" in span else 30
        one = flag(body, "impossible_date", span, span.replace("31日", f"{days}日"), alternatives=("2024年10月31日",))
        flags.append(msgspec.structs.replace(one, offset=offset))
    return reading("meetings.html", "例會日期一覽", body, published="2024-05-10", flags=tuple(flags))


READINGS = (night_stalls, spring_course, library_hours, poster_contest, hall_rules)


def places(folder: Path) -> Places:
    """Where the index of an archive lies, by the engine that the tests run with."""
    return Places(folder / "index" / Settings.read(os.environ).engine)


def age(places: Places) -> None:
    """The index is one of another version from now on."""
    current = places.current()
    assert isinstance(current, Current)
    places.swap(msgspec.structs.replace(current, analyser="of yesterday"))


def fill(folder: Path, *more: Reading) -> dict[str, str]:
    """An archive with all of these; gives title → id."""
    ids: dict[str, str] = {}
    with Archive(Settings.read(os.environ, data=str(folder))) as archive:  # the engine that the tests run with
        store = archive._store
        batch = store.new_batch(NOW)
        for one in (*(make() for make in READINGS), *more):
            page = Page(source=one.file, file=one.file, data=one.body.encode(), fetched=NOW, address=None)
            if one.file.startswith("http"):
                page = Page(
                    source=one.file, file=one.file, data=one.body.encode(), fetched=NOW, kind="url", address=one.file
                )
            added = store.add(page, one, batch=batch, now=NOW, settle=settle)
            ids.update({document.title: id for document, id in zip(one.documents, added.ids, strict=True)})
        archive.reindex()
    return ids
