"""Amounts: stated quantities that are no condition of a threshold, with what they are the amount of in the page's
words.

In a table the label is the head of the column, and the head of the row its owner. In running text it is what stands before the number in
its clause, and for what is paid or counted, what that is (「补80元差价」 → 补差价); what stands before the colon of the sentence is its
owner (「场地费：半天300元」 → 场地费 · 半天), and so are the first words of a long label. Where the clause says no more than 每单, 各, 最低, 封顶
and the like, what it is of stands in the amount or the clause before, or in the short line above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.record.predicate import whole
from ingest.record.quantities import BEFORE_MEAN, Quantity
from ingest.record.text import DATED, Cell, Text
from records import Amount
from zh.plain import plain
from zh.segment import shared
from zh.wordstart import begins_a_word

_ENDS_FRONT = re.compile(r"(?:[者时的]|以[内上下外]|之?[后前])(?=..)")
LONGEST = 30  # of owner and label together
_SHORT = 5  # characters of a label; what stands before them is its owner
_BRACKETS = re.compile(r"[(（][^()（）\n]*[)）]")
# no comma of 「1,200」, no colon of 「9:30」
_EDGE = re.compile(r"[、;|\t\n。!?“”\"「」『』《》(,:](?:(?<![,:])|(?<!\d[,:])|(?<=,)(?!\d{3})|(?<=:)(?!\d))")
_MEASURED = (
    r"(?:个?工作日|个?自然日|平方米|立方米|平方公尺|立方公尺|学期|季度|小时|分钟|公斤|千克|公里|个月|人次|[月日年天周次单件个位人户间套台箱张份笔票"
    r"期场门车米度吨辆颗条项科节晚本幅克元家店名])"
)
_MEASURE = re.compile(_MEASURED)
_PER = re.compile(rf"每[半满]?{_MEASURED}$")
_TRIM = re.compile(
    rf"(?:\s|另|并|且|须|需|应|可|即|则|(?:(?<![\u4e00-\u9fff])[现兹今])?将对?|其|的|为|是|共|(?<![预爽违履签合特])约|各|每{_MEASURED}|至多|至少|不少于|不低于|不超过|不高于|"
    r"不多于|(?<![上下期时效权界])限|人民币|新台币|新臺幣|(?:[上下]?[调升降]|提高|增加?|减少?)整?[到至为]|[涨跌升降改变][到至为成]|(?<![理自])由|从|占|打|(?<![可予足所])以|"
    rf"维持|保持|统一|一律|分[别別]|(?<![{BEFORE_MEAN}])均|[:：])+$"
)
# an earlier number of the clause: 「月租由90元降至80元」, 「1000元以上5000元以下」
_EARLIER = re.compile(
    r"(?:[由从從][\d一二三四五六七八九十百][\d,.一二三四五六七八九十百零]*[万萬千亿億]?\S{0,2}?(?:/[\u4e00-\u9fff]{1,2})?"
    r"|(?<![第每至到~\d,.-])[\d一二三四五六七八九十百][\d,.一二三四五六七八九十百零千仟万萬亿億]*(?:公里|公斤|[元%‰个個件人天次])?)(?:以上)?"
    r"(?:下?降|上?升|[上下]?[调調]整?|[提调調]高|增加|[减減]少|放[宽寬]|延[长長]|[缩縮]短|[扩擴]大|提升)?(?:至|到|为|為)?$"
)
_HEAD = re.compile(
    r"(?:\s|\d+[.、)]|并|且|另(?!加)|其中|以及|凡|同时|此外|其(?![余后])|及(?!格)|和|与|但|而|可以|[现兹今]将(?!对$)|[:：、，,])+(?=.)"
)
# 「录取后三日内缴纳…」, 「中签者缴纳…」, 「月流水满3万元奖励…」: it is no piece of what is paid
_WITHIN = re.compile(
    r"[\d一二两三四五六七八九十半]个?(?:工作日|自然日|小时|分钟|星期|季度|学期|[日天周月年])[之以]?(?:内(?![部容测审蒙])|[前后])(?=[\u4e00-\u9fff]{2})"
    r"|[\u4e00-\u9fff]{2}者(?=[\u4e00-\u9fff]{2})(?![会证们])|[满达][\d,.]+[百千万亿]*元(?=[\u4e00-\u9fff]{2})"
)
_PLACE = re.compile(r"在[^在,]{1,12}?[里内中上](?=.)")
_SUM = re.compile(r"[元块%‰]|美元|港元|积分|金币|(?:nt|hk|us)?[$¥￥]")
_PAID = re.compile(
    r"(?:以[上下])?(?:[至到~-]?(?:新台币|人民币)?[\d一二两三四五六七八九十][\d,.零一二两三四五六七八九十百千万亿]*元(?:以[上下])?)?[的之者]?(?![不已即为止及和与或并])"
    r"([\u4e00-\u9fff]{2,6}?)(?=[,、;。:()\s并和及与或后起只可须应不]|$)"
)
_PAYS = re.compile(r"(?:[收交缴付补减退送领得扣罚赠返赔给奖处换加]|收取|支付|奖励|补贴|提报|备妥|预约|领取)$")
# what is counted, right behind its measure: 「6000个名额」
_COUNTS = re.compile(r"^[个名份张件套枚颗间台席家册]$")
_COUNTED = re.compile(
    r"的?(?![可免须需应不已即为以起内外后前左半])([\u4e00-\u9fff]{2,5}?)(?=[,、;。:()\s为供由每可免已向]|进行|$)"
)
_SHARE = re.compile("[%‰成倍]")
_BASE = re.compile("[按以依照]")  # what a share is taken of
_BY = re.compile(r"(?:在[^,。]{1,8}[时后前])?按照?$")
_DONE = re.compile(r"(?:以[\u4e00-\u9fff]{1,4}?)?([\u4e00-\u9fff]{2})(?=[,、;。:()\s]|$)")
_EACH_OF = re.compile(rf"(?:^|按照?)每[半满]?{_MEASURED}$")
_FINED = re.compile(r"(?:以[上下])?的?(罚款)")  # 「处骗取补贴额2倍以下罚款」
_COLLECTED = re.compile(
    r"(?:的?标准)?(?:计收|收取|加[收计]|计[征付缴]|缴纳|支付|交纳|核收|收|计)?([\u4e00-\u9fff]{1,4}[金费息税款])(?=[,、;。:()\s]|$)"
)
_NOTHING = re.compile(
    r"[每后是答有在到至的]|[\d.,一二两三四五六七八九十百千万亿零半几]*(?:个?工作日|小时|分钟|美元|港元|[元块%‰天日月年周次个件])"
)
_GIVEN = re.compile(r"(?:每[名人位])?(?:[各均])?[\u4e00-\u9fff]{0,2}[金费]")
_COUNTED_GROUP = re.compile(r"[奖班组档]$")
_EACH = re.compile(r"(?:各[得获奖]?|共[有计]?|约)?")
_IS = re.compile(r"([\u4e00-\u9fff]{1,5}[金费息税率价])(?:为|是|按照?)(?=..)")  # 「违约金为未还部分的5%」
_NAMED = re.compile(r"[费金价额款租税息率薪酬赏量数]$")
# says of what only together with what stands before it
_WEAK = re.compile(
    rf"(?:每{_MEASURED}(?:收费|以)?|各[得获奖]?|共有|共计|共|[可均]得|约|另|再|加?收取?|(?:新?[台臺]币|人民币|港币|美金)|加|扣除?|减|补|罚|退|最[低高多少]|封顶|起步|保底|上限|以[后内上下外]|[之其此]后|超出部分|"
    r"其余)*"
)
# a name of its own, if a poor one: it takes no clause that counts something or says that more is told (「可容纳50人，每小时收费200元」)
_OWN_NAME = re.compile(r"收费|币|美金")
_MORE_TOLD = re.compile(r"(?:[共合总另]计)$")
_BOUND = re.compile(r"最[低高多少]|封顶|起步|保底|上限")
_DIGIT = re.compile(r"[\d一二三四五六七八九十百]")
_TIER = re.compile(r"\d.*以[内上下外]$")
_LED = re.compile(r"(?<=..)(?:改为|调整为|调为|改成|定为|设为|如下|分为|包括).*")
_FREE = re.compile(
    r"(?:[首前头](?:[\d一两二三四五六七八九十半]*个?(?:小时|分钟|公里|[天日月年次件]))?内?)?免(?:费|收)(?:停[车放]|使用|参观)?$"
)
_TOLD = re.compile(r".*(?:可以|必须|应当|需要|当作|视为|就|会(?![议员场费馆所堂计])|将|的)(?=..)")
_CURRENCY = re.compile(r"(?:新[台臺][币幣]|人民[币幣]|港[币幣]|美[金元])\s*$")
_IN_HEAD = re.compile(
    r"[(（](?:单位[:：]?)?([元%人名个件天]|美元|港元|新台币|公斤|小时|平方米)(?:[/每][^()]{1,5})?[)）]$"
)


def amounts(text: Text, found: Sequence[Quantity], used: frozenset[int]) -> tuple[Amount, ...]:
    """The amounts of a body; `used` are the places of quantities that are conditions."""
    given: list[Amount] = []
    last: tuple[int, str] = (0, "")  # where the amount before ends, and what it is of
    for quantity in found:
        if quantity.start in used or quantity.unit is None and text.cell(quantity.start) is None:
            continue
        cell = text.cell(quantity.start)
        label: str | None
        if cell is not None:
            owner, label = _of_cell(text, cell, quantity)
        else:
            owner, label, of = _of_clause(text, quantity, last)
            last = (quantity.stop, of)
            owner, label = _parted(owner, label)
            if label and _NOTHING.fullmatch(plain(label)):  # 「每」, 「天」, 「一百元」 alone name nothing
                owner, label = None, owner
        if not label:
            continue
        given.append(
            Amount(
                owner=owner,
                label=label[-LONGEST:],
                value=quantity.value,
                unit=quantity.unit or (_head_unit(cell) if cell else None),
                span=text.body[quantity.start : quantity.end],
                offset=quantity.start,
            )
        )
    return tuple(given)


def _parted(owner: str | None, label: str) -> tuple[str | None, str]:
    """A long label as what it is said of and its last words."""
    words = plain(label)
    if said := _IS.match(words):
        return owner or label[said.end() :], label[: said.end(1)]
    cut = whole(words, _SHORT)
    for when in _WITHIN.finditer(words):
        cut = cut if begins_a_word(words, when.end() - 1) else max(cut, when.end())
    if cut == 1:  # a single character names nobody: 「普工」 · 「综合工资」
        cut += len(shared().cut(words[1:])[0])
    if not cut or len(words) - cut < 2:
        return owner, label
    if _DIGIT.match(words, cut - 1):  # 「六十次」 · 「回数票」, 「每50公斤」 · 「收购价」
        measure = _MEASURE.match(words, cut)
        cut = measure.end() if measure else cut + 1
    if ends := _ENDS_FRONT.match(words, cut):  # 「退费者」 · 「退还学费」
        cut = ends.end()
    front = f"{owner or ''}{label[:cut]}"
    return front[max(0, len(front) + len(label) - cut - LONGEST) :], label[cut:]


def _of_cell(text: Text, cell: Cell, quantity: Quantity) -> tuple[str | None, str | None]:
    """Whose and what: the head of the row and of the column, with what stands in the cell before the number."""
    owner, label = (_BRACKETS.sub("", head).strip() or None if head else None for head in (cell.row, cell.column))
    if label is None:
        owner, label = None, owner
    own = _CURRENCY.sub("", text.body[cell.start : quantity.begin]).strip()
    if own and label and len(own) <= _SHORT and not own.startswith("每"):
        label = f"{label} {own}"
    return owner, label


def _head_unit(cell: Cell) -> str | None:
    """The unit that the head of a column gives in brackets: 「学费（元）」, 「洗衣（元/次）」."""
    said = _IN_HEAD.search(plain(cell.column or ""))
    return (cell.column or "")[slice(*said.span(1))] if said else None


def _of_clause(text: Text, quantity: Quantity, before: tuple[int, str]) -> tuple[str | None, str, str]:
    """The owner and the label of an amount, and what that amount is of, for one behind it that does not say."""
    first, last = text.clauses.sentence(quantity.start, quantity.end)
    words = text.plain[max(first, quantity.begin - 60) : quantity.begin]
    first = quantity.begin - len(words)
    blank = _BRACKETS.sub(lambda hit: "\0" * len(hit.group()), words) if "(" in words else words
    opened = blank.rfind("(")
    if opened >= 0 and not blank[opened + 1 :].strip():  # 「手续费(0.3%)」
        blank = blank[:opened]
    edges = [edge.end() for edge in _EDGE.finditer(blank)]
    begin = edges[-1] if edges else 0
    for one in text.finds(first + begin, quantity.begin):
        if one.kind in DATED and one.stop <= quantity.begin:
            begin = max(begin, one.stop - first)
    own = _words(text, first, blank, begin, len(blank))
    own = "" if own in ("前", "頭", "头") else own  # 「前50名下单送伞」
    if len(own) == 1 and quantity.begin < quantity.start:  # 「年满十六岁」
        own += text.body[quantity.begin : quantity.start]
    bound = ""
    if not own or _WEAK.fullmatch(plain(own)):
        for start, end in (
            (quantity.begin, quantity.start),
            (quantity.end, quantity.stop),
        ):  # 「最低2元」, 「30元封顶」
            if said := _BOUND.search(text.plain, start, end):
                own = bound = text.body[said.start() : said.end()]
    counts = not bound and _COUNTS.search(plain(quantity.unit or ""))
    if counts and (counted := _COUNTED.match(text.plain, quantity.end, last)):
        noun = text.body[counted.start(1) : counted.end(1)]
        of = _lead(text, first, blank, begin) + own
        return of or None, noun, of + noun
    if not bound and (collected := _collected(text, quantity, own, last)):
        return own.rstrip("收缴繳付交按照") or None, collected, collected
    if not bound and (given := _given(text, quantity, own, last)):
        return *given, "".join(given)
    own = own if bound else own + _paid(text, quantity, own, last)
    weak = _WEAK.fullmatch(plain(own)) is not None
    if (
        edges
        and _GIVEN.fullmatch(plain(own))
        and before[0] == first + edges[-1] - 1
        and _COUNTED_GROUP.search(plain(before[1]))
    ):
        return before[1], own, own  # 「一等奖2名，奖金800元」
    lead = _lead(text, first, blank, begin)
    if lead and not bound:
        if weak and not plain(own).endswith("收费"):  # 「网球场：每小时收费60元」
            own = ""
        elif (per := _PER.search(blank)) and _TIER.search(plain(own)):  # 「…：10万元以内每笔3元」
            own += text.body[first + per.start() : first + per.end()]
        if not own or lead in own:
            return None, own or lead, own or lead
        return lead, own, lead + own
    if not weak:
        return None, own, own
    of = lead
    if not of and edges:
        start = edges[-2] if len(edges) > 1 else 0
        for one in text.finds(first + start, first + edges[-1] - 1):
            if one.kind in DATED:
                start = min(max(start, one.stop - first), edges[-1] - 1)
        if _OWN_NAME.search(plain(own)) and _DIGIT.search(blank, edges[-2] if len(edges) > 1 else 0, edges[-1] - 1):
            return None, own, own
        of = before[1] if before[0] > first + start else _words(text, first, blank, start, edges[-1] - 1, earlier=True)
        told = _TOLD.match(plain(of))
        of = of[told.end() :] if told else of
        free = _FREE.search(plain(of))  # 「停车场首小时免费，之后每小时3元」
        of = of[: free.start()] if free and free.start() > 1 else of
        more = _MORE_TOLD.search(plain(of))
        of = of[: more.start()] if more else of
    elif not of:
        of = _above(text, first) if begin == 0 else ""
    short = of[whole(plain(of), 4 if bound else 8) :].lstrip("收交缴繳付")
    if short and _EACH.fullmatch(plain(own)):
        return None, short, of
    if short and (per := _PER.search(blank)):  # 「首小时免费，之后每小时3元」
        own = text.body[first + per.start() : first + per.end()]
    return short or None, own, of or own


def _collected(text: Text, quantity: Quantity, own: str, last: int) -> str | None:
    """What is collected, behind a share of something or so much each: 「按欠缴额的0.05%计收滞纳金」, 「按每半小时4元收取占位费」."""
    fined = _FINED.match(text.plain, quantity.end, last) if quantity.unit == "倍" else None
    if fined:
        return text.body[fined.start(1) : fined.end(1)]
    share = _SHARE.fullmatch(plain(quantity.unit or "")) and (not _NAMED.search(plain(own)) or _BASE.search(plain(own)))
    if not share and not _EACH_OF.search(plain(own)):
        return None
    collected = _COLLECTED.match(text.plain, quantity.end, last)
    return text.body[collected.start(1) : collected.end(1)] if collected else None


def _given(text: Text, quantity: Quantity, own: str, last: int) -> tuple[str, str] | None:
    """What is done with a share, and of what: 「充值按120%以点券返还」."""
    share = _SHARE.fullmatch(plain(quantity.unit or "")) and _BY.search(plain(own))
    done = _DONE.match(text.plain, quantity.end, last) if share else None
    of = own[: share.start()] if share else ""
    return (of, text.body[done.start(1) : done.end(1)]) if done and len(of) > 1 else None


def _paid(text: Text, quantity: Quantity, own: str, last: int) -> str:
    """What is paid or counted, behind the number: 「补80元差价」, 「最多提报20个品项」."""
    words = plain(own)
    sum_of = not words or _SUM.fullmatch(plain(quantity.unit or "")) is not None
    if not (_PAYS.search(words) or sum_of and len(words) <= 4 and not _NAMED.search(words)):
        return ""
    paid = _PAID.match(text.plain, quantity.end, last)
    return text.body[paid.start(1) : paid.end(1)] if paid else ""


def _above(text: Text, place: int) -> str:
    """The short line above a line that begins with an amount: 「每日名额」 above 「60人」."""
    at = text.line(place)
    if at < 1 or text.lines[at].start != place or text.lines[at - 1].kind == "row":
        return ""
    above = text.body[text.lines[at - 1].start : text.lines[at - 1].end].strip().rstrip(":：")
    return above if 2 <= len(above) <= 12 and not _EDGE.search(plain(above)) else ""


def _lead(text: Text, first: int, blank: str, begin: int) -> str:
    """What stands before the last colon of the sentence, its last few words."""
    colon = max(blank.rfind(":", 0, begin), blank.rfind("|", 0, begin))
    if colon < 0 or text.covered[first + colon]:  # no time of day
        return ""
    start = max([edge.end() for edge in _EDGE.finditer(blank, 0, colon)], default=0)
    for one in text.finds(first + start, first + colon):  # 「2024-07-08起：每秒40次」: a day is nobody
        start = max(start, one.stop - first) if one.kind in DATED else start
    start += len(blank[start:colon]) - len(blank[start:colon].lstrip("起 "))
    lead = _words(text, first, blank, start, colon)
    led = _LED.search(plain(lead))
    lead = lead[: led.start()] if led else lead
    return lead[whole(plain(lead), 8) :]


def _words(text: Text, first: int, blank: str, begin: int, end: int, earlier: bool = False) -> str:
    """A piece of the body without brackets, places and words that only join, its last whole words; without a number at
    its end but where `earlier` ones are wanted.
    """
    trimmed = _TRIM.search(blank, max(begin, end - 16), end)
    end = trimmed.start() if trimmed and blank[begin : trimmed.start()].strip() else end
    head = _HEAD.match(blank, begin, end)
    begin = head.end() if head else begin
    place = _PLACE.search(blank, begin, end) if "在" in blank else None
    if place or "\0" in blank[begin:end]:
        inside = range(*place.span()) if place else range(0)
        words = "".join(text.body[first + at] for at in range(begin, end) if blank[at] != "\0" and at not in inside)
    else:
        words = text.body[first + begin : first + end]
    if not earlier and _DIGIT.search(words):
        rest = _EARLIER.sub("", words)
        trimmed = _TRIM.search(plain(rest)) if rest != words else None  # 「处新台币6000元以上」
        words = rest[: trimmed.start()] if trimmed and rest[: trimmed.start()].strip() else rest
    words = words.strip()
    return words[whole(plain(words), 14) :]
