"""Who does something, told with what he does it to: 「直播主播由平台指定」, 「噪聲投訴由住建局受理」.

Whoever asks for the 主播 gets no 平台, though both stand in one clause; nor the 住建局 who asks for the 施工單位 that begins the sentence.
Read of what stands behind 由 alone: the kind of person or body that the question asks for must stand before it, as what something is
done to. What a deed is called in other words is not compared.
"""

from __future__ import annotations

import re

from answer.marks import Seen

NAMED = 0.45  # credit of a word that stands in a sentence, be it another word for the same
STANDS = 0.85  # of one that stands on the page as it is
_KIND = (
    r"(?P<{0}>[一-鿿]{{{1}}}(?:单位|公司|机构|部门)|主播|主持人?|司机|保安|嘉宾|老师|教师|教练|医生|医师|护士|评委|评审|裁判|导游|讲师|讲者|导师|客服|志愿者|经理|馆员|导览员"
    r"|[一-鿿](?:员|师|手|工|长))"
)
_ASKED = re.compile(
    rf"(?:哪一?[位名个]|什么){_KIND.format('one', '2')}|{_KIND.format('other', '2')}(?:到底|究竟)?(?:叫|是|为|姓)(?:谁|哪|什么)"
)
# 「嘉賓由林嘉慧擔任」, 「評審由三位作家出任」: he is it, and so is who does what one is called by (由中天公司承建, 由李明主持)
_BECOMES = re.compile(
    r"[^,。;\n]{0,10}(?:担任|出任|兼任|担纲|充任|任[,。;\n]|为[,。;\n]|来当|当[,。;\n]"
    r"|承建|施工|主持|主讲|授课|讲授|执教|带[队教]|坐诊|出诊|领队|执裁|解说)"
)
_BY = re.compile(r"(?:由|交给|交由|归)$")


def of_who_acts(one: Seen) -> bool:
    """Whether a value behind 由 does something to the one that is asked for, or to something else than the question speaks of."""
    page, start = one.page, one.proposal.start
    if one.kind not in ("who", "org") or one.in_row or not _BY.search(page.text, max(0, start - 2), start):
        return False
    return _to_him(one) or _to_something_else(one)


def _to_him(one: Seen) -> bool:
    page, start, end = one.page, one.proposal.start, one.proposal.end
    asked = _ASKED.search(one.asked.text)
    kind = (asked["one"] or asked["other"]) if asked else ""
    if not kind or kind in page.text[start:end] or _BECOMES.match(page.text, end):
        return False
    low, high = page.sentence(start)
    return kind in page.text[low:start] or (kind in page.text and kind not in page.text[start:high])


def _to_something_else(one: Seen) -> bool:
    """「證明由哪個單位開」 where 由 stands with 題組, and the page speaks of a 證明 elsewhere."""
    hits, sentence = one.fit.hits, one.page.sentence(one.proposal.start)
    terms = one.asked.terms
    before = [i for i, term in enumerate(terms) if term.weight >= 1 and term.end <= one.asked.focus[0]]
    # 「…的證明，要由哪個單位開」: the clause of the question word has none of its own
    near = [i for i in one.nearest or before[-1:] if terms[i].weight >= 1 and hits.title[i] < NAMED]
    return (
        bool(near)
        and all(hits.within(i, *sentence) < NAMED for i in near)
        and any(hits.best(i) >= STANDS for i in near)
    )
