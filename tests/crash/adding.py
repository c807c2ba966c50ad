"""A process that adds pages until it is killed: `adding.py FOLDER NAME COUNT`; a line for each that was stored."""

from __future__ import annotations

import sys

from records import Announcement, Flag, Page, Reading, Trouble, Window
from store import Store

NOW = "2026-11-25T10:00:00+08:00"


def pair(name: str, number: int) -> tuple[Page, Reading]:
    """A page of two announcements with windows and flags, that a version is made of in one transaction."""
    documents = tuple(
        Announcement(
            title=f"公告{name}之{place}",
            offset=0,
            body=f"第{number}次的正文，截止到4月31日為止。" + "公告正文。" * 200,
            windows=(Window("公示期", None, "", 0, "2023-01-01", "2023-02-01", None),),
            flags=(Flag("impossible_date", "4月31日", 11, None, (), {"key": "no_such_day"}, ()),),
        )
        for place in range(2)
    )
    body = "\n".join(document.body for document in documents)
    reading = Reading(
        name,
        None,
        None,
        "hant",
        None,
        "2023-01-01",
        name,
        None,
        None,
        ("通知",),
        body,
        (),
        (),
        None,
        documents,
        (),
        (),
        0,
        None,
    )
    return Page(source=f"{name}-{number % 7}.html", file=name, data=body.encode(), fetched=NOW), reading


def main() -> None:
    folder, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with Store(folder) as store:
        batch = store.new_batch(NOW)
        for number in range(count):
            page, reading = pair(name, number)
            try:
                store.add(page, reading, batch=batch, now=NOW, settle=lambda record: record)
            except Trouble as trouble:
                print(trouble.message["key"], flush=True)
                return
            print(number, flush=True)


if __name__ == "__main__":
    main()
