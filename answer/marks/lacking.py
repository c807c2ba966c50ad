"""What the question says is missing (「不是會員的人」, 「沒有學生證」): a value of those who have it is none of those who lack it."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from answer.evidence import Page
from answer.marks.contract import Seen

MOST = 64  # places of what is missing that are looked at
# 「不是舊生的人」, 「沒過筆試可以…」; 「還沒報名」 will, 「有沒有」 asks
_MISSING = re.compile(
    r"(?<![还尚有是并])(?:不是|并非|非|没有?(?:带|办理?|过|买|交|考过|通过|参加)?|未(?:带|办理?|过|买|交|通过|参加)?|无)(?P<what>[一-鿿]{2,8}?)"
    r"(?=的|者|[,?]|能|可|要|会|该|怎|什么|几|多少|多[久长]|哪|何|是|在|还|就|也|需|票|[费价]|每|$)"
)
_NOT = re.compile(
    r"[没未](?:提前|事先|及时|按时|按期)[^,。;]{0,6}$|(?:不是|并非|非|无|没有?|未|不具|不限|不论|不分|不要求|不需|免|除)[一-鿿]{0,2}$"
)
_NOT_BEHIND = re.compile(r"[者的人]{0,2}(?:以外|之外|除外|不限|不拘)")
# of what one has or does: 「考試未通過的」, 「體檢缺席者」, 「飯卡損壞或丟失者」; 「舊生未繳費者」 are 舊生
_LOST = re.compile(r"[仍尚还]?(?:未(?!满|成年)|没(?!收)|不(?:及格|合格|过|通过|达))|缺(?!额)|遗失|丢|挂失|损")
_REST = re.compile(r"其他|其余|一般|普通|否则|外地|另")
_NEEDED = re.compile(r"[^,。;]{0,6}(?:始得|方可|方能|才[能可]|始可|者亦?[可得])")
_STRICT = re.compile(r"始得|方可|方能|才[能可]|始可|限")


class _Missing(NamedTuple):
    name: str
    had: bool  # 「沒有學生證」, 「沒通過考試」; not 「不是會員」


def _missing(seen: Seen) -> list[_Missing]:
    """What is missing by the question; what stands so before the question word: 「哪天沒有營業」 asks for it."""
    stop = seen.asked.focus[0] or len(seen.asked.text)
    found = [match for match in _MISSING.finditer(seen.asked.text, 0, stop + 2) if match.end() <= stop]
    return [_Missing(match["what"], match[0][0] in "没未无") for match in found if match["what"] in seen.page.text]


def _with(page: Page, what: _Missing, start: int, end: int) -> bool | None:
    """Whether a span tells of those who have it; False: who lack it; None where it names it not."""
    place = page.text.rfind(what.name, start, end)
    if place < 0:
        return None
    behind = place + len(what.name)
    lacks = _NOT.search(page.text, max(start, place - 10), place) or _NOT_BEHIND.match(page.text, behind)
    return lacks is None and not (what.had and _LOST.match(page.text, behind))


def _told(seen: Seen, what: _Missing) -> bool | None:
    """Whether a value is told of those who have what is missing: by its clause, its label, the key of its row, what stands
    before it in the sentence, or its heading."""
    page, start = seen.page, seen.proposal.start
    line, clause, label = page.lines[page.line_at(start)], page.clause(start), page.label(start)
    if seen.in_row:
        return _with(page, what, *page.cells(line)[0])
    told = _with(page, what, clause[0], max(start, clause[0]))
    if told is None and label:
        told = _with(page, what, *label)
    if told is not None or _REST.search(page.text, clause[0], start):
        return told
    told = _with(page, what, page.sentence(start)[0], clause[0])
    if told is None and line.heading is not None:
        told = _with(page, what, page.lines[line.heading].start, page.lines[line.heading].end)
    return told


def _polar(seen: Seen) -> bool:
    return seen.kind in ("may", "open", "meets", "equals")


# 「須於4月5日前繳費，逾期視為放棄」: what befalls one who has not
_LATE = re.compile(r"\s*(?:逾期|逾时|超时|过期|否则)")


def of_those_with(seen: Seen) -> bool:
    """Whether a value is that of others, who have what the question says is missing; or a yes is told to one without what is
    required: 「筆試及格者始得參加」."""
    page, text = seen.page, seen.page.text
    for what in _missing(seen):
        if not _polar(seen):
            if _told(seen, what) and not _LATE.match(text, page.clause(seen.proposal.start)[0]):
                return True
            continue
        if (seen.proposal.text or "").startswith(("不", "没", "沒")):
            continue
        sentence = page.sentence(seen.proposal.start)
        if _with(page, what, *sentence) is False:
            continue
        places = [match.end() for match in islice(re.finditer(re.escape(what.name), text), MOST)]
        if any(
            _NEEDED.match(text, end) and (_STRICT.search(text, end, end + 12) or sentence[0] <= end <= sentence[1])
            for end in places
            if _with(page, what, page.clause(end - 1)[0], end)
        ):
            return True
    return False


def lacking(seen: Seen) -> float:
    """「非會員3月6日起」 comes first for one who is none, and 「一般市民」 where 會員 stand beside."""
    if _polar(seen):
        return 0.0
    for what in _missing(seen):
        told = _told(seen, what)
        if told is False:  # 「沒有月卡的每小時5元，月卡損壞的換卡費10元」: who has none at all comes first
            return 0.25 if _told(seen, what._replace(had=False)) is False else 0.15
        page, start = seen.page, seen.proposal.start
        low = page.sentence(start)[0]
        # 「體檢缺席者5日補檢，其餘12日領取報告」: the rest are those who have it
        denied = _with(page, what, page.lines[page.line_at(start)].start, start) is False
        if told is None and not denied and not seen.in_row and _REST.search(page.text, low, start):
            return 0.2
    return 0.0
