"""The values that travel between the rooms, and the pure rules over them. No I/O, nothing of ours imported.

Every value is a frozen `msgspec.Struct`: `msgspec.json.encode` gives the shape that README.md names, and
`msgspec.json.decode(…, type=…)` reads it back. A field with a default is left out of the JSON while it has it, but in
announcements, windows and decisions, which show every key.

A *span* is two fields: `span` (the text itself) and `offset` (its start in code points of the text it belongs to: the
body of its announcement, unless its class says otherwise). Dates are strings: `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS`;
the end of a range of days is its last day. 24:00 is 00:00:00 of the next day.

Longer than 400 lines because it is one thing: the list of shapes, read side by side.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

Lang = Literal["hant", "hans", "en"]
LANGS: tuple[Lang, ...] = ("hant", "hans", "en")
Message = Mapping[str, Any]  # {"key": "no_such_day", "month": 4, "days": 30}: said in words by messages.py


class Value(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The base of all: frozen, equal by content. Nothing that one holds leads back to it, so the collector need not look at it."""


class Trouble(Exception):
    """What a user is told instead of a traceback: a key of `messages.py` with its values.

    Every room raises it (or a subclass) for input that cannot be used; fronts print `messages.tell(lang, message)`.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key, values)
        self.message: Message = {"key": key, **values}


class Settings(Value, frozen=True):
    """What the front read once (environment, options, clock) and hands down. No room reads the environment."""

    data: str = "data"
    engine: Literal["tantivy", "whoosh"] = "tantivy"
    segmenter: Literal["rjieba", "jieba", ""] = ""  # "": rjieba where it imports, else jieba
    tz: str = "Asia/Shanghai"
    lang: Lang = "en"
    by: str = "local"  # who decides
    allow_hosts: tuple[str, ...] = ()  # host or host:port that the gate lets through although they are private

    @classmethod
    def read(cls, environ: Mapping[str, str], **given: Any) -> Settings:
        """Settings from `GONGGAO_*` variables; `given` (options of the command line) wins where it is not None.

        Raises Trouble for a value that is none (`GONGGAO_ENGINE=lucene`).
        """
        read: dict[str, Any] = {
            "data": environ.get("GONGGAO_DATA"),
            "engine": environ.get("GONGGAO_ENGINE"),
            "segmenter": environ.get("GONGGAO_SEGMENTER"),
            "tz": environ.get("GONGGAO_TZ"),
            "lang": environ.get("GONGGAO_LANG") or lang_from(environ),
            "by": next(
                (environ[name] for name in ("GONGGAO_BY", "USER", "LOGNAME", "USERNAME") if environ.get(name)), None
            ),
            "allow_hosts": tuple(h.strip() for h in environ.get("GONGGAO_ALLOW_HOSTS", "").split(",") if h.strip()),
        }
        read.update({name: value for name, value in given.items() if value is not None})
        settings = {name: value for name, value in read.items() if value}
        for name, known in (
            ("engine", ("tantivy", "whoosh")),
            ("segmenter", ("rjieba", "jieba")),
            ("lang", LANGS),
        ):
            if settings.get(name, known[0]) not in known:
                raise Trouble("bad_setting", name=name, value=settings[name], known=", ".join(known))
        printable = str(settings.get("data", "")).encode("utf-8", "replace").decode("utf-8")
        if printable != settings.get("data", ""):  # neither SQLite nor the index can open such a name
            raise Trouble("bad_setting", name="data", value=printable, known="UTF-8")
        try:
            ZoneInfo(settings.get("tz", "Asia/Shanghai"))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise Trouble("bad_setting", name="tz", value=settings["tz"], known="Asia/Shanghai, …") from None
        return cls(**settings)

    def now(self) -> datetime.datetime:
        """The instant, in the zone of the pages. Only fronts call it: once a command, once a run of a screen."""
        return datetime.datetime.now(ZoneInfo(self.tz)).replace(microsecond=0)


def lang_from(environ: Mapping[str, str], given: str | None = None) -> Lang:
    """The language to speak where settings cannot be read (yet): the one `given`, that of GONGGAO_LANG, or the system's."""
    for lang in LANGS:
        if lang == (given or environ.get("GONGGAO_LANG")):
            return lang
    return language_of(environ.get("LC_ALL") or environ.get("LANG") or "")


