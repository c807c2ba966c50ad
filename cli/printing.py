"""How values look in a terminal: as JSON lines in the shapes that other programs read, and as lines for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click
import msgspec

from messages import badge, beside, length, said, say, sentence, tell
from records import (
    Added,
    Answer,
    Citation,
    Doubt,
    Feedback,
    Flag,
    Hit,
    Lang,
    ListFound,
    Record,
    SourceInfo,
    VersionInfo,
    Window,
    in_doubt,
    short_hash,
    window_name,
)

# keys of a hit; "windows" are those of its snippet that somebody decided
FIRST_WORDS = 24  # code points of a text that stand for a title
HIT = ("id", "file", "title", "published", "score", "snippet", "marks", "status", "doubts")
ANSWER = ("answer", "kind", "citation", "flags", "written", "also", "nearest", "choices")


def print_json(value: Any) -> None:
    """One JSON object a line, in UTF-8 wherever it runs: so other programs read it (RFC 8259, 8.1)."""
    click.echo(msgspec.json.encode(value))


def hit_shape(hit: Hit) -> dict[str, Any]:
    """A hit with the keys that others read, null where there is nothing."""
    decided = [window for window in hit.windows if window.decided and window.span in hit.snippet]
    return {**{name: getattr(hit, name) for name in HIT}, "windows": decided}


def answer_shape(answer: Answer) -> dict[str, Any]:
    """An answer with the keys that others read, null where there is nothing."""
    return {name: getattr(answer, name) for name in ANSWER}


def feedback_shape(given: Feedback) -> dict[str, Any]:
    """What was said of an answer, as a case that `gonggao ask --jsonl` takes and a scorer of answers judges by: its id
    stays while that is said anew. What is right where the answer was not, a person has to write: `accept` is empty, so
    that every answer counts as wrong till then.
    """
    id = short_hash("q", given.question, given.before or "", given.today, given.by)
    names = ("question", "before", "today", "answer", "citation", "right", "note")
    judged: dict[str, Any] = {"kind": "text", "accept": [], "flagged": given.flagged, "source_file": []}
    if given.right:
        judged["kind"] = given.kind if given.answer else "none"
        judged["accept"] = [[given.answer]] if given.answer else []
        judged["source_file"] = [given.citation.file] if given.citation else []
    return {"id": id, **{name: getattr(given, name) for name in names}, **judged}


def added_shape(lang: Lang, added: Added) -> dict[str, Any]:
    """What became of a source, its error in words."""
    return {**msgspec.to_builtins(added), "error": tell(lang, added.error) if added.error else None}


def print_added(lang: Lang, added: Added) -> None:
    parts = [say(lang, f"result_{added.result}"), added.source, " ".join(added.ids)]
    of = sorted({one for one in added.copy_of if one})
    if of:
        parts.append(say(lang, "copy_of", t=" ".join(of)))
    if added.error:
        parts.append(tell(lang, added.error))
    click.echo("\t".join(part for part in parts if part))


def print_found(lang: Lang, found: ListFound) -> None:
    """What a list leads to: how much is new, and the new ones."""
    counts = say(lang, "list_found", n=len(found.fresh), m=len(found.known))
    click.echo(f"{found.file}\t{counts}{say(lang, 'list_cut') if found.cut else ''}")
    for link in found.fresh:
        click.echo("  " + "\t".join(part for part in (link.published, link.title, link.address) if part))


def print_source(lang: Lang, info: SourceInfo) -> None:
    state = say(lang, f"source_is_{info.state}" if info.interval is not None else "source_is_file")
    about = [state, say(lang, f"source_{info.kind}"), say(lang, "source_has", n=info.announcements, v=info.versions)]
    if info.interval is not None:
        about.append(say(lang, "source_every", t=length(lang, info.interval)))
    click.echo(f"{info.id}  {info.file}\n    {' · '.join(about)}")
    times = [("last_success", info.succeeded), ("next_try", info.next)]
    said = [say(lang, key, t=value[:16].replace("T", " ")) for key, value in times if value]
    if said:
        click.echo("    " + " · ".join(said))
    if info.reason and info.state == "failed":
        click.echo(f"    ⚠ {tell(lang, info.reason)}")


def title_of(lang: Lang, title: str, text: str) -> str:
    """The title, else the first words of its text: without one, a line would be its id alone."""
    return title or " ".join(text.split())[:FIRST_WORDS] or say(lang, "untitled")


def print_hit(lang: Lang, hit: Hit) -> None:
    status = badge(lang, hit.state) if hit.state else ""
    doubts = f"⚠{hit.doubts}" if hit.doubts else ""
    about = " · ".join(part for part in (status, doubts, hit.publisher, hit.published) if part)
    told = hit.snippet.replace("\n", "\n    ")
    click.echo(f"{hit.id}  {title_of(lang, hit.title, hit.snippet)}\n    {about}\n    {told}")
    print_decided(lang, hit.windows, hit.snippet)


def value_now(lang: Lang, doubt: Doubt) -> str:
    """How a decided place reads now: its window's value with what is written, else the value that was decided."""
    flag = doubt.flag
    for window in doubt.record.windows:
        if window.offset <= flag.offset < window.offset + len(window.span):
            return said(lang, window)
    if flag.state == "decided" and flag.decision and flag.decision.verb in ("accept", "correct"):
        return (flag.suggestion if flag.decision.verb == "accept" else flag.decision.value) or flag.span
    return flag.span


