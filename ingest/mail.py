"""A message as a mail program saves it (.eml, RFC 5322): its text part, with what its head says of it in front."""

from __future__ import annotations

import email
import html
import re
from collections.abc import Callable
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

# lines of a head, up to the empty one; what is in it of every message
_HEAD = re.compile(rb"(?:From \S[^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,80}?\r?\n")
_OF_MESSAGE = re.compile(
    rb"^(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Message-ID|Received|Return-Path):", re.I | re.M
)
_OF_LETTER = re.compile(rb"^(?:From|Subject|Date|To):", re.I | re.M)
_SENT_ON = re.compile(r"(?:(?:re|fwd?|转发|轉寄|转寄|回复|回覆|答复|答覆)\s*[:：]\s*)+", re.I)  # in front of a subject
_LONGEST = 300  # characters of a line of the head
_HTML = "text/html"


def is_message(data: bytes) -> bool:
    """Whether bytes begin with the head of a message: From, Subject …, and what its program writes."""
    if data[:1] in (b"<", b" ", b"\n") or b":" not in data[:80] and not data.startswith(b"From "):
        return False
    head = _HEAD.match(data)
    return head is not None and len(_OF_LETTER.findall(head[0])) > 1 and _OF_MESSAGE.search(head[0]) is not None


def letter(data: bytes, read: Callable[[bytes, str | None], str]) -> str | None:
    """The page or text of a message, its subject, sender and day in front; None where it has neither.

    `read` gives the text of bytes that are said to be in an encoding.
    """
    try:
        message = email.message_from_bytes(data.split(b"\n", 1)[1] if data.startswith(b"From ") else data)
        parts = [part for part in message.walk() if part.get_content_type() in (_HTML, "text/plain")]
    except RecursionError:  # parts in parts, without end
        return None
    shown = [part for part in parts if part.get_content_disposition() != "attachment" and _bytes(part).strip()]
    shown.sort(key=lambda part: part.get_content_type() != _HTML)
    if not shown:
        return None
    part = shown[0]
    charset = part.get_content_charset()
    text = read(_bytes(part), charset)
    if part.get_param("format") == "flowed":  # lines that a program broke end with a blank
        text = re.sub(r" \r?\n(?!-- )", "" if part.get_param("delsp") == "yes" else " ", text)
    subject = _said(message, "Subject", charset, read)
    subject = subject.removeprefix(found[0]) if (found := _SENT_ON.match(subject)) else subject
    sender = parseaddr(_said(message, "From", charset, read))[0]
    day = _day(message)
    if part.get_content_type() == _HTML:
        says = {"og:title": subject, "author": sender, "pubdate": day}
        metas = "".join(f'<meta name="{name}" content="{html.escape(said)}">' for name, said in says.items() if said)
        return f"{metas}\n{text}"
    head = {"主题": subject, "发件人": sender, "日期": day}
    return "\n".join(f"{label}：{said}" for label, said in head.items() if said) + f"\n\n{text}"


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _said(message: Message, name: str, charset: str | None, read: Callable[[bytes, str | None], str]) -> str:
    """A line of the head: words in other letters are put together before they are read, as a character may be cut in two."""
    found = message.get(name)
    if found is None:
        return ""
    pieces: list[str] = []
    try:
        words = decode_header(found)
    except ValueError:  # what is no base64
        words = [(str(found), None)]
    for said, encoding in words:
        raw = said if isinstance(said, bytes) else said.encode("ascii", "surrogateescape")
        pieces.append(read(raw, encoding or charset) if raw.strip() else " ")
    return " ".join("".join(pieces).split())[:_LONGEST]


def _day(message: Message) -> str:
    """When it was sent, with the offset of the sender's clock."""
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).strftime("%Y-%m-%d %H:%M%z")
    except ValueError:
        return ""
