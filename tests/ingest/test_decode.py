"""Bytes to text: encodings declared, undeclared, wrongly declared, broken and mixed."""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
from os.path import commonprefix

import pytest

from ingest import decode as module
from ingest.decode import decode
from records import Trouble

HANT = "本會謹訂於五月三日下午二時召開會員大會，敬請準時出席，並攜帶委託書。"
HANS = "各位家长请于九月一日上午八点到校报到，逾期按自动放弃处理，特此通知。"


def page(text: str, label: str | None) -> str:
    return (f'<meta charset="{label}">' if label else "") + f"<p>{text}</p>"


@pytest.mark.parametrize("header", [None, "utf-8", "big5"])
@pytest.mark.parametrize("label", [None, "utf-8", "gb2312", "big5", "unknown-8"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HANT, "utf-8"),
        (HANS, "utf-8"),
        (HANT, "gb18030"),
        (HANS, "gb18030"),
        (HANT, "big5hkscs"),
        (HANT, "utf-16-le"),
        (HANS, "utf-16-be"),
    ],
)
def test_the_bytes_decide_whatever_the_labels_say(
    text: str, encoding: str, label: str | None, header: str | None
) -> None:
    written = page(text, label)
    decoded = decode(written.encode(encoding), header)
    assert (decoded.text, decoded.encoding) == (written, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    decoded = decode(page(HANS, "gbk").encode(encoding))
    assert (decoded.encoding, decoded.reason) == (encoding.removesuffix("-sig"), "bom")
    assert decoded.text == page(HANS, "gbk")


def test_a_mark_says_which_order_of_bytes_it_is() -> None:
    for mark, order in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        decoded = decode(mark + page(HANT, None).encode(order))
        assert (decoded.encoding, decoded.text) == ("utf-16", page(HANT, None))
        assert decode(page(HANT, None).encode(order)).encoding == order


def test_the_reason_is_kept() -> None:
    assert decode(page(HANS, "gb2312").encode("gb18030")).reason == "declared gb2312"
    assert decode(page(HANS, "gb2312").encode()).reason == "bytes overrule declared gb2312"
    assert decode(page(HANS, None).encode("gb18030")).reason == "tried"


def test_hong_kong_characters_and_rare_ones() -> None:
    assert decode(f"香港嘅嘢喺度啲{HANT}".encode("big5hkscs")).text.startswith("香港嘅嘢喺度啲")
    assert decode(f"𠮷野家㐂{HANS}".encode("gb18030")).text.startswith("𠮷野家㐂")


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = HANS.encode() * 4
    decoded = decode(data[:31] + data[32:200] + b"\xff" + data[200:])
    assert decoded.encoding == "utf-8"
    assert HANS in decoded.text and "\ufffd" in decoded.text


@pytest.mark.parametrize("text", ["公告：停水", "各位同學：下週停課一天。", "<p>本館週一閉館，請見諒。</p>"])
@pytest.mark.parametrize("broken", [b"", b"?", b"\xff", b"\xe5"])
def test_a_broken_byte_in_a_line_of_utf_8_is_marked(text: str, broken: bytes) -> None:
    data = text.encode()
    at = next(at for at, byte in enumerate(data) if byte > 127) + 4
    decoded = decode(data[:at] + broken + data[at + 1 :])
    assert decoded.encoding == "utf-8"
    assert 1 <= decoded.text.count("\ufffd") <= 2


def test_behind_a_lost_byte_gbk_is_read_on_in_step() -> None:
    data = HANS.encode("gbk") * 3
    decoded = decode(data[:31] + data[32:])
    assert decoded.encoding == "gb18030"
    assert decoded.text.endswith(HANS * 2)
    assert "逾期按自动放弃处理" in decoded.text.split("特此通知")[0]


@pytest.mark.parametrize("byte", [b"\xff", b"\x80"])
@pytest.mark.parametrize(("text", "encoding"), [(HANS, "gb18030"), (HANT, "gb18030"), (HANT, "big5hkscs")])
def test_a_broken_byte_takes_one_character_and_no_other(text: str, encoding: str, byte: bytes) -> None:
    data = text.encode(encoding)
    for at in range(len(data)):
        read = decode(f"<p>{text}</p><p>".encode(encoding) + data[:at] + byte + data[at + 1 :]).text.split("<p>")[2]
        same = len(commonprefix([read, text])), len(commonprefix([read[::-1], text[::-1]]))
        assert sum(same) >= len(text) - 2, (at, read)


def test_of_a_character_whose_first_byte_is_broken_the_second_is_told() -> None:
    data = HANS.encode("gbk")
    at = len(HANS[: HANS.index("，") + 1].encode("gbk")) - 2
    read = decode(HANS.encode("gbk") * 2 + b"\n" + data[:at] + b"\xff" + data[at + 1 :]).text.split("\n")[1]
    assert read == HANS.replace("，", "\ufffd\uf7ac", 1)


def test_what_was_read_across_two_before_it_was_written_is_left_and_its_last_half_told() -> None:
    sound = "晒场本周轮到东排。稻谷先到先晒(湿度另测)。"
    broken = sound.encode("gbk").replace("。稻".encode("gbk"), b"\xa1" + b":" + "。稻".encode("gbk")[3:], 1)
    read = decode(HANS.encode("gbk") * 2 + b"\n" + broken).text.split("\n")[1]
    assert read.startswith("晒场本周轮到东排\ufffd:") and read.endswith("\ufffd\uf7b9(湿度另测)。")


@pytest.mark.parametrize(
    ("main", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8"), ("big5hkscs", "utf-8"), ("big5hkscs", "gb18030")]
)
def test_a_piece_in_another_encoding_is_read_in_its_own(main: str, other: str) -> None:
    body, piece = (HANT, "活動：本店新到圖書。") if main == "big5hkscs" else (HANS, "广告：本店新到图书，欢迎选购。")
    decoded = decode(f"<p>{body * 3}</p>".encode(main) + b"<div>" + piece.encode(other) + b"</div>")
    assert decoded.encoding == main
    assert body * 3 in decoded.text and piece in decoded.text


STYLES = "<style>" + "\n".join(f".box-{at} {{ margin: 0 {at}px; color: #3c3c3c }}" for at in range(400)) + "</style>"
SHORT_HANT = "<h1>泳池停業通知</h1><p>泳池因更換濾水設備，下週起停業五日，月票順延。</p>"
SHORT_HANS = "<h1>泳池停业通知</h1><p>泳池因更换滤水设备，下周起停业五日，月票顺延。</p>"


@pytest.mark.parametrize("behind", ["", STYLES], ids=["text last", "text between"])
@pytest.mark.parametrize("label", ["big5", "gbk", "utf-8", None])
@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [(SHORT_HANT, "big5hkscs", "big5"), (SHORT_HANS, "gb18030", "gbk"), (SHORT_HANT, "gb18030", "gbk")],
)
def test_text_is_looked_for_behind_styles(text: str, encoding: str, named: str, label: str | None, behind: str) -> None:
    written = (f'<meta charset="{label}">' if label else "") + STYLES + text + behind
    decoded = decode(written.encode(encoding))
    assert (decoded.text, decoded.encoding) == (written, encoding)
    said = f"declared {label}" if label == named else f"bytes overrule declared {label}" if label else "tried"
    assert decoded.reason == said


@pytest.mark.parametrize("main", ["gb18030", "big5hkscs"])
def test_the_encoding_of_a_page_is_that_of_most_of_it(main: str) -> None:
    body = HANT if main == "big5hkscs" else HANS
    banner = "<div>館內導覽、座位預約與新書推薦請見首頁。</div>\n" * 24
    decoded = decode(banner.encode() + STYLES.encode() + f"<p>{body}</p>\n".encode(main) * 60)
    assert decoded.encoding == main
    assert decoded.text == banner + STYLES + f"<p>{body}</p>\n" * 60


def test_broken_bytes_in_one_long_line_are_marked_and_what_is_behind_is_read() -> None:
    data = HANS.encode("gbk") * 4 + b"x" * 200_000 + b"\x81 " + HANS.encode("gbk")
    text = decode(data).text
    assert text.startswith(HANS * 4) and text.endswith("\ufffd " + HANS)


def test_a_piece_of_big5_in_a_page_of_gbk() -> None:
    piece = "本站另載：泳池換水期間，更衣室照常開放，請多利用。"
    decoded = decode(f"<p>{HANS * 3}</p>".encode("gbk") + b"<div>" + piece.encode("big5") + b"</div>")
    assert (decoded.encoding, decoded.text) == ("gb18030", f"<p>{HANS * 3}</p><div>{piece}</div>")
    rare = "参赛者：鞏龑、薈蘅、钘彧、麴韡、郤縠、芈翀、羋玥、邗祎、昪、顼、羿翎翯、霂霖霙。"
    assert decode(f"<p>{HANS}{rare}</p>".encode("gb18030")).text == f"<p>{HANS}{rare}</p>"


def test_what_stands_between_digits_is_read_as_the_words_round_it() -> None:
    piece = "本段由另一系統插入，請於2024年6月8日前回覆。"
    assert piece in decode(f"<p>{HANT * 3}</p><p>".encode() + piece.encode("big5hkscs") + b"</p>").text
    piece = "本段由另一系统插入，请于2024年6月8日前回复。"
    assert piece in decode(f"<p>{HANS * 3}</p><p>".encode() + piece.encode("gb18030") + b"</p>").text
    assert (
        piece in decode(b"\xef\xbb\xbf<p>" + (HANS + piece).encode("gb18030")).text
    )  # a mark that another editor left


def test_the_euro_of_windows() -> None:
    assert "价格€50" in decode(f"<meta charset=gbk><p>{HANS}价格".encode("gbk") + b"\x8050</p>").text


def test_a_web_archive_gives_its_page() -> None:
    archive = email.mime.multipart.MIMEMultipart("related")
    archive["From"] = "<Saved by a browser>"
    archive.attach(email.mime.text.MIMEText(page(HANS, "gb2312"), "html", "gb2312"))
    decoded = decode(archive.as_bytes())
    assert decoded.text == page(HANS, "gb2312")
    assert decoded.reason == "mhtml: declared gb2312"


def test_of_a_web_archive_the_page_that_was_saved_is_read() -> None:
    def part(address: str, text: str) -> bytes:
        return (
            b"--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
            + f"Content-Location: {address}\r\n\r\n<html><body><p>{text}</p></body></html>\r\n".encode()
        )

    archive = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/n/7\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
        + part("https://b.example/frame", "某某旅行網特價")
        + part("https://a.example/n/7", "夜航自3月18日起停開")
        + b"--x--\r\n"
    )
    assert "夜航" in decode(archive).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [page(HANS, None), page(HANT, "big5") + "\n", HANS, HANT])