def print_decided(lang: Lang, windows: Iterable[Window], text: str) -> None:
    """Below a text that was read from a page: what of its windows reads otherwise since somebody decided."""
    for window in windows:
        if window.decided and window.span in text:
            click.echo(f"    {window_name(window) or ''} {said(lang, window)}")


def print_answer(lang: Lang, answer: Answer, record_of: Callable[[str], Record]) -> None:
    """The answer, its doubts, its sentence and its page's title; else that the pages do not say, and what is near. Below
    each sentence stands what of it is in doubt."""
    if answer.answer is None:
        choose = say(lang, "which_one", n=len(answer.choices))
        click.echo(choose if answer.choices else say(lang, "not_stated"))
        for choice in answer.choices:
            record = record_of(choice.id)
            title = title_of(lang, choice.title, record.body)
            whose = " · ".join(part for part in (title, record.publisher, (record.published or "")[:10]) if part)
            click.echo(f"  {choice.id}  {whose}")
            print_quoted(lang, choice.citation, record, "      ")
        if answer.nearest and not answer.choices:
            near = answer.nearest
            click.echo(f"\n{say(lang, 'nearest')}")
            print_quoted(lang, near, record_of(near.id))
            click.echo(f"  {near.id}  {near.file}")
        return
    click.echo(answer.answer)
    for flag in answer.flags:
        click.echo(f"⚠ {sentence(lang, flag)}{suggestion(lang, flag.suggestion)}")
    if answer.written:
        click.echo(say(lang, "written_as", v=answer.written))
    if answer.citation:
        cited = record_of(answer.citation.id)
        click.echo()
        print_quoted(lang, answer.citation, cited, told=answer.flags)
        click.echo(f"  {cited.id}  {title_of(lang, cited.title, cited.body)}")
        print_decided(lang, cited.windows, answer.citation.quote)
    for also in answer.also:
        click.echo(f"\n{say(lang, beside(answer, also))}: {also.answer}")
        print_quoted(lang, also.citation, record_of(also.citation.id))
        click.echo(f"  {also.citation.id}")


def print_quoted(lang: Lang, citation: Citation, record: Record, indent: str = "  ", told: Sequence[Flag] = ()) -> None:
    """A sentence of a page, and the doubts that it holds, but those that were `told` before."""
    click.echo(indent + citation.quote.replace("\n", "\n" + indent))
    start, end = citation.offset, citation.offset + len(citation.quote)
    for flag in record.flags:
        held = flag.state != "decided" and flag.offset < end and flag.offset + len(flag.span) > start
        if held and all(flag.offset != one.offset or flag.kind != one.kind for one in told):
            click.echo(f"{indent}⚠ {flag.span}: {sentence(lang, flag)}{suggestion(lang, flag.suggestion)}")


def suggestion(lang: Lang, value: str | None) -> str:
    """What was probably meant, behind the sentence that says what is wrong."""
    return f"{'. ' if lang == 'en' else '；'}{say(lang, 'probably', v=value)}" if value else ""


def to_confirm(lang: Lang, flag: Flag) -> str:
    """That the words round a decided place have changed since, and what was decided."""
    if flag.state != "to_confirm" or not flag.decision:
        return ""
    return f"  ({say(lang, 'to_confirm')}: {flag.decision.verb} {flag.decision.value or ''}, {flag.decision.by})"


def print_record(
    lang: Lang, record: Record, versions: Sequence[VersionInfo], earlier: Sequence[Record], later: Sequence[Record]
) -> None:
    click.echo(title_of(lang, record.title, record.body))
    click.echo(" · ".join(part for part in (record.publisher, record.published, record.address or record.file) if part))
    for key, some in (("later_notices", later), ("earlier_notices", earlier)):
        for one in some:
            click.echo(
                f"{say(lang, key)}: {one.id}  {(one.published or '')[:10]}  {title_of(lang, one.title, one.body)}"
            )
    for version in versions if len(versions) > 1 else ():
        click.echo(f"{say(lang, 'versions', n=version.version)}\t{version.added}")
    if record.windows:
        click.echo(f"\n{say(lang, 'windows')}")
    for window in record.windows:
        mark = "⚠ " if in_doubt(window) else ""
        click.echo(f"  {mark}{window_name(window) or ''}\t{said(lang, window)}")
    if record.thresholds:
        click.echo(f"\n{say(lang, 'thresholds')}")
    for threshold in record.thresholds:
        click.echo(f"  {threshold.span}")
    doubts = [flag for flag in record.flags if flag.state != "decided"]
    if doubts:
        click.echo(f"\n{say(lang, 'doubts')}")
    for flag in doubts:
        click.echo(
            f"  {flag.id}  {say(lang, flag.kind)}: {flag.span}{to_confirm(lang, flag)}\n      {sentence(lang, flag)}"
        )
    click.echo(f"\n{record.body}")


def print_doubt(lang: Lang, doubt: Doubt) -> None:
    flag = doubt.flag
    click.echo(
        f"{flag.id}  {say(lang, flag.kind)}: {flag.span}{to_confirm(lang, flag)}\n    {sentence(lang, flag)}", nl=False
    )
    click.echo(f"{suggestion(lang, flag.suggestion)}\n    {title_of(lang, doubt.record.title, doubt.record.body)}")
