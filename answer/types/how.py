"""How something is done: 怎麼導出, 如何申請, 怎樣繳費."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import channel, steps, to_write, weighed
from answer.types.contract import Proposal, Type

FOCUS = re.compile(
    r"(?:该|要|得|应该|可以)?(?:怎么|怎样|如何)(?=[^,。;?\s])(?!样|办|回事|会|不|没|算|就|还|罚|赔|补偿|处|卖|收|样|认定|界定|定义|称呼|叫)"
)
_DOES = re.compile(
    r"(?:^|(?<=[,:;。])|(?=请))(?!先[到来]先)(?:请|可|可以|应|须|需|先|再|然后|由|即可)?(?:(?:到|在|至|向|凭|经|通过|登录|登入|进入|打开|点击|点开|点选|勾选|选择|拨打|扫|扫描|关注|填写|下载|提交|联系|寄|带|持|上|从|用|以|于)(?![期时]))[^,。;]{2,40}"
)
_DAY = re.compile(r"\d+[年月日]")
# what is done about something: 「將實行實名登記」
_MEASURE = re.compile(r"((?:实行|采取|采用|推行|引入|启用|设立|安排|改用|改以|加装|增派|派出)[^,。;\n]{2,30})")
# what one does at a counter oneself: another's measure is no way to do it
_ONESELF = re.compile(r"报名|报考|申[请报领]|登记|预[约订]|挂号|缴费|办理?|领取?|[买购订退换](?!气)")
LONG = 60


HEADED = 0.25  # what steps under 「申請方式」 count for more, asked how to 申請


def _heads(asked: Asked, page: Page, hits: Hits, start: int) -> bool:
    """Whether what stands right above a place, or heads it, names the deed that is asked for."""
    number = page.line_at(start)
    above = {max(number - 1, 0), number if page.lines[number].heading is None else page.lines[number].heading}
    spans = [(page.lines[at].start, min(page.lines[at].end, start)) for at in above if at is not None]
    return any(hits.within(i, *span) >= 0.85 for i in _deeds(asked) for span in spans if span[1] - span[0] <= SHORT)


SHORT = 24  # characters of a heading


def _deeds(asked: Asked) -> list[int]:
    """The words of what is done, behind the question word: 「怎麼報名」."""
    return [i for i, term in enumerate(asked.terms) if term.offset >= asked.focus[1]]


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """The steps of the page; else the clauses that tell what to do, in the sentence that speaks of it and the next."""
    if written := list(to_write.told(asked, page, hits)):
        yield from written
        return
    yield from weighed.propose(asked, page)
    yield from channel.propose(asked, page, False)
    for one in steps.propose(asked, page, hits, today):
        yield one._replace(boost=one.boost + HEADED * _heads(asked, page, hits, one.start))
    seen, deeds = set(), _deeds(asked)
    oneself = _ONESELF.match(asked.text, asked.focus[1]) is not None
    for index, places in enumerate(hits.places):
        for start, _, credit in places:
            line = page.lines[page.line_at(start)]
            sentence = page.sentence(start)
            if credit < 0.6 or asked.terms[index].weight < 1 or sentence in seen or line.kind != "text":
                continue
            seen.add(sentence)
            runs = [match.span() for match in _DOES.finditer(page.text, *sentence)]
            runs = [
                run for run in runs if run[1] > run[0] and not _DAY.search(page.text, run[0], min(run[0] + 9, run[1]))
            ]
            if not runs and (not oneself or all(hits.within(i, *sentence) >= 0.6 for i in deeds)):
                runs = [match.span(1) for match in _MEASURE.finditer(page.text, *sentence)]
            if not runs:
                continue
            first, last = runs[0][0], runs[-1][1]
            while first < last and page.text[first] in "请可先 ,":
                first += 1
            if last - first > LONG:
                last = runs[0][1]
            yield Proposal(first, last, boost=0.06, scope=(sentence,))


TYPE = Type("how", "steps", FOCUS, propose, "what")
