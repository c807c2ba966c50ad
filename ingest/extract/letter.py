"""A letter that was saved or pasted with its head over the text: who sent it to whom, when, and about what.

The head is known by its form: lines or rows with labels of several kinds, one after the other, with nothing over them but links, the
subject itself or the line of who passes the letter on. A letter that a notice shows as an example stands under words of the notice.
"""

from __future__ import annotations

import re
from email.utils import parseaddr

from msgspec import Struct

from ingest.extract.line import Line
from records import Candidate
from zh.bare import bare

# label, without blanks (「主　題」) → what it labels
_KINDS = {
    "sender": "from 发件人 发件者 发信人 寄件人 寄件者 寄信人",
    "to": "to cc bcc 收件人 收件者 收信人 抄送 抄送人 副本 密送 密件副本 reply-to 回复 回覆 回复至",
    "day": "date sent 日期 时间 发送时间 发送日期 寄件日期 寄件时间 传送时间 传送日期 寄送时间 寄送日期 发件时间",
    "subject": "subject 主题 主旨 标题",
    "files": "attachments 附件 附档 importance 重要性",
}
_KIND = {label: kind for kind, labels in _KINDS.items() for label in labels.split()}
_LABELLED = re.compile(r"\s*((?:[a-z-]{2,11}|[\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff]){1,3})\s{0,2})[:：]\s*")
# one is in every head, and on few pages; begun by one set of characters, it is quickly found
_ABOUT = re.compile(r"[主标s](?:(?<!s)[^\S\n]*[题旨]|(?<=s)[^\S\n]*u[^\S\n]*b[^\S\n]*j)")
_LABEL = 16  # characters of a label
_ABOVE = 30  # lines over a head
_PASSED_ON = re.compile(r"\s*-{3,}+(?:[^-]{1,40}-{3,}+\s*)?")  # 「---------- Forwarded message ---------」
_FOOT = 80  # characters of the line at the foot of a letter that a program wrote,
_LAST = 4  # and lines from the end among which it is
_BY_PROGRAM = re.compile(
    r"邮件.*(?:请?[勿不][要用必]?|无[需须法])\S{0,4}回[复覆信]|退订.*(?:点|单击|链接|连结|此处|这里|回[复覆])"
)
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_POINTS = -30.0  # of a line that is none of the text


class Letter(Struct):
    """The head of a letter: the line behind it, and what its labels say."""

    end: int
    subject: str
    sender: str
    day: str

    def candidates(self) -> list[Candidate]:
        told = (("title", self.subject), ("published", in_order(self.day)), ("publisher", _name(self.sender)))
        return [
            Candidate(field=field, text=text, evidence="letter", weight=15.0)  # type: ignore[arg-type]
            for field, text in told
            if text
        ]

    def set_aside(self, lines: list[Line]) -> None:
        """Takes the points of the head, and of what the program that sent the letter wrote under it."""
        for line in lines[: self.end]:
            line.score, line.index = _POINTS, True
        for line in lines[max(self.end + 1, len(lines) - _LAST) :]:
            if len(line.text) <= _FOOT and _BY_PROGRAM.search(line.bare):
                line.score, line.after, line._opens = _POINTS, True, True


def letter_of(lines: list[Line]) -> Letter | None:
    """The letter that the lines are; None where they are none: no subject and sender, and no addressee or time beside these."""
    if not _ABOUT.search("\n".join([line.bare for line in lines])):
        return None
    begin = next((at for at in range(min(_ABOVE, len(lines))) if _fields(lines, at)[0]), None)
    return None if begin is None else _read(lines, begin)


def _read(lines: list[Line], begin: int) -> Letter | None:
    told: dict[str, str] = {}
    at = begin
    while at < len(lines):
        fields, end = _fields(lines, at)
        if not fields:
            break
        for kind, value in fields:
            told.setdefault(kind, value)
        at = end
    subject = told.get("subject", "")
    if not subject or "sender" not in told or not ("to" in told or "day" in told) or at >= len(lines):
        return None
    name = "".join(filter(str.isalnum, bare(subject)))
    for over in lines[:begin]:
        own = over.linked > 0.5 or over.letters and over.letters in name or bool(name) and name in over.letters
        if not own and not _PASSED_ON.fullmatch(over.bare):
            return None
    return Letter(at, subject, told["sender"], told.get("day", ""))


def _fields(lines: list[Line], at: int) -> tuple[list[tuple[str, str]], int]:
    """What a line of a head says, label by label, and the line behind it; nothing for any other line."""
    line = lines[at]
    if line.cells:
        cells = line.cells
        kinds = [_kind(bare(cell)) if len(cell) <= _LABEL else None for cell in cells[::2]]
        if len(cells) % 2 or None in kinds:
            return [], at
        return [(kind, value) for kind, value in zip(kinds, cells[1::2], strict=True) if kind], at + 1
    if labelled := _LABELLED.match(line.bare):
        kind = _kind(labelled[1])
        if kind is None:
            return [], at
        if labelled.end() < len(line.bare):
            return [(kind, re.split("[:：]", line.text, maxsplit=1)[1].strip())], at + 1
    else:
        kind = _kind(line.bare) if line.node.tag in ("dt", "td", "th", "div", "span") else None
    if kind is None or at + 1 >= len(lines) or _kind(lines[at + 1].bare):
        return [], at
    return [(kind, lines[at + 1].text)], at + 2


def _kind(label: str) -> str | None:
    """What a label, bare, is of: 「主　題:」."""
    return _KIND.get("".join(label.split()).rstrip(":")) if len(label) <= _LABEL else None


def _name(sender: str) -> str:
    """「"行政部" <hr@park.example>;」 → 行政部; an address alone names nobody."""
    name, address = parseaddr(sender)
    return name or ("" if "@" in sender else address and sender)


def in_order(day: str) -> str:
    """「12-19-2024 19:53」, as a mail program set to English writes it → 「2024-12-19 19:53」; which is the month must be plain."""
    found = _YEAR_LAST.search(day)
    if not found:
        return day
    one, other = sorted((int(found[1]), int(found[3])))
    plain = one <= 12 < other or one == other
    return f"{day[: found.start()]}{found[4]}-{one}-{other}{day[found.end() :]}" if plain else day