def test_utf_16_with_a_byte_too_few_or_too_many_or_broken(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert decode(data).text == text
    assert decode(data + b"\n").text == text + "\n"
    assert decode(data[:-1]).text.startswith(text[:-1])
    high = encoding == "utf-16-le"
    broken = decode(data[: 20 + high] + b"\xd8" + data[21 + high :])
    assert (broken.encoding, broken.text[14:]) == (encoding, text[14:])


@pytest.mark.parametrize(
    ("text", "encoding", "label"), [("停水", "gb18030", "gbk"), ("<b>停水</b> 停水", "gb18030", "gb2312")]
)
def test_two_characters_that_are_letters_in_utf_8_by_chance(text: str, encoding: str, label: str) -> None:
    written = f"<meta charset={label}><p>{text}</p>"
    data = written.encode(encoding)
    assert decode(data).text == written


@pytest.mark.parametrize("text", ["停水", "通知", "公告", "今日停水", "<p>停水</p>", "關門"])
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_page_of_two_characters_without_a_label(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["שלום", "Привет", "καλή", "café", "ša"])
def test_a_word_of_another_alphabet_stays_utf_8(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("text", ["Café", "Привет, мир", "naïve Zoë", "停水", "×·×"])
def test_letters_in_utf_8_overrule_a_label(text: str) -> None:
    written = f"<meta charset=gbk><p>{text}</p>"
    assert decode(written.encode()).text == written


@pytest.mark.parametrize("before", [b"\r\n", b"\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_a_web_archive_with_something_in_front_gives_its_page(before: bytes) -> None:
    archive = email.mime.multipart.MIMEMultipart("related")
    archive["From"] = "<Saved by a browser>"
    archive.attach(email.mime.text.MIMEText(page(HANS, "gb2312"), "html", "gb2312"))
    assert decode(before + archive.as_bytes()).text == page(HANS, "gb2312")


def test_a_zero_byte_makes_no_page_binary() -> None:
    assert decode("<p>暂停\0办理业务</p>".encode()).text == "<p>暂停办理业务</p>"


def test_chinese_in_seven_bits() -> None:
    decoded = decode(b"<p>" + "停水一天".encode("hz") + b" ~ 2024</p>\n")
    assert (decoded.encoding, decoded.text) == ("utf-8", "<p>~{M#K.R;Ll~} ~ 2024</p>\n")  # a lone ~ is none of HZ
    decoded = decode(b"<p>" + "停水一天".encode("hz") + b" 2024</p>\n", "hz-gb-2312")
    assert (decoded.encoding, decoded.text) == ("hz", "<p>停水一天 2024</p>\n")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "page_empty"),
        (b" \r\n\x00", "page_empty"),
        (b"\x00\x01", "page_empty"),
        (b"%PDF-1.7 ...", "page_binary"),
        (b"\x89PNG\r\n\x1a\n", "page_binary"),
        (bytes(range(256)) * 40, "page_binary"),
        (b"a" * (module.MAX_BYTES + 1), "page_too_large"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Trouble) as trouble:
        decode(data)
    assert trouble.value.message["key"] == key


@pytest.mark.parametrize(("drop", "put"), [(1, b""), (1, b"?"), (2, b"")])
def test_a_byte_lost_in_big5_costs_the_characters_it_was_of(drop: int, put: bytes) -> None:
    line = "本館自修室因更換桌椅，十月二日至五日暫停開放，請改到三樓閱覽區。"
    data = (f"<p>{line}</p>\n<p>桌椅更換完成後恢復原來的開放時間。</p>").encode("big5")
    at = data.index("修".encode("big5")) + drop - 1
    text = decode(data[:at] + put + data[at + 1 :], "big5").text
    assert "本館自" in text
    assert text.endswith(
        "更換桌椅，十月二日至五日暫停開放，請改到三樓閱覽區。</p>\n<p>桌椅更換完成後恢復原來的開放時間。</p>"
    )
