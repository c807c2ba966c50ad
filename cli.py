"""The terminal front: options in, lines out. What is done is done by `archive`; what is said stands in `messages`.

Exit status: 0, 1 where some input failed, 2 for usage. Results go to standard output, what is said about them to
standard error, so that `--json` and `--jsonl` can be piped. Long because it is one list of
commands with their options and help.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
import msgspec

from messages import say, tell
from records import FLAG_KINDS, Added, Filters, Message, Page, Settings, Trouble, language_of
from terminal import (
    added_shape,
    answer_shape,
    feedback_shape,
    hit_shape,
    print_added,
    print_answer,
    print_doubt,
    print_found,
    print_hit,
    print_json,
    print_record,
    print_source,
    value_now,
)

if TYPE_CHECKING:
    from archive import Archive

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
ROOT = Path(__file__).parent
WATCH_AGAIN = 20.0  # seconds from one look for due sources to the next


class Front:
    """What every command is handed: the settings, and the archive opened when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.failed = False

    @contextlib.contextmanager
    def archive(self) -> Iterator[Archive]:
        from archive import Archive

        with Archive(self.settings) as archive:
            yield archive

    def today(self, given: str | None) -> str:
        return given or self.settings.now().date().isoformat()

    def note(self, key: str, **values: Any) -> None:
        """A line about the work, on standard error."""
        click.echo(say(self.settings.lang, key, **values), err=True)

    def fail(self, message: Message) -> None:
        """Tells a failure of one input and remembers it for the exit status; the rest goes on."""
        self.failed = True
        click.echo(tell(self.settings.lang, message), err=True)

    def end(self) -> None:
        if self.failed:
            sys.exit(1)


class Text(click.types.StringParamType):
    """Text that is looked for or kept. Bytes that are no UTF-8 come from the shell as lone surrogates: 「?」 in their place."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        return super().convert(value, parameter, context).encode("utf-8", "replace").decode("utf-8")


STATES = ("open", "upcoming", "closed")
TEXT = Text()
pass_front = click.make_pass_decorator(Front)


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An option that is a calendar day."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no calendar day; write YYYY-MM-DD, for example 2023-02-15") from None


def cases(front: Front, path: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file of lines (- for standard input). A line that is none gets an error line."""
    with click.open_file(path, "rb") as lines:
        for number, raw in enumerate(lines, 1):
            if not raw.strip():
                continue
            try:
                case = msgspec.json.decode(raw)
                if not isinstance(case, dict):
                    raise ValueError
            except (msgspec.MsgspecError, ValueError, RecursionError):
                front.failed = True
                print_json(
                    {"id": None, "line": number, "error": tell(front.settings.lang, {"key": "bad_line", "n": number})}
                )
                continue
            yield case


def answered(front: Front, case: dict[str, Any], work: Any) -> None:
    """Prints what `work(case)` gives for a case, or the reason why it gives nothing."""
    try:
        print_json({"id": case.get("id"), **work(case)})
    except Trouble as trouble:
        front.failed = True
        print_json({"id": case.get("id"), "error": tell(front.settings.lang, trouble.message)})
    except Exception as wrong:  # whatever one line holds, the others are answered
        front.failed = True
        reason = f"{type(wrong).__name__}: {wrong}"
        print_json({"id": case.get("id"), "error": tell(front.settings.lang, {"key": "bad_case", "reason": reason})})


