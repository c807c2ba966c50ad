"""By which way something is done or told: 「報名入口：…」, 「申訴信箱：…」, 「投诉：请发送证据至…」, 「以簡訊通知」.

Read of questions for one deed (怎麼申訴, 在哪報名) and of what the page labels with that very deed; deeds in other words are left to
the other readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

_HOW = re.compile(
    r"(?:怎么样?|如何|怎样|(?:用|通过|走)什么(?:方式|渠道|途径))(?:去|来|能|才能|可以)?(?P<deed>[一-鿿]{2})(?:呢|的)?[?]?$"
)
_WHERE = re.compile(r"(?:在|去|到|从|往)?(?:哪里|哪儿|哪边|哪)(?:可以|能|能够)?(?P<deed>[一-鿿]{2})(?:呢|的)?[?]?$")
_WAY = r"(?:方式|方法|办法|渠道|途径|入口|平台|通道|网址|网站|链接|邮箱|信箱|电邮|电话|热线|专线)"
_PLACED = re.compile(
    r"入口|平台|通道|网|链接|渠道|途径"
)  # 「報名入口」 tells where, 「報名方式」 only if it names a place on the web
_ON_WEB = re.compile(r"登[录入]|小程序|app|网|后台|平台|公众号")
_LABELS = re.compile(
    rf"(?:^|(?<=[\n。;,]))\s*(?:[(（]?[一二三四五六七八九十\d]{{1,2}}[)）、.]\s*)?(?P<label>[一-鿿]{{2,10}}?)(?P<way>{_WAY}?)[:]\s*(?P<says>[^。;\n]{{2,60}})",
    re.M,
)
# what one is told to do: 「請發送證據至…」
_BIDS = re.compile(r"(?:请|可|须|需|应|凭|持|登[录入]|通过|拨打|致电|发送|关注|扫|填写)")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|\d{3,4}-?\d{3,4}", re.ASCII)
_TELLS = re.compile(r"通知|告知|公布|公告|知道|查询")
# 「通过短信告知」, 「以電子郵件通知」
_TOLD_BY = re.compile(
    r"(?P<by>(?:以|用|通过|经由|透过)[一-鿿a-z]{2,10}?(?:方式|形式)?)(?:另行|统一|逐一)?(?:通知|告知|公布|公告|发送|发布)"
)
# 「在哪裡看名次」, asked where the page says that it is made known
_SEEN_ASKED = re.compile(r"(?:哪里|哪儿|哪边|哪)(?:可以|能够?|才能)?(?:[看查]|知道)")
_MADE_KNOWN = r"(?:公布|公示|公告|揭晓|发布|张贴|查[询看阅])"
MEANT = 0.25
LONG = 40  # characters of a way


def _labelled(asked: Asked, page: Page, deed: str, placed: bool) -> Iterator[Proposal]:
    for match in _LABELS.finditer(page.text):
        way, says = match["way"], match["says"]
        if not match["label"].endswith(deed) or any(mark in says for mark in "、") and not way:
            continue
        if placed and not (_PLACED.search(way) or way and _ON_WEB.search(says)):
            continue
        if way or _BIDS.match(says) or _ADDRESS.search(says):
            start, end = match.span("says")
            first = page.clause(start)
            if _ADDRESS.search(page.text, *first) or end - start > LONG:
                end = min(end, first[1])  # what is done with it behind that is no way
            yield Proposal(start, end, page.record.body[start:end].strip("，, "), MEANT, scope=(match.span(),))


def propose(asked: Asked, page: Page, placed: bool) -> Iterator[Proposal]:
    """The ways that a page labels with the deed that is asked for; `placed`: asked where."""
    match = (_WHERE if placed else _HOW).search(asked.text)
    if match is None:
        return
    yield from _labelled(asked, page, match["deed"], placed)
    if not placed and _TELLS.match(match["deed"]):
        for told in _TOLD_BY.finditer(page.text):
            yield Proposal(*told.span("by"), boost=MEANT, scope=(page.sentence(told.start()),))


def held(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Where the deed that is asked for is done: 「於市場中庭公開抽籤」; where one sees what is made known: 「名次在社團粉專公布」."""
    match = _WHERE.search(asked.text)
    deed = _MADE_KNOWN if _SEEN_ASKED.search(asked.text) else re.escape(match["deed"]) if match else None
    if deed is None:
        return
    where = re.compile(
        rf"(?:在|于)(?P<place>(?![^,。;\n]{{0,3}}[日时年月])[一-鿿\da-z]{{2,14}}?)(?:公开|统一|集中|现场|当场|当众)?{deed}"
    )
    for told in where.finditer(page.text):
        yield Proposal(*told.span("place"), boost=MEANT)
