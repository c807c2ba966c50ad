"""What is asked of those who came before, or of an edition before (「老會員的月費」, 「2023年版」), on a page that tells the terms of now.

Nor what held before a change or a day (「調整以前」, 「4月以前是誰」), where the page only tells what holds since.

Where the page tells old from new, a value holds for the old ones only where its sentence, its label, the sentence that its line begins
with, the heading over it or the cells that head it say so. A page that never speaks of them is left to the other rules.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.types.changed import BEFORE_CHANGE

KINDS = frozenset("when left count amount how what outcome".split())
_OLD = r"(?:[旧老](?:约|合约)?|原有|既有|既存)"
_WHO = r"(?:客户|用户|会员|商户|商家|卖家|租户|学[员生]|生(?![日产活])|店(?!长|员)|户(?!口|籍))"
_ASKED = re.compile(rf"(?<![非是]){_OLD}{_WHO}|旧约|旧(?:合同|合约|价)")
_TOLD = re.compile(
    rf"{_OLD}{_WHO}|旧[约价版套制表费]|原[约价有]|既[有存]|此前|(?:以|之|[\d年月日底])前(?:已经?)?[^,。;\d]{{0,4}}"
    r"(?:签|购|买|入|注册|加入|报名|开|订|办|租|约)|维持|沿用|照旧|续[约签订费]"
)
_EDITION = re.compile(r"(?P<year>(?:19|20)\d\d|1\d\d)年(?:\d{1,2}月|[春夏秋冬]季|度)?版")


def of_the_new(one: Seen) -> bool:
    """Whether the value is one of the terms of now, and the old ones are asked for."""
    if one.kind in KINDS and (_of_new_party(one) or _of_new_edition(one)):
        return True
    return one.kind in (*KINDS, *_NAMES) and (_since_change(one) or _since_day(one))


def _of_new_party(one: Seen) -> bool:
    page = one.page
    return bool(
        _ASKED.search(one.asked.text)
        and _TOLD.search(page.text)
        and not _ASKED.search(page.title)
        and not any(_TOLD.search(page.text, *span) for span in _spans(one))
    )


def _of_new_edition(one: Seen) -> bool:
    """「2023年版的押金」 on a page whose title is of another year, or that says that it takes that one's place."""
    asked = _EDITION.search(one.asked.text)
    if asked is None or f"{asked['year']}年" in one.page.title:
        return False
    page, mine = one.page, f"{asked['year']}年"
    replaced = any(each["year"] == asked["year"] for each in _EDITION.finditer(page.text))
    other = _EDITION.search(page.title) is not None
    return (replaced or other) and not any(mine in page.text[low:high] for low, high in _spans(one))


def _spans(one: Seen) -> list[tuple[int, int]]:
    page, start = one.page, one.proposal.start
    line, label = page.lines[page.line_at(start)], page.label(start)
    spans = [page.sentence(start), page.sentence(line.start), *([label] if label else [])]
    if line.heading is not None:
        spans.append(page.lines[line.heading][:2])
    if one.in_row:
        head = page.head_cell(start)
        spans += [page.cells(line)[0], *([head] if head else [])]
    return spans


_NAMES = ("who", "org", "where", "which")
_CHANGE = (
    r"(?:调整|变更|更改|修改|修订|改[版制价革]|换[人约届]|[涨降提]价|[升降]级|搬[迁家]?|迁址?|装修|翻新|合并|更名)"
)
# 「裝修前要交多少押金」, 「變更前幾天通知」: what is done before it is no old term
_DONE_FIRST = r"(?:变更|更改|搬[迁家]?|迁址?|合并|更名|换[人约])(?:之|以)?前(?:[^,。?]{0,2}(?:要|须|需|应)|(?:至少|提前)*(?:几个?(?:工作)?[天日]|多少[天日]|多久))"
_BEFORE_CHANGE = re.compile(rf"(?!装修|翻新|换届|{_DONE_FIRST})(?:{BEFORE_CHANGE}|{_CHANGE}(?:之|以)?前)(?!后|的?通知)")
_CHANGED = re.compile(
    rf"{_CHANGE}|新(?:的[^,。;\n\d]{{0,6}})?(?:标准|规[定则]|办法|[价费]|政策|版)|改[为由至在用到]|换[为成]"
)
_BEFORE_DAY = re.compile(
    r"(?P<day>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{4}年)(?:之|以)?前[^,。?]{0,8}?(?:[是归由]|谁|哪[家个里]|在哪)"
)
_WAS = re.compile(
    rf"原(?![因则料])|旧|老(?:[店址版价]|会员|[用客]户|标准)|此前|目前|现行|(?:以|之|[\d年月日号])前|{_CHANGE}前|[由从][^,。;\n]{{2,16}}?(?:[改调变迁搬换升降涨增减缩延]|提[高至到])"
)
_SINCE = re.compile(r"(?P<day>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{4}年)[^,。;\n\d]{0,3}(?:\d{1,2}[时点])?起")


def _since_change(one: Seen) -> bool:
    """「調整以前交多少」 where the page tells the new terms alone: none of its sentence, label and heads says that it is the old."""
    if not _BEFORE_CHANGE.search(one.asked.text) or not _CHANGED.search(f"{one.page.title}\n{one.page.text}"):
        return False
    if one.kind in _NAMES and _WAS.search(one.page.text):
        return False  # the rows that a column of then picks
    return not any(_WAS.search(one.page.text, *span) for span in _spans(one))


def _since_day(one: Seen) -> bool:
    """「4月以前是誰經營」 of 「自4月1日起改由福田經營」."""
    asked = _BEFORE_DAY.search(one.asked.text)
    if asked is None:
        return False
    page, (low, _) = one.page, one.page.sentence(one.proposal.start)
    mine = _month_on(asked["day"])
    if one.kind in _NAMES and not _WAS.search(page.text):  # nor anybody else of the page
        return any(_month_on(each["day"]).startswith(mine) for each in _SINCE.finditer(page.text))
    since = list(_SINCE.finditer(page.text, low, one.proposal.start))
    if not since or _WAS.search(page.text, low, one.proposal.start):
        return False
    return _month_on(since[-1]["day"]).startswith(mine)


def _month_on(day: str) -> str:
    """A day without its year, or the year alone."""
    return day.replace("号", "日").rpartition("年")[2] or day