def language_of(locale: str) -> Lang:
    """`zh_TW.UTF-8`, `zh-HK`, `zh-Hant` → hant; another zh → hans; else en."""
    tag = locale.replace("_", "-").lower()
    if not tag.startswith("zh"):
        return "en"
    return "hant" if any(part in tag for part in ("tw", "hk", "mo", "hant")) else "hans"


# --- a page on its way ------------------------------------------------------------------------------------------------


class Page(Value, frozen=True):
    """What fetch gives: bytes, where from and when. `source` is canonical (address, path, or `paste:HASH`)."""

    source: str
    file: str  # the name or address under which it was taken in, as `search --jsonl` gives it back
    data: bytes
    fetched: str  # instant, ISO with offset
    kind: Literal["url", "file", "paste"] = "file"
    charset: str | None = None  # what the HTTP header said
    content_type: str | None = None
    address: str | None = None  # where it stood on the web, where that is known (relative links hang on it)
    example: bool = False
    etag: str | None = None  # what the server named this state of the page by, for asking whether it changed
    modified: str | None = None  # its Last-Modified, as written


class Link(Value, frozen=True):
    """An announcement that a list page, feed or sitemap leads to."""

    address: str  # absolute, http or https
    title: str | None
    published: str | None  # a day, where it stands beside the link


class Links(Value, frozen=True):
    """What listing reads of a list page, feed or sitemap: links in its order, each once."""

    kind: Literal["page", "feed", "sitemap"]
    links: tuple[Link, ...]
    more: tuple[str, ...] = ()  # where the list goes on: the next page, the sitemaps of an index


class ListFound(Value, frozen=True):
    """What a list leads to, told apart by what the archive has already."""

    source: str  # canonical address, or the path of a file
    file: str  # as it was given
    kind: Literal["page", "feed", "sitemap"]
    fresh: tuple[Link, ...]
    known: tuple[Link, ...]
    cut: bool = False  # there is more than is looked at, or taken in, at once
    watched: bool = True  # an address, which can be fetched again


class Decoded(Value, frozen=True):
    text: str
    encoding: str  # Python's name, lower case: utf-8, gb18030, big5hkscs, utf-16-le …
    reason: str  # "declared gb2312", "bom", "bytes overrule declared big5", "tried" …


class Candidate(Value, frozen=True):
    """A raw line that may be a field of the head, and what speaks for it."""

    field: Literal["title", "published", "publisher", "source", "author", "category"]
    text: str
    evidence: str  # "h1", "meta og:title", "title", "breadcrumb", "line under title" …
    weight: float = 1.0


class Block(Value, frozen=True):
    kind: Literal["heading", "paragraph", "item", "row", "term", "caption", "attachment"]
    text: str  # one line; the cells of a row are joined by a tab
    table: int | None = None  # which of `tables` a row belongs to
    ordered: bool = False  # an item that the page numbers: its place in the list says something
    look: str = ""  # how a line that may be a heading is set, in the page's own terms: lines set alike have the same
    space: int = 0  # empty lines and paragraphs in front
    ruled: bool = False  # a rule is drawn in front


class Attachment(Value, frozen=True):
    text: str
    href: str | None


class LeftOut(Value, frozen=True):
    kind: str  # promotion, navigation, comments, disclaimer, source_line …
    text: str


