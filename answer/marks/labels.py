"""What a value stands under: 「報名時間：」 before it, a heading over its line."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.asked import Asked
from answer.evidence import Line, Page
from answer.marks.contract import Seen
from answer.words import terms

_OF_LABEL = re.compile(r"(?:的)?(?:时间|日期|期限|时段|地点|地址|方式|金额|标准|条件|要求)(?:[及和与][^\W\d_]*)?$")
_TIME_LABEL = re.compile(r"(?:时间|日期|期间|期限|窗口|周期|时段|通道|期)\s*$")
_OWN = {
    "where": re.compile(r"地址|地点|位置|场所|会场"),
    "amount": re.compile(r"^(?:费用|价格|收费|票价|定价|价目)"),
    "contact": re.compile(r"电话|热线|邮箱|网址|联系方式|客服"),
}
# what a page is about as such: 「活動期：」, 「比賽地點：」
_MATTER = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.])?(?:本次|此次|本届)?(?:活动|比赛|赛事|竞赛|会议|大会|演出|展览|课程|举[办行]|开展|优惠|促销)?(?:的)?(?:时间|日期|日程|期间|期|地点|地址|场地|位置)|(?:比赛|赛事|活动|演出|典礼|会议|考试|开幕|正式)?日"
)
_TAKES_PLACE = re.compile(r"举[行办]|进行|召开|开展|比赛|开[赛幕跑]")
_LINE_LABEL = re.compile(r"(?m)(?:^|;)\s*([^:。,;\n\d]{2,12}):")
_SINCE = re.compile(r"(?:即日|自|从|截至|截止|至|到|于|在|每|约|近|共|限)")


def fact(seen: Seen) -> float:
    """How far the label that ingest read of the value (「考務費高級」) holds the words of the question beyond the title."""
    outer = [i for i in range(len(seen.labelled)) if seen.fit.hits.title[i] < 0.6]
    total = sum(seen.asked.terms[i].weight for i in outer)
    return 0.12 * sum(seen.asked.terms[i].weight * seen.labelled[i] for i in outer) / total if total else 0.0


@lru_cache(maxsize=512)
def _labels(text: str) -> tuple[str, ...]:
    """What stands before a colon at the beginning of the lines of a page."""
    return tuple(match[1] for match in _LINE_LABEL.finditer(text))[:60]


def _verb_label(asked: Asked, label: str) -> bool:
    """「招募期：」 for 「幾號招到幾號」: the label says what stands beside the question word."""
    start, end = asked.focus
    core = _OF_LABEL.sub("", label).strip().removesuffix("期")
    beside = [term for term in asked.terms if term.end == start or term.offset == end]
    if len(core) == 1:  # 「展期：」 for 「特展哪天結束」, 「展到哪天」
        return label in _SPANS and any(term.text.endswith(core) for term in beside)
    return len(core) > 1 and any(core == term.text or core in term.alternatives for term in beside)


_SPANS = frozenset("展期 会期 赛期 课期 工期 租期 档期".split())


def _headed(asked: Asked, page: Page, line: Line) -> bool:
    """Whether a line stands right under a heading that the question holds: 「報名時間」 for 「報名到幾號」."""
    if line.heading is None or line.distance != 1:
        return False
    above = page.lines[line.heading]
    core = _OF_LABEL.sub("", page.text[above.start : above.end].strip(" :"))
    return 1 < len(core) <= 8 and core in asked.text


def _of_the_matter(seen: Seen, says: str) -> bool:
    """Whether a value stands under 「活動時間：」, and the question names nothing but what the page is about."""
    terms = enumerate(seen.asked.terms)
    return _MATTER.fullmatch(says.strip()) is not None and all(
        seen.fit.hits.title[i] >= 0.6 or term.weight < 1 or _TAKES_PLACE.fullmatch(term.text) for i, term in terms
    )


def label(seen: Seen) -> float:
    """A label that is asked for speaks for the value; one with a word of its own and none of the question, against it."""
    page, hits, indices = seen.page, seen.fit.hits, range(len(seen.closeness))
    line = page.lines[page.line_at(seen.proposal.start)]
    if line.kind == "row" and seen.proposal.quote is None:
        return 0.0
    stands = page.label(seen.proposal.start)
    if stands and not seen.dated and page.text[stands[1]] != ":":
        stands = None
    says = page.text[slice(*stands)] if stands else ""
    if stands and len(core := _OF_LABEL.sub("", says).strip()) > 1 and core in seen.asked.text:
        return 0.15  # the very label that is asked for
    if stands and (seen.dated or seen.kind == "where") and _of_the_matter(seen, says):
        return 0.2
    if stands and seen.kind in _OWN and _OWN[seen.kind].search(says):
        return 0.08  # 「地址：」 for a question where
    if stands and seen.dated and _verb_label(seen.asked, says):
        return 0.2
    if seen.dated and any(_verb_label(seen.asked, one) for one in _labels(page.text)):
        return -0.2  # another line is labelled with what is asked
    if any(credit >= 0.6 for credit in seen.labelled):
        return 0.0  # what ingest calls the value holds a word of the question
    if not stands or any(hits.within(i, *stands) >= 0.6 for i in indices):
        return 0.15 if not stands and _headed(seen.asked, page, line) else 0.0
    own = (stands[1], page.sentence(seen.proposal.start)[1])
    if any(seen.tells(i) and hits.title[i] < 0.6 and hits.within(i, *own) >= 0.85 for i in indices):
        return 0.0  # 「費用：半程80元，全程120元」: the word stands with the value
    if _SINCE.match(says):
        return 0.15 if _headed(seen.asked, page, line) else 0.0
    if not any(term.weight >= 1 for term in terms(says)):
        return 0.0
    return -0.6 if seen.dated and _TIME_LABEL.search(says) else -0.2
