"""What is watched, fetched again, paused, removed and brought back."""

from __future__ import annotations

import contextlib
import signal
import time

import click
import msgspec

from cli.adding import tell_undoable
from cli.front import (
    MOST,
    TEXT,
    Front,
    duration,
    gonggao,
    json_option,
    pass_front,
)
from cli.printing import (
    print_json,
    print_source,
)
from messages import say, tell
from records import Trouble, is_announcement_id

WATCH_AGAIN = 20.0  # seconds from one look for due sources to the next


@gonggao.command()
@click.option("--once", is_flag=True, help="fetch what is due and end (for cron)")
@json_option
@pass_front
def watch(front: Front, once: bool, as_json: bool) -> None:
    """Fetch the sources again when their time has come; Ctrl-C ends it. `gonggao serve` does so by itself.

    A changed page is a new version; one that fails leaves what is kept as it is, and is tried again later and later. A
    list gives its new pages.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with front.archive() as archive, contextlib.suppress(KeyboardInterrupt):
        while True:
            try:
                tell_undoable(front, archive.watch_once(), as_json)
            except Trouble as trouble:
                if once or trouble.message["key"] != "watching_already":
                    raise
            if once:
                break
            time.sleep(WATCH_AGAIN)
            front.failed = False
    front.end()


@gonggao.group()
def sources() -> None:
    """The addresses that are watched, and the files that were added."""


source_argument = click.argument("name", metavar="SOURCE", type=TEXT)


@sources.command("list")
@json_option
@click.option("--failed", "which", flag_value="failed", help="only those that failed")
@click.option("--paused", "which", flag_value="paused", help="only those that are paused")
@click.option("--limit", type=click.IntRange(1, MOST), default=1000, show_default=True)
@click.option("--offset", type=click.IntRange(0, MOST), default=0)
@pass_front
def sources_list(front: Front, as_json: bool, which: str | None, limit: int, offset: int) -> None:
    """Every source: its state, last success, next try, versions; failures first, with the reason."""
    with front.archive() as archive:
        counts = archive.source_counts()
        for info in archive.sources_of(which, limit, offset):
            if as_json:
                reason = tell(front.settings.lang, info.reason) if info.reason else None
                print_json({**msgspec.to_builtins(info), "reason": reason})
            else:
                print_source(front.settings.lang, info)
    told = [which for which in ("all", "failed", "paused") if which == "all" or counts[which]]
    click.echo(" · ".join(f"{say(front.settings.lang, f'sources_{one}')} {counts[one]}" for one in told), err=True)


@sources.command("fetch")
@click.argument("names", nargs=-1, metavar="SOURCE...", type=TEXT)
@click.option("--all", "everything", is_flag=True, help="every source that is not paused")
@json_option
@pass_front
def sources_fetch(front: Front, names: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Fetch sources now (their ids or addresses), whether their time has come or not."""
    if bool(names) == everything:
        raise click.UsageError("name the sources, or give --all")
    with front.archive() as archive:
        if everything:
            archive.hurry()
            tell_undoable(front, archive.watch_once(), as_json)
        for name in names:
            try:
                tell_undoable(front, archive.fetch_again(name), as_json)
            except Trouble as trouble:
                front.fail(trouble.message)
    front.end()


@sources.command("interval")
@source_argument
@click.argument("every", metavar="EVERY", callback=duration)
@pass_front
def sources_interval(front: Front, name: str, every: int) -> None:
    """Set how often a source is fetched: 30m, 6h, 1d, 2w."""
    with front.archive() as archive:
        print_source(front.settings.lang, archive.set_interval(name, every))


def source_command(verb: str, text: str) -> None:
    """Adds `gonggao sources VERB SOURCE`."""

    def change(front: Front, name: str) -> None:
        with front.archive() as archive:
            work = {"pause": archive.pause, "resume": archive.resume, "remove": archive.remove_source}[verb]
            front.note(f"source_{verb}", id=work(name).id)

    change.__doc__ = text
    sources.command(verb)(source_argument(pass_front(change)))


source_command("pause", "Fetch a source no longer, until it is resumed.")
source_command("resume", "Fetch a paused source again, from now on.")
source_command("remove", "Watch and list a source no longer; its announcements stay. `gonggao bring-back` undoes it.")


@gonggao.command()
@click.argument("identity", metavar="ID", type=TEXT)
@pass_front
def remove(front: Front, identity: str) -> None:
    """Take an announcement out. For 30 days `gonggao bring-back ID` puts it back."""
    with front.archive() as archive:
        archive.remove(identity)
    front.note("removed_now", id=identity)


@gonggao.command("bring-back")
@click.argument("identity", metavar="ID", type=TEXT)
@pass_front
def bring_back(front: Front, identity: str) -> None:
    """Put back what was removed: an announcement, or a source (its id or address)."""
    with front.archive() as archive:
        if is_announcement_id(identity):
            archive.bring_back(identity)
        else:
            try:
                archive.bring_back_source(identity)
            except Trouble as trouble:  # an id that was not copied whole may be of either
                no_source = trouble.message["key"] == "no_such_source"
                raise Trouble("nothing_to_bring_back", id=identity) if no_source else trouble from None
    front.note("brought_back", id=identity)
