"""Where something moves to, and which way is left: 「整體搬遷至物流園B區3棟」, 「駕駛人改走永寧橋、長堤隧道或環灣高架」."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

_MOVES = re.compile(
    r"(?:搬|迁|移)(?:迁|移|家)?(?:到|去|往|至)?了?(?:哪(?![几些])|什么地方|何处|哪个(?:地方|城市|园区))"
)
_MOVED = re.compile(
    r"(?:搬|迁|移)(?:迁|移|入)?[至到往](?P<where>(?!\d+[年月日])[^,。;、()\n]{2,24}?)(?=[,。;(\n]|$|(?:办公|营业|经营|继续)|(?<=[楼栋室号区座园])(?:新仓|新址|新店))"
)
_WAY = re.compile(
    r"(?:改走|绕行|绕道|绕开?|改行|改道|绕路)(?:到|走|去)?(?:哪(?!天|种)|什么路|何处)|(?:哪|怎么)[^,。?]{0,6}(?:绕行|绕路|绕道|改走|改道)"
)
_WAYS = re.compile(
    r"(?:改走|绕行|改经|改行|改道(?:至|走|经)?|绕道)(?!的|者|路线)(?P<where>[一-鿿\da-z]{2,12}(?:[、,和与及或][一-鿿\da-z]{2,12}?){0,5}?)(?=[。;,\n]|通行|绕行|行驶|进出|$)"
)
_ROAD = re.compile(r"[路街道桥巷线隧高架速]$|隧道|高架|大道|高速|国道|省道|县道")
_NOT = re.compile(r"[不未无勿禁]|原")
SURE = 0.4


_WHERE_ONCE = re.compile(
    r"(?:原[来先本]|以前|之前|过去|本来)[^,。?]{0,6}在(?:哪(?![几些天])|什么地方|何处)|从(?:哪里|哪儿|哪)[^,。?]{0,3}[搬迁移]"
)
_FROM = re.compile(r"(?:由|从)原?(?:来?的)?(?P<where>[^,。;\n\d由从]{2,16}?)(?:整体)?(?:搬|迁|移)(?:迁|移)?[至到往]")
_BUS = re.compile(r"公交|公共汽车|公车|巴士|班车|\d+路")


def told(asked: Asked, page: Page) -> list[Proposal] | None:
    """The places that something moves to, or the ways that are left to drivers, where the question asks for these; None where it
    does not, or no place is told. Buses go their own ways."""
    if _WHERE_ONCE.search(asked.text):
        return [Proposal(*match.span("where"), boost=SURE) for match in _FROM.finditer(page.text)] or None
    if _MOVES.search(asked.text):
        return [Proposal(*match.span("where"), boost=0.2) for match in _MOVED.finditer(page.text)] or None
    if not _WAY.search(asked.text):
        return None
    bus, found, others = _BUS.search(asked.text) is not None, [], False
    for match in _WAYS.finditer(page.text):
        roads = re.split("[、,和与及或]", match["where"])
        low = page.sentence(match.start())[0]
        before = page.text[low : match.start()]
        if not all(_ROAD.search(one) for one in roads) or _NOT.search(before[-12:]):
            continue
        if bus == (_BUS.search(before) is not None):
            found.append(Proposal(*match.span("where"), boost=SURE))
        else:
            others = True
    return found or ([] if others else None)
