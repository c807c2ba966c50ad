"""Records of our own for the tests of the search."""

from __future__ import annotations

from records import Flag, Record, Window


def window(start=None, end=None, label="報名時間", mod=None, **more):
    return Window(label, None, "…", 0, start, end, mod, **more)


def flag(kind="impossible_date", **more):
    return Flag(kind, "4月31日", 3, None, (), {"key": "no_such_day", "month": 4, "days": 30}, (), **more)


def record(id, title="", body="", **more):
    given = {
        "offset": 0,
        "version": 1,
        "source": f"pages/{id}.html",
        "file": f"{id}.html",
        "published": None,
        "publisher": None,
    }
    return Record(id=id, title=title, body=body, **{**given, **more})


RECORDS = (
    record(
        "lake",
        "鏡湖書屋春季讀書會報名公告",
        "鏡湖書屋將於四月舉辦讀書會。\n報名時間：2024年3月1日至2024年3月15日。\n請自備AppKey與軟體帳號，額滿為止。",
        published="2024-02-20T09:30",
        publisher="鏡湖書屋",
        categories=("活動",),
        added="2024-02-21T08:00:00+08:00",
        script="hant",
        source="https://www.reading.example.org/2024/1.html",
        windows=(window("2024-03-01", "2024-03-15"),),
    ),
    record(
        "lake-hans",
        "镜湖书屋夏季读书会报名公告",
        "夏季读书会改在二楼举行。\n报名截止：2024年6月31日。",
        published="2024-05-02",
        publisher="镜湖书屋",
        categories=("活动",),
        added="2024-05-03T08:00:00+08:00",
        script="hans",
        source="https://reading.example.org/2024/2.html",
        windows=(window("2024-06-01", None, readings=(("2024-06-01", "2024-06-30"), ("2024-06-01", "2024-07-01"))),),
        flags=(flag(),),
    ),
    record(
        "bridge",
        "望潮大橋夜間封閉施工通知",
        "因更換伸縮縫，望潮大橋每晚封閉，請繞行濱江路。",
        published="2023-11-08",
        publisher="濱江路政",
        origin="濱江日報",
        categories=("通知",),
        added="2023-11-09T23:59:59+08:00",
        script="hant",
        source="notices/bridge.txt",
    ),
)
