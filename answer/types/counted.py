"""What speaks for a number, or against it, beyond its unit: how a length is told of the very thing, what is no amount at all.

Read of the clause of the number alone: a period that is looked back on (近60天), the number of a line (「2. 優化…」), a sum for what goes
beyond (「超出3公里每公里加收2元」), what is done before a day (「3天前辦理」), a day of each month (每月12日).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked import Asked
from answer.evidence import Page
from answer.types import changed
from answer.values import LENGTHS, PERCENT, Amount, amounts_of
from answer.words import Term

_NUMBERED = re.compile(r"\s*[(（]?\d{1,2}[)）.、]\s*(?!\d)")
_LOOKS_BACK = re.compile(r"(?:最近|近|过去)$")
_ASKS_BACK = re.compile(r"近|过去|此前|前几|前多少|[天日周月年](?:都|内)?[没未无不]")  # 「多少天沒消費會降級」
_MONTHLY = re.compile(r"[每次]个?月$")
_WITHIN = re.compile(r"(?:以|之)?内")
_AHEAD_ASKED = re.compile(r"(?:提前|提早|早)(?:几|多少|多久)|(?:几|多少)(?:个)?(?:工作)?[天日周小时个月]+[之以]?前")
_AHEAD = re.compile(r"(?:之|以)?前")
_BEFORE = re.compile(r"(?:提早|前)[^,。;\d]{0,3}$")
# 「幾天不簽到會取消」: 「連續5天未簽到」
_UNDONE = re.compile(r"(?:多少|几)个?(?:工作)?[天日周月年](?:都|内)?(?:[没未无]|不(?![到超够能会可满足少低]))")
_NOT_DONE = re.compile(r"(?:以上|内)?(?:都|均)?[没未无不]")
_EVERY, _RUNS, _ASKS_RUNS = (
    re.compile(r"每隔?$|隔$"),
    re.compile(r"(?:就?[有发开])?[一1][班趟列次]"),
    re.compile(r"[班趟列次隔每频]"),
)
_DONE = re.compile(
    r"(?:之?内)?[能会才可就要以]*(?P<deed>[退还寄送发修补换付赔批领审])(?:[回还给完好到掉款费钱]|来)*[呢啊]?[?]?$"
)
_LENGTH = re.compile(r"多(?:久|长时间|少时间)|(?:多少|几)(?:个)?(?:工作[日天]|学期|小时|分钟|星期|月|周|年|天|日)")
_LINKS = r"(?:有|是|为|要|需要?|须|得|共|总共|一共|能|可以?)*"
_AMOUNT_OF = re.compile(
    r"(?:总)?(?:人?数量?|量|额|规模)?(?:须|需|应|要|必须|至少|在|为|达到?|超过|不(?:少|低)于|大于|满|≥|>){1,3}$"
)
_BEYOND = re.compile(r"(?:超[出过]|续|增加?|以外|之外|以上)[^,。;]{0,12}(?:每|另|加)[^,。;]{0,6}$")
_ASKS_BEYOND = re.compile(r"[超加续增每外满]|多(?!少)|以上|\d")
# 「試用期自開通之日起14天」
_HEADS = re.compile(
    r"(?:时间|期限|时长|周期|期)?[:为是]?(?:自[^,。;\d]{1,10}起)?(?:一般|通常|大?约|共|为期|最[长短]|需要?|持续|为|是)*"
)
# what heads shares: 「三、佣金比例」
_RATES = re.compile(r"佣金|[^动消]费|率|比例|抽成|提成|分成")
FITS = 0.15
_RESERVE_ASKED = re.compile(r"候补|备取|递补|后补|备选")
_RESERVE = re.compile(rf"(?:{_RESERVE_ASKED.pattern})(?:名额|人数)?(?:各|共|为|是|:)?$")
# 「線路有多長」: 「全長23公里」; what is measured stands with its number
_LINK = r"(?:度|约|大约|近|达|为|是|可达|最[高深长远大重]|:){0,3}$"
_DIMENSIONS = tuple(
    (re.compile(asks), re.compile(told + _LINK))
    for asks, told in (
        (r"多长(?!时间)", r"(?<![班店校局院处部市县镇乡村家组队站会馆社团厂科股])长"),
        (r"多高(?!的?(?:分|学历))", r"(?<![最提升])高"),
        (r"多宽", r"宽"),
        (r"多深", r"深"),
        (r"多厚", r"厚"),
        (r"多重", r"(?<![多双])重"),
        (
            r"[跑走开飞骑行]多远|续航(?:里程)?(?:有|是)?多",
            r"(?:(?<!分钟)(?<!分钟可)(?<!小时)(?<!小时可)行驶|续航(?:里程)?|航程|射程|跑|飞行|骑行)",
        ),
        (r"(?:面积|占地)(?:有|是)?(?:多大|多少)|多大面积", r"(?:面积|占地)"),
    )
)
_OF_SALES = re.compile(r"服务费|佣金|抽成|提成|分成")
NEAR = 60  # characters beside an amount that are looked at
MANY = 40  # shares of a page that are looked at


def _noun(asked: Asked) -> str:
    """The word that stands before the question word: 「试用期」 of 「试用期有多久」."""
    before = re.sub(rf"{_LINKS}$", "", asked.text[: asked.focus[0]])
    return next((term.text for term in asked.terms if term.end == len(before) and len(term.text) > 1), "")


def adds(asked: Asked, page: Page, one: Amount) -> float | None:
    """What it adds to how well an amount fits; None where it is none, or not what is asked."""
    line = page.lines[page.line_at(one.start)]
    if not one.unit and line.kind != "row":
        number = _NUMBERED.match(page.text, line.start)
        if number and one.start < number.end():
            return None
    reserve = _RESERVE.search(page.text, line.start, one.start)
    if reserve and not _RESERVE_ASKED.search(asked.text):
        return None  # 「名額60位，候補8位」
    if any(asks.search(asked.text) and told.search(page.text, line.start, one.start) for asks, told in _DIMENSIONS):
        return FITS
    if one.unit not in LENGTHS or not _LENGTH.search(asked.text, *asked.focus):
        return 0.0
    before = page.text[max(line.start, one.start - 6) : one.start]
    if _LOOKS_BACK.search(before) and not _ASKS_BACK.search(asked.text):
        return None  # 「近60天最低價」
    if one.unit == "日" and _MONTHLY.search(before):
        return None  # 「每月12日結算」: a day, no length
    if _AHEAD_ASKED.search(asked.text):
        if re.search("[天日]", asked.text[slice(*asked.focus)]) and one.unit[-1] in "时钟":
            return None
        return FITS / 2 if _AHEAD.match(page.text, one.end) or _BEFORE.search(before) else None
    if _EVERY.search(before) and _RUNS.match(page.text, one.end) and not _ASKS_RUNS.search(asked.text):
        return None  # 「每隔20分鐘一班」, asked how long one rides
    if _UNDONE.search(asked.text):
        if _BEFORE.search(before) or _AHEAD.match(page.text, one.end):
            return None  # 「刪除前7天通知」, asked after how many days without a visit
        return FITS if _NOT_DONE.match(page.text, one.end) else 0.0
    done = _DONE.match(asked.text, asked.focus[1])
    if done and re.compile(rf"{_WITHIN.pattern}[^,。;\d]{{0,3}}{done['deed']}").match(page.text, one.end):
        return FITS  # 「多久退」: 「3天內退回」
    deed = next((term for term in asked.terms if term.offset == asked.focus[1] and len(term.text) > 1), None)
    behind = page.text[one.end : min(page.clause(one.start)[1], one.end + NEAR)]
    if deed and any(word in behind for word in (deed.text, *deed.alternatives)):
        return FITS  # 「多久處理」: 「於5個工作日內處理」
    low, high = page.sentence(one.start)
    told = page.text[max(low, one.start - NEAR) : min(high, one.end + NEAR)]
    noun, clause = _noun(asked), page.clause(one.start)
    named = any(noun[at : at + 2] in told for at in range(len(noun) - 1))
    if not named and lasts(asked) and _WITHIN.match(page.text, one.end):
        return -FITS  # 「大促幾天」, and 「活動結束後15個工作日內退回」
    heads = (
        noun and page.text.startswith(noun, clause[0]) and _HEADS.fullmatch(page.text, clause[0] + len(noun), one.start)
    )
    return FITS if heads else 0.0


def lasts(asked: Asked) -> bool:
    """Whether it is asked how long a thing lasts, no deed: 「租期多久」, 「大促幾天」; its days tell that too."""
    last = max(asked.terms, key=lambda term: term.end, default=None)
    whole = _LENGTH.search(asked.text, *asked.focus) is not None and not asked.text[asked.focus[1] :].strip("?呢了的")
    if not whole or last is None or not last.noun or last.tag == "vn" or _noun(asked) != last.text:
        return False
    return all(term.noun or (len(term.text) > 1 and term.tag[:1] != "v") for term in asked.terms)


def of_noun(asked: Asked, page: Page, one: Amount) -> bool:
    """「粉絲數超過1000」, asked 「粉絲要多少」: what is counted stands before the number."""
    noun, start = _noun(asked), page.clause(one.start)[0]
    reach = _AMOUNT_OF.search(page.text, max(start, one.start - 10), one.start) if noun and not one.unit else None
    return reach is not None and page.text.endswith(noun, start, reach.start())


def grew(asked: Asked, page: Page, one: Amount) -> bool:
    """「原有座位820席，現在減為536席」, asked 「多少個座位」: what is counted stands with the number of before."""
    old = next((each.old for each in changed.resized(page.text) if each.new[0] == one.start), None)
    if old is None:
        return False
    told = page.text[page.clause(old[0])[0] : old[0]]
    low, high = asked.focus
    beside = (term for term in asked.terms if term.noun and (term.end == low or high <= term.offset <= high + 2))
    return any(word in told for term in beside for word in (term.text, *term.alternatives))


_TAKEN_IN = re.compile(
    r"(?:[收招录限要](?:了|取|到)?(?:多少|几)个?|录取(?:多少|几)|名额(?:是|有)?(?:多少|几)个?|容纳(?:多少|几)个?)[人名位]"
)
_PLACES = re.compile(r"(?:名额|限额|席位)[^,。;、\d]{0,8}$")


def of_places(asked: Asked, page: Page, one: Amount) -> bool:
    """「名額擴大到700個」, asked 「一共收多少人」."""
    if _TAKEN_IN.search(asked.text) is None or one.unit not in ("个", "名", "位", ""):
        return False
    return _PLACES.search(page.text, page.clause(one.start)[0], one.start) is not None


def beyond(asked: Asked, page: Page, one: Amount) -> float:
    """Against a sum for each unit beyond what is asked: 「超出3公里每公里加收2元」, asked for the 起步價."""
    if _ASKS_BEYOND.search(asked.text):
        return 0.0
    start = page.clause(one.start)[0]
    return -FITS if _BEYOND.search(page.text, max(start, one.start - 20), one.start) else 0.0


def once(page: Page, telling: Sequence[Term]) -> bool:
    """Whether a page tells one share alone in a sentence that names what is asked for: 「另按成交額收取2%的服務費」."""
    if not telling or not _OF_SALES.search(telling[0].text):
        return False
    shares = [page.sentence(one.start) for one in amounts_of(page.text, page.year) if one.unit in PERCENT]
    return sum(telling[0].text in page.text[slice(*span)] for span in shares[:MANY]) == 1


def head(page: Page, one: Amount) -> str:
    """What the column of an amount in a table is headed by; of a line, what it stands under: 「三、佣金比例」."""
    line, span = page.lines[page.line_at(one.start)], page.head_cell(one.start)
    if line.kind != "row":
        above = None if line.heading is None or line.distance > 1 else page.lines[line.heading]
        span = (above.start, above.end) if above else page.label(one.start)
        span = span if span and _RATES.search(page.text, *span) else None
    return page.text[slice(*span)] if span else ""


_UPON = re.compile(r"(?:超过|超出|未满|不满|不足|未达|达到|多于|少于|低于|高于)$")
_THOSE = re.compile(r"(?:以上|以下)?(?:的|者)(?=,)")


def on_condition(page: Page, one: Amount) -> bool:
    """「超過8個的，另收審核費」 tells no number of them."""
    before = page.text[max(0, one.start - 4) : one.start]
    return _UPON.search(before) is not None and _THOSE.match(page.text, one.end) is not None


# 「這群羊裡有幾隻是羔羊」: what is counted of them
AMONG = re.compile(
    r"[里中](?:面|头)?,?(?:共|大约|约)?(?:一共)?有?(?:多少|几)[一-鿿]{0,2}?(?:是|属于)(?P<what>[一-鿿]{2,6})"
)


def among(asked: Asked, page: Page, one: Amount) -> float:
    """「其中童書310冊」, asked 「裡有多少冊是童書」."""
    part = AMONG.search(asked.text)
    return FITS if part and page.text.endswith(part["what"], 0, one.start) else 0.0
