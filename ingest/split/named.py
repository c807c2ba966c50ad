"""Lines of the text that the page's title ends with: titles in a row (「甲活動報名規則乙商家招募規則」)."""

from __future__ import annotations

import re

from ingest.split.text import LEAST, LEAST_BODY, LEAST_NOTICE, LONGEST, NUMBER, letters, size
from ingest.split.words import GENERAL, HAPPENS, ISSUER, KIND, NOTICE, PASSES_ON, QUOTES, SIGNED, SUBJECT
from records import Block
from zh.bare import bare, simple
from zh.numerals import number as numeral

# a row of them is tried from the first alone: from each, the time grows with its square
_SEPARATES, _OPENS = r"\s;；、,，/／|｜+&＋—–", r"《「『【〈(（\["
_SEPARATOR = re.compile(
    rf"^[{_SEPARATES}-]+(?:[{_OPENS}][{_SEPARATES}{_OPENS}-]*$)?|(?<![{_SEPARATES}{_OPENS}-])[{_SEPARATES}{_OPENS}-]+$"
)
_JOINT = re.compile(rf"(?<![{_SEPARATES}和及与與暨{_OPENS}])[{_SEPARATES}和及与與暨{_OPENS}]+$")
_COUNTED = re.compile(r"\W{0,4}?([(（]?)([一二三四五六七八九十]{1,3}|\d{1,2})([)）、.．])")
_BATCH = re.compile(r"第.{1,3}批$")
_FAR = 60  # lines in which the number in front is looked for, and another section
_ANDS = ("及", "与", "和", "暨")
_NAMES = 3  # letters of what a title names, beside what sections are called


def in_title(blocks: tuple[Block, ...], title: str) -> list[int]:
    """Lines that the page's title ends with, one before the other, last first; something must be left in front."""
    rest = letters(title)
    starts: list[int] = []
    end = len(blocks)
    while True:
        for at in range(end - 1, 0, -1):
            if len(blocks[at].text) > LONGEST or blocks[at].kind == "row":
                continue
            text = blocks[at].text
            if not _may_end(text, rest):
                continue
            line = letters(text)
            if not rest.endswith(line):  # 「二、…」 in the text alone
                line = letters(NUMBER.sub("", text))
            least = LEAST - (KIND.search(line) is not None)
            if (
                least <= len(line) <= len(rest) - least
                and not (line.isascii() and not rest[: -len(line)].isascii())  # the same in another language
                and rest.endswith(line)
                and not beside_section(blocks, at, rest[: -len(line)])
                and size(blocks[at + 1 : end]) >= LEAST_NOTICE
                and size(blocks[:at]) >= LEAST_NOTICE
                and _stands_alone(title, rest[: -len(line)], line)
                and not QUOTES.search(bare(blocks[at - 1].text).strip())
                and not _is_section(blocks, at, rest)
            ):
                starts.insert(0, at)
                rest = rest[: -len(line)]
                end = at
                break
        else:
            return starts


def _is_section(blocks: tuple[Block, ...], at: int, title: str) -> bool:
    """Whether a line goes on counting from one that is no part of the title: 「三、抽獎結果：」 behind 「二、已報名的人請…」. `title`: its letters."""
    number = _COUNTED.match(simple(blocks[at].text))
    count = numeral(number[2]) if number else None
    if number is None or not count or count < 2:
        return False
    for other in range(at - 1, max(-1, at - _FAR), -1):
        block = blocks[other]
        before = _COUNTED.match(simple(block.text))
        if before and (before[1], before[3]) == (number[1], number[3]) and numeral(before[2]) == count - 1:
            return letters(block.text[before.end() :]) not in title
    return False


