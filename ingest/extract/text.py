"""Text of elements: white space as a browser shows it, and what of an element is no text."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

SKIP = frozenset(
    (
        "script style noscript template head iframe object embed svg math canvas select button textarea input "
        "audio video map rt rp rtc dialog option datalist applet title"
    ).split()
)
INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rbc ruby s "
        "samp small span strike strong sub sup time tt u var wbr o:p st1:chsdate st1:place center-inline"
    ).split()
)
_MARKS = re.compile(r"[\W_]+")
_BLANK = re.compile(r"[ \t\r\n\f\v]+")
_BROKEN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])")
_CALLED = re.compile(r"\s*(?:tel|sms|mailto):[^?]", re.I)
_SHOWN = re.compile(r"\d{3}|@")  # 「團長 5550111」, and no sentence
_STOP = re.compile("[。，！？]")
_CALL = 24  # characters of it
_LINE_END = re.compile(r"\r?\n")
ENDS = " \t\r\n\f\v\u00a0\u3000\u2002\u2003\u2009"


def attribute(element: Any, name: str) -> str:
    value: str = element.get(name) or ""
    return value


def leads(anchor: Any) -> bool:
    """Whether a link leads to a page or file: not <a name=…>, which is a place, nor a number or mailbox that is shown to be called.

    A sentence linked so is one of the site's: 「有任何問題，歡迎來信與我們聯絡」.
    """
    href = anchor.get("href")
    if href is None or not _CALLED.match(href):
        return href is not None
    said = "".join(anchor.itertext())
    return len(said) > _CALL or not _SHOWN.search(said) or _STOP.search(said) is not None


def names_of(element: Any) -> str:
    """The class and id of an element in lower case, as patterns of names are read against: one without regard to case takes six times as long."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def plain(text: str) -> str:
    """Letters and digits of a bare text."""
    return text if text.isalnum() else _MARKS.sub("", text)


def tidy(text: str) -> str:
    """White space as a browser shows it; a line break in the source between two Chinese characters is none."""
    text = text.strip(ENDS)
    if "\n" in text or "\r" in text:
        text = _BROKEN.sub("", text)
    elif "  " not in text and "\t" not in text:
        return text
    return _BLANK.sub(" ", text)


def inline_text(element: Any) -> str:
    """The text of an element as one line: blocks and breaks become spaces, ruby readings and scripts are left out."""
    if not isinstance(element.tag, str) or element.tag in SKIP:
        return ""
    for child in element:
        if len(child) or child.tag not in INLINE:
            break
    else:  # nothing in it but pieces of a line: the usual cell
        text = "".join(element.itertext())
        return text if element.tag in INLINE else f" {text} "
    pieces: list[str] = []
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        one, done = stack.pop()
        if done:
            if one.tag not in INLINE:
                pieces.append(" ")
            if one.tail and one is not element:
                pieces.append(one.tail)
            continue
        if not isinstance(one.tag, str) or one.tag in SKIP:
            if one.tail and one is not element:
                pieces.append(one.tail)
            continue
        if one.tag not in INLINE:
            pieces.append(" ")
        if one.text:
            pieces.append(one.text)
        stack.append((one, True))
        stack.extend((child, False) for child in reversed(one))
    return "".join(pieces)


def set_lines(element: Any) -> list[str]:
    """The lines of what is shown as it is set in the source (<pre>): breaks and elements of a line of their own end one too.

    So does the end of a <code> before another: 「<code>pull</code><code>push</code>」.
    """
    if not len(element):
        return _LINE_END.split(element.text or "")
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        begins = event == "start"
        if one.tag in SKIP or not isinstance(one.tag, str):  # of <ruby><rt>…</ruby> what stands behind is text
            if begins:
                walk.skip_subtree()
            elif one.tail:
                pieces.append(one.tail)
            continue
        if one is not element and (one.tag not in INLINE or begins and one.tag == "code" and _follows_code(one)):
            pieces.append("\n")
        if said := one.text if begins else one.tail if one is not element else None:
            pieces.append(said)
    return _LINE_END.split("".join(pieces))


def _follows_code(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "code" and not before.tail


def empty(element: Any, text: str, gone: bool = False) -> None:
    """An element that holds this text and nothing else; of a cell that is not shown no place is left."""
    if gone and element.tag in ("td", "th"):
        element.getparent().remove(element)
        return
    tail = element.tail
    element.clear()
    element.text, element.tail = text, tail
