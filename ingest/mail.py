"""A letter as a mail program saves it (.eml, RFC 5322), as the page that its reader sees: platforms send their notices so."""

from __future__ import annotations

import codecs
import contextlib
import email
import email.policy
import html
import re
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from ingest.scores import score, written_in
from ingest.wrapped import unwrapped

# what a letter says of its bytes → what they are: who writes GB2312 has the signs of GBK too
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
# the lines that a letter begins with, a name and a value each, which may go on behind blanks
_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*+){3,200}+(?=\r?\n)")
_SENT = re.compile(rb"^(?:From|Subject):", re.I | re.M)
_PACKED = re.compile(rb"^(?:MIME-Version|Content-Type|Content-Transfer-Encoding):", re.I | re.M)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


def is_letter(data: bytes) -> bool:
    """Whether bytes are a letter by their form: its head says who sent it or what about, and how its text is packed."""
    head = _HEAD.match(data)
    return head is not None and _SENT.search(head[0]) is not None and _PACKED.search(head[0]) is not None


def letter_page(data: bytes) -> bytes | None:
    """The letter as HTML in UTF-8: its subject as title, its date and sender as a page tells when and by whom it came out,
    then its text. None where it has none, or is no letter: no subject and no sender.
    """
    with contextlib.suppress(Exception):  # the parser of the standard library fails in many ways over spoiled lines
        return _page(_in_utf8(data.removeprefix(codecs.BOM_UTF8)))
    return None


def _page(data: bytes) -> bytes | None:
    letter = email.message_from_bytes(data, policy=email.policy.default)
    part = letter.get_body(("html", "plain")) if isinstance(letter, EmailMessage) else None
    subject, sender = _line(letter, "Subject"), parseaddr(_line(letter, "From"))[0]
    if part is None or not (subject or sender):
        return None
    text = _text(part)
    if not text.strip():
        return None
    metas = [("og:site_name", sender), ("article:published_time", _day(_line(letter, "Date")))]
    told = "".join(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in metas if value)
    subject = html.escape(subject)
    head = f"<h1>{subject}</h1>" if subject else ""
    if part.get_content_subtype() == "plain":
        flowed, close = part.get_param("format") == "flowed", part.get_param("delsp") == "yes"
        shown = unwrapped(text, flowed, flowed and close)
        lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in shown if line.strip())
        text = f"<body>{head}\n{lines}</body>"
    else:  # the subject stands above the text, as the reader sees it
        body = _BODY.search(text)
        at = body.end() if body else 0
        text = f"{text[:at]}{head}{text[at:]}"
    return f"<meta charset=utf-8><title>{subject}</title>{told}{text}".encode("utf-8", "replace")


def _in_utf8(data: bytes, says: bool = True) -> bytes:
    """A letter in UTF-8, where it is written in another encoding and does not say in which; its text also where it `says` UTF-8."""
    if data.isascii() or says and b"charset" in data.lower():
        return data
    with contextlib.suppress(UnicodeDecodeError):
        data.decode()
        return data
    written = written_in(data)
    encoding = max(("gb18030", "big5hkscs"), key=lambda one: score(written, one))
    return data.decode(encoding, "replace").encode()


def _line(letter: EmailMessage, name: str) -> str:
    return " ".join(str(letter.get(name) or "").split())


def _day(line: str) -> str:
    with contextlib.suppress(ValueError):
        return parsedate_to_datetime(line).isoformat()
    return ""


def _text(part: MIMEPart) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = str(part.get_content_charset() or "utf-8")
    with contextlib.suppress(LookupError):
        text = content.decode(_WIDER.get(charset, charset), "replace")
        if charset != "utf-8" or "\ufffd" not in text:
            return text
    return _in_utf8(content, False).decode("utf-8", "replace")
