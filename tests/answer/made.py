"""Records for the tests of answers: of the pages in `cases/`, or of a title and a body."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from records import Record

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[dict[str, Any]]:
    """The cases of a file, one a line."""
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@cache
def pages(name: str) -> tuple[Record, ...]:
    """The pages of a file of `cases/` as records."""
    return tuple(
        record(one["body"], one["title"], one["id"], one["published"], one["publisher"]) for one in lines(name)
    )


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