def beside_section(blocks: tuple[Block, ...], at: int, front: str) -> bool:
    """Whether a line is the second of two sections that a title names, 「…：新人紅包與自提點補貼」: what stands before the and is a heading too, set
    alike, behind words on both. Where each says what happens, 「食堂停業和宿舍停熱水」, they are two. `front`: the title before the line.
    """
    front = letters(front)
    if front[-1:] not in _ANDS or NOTICE.search(bare(blocks[at].text)):
        return False
    line = blocks[at]
    return any(
        one.kind == line.kind
        and one.look == line.look
        and len(said := letters(one.text)) > 1
        and front[:-1].endswith(said)
        and not (HAPPENS.search(bare(one.text)) and HAPPENS.search(bare(line.text)))
        for one in blocks[max(1, at - _FAR) : at]
        if len(one.text) <= LONGEST
    )


def called_by_later(blocks: tuple[Block, ...], title: str) -> int | None:
    """The line further down that is the page's title, where the text begins with another one: the page is called by its second."""
    wanted = letters(title)
    if len(wanted) < LEAST or not blocks or not _may_be_title(blocks[0].text) or letters(blocks[0].text) == wanted:
        return None
    for at in range(2, len(blocks)):
        if len(blocks[at].text) > LONGEST or letters(NUMBER.sub("", blocks[at].text)) != wanted:
            continue
        if SIGNED.match(bare(blocks[at + 1].text).strip() if at + 1 < len(blocks) else ""):
            continue  # who signs, by whom the page is called
        if size(blocks[1:at]) >= LEAST_BODY and size(blocks[at + 1 :]) >= LEAST_BODY:
            return None if QUOTES.search(bare(blocks[at - 1].text).strip()) else at
    return None


def _may_be_title(text: str) -> bool:
    return len(letters(text)) >= LEAST and len(text) <= LONGEST and text.rstrip()[-1:] not in "。：:；;！!？?，,"


def _may_end(line: str, letters: str) -> bool:
    """Whether a line may be what some letters end with: by its last character, which rules out most lines at once."""
    last = line.rstrip(" 。，；：！？.,;:!?")[-1:]
    return not "\u4e00" <= last <= "\u9fff" or letters.endswith(simple(last))


def _stands_alone(title: str, front: str, line: str) -> bool:
    """Whether what is left of the title is a title too: not who speaks, nor what is passed on (「某局轉發」 + 「報名規則」)."""
    if re.search(r"(?:关于|之|的|第.{1,3}批)$", front) and not NOTICE.search(_BATCH.sub("", front)):
        return False
    # 「大會暨園遊會」 is one thing, 「停診公告暨招募說明」 two
    if front[-1:] == "暨" and not (NOTICE.search(front[:-1]) or NOTICE.search(line) and HAPPENS.search(front)):
        return False
    # 「得獎名單及領獎辦法」: what the second is called, sections are called
    if front[-1:] in _ANDS[:3] and len(letters(GENERAL.sub("", line))) < _NAMES:
        return False
    front = front[:-1] if front[-1:] in _ANDS else front
    front = _BATCH.sub("", front)
    if KIND.search(front) or SUBJECT.search(front) or _separated(title, front):
        return True
    if ISSUER.search(front):
        return False
    verbs = list(PASSES_ON.finditer(front))
    # 「積分規則修訂」 is a title, 「某局修訂」 waits for what is revised
    said = front[: verbs[-1].start()] if verbs and verbs[-1].end() == len(front) else ""
    return not verbs or bool(KIND.search(said) or SUBJECT.search(said))


def _separated(title: str, front: str) -> bool:
    """Whether a mark stands in the title behind these letters of it."""
    said = ""
    for char in bare(title):
        if said == front and re.match(r"[\s;；|｜/+&＋—–]", char):
            return True
        said += letters(char)
        if len(said) > len(front):
            return False
    return False


def first_title(title: str, others: list[str]) -> str:
    """The page's title without the titles of the later announcements."""
    for wanted in filter(None, map(letters, reversed(others))):
        for at in range(len(title) - 1, -1, -1):
            # letters of all of it: a reading in brackets, 「亳(bó)州」, is none of them
            said = letters(title[at:]) if wanted[:1] == letters(title[at]) else ""
            if said == wanted:
                title = _JOINT.sub("", title[:at])
            if len(said) >= len(wanted):
                break
    return _SEPARATOR.sub("", title)