class Extracted(Value, frozen=True):
    """What extract gives: blocks of the body in order, and what stands round them."""

    candidates: tuple[Candidate, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    next_url: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    thread: bool = False  # a forum's: its next page holds replies and none of the text


class Repair(Value, frozen=True, omit_defaults=False):
    """One recorded change of damaged text. `offset` counts in the page's repaired body (null for other places)."""

    kind: str
    place: Literal["title", "body", "table", "left_out"]
    offset: int | None
    before: str
    after: str
    unsure: bool = False


class Head(Value, frozen=True):
    """What record reads of the page's head, from repaired candidates."""

    title: str | None
    published: str | None
    publisher: str | None
    author: str | None
    source: str | None
    categories: tuple[str, ...]


class Part(Value, frozen=True):
    """What split gives: one announcement of the page, as a title and a run of the page's blocks.

    `above`: of several the lines of time and source between title and text, which are no part of the body.
    """

    title: str
    blocks: tuple[Block, ...]
    above: tuple[str, ...] = ()


# --- an announcement --------------------------------------------------------------------------------------------------


class Decided(Value, frozen=True):
    start: str | None
    end: str | None
    by: str
    at: str


class Window(Value, frozen=True, omit_defaults=False):
    """A labelled start–end. One bound only: `mod` says which side. Named without dates: both null and `says`."""

    label: str | None
    owner: str | None
    span: str
    offset: int
    start: str | None
    end: str | None
    mod: str | None
    says: str | None = None
    written_start: str | None = None  # what is written where the value is null
    written_end: str | None = None
    # worked out once by ingest/decided.py where something of it is in doubt or decided; the stored text never changes
    decided: Decided | None = None
    readings: tuple[tuple[str | None, str | None], ...] = ()  # the values that it may plausibly have; (): as it stands
    called: str | None = None  # all that its clause calls it, where `label` and `owner` are cut from that


class Duration(Value, frozen=True):
    span: str
    offset: int
    timex: str


class Condition(Value, frozen=True):
    measure: str
    comparator: Literal[">=", ">", "<=", "<", "=", "!="]
    amount: float | int
    unit: str | None


class Threshold(Value, frozen=True):
    owner: str | None
    mode: Literal["any", "all"]
    basis: str | None
    span: str
    offset: int
    conditions: tuple[Condition, ...]


class Amount(Value, frozen=True):
    label: str | None
    value: float | int
    unit: str | None
    span: str
    offset: int
    owner: str | None = None  # whose, or what the label is said of


class Listing(Value, frozen=True):
    lead: str
    items: tuple[str, ...]
    span: str
    offset: int


class Step(Value, frozen=True):
    n: int
    text: str
    span: str
    offset: int


class Definition(Value, frozen=True):
    term: str
    says: str
    span: str
    offset: int


class Consequence(Value, frozen=True):
    when: str
    says: str
    span: str
    offset: int


class Evidence(Value, frozen=True):
    span: str
    offset: int


class Decision(Value, frozen=True, omit_defaults=False):
    """What a person said of a flag; appended, never overwritten; the latest counts, and undo is appended too."""

    flag: str
    verb: Literal["accept", "correct", "keep", "dismiss", "undo"]
    value: str | None
    by: str
    at: str
    note: str = ""
    n: int = 0  # its place among the decisions of its flag, from 1; who decides names the last `n` he saw


FLAG_KINDS = (
    "impossible_date",
    "reversed_range",
    "weekday_mismatch",
    "anachronism",
    "year_mismatch",
    "duration_mismatch",
    "sequence_conflict",
    "conflicting_values",
    "stale_deadline",
    "differs_between_copies",
)


class Flag(Value, frozen=True):
    """A doubt that a rule raised. `suggestion` replaces `span`; null where the page does not settle the value."""

    kind: str
    span: str
    offset: int
    suggestion: str | None
    alternatives: tuple[str, ...]
    message: Message
    evidence: tuple[Evidence, ...]
    # in the archive:
    id: str | None = None
    state: Literal["open", "decided", "to_confirm"] | None = None
    decision: Decision | None = None  # the one that counts (for to_confirm: the one made of an earlier version)
    decisions: tuple[Decision, ...] = ()  # all, oldest first; only where a history is asked for


class Announcement(Value, frozen=True, omit_defaults=False):
    """One announcement of a page. `body` never holds its own title; `offset` is where it starts in the page's body.

    `published` and `publisher` are its own where it says them (its line of time, its signature), else the page's.
    """

    title: str
    offset: int
    body: str
    windows: tuple[Window, ...] = ()
    durations: tuple[Duration, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    amounts: tuple[Amount, ...] = ()
    lists: tuple[Listing, ...] = ()
    steps: tuple[Step, ...] = ()
    definitions: tuple[Definition, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    flags: tuple[Flag, ...] = ()
    published: str | None = None
    publisher: str | None = None


class Reading(Value, frozen=True):
    """All that was read of one page: what `gonggao extract` prints, and what the store keeps of a version."""

    file: str
    encoding: str | None
    encoding_reason: str | None
    script: Literal["hant", "hans", "latin"] | None
    title: str | None
    published: str | None  # a day or a minute: 2023-02-17T20:02
    publisher: str | None
    author: str | None
    source: str | None  # where the page says its text comes from (來源)
    categories: tuple[str, ...]
    body: str
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    attachments: tuple[Attachment, ...]
    next_url: str | None
    documents: tuple[Announcement, ...]
    repairs: tuple[Repair, ...]
    left_out: tuple[LeftOut, ...]
    seconds: float
    error: Message | None
    thread: bool = False  # of a forum: at `next_url` stand replies, none of the text

    @classmethod
    def failed(cls, file: str, error: Message | None) -> Reading:
        """The line of a page of which nothing could be read."""
        nothing: dict[str, Any] = dict.fromkeys(cls.__struct_fields__)
        for name in ("categories", "tables", "attachments", "documents", "repairs", "left_out"):
            nothing[name] = ()
        return cls(**{**nothing, "file": file, "body": "", "seconds": 0.0, "error": error, "thread": False})


class Record(Announcement, frozen=True, kw_only=True, omit_defaults=False):
    """An announcement in the archive, as decided: id and version, its page's head, its flags with their decisions."""

    id: str
    version: int
    source: str  # canonical address, path, or paste:HASH
    file: str
    published: str | None
    publisher: str | None
    author: str | None = None
    origin: str | None = None  # the named source (來源); `source` is where the page was taken from
    categories: tuple[str, ...] = ()
    script: str | None = None
    address: str | None = None
    added: str = ""
    example: bool = False
    copies: tuple[str, ...] = ()  # ids of its copies
    gone: bool = False  # the newest version of its page no longer has it
    status: Literal["open", "upcoming", "closed"] | None = None  # on the day that was asked for


# --- what is asked and what is given ----------------------------------------------------------------------------------


class Filters(Value, frozen=True):
    """What narrows a search. Dates are days, both ends included; `on` is the day that decides status."""

    published_from: str | None = None
    published_to: str | None = None
    site: str | None = None
    publisher: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    year: tuple[str, ...] = ()  # 2023
    month: tuple[str, ...] = ()  # 2023-02
    status: str | None = None
    flagged: bool | None = None
    kind: str | None = None  # a kind of flag
    script: str | None = None
    open_on: str | None = None
    deadline_from: str | None = None
    deadline_to: str | None = None
    added_from: str | None = None  # when it was taken in
    added_to: str | None = None


def years_of(months: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Counts of months as counts of their years, the latest first."""
    years: dict[str, int] = {}
    for month, count in months:
        years[month[:4]] = years.get(month[:4], 0) + count
    return tuple(sorted(years.items(), reverse=True))


class Hit(Value, frozen=True):
    id: str
    file: str
    title: str
    published: str | None
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]  # [start, length] in the snippet
    status: str | None
    doubts: int
    publisher: str | None = None
    script: str | None = None
    title_marks: tuple[tuple[int, int], ...] = ()
    doubt_marks: tuple[tuple[int, int], ...] = ()  # what of the snippet is in doubt
    state: Status | None = None
    windows: tuple[Window, ...] = ()
    copies: int = 0
    example: bool = False
    offset: int = 0  # where the snippet starts in the body
    goes_on: bool = False  # the body does after it
    hints: tuple[int, ...] = ()  # as `hints_of` gives them


class Found(Value, frozen=True):
    """What a search gives."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[
        str, tuple[tuple[str, int], ...]
    ] = {}  # publisher, category, year, month, status, flagged → (value, count)
    corrected: str | None = None
    nowhere: tuple[str, ...] = ()  # words of the query that stand in no record
    indexing: int = 0  # how many records are still to be indexed
    folded: int = 0  # copies that one of these hits stands for
    notes: tuple[Message, ...] = ()  # what of the query was left out, and that hits are close in meaning only


class Question(Value, frozen=True):
    """A question as understood: its type and what it names. Words are folded to Simplified, half-width, lower case."""

    text: str  # as asked
    type: str  # a name of the table in answer/types: when, until, open, left, who, amount, count, which, …
    script: Literal["hant", "hans"] | None  # that it is asked and answered in; None: either, then the page's
    query: str  # the words to look for candidates with
    thing: tuple[str, ...] = ()  # what it is about: names, issue numbers, the matter itself
    property: str | None = None  # what of it is asked: 報名時間, 保證金
    subject: str | None = None  # whose: who may, who pays (「社群淘寶客」)
    time: str | None = None  # a day, month or year that the question sets
    amount: str | None = None  # a quantity that the question sets, as written (「4萬元」)
    published: str | None = None  # publication month or year that it names: 2023-02, 2023
    full: str = ""  # narrow: the question itself, or with what a follow-up leaves open taken from the one before
    instead: str | None = None  # what a follow-up puts in place of something (「那代理呢」), narrow


class Citation(Value, frozen=True):
    """`quote == body[offset:offset+len(quote)]` of the announcement `id`."""

    id: str
    file: str
    quote: str
    offset: int


class Also(Value, frozen=True):
    answer: str
    citation: Citation
    differs: bool


class Choice(Value, frozen=True):
    """An announcement that a question may mean, and its sentence that speaks of what is asked."""

    id: str
    file: str
    title: str
    citation: Citation


class Answer(Value, frozen=True):
    """A short answer with its sentence; `answer` null: the pages do not say."""

    answer: str | None
    kind: str | None
    citation: Citation | None
    flags: tuple[Flag, ...]
    written: str | None  # what stands in the page where a decision changed the value
    also: tuple[Also, ...]
    nearest: Citation | None
    choices: tuple[Choice, ...]
    id: str | None = None
    follows: str | None = None  # the question before, where this one was read together with it


class Feedback(Value, frozen=True, omit_defaults=False):
    """What a person said of an answer; appended, never overwritten; the latest counts. `right` null takes it back."""

    question: str
    before: str | None  # the questions that it followed up, the first of them first, a line each
    today: str
    answer: str | None
    citation: Citation | None
    right: bool | None
    note: str
    by: str
    at: str
    kind: str | None = None  # of the answer; null where there was none, or where it was judged before this was kept
    flagged: bool | None = None  # a doubt about its dates was told with it


class Added(Value, frozen=True):
    """What became of one source: a line of `gonggao add --json`."""

    source: str
    result: Literal["added", "new_version", "unchanged", "copy", "failed"]
    ids: tuple[str, ...]
    copy_of: tuple[str | None, ...]
    batch: str | None
    error: Message | None


class Doubt(Value, frozen=True):
    """A flag in the review queue, with the announcement it stands in."""

    flag: Flag
    record: Record
    seen: int  # `n` of the last decision of this flag: hand it back when deciding
    same: tuple[str, ...] = ()  # the same flag in copies of the announcement


class VersionInfo(Value, frozen=True):
    """One version of an announcement's page. `place` is where the announcement stands in that Reading's `documents`."""

    version: int
    added: str
    batch: str
    place: int
    title: str
    published: str | None
    hashes: tuple[str, ...]  # of the stored pages, in order


class BatchInfo(Value, frozen=True):
    """One addition, as a list of the last ones shows it."""

    id: str
    at: str
    pages: int  # how many versions it brought
    ids: tuple[str, ...]  # announcements of these


class Removal(Value, frozen=True):
    """An announcement that a person took out, and when (an instant, ISO with offset)."""

    record: Record  # as it stood, without copies
    at: str


class SourceInfo(Value, frozen=True):
    """A source and how it stands. Instants are ISO with offset; `interval` (seconds) is null where it is not watched."""

    id: str
    source: str  # canonical address, path, or paste:HASH
    file: str  # as it was given
    kind: Literal["page", "list", "file", "paste"]
    state: Literal["ok", "failed", "paused"]
    interval: int | None
    tried: str | None  # the last fetch
    succeeded: str | None  # the last one that went well
    next: str | None
    failures: int  # in a row
    reason: Message | None  # of the last failure
    versions: int
    announcements: int  # that stand
    example: bool
    removed: str | None


class Deadline(Value, frozen=True):
    """The last day of a window that is still to come."""

    id: str
    title: str
    label: str | None
    day: str
    doubt: bool  # one of several readings


class Overview(Value, frozen=True):
    """Figures of the archive on a day."""

    announcements: int
    open: int
    upcoming: int
    closed: int
    doubts: int  # flags that nobody decided, or that are to be confirmed
    new: int  # announcements added in the last seven days
    examples: int
    kinds: tuple[tuple[str, int], ...]  # open doubts by kind, most first
    months: tuple[tuple[str, int], ...]  # announcements by month of publication, oldest first
    deadlines: tuple[Deadline, ...]


# --- rules ------------------------------------------------------------------------------------------------------------

# parameters that say where a reader came from, not which page it is (documented by Google, Meta, Microsoft, Mailchimp,
# Yandex, Alibaba and WeChat, in this order)
TRACKING = frozenset(
    ("gclid", "dclid", "gbraid", "wbraid", "_ga", "_gl", "fbclid", "igshid", "msclkid", "mc_cid", "mc_eid", "yclid")
    + ("spm", "scm", "isappinstalled", "nsukey")
)
TRACKING_VALUES = frozenset({"from=timeline", "from=groupmessage", "from=singlemessage"})  # WeChat's share targets


def canonical(address: str) -> str:
    """An http(s) address as a source: scheme and host lower case, default port, fragment and tracking parameters gone.

    `HTTP://Example.org:80/a?id=7&utm_source=x#top` → `http://example.org/a?id=7`. Anything else (a path, `paste:…`) and
    what cannot be parsed comes back as it is.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return address
    if parts.scheme not in ("http", "https") or not host:
        return address
    host = unicodedata.normalize("NFKC", host).replace("\u3002", ".").lower().rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if port and port != {"http": 80, "https": 443}[parts.scheme]:
        host = f"{host}:{port}"
    if parts.username:
        host = f"{parts.netloc.rpartition('@')[0]}@{host}"
    query = "&".join(
        pair
        for pair in parts.query.split("&")
        if pair
        and not pair.lower().startswith("utm_")
        and pair.partition("=")[0].lower() not in TRACKING
        and pair.lower() not in TRACKING_VALUES
    )
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def same_source(source: str) -> str:
    """A key that two sources share where they are the same: http and https are, and a trailing slash or none."""
    address = canonical(source)
    scheme, mark, rest = address.partition("://")
    if not mark or scheme not in ("http", "https"):
        return source
    path, query_mark, query = rest.partition("?")
    return path.rstrip("/") + query_mark + query


def site_of(source: str, address: str | None = None) -> str | None:
    """The host (with a port that is not the default) a page came from, without `www.`; None for files and pastes.

    `address` is where a saved page stood on the web, where that is known; it comes first.
    """
    scheme, mark, rest = canonical(address or source).partition("://")
    if not mark or scheme not in ("http", "https"):
        return None
    return rest.partition("/")[0].rpartition("@")[2].removeprefix("www.") or None


def host_of(site: str) -> str:
    """The host that a filter by site asks for, of what may be typed with its scheme, port and path.

    >>> host_of("https://www.Example.com:8080/news")
    'example.com'
    """
    return _AROUND_HOST.sub("", site.strip()).lower().removeprefix("www.")


_AROUND_HOST = re.compile(r"^[A-Za-z]+://|[/:?#].*")


def flag_id(announcement: str, flag: Flag, body: str) -> str:
    """The id of a flag: its announcement, kind, span and the words round it in its sentence (12 code points a side).

    White space does not count. It stays where these still stand: other sentences may come, go and change.
    """
    stop = flag.offset + len(flag.span)
    before = _SENTENCE_END.split(body[max(0, flag.offset - 40) : flag.offset])[-1]
    after = _SENTENCE_END.split(body[stop : stop + 40])[0]
    words = ("".join(before.split())[-12:], "".join(after.split())[:12])
    return short_hash("f", announcement, flag.kind, flag.span, *words)


_SENTENCE_END = re.compile(r"[\n。！？!?]")


def is_announcement_id(written: str) -> bool:
    """Whether it has the form of those that `short_hash` makes of announcements."""
    return re.fullmatch("a[a-z2-7]{10}", written) is not None


def short_hash(letter: str, *parts: str) -> str:
    """A letter and ten of RFC 4648's 32 digits in lower case, from the parts: short, stable, safe in an address."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return letter + base64.b32encode(digest).decode("ascii").lower()[:10]


SIGN_UP = (
    "報名",
    "报名",
    "申請",
    "申请",
    "申報",
    "申报",
    "招募",
    "招商",
    "投稿",
    "登記",
    "登记",
    "預約",
    "预约",
    "提交",
    "徵集",
    "征集",
    "問卷",
    "问卷",
)


class Status(Value, frozen=True):
    """How an announcement stands on a day, and the window that says so.

    `until` is the last day of an open or closed window (null: open without an end), `since` the first day of an
    upcoming one. `states` has more than one where the window is in doubt: every status that a plausible reading gives.
    """

    state: Literal["open", "upcoming", "closed"]
    label: str | None
    since: str | None
    until: str | None
    doubt: bool
    states: tuple[str, ...]


def days_of(start: str | None, end: str | None, mod: str | None = None) -> tuple[str | None, str | None]:
    """First and last day of a window's values, both included; null where that side is open.

    24:00 (00:00:00 of the next day) still belongs to the day before: `2023-03-27T00:00:00` until → 2023-03-26.
    A clock time without a date (`T19:00:00`, every evening) says nothing about days.
    """
    start, end = (None if value and value.startswith("T") else value for value in (start, end))
    if mod in ("until", "before"):
        start = None
    elif mod in ("since", "after"):
        end = None
    last = end
    if end and end.endswith("T00:00:00") and end != start:
        last = (datetime.date.fromisoformat(end[:10]) - datetime.timedelta(days=1)).isoformat()
    return (start[:10] if start else None), (last[:10] if last else None)


def values_of(window: Window, published: str | None = None) -> tuple[tuple[str | None, str | None], ...]:
    """What a window may mean, as (first day, last day): the decided value, else its readings, else as it stands.

    With `published`, when the page came out, a deadline without a start begins on that day, since nobody could act on it
    before (one that had passed by then keeps no start).
    """
    if window.decided:
        pairs: tuple[tuple[str | None, str | None], ...] = ((window.decided.start, window.decided.end),)
    else:
        pairs = window.readings or ((window.start, window.end),)
    days = dict.fromkeys(_begun(days_of(start, end, window.mod), published) for start, end in pairs)
    return tuple(pair for pair in days if window.decided or pair != (None, None))


def _begun(days: tuple[str | None, str | None], published: str | None) -> tuple[str | None, str | None]:
    first, last = days
    return (published[:10], last) if first is None and last and published and published[:10] <= last else days


SHORT_LABEL = 3  # characters of a label that says little without whose it is


def window_name(window: Window) -> str | None:
    """What a person is shown as a window's name: its label, with its owner where that is short (展覽 · 恢復)."""
    if window.label and window.owner and len(window.label) <= SHORT_LABEL:
        return f"{window.owner} · {window.label}"
    return window.label


def in_doubt(window: Window) -> bool:
    """Whether the window has more than one plausible value (or none) and nobody decided."""
    return window.decided is None and (
        len(window.readings) > 1 or bool((window.written_start or window.written_end) and not window.readings)
    )


def unsettled(window: Window) -> bool:
    """Whether somebody left a window as it is written though an end of it cannot exist: 「…至11月31日」 ends, nobody can say when."""
    decided = window.decided
    if decided is None:
        return False
    return bool(window.written_start and not decided.start or window.written_end and not decided.end)


def hints_of(windows: Iterable[Window], flags: Iterable[Flag]) -> tuple[int, ...]:
    """Offsets of the windows that an undecided stale_deadline touches: the value is as it is written, and had passed when
    the page came out."""
    spans = [
        (flag.offset, flag.offset + len(flag.span))
        for flag in flags
        if flag.kind == "stale_deadline" and flag.state != "decided"
    ]
    return tuple(
        window.offset
        for window in windows
        if any(start < window.offset + len(window.span) and window.offset < end for start, end in spans)
    )


def state_on(days: tuple[str | None, str | None], day: str) -> Literal["open", "upcoming", "closed"]:
    first, last = days
    if first and day < first:
        return "upcoming"
    return "closed" if last and last < day else "open"


class Dated(NamedTuple):
    """A window that has days, with what is asked of it for every day."""

    window: Window
    values: tuple[tuple[str | None, str | None], ...]
    sign_up: bool


def dated_of(windows: Iterable[Window], published: str | None) -> tuple[Dated, ...]:
    """The windows that have days, with these."""
    return tuple(
        Dated(window, values, any(word in (window.label or "") for word in SIGN_UP))
        for window in windows
        if (values := values_of(window, published))
    )


def status_of(windows: tuple[Window, ...], day: str, published: str | None) -> Status | None:
    """The status on a day of what was `published` then: an open sign-up, else an open window with an end, else one in force without an end, else the
    next start, else the last end. None without a dated window. If that window is in doubt, all its states are given; one that was
    left as it is written, with an end that cannot exist, stays in doubt.
    """
    told = telling(dated_of(windows, published), day)
    if told is None:
        return None
    window, (first, last) = told.window, told.values[0]
    return Status(
        state=state_on(told.values[0], day),
        label=window.label,
        since=first,
        until=last,
        doubt=in_doubt(window) or unsettled(window),
        states=states_on(told, day),
    )


def states_on(dated: Dated, day: str) -> tuple[str, ...]:
    """Every status that a value of the window gives."""
    return tuple(dict.fromkeys([state_on(days, day) for days in dated.values]))


def telling(dated: Sequence[Dated], day: str) -> Dated | None:
    """Of windows the one that tells the status on a day, as `status_of` says."""
    return min(dated, key=lambda one: _rank(one, day)) if len(dated) > 1 else next(iter(dated), None)


def _rank(dated: Dated, day: str) -> tuple[Any, ...]:
    first, last = dated.values[0]
    if first and day < first:
        return 3, first
    if last and last < day:
        # the latest end first
        return 4, -datetime.date.fromisoformat(last).toordinal()
    return 0 if dated.sign_up else 1 if last else 2, last or "9999"
