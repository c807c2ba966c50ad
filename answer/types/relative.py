"""A time that is told from another event: 「活动结束后15个工作日内退回」, 「買家確認收貨後第7天結算」, 「退會時退還押金」.

Read where the deed that is asked for (什麼時候退) stands behind that time in its clause or the next of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal

_LENGTH = r"(?:第)?(?:\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个)?(?:工作日|工作天|自然日|天|日|小时|周|星期|月|年)(?:之?内|后|起)?"
_AFTER = re.compile(rf"(?P<says>[^,。;:\n\d、(]{{2,16}}?(?:之日起|当日起|之后|以后|[后起满])(?:的|第)?{_LENGTH})")
_AT = re.compile(
    r"(?:^|(?<=[,。;:\n、]))(?P<says>[一-鿿]{2,8}?(?<![小同此届平临及随按准定实有当暂即何么几])时)(?=(?![间段长限期效刻钟])[一-鿿,])",
    re.M,
)
_DAY = re.compile(r"[几哪][号日天月年]|哪一")
STANDS = 0.6  # credit of the deed behind the time
FAR = 16  # characters up to the deed


def propose(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Such times, before the deed that stands last in the question."""
    deeds = [i for i, term in enumerate(asked.terms) if term.offset >= asked.focus[1]]
    if not deeds:
        return
    day = _DAY.search(asked.text, *asked.focus)  # 「幾號派位」 asks for no 「報名人數超過學位時」
    for pattern, boost in ((_AFTER, 0.15), *(() if day else ((_AT, 0.0),))):
        for match in pattern.finditer(page.text):
            end = min(match.end() + FAR, page.sentence(match.end() - 1)[1])
            if all(hits.within(i, match.end(), end) >= STANDS for i in deeds):
                start, end = match.span("says")
                start = max(start, page.text.rfind("于", start, end - 4) + 1)  # 「保證金於期滿後30日內」
                yield Proposal(start, end, boost=boost)
