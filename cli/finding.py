"""Searching, asking, showing, and taking a result away as a file."""

from __future__ import annotations

import codecs
import re
import shlex
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import click
import msgspec
from click.core import ParameterSource

from cli.front import (
    STATES,
    TEXT,
    Front,
    Query,
    answered,
    cases,
    day,
    day_of,
    gonggao,
    json_option,
    pass_front,
    text_of,
    today_option,
)
from cli.printing import (
    answer_shape,
    feedback_shape,
    hit_shape,
    print_answer,
    print_hit,
    print_json,
    print_record,
)
from records import Filters, Found

if TYPE_CHECKING:
    from archive import Archive


@gonggao.command(cls=Query)
@click.argument("words", nargs=-1, metavar="[QUERY]...", type=TEXT)
@json_option
@click.option(
    "--jsonl", "path", metavar="CASES.jsonl", help="many queries: lines {id, query, filters} in, {id, results} out"
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0)
@click.option("--from", "published_from", callback=day, metavar="YYYY-MM-DD", help="published on this day or later")
@click.option("--to", "published_to", callback=day, metavar="YYYY-MM-DD", help="published on this day or before")
@click.option("--site", type=TEXT, help="only pages of this host")
@click.option("--publisher", type=TEXT, multiple=True)
@click.option("--category", type=TEXT, multiple=True)
@click.option("--status", type=click.Choice(STATES), help="on the day that counts as today")
@click.option("--flagged/--not-flagged", default=None, help="only with (without) open doubts")
@click.option("--as-typed", is_flag=True, help="search for these words and no others, also where they find nothing")
@today_option
@pass_front
def search(
    front: Front,
    words: tuple[str, ...],
    as_json: bool,
    path: str | None,
    limit: int,
    offset: int,
    today: str | None,
    publisher: tuple[str, ...],
    category: tuple[str, ...],
    as_typed: bool,
    **filters: Any,
) -> None:
    """Find announcements, in either script: words, "a phrase", -without. Without words: what is open on the day."""
    today = front.today(today)
    query = " ".join(words)
    with front.archive() as archive:
        if path is not None:
            for case in cases(front, path):
                answered(front, case, lambda case: found_of(archive, case, today, limit))
            front.end()
            return
        chosen = Filters(publisher=publisher, category=category, **filters)
        found = archive.search(query, chosen, today, limit, offset, correct=not as_typed)
        tell_found(front, archive, query, found)
        for hit in found.hits:
            if as_json:
                print_json({**hit_shape(hit), **_about(found)})
            else:
                print_hit(front.settings.lang, hit)
        if not found.hits:
            front.note("none_found", q=query)
            if rest := archive.instead(query, found.nowhere, chosen, today) if found.nowhere else "":
                front.note("found_with", command=_command(rest))
        elif found.total > offset + len(found.hits):
            front.note("more_hits", n=len(found.hits), total=found.total, offset=offset + len(found.hits))
        if found.indexing:
            front.note("indexing", n=found.indexing)


def tell_found(front: Front, archive: Archive, query: str, found: Found) -> None:
    """What was left out of the query or searched instead, that hits are close in meaning only, which words stand nowhere."""
    for note in found.notes:
        front.note(**note)
    if found.corrected:
        front.note("corrected", w=found.corrected, q=query)
    for word in found.nowhere:
        front.note("word_nowhere", w=word, n=archive.size())


def _command(query: str) -> str:
    """The line that looks for something else as this command was told to, as a shell takes it: with its options, but for
    those by which it might show nothing."""
    context = click.get_current_context()
    line = ["gonggao", *_options(context.find_root()), "search", *_options(context, "offset", "as_typed")]
    plain = re.fullmatch(r"(?!.*(?:^| )-[a-zA-Z-])[\w.,:+ -]+", query)  # 考核 -團長: no shell reads anything into it
    return " ".join([*map(shlex.quote, line), query if plain else shlex.quote(query)])


def _options(context: click.Context, *but: str) -> Iterator[str]:
    """The options of a command that were typed, however often each."""
    for one in context.command.params:
        name = one.name or ""
        typed = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if not isinstance(one, click.Option) or not typed or name in but:
            continue
        value = context.params.get(name)
        if one.is_flag:
            yield (one.opts if value else one.secondary_opts or one.opts)[0]
            continue
        for each in (value or ()) if one.multiple else (value,):
            yield from (one.opts[0], str(each))


def found_of(archive: Archive, case: dict[str, Any], today: str, limit: int) -> dict[str, Any]:
    given = {key: value for key, value in (case.get("filters") or {}).items() if value is not None}
    if unknown := set(given) - set(Filters.__struct_fields__):
        raise ValueError(f"no such filter: {', '.join(sorted(unknown))}")
    if given.get("status", "open") not in STATES:
        raise ValueError(f"status is one of {', '.join(STATES)}")
    for several in ("publisher", "category", "year", "month"):
        if isinstance(given.get(several), str):
            given[several] = (given[several],)
    for bound in (
        "published_from",
        "published_to",
        "deadline_from",
        "deadline_to",
        "added_from",
        "added_to",
        "open_on",
    ):
        if bound in given:
            given[bound] = day_of(given[bound])
    filters = msgspec.convert(given, Filters)
    found = archive.search(text_of(case, "query"), filters, day_of(case.get("today") or today), limit, 0)
    return {"results": [hit_shape(hit) for hit in found.hits], **_about(found)}


