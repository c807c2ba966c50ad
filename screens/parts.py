"""Badges, cards, panels and lists, as HTML. Pure: values of `records` in, a string out; all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from messages import badge, decided_value, say, span_of_days
from records import Flag, Hit, Lang, Record, Status, Window, hints_of, in_doubt, window_name
from screens.route import href
from screens.text import Mark, escape, lang_of, marked

ELLIPSIS = "…"
SHOWN = 20  # windows or amounts of one announcement: a table of thousands would push its text out of reach
FIRST_WORDS = 24  # code points of a body that stand for a title
WARN = '<span class="gg-warn" aria-hidden="true">⚠︎</span>'


def title_of(lang: Lang, title: str, body: str) -> str:
    """The title, else the first words of the body, else 「無標題」: a link and a heading need words.

    >>> title_of("hant", "", "報名時間為五月三日至五月十三日，逾時不候，額滿為止。")
    '報名時間為五月三日至五月十三日，逾時不候，額滿…'
    """
    if has_words(title):
        return title
    words = " ".join(body[:1000].split())
    if not has_words(words):
        return say(lang, "untitled")
    return words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS] + ELLIPSIS


def has_words(words: str) -> bool:
    """Whether there is a sign to be seen in it."""
    return any(sign.isprintable() and not sign.isspace() for sign in words)


def name_of(lang: Lang, file: str) -> str:
    """A file or address as a name for people: a pasted text is kept by its hash, which is none.

    >>> name_of("hant", "paste:0a1b"), name_of("hant", "notice.html")
    ('貼上的內文', 'notice.html')
    """
    return say(lang, "pasted_text") if file.startswith("paste:") else file


def who(lang: Lang, by: str) -> str:
    """Who decided, for people; whoever sits at this machine, where it asks nobody for a name.

    >>> who("hant", "local"), who("hant", "林")
    ('本機', '林')
    """
    return say(lang, "this_machine") if by == "local" else by


def decided_by(lang: Lang, by: str, at: str) -> str:
    """Who decided, and when."""
    return say(lang, "decided_by", who=who(lang, by), t=moment(at))


def short_day(day: str, today: str) -> str:
    """A day in a badge: `2/20`; with its year where that is not today's.

    >>> short_day("2023-02-20", "2023-03-01"), short_day("2022-12-01", "2023-03-01")
    ('2/20', '2022/12/1')
    """
    year, month, date = day[:4], int(day[5:7]), int(day[8:10])
    return f"{month}/{date}" if year == today[:4] else f"{int(year)}/{month}/{date}"


def moment(value: str) -> str:
    """A day or an instant for people: `2023-02-17T20:02:00+08:00` → `2023-02-17 20:02`."""
    return value[:16].replace("T", " ")


def value_of(lang: Lang, window: Window, hint: bool = False) -> str:
    """What stands beside a window's bar (HTML): in doubt the written form, amber; decided the value with who, and the
    written form, struck where the value is another; else the value, or what the page says instead of days. `hint`: as in `hints_of`."""
    if window.decided:
        value = decided_value(lang, window)
        by = decided_by(lang, window.decided.by, window.decided.at)
        if not value:  # left as written, and that is no day
            kept = f"{say(lang, 'did_keep')} · {by}"
            return f'<span lang="zh">{escape(window.span)}</span><span class="gg-under">{escape(kept)}</span>'
        written = f'<del lang="zh">{escape(window.span)}</del> {escape(by)}'
        if (window.decided.start, window.decided.end) == (window.start, window.end):
            written = f'<span lang="zh">{escape(window.span)}</span> {escape(say(lang, "did_keep"))} · {escape(by)}'
        return f'<span class="gg-value">{escape(value)}</span><span class="gg-under">{written}</span>'
    if in_doubt(window):
        return f'<mark class="gg-doubt" lang="zh">{escape(window.span)}</mark>'
    value = span_of_days(lang, window.start, window.end, window.mod)
    css, sign = (" gg-hinted", " " + hint_sign(lang)) if hint else ("", "")
    return f'<span class="gg-value{css}">{escape(value or window.says or window.span)}</span>{sign}'


def hint_sign(lang: Lang) -> str:
    """The mark of a window that had passed when its page came out, in sign and words; fainter than that of a doubt."""
    return f'<span class="gg-hint">{WARN}{escape(say(lang, "stale_deadline"))}</span>'


def _hinted(windows: Iterable[Window], hints: Sequence[int], status: Status | None) -> bool:
    """Whether the window that a status rests on is one of `hints`."""
    return status is not None and any(one.offset in hints and one.label == status.label for one in windows)


def decided_in(lang: Lang, windows: Sequence[Window], text: str) -> str:
    """Under a passage of a page (HTML): what of its windows reads otherwise since somebody decided, with what is written."""
    return "".join(
        f'<p class="gg-decided"><span>{escape(window_name(window) or "")}</span> {value_of(lang, window)}</p>'
        for window in windows
        if window.decided and window.span in text
    )


def status_badge(lang: Lang, status: Status | None, today: str, hint: bool = False) -> str:
    """開放至 2/20 in green, 3/1 開始 in blue, 已截止 in grey, 狀態待定 in amber; nothing without a window. `hint`: with the
    mark of a window that had passed when its page came out."""
    if status is None:
        return ""
    words = badge(lang, status, lambda day: short_day(day, today))
    css, sign = ("doubt", "") if status.doubt else (status.state, hint_sign(lang) if hint else "")
    return f'<span class="gg-badge gg-b-{css}">{escape(words)}</span>{sign}'


def doubt_badge(lang: Lang, number: int) -> str:
    if not number:
        return ""
    words = escape(say(lang, "doubts_n", n=number))
    return (
        f'<span class="gg-badge gg-b-doubt" title="{words}">{WARN}<span aria-hidden="true">{number}</span>'
        f'<span class="gg-hidden">{words}</span></span>'
    )


def example_badge(lang: Lang, example: bool) -> str:
    return f'<span class="gg-badge gg-b-plain">{escape(say(lang, "example"))}</span>' if example else ""


def open_flags(flags: Iterable[Flag]) -> list[Flag]:
    """Those that wait for a person."""
    return [flag for flag in flags if flag.state != "decided"]


def card(lang: Lang, hit: Hit, query: str, day: str, today: str) -> str:
    """A result: title (hits blue), badges, publisher, date, copies, the best passage (hits blue, doubts amber).

    `day` is the chosen one, which decides the status; the links carry it where it is not today. The title leads to the
    top, where the windows stand, the passage to its place in the text (with the keyboard the title is enough).
    """
    at = hit.offset + hit.marks[0][0] if query and hit.marks else hit.offset or None
    chosen = day if day != today else None
    address = href("announcement", id=hit.id, q=query, day=chosen)
    passage = escape(href("announcement", id=hit.id, q=query, at=at, day=chosen))
    title_marks = [Mark(start, start + size, "hit") for start, size in hit.title_marks]
    marks = [Mark(start, start + size, "hit") for start, size in hit.marks]
    marks += [Mark(start, start + size, "doubt") for start, size in hit.doubt_marks]
    lead, tail = ELLIPSIS if hit.offset else "", ELLIPSIS if hit.goes_on else ""
    meta = [
        status_badge(lang, hit.state, day, _hinted(hit.windows, hit.hints, hit.state)),
        doubt_badge(lang, hit.doubts),
        example_badge(lang, hit.example),
        f"<span>{escape(hit.publisher)}</span>" if hit.publisher else "",
        f"<span>{escape(hit.published[:10])}</span>" if hit.published else "",
        f"<span>{escape(say(lang, 'copies', n=hit.copies))}</span>" if hit.copies else "",
    ]
    return (
        f'<article class="gg-card"><h2 class="gg-title" lang="{lang_of(hit.script)}">'
        f'<a class="gg-link" href="{escape(address)}">{marked(hit.title, title_marks)}</a></h2>'
        f'<div class="gg-meta">{"".join(meta)}</div>'
        f'<p class="gg-snippet gg-page" lang="{lang_of(hit.script)}"><a class="gg-link" tabindex="-1" href="{passage}">'
        f"{lead}{marked(hit.snippet, marks)}{tail}</a></p>"
        f"{decided_in(lang, hit.windows, hit.snippet)}</article>"
    )


def record_meta(lang: Lang, record: Record, status: Status | None, today: str, more: Sequence[str] = ()) -> str:
    """The line under a title: badges, publisher, date, and what a screen adds (HTML)."""
    pieces = [
        status_badge(lang, status, today, _hinted(record.windows, hints_of(record.windows, record.flags), status)),
        doubt_badge(lang, len(open_flags(record.flags))),
        example_badge(lang, record.example),
        f"<span>{escape(record.publisher)}</span>" if record.publisher else "",
        f"<span>{escape(moment(record.published))}</span>" if record.published else "",
        *more,
    ]
    return f'<div class="gg-meta">{"".join(pieces)}</div>'


def link(words: str, address: str, css: str = "") -> str:
    """A link to a screen of ours; `words` are plain text."""
    return f'<a class="gg-link {css}" href="{escape(address)}">{escape(words)}</a>'


def panel(title: str, lines: Sequence[str] = (), css: str = "") -> str:
    """A quiet box: a bold line, then lines of HTML."""
    head = f"<strong>{escape(title)}</strong>" if title else ""
    return f'<div class="gg-panel {css}">{head}{"".join(f"<div>{line}</div>" for line in lines)}</div>'


def folded(lang: Lang, count: int, html: str) -> str:
    """What is more than is shown at first, behind a line that says how much it is; "" where nothing is."""
    words = escape(say(lang, "rest_n", n=count))
    return f'<details class="gg-more"><summary class="gg-quiet">{words}</summary>{html}</details>' if count else ""


def heading(words: str) -> str:
    return f'<h3 class="gg-heading">{escape(words)}</h3>'


def side_list(title: str, items: Sequence[tuple[str, str, str | None, str]]) -> str:
    """A list at the side: (words, small line, address or None, css class)."""
    return marked_list(title, [(escape(words), escape(small), address, css) for words, small, address, css in items])


def marked_list(title: str, items: Sequence[tuple[str, str, str | None, str]]) -> str:
    """The same, of words and small lines that are HTML already: what they quote bears its marks."""
    rows: list[str] = []
    for words, small, address, css in items:
        inner = f'<span class="gg-item-words">{words}</span>'
        inner += f'<span class="gg-item-small">{small}</span>' if small else ""
        if address is None:
            rows.append(f'<li class="gg-item {css}">{inner}</li>')
        else:
            rows.append(f'<li><a class="gg-item gg-link {css}" href="{escape(address)}">{inner}</a></li>')
    return f'<div class="gg-side">{heading(title) if title else ""}<ul class="gg-items">{"".join(rows)}</ul></div>'
