"""Taking pages in, and taking an addition back."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from cli.front import (
    ROOT,
    TEXT,
    Front,
    gonggao,
    json_option,
    pass_front,
)
from cli.printing import (
    added_shape,
    print_added,
    print_found,
    print_json,
)
from messages import passed_over, say, tell
from records import Added, Page, Trouble

if TYPE_CHECKING:
    from archive import Archive


@gonggao.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@json_option
@click.option("--list", "as_list", is_flag=True, help="each is a list page, feed or sitemap: take in what it leads to")
@click.option("--yes", is_flag=True, help="with --list: do not ask")
@click.option("--corpus", "into_corpus", is_flag=True, help="put the pages into corpus/ instead, each with a draft")
@pass_front
def add(front: Front, sources: tuple[str, ...], as_json: bool, as_list: bool, yes: bool, into_corpus: bool) -> None:
    """Take pages in: addresses, files, folders, zips of pages, - for standard input (a page, or addresses, one a line).

    A line a source says what became of it: added, new version, unchanged, copy of, failed and why. `gonggao undo BATCH`
    takes the whole addition back.

    A list page, feed or sitemap is not taken for an announcement: it is named, and --list takes in what it leads to.

    With --list, what a list leads to is shown and asked for; broken off, it goes on where it was. The list is watched
    from then on (`gonggao watch`).

    With --corpus, a page and a .json of what was read of it are put into corpus/, for you to correct; the next start of
    `gonggao serve` takes it in.
    """
    if as_list and into_corpus:
        raise click.UsageError("--list or --corpus, not both")
    from archive.adding import addresses

    passed: list[str] = []
    with front.archive(make=True) as archive:

        def pages() -> Iterator[Page | Added]:
            for standard_input, some in itertools.groupby(sources, "-".__eq__):
                data = sys.stdin.buffer.read() if standard_input else b""
                given = addresses(data.decode("utf-8", "replace")) if standard_input else some
                if standard_input and not given:
                    yield archive.paste(data)
                else:
                    yield from map(no_list, archive.sources(given, passed))

        def no_list(page: Page | Added) -> Page | Added:
            if isinstance(page, Added) or not archive.is_list(page):
                return page
            return Added(page.source, "failed", (), (), None, {"key": "a_list", "where": page.file})

        if as_list:
            for one in sources:
                add_list(front, archive, one, as_json, yes)
        elif into_corpus:
            put_into_corpus(front, archive, pages(), as_json)
        else:
            tell_undoable(front, archive.add(pages()), as_json)
        waiting, wanted = archive.indexing(), archive.wanted()
    if waiting:
        front.note("indexing", n=waiting)
    if wanted:
        front.note("vectors_wanted", n=wanted)
    if passed:
        click.echo(passed_over(front.settings.lang, passed), err=True)
    front.end()


def tell_undoable(front: Front, lines: Iterable[Added], as_json: bool) -> None:
    """Prints what became of each source, and how to take it back where something was added."""
    batch: str | None = None
    try:
        for added in lines:
            if added.result in ("added", "new_version", "copy"):
                batch = added.batch or batch
            front.failed = front.failed or added.result == "failed"
            if as_json:
                print_json(added_shape(front.settings.lang, added))
            else:
                print_added(front.settings.lang, added)
    finally:  # broken off by Ctrl-C too: what came before it is there
        if batch and not as_json:
            front.note("undo_hint", batch=batch)


def put_into_corpus(front: Front, archive: Archive, pages: Iterable[Page | Added], as_json: bool) -> None:
    """Puts each page into corpus/; a line says where, or why not."""
    lang = front.settings.lang
    for page in pages:
        path, error = None, page.error if isinstance(page, Added) else None
        if isinstance(page, Page):
            try:
                path = archive.to_corpus(page, ROOT / "corpus")
            except Trouble as trouble:
                error = trouble.message
        front.failed = front.failed or path is None
        name = f"corpus/{path.name}" if path else None
        if as_json:
            print_json({"source": page.source, "file": name, "error": tell(lang, error) if error else None})
        elif path:
            click.echo(say(lang, "put_into_corpus", file=name, draft=f"{path.stem}.json"))
        else:
            click.echo("\t".join((say(lang, "result_failed"), page.source, tell(lang, error) if error else "")))


def add_list(front: Front, archive: Archive, where: str, as_json: bool, yes: bool) -> None:
    """Shows what a list leads to, asks, and takes the new pages in."""
    try:
        found = archive.look(where)
    except Trouble as trouble:
        tell_undoable(front, [Added(where, "failed", (), (), None, trouble.message)], as_json)
        return
    if as_json and not yes:
        for link in (*found.fresh, *found.known):
            print_json({**msgspec.to_builtins(link), "new": link not in found.known})
        return
    if not as_json:
        print_found(front.settings.lang, found)
    if found.fresh and not yes:
        if not sys.stdin.isatty():
            front.note("list_yes")
            return
        if not click.confirm(say(front.settings.lang, "list_ask", n=len(found.fresh)), err=True):
            return
    tell_undoable(front, archive.add_list(found), as_json)


@gonggao.command()
@click.argument("batch", type=TEXT)
@pass_front
def undo(front: Front, batch: str) -> None:
    """Take an addition back: the batch that `gonggao add` named."""
    with front.archive() as archive:
        gone = archive.undo(batch)
    front.note("undone", n=len(gone))


@gonggao.group()
def examples() -> None:
    """The example pages that came with the project."""


@examples.command("remove")
@pass_front
def examples_remove(front: Front) -> None:
    """Take the examples away; one comes back only when its file changes."""
    with front.archive() as archive:
        front.note("examples_removed", n=archive.remove_examples())