def duration(_context: click.Context, _parameter: click.Parameter, value: str) -> int:
    """An argument that is a length of time, in seconds: 90m, 6h, 1d, 2w."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhdw])", value.strip().lower())
    if found is None:
        raise click.BadParameter(f"{value!r} is no length of time; write for example 30m, 6h, 1d or 2w")
    return int(found[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}[found[2]]


def text_of(case: dict[str, Any], name: str) -> str:
    """A field that must be text. TypeError (KeyError) where it is something else (is not there)."""
    value = case[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


today_option = click.option("--today", callback=day, metavar="YYYY-MM-DD", help="the day that counts as today")
json_option = click.option("--json", "as_json", is_flag=True, help="one JSON object a line, as CONTRACT shapes it")
files_argument = click.argument("paths", nargs=-1, required=True, type=click.Path())


class Commands(click.Group):
    """The commands; a Trouble in any of them is told in the reader's language."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except Trouble as trouble:
            message = trouble.message
        except OSError as wrong:
            if isinstance(wrong, BrokenPipeError):
                raise
            message = {"key": "os_error", "reason": wrong.strerror or str(wrong), "file": str(wrong.filename or "")}
        front = context.find_object(Front)
        lang = front.settings.lang if front else language_of(os.environ.get("LANG", ""))
        raise click.ClickException(tell(lang, message))


@click.group(cls=Commands, context_settings=CONTEXT)
@click.option("--data", metavar="DIR", help="where the archive lives (GONGGAO_DATA; else ./data)")
@click.option("--lang", type=click.Choice(["hant", "hans", "en"]), help="language of what is said (GONGGAO_LANG)")
@click.option("--tz", metavar="ZONE", help="time zone of the pages (GONGGAO_TZ; else Asia/Shanghai)")
@click.version_option(package_name="gonggao", message="gonggao %(version)s")
@click.pass_context
def gonggao(context: click.Context, data: str | None, lang: str | None, tz: str | None) -> None:
    """gonggao (公告): announcement pages in, records out whose every date can be trusted or is visibly in doubt.

    \b
    Take a page in, look for it, ask, decide what was flagged:
      gonggao add page.html
      gonggao search 試用考核
      gonggao ask 试用考核到什么时候结束
      gonggao review list

    \b
    Or in a browser:                    gonggao serve
    Without any archive, JSON in a pipe: gonggao extract page.html
    """
    context.obj = Front(Settings.read(os.environ, data=data, lang=lang, tz=tz))


# --- without an archive -----------------------------------------------------------------------------------------------


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


# --- taking in --------------------------------------------------------------------------------------------------------


@gonggao.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@json_option
@click.option("--list", "as_list", is_flag=True, help="each is a list page, feed or sitemap: take in what it leads to")
@click.option("--yes", is_flag=True, help="with --list: do not ask")
@click.option("--corpus", "into_corpus", is_flag=True, help="put the pages into corpus/ instead, each with a draft")
@pass_front
def add(front: Front, sources: tuple[str, ...], as_json: bool, as_list: bool, yes: bool, into_corpus: bool) -> None:
    """Take pages in: addresses, files, folders, zips of pages, - for standard input.

    A line a source says what became of it: added, new version, unchanged, copy of, failed and why. `gonggao undo BATCH`
    takes the whole addition back.

    With --list, what a list leads to is shown and asked for; broken off, it goes on where it was. The list is watched
    from then on (`gonggao watch`).

    With --corpus, a page and a .json of what was read of it are put into corpus/, for you to correct; the next start of
    `gonggao serve` takes it in.
    """
    if as_list and into_corpus:
        raise click.UsageError("--list or --corpus, not both")
    passed: list[str] = []
    with front.archive() as archive:

        def pages_of(one: str) -> Iterable[Page | Added]:
            return [archive.paste(sys.stdin.buffer.read())] if one == "-" else archive.sources([one], passed)

        if as_list:
            for one in sources:
                add_list(front, archive, one, as_json, yes)
        elif into_corpus:
            put_into_corpus(front, archive, (page for one in sources for page in pages_of(one)), as_json)
        else:
            given = (pages_of(one) for one in sources)
            batch = tell_added(front, archive.add(page for pages in given for page in pages), as_json)
            if batch and not as_json:
                front.note("undo_hint", batch=batch)
        waiting = archive.indexing()
    if waiting:
        front.note("indexing", n=waiting)
    if passed:
        front.note("passed_over", n=len(passed))
    front.end()


