"""One page → its announcements.

Announcements that were glued into one page keep their titles: those of the second and later ones stand as lines in the text,
and the page's title is usually all of them in a row (「甲活動報名規則乙商家招募規則」). A page whose title holds no such line
stays whole, unless one notice ends with signature and date and a line that is the title of another follows.
"""

from __future__ import annotations

import re

from records import Block, Extracted, Part
from zh.bare import bare

_LEAST = 5  # letters of a title
_LONGEST = 100  # characters of a line that may be a title
_LEAST_BODY = 30  # letters of an announcement's text
_SEPARATOR = re.compile(r"^[\s;；、,，/|｜+&＋—–-]+|[\s;；、,，/|｜+&＋—–-]+$")
_JOINT = re.compile(r"[\s;；、,，/|｜+&＋—–和及与與暨]+$")
_SENTENCE = re.compile(r"[。！；!;]\s*$|[，,。]")
_KIND = re.compile(
    r"(?:公告|通告|通知|启事|公示|通报|须知|规则|细则|办法|方案|简章|说明|声明|公函|函|书|规定|条例|指南|预告|安排|调整)(?:\([^)]{1,12}\))?$"
)
_SUBJECT = re.compile(
    r"(?:结果|名单|清单|揭晓|受理|更正|答复|补充|表|计划|倡议书?|要求|更新|上线|变更|延期|招募|招聘|征集|招标|采购|评选|申报|报名)(?:\([^)]{1,12}\))?$"
)
_NUMBERED = re.compile(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.．]|第.{1,3}[条章部节项]|附[件录表:：]")
_TITLE_LEAST = 10  # letters of a title that only its looks give away
_SIGNED = re.compile(
    r"^(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|[一二][〇零○一二三四五六七八九]{3}年.{1,3}月.{1,3}日|(?:中华)?民国\s*\d{2,3}\s*年.{3,8}日)$"
)


def split(extracted: Extracted, title: str | None) -> tuple[Part, ...]:
    """The announcements of a page, one at least; every block goes to one of them, except lines that are titles."""
    blocks = extracted.blocks
    set_apart = {one.text for one in extracted.candidates if one.evidence == "heading in body"}
    starts = (
        _in_title(blocks, title or "")
        or _behind_signature(blocks, title or "")
        or _headed(blocks, set_apart, title or "")
    )
    first_title = _first_title(title or "", [blocks[at].text for at in starts])
    begin = 1 if starts and blocks and _letters(blocks[0].text) == _letters(first_title) else 0
    parts: list[Part] = []
    names = [first_title] + [blocks[at].text for at in starts]
    bounds = [begin] + [at + 1 for at in starts]
    ends = [*starts, len(blocks)]
    for name, begin, end in zip(names, bounds, ends, strict=True):
        parts.append(Part(title=name, blocks=blocks[begin:end]))
    return tuple(parts)


def _in_title(blocks: tuple[Block, ...], title: str) -> list[int]:
    """Lines that the page's title ends with, one before the other, last first; something must be left in front."""
    rest = _letters(title)
    starts: list[int] = []
    end = len(blocks)
    while True:
        for at in range(end - 1, 0, -1):
            if len(blocks[at].text) > _LONGEST:
                continue
            line = _letters(blocks[at].text)
            if (
                _LEAST <= len(line) <= len(rest) - _LEAST
                and rest.endswith(line)
                and blocks[at].kind != "row"
                and _size(blocks[at + 1 : end]) >= _LEAST_BODY
                and _size(blocks[:at]) >= _LEAST_BODY
                and _stands_alone(title, rest[: -len(line)], line)
            ):
                starts.insert(0, at)
                rest = rest[: -len(line)]
                end = at
                break
        else:
            return starts


def _stands_alone(title: str, front: str, line: str) -> bool:
    """Whether what is left of the title is a title too: not the owner of the line (「某公司關於」 + 「報名規則」)."""
    return not re.search(r"(?:关于|之|的|第.{1,3}批|暨)$", front)


def _first_title(title: str, others: list[str]) -> str:
    """The page's title without the titles of the later announcements."""
    for other in reversed(others):
        letters = _letters(other)
        # walk back over as many letters as the other title has
        count = 0
        for at in range(len(title) - 1, -1, -1):
            count += len(_letters(title[at]))
            if count == len(letters):
                if _letters(title[at:]) == letters:
                    title = (
                        _JOINT.sub("", title[:at]) if re.search(r"[\s;；、,，/|｜+&＋—–]$", title[:at]) else title[:at]
                    )
                break
    return _SEPARATOR.sub("", title)


def _behind_signature(blocks: tuple[Block, ...], title: str) -> list[int]:
    """Lines that read as a title of a notice and stand right behind a date of signature, with text of their own."""
    starts: list[int] = []
    signed = {at for at, block in enumerate(blocks) if len(block.text) < 40 and _SIGNED.match(bare(block.text).strip())}
    last = max(signed, default=0)
    for at in range(2, len(blocks) - 1):
        if len(blocks[at].text) > _LONGEST:
            continue
        line = bare(blocks[at].text).strip()
        if not _LEAST <= len(line) <= 60 or blocks[at].kind not in ("heading", "paragraph") or _SENTENCE.search(line):
            continue
        if _letters(line) in _letters(title):  # 「關於印發《…辦法》的通知」 and its annex
            continue
        # set as a heading, with a signature of its own: a title whatever word it ends in
        headed = blocks[at].kind == "heading" and len(_letters(line)) >= _TITLE_LEAST and at < last
        if (_KIND.search(line) or headed) and at - 1 in signed and not line.startswith(("附件", "附录", "附表")):
            front = blocks[(starts[-1] if starts else 0) : at]
            if _size(front) >= _LEAST_BODY and _size(blocks[at + 1 :]) >= _LEAST_BODY:
                starts.append(at)
    return starts


def _headed(blocks: tuple[Block, ...], set_apart: set[str], title: str) -> list[int]:
    """Lines that are set like a title and read as one, as long as the page's own and with text of their own behind them."""
    starts: list[int] = []
    for at in range(2, len(blocks) - 1):
        text = blocks[at].text
        if text not in set_apart:
            continue
        line = bare(text).strip()
        if len(_letters(line)) < _TITLE_LEAST or _SENTENCE.search(line) or _NUMBERED.match(line):
            continue
        if not (_KIND.search(line) or _SUBJECT.search(line)) or _letters(line) in _letters(title):
            continue
        if any(bare(block.text).startswith("附件") for block in blocks[max(0, at - 2) : at]):
            continue
        running = [block for block in blocks[at + 1 :] if block.kind != "row" and len(block.text) >= 25]
        front = blocks[(starts[-1] if starts else 0) : at]
        if running and _size(front) >= 2 * _LEAST_BODY and _size(blocks[at + 1 :]) >= 2 * _LEAST_BODY:
            starts.append(at)
    return starts


def _size(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", bare(text))
