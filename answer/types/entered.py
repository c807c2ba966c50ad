"""The value of the one entry of a card (entries.py) that a question names: 「一般多少錢」 of 「費用：早鳥880元｜一般1,080元」.

It is told where every thing that the question names stands in the title, in the entry's label, its kind or its condition; where the entry
has no kind that the question does not name; and where no other entry is named as well. A question of a day, of a sum of several, or
of a deed (退, 賠, 加) that the entry does not tell of is left to the other readings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import attrgetter

from answer.asked import Asked
from answer.cards import MEASURE, Span
from answer.dates import dates_of
from answer.entries import Entry, entries
from answer.evidence import Page
from answer.limits import limits
from answer.match import Hits
from answer.types.columns import head_unit
from answer.types.contract import Proposal
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import MONEY, amounts_of

STANDS = 0.5  # credit of a word of the question in a span of an entry
TITLED = 0.85  # the same in the title
SURE = 0.4

_DEEDS = "退减补罚赔返奖送省扣加涨降抵换续"
_NO_DEED = re.compile(r"[接配寄运派发]送|折扣|扣点|加急|加大|更换|续航|减肥|奖状|加盟")
_FORMER = re.compile(r"原[来本先价]|原(?=[^\w]|$)|以前|之前是|[改调涨降]之?前|调整前|本来|过去|旧[价的]")
_SUM = re.compile(r"一共|总共|合计|加起来|总计|共计|差[额价多]|[两二三四五六七八九十]个?人|两张")
_RATE_ASKED = re.compile(rf"(?:每一?|(?<![第统唯万同单十])一)({MEASURE})")
_PLAIN = re.compile(
    r"(?:原[来本先价]?|以前|[改调涨降]之?前|调整前|现在|目前|平常|一般|价[格钱位]?|费用?|收费|金额|钱|定价|售价|单价|票价|要价|数量|数目|数)$"
)
# what says nothing of whose a value is: 「每單＋」, 「另收」
_SAYS_LITTLE = re.compile(
    r"每[一-鿿]|一律|至少|最[多少高低远大]|上限|不超过|另[收加付]?|加收|收取?|需|约|共|限|仍|仅|各|起|为|是|价|费|可|原|现|\W|\d+"
)
_PRICED = re.compile(
    r"[费价租薪押]|票(?!数)|[定订佣奖罚]金|保证金|挂号|[另加]收|减(?=\d|$)|折(?=$)|送(?=$)|扣(?=$)|赔|\+$"
)
_PRICES = re.compile(r"价[目格表]|[押租]金|保证金|收费|费用|运费|报价|菜单|团购|票价")
_COUNTED = re.compile(
    r"名额|[车席床座学]位|[人件次]数|数量|库存|并发|[摊展]位|容量|编号|电话|热线|专线|洽|分机|[客商]服"
)
_LACKS = frozenset("未非不无没免")
_OF_SORT = frozenset("级类版型款档种场班组")
_NUMBER = re.compile(r"(?<!\d)(?!20\d\d年)\d+")
_LIMIT = re.compile(r"(?:及|或|含)?(?:以[上下内]|起)")
_GOES_ON = re.compile(r"[一-鿿]{2,}")
# 「課程費用」, of 課程報名
_OF_ANY = re.compile(r"(?:标准|费用|价[格目]|金额|收费|方[式法]|规定|服务|[期时]间|期限)+$")
_BEHIND = re.compile(r"[一-鿿a-z%㎡℃]")
_start = attrgetter("start")


def told(asked: Asked, page: Page, hits: Hits, suits: Callable[[Entry], bool]) -> Iterator[Proposal]:
    """The value that the question asks for, where a card tells it plainly."""
    one = named(asked, page, hits, suits)
    if one is not None:
        scope = tuple(span for span in one.spans if span[0] < span[1])
        unit = head_unit(page, one.amount)
        says = page.record.body[one.amount.start : one.amount.end] + unit if unit else None
        yield Proposal(one.amount.start, one.amount.end, says, SURE, scope=scope, settled=True)


def named(asked: Asked, page: Page, hits: Hits, suits: Callable[[Entry], bool]) -> Entry | None:
    """The one entry of those that suit which the question names; None where none is, or several are."""
    if dates_of(asked.text, None) or _SUM.search(asked.text):
        return None
    former = _FORMER.search(asked.text) is not None
    best: list[tuple[tuple[int, int], Entry]] = []
    every = entries(page)
    for one in every:
        if (
            one.former != former
            or not suits(one)
            or (_LIMIT.match(page.text, one.amount.end) and any(_told_of(one, each) and suits(each) for each in every))
            or not _of_same_deed(asked, page, one)
            or not _holds(asked, page, one)
        ):
            continue
        held = _held(asked, page, hits, one)
        if held is None:
            continue
        unnamed = sum(not _says(asked, page, hits, span) for span in one.kinds)
        best.append(((held, -unnamed), one))
    top = max((rank for rank, _ in best), default=(0, 0))
    first = [one for rank, one in best if rank == top]
    if top[0] < 1 or top[1] < 0 or len({page.text[one.amount.start : one.amount.end] for one in first}) > 1:
        return None
    return first[0]


def _held(asked: Asked, page: Page, hits: Hits, one: Entry) -> int | None:
    """How many words of the question, and names of the entry, stand in both; None where a thing that it names does not."""
    told = [_core(page, span) for span in one.spans]
    stands = {at for core in told if core for at in _letters(asked.text, core)}
    titled = {at for at in range(1, len(asked.text)) if asked.text[at - 1 : at + 1] in page.title}
    held = 0
    rate = _RATE_ASKED.search(asked.text)
    for i, term in enumerate(asked.terms):
        mine = set(range(term.offset, term.end))
        if rate and rate.start() <= term.offset < rate.end():
            continue
        if term.weight >= 1 and any(
            hits.within(i, *span) >= STANDS or _shared(page, span, term.text) for span in one.spans
        ):
            held, stands = held + 1, stands - mine
        elif stands & mine and all(asked.text[at] in _OF_SORT for at in mine - stands - titled):
            continue  # 「金級」, of 銀 and 金
        elif term.weight < 1 or _PLAIN.fullmatch(term.text) or hits.title[i] >= TITLED:
            continue
        elif term.noun or term.text[0] in _LACKS or term.tag in ("loose", "quoted", "latin", "ordinal"):
            return None  # 「未稅」, of a price that is told with it
        elif _goes_on(asked, page, one, i):
            return None
    whole = " ".join(page.text[slice(*span)] for span in one.spans) + page.title
    given_at = {each.start for each in given(asked.text)}
    for number in _NUMBER.finditer(asked.text):  # 「3號線」, of which the entry of 1號線 tells nothing
        if number.start() not in given_at and number[0] not in _NUMBER.findall(whole):
            return None
    if rate and (notes := [page.text[slice(*span)] for span in one.notes]):
        held += any(note == rate[1] or note.endswith(rate[1]) or (note and rate[1].endswith(note)) for note in notes)
    return held + any(_letters(asked.text, core) & stands for core in told)


def _told_of(one: Entry, other: Entry) -> bool:
    """Whether a value only says of whom the other is: the 60 of 「60歲以上每天10元」."""
    return any(low <= one.amount.start < high for low, high in other.kinds)


def _goes_on(asked: Asked, page: Page, one: Entry, index: int) -> bool:
    """Whether a name of the entry goes on otherwise than the question, from a word of both: 印鑑證明, asked of 印鑑變更."""
    word = asked.terms[index]
    before = [term.text for term in asked.terms if term.end == word.offset and len(term.text) > 1]
    for low, high in (*one.labels, *one.kinds):
        for name in before:
            place = page.text.find(name, low, high)
            rest = _GOES_ON.match(page.text, place + len(name), high) if place >= 0 else None
            if rest and not _OF_ANY.fullmatch(rest[0]) and not set(rest[0]) & set(word.text):
                return True
    return False


def _letters(text: str, core: str) -> set[int]:
    place = text.find(core) if core else -1
    return set(range(place, place + len(core))) if place >= 0 else set()


def _core(page: Page, span: Span) -> str:
    return _SAYS_LITTLE.sub("", page.text[slice(*span)])


def _shared(page: Page, span: Span, word: str) -> bool:
    """Whether a name is the beginning of a word, or holds it: 二手 of 二手衣."""
    core = _core(page, span)
    return len(core) > 1 and len(word) > 1 and (core in word or word in core)


def _says(asked: Asked, page: Page, hits: Hits, span: Span) -> bool:
    """Whether the question names what a span says, as far as that says something."""
    core = _core(page, span)
    return (
        not core
        or core in asked.text
        or any(term.weight >= 1 and hits.within(i, *span) >= STANDS for i, term in enumerate(asked.terms))
        or any(_shared(page, span, term.text) for term in asked.terms)
    )


def _of_same_deed(asked: Asked, page: Page, one: Entry) -> bool:
    """Whether the entry tells of the deed that is asked for, and of no other."""
    asks = _NO_DEED.sub("", asked.text)
    says = _NO_DEED.sub("", "".join(page.text[slice(*span)] for span in (*one.labels, *one.kinds)))
    whole = says + page.title + "".join(page.text[slice(*span)] for span in one.notes)
    return not any(
        (char in asks and char not in whole) or (char in says and char not in asks + page.title) for char in _DEEDS
    )


def _holds(asked: Asked, page: Page, one: Entry) -> bool:
    """Whether each amount that the question gives is one that the entry is told of."""
    mine, rate = given(asked.text), _RATE_ASKED.search(asked.text)
    told = amounts_of(page.text, page.year) if mine else ()
    for own in mine:
        if own.value == 1 or (rate and rate.start() <= own.start < rate.end()):
            continue
        like = [
            each
            for low, high in one.spans
            for each in told[bisect_left(told, low, key=_start) : bisect_left(told, high, key=_start)]
            if same_unit(own.unit, each.unit)
        ]
        inside = {each.start for each in like}
        if not any(each.value <= own.value <= (each.upper or each.value) for each in like) and not any(
            each.holds(own.value) for each in limits(page) if each.amount.start in inside
        ):
            return False
    return True


def sums(asked: Asked, page: Page, hits: Hits) -> list[Proposal]:
    """The sum of money that a question asks for: one that a card tells as such, or else a bare number that it tells of nothing else."""
    return list(told(asked, page, hits, lambda one: is_money(page, one))) or list(
        told(asked, page, hits, lambda one: not one.amount.unit and not _counts(page, one))
    )


def is_money(page: Page, one: Entry) -> bool:
    """Whether a value is a sum of money, told with its unit or without: 「月票 60」, 「出診費＋1,000」, a bare number of a price list."""
    amount = one.amount
    if amount.unit:
        return amount.unit in MONEY or amount.unit.endswith("元")
    if one.priced and not _BEHIND.match(page.text, amount.end):
        return True
    if _counts(page, one):
        return False
    return any(_PRICED.search(page.text[slice(*span)]) for span in (*one.labels, *one.kinds)) or _in_prices(page, one)


def _counts(page: Page, one: Entry) -> bool:
    """Whether a number without a unit counts something: 「45攤」, 「車位：汽車312」, 「粉絲≥500」."""
    if _BEHIND.match(page.text, one.amount.end) or page.text[one.amount.start - 1 : one.amount.start] in (
        "≥",
        "≤",
        "<",
        ">",
    ):
        return True
    return any(_COUNTED.search(page.text[slice(*span)]) for span in (*one.labels, *one.kinds))


def _in_prices(page: Page, one: Entry) -> bool:
    """Whether an entry without a unit stands in a list of prices: the page, or what heads its line, is one."""
    line = page.lines[page.line_at(one.amount.start)]
    heading = page.lines[line.heading] if line.heading is not None else None
    return bool(_PRICES.search(page.title) or (heading and _PRICES.search(page.text, heading.start, heading.end)))
