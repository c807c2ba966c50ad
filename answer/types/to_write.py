"""What is to be written where: 「收件人一律寫“某某質檢”」, 「標題寫“名單異議”」, asked 怎麼寫 or 寫什麼."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal

_WRITES = r"(?:填写|写|填|注明|备注|标注|标明)"
_ASKED = re.compile(
    rf"(?P<where>[一-鿿]{{2,4}})(?:栏|里|上|处|中)?(?:要|该|得|应该?|需要?|须|请|统一|一律)*(?:怎么{_WRITES}|如何{_WRITES}|{_WRITES}(?:上|明|成)?(?:什么|啥|哪[几些]个字))"
)
_TOLD = re.compile(
    rf"(?P<where>[^,。;:\n]{{2,12}}?)(?:栏|里|上|处|中)?(?:一律|请|须|应|需|统一|务必|要|均)*{_WRITES}(?:为|上|明|成|:)?[“\"「『](?P<says>[^”\"」』\n]{{1,24}})[”\"」』]"
)
SURE = 0.35


def told(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """What stands in quotation marks behind 寫, where it is told of the very thing that the question names before 怎麼寫."""
    match = _ASKED.search(asked.text)
    for one in _TOLD.finditer(page.text) if match else ():
        if match and (match["where"][-2:] in one["where"] or one["where"][-2:] in match["where"]):
            yield Proposal(*one.span("says"), boost=SURE, settled=True)
