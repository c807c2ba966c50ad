"""How to reach somebody: 電話是多少, 寫信到哪個郵箱, 網址是什麼."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal, Type

_PHONE = r"电话|热线|手机号?码?|号码|传真|分机|专线"
_MAIL = r"邮箱|电邮|信箱|email|邮件地址"
_SITE = r"网址|网站|链接|官网"
_CODE = r"邮政编码|邮编|邮递区号"
FOCUS = re.compile(
    rf"(?:哪个|什么|几号|多少)(?:的)?(?=(?:{_PHONE}|{_MAIL}|{_SITE}))|(?<=电话)(?:是|为)?(?:多少|几号|什么|哪个)|(?:打|拨|拨打)(?:哪个|什么|几号)(?=电话|号码|热线|[?]|$)"
    rf"|(?<=[码线真箱址站机编邮])(?:是|为(?!什么))(?:多少|什么|几号|哪个)"
)
_KINDS = (
    (re.compile(_MAIL), re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    (re.compile(_SITE), re.compile(r"(?:https?://|www\.)[\w./?=&%-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net|gov|edu|tw|hk|info)(?:\.\w+)?(?:/[\w./-]*)?", re.ASCII)),
    (re.compile(_CODE), re.compile(r"(?<!\d)\d{6}(?!\d)")),
    (re.compile(_PHONE), re.compile(r"(?<![\d-])(?:\(0\d{1,3}\)|0\d{2,3})?[- ]?\d{3,4}(?:[- ]?\d{3,4}){1,2}(?![\d-])|(?<!\d)\d{4,6}(?!\d)")),
)  # fmt: skip
_CALLS = re.compile(rf"(?:{_PHONE}|拨|打|致电|洽|询|线)[^\d,。;]{{0,8}}$|(?:电话|热线)")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    for kind, value in _KINDS:
        if not kind.search(asked.text):
            continue
        for match in value.finditer(page.text):
            if kind.pattern == _PHONE and not _CALLS.search(page.text[max(0, match.start() - 14) : match.start()]):
                continue
            yield Proposal(*match.span(), boost=0.05)
        return


TYPE = Type("contact", "text", FOCUS, propose)
