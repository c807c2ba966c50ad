"""Why: 為什麼, 什麼原因."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import clause
from answer.types.contract import Proposal, Type

FOCUS = re.compile(
    r"为(?:什么|何|啥)|(?:什么|哪些)(?:原因|缘故|理由|缘由|道理)|怎么(?:会|就|不|没|还|回事)|何故|何以|凭什么|为的是什么|图什么|(?:原因|理由|缘由|起因|缘故)(?:是|为|在于|出在)"
)
_BECAUSE = re.compile(
    r"(?:因为|由于|鉴于|因(?!此|而|素|特|果|子|缘)|为了|为的是|(?<![^,。;\n\s])为(?=[^,。;\n]{2,24},)|考虑到|之所以[^,。;\n]*是|以防|以免|免得|避免|旨在|出于|恐怕|生怕|只怕|担心(?!的))([^,。;\n]{2,40})"
)
_TOLD = re.compile(
    r"(?:原因|理由|缘由|缘故|起因|主因|说法|目的|解释|答案),?(?:是|为|在于|出在|:)+[,“「]?((?:[^。;!?\n]){3,50}?)(?=[。;!?\n”」]|,(?:所以|因此|于是|才))"
)
# 「先拆開，不然拉不動」
_ELSE = re.compile(r"(?:不然的话|不然|否则|要不然?|免得|省得),?([^。;!?\n,]{3,30})")
# 「…，因此延期」, 「…所致」, 「以…為由」
_SO = re.compile(
    r"([^。;!?\n,]{3,40}),(?:[^。;!?\n,]{0,6}?(?:因此|因而)|所以|故(?![事障意乡宫])|于是|从而|以致|致使|导致|使得|只好|不得不|才(?=[^艺能华干子]))"
)
_DUE = re.compile(r"([^。;!?\n,:]{3,30}?)(?:所致|造成的?|引起的?|引发的?|惹的祸)")
_GROUND = re.compile(r"以([^。;!?\n,]{2,20}?)为(?:由|名|理由|借口)")


def _reason(asked: Asked, page: Page, hits: Hits, start: int, end: int) -> tuple[int, int] | None:
    """The reason in [start, end), without what is asked about: 「搬遷」 of 「因搬遷停業的商戶」; None where that is the reason itself."""
    of = page.text.find("的", start, end)
    if of < 0:
        return start, end
    events = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and (term.tag[:1] == "v" or not term.noun)]
    events = events or [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    places = [place for i in events for place in hits.places[i] if place[2] >= 0.9 and start <= place[0] < of]
    if not places:
        return start, end
    if clause.MET.search(page.text, start, end):
        return None
    first = min(places)[0]
    return (start, first) if max(places)[1] >= of and first - start >= 2 else (start, end)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    for pattern, boost in ((_TOLD, 0.12), (_BECAUSE, 0.0), (_GROUND, 0.05), (_ELSE, 0.0), (_SO, -0.02), (_DUE, -0.04)):
        for match in pattern.finditer(page.text):
            span = _reason(asked, page, hits, *match.span(1)) if pattern is _BECAUSE else match.span(1)
            if pattern is _DUE and _BECAUSE.match(page.text, match.start(1)):
                continue  # 「因停水造成…」 is read above
            if span:
                yield Proposal(*span, boost=boost, scope=(page.sentence(match.start()),))
    for match in _AGAINST.finditer(page.text) if _PROTEST.search(asked.text) else ():
        yield Proposal(*match.span(), boost=0.12, scope=(page.sentence(match.start()),))
    for one in clause.propose(asked, page, hits, today):
        if _AMISS.search(page.text, one.start, one.end) and not _BECAUSE.match(page.text, one.start):
            yield one._replace(boost=-0.12)


# 「罷工，反對改制」
_PROTEST = re.compile(r"罢工|罢课|抗议|游行|示威|抵制|请愿|静坐|绝食|辞职|退出|杯葛")
_AGAINST = re.compile(r"(?:反对|抗议|不满|要求|声援|抵制)(?!的|者|派)[^,。;!?\n]{3,28}")
# what most often makes people do something: something is broken, lacking, too much, or over
_AMISS = re.compile(
    r"老化|损|破|漏|裂|坏|故障|缺|不足|不够|不堪|紧张|冻|霉|锈|危险|隐患|事故|受伤|生病|患病|到龄|退休|太[^阳]|过[多高低重热]|超[标载出]|低于|跌|亏|延误|堵|拥挤|老旧|陈旧|污染|短缺|饱和|[^以]下降|停产|停工"
)


TYPE = Type("why", "text", FOCUS, propose)