def tell_added(front: Front, lines: Iterable[Added], as_json: bool) -> str | None:
    """Prints what became of each source; gives the batch where something was added."""
    batch: str | None = None
    for added in lines:
        if added.result in ("added", "new_version", "copy"):
            batch = added.batch or batch
        front.failed = front.failed or added.result == "failed"
        if as_json:
            print_json(added_shape(front.settings.lang, added))
        else:
            print_added(front.settings.lang, added)
    return batch


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
        tell_added(front, [Added(where, "failed", (), (), None, trouble.message)], as_json)
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
    batch = tell_added(front, archive.add_list(found), as_json)
    if batch and not as_json:
        front.note("undo_hint", batch=batch)


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


# --- sources ----------------------------------------------------------------------------------------------------------


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
                tell_added(front, archive.watch_once(), as_json)
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
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0)
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
    front.note("source_counts", **counts)


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
            tell_added(front, archive.watch_once(), as_json)
        for name in names:
            try:
                tell_added(front, archive.fetch_again(name), as_json)
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
        if identity.startswith("s") or "/" in identity:
            archive.bring_back_source(identity)
        else:
            archive.bring_back(identity)
    front.note("brought_back", id=identity)


# --- finding ----------------------------------------------------------------------------------------------------------


@gonggao.command()
@click.argument("query", required=False, default="", type=TEXT)
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
@today_option
@pass_front
def search(
    front: Front,
    query: str,
    as_json: bool,
    path: str | None,
    limit: int,
    offset: int,
    today: str | None,
    publisher: tuple[str, ...],
    category: tuple[str, ...],
    **filters: Any,
) -> None:
    """Find announcements, in either script: words, "a phrase", -without. Without words: what is open on the day."""
    today = front.today(today)
    with front.archive() as archive:
        if path is not None:
            for case in cases(front, path):
                answered(front, case, lambda case: found_of(archive, case, today, limit))
            front.end()
            return
        chosen = Filters(publisher=publisher, category=category, **filters)
        found = archive.search(query, chosen, today, limit, offset)
        if as_json:
            for hit in found.hits:
                print_json(hit_shape(hit))
            return
        lang = front.settings.lang
        if found.corrected:
            front.note("corrected", w=found.corrected, q=query)
        for word in found.nowhere:
            front.note("word_nowhere", w=word, n=archive.size())
        for hit in found.hits:
            print_hit(lang, hit)
        if not found.hits:
            front.note("none_found", q=query)
        elif found.total > offset + len(found.hits):
            front.note("more_hits", n=len(found.hits), total=found.total, offset=offset + len(found.hits))
        if found.indexing:
            front.note("indexing", n=found.indexing)


def found_of(archive: Archive, case: dict[str, Any], today: str, limit: int) -> dict[str, Any]:
    given = {key: value for key, value in (case.get("filters") or {}).items() if value is not None}
    if unknown := set(given) - set(Filters.__struct_fields__):
        raise ValueError(f"no such filter: {', '.join(sorted(unknown))}")
    if given.get("status", "open") not in STATES:
        raise ValueError(f"status is one of {', '.join(STATES)}")
    for several in ("publisher", "category", "month"):
        if isinstance(given.get(several), str):
            given[several] = (given[several],)
    filters = msgspec.convert(given, Filters)
    found = archive.search(text_of(case, "query"), filters, str(case.get("today") or today), limit, 0)
    return {"results": [hit_shape(hit) for hit in found.hits], "corrected": found.corrected}


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
                asked[case.get("id")] = question
                before = asked.get(case["after"]) if case.get("after") is not None else None
                if case.get("before") is not None:
                    before = text_of(case, "before")
                return answer_shape(archive.ask(question, str(case.get("today") or today), before))

            for case in cases(front, path):
                answered(front, case, work)
            front.end()
            return
        answer = archive.ask(question or "", today)
        if as_json:
            print_json(answer_shape(answer))
        else:
            cited = archive.record(answer.citation.id, today) if answer.citation else None
            print_answer(front.settings.lang, answer, cited)


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
        print_record(front.settings.lang, record, versions)


