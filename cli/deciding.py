"""The doubts, and the decisions about them."""

from __future__ import annotations

import sys

import click
import msgspec

from cli.front import (
    MOST,
    TEXT,
    Front,
    gonggao,
    json_option,
    pass_front,
)
from cli.printing import (
    print_doubt,
    print_json,
    value_now,
)
from records import FLAG_KINDS


@gonggao.group()
def review() -> None:
    """Decide what was flagged. A decision that stands is not decided over unseen (--seen), and all can be undone."""


@review.command("list")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="a table that a spreadsheet opens")
@click.option("--kind", type=click.Choice(FLAG_KINDS))
@click.option("--publisher", type=TEXT)
@click.option("--state", type=click.Choice(["open", "decided", "to_confirm"]), default="open", show_default=True)
@click.option("--limit", type=click.IntRange(1, MOST), default=1000, show_default=True)
@click.option("--offset", type=click.IntRange(0, MOST), default=0)
@pass_front
def review_list(
    front: Front,
    as_json: bool,
    as_csv: bool,
    kind: str | None,
    publisher: str | None,
    state: str,
    limit: int,
    offset: int,
) -> None:
    """The doubts, newest announcement first."""
    with front.archive() as archive:
        doubts = archive.doubts(kind, publisher, state, limit, offset)
        counts = archive.doubt_counts(publisher)
    total, waiting = (
        sum(states.get(one, 0) for of, states in counts.items() if kind in (None, of)) for one in (state, "to_confirm")
    )
    if total > offset + len(doubts):
        front.note("more_hits", n=len(doubts), total=total, offset=offset + len(doubts))
    if as_csv:
        import csv

        from archive.exporting import harmless

        click.echo("\ufeff", nl=False)  # without it Excel in Chinese Windows reads GBK
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(["flag", "kind", "span", "suggestion", "title", "announcement", "published", "publisher"])
        for doubt in doubts:
            record = doubt.record
            row = [doubt.flag.id, doubt.flag.kind, doubt.flag.span, doubt.flag.suggestion, record.title]
            row += [record.id, record.published, record.publisher]
            writer.writerow(harmless(cell) for cell in row)
        return
    for doubt in doubts:
        if as_json:
            print_json(
                {**msgspec.to_builtins(doubt.flag), "announcement": doubt.record.id, "title": doubt.record.title}
            )
        else:
            print_doubt(front.settings.lang, doubt)
    if not doubts and not as_json:
        front.note("no_doubts")
    if waiting and state == "open" and not as_json:
        front.note("to_confirm_too", n=waiting)


def decision_command(verb: str, text: str) -> None:
    """Adds `gonggao review VERB FLAG` (correct takes the value too)."""

    def decide(front: Front, flag: str, note: str, by: str | None, seen: int | None, value: str | None = None) -> None:
        with front.archive() as archive:
            before = archive.doubt(flag)
            if seen is None:
                # over a decision that stands only who says that he saw it decides; the last one may always be undone
                seen = 0 if before.flag.state == "decided" and verb != "undo" else before.seen
            who = by or front.settings.by
            archive.decide(flag, verb, value, by=who, at=front.settings.now().isoformat(), seen=seen, note=note)
            after = archive.doubt(flag)
        said = "decided_undo_earlier" if verb == "undo" and after.flag.state == "decided" else f"decided_{verb}"
        # what is kept is told as it is written: its value says itself that it was left as written
        front.note(said, span=after.flag.span if verb == "keep" else value_now(front.settings.lang, after))

    decide.__doc__ = text
    command = pass_front(decide)
    command = click.option("--note", type=TEXT, default="", help="why, for the history")(command)
    command = click.option("--by", type=TEXT, metavar="NAME", help="who decides (GONGGAO_BY)")(command)
    command = click.option("--seen", type=click.IntRange(0), help="how many decisions of it you saw (review history)")(
        command
    )
    if verb == "correct":
        command = click.argument("value", type=TEXT)(command)
    review.command(verb)(click.argument("flag", type=TEXT)(command))


decision_command("accept", "Accept the suggestion: the window reads as suggested from now on.")
decision_command("correct", "Give the right value yourself, in place of what is written.")
decision_command("keep", "Leave it as written.")
decision_command("dismiss", "Say that it is no problem at all.")
decision_command("undo", "Take the last decision back.")


@review.command("history")
@click.argument("flag", type=TEXT)
@json_option
@pass_front
def review_history(front: Front, flag: str, as_json: bool) -> None:
    """All decisions about a doubt, oldest first."""
    with front.archive() as archive:
        for decision in archive.history(flag):
            if as_json:
                print_json(decision)
            else:
                about = [decision.at, decision.by, decision.verb, decision.value or "", decision.note]
                click.echo("\t".join(part for part in about if part))