def _about(found: Found) -> dict[str, Any]:
    """What is told of a result beside its hits; `notes` (messages: a key with values) only where there are some."""
    return {"corrected": found.corrected, **({"notes": found.notes} if found.notes else {})}


@gonggao.command()
@click.argument("question", required=False, type=TEXT)
@json_option
@click.option(
    "--jsonl", "path", metavar="CASES.jsonl", help="many questions: lines {id, question, today, after or before} in"
)
@today_option
@pass_front
def ask(front: Front, question: str | None, as_json: bool, path: str | None, today: str | None) -> None:
    """Ask what an announcement would say. The answer comes with the sentence that says so, or not at all."""
    if (question is None) == (path is None):
        raise click.UsageError("give a question, or --jsonl CASES.jsonl")
    today = front.today(today)
    with front.archive() as archive:
        if path is not None:
            asked: dict[Any, str] = {}

            def work(case: dict[str, Any]) -> dict[str, Any]:
                question = text_of(case, "question")
                before = asked.get(case["after"]) if case.get("after") is not None else None
                if case.get("before") is not None:
                    before = text_of(case, "before")
                # with what it follows up itself: a chain holds
                asked[case.get("id")] = f"{before}\n{question}" if before else question
                return answer_shape(archive.ask(question, day_of(case.get("today") or today), before))

            for case in cases(front, path):
                answered(front, case, work)
            front.end()
            return
        answer = archive.ask(question or "", today)
        if as_json:
            print_json(answer_shape(answer))
        else:
            print_answer(front.settings.lang, answer, lambda id: archive.record(id, today))


@gonggao.command()
@click.argument("identity", metavar="ID", type=TEXT)
@json_option
@today_option
@pass_front
def show(front: Front, identity: str, as_json: bool, today: str | None) -> None:
    """Show an announcement as decided: windows, thresholds, doubts, versions, text."""
    today = front.today(today)
    with front.archive() as archive:
        record = archive.record(identity, today)
        versions = archive.versions(identity)
        if as_json:
            print_json({**msgspec.to_builtins(record), "versions": msgspec.to_builtins(versions)})
            return
        print_record(front.settings.lang, record, versions, *archive.around(record, today))


@gonggao.command(cls=Query)
@click.argument("words", nargs=-1, metavar="[QUERY|ID]...", type=TEXT)
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "ics"]), default="jsonl", show_default=True)
@click.option("--from", "published_from", callback=day, metavar="YYYY-MM-DD", help="published on this day or later")
@click.option("--to", "published_to", callback=day, metavar="YYYY-MM-DD", help="published on this day or before")
@click.option("--site", type=TEXT, help="only pages of this host")
@click.option("--publisher", type=TEXT, multiple=True)
@click.option("--category", type=TEXT, multiple=True)
@click.option("--status", type=click.Choice(STATES), help="on the day that counts as today")
@click.option("--flagged/--not-flagged", default=None, help="only with (without) open doubts")
@click.option("--as-typed", is_flag=True, help="search for these words and no others, also where they find nothing")
@click.option("--feedback", is_flag=True, help="instead, what was said of answers: cases for `gonggao ask --jsonl`")
@today_option
@pass_front
def export(
    front: Front,
    words: tuple[str, ...],
    form: str,
    feedback: bool,
    today: str | None,
    as_typed: bool,
    **filters: Any,
) -> None:
    """Write announcements to standard output: those of these ids, or what `gonggao search` finds for a query; all without
    either. An id that is none is told, the others are written, and the exit status is 1.

    csv has a row a window, jsonl a line an announcement, ics an event a window. A date in doubt is never written as a
    certain one: csv gives it as it is written, ics marks it (⚠ 存疑, tentative).

    --feedback writes a line a judged answer: id, question, before (the question that it followed up), today, answer,
    citation, right (true, false), note; and as a case to score by: kind, accept, flagged, source_file. Of an answer that
    was not right `accept` is empty: what is right, a person writes.
    """
    import archive as desk

    if feedback:
        if words or form != "jsonl" or as_typed or any(one not in (None, ()) for one in filters.values()):
            raise click.UsageError("--feedback gives lines, and all of them: no query, filter or other format with it")
        with front.archive() as archive:
            for given in archive.feedbacks():
                print_json(feedback_shape(given))
        return
    today = front.today(today)
    with front.archive() as archive:
        tell = partial(tell_found, front, archive, " ".join(words))
        records = archive.chosen(
            words, Filters(**filters), today, not as_typed, tell, lambda id: front.fail({"key": "no_such_id", "id": id})
        )
        if form == "csv":
            click.echo(codecs.BOM_UTF8, nl=False)  # without it Excel in Chinese Windows reads GBK
            pieces = desk.table(records, today)
        elif form == "ics":
            pieces = desk.calendar(records, front.settings.now().isoformat(), front.settings.tz)
        else:
            pieces = desk.jsonl(records)
        for piece in pieces:
            click.echo(piece.encode("utf-8", "replace"), nl=False)
    front.end()
