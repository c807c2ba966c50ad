"""What something is: 什麼是X, X是什麼, X指什麼."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.listed import called
from answer.match import Hits
from answer.text import narrow
from answer.types import roster
from answer.types.cells import by_head
from answer.types.contract import Proposal, Type

_SUCH = r"(?:什么样|怎么?样|哪一?种|哪一?类)"
FOCUS = re.compile(
    rf"(?:是?指的?是?|(?<=[”」』\"])是){_SUCH}的?[一-鿿]{{0,6}}[?]?$|{_SUCH}(?:的[一-鿿]{{1,4}}?)?才?(?:算是?|叫做?|称为)(?=[一-鿿“「『\"])"
    r"|^(?:请问)?(?:什么|啥)(?:是|叫)|(?<![有为做干用])什么叫(?!名|[?]|$)|(?:到底|究竟)?(?:是|指的?是?)(?:个)?(?:什么|啥)(?:东西|意思|玩意儿?|含义|概念|来头|来历|回事)?[?]?$|是(?:做|干|管)什么的|(?:做|干)什么用的?"
    r"|是什么(?:东西|意思|玩意|概念|含义|动物|植物|病|职业|组织)|是(?:一种)?什么(?:样的)?(?:鸟|鱼|花|树|虫|兽|动物|植物)(?=[?]?$)|什么意思|啥意思|全称|(?:是指|指的是|所指的?是?)(?:哪里|哪儿|哪些[一-鿿]{0,3}|谁|哪几[一-鿿]{1,3})[?]?$|(?<=率)(?:是)?(?:怎么|如何)算[?]?$|(?:怎么|如何)(?:算的|认定|界定|定义|解释|理解)|(?:代表|意味着?|象征)(?:着)?什么|是(?:个|一种)?什么(?:毛病|现象|做法|说法|讲究|手法|技术|工艺|习俗|菜|药|机构|组织|节日|制度)"
)
_SAYS = re.compile(
    r"(?:(?:\s*[\"”」』》])为|(?:\s*[\"”」』》])?(?:,)?(?:(?:这里|此处|本[^,。]{1,4}中)?(?:所)?(?:是指|指的是|系指|即指|指)|说白了|说穿了|简单[来地]?说|通俗[地来]?[说讲]|换句话说|就是|也就是|即(?![日可将时便使刻席])|是一[款种个家项名座类只]|是|,又称|又称|,意思是|,意即|,意为|,相当于|代表|象征着?|意味着))"
    r",?(?:就是|是|,)?\s*([^。;\n]{2,60}?)(?=[,。;\n]|$)|\s*(?:[\"”」』》])?[(]([^)]{2,30})[)]|\s*(?:[\"”」』》])?(?:--|:)(?:也?就是)?([^。;\n]{3,60}?)(?=--|[。;\n]|$)"
)
# 「走的是某某的路子，也就是不靠陽光」
_THAT = re.compile(
    r"[^。;\n]{0,12}?,(?:也就是(?:说)?|即(?![日可将时便使刻席])|意思(?:就)?是(?:说)?|换句话说|说白了(?:就是)?|简单[来地]?说|指的是|等于(?:说)?|这是|那是),?([^。;\n]{3,60}?)(?=[。;\n]|$)"
)
_NAMED = re.compile(
    r"([^。;\n]{4,50}?)(?:,)?(?:(?:这|该)[^,。]{0,4})?(?:称为|叫做|称作|称之为|叫|简称为?|即为|就是|(?:才|就|都|即)?(?:算|视为|记为|计为|算作|计作|视作|算是)(?:一个|1个|一次|1次|是)?)[“\"「『]?$"
)
# 「是新增的功能，指…」: what it is comes behind what is said about it
_THEN = re.compile(
    r"(?:\s*[\"”」』》])?是[^。;\n,]{2,20},(?:指的是|是指|指|说的是|即|也就是|意思是|意即)\s*(?P<says>[^。;\n,]{3,60})(?P<more>,[^。;\n]{2,60})?(?=[。;\n,]|$)"
)
_WHOLE = re.compile(r"的[一-鿿]{1,8}$")
_GOES_ON = re.compile(r",[^,。;\n]{2,40}")  # 「指的是寄出之前，花在包裝上的錢」
_THIS = re.compile(
    r"(?:这|此|该)(?:个[词字说法]{1,2})?(?:是(?:[^,。;\n]{2,20}(?:说法|叫法|行话|黑话|俗语|术语),)?(?:指的?是?|意思是)|是(?:一[款种个家项名座])?|指的?是?)([^,。;\n]{2,40})"
)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    yield from roster.told(asked, page)
    yield from _taken(asked, page)
    for one in page.record.definitions:
        start = page.record.body.find(one.says, one.offset)
        term = narrow(one.term).strip('“”"「」『』《》')
        if start >= 0 and len(term) > 1 and term in asked.text:
            span = (one.offset, one.offset + len(one.span))
            yield Proposal(
                start,
                _unbroken(page, start, start + len(one.says)),
                boost=0.3,
                quote=page.sentence(start),
                scope=(span,),
            )
    yield from called(asked, page)
    yield from by_head(asked, page, hits)
    yield from _of_codes(asked, page)
    for quoted in _QUOTED.finditer(page.text):  # a name of common characters: 「冷題」
        place = asked.text.find(quoted[1])
        known = any(place <= term.offset < place + len(quoted[1]) for term in asked.terms if term.weight >= 1)
        says = None if place < 0 or known else _SAYS.match(page.text, quoted.end(1))
        if says and says.lastindex == 1:
            first, last = says.start(1), _any_of(page, says.end(1))
            yield Proposal(first, last, boost=0.2 + _called(page, quoted.start(1)), scope=(quoted.span(1),))
    terms = [i for i, term in enumerate(asked.terms) if term.weight >= 1] or list(range(len(asked.terms)))
    if not terms:
        return
    for one in page.record.definitions:
        span = (one.offset, one.offset + len(one.span))
        if hits.within(terms[-1], *span) >= 0.9 and asked.terms[terms[-1]].text in narrow(one.term):
            start = page.record.body.find(one.says, *span)
            if start >= 0:
                yield Proposal(
                    start,
                    _unbroken(page, start, start + len(one.says)),
                    boost=0.12,
                    quote=page.sentence(start),
                    scope=(span,),
                )
    for start, end, credit in _places(asked, page, hits, terms[-1]):
        if credit < 0.9:
            continue
        while end < len(page.text) and page.text[end].isdigit():
            end += 1
        match, then = _SAYS.match(page.text, end), _THEN.match(page.text, end)
        if then:
            whole = then["more"] is None or _WHOLE.search(then["says"])
            until = then.end("says") if whole else then.end("more")
            yield Proposal(then.start("says"), until, boost=0.14 + _called(page, start), scope=((start, end),))
        elif match:
            group = match.lastindex or 1
            plain = (
                page.text[match.start() : match.start(group)].strip('"”」』》,') == "是"
                and page.text[match.start(group)] != "一"
            )
            sure = 0.04 if plain else -0.02 if group == 3 else 0.1
            marked = group == 1 and not plain and page.text[start - 1 : start] in tuple('“「『"')
            sure += 0.15 * marked  # 「及格率：60%」, and further down 「「及格率」指…」
            last = _any_of(page, match.end(group)) if group == 1 else match.end(group)
            yield Proposal(match.start(group), last, boost=sure + _called(page, start), scope=((start, end),))
            stop = _END.search(page.text, match.end(group))
            if group == 1 and stop and stop.start() - match.start(1) <= 60 and page.text[match.end(1)] == ",":
                broken = _unbroken(page, *match.span(1)) > match.end(1)
                better = _called(page, start) + 0.04 if broken else -0.01
                yield Proposal(match.start(1), stop.start(), boost=sure + better, scope=((start, end),))
        that = _THAT.match(page.text, end)
        if that:
            yield Proposal(*that.span(1), boost=0.1, scope=((start, end),))
        named = _NAMED.search(page.text, max(page.sentence(start)[0], start - 80), start)
        if named and not named[1].endswith("什么"):  # 「有人問我什麼叫…」
            yield Proposal(*named.span(1), boost=0.1, scope=((start, end),))
        sentence = page.sentence(start)
        this = _THIS.match(page.text, sentence[1]) or _THIS.match(page.text, sentence[1] + 1)
        if this:
            more = _GOES_ON.match(page.text, this.end(1)) if this[1][-1] in "前后时" else None
            yield Proposal(this.start(1), more.end() if more else this.end(1), boost=0.1, scope=((start, end),))


def _places(asked: Asked, page: Page, hits: Hits, last: int) -> Iterable[tuple[int, int, float]]:
    """Where the thing stands: the words side by side up to the last that tells (「痛風+石」), as many of them as stand so there."""
    end = last
    while end + 1 < len(asked.terms) and asked.terms[end + 1].offset == asked.terms[end].end:
        end += 1
    first = end
    while first and asked.terms[first - 1].end == asked.terms[first].offset:
        first -= 1
    for begin in range(first, end):
        whole = asked.text[asked.terms[begin].offset : asked.terms[end].end]
        found = [match.span() for match in re.finditer(re.escape(whole), page.text)]
        if found:
            return [(*span, 1.0) for span in found]
    return hits.places[last]


# no end of a name: 「以客戶為中心」 tells nothing of a 某某中心
_ASKS_TAKEN = re.compile(
    r"(?P<what>主题|口号|目标|宗旨|对象|重点|原则|主线|题目|主旨|理念)(?:到底|究竟)?(?:是|叫)(?:什么|啥)[?]?$"
)


def _taken(asked: Asked, page: Page) -> Iterator[Proposal]:
    """What is taken for it: 「徵文以“燈火”為主題」, asked what the 主題 is."""
    what = _ASKS_TAKEN.search(asked.text)
    if what is None or f"为{what['what']}" not in page.text:
        return
    for one in re.finditer(
        rf"(?<![可予加])以[“「『《\"]?(?P<says>[^,。;\n]{{2,20}}?)[”」』》\"]?为{what['what']}", page.text
    ):
        yield Proposal(*one.span("says"), boost=0.3)


# 「返回429是什麼意思」: a number that the page says to be shown when something is met
_CODE = re.compile(r"(?<![\d.a-z])(?P<code>[a-z]{0,3}\d{2,5})(?![\d.%])(?=[^\d]{0,8}(?:什么|啥|怎么回事))")
_SHOWN = r"(?:返回|报|提示|显示|出现|弹出|回传|错误码|代码|状态码|代号)"


MOST = 60  # places of a number that are looked at


def _of_codes(asked: Asked, page: Page) -> Iterator[Proposal]:
    code = _CODE.search(asked.text)
    if code is None:
        return
    shown = re.finditer(rf"{_SHOWN}[^,。;\d]{{0,6}}{code['code']}(?![\d.])", page.text)
    for match in islice(shown, MOST):
        start, end = page.clause(match.start())
        if match.start() - start >= 2:  # 「請求過多返回錯誤碼429」
            yield Proposal(start, match.end(), boost=0.3, scope=((start, end),))


_QUOTED = re.compile(r"[“\"「『]([^”\"」』\n,。;]{2,12})(?=[”\"」』])")
_OR = re.compile(r",(?:或者?|以及|且|并且|及)([^,。;\n]{2,30})")


def _any_of(page: Page, end: int) -> int:
    """Where what is said ends with its further cases: 「指單件超過30公斤，或最長邊超過…」."""
    while more := _OR.match(page.text, end):
        end = more.end()
    return end


def _unbroken(page: Page, start: int, end: int) -> int:
    """Where what is said ends: with the noun that the next clause brings (「長期無光，體色退化的現象」)."""
    stop = _END.search(page.text, end)
    if stop is None or page.text[end : end + 1] != "," or stop.start() - start > 60:
        return end
    broken = not _WHOLE.search(page.text, start, end) and _WHOLE.search(page.text, end, stop.start())
    return stop.start() if broken else end


def _called(page: Page, start: int) -> float:
    """「所謂某某，」 is about to say what it is."""
    return 0.08 * page.text.endswith(("所谓", "所谓的", "所谓“", "所谓「", "何谓"), 0, start)


_END = re.compile(r"[。;\n]")
_OBJECT = re.compile(
    r"(?<!指)(?<=[一-鿿])的(?:到底|究竟)?是(?:个|一种)?什么(?!意思|东西|玩意)[一-鿿]{0,2}[?]?$"
)  # 「學的是什麼」 asks for an object

TYPE = Type("define", "definition", FOCUS, propose, "what", lambda text: not _OBJECT.search(text))
