"""A store on a real file, and short ways to make what goes into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from records import Added, Announcement, Decided, Decision, Flag, Page, Reading, Record, Trouble, Window
from store import Likeness, Store
from zh.plain import plain

NOW = "2026-11-25T10:00:00+08:00"


def settle(record: Record) -> Record:
    """Stands for what works windows out: the end of every window is what its decided flag was given or suggested."""
    decided = {flag.span: flag for flag in record.flags if flag.state == "decided" and flag.decision}
    windows = []
    for window in record.windows:
        if flag := decided.get(window.written_end or ""):
            assert flag.decision
            if flag.decision.verb == "accept" and flag.suggestion is None:
                raise Trouble("nothing_to_accept")
            end = flag.decision.value or flag.suggestion
            window = msgspec.structs.replace(
                window, decided=Decided(start=window.start, end=end, by=flag.decision.by, at=flag.decision.at)
            )
        elif window.written_end:
            window = msgspec.structs.replace(window, readings=((window.start, "2023-04-30"), (window.start, None)))
        windows.append(window)
    return msgspec.structs.replace(record, windows=tuple(windows))


def _lines(record: Record) -> tuple[str, ...]:
    lines = ("\x1f".join((record.title, record.publisher or "", line)) for line in record.body.split("\n"))
    return tuple(re.sub(r"\d", "", plain(line)) for line in lines)


# stands for what copies are found by: digits aside, title and publisher are equal and the bodies share a line
LIKENESS = Likeness(_lines, lambda one, other: bool(set(_lines(one)) & set(_lines(other))))


class Making:
    """Pages, readings and what is in them; and the store that takes them."""

    now = NOW
    settle = staticmethod(settle)
    likeness = LIKENESS

    def __init__(self, store: Store) -> None:
        self.store = store
        self.batch = store.new_batch(NOW)

    def window(self, first: str | None, last: str | None, label: str = "公示期", **more: Any) -> Window:
        return Window(label=label, owner=None, span="", offset=0, start=first, end=last, mod=None, **more)

    def flag(
        self, body: str, span: str, kind: str = "impossible_date", at: int = 0, suggestion: str | None = None
    ) -> Flag:
        offset = body.index(span, at)
        return Flag(kind, span, offset, suggestion, (), {"key": "no_such_day", "month": 4, "days": 30}, ())

    def document(self, title: str = "關於納新的公告", body: str = "請在月底前提交。", **more: Any) -> Announcement:
        return Announcement(title=title, offset=0, body=body, **more)

    def reading(self, *documents: Announcement, **more: Any) -> Reading:
        documents = documents or (self.document(),)
        values: dict[str, Any] = {
            "file": "a.html",
            "encoding": "utf-8",
            "encoding_reason": "declared utf-8",
            "script": "hant",
            "title": documents[0].title,
            "published": "2023-02-17",
            "publisher": "甲平台",
            "author": None,
            "source": None,
            "categories": (),
            "body": "\n".join(document.body for document in documents),
            "tables": (),
            "attachments": (),
            "next_url": None,
            "documents": documents,
            "repairs": (),
            "left_out": (),
            "seconds": 0.0,
            "error": None,
        }
        return Reading(**(values | more))

    def page(self, source: str = "https://a.example/1", data: bytes | None = None, **more: Any) -> Page:
        kind = "url" if source.startswith("http") else "file"
        data = source.encode() if data is None else data
        return Page(source=source, file=source, data=data, fetched=NOW, kind=kind, **more)

    def add(
        self, where: str = "https://a.example/1", /, *documents: Announcement, data: bytes | None = None, **more: Any
    ) -> Added:
        """Adds a page of these documents; `batch` and values of the page and the reading as keywords."""
        batch = more.pop("batch", self.batch)
        following = more.pop("following", ())
        of_page = {name: more.pop(name) for name in ("example", "address") if name in more}
        page = self.page(where, data, **of_page)
        return self.store.add(
            page, self.reading(*documents, **more), batch=batch, now=NOW, settle=settle, following=following
        )

    def decide(
        self, flag: str, verb: Any, value: str | None = None, *, seen: int = 0, by: str = "甲", **more: Any
    ) -> Decision:
        at = more.pop("at", NOW)
        return self.store.decide(Decision(flag, verb, value, by, at), seen, settle=settle, **more)

    def undo(self, batch: str) -> tuple[str, ...]:
        return self.store.undo(batch, settle=settle)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path, likeness=LIKENESS) as opened:
        yield opened


@pytest.fixture
def make(store: Store) -> Making:
    return Making(store)
