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
from ingest.wrapped import unwrapped
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


LONG = "各位業主：本小區東側二次供水泵房將於十二月三日起檢修，檢修期間高層住戶用水壓力將明顯下降，請提前儲水並互相轉告；低層住戶不受影響。檢修完成後另行通知，敬請諒解。"


def _lines(data: bytes) -> list[str]:
    return pipeline.read(Page(source="a.eml", file="a.eml", data=letter_page(data) or b"", fetched=NOW)).body.split(
        "\n"
    )


def _plain(text: str, rest: str = "") -> bytes:
    return f"From: a <a@example.org>\nSubject: b\nContent-Type: text/plain; charset=utf-8{rest}\n\n{text}\n".encode()


@pytest.mark.parametrize("columns", [70, 72, 76, 78])
def test_a_line_that_the_program_broke_goes_on(columns: int) -> None:
    pieces = [LONG[at : at + columns // 2] for at in range(0, len(LONG), columns // 2)]
    assert LONG in _lines(_plain("\n".join([*pieces, "", "聯絡電話：12345678", "物業管理處"])))


@pytest.mark.parametrize(("end", "rest"), [(" ", "; format=flowed"), (" ", "; format=flowed; delsp=yes")])
def test_a_line_that_says_so_goes_on(end: str, rest: str) -> None:
    said = [LONG[at : at + 20] for at in range(0, len(LONG), 20)]
    lines = _lines(_plain(f"{end}\n".join(said) + "\n地點：東門\n物業管理處", rest))
    assert LONG in lines and "地點：東門" in lines and "物業管理處" in lines


@pytest.mark.parametrize(
    "text",
    [
        "停水時間：十二月三日八時至十八時\n停水範圍：東門一帶\n請各位業主提前儲水",
        f"{LONG[:36]}\n地點：東門泵房\n{LONG[40:76]}\n一、高層住戶\n{LONG[10:46]}\n物業管理處",  # labels, items, a signature
        f"{LONG[:35]}\n{LONG}\n{LONG[:36]}\n{LONG}",  # no program broke these
        f"{LONG[10:34]}。\n{LONG[:35]}。\n{LONG[40:72]}",
    ],
)
def test_a_line_that_ends_stays(text: str) -> None:
    assert [line for line in _lines(_plain(text)) if line != "b"] == text.split("\n")


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-8"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_letter_that_does_not_say_how_it_is_written(encoding: str, mark: bytes) -> None:
    text = f"From: 星湖小區物業 <a@example.org>\nSubject: 泵房檢修通知\nMIME-Version: 1.0\n\n{LONG}\n"
    page = Page(source="a.txt", file="a.txt", data=mark + text.encode(encoding), fetched=NOW)
    reading = pipeline.read(page)
    assert (reading.title, reading.publisher, reading.body) == ("泵房檢修通知", "星湖小區物業", LONG)


@pytest.mark.parametrize(
    "rows",
    [
        [f"{name:<10}1200          2             2400          六月到貨，請自取該批貨" for name in ("pump", "valve")],
        ["-" * 72, f"{LONG[:35]}。", "=" * 72, "物業管理處啟，請各戶相互轉告"],
    ],
)
def test_rows_and_rules_are_no_broken_line(rows: list[str]) -> None:
    assert unwrapped("\n".join(rows), flowed=False, close=False) == rows
