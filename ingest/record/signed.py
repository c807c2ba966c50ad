"""When an announcement of several in one page came out, and whose it is: the lines of time and source under its title, its signature.

A signature is a name and a day at the end, each on a line of its own, in one line, in either order, or one of them alone; lines of
attachments and notes may follow. A month and a day alone are of the page's year.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.record.bodies import FIRMS, HOUSES, OFFICES, PAPERS, SITES
from ingest.record.byline import issuer
from ingest.record.moment import instant
from records import Candidate, Head, Part
from zh.bare import bare

_STOPS = "。！？!?；;）)”」"
_SHORT = 20  # characters of a name that stands without a day
_PLACE = re.compile(r"^(?:请|在|到|至|于|共|另|每|由|或|见|详)|[室楼台场]$")
_UNNAMED = frozenset(("单位", "部门", "本单位", "公司", "本公司", "学校", "作者"))  # what a form leaves to fill in
_END = 5  # lines at the end that a signature may stand in
_LONGEST = 40  # characters of a line of it
_DAY = re.compile(
    r"(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|[一二][〇零○o一二三四五六七八九]{3}年.{1,3}月.{1,3}日|(?:中\s*华\s*)?民\s*国\s*\d{2,3}\s*年.{3,14}日"
    r"|(?<![\d./-])1[01]\d(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|([./])\d{1,2}\1\d{1,2}))"
    r"(?:\s*[(]?(?:星期|周)[一二三四五六日天][)]?)?\s*$"
)
_SHORT_DAY = re.compile(r"(?:^|(?<=\s))(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]$")
_NAME = re.compile(r"[^\s,。;:!?()\d，；：！？（）、|/《》「」]{2,24}")
_BODY = re.compile(
    rf"(?:[{OFFICES}{HOUSES}{PAPERS}]|{FIRMS}|{SITES}|[区里园苑城厂队团户课]|物业|街道办|[村居]委|管委会?|业委会|店|馆|组|处|坊|农场|联合体|国小|国中|高中)$"
)
_TAKES_LEAVE = re.compile(
    r"\s*(?:敬上|敬启|谨启|谨上|谨订|敬邀|敬白|谢启|同启|拜启|泣启|叩谢|鞠躬|启|启事|示|宣|(?:盖?章|公章|代章))$"
)
_SEAL = re.compile(r"\s*[(（](?:盖?章|公章|代章)[)）]\s*$")
_LABEL = re.compile(
    r"^\W*(?:发布(?:单位|机构|人|者|方)|发文(?:单位|机关)|主办(?:单位|方)?|公告单位|落款|署名|来源|稿源|单位)\s*[:：]\s*"
)
# whom to ask, under who signs
_CONTACT = re.compile(r"\W*(?:咨询|联系|服务|值班)?(?:电话|热线|地址|邮箱|信箱|联系人|联系方式|传真|承办人|分机)\s*:")
_DAYS_APART = 60  # days behind the page's at most: a day without a year that is later is of the year before


class Own(NamedTuple):
    published: str | None
    publisher: str | None


def owns(parts: Sequence[Part], head: Head, candidates: Sequence[Candidate]) -> tuple[Own, ...]:
    """For each of several announcements what it says of itself, and where it says nothing what the page says.

    A name that the page has only from the signature of one is not the others', unless they speak of it.
    """
    if len(parts) == 1:  # what its page does not say of it its signature may
        if head.published and head.publisher:
            return (Own(head.published, head.publisher),)
        day, name = _signature(_own_lines(parts[0])[-_END:], head.published, True)
        return (Own(head.published or day, head.publisher or name),)
    said = [_own(part, head.published) for part in parts]
    names = {one.publisher for one in said} - {None}
    name = head.publisher
    signed = name in names and not any(one.field == "publisher" and one.text.strip() == name for one in candidates)
    return tuple(
        Own(
            _minute(one.published, head.published),
            one.publisher or (name if not signed or _speaks_of(part, name or "") else None),
        )
        for one, part in zip(said, parts, strict=True)
    )


_MARKS = re.compile(r"[\W_]+")
_PASSES_ON = re.compile(r"\W*(?:关于)?(?:转发|批转|转知|函转)")


def _own_lines(part: Part) -> list[str]:
    """The lines of an announcement; of one that passes on a notice, those in front of that notice's title: its signature is another's."""
    lines = [block.text.strip() for block in part.blocks]
    if _PASSES_ON.match(bare(part.title)):
        title = _MARKS.sub("", bare(part.title))
        for at, line in enumerate(lines[1:-1], 1):
            if 6 <= len(line) < len(part.title) and _MARKS.sub("", bare(line)) in title:
                return lines[:at]
    return lines


def _speaks_of(part: Part, name: str) -> bool:
    return name in part.title or any(name in block.text for block in part.blocks)


def _minute(own: str | None, page: str | None) -> str | None:
    """The announcement's day; the page's where there is none, or where it gives the minute of the same day."""
    return page if own is None or page is not None and page.startswith(own) else own


def _own(part: Part, page: str | None) -> Own:
    published = publisher = None
    for line in part.above:
        published = published or instant(line)
        publisher = publisher or _labelled(line) or issuer(line)
    day, name = _signature([block.text.strip() for block in part.blocks[-_END:]], page)
    if part.blocks and name is None:
        name = _labelled(part.blocks[-1].text)
    return Own(published or day, publisher or name)


def _signature(lines: Sequence[str], page: str | None, surely: bool = False) -> tuple[str | None, str | None]:
    """The day and the name; `surely`: only a name that ends as a body's or takes leave, for an entry of a list has a day too."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if len(line) > _LONGEST:
            continue
        day = _day(line, page)
        if day is None:
            continue
        folded = bare(line)
        found = _DAY.search(folded) or _SHORT_DAY.search(folded)
        before = line[: found.start()] if found and len(folded) == len(line) else ""
        beside = _name(before, surely=surely) if before.strip() else None
        if before.strip() and beside is None:
            continue
        near = [lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
        return day, beside or next((name for one in near if (name := _name(one, alone=True, surely=surely))), None)
    while surely and len(lines) > 2 and len(lines[-1]) <= _LONGEST and _CONTACT.match(bare(lines[-1])):
        lines = lines[:-1]
    if len(lines) > 1 and lines[-2][-1:] in _STOPS:
        return None, _name(lines[-1], alone=True, surely=True)
    return None, None


def _day(line: str, page: str | None) -> str | None:
    folded = bare(line).strip()
    if _DAY.search(folded):
        return instant(line)
    found = _SHORT_DAY.search(folded)
    if found is None or page is None:
        return None
    out = datetime.date.fromisoformat(page[:10])
    try:
        day = datetime.date(out.year, int(found["month"]), int(found["day"]))
        if (day - out).days > _DAYS_APART:
            day = day.replace(year=day.year - 1)
    except ValueError:
        return None
    return day.isoformat()


def _name(line: str, alone: bool = False, surely: bool = False) -> str | None:
    """The name of who signs in a line of it; `surely` where no day stands beside it, so that it must end as a body's or take leave."""
    rest = _SEAL.sub("", line.strip())
    leave = _TAKES_LEAVE.search(said) if len(said := bare(rest)) == len(rest) else None
    if leave:
        rest = rest[: leave.start()].rstrip()
    rest = re.split(r"[\u3000\s]{2,}|\u3000", rest)[0] if not alone else rest
    if not _NAME.fullmatch(rest.replace(" ", "").replace("\u3000", "")) or bare(rest) in _UNNAMED:
        return None
    if surely and not (leave or _BODY.search(bare(rest)) and len(rest) <= _SHORT and not _PLACE.search(bare(rest))):
        return None
    return rest.strip() if leave or len(rest) >= 3 or _BODY.search(bare(rest)) else None


def _labelled(line: str) -> str | None:
    """The name behind a label: 「發布單位：某某公司」."""
    folded = bare(line)
    found = _LABEL.match(folded)
    if found is None or len(folded) != len(line):
        return None
    name = re.split(r"[\s|｜,，;；。(（]", line[found.end() :].strip())[0]
    return name if 2 <= len(name) <= 30 and not re.search(r"\d", name) else None
