"""Serving the page, and keeping the archive whole: index, check, backup."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cli.front import (
    ROOT,
    Front,
    gonggao,
    pass_front,
    progress_bar,
)


@gonggao.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="only this machine unless you say otherwise")
@click.option("--name", "names", multiple=True, metavar="HOST", help="the name under which a proxy gives the page out")
@pass_front
def serve(front: Front, port: int, host: str, names: tuple[str, ...]) -> None:
    """Take in what is new in corpus/, serve the page, and keep the index up with the archive. Ctrl-C ends it."""
    import serving

    sys.exit(serving.serve(front.settings, ROOT, host, port, names, front.note))


@gonggao.command()
@pass_front
def reindex(front: Front) -> None:
    """Build the index anew from the archive, beside the old one, and swap.

    Then what makes an announcement found in other words is worked out where it is wanted; Ctrl-C loses nothing of it.
    """
    with front.archive() as archive:
        front.note("reindexed", n=archive.reindex(progress_bar()))
        if wanted := archive.wanted():
            front.note("vectors_begun", n=wanted)
            front.note("vectors_made", n=archive.understand(progress_bar()))


@gonggao.command()
@pass_front
def verify(front: Front) -> None:
    """Check that all that is kept is whole: the file, the stored pages, the records, the index."""
    with front.archive() as archive:
        for fault in archive.verify():
            front.fail(fault)
        if not front.failed:
            front.note("verified", n=archive.size())
    front.end()


@gonggao.command()
@click.argument("file", type=click.Path(path_type=Path))
@pass_front
def backup(front: Front, file: Path) -> None:
    """Copy the archive into one file; it may be in use meanwhile."""
    with front.archive() as archive:
        count = archive.backup(file)
    front.note("backed_up", n=count, file=file)


@gonggao.command()
@click.argument("file", type=click.Path(path_type=Path))
@pass_front
def restore(front: Front, file: Path) -> None:
    """Put a backup into the data folder (--data), which must not hold an archive yet."""
    import archive as desk

    desk.restore(file, front.settings)
    with front.archive() as archive:
        front.note("restored", n=archive.reindex(progress_bar()))
        if wanted := archive.wanted():
            front.note("vectors_wanted", n=wanted)
