"""Which ones: a list of things named side by side (哪些, 哪幾種, 包括什麼)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Line, Page, style_of
from answer.listed import told
from answer.match import Hits
from answer.text import narrow, number
from answer.types import both, weighed, within
from answer.types.cells import by_head
from answer.types.contract import Proposal, Type
from answer.types.phrases import edges, excluded
from answer.types.steps import runs

FOCUS = re.compile(
    r"(?:有|是|了|齐|过|到|给|带|为)?哪(?:些|几|[两三四五六七八九十\d]+)(?!天|日|年|个?月(?!份)|点|号|步|道|关|个?字)(?:个部分|部分|个|种|类|样|项|家|门|座|所|款|本|份|条|位|大类|大|科(?![室目普长]))?|(?:包括|包含|分为|都有|需要带|要带|带|准备|备齐|备好)(?:些)?什么(?!时|样)|(?:(?:要|得|须|需要?)?(?:交|提交|提供|递交|出示|附上?|备)|需要?|要)(?:哪些|(?:些|点)?什么)(?=材料|证件|文件|资料|证明|表格)|(?:些)?什么(?:好处|甜头|(?=福利|权益|奖励|优待|礼遇|待遇))"
)
_ITEM = r"(?!(?:\d+|[一二三四五六七八九十]+)、)(?:[^,。;:、\n\t!?()]|\([^)\n]{1,12}\)){1,24}"
_ITEMS = re.compile(rf"(?:{_ITEM}、)+{_ITEM}")
_QUOTES = re.compile(r"(?:[“\"「『《][^”\"」』》\n]{1,20}[”\"」』》][、和及与,]?){2,}")
_NOUN = re.compile(r"(?:的)?([^\W\d_]{1,4})")
_LEAD = re.compile(
    r"^.*(?:包括|分别是|分别为|分为|即|如|带|有|是|为|选|向|对|在|的|除|及|供|凭|提供|携带|从)(?=[^、]{2,}、)"
)


_BRINGS = re.compile(r"(?:带|拿|备|交|准备|出示|提供|提交|携带|备齐|带齐)(?:上|好|齐|着)?(?:哪些|什么)")
_BRING = re.compile(
    r"(?:请(?:[一-鿿]{2,3}(?=携带|自备|出示|提交))?|须|需|应|务必|必须|要|凭|者|时|时请|并|且|,|^)(?:自备|自带|随身)?(?:携带|带上|带齐|带|备齐|备妥|出示|提交|提供|持|凭|附上?|准备|递交) *:? *([^,。;:\n\d][^,。;:\n]{1,40}?(?:,(?:以及|及|还有)[^,。;:\n]{2,20}?)?)(?=到|前往|至|办理|领取|入场|报到|[,。;\n]|$)"
)
# what is to be brought, by what it stands under: 「應備文件：健保卡、身分證」
_PAPERS = re.compile(
    r"(?:应备|应检附|检附|所需|需备|必备|须备|携带|应带|需带|自备|报名|申[请办]|登记|办理|报到|提交|准备)(?:之|的)?(?:文件|材料|证件|资料|物品|证明|用品)"
)
# 「應備文件：健康證明；監護人同意書；照片。」
_MORE = r"(?:(?:;(?![^;。\n]*[可须需应将由请不:])[^\n。;:,\d]{2,20})+(?=。|\n|$))?"
_PAPERS_LINE = re.compile(rf"(?:{_PAPERS.pattern})[^:\n,。;]{{0,6}}: *(?P<what>[^\n。;:]{{2,60}}{_MORE})")
_PAPERS_HEAD = re.compile(rf"(?:{_PAPERS.pattern})(?=[^:\n,。;]{{0,6}}(?::|\n))")

# 「到會須攜帶：」
_BROUGHT = re.compile(
    r"(?:携带|自带|自备|备齐|备妥|准备好?|出示|提交|提供|递交|缴交|交验|检附|附上|[带交备])(?:以下|下列|如下)?[^,。;]{0,4}$"
)


def _all_of(page: Page) -> tuple[tuple[int, int], ...]:
    """The whole page, where it heads one list alone with what is to be brought: it is then for whatever the page is about."""
    return ((0, len(page.text)),) if len(_PAPERS_HEAD.findall(page.text)) == 1 else ()


_SERIES = re.compile(
    r"(?:以下|下列|如下|包括|包含|分为|有|情形|获得|享受|为|是)[^。;:\n]{0,12}:([^。]{6,300}?)(?:。|$)"
)


# 「須同時滿足：年滿18歲；無欠費；有擔保人。」
DEMANDS = re.compile(
    r"(?:满足|符合|具备|具有|达到)(?:以下|下列|如下)?(?:条件|要求|各?项)?:(?P<all>[^。;:\n]{2,60}(?:;[^。;:\n]{2,60})+)(?=。|\n|$)"
)


def _below(page: Page) -> Iterator[Proposal]:
    """Short lines under one that ends with a colon: 「要求如下：」 and what stands below it."""
    for at, line in enumerate(page.lines):
        if not page.text[line.start : line.end].rstrip().endswith(":"):
            continue
        run: list[Line] = []
        style = style_of(page.text[line.start : line.end])
        for below in page.lines[at + 1 :]:
            text = page.text[below.start : below.end].strip()
            if not text and not run:
                continue
            if run and (
                style_of(text)
                and style_of(text) == style
                or page.text[run[-1].start : run[-1].end].strip()[-1:] == "。"
            ):
                break  # the next heading: 「四、收費：」
            if below.kind == "row" or not 1 < len(text) <= 40 or text.endswith((":", "?")) or "。" in text[:-1]:
                break
            run.append(below)
        if len(run) > 2:
            span = (run[0].start, run[-1].end)
            says = "；".join(page.record.body[one.start : one.end].strip(" ;；。") for one in run)
            yield Proposal(*span, says, 0.04, quote=span, scope=((line.start, line.end),))


_MANY = re.compile(r"([一二两三四五六七八九十\d]+)(?:大?(?:个|种|类|项|位|家|座|所|门|条|款|样|本|份|名)|大)")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """The lists of a page; where the question says how many things it means, none of another length."""
    yield from (*weighed.propose(asked, page), *by_head(asked, page, hits))
    inside = within.propose(asked, page, hits)
    if inside is not None:
        yield from inside
        return
    many = _MANY.search(asked.text, max(0, asked.focus[0] - 10))
    wanted = number(many[1]) if many else None
    for one in (
        *_lists(asked, page, hits),
        *_pairs(page, wanted == 2),
        *_of_kind(asked, page, hits),
        *_either(asked, page),
        *_causes(asked, page, hits),
    ):
        text = one.text or page.text[one.start : one.end]
        if _BRINGS.search(asked.text) and ("。" in text or len(text) > 120):
            continue  # sentences are no things that one brings
        count = len(re.split(r"[、;；]|[和与及或](?=[^、]+$)", text.strip(" 、;；。")))
        if wanted is not None and 1 < wanted <= 20 and count != wanted:
            one = one._replace(boost=one.boost - 0.2)
        yield one


# 「分送甲及乙兩間醫院」
_COUNTED_PAIR = re.compile(
    r"([^,。;:、\n\d“”「」]{2,24})(?:和|与|及|以及|、)([^,。;:、\n\d“”「」]{2,20}?)(?=[两二2](?:大)?[间家处个座所名位地种项类条款门支人者方])"
)
# 「可更換鉸鏈，或按購買價退款」, asked which two ways there are
_EITHER = re.compile(
    r"(?:可以?|得以?|选择|任选|自行|将|为(?:用户|客户|顾客|买家|消费者|会员|商家|业主|学员|旅客)){1,3}(?P<first>[^,。;:、\n]{2,20}?),?(?:或者?|或是)(?P<last>[^,。;:、\n]{2,20}?)(?:(?:[两二]种|等)?(?:方式|办法)[^,。;]{0,6})?(?=[,。;\n]|$)"
)
_WAYS = re.compile(r"哪[两二2]种(?:[^,。?]{0,4}(?:办法|方式|方法|方案|途径|处理|选择|做法))")
_AND = re.compile(r"以及|[和与及]")
_BOUNDS = frozenset("p v c r d u uj ul ud y".split())
_DEEDS = ("v", "vn")


def _pairs(page: Page, two: bool) -> Iterator[Proposal]:
    """Two things joined by 和, 與, 及: where their number stands behind them, or the question wants two."""
    for match in _COUNTED_PAIR.finditer(page.text):
        if any(one.offset <= match.start(2) < one.offset + len(one.span) for one in page.record.lists):
            continue  # ingest has read where the first begins
        start = _begins(page, match.start(1), match.end(1))
        yield Proposal(start, _ends(page, *match.span(2)), boost=0.12)
    for match in both.TOGETHER.finditer(page.text):
        if _AND.search(match["all"]):
            yield Proposal(*match.span("all"), boost=0.13)  # 「須同時具備甲證與乙證」
    if not two:
        return
    begins = edges(page)
    for match in _AND.finditer(page.text):
        if match.start() not in begins or begins[match.start()][0] != match[0]:
            continue
        line = page.lines[page.line_at(match.start())]
        deed = next((at for at in range(match.start() - 1, match.start() - 5, -1) if at in begins), match.start())
        deed = deed if begins.get(deed, ("", ""))[1] in _DEEDS else match.start()
        start = _begins(page, max(line.start, deed - 12), deed)
        end = match.end()
        while end in begins and end - match.end() < 12 and begins[end][1] not in _BOUNDS:
            end += len(begins[end][0])
        last = len(begins[end][0]) if deed < match.start() and begins.get(end, ("", ""))[1] in _DEEDS else 0
        if last and page.text[end + last : end + last + 1] in tuple(",。;\n"):
            end += last  # 「運輸延誤和包裝破損」
        if start < match.start() and end > match.end():
            yield Proposal(start, end, boost=0.0)


_ASKS_CAUSES = re.compile(r"原因|因素|理由|缘故")
_CAUSES = re.compile(
    r"(?:由于|因为|缘于|源于|归因于|(?:原因|因素|理由)(?:主要)?(?:是|为|在于|包括|有|,|:)+)(?P<all>[^,。;、\n]{2,24}(?:和|与|及|以及|、)[^,。;、\n]{2,24})(?=[。;\n]|,(?!以?及))"
)


def _causes(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Two causes told behind 由於 or 原因是, to the end of their clause (「由於電壓不穩和機器老化」), in a sentence with a word of that
    of which the causes are asked."""
    if not _ASKS_CAUSES.search(asked.text):
        return
    of_what = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and not _ASKS_CAUSES.search(term.text)]
    of_what = [i for i in of_what if hits.title[i] < 0.85] or of_what
    for match in _CAUSES.finditer(page.text):
        if not of_what or any(hits.within(i, *page.sentence(match.start())) >= 0.6 for i in of_what):
            yield Proposal(*match.span("all"), boost=0.1)


