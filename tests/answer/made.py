"""Records for the tests of answers: a title, a body, and a day in May."""

from __future__ import annotations

from records import Record


def record(body: str, title: str) -> Record:
    return Record(
        title=title,
        offset=0,
        body=body,
        id="a",
        version=1,
        source="a",
        file="a",
        published="2024-05-01",
        publisher=None,
    )