@gonggao.command()
@click.argument("words", nargs=-1, metavar="[QUERY|ID]...", type=TEXT)
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "ics"]), default="jsonl", show_default=True)
@click.option("--from", "published_from", callback=day, metavar="YYYY-MM-DD", help="published on this day or later")
@click.option("--to", "published_to", callback=day, metavar="YYYY-MM-DD", help="published on this day or before")
@click.option("--status", type=click.Choice(STATES), help="on the day that counts as today")
@click.option("--feedback", is_flag=True, help="instead, what was said of answers: cases for `gonggao ask --jsonl`")
@today_option
@pass_front
def export(front: Front, words: tuple[str, ...], form: str, feedback: bool, today: str | None, **filters: Any) -> None:
    """Write announcements to standard output: those of these ids, or of a query; all without either.

    csv has a row a window, jsonl a line an announcement, ics an event a window. A date in doubt is never written as a
    certain one: csv gives it as it is written, ics leaves it out.

    --feedback writes a line a judged answer: id, question, before (the question that it followed up), today, answer,
    citation, right (true, false), note.
    """
    import archive as desk

    if feedback:
        if words or form != "jsonl" or any(filters.values()):
            raise click.UsageError("--feedback gives lines, and all of them: no query, filter or other format with it")
        with front.archive() as archive:
            for given in archive.feedbacks():
                print_json(feedback_shape(given))
        return
    today = front.today(today)
    with front.archive() as archive:
        records = archive.chosen(words, Filters(**filters), today)
        if form == "csv":
            pieces = desk.table(records, today)
        elif form == "ics":
            pieces = desk.calendar(records, front.settings.now().isoformat(), front.settings.tz)
        else:
            pieces = desk.jsonl(records)
        for piece in pieces:
            click.echo(piece.encode("utf-8", "replace"), nl=False)


# --- deciding ---------------------------------------------------------------------------------------------------------


@gonggao.group()
def review() -> None:
    """Decide what was flagged. A decision that stands is not decided over unseen (--seen), and all can be undone."""


@review.command("list")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="a table that a spreadsheet opens")
@click.option("--kind", type=click.Choice(FLAG_KINDS))
@click.option("--publisher", type=TEXT)
@click.option("--state", type=click.Choice(["open", "decided", "to_confirm"]), default="open", show_default=True)
@pass_front
def review_list(front: Front, as_json: bool, as_csv: bool, kind: str | None, publisher: str | None, state: str) -> None:
    """The doubts, newest announcement first."""
    with front.archive() as archive:
        doubts = archive.doubts(kind, publisher, state)
        waiting = len(archive.doubts(kind, publisher, "to_confirm")) if state == "open" else 0
    if as_csv:
        import csv

        from archive.exporting import harmless

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
    if waiting and not as_json:
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
        front.note(said, span=value_now(front.settings.lang, after))

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


# --- serving ----------------------------------------------------------------------------------------------------------


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
    """Build the index anew from the archive, beside the old one, and swap."""
    with front.archive() as archive:
        count = archive.reindex(progress_bar(front))
    front.note("reindexed", n=count)


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
        front.note("restored", n=archive.reindex(progress_bar(front)))


def progress_bar(front: Front) -> Any:
    """A callback (done, total) that draws itself on a terminal and is silent in a pipe."""
    if not sys.stderr.isatty():
        return None

    def draw(done: int, total: int) -> None:
        click.echo(f"\r{done} / {total}", err=True, nl=done >= total)

    return draw


def main() -> NoReturn:
    """The entry point: whatever happens is said in words; `GONGGAO_DEBUG=1` lets a traceback through."""
    try:
        gonggao()
    except BrokenPipeError:
        # the reader of a pipe (`| head`) went away: nothing to say, and nothing more to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as wrong:
        if os.environ.get("GONGGAO_DEBUG"):
            raise
        reason = f"{type(wrong).__name__}: {wrong}"
        click.echo(tell(language_of(os.environ.get("LANG", "")), {"key": "unexpected", "reason": reason}), err=True)
        sys.exit(1)
    sys.exit(0)


if __name__ == "__main__":
    main()
