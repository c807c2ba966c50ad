"""The windows of one announcement: label, bar, value; one in doubt with the way to its doubts."""

from __future__ import annotations

from records import Flag, Record, Window, hints_of, in_doubt
from screens.frame import View
from screens.parts import SHOWN, folded, link, open_flags, value_of
from screens.route import href
from screens.text import escape, lang_of
from screens.timeline import calls, name_among, rows_of, timeline


def show(view: View, record: Record, day: str, review: bool = True) -> str:
    """A row a window (HTML), then those without days as lines; what is more than SHOWN of either is folded. `review`: with
    links to Review. "" without windows."""
    flags = open_flags(record.flags) if review else []
    hints = hints_of(record.windows, record.flags)
    called = calls(record.windows)
    rows, rest = [], []
    for window in record.windows:
        drawn = rows_of(view.lang, [window], day, record.published, hints)
        name = name_among(view.lang, window, called)
        value = _value(view, window, flags, window.offset in hints)
        if drawn:
            rows.append(drawn[0]._replace(label=name, value=value, lang=lang_of(record.script)))
        else:
            words = f'<span lang="{lang_of(record.script)}">{escape(name)}</span>'
            rest.append(f'<div class="gg-fact">{words}<b>{value}</b></div>')
    html = timeline(view.lang, rows[:SHOWN], day, own=True)
    html += folded(view.lang, len(rows[SHOWN:]), timeline(view.lang, rows[SHOWN:], day, own=True))
    if rest:
        html += f'<div class="gg-rest">{"".join(rest[:SHOWN])}</div>'
        html += folded(view.lang, len(rest[SHOWN:]), f'<div class="gg-rest">{"".join(rest[SHOWN:])}</div>')
    return html


def _value(view: View, window: Window, flags: list[Flag], hint: bool) -> str:
    """Value of a window; its open doubts as a link."""
    end = window.offset + len(window.span)
    touching = [flag for flag in flags if flag.offset < end and flag.offset + len(flag.span) > window.offset]
    html = value_of(view.lang, window, hint)
    if touching and (in_doubt(window) or window.decided is None):
        words = view.say("review_n", n=len(touching)) + " →"
        html += link(words, href("review", f=touching[0].id), "gg-go")
    return html
