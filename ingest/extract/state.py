"""The text of a page that shows none, as its data hold it: `articleBody` of linked data, the state from which a script builds the page.

Asked only where the page itself has no running text. Of the values of sentences that are called as texts are the longest is taken whose title
the <title> holds; where it holds none, what the data tell must be of one thing: else they are a list's, its readers' or the site's.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_SCRIPT = re.compile(r"<script\b[^>]{0,400}>", re.I)
_JSON = re.compile(r"\bjson\b", re.I)
_STATE = re.compile(r"\s*(?:window\.|var\s+|self\.)?[\w.$\[\]\"']{2,60}\s*=\s*(?=\{)")
_TEXT = re.compile(
    r"(?:(?:article|notice|rich|post|news|page)_?)?(?:body|content|text|html|detail)s?(?:_?(?:html|text|body))?", re.I
)
_TITLES = ("headline", "title", "subject", "name")
_BODY = re.compile(r"<body\b[^>]{0,400}>", re.I)
_HEAD = re.compile(r"<title[^>]{0,200}>([^<]{0,400})", re.I)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*+>")
_SCRIPTS = 60  # of a page that are looked at
_LONGEST = 2_000_000  # characters of one
_VALUES = 50_000  # of its data
_LEAST = 24  # characters of a text


def told_in_data(text: str) -> str | None:
    """The source of a page with the text that its data hold at the beginning of its body; None where they hold none."""
    named = _HEAD.search(text)
    whole = html.unescape(named[1]) if named else ""
    told = [one for data in _data(text) for one in _texts(data)]
    own = [one for one in told if len(one.title) > 3 and one.title in whole]
    if not own and len({one.title or one.holder for one in told}) != 1:
        return None
    _, title, said = max(own or told, key=lambda one: len(one.said))
    if not _TAG.search(said):
        said = "".join(f"<p>{html.escape(line)}</p>" for line in said.splitlines() if line.strip())
    head = f"<h1>{html.escape(title)}</h1>" if title else ""
    body = _BODY.search(text)
    at = body.end() if body else 0
    return f"{text[:at]}{head}<div>{said}</div>{text[at:]}"


def _data(text: str) -> Iterator[Any]:
    """What the scripts of a page hold as JSON, and what they begin with giving a name to: `window.__STATE__ = {…}`."""
    decoder = json.JSONDecoder(strict=False)
    for count, script in enumerate(_SCRIPT.finditer(text)):
        if count >= _SCRIPTS:
            return
        start, end = script.end(), text.find("</script", script.end())
        state = _STATE.match(text, start)
        if (
            not (state or _JSON.search(script[0]))
            or not 0 < end - start <= _LONGEST
            or "。" not in _plain(text, start, end)
        ):
            continue
        said = text[state.end() if state else start : end].strip()
        try:
            yield decoder.raw_decode(said)[0]
        except (ValueError, RecursionError):
            continue


def _plain(text: str, start: int, end: int) -> str:
    """A script, or what stands for its full stops where it is written in ASCII: `\\u3002`."""
    said = text[start:end]
    return "。" if "\\u3002" in said else said


class _Told(NamedTuple):
    holder: int  # the number of the value that holds it
    title: str  # "": none
    said: str


def _texts(data: Any) -> Iterator[_Told]:
    """The texts that data hold."""
    left = [data]
    for count in range(_VALUES):
        if not left:
            return
        one = left.pop()
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            left += one.values()
            titles = [value for name in _TITLES if isinstance(value := one.get(name), str)]
            for name, value in one.items():
                if isinstance(value, str) and _TEXT.fullmatch(str(name)):
                    said = value if "<" in value else html.unescape(value)
                    if "。" in said and len(_TAG.sub("", said)) >= _LEAST:
                        yield _Told(count, next(iter(titles), ""), said)
