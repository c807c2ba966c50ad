"""Where to leave a car: 「開車去停哪」, 「車要停在哪裡」. Told by what 停, 利用 or 使用 stands before, no place where something is held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

ASKED = re.compile(
    r"(?:(?:停车|泊车)(?![场位楼区塔格库费证券卡票])|车[^,。;?]{0,4}停)(?![^?]{0,10}[缴付办领买换])[^,。;?]{0,4}哪(?![一-鿿]{0,2}(?:方面|天|种))|(?:开车|自驾|骑车|驾车)[^,。;?]{0,6}停(?:在|到|去)?哪"
)
_PLACE = re.compile(
    r"(?<![不暂])(?:停(?:放|靠|车(?![场位楼区塔格库]))?(?:在|到|至|于|入)?|利用|使用|驶入|驶往|前往)"
    r"(?P<where>(?!车[场位楼区塔格库])[一-鿿a-z\d]{0,10}?(?:停车(?:场|楼|区|塔|格|位|库)|车库|车场|操场|广场|空地|[东南西北后侧正大校]门(?:外|内|口)?)(?:[a-z]?\d{1,2}区)?)"
)
_NOT = re.compile(r"[不勿禁]|谢绝|请假")
_OTHER = re.compile(r"摩托|机车|自行车|单车|脚踏车|电动车|大巴|巴士|客车|货车")


def propose(asked: Asked, page: Page) -> Iterator[Proposal]:
    if any(one not in page.text for one in _OTHER.findall(asked.text)):
        return  # 「機車停哪」, and nothing is told of any
    told = _OTHER.search(asked.text)
    for match in _PLACE.finditer(page.text):
        start = page.clause(match.start())[0]
        other = not told and _OTHER.search(page.text, start, match.start())  # 「機車停東側空地」
        if not other and not _NOT.search(page.text, start, match.start()):
            before = page.sentence(match.start())[0], match.start()
            yield Proposal(*match.span("where"), boost=0.2, scope=(before,))
