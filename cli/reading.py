"""Commands that open no archive: pages, texts with dates, texts to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from cli.front import (
    Front,
    answered,
    cases,
    files_argument,
    gonggao,
    pass_front,
    text_of,
)
from cli.printing import (
    print_json,
)
from messages import tell

if TYPE_CHECKING:
    pass


@gonggao.command()
@files_argument
@pass_front
def extract(front: Front, paths: tuple[str, ...]) -> None:
    """Read pages (files, folders of them) and print a JSON line each; no archive is opened.

    A page that cannot be read gives a line with "error"; the others go on.
    """
    import archive

    for reading in archive.extract(paths, front.settings):
        front.failed = front.failed or reading.error is not None
        shown = msgspec.to_builtins(reading)
        if reading.error is not None:
            shown["error"] = tell(front.settings.lang, reading.error)
        print_json(shown)
    front.end()


@gonggao.command()
@click.argument("path", metavar="CASES.jsonl")
@pass_front
def dates(front: Front, path: str) -> None:
    """Find dates: lines {"id", "text", "reference"} in, lines {"id", "predictions"} out (- for standard input)."""
    import archive

    for case in cases(front, path):
        answered(front, case, lambda case: {"predictions": archive.dates(text_of(case, "text"), case.get("reference"))})
    front.end()


@gonggao.command()
@click.argument("path", metavar="CASES.jsonl")
@pass_front
def check(front: Front, path: str) -> None:
    """Check texts for dates that cannot be right: lines {"id", "text", "published"} in, {"id", "flags"} out."""
    import archive

    for case in cases(front, path):
        answered(front, case, lambda case: {"flags": archive.check(text_of(case, "text"), case.get("published"))})
    front.end()