# names of places and lines that end with their kind
_KIND_ENDS = "站馆店校园门路街区县市镇乡村线楼厅桥港岛山湖场院组班系"


def _of_kind(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Two of the kind that is asked for (哪幾個公交站), each told with it (石橋站與東浦站), where the sentence tells of the deed
    that stands behind the kind in the question."""
    noun = _NOUN.match(asked.text, asked.focus[1])
    kind = next((char for char in noun[1] if char in _KIND_ENDS), "") if noun else ""
    if not kind:
        return
    two = re.compile(
        rf"(?P<first>[^,。;:、\n\d“”「」]{{1,8}}?{kind})(?:和|与|及|以及)[^,。;:、\n\d“”「」]{{1,8}}?{kind}"
    )
    deeds = [i for i, term in enumerate(asked.terms) if noun and term.offset >= noun.start(1) + noun[1].index(kind)]
    deeds = [i for i in deeds if asked.terms[i].weight >= 1]
    for match in two.finditer(page.text):
        if deeds and not any(hits.within(i, *page.sentence(match.start())) >= 0.5 for i in deeds):
            continue
        yield Proposal(_begins(page, *match.span("first")), match.end(), boost=0.13)


def _either(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Two deeds of which one may be chosen, where two ways are asked for."""
    for match in _EITHER.finditer(page.text) if _WAYS.search(asked.text) else ():
        body = page.record.body
        told = "、".join(body[slice(*match.span(group))] for group in ("first", "last"))
        yield Proposal(match.start("first"), match.end("last"), told, 0.2)


def _ends(page: Page, start: int, end: int) -> int:
    """Where the noun phrase ends of which a verb stands last: 「舊倉庫規劃」."""
    begins = edges(page)
    last = next((place for place in range(end - 1, start, -1) if place in begins), None)
    return last if last and len(begins[last][0]) > 1 and begins[last][1] in ("v", "vn", "d") else end


def _begins(page: Page, low: int, high: int) -> int:
    """Where the noun phrase begins that ends at `high`: behind the last verb or preposition."""
    begins = edges(page)
    place = high
    for at in range(high - 1, low - 1, -1):
        if at not in begins:
            if page.text[at] in ",。;:、\n“「《(":
                break
            continue
        word, tag = begins[at]
        if (tag in _BOUNDS and (len(word) > 1 or tag != "v")) or word in _VERBS:
            break
        place = at
    return place


_COUNTED_AS = re.compile(r"(?P<many>[两二三四五六七八九十\d]{1,2})(?:大)?(?P<kind>[科项种类家门座所款本份条位])$")
_GREETS = re.compile(r"(?:各位?|尊敬的|亲爱的)")
_ASKS_EXCEPT = re.compile(r"不(?:包括|包含|含|算|适用|在)|除外|例外|不[参能]")
_VERBS = frozenset("在 送 到 由 向 给 对 把 将 从 是 有 为 往 去 带 获 设 选 用".split())
_REST = re.compile(r"[,;](?:其?余下?的?|剩下的?|另外?|此外|还有|以及)[^。;\n]{2,40}?(?=[。;,\n]|$)")


def _lists(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    kind = _NOUN.match(asked.text, asked.focus[1])
    noun = kind[1] if kind and len(kind[1]) > 1 else ""
    sort = kind[1] if kind and not noun and kind[1] in _KIND_ENDS else ""
    if _ASKS_EXCEPT.search(asked.text):
        for span in excluded(page):
            yield Proposal(*span, boost=0.1)
    for match in _ITEMS.finditer(page.text):
        start, end = match.span()
        if page.text[end : end + 1] == ":" and _GREETS.match(page.text, start):
            continue  # 「各單位、各位職工：」
        lead = _LEAD.match(page.text[start : page.text.find("、", start) + 1])
        if lead:
            start += lead.end()
        items = page.text[start:end].split("、")
        kinds = sum(noun[-2:] in item for item in items) if noun else 0
        if sort and all(
            _BRACKET.sub("", item).endswith(sort) for item in items
        ):  # 「幼兒組（5-6歲）、少年組（7-9歲）」
            yield Proposal(start, end, boost=0.3)
            continue
        if _BRINGS.search(asked.text) and _FLOW.search(page.text, max(0, start - 6), start):
            continue
        of_kind = kinds > 1
        counted = _COUNTED_AS.search(items[-1])  # 「國文、英語、數學三科」, asked 哪幾科
        if counted and counted["kind"] in asked.text[slice(*asked.focus)] and number(counted["many"]) == len(items):
            yield Proposal(start, end, boost=0.2)
            continue
        yield Proposal(start, end, boost=0.13 if kinds == len(items) else 0.1 if of_kind else 0.03)
        rest = _REST.match(page.text, end)
        if rest:  # 「其中甲500萬元、乙200萬元，餘下的…」
            yield Proposal(start, rest.end(), boost=0.04)
    brings = _BRINGS.search(asked.text) is not None
    if brings:
        for match in _PAPERS_LINE.finditer(page.text):
            yield Proposal(*match.span("what"), boost=0.2, scope=_all_of(page))
        for match in _BRING.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.2 if re.search("[、和与及]", match[1]) else 0.1)
    for one in page.record.lists:
        span = (one.offset, one.offset + len(one.span))
        stepped = any(step.offset < span[1] and span[0] < step.offset + len(step.span) for step in page.record.steps)
        brought_none = _BRINGS.search(asked.text) is not None and _FLOW.search(narrow(one.lead)) is not None
        if brought_none or (stepped and not _STEPS.search(asked.text)):
            continue  # what is done one after another
        opening = page.text.rfind("\n", 0, span[0]) + 1
        says = told(one)
        papers = brings and _PAPERS.search(narrow(one.lead)) is not None
        whole = _all_of(page) if papers else ()
        brought = 0.2 * (papers or (brings and _BROUGHT.search(narrow(one.lead)) is not None))
        yield Proposal(*span, says, 0.08 + brought, quote=span, scope=((opening, span[0]), span, *whole))
    for match in _SERIES.finditer(page.text):
        text = page.text[slice(*match.span(1))]
        if text.count(";") > 0:
            yield Proposal(*match.span(1), boost=0.06, scope=(page.sentence(match.start()),))
    for match in _QUOTES.finditer(page.text):
        yield Proposal(*match.span(), boost=0.03)
    yield from _below(page)
    for span, says in runs(page):
        if page.text.count(":", *span) > 1:
            continue  # labels with their values, no list of one kind
        above = page.lines[max(page.line_at(span[0]) - 1, 0)]
        if _ORDERED.search(says) and not _STEPS.search(asked.text):
            continue  # what is done one after another
        yield Proposal(*span, says, -0.06, quote=span, scope=((above.start, above.end),))
    for line in page.lines:
        if line.kind != "row" or line.table is None or page.lines[line.table] != line:
            continue
        rows = [row for row in page.lines if row.table == line.table and row is not line and row.kind == "row"]
        for column, (start, end) in enumerate(page.cells(line)):
            if len(rows) < 2 or not any(hits.within(i, start, end) for i in range(len(asked.terms))):
                continue
            cells = [page.cells(row)[column] for row in rows if column < len(page.cells(row))]
            text = "、".join(page.record.body[slice(*cell)].strip() for cell in cells)
            yield Proposal(start, end, text, 0.03, quote=(line.start, rows[-1].end))


_BRACKET = re.compile(r"\([^)]*\)")
_FLOW = re.compile(r"(?:流程|步骤|程序|顺序)[:为是]?$")  # what is done one after another holds nothing to bring
_ORDERED = re.compile(r"(?:^|；)\s*[(（]?\d{1,2}[)）.、]")
_STEPS = re.compile(r"步|流程|程序|手续|事项|规定|要求|条件|须知|办法|情形|情况|哪些(?:事|要)")

TYPE = Type("which", "list", FOCUS, propose)
