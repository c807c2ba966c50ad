"""The windows of one announcement: label, bar, value; one in doubt with the way to its doubts."""

from __future__ import annotations

from records import Flag, Record, Window, hints_of, in_doubt, window_name
from screens.frame import View
from screens.parts import link, open_flags, value_of
from screens.route import href
from screens.text import escape, lang_of
from screens.timeline import rows_of, timeline


def show(view: View, record: Record, day: str, review: bool = True) -> str:
    """A row a window (HTML), then those without days as lines. `review`: with links to Review. "" without windows."""
    flags = open_flags(record.flags) if review else []
    hints = hints_of(record.windows, record.flags)
    rows, rest = [], []
    for window in record.windows:
        drawn = rows_of(view.lang, [window], day, record.published, hints)
        if drawn:
            name = _name(view, record, window)
            value = _value(view, window, flags, window.offset in hints)
            rows.append(drawn[0]._replace(label=name, value=value, lang=lang_of(record.script)))
        else:
            rest.append(window)
    html = timeline(view.lang, rows, day, own=True)
    if rest:
        lines = "".join(
            f'<div class="gg-fact"><span lang="{lang_of(record.script)}">'
            f"{escape(_name(view, record, window))}</span><b>{_value(view, window, flags, window.offset in hints)}</b></div>"
            for window in rest
        )
        html += f'<div class="gg-rest">{lines}</div>'
    return html


def _name(view: View, record: Record, window: Window) -> str:
    """Its label; with its owner where another window is called the same."""
    alike = sum(1 for one in record.windows if one.label == window.label)
    if window.label and window.owner and alike > 1:
        return f"{window.owner} · {window.label}"
    return window_name(window) or view.say("no_label")


def _value(view: View, window: Window, flags: list[Flag], hint: bool) -> str:
    """Value of a window; its open doubts as a link."""
    end = window.offset + len(window.span)
    touching = [flag for flag in flags if flag.offset < end and flag.offset + len(flag.span) > window.offset]
    html = value_of(view.lang, window, hint)
    if touching and (in_doubt(window) or window.decided is None):
        words = view.say("review_n", n=len(touching)) + " →"
        html += link(words, href("review", f=touching[0].id), "gg-go")
    return html
