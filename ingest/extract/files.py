"""Files that a page gives out: links to them, however their addresses are written, and papers set into the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from ingest.extract import marks
from ingest.extract.line import Line
from ingest.extract.text import attribute
from records import Attachment
from zh.bare import bare

# opens a list of attachments
LABEL = re.compile(
    r"^\W*(?:相关|本文|有关|文件)?(?:附件|文件|档案|资料|下载|(?<=相关)图[片档])(?:列表|下载|文件|区)?\s*:?$"
)
_LABELLED = re.compile(r"^\W*(?:相关|本文)?附[件档录]\s*[\d一二三四五六七八九十]{0,3}\s*[:.、]\s*(?=\S)")
_APP = re.compile(r"app\b|客户端|安装包|播放器|阅读器|手机版|登录|注册|查看更多")
_PACKED = re.compile(r"\.(?:zip|rar|7z|gz|tgz)(?:$|[?#&])", re.I)
# a link that says what to do, or of which kind the file is, and not what it is called
_BUTTON = re.compile(
    r"^\W*(?:点[击此选我]|按此|立即|直接|本地|在线)*(?:下载|打开|查看|预览)*(?:附件|附档|文件|档案)?(?:pdf|docx?|xlsx?|pptx?|od[ts]|csv|zip|rar|word|excel|txt)?(?:格式|档|版|文件|档案|下载)?\W*$"
)
_SIZE = re.compile(r"^[\d.,\s]*(?:[kmg]?b?|次|页)?$")
_QUOTED = re.compile(r"""["']([^"'\s]{1,500})["']""")
_IN_VIEWER = re.compile(r"[?&](?:file|url|src)=([^&#]+)", re.I)
_ENDING = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|ofd|csv|odt|ods)(?![\w.])", re.I)
_NAMED_FILE = re.compile(rf"[^\s:：，。；、]+{_ENDING.pattern}", re.I)
_FILE_ALONE = re.compile(rf"{_NAMED_FILE.pattern}|[^\s:：，。；、]+\.(?:jpe?g|png|gif|tiff?)", re.I)
_AT_END = re.compile(rf"{_NAMED_FILE.pattern}$", re.I)
# what is told of a file behind its name: 「已下載318次」, 「24KB」, 「(24 KB, 下载次数: 11)」
_OF_FILE = (
    r"(?:\d[\d.,]*\s?[KkMm](?:[Bb]|ib|iB)?|(?:已被?)?(?:下[载載]|[点點][击擊])(?:次[数數]|量)?\s*[:：]?\s*\d+\s*次?)"
)
TOLD_OF_FILE = re.compile(
    rf"(?<=[\w】\]）)」』])(?<!已)(?<!被)\s*[\[【(（]?\s*{_OF_FILE}(?:\s*[,，、;；|/]?\s*{_OF_FILE})?\s*[\]】)）]?$"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_NAME = 80  # characters of what a file is called


def address_of(anchor: Any) -> str:
    """Where a link leads, as written: its address, else the file that its script opens; empty where it leads nowhere."""
    href = attribute(anchor, "href").strip()
    scripted = href[:11].lower() == "javascript:"
    if href and not scripted and not href.startswith(("#", "mailto:")):
        return href
    said = f"{href if scripted else ''} {attribute(anchor, 'onclick')}"
    return next(
        (one for one in _QUOTED.findall(said) if marks.FILE.search(one) or marks.DOWNLOAD.search(one.lower())), ""
    )


def _said(anchor: Any) -> str:
    """The text of a link as one line."""
    return " ".join("".join(anchor.itertext()).split())


def _drawn(anchor: Any) -> str:
    """What the picture that a link consists of is called."""
    return next((alt for one in anchor.iter("img") if (alt := attribute(one, "alt").strip())), "")


def gives_file(anchor: Any) -> bool:
    """Whether a link leads to a file: by the end of its address, else by what the address does and how the link is called."""
    address = address_of(anchor)
    if not address:
        return False
    if marks.FILE.search(address):
        return not (_PACKED.search(address) and _APP.search(bare(_said(anchor))))
    text = _said(anchor)
    if not text or len(text) > _NAME:
        return False
    return (
        anchor.get("download") is not None
        or marks.FILE.search(text) is not None
        or marks.MEDIA.search(text) is not None
        or marks.FILE.search(attribute(anchor, "title").strip()) is not None
        or marks.DOWNLOAD.search(address.lower()) is not None
        and not _APP.search(bare(text))
    )


def mark_files(lines: list[Line]) -> None:
    """Gives links that lead to files by where they stand the attribute `download`, with the name that the link itself does not say.

    They stand under 「相關附件」, behind 「附件1：」, or are a button behind a file's name, in a row of a table too.
    """
    for at, line in enumerate(lines):
        if not line.links:
            if len(line.bare) <= 10 and "附件" in line.bare and LABEL.match(line.bare):
                _mark_list(line, map(lines.__getitem__, range(at + 1, len(lines))))
        elif line.bare.startswith(("附", "相关附", "本文附")) and line.linked >= 0.4 and _LABELLED.match(line.bare):
            for anchor in line.anchors:
                anchor.set("download", anchor.get("download", ""))
        elif line.cells:
            _name_by(line, next((cell for cell in line.cells if len(cell) > 1 and not _is_button(cell)), ""))
        elif len(line.text) <= _NAME and _ENDING.search(line.text) and (named := _NAMED_FILE.search(line.text)):
            _name_by(line, named.group())


def _mark_list(label: Line, below: Iterable[Line]) -> None:
    for line in below:
        # <p> by <p>, or the items of a list
        beside = label.node.parent in (line.node.parent, line.node.above)
        named = len(TOLD_OF_FILE.sub("", line.text))
        if not beside or line.links <= 0.6 * named or len(line.text) > _NAME:
            break
        for anchor in line.anchors:
            anchor.set("download", anchor.get("download", ""))


def _name_by(line: Line, name: str) -> None:
    """Names what the buttons of a line give out: where a file's name stands beside them, they give it out whatever their address is."""
    for anchor in line.anchors if name else ():
        if _is_button("".join(anchor.itertext())) and (gives_file(anchor) or marks.FILE.search(name)):
            anchor.set("download", anchor.get("download") or name)


