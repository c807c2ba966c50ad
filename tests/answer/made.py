"""Records for the tests of answers: of the pages in `cases/`, or of a title and a body."""

from __future__ import annotations

import datetime
import html
import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from answer import resolve
from answer.text import narrow
from archive.desk import settle
from ingest import pipeline
from records import Answer, Page, Question, Record

CASES = Path(__file__).parent / "cases"
YES = ("是", "可以", "能", "有", "会", "要", "需")
NO = ("不", "没")


def lines(name: str) -> list[dict[str, Any]]:
    """The cases of a file, one a line."""
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def polarity(told: str) -> str:
    """What an answer to a question of yes or no begins with: "yes", "no", or "" where it is neither (「150公分」)."""
    begun = narrow(told)
    return "no" if begun.startswith(NO) else "yes" if begun.startswith(YES) else ""


@cache
def pages(name: str) -> tuple[Record, ...]:
    """The pages of a file of `cases/` as records."""
    return tuple(
        record(one["body"], one["title"], one["id"], one["published"], one["publisher"]) for one in lines(name)
    )


def told(question: Question, records: Sequence[Record], today: datetime.date, tells: bool) -> Answer:
    """The answer. Where a case wants one (`tells`) and the odds alone keep it back, what is told with the gate open: a case is of a
    rule, and how much of what rules find is likely enough is measured over whole sets of questions (`bench/quality.py`)."""
    given = resolve(question, records, today)
    if tells and given.answer is None:
        with opened():
            given = resolve(question, records, today)
    return given


def opened() -> Any:
    """The gate open: what rules find is told, however unlikely it is."""
    return mock.patch.object(sys.modules["answer.resolve"], "LIKELY", -3.0)


def record(
    body: str, title: str, name: str = "a", published: str | None = "2024-05-01", publisher: str | None = None
) -> Record:
    return Record(
        title=title,
        offset=0,
        body=body,
        id=name,
        version=1,
        source=name,
        file=name,
        published=published,
        publisher=publisher,
    )


def read(body: str, title: str, published: str) -> Record:
    """A page as ingest reads it; lines with tabs are rows of a table."""
    told: list[str] = []
    for line in body.split("\n"):
        cells = [f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")]
        row = len(cells) > 1
        if row and told and told[-1] == "</table>":
            told.pop()
        elif row:
            told.append("<table>")
        told += [f"<tr>{''.join(cells)}</tr>", "</table>"] if row else [f"<p>{html.escape(line)}</p>"]
    head = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>'
    data = f"{head}<div>发布时间：{published}</div><div>{''.join(told)}</div></body></html>".encode()
    found = pipeline.read(Page(source="a", file="a.html", data=data, fetched="2026-01-01T00:00:00+08:00"))
    one = found.documents[0]
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    fields |= {"published": found.published, "publisher": found.publisher}
    return settle(Record(**fields, id="a", version=1, source="a", file="a"))
