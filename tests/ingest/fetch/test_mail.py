"""Letters, as mail programs save them: what their reader sees is the page."""

from __future__ import annotations

import base64
import quopri
from email.header import Header
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.fetch import files
from ingest.mail import is_letter, letter_page
from records import Page
from tests.ingest.fetch.conftest import NOW

TEXT = "各位店主：\n结算周期自2026年12月1日起由T+7改为T+5。\n如有疑问请联系客服。\n"


def letter(kind: str, charset: str, encoding: str, text: str = TEXT, subject: str = "关于结算周期调整的通知") -> bytes:
    data = text.encode(charset)
    packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[encoding](data)
    said = "gb2312" if charset == "gbk" else charset
    head = (
        f"Received: from a by b\r\nFrom: {Header('远帆商城', 'utf-8').encode()} <notice@example.org>\r\n"
        f"To: shop@example.org\r\nSubject: {Header(subject, charset).encode()}\r\n"
        "Date: Fri, 20 Nov 2026 09:30:00 +0800\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/{kind}; charset={said}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode() + packed


HTML = (
    "<html><head><style>p{}</style></head><body>" + "".join(f"<p>{one}</p>" for one in TEXT.split()) + "</body></html>"
)


@pytest.mark.parametrize(
    "data",
    [
        letter("plain", "utf-8", "base64"),
        letter("plain", "gbk", "quoted-printable"),
        letter("html", "gbk", "base64", HTML),
        letter("html", "utf-8", "8bit", HTML),
        letter("html", "utf-8", "8bit", HTML.replace("</body></html>", "").replace("<html><head>", "")),
    ],
)
def test_a_letter_is_read_as_its_reader_sees_it(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notice.eml"
    path.write_bytes(data)
    (page,) = files.read_path(str(tmp_path), NOW)
    reading = pipeline.read(page)
    assert (reading.title, reading.publisher) == ("关于结算周期调整的通知", "远帆商城")
    assert (reading.published or "").startswith("2026-11-20")
    assert "由T+7改为T+5" in reading.body and "example.org" not in reading.body


def test_of_two_bodies_the_one_with_forms() -> None:
    data = (
        b"Subject: A\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n"
        b"--b\nContent-Type: text/html\n\n<body class=x><p>shown</p></body>\n--b--\n"
    )
    page = letter_page(data)
    assert page and b"<body class=x><h1>A</h1><p>shown</p>" in page and b"plain" not in page


@pytest.mark.parametrize(
    "data", [b"", b"\n", TEXT.encode(), b"Subject: a\n\n \n", b"Subject: a\nContent-Type: image/png\n\nx", b"a: b\n\nc"]
)
def test_what_is_no_letter_is_none(data: bytes) -> None:
    assert letter_page(data) is None


def test_a_subject_is_text_in_the_page() -> None:
    page = letter_page(letter("plain", "utf-8", "8bit", subject='<script>alert(1)</script>"'))
    assert page and b"<script" not in page


@pytest.mark.parametrize("data", [letter("plain", "gbk", "base64"), letter("html", "utf-8", "quoted-printable", HTML)])
def test_a_letter_is_known_by_its_form(data: bytes) -> None:
    reading = pipeline.read(Page(source="a.txt", file="a.txt", data=data, fetched=NOW))
    assert (reading.title, reading.publisher) == ("关于结算周期调整的通知", "远帆商城")
    assert (reading.published or "").startswith("2026-11-20") and "example.org" not in reading.body


@pytest.mark.parametrize(
    "text",
    [
        "Subject: 结算周期\nFrom: 财务部\nTo: 各店\n\n结算周期自2026年12月1日起由T+7改为T+5。\n",  # says nothing of how it is packed
        "地点: 大厅\nContent-Type: text/html\n\n接口自2026年12月1日起改用新的格式，旧格式保留三个月。\n",
    ],
)
def test_a_text_with_labels_is_no_letter(text: str) -> None:
    assert not is_letter(text.encode())