def _is_button(text: str) -> bool:
    told = bare(text).strip()
    return len(told) <= 16 and (_BUTTON.match(told) is not None or _SIZE.match(told) is not None)


def is_attachment(line: Line) -> bool:
    """A line that names a file: a link to one, or 「附件」 with a colon or number."""
    if line.file is None:
        line.file = any(gives_file(anchor) for anchor in line.anchors) or (
            line.bare.startswith("附件") and len(line.bare) <= _NAME
        )
    return line.file


def listed(lines: list[Line], at: int) -> bool:
    """Whether a line is a file's name alone under 「相關圖片」 or another's, or such a label over one."""
    line, over = lines[at], lines[at - 1] if at else None
    if "." not in line.bare:
        below = lines[at + 1].bare if at + 1 < len(lines) else ""
        return "." in below and LABEL.match(line.bare) is not None and _FILE_ALONE.fullmatch(below) is not None
    if over is None or len(line.text) > _NAME or not _FILE_ALONE.fullmatch(line.bare):
        return False
    return LABEL.match(over.bare) is not None or _FILE_ALONE.fullmatch(over.bare) is not None


def attachments(body: Any, inside: list[Line], beside: Iterable[Line]) -> tuple[Attachment, ...]:
    """The files of a page's body (lines `inside`) and of the lines beside it, and those that are set into the page.

    One that the text only names has no address.
    """
    found: dict[str, Attachment] = {}
    for line, own in (*((line, True) for line in inside), *((line, False) for line in beside)):
        for anchor in line.anchors:
            if gives_file(anchor) and (own or not _APP.search(bare("".join(anchor.itertext())))):
                address = address_of(anchor)
                text = _said(anchor) or _drawn(anchor)
                text = "" if text == address and "%" in text else text  # 「/f/%E8%B4%B9.xls」
                text = attribute(anchor, "download") if text and _is_button(text) and anchor.get("download") else text
                if text or address not in found:
                    first = found.get(address)
                    if first is None or first.text == _end(address):
                        found[address] = Attachment(text=text or _end(address), href=address)
    for address, text in (*_set_in(body), *_pictured(body, inside)):
        found.setdefault(address, Attachment(text=text or _end(address), href=address))
    for line in inside:
        short = not line.anchors and len(line.text) <= marks.LONGEST
        if short and _ENDING.search(line.text) and (named := _AT_END.search(line.text)):
            found.setdefault(named.group(), Attachment(text=named.group(), href=None))
    return tuple(found.values())


def _pictured(body: Any, inside: list[Line]) -> Iterator[tuple[str, str]]:
    """The addresses and names of files that a picture beside the lines leads to: <a href=map.pdf><img alt="路線圖"></a>."""
    pictured = (picture.getparent() for picture in body.iter("img"))
    linked = [one for one in pictured if one.tag == "a" and marks.FILE.search(address_of(one)) and not _said(one)]
    homes = {one for line in inside for one in (line.node.element, line.node.element.getparent())} if linked else set()
    for anchor in linked:
        box = anchor.getparent()
        plain = box.tag in ("p", "figure", "center")
        if box in homes or plain and box.getparent() in homes:
            name = _drawn(anchor)
            if _HAN.search(name) or "//" not in address_of(anchor):  # no 「Adobe Reader」 of another site
                yield address_of(anchor), name


def _set_in(body: Any) -> Iterator[tuple[str, str]]:
    """The addresses of papers that are shown inside the page."""
    for element in body.iter("iframe", "embed", "object"):
        address = (attribute(element, "src") or attribute(element, "data")).strip()
        shown = _IN_VIEWER.search(address)
        address = unquote(shown.group(1)) if shown else address
        if marks.FILE.search(address):
            yield address, ""


def _end(address: str) -> str:
    """The name of a file at the end of its address, as its reader sees it where that is in UTF-8."""
    name = address.rsplit("/", 1)[-1]
    return name if "\ufffd" in (shown := unquote(name)) else shown
