"""Things of one kind side by side: line 1 and line 3, zone A and zone B, 眼科 and 口腔科, 一期 and 二期, 32路 and 108路, HR2086 and HR2068.

A value is told of the one that is named last before it, in its sentence or in the heading over it. Where that is another of the
kind than the question names, the value is no answer, though all other words of the question stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answer.evidence import Page
from answer.marks import Seen
from answer.numbered import all_numbered, numbered
from answer.text import number

_HEADS = "营业厅|仓库|类目|分店|门店|分馆|分院|学院|校区|疫苗|套餐|公会|展厅|教室|专[线列]|班[列次]|航[线班]|快线|舱位|(?<![开登搭候靠离停乘租包行下])船|(?<=[早午晚日夜])场|部(?!分)|处(?![分理罚置于在])|仓(?!储)|[舱柜科类卡站店馆课厅桥园苑餐系村路街室区楼班组队票券]"
_NAMED = re.compile(
    rf"(?:^|(?<=[:、,;。()\s和与及或]))(?P<which>[一-鿿a-z\d]{{1,4}}?)(?P<head>{_HEADS})(?![一-鿿]?(?:号|长|员|主任)|(?<=店)[铺家面])"
)
_ASKED = re.compile(rf"(?P<which>[一-鿿]{{1,6}})(?P<head>{_HEADS})")
# what names no one of a kind
_NONE = re.compile(
    r"(?:[哪几各每本该这那多少个的全此我其同分开闭休上下进入出满到为一在去来是有能坐乘搭买办领发封修报补停退换购售订抢验]|什么|[哪几一单每各两][条个家座间所张份台套场批]|单)$"
)
_THIS = re.compile(r"[本该此这]")  # 「本期實作班」 is the page's own
_VERB = re.compile(r"^[开闭停进入出退刷办换持购买卖验取检领订抢售借订跨过上下坐放]$")
KINDS = frozenset("when left count amount who org where what which contact open".split())


def of_rival(one: Seen) -> bool:
    """Whether a value is told of another of a kind than the question names: 23:40 of line 1, asked of line 3."""
    if one.kind not in KINDS or one.in_row or one.proposal.text == "":
        return False
    return _other_number(one) or _other_name(one) or _other_size(one) or _without_prefix(one)


# 「500M寬帶」, 「暢享59」: a size or a number that is a name
_SIZED = re.compile(
    r"(?<![\d.])(?P<which>\d{1,5})(?P<head>m|g|k|gb|mb|tb|寸|吋|呎|英[寸尺]|升|匹|人座|年款)(?![a-z\d])"
)
_SERIES = re.compile(r"(?P<head>[一-鿿]{2})(?P<which>\d{2,4})(?![\d年月日号:.元块%人名个天岁周])")


def _other_size(one: Seen) -> bool:
    page, start, end = one.page, one.proposal.start, one.proposal.end
    for form in (_SIZED, _SERIES):
        for mine in form.finditer(one.asked.text):
            for low, high in (page.clause(start), (page.sentence(start)[0], start)):
                told = [
                    each
                    for each in form.finditer(page.text, low, high)
                    if each["head"] == mine["head"] and not start <= each.start("which") < end
                ]
                if told:
                    if all(each["which"] != mine["which"] for each in told):
                        return True
                    break
    return False


_CALLED = re.compile(r"[“「『《](?P<name>[一-鿿a-z\d]{1,6}(?P<head>号|轮|机器人|火箭|卫星))[”」』》]")


def of_other_called(one: Seen) -> bool:
    """「遠帆號哪天停航」 of 「「晴川號」9月1日停航」: of ships and trains that a page names, the one that heads a clause before the value, where
    the sentence names no other."""
    if one.kind not in KINDS or one.in_row:
        return False
    page, start = one.page, one.proposal.start
    names = _called(page.text)
    mine = [name for name in names if name in one.asked.text] if len(names) > 1 else []
    if len(mine) != 1:
        return False
    before = page.text[page.sentence(start)[0] : start]
    if mine[0] in before or _IT.match(before):
        return False
    told = [each for each in _CALLED.finditer(before) if each["head"] == names[mine[0]]]
    if not told or not _HEADS_CLAUSE.search(before, 0, told[-1].start()):
        return False
    return mine[0] not in page.title or told[-1]["name"] in page.title


@lru_cache(maxsize=256)
def _called(text: str) -> dict[str, str]:
    """The names of ships and trains of a page, and of what kind each is."""
    return {match["name"]: match["head"] for match in _CALLED.finditer(text)}


_HEADS_CLAUSE = re.compile(r"(?:^|[,;:、]|而|但)\s*$")
_IT = re.compile(r"\s*(?:它|[该本新](?:船|车|轮|机|号|列车))")


_PREFIXED = re.compile(r"(?P<prefix>[副非前]|被(?=[一-鿿]{2}[人者方]))(?P<what>[一-鿿]{2})")


def _without_prefix(one: Seen) -> bool:
    """「副團長是誰」 where the page tells the 團長, 「非團員」 where it tells of 團員."""
    page, clause = one.page, one.page.clause(one.proposal.start)
    label = page.label(one.proposal.start)
    text = page.text[slice(*clause)] + (page.text[slice(*label)] if label else "")
    return any(
        match["what"] in text and match[0] not in text
        for match in _PREFIXED.finditer(one.asked.text)
        if match["prefix"] != "前" or match["what"] in ("会长", "校长", "主席", "院长", "总统")
    )


def _spans(page: Page, place: int) -> Iterator[tuple[int, int]]:
    """The clause of a place, what stands before it in its sentence, and the heading over it."""
    clause, sentence = page.clause(place), page.sentence(place)
    yield clause
    yield sentence[0], clause[0]
    heading = page.lines[page.line_at(place)].heading
    if heading is not None:
        yield page.lines[heading].start, page.lines[heading].end


def _other_number(one: Seen) -> bool:
    page, start, end = one.page, one.proposal.start, one.proposal.end
    every = list(numbered(one.asked.text))
    for mine in every:
        meant = set().union(*(each.which for each in every if each.head == mine.head))  # 「第二期公告裡說第一期…」
        told = [each for each in all_numbered(page.text) if each.head == mine.head and not start <= each.start < end]
        titled = any(each.head == mine.head and each.which & mine.which for each in numbered(page.title))
        first = mine.which == {"1"} and re.search(f"[每首头各]{mine.head}|每人|各\\d", page.text)
        if not told or first:
            continue  # 「一班最多幾個人」 is of each, 「第一輪」 is the 首輪
        if not titled and not any(each.which & mine.which for each in told):
            return True  # the page knows others of the kind alone
        for low, high in list(_spans(page, start))[: 2 if titled else 3]:
            inside = [each for each in told if low <= each.start < high]
            before = [each for each in inside if each.start < start]
            if inside:
                nearest = before[-1] if before else inside[0]
                if not nearest.which & meant:
                    return True
                break
    return False


def _other_name(one: Seen) -> bool:
    page, start = one.page, one.proposal.start
    every = list(_ASKED.finditer(one.asked.text))
    for asked in every:
        which, head = _without_place(one, asked), asked["head"]
        titled = not which or f"{which[-2:]}{head}" in page.title
        own = which[-2:] in page.text[slice(*page.clause(start))]  # 「HPV疫苗：二價每針329元」
        if titled or own or _NONE.search(which) or _is_own(one, asked.start(), asked.end(), head):
            continue
        for low, high in _spans(page, start):
            high = min(high, start) if low <= start < high else high
            rivals = [
                match
                for match in _NAMED.finditer(page.text, low, high)
                if match["head"] == head and (_real(page, match) or _side(page, match, which))
            ]
            if not rivals:
                continue
            mine = [_without_place(one, each) for each in every if each["head"] == head]  # 「新倉的恆溫倉」
            if (
                not any(_same(each, rivals[-1]["which"]) or _moved(page, each, rivals[-1]) for each in mine)
                and f"{which[-2:]}{head}" not in page.text[low:high]
            ):
                return True
            break
    return False


def _without_place(one: Seen, asked: re.Match[str]) -> str:
    """What tells the thing from others of its kind: 東 of 「楓港東區」 on a page that 楓港 heads."""
    which = re.split("[的之在于把被]", asked["which"])[-1]
    return which[-1:] if len(which) > 2 and which[:-1] in one.page.title else which


def _real(page: Page, match: re.Match[str]) -> bool:
    """Whether it is one of several, and neither the page's own subject nor what is done with the thing (刷卡)."""
    which = match["which"]
    return match[0] not in page.title and not (_VERB.match(which) or _NONE.search(which) or _THIS.match(which))


def _side(page: Page, match: re.Match[str], which: str) -> bool:
    """Whether it is a team that the title names, as it names the one that won, where the page tells of the other too."""
    return match["head"] == "队" and not _NONE.search(match["which"]) and f"{which[-2:]}队" in page.text


def _same(mine: str, told: str) -> bool:
    return mine.endswith(told) or told.endswith(mine)


_OLD = frozenset("旧老原")
_INTO, _FROM = (
    r"(?:搬迁?|迁移?|移|转|换|改)[^,。;\n]{0,4}?[至到往入为成]",
    r"[^,。;\n]{0,8}?(?:搬|迁|移|关闭|停用|腾退|退租|撤销)",
)


def _moved(page: Page, mine: str, told: re.Match[str]) -> bool:
    """Whether 新倉 is the one that the question names, into which the page says something moves; or 舊倉 the one out of which."""
    name = re.escape(f"{mine[-2:]}{told['head']}")
    if told["which"] == "新":
        return re.search(rf"{_INTO}{name}", page.text) is not None
    return told["which"] in _OLD and re.search(rf"{name}{_FROM}", page.title + "\n" + page.text) is not None


def _is_own(one: Seen, low: int, high: int, head: str) -> bool:
    """Whether the thing that the question names stands with the value, by that or another word; 類目 alone is none of 家電類目."""
    hits, clause = one.fit.hits, one.page.clause(one.proposal.start)
    return any(
        low <= term.offset < high - len(head) and term.end >= high and hits.within(i, *clause) >= 0.9
        for i, term in enumerate(one.asked.terms)
        if len(term.text) > 1
    )


_LINE = re.compile(r"\d{1,3}[路号栋幢座]")
_OF_FLOORS = frozenset(("when", "left", "open"))
_FLOORS = re.compile(r"(?<![一二三四五六七八九十\d])(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[楼层]")
_AT = frozenset("在于至到往从由:地点")  # 「開幕式在一樓大廳舉行」
_STEPS = re.compile(
    r"[楼层](?:及|含)?以[上下]|[一二三四五六七八九十\d][至到~、-][一二三四五六七八九十\d]+[楼层]|[各每全]楼?层"
)


def of_other_number(one: Seen) -> bool:
    """「108路」 where the sentence of the value tells of 32路 alone."""
    told = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    if _other_code(one, told):
        return True
    return not one.in_row and any(
        term.text not in told and re.search(rf"\d{term.text[-1]}(?![内外\d])", told)
        for term in one.asked.terms
        if term.tag == "ordinal" and _LINE.fullmatch(term.text)
    )


def of_other_floor(one: Seen) -> bool:
    """「五層幾號重開」 of 「四層健身房9月重開」; not where the page is about the one asked, nor where the other is the way or the stand-in."""
    told = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    mine = {_floor(match[0]) for match in _FLOORS.finditer(one.asked.text)}
    if len(mine) != 1 or one.in_row or one.kind not in _OF_FLOORS or _STEPS.search(told):
        return False
    if any(_floor(match[0]) in mine for match in _FLOORS.finditer(one.page.title)):
        return False
    beside = {
        _floor(match[0])
        for match in _FLOORS.finditer(told)
        if told[match.start() - 1 : match.start()] not in _AT and not _INSTEAD.search(told, 0, match.start())
    }
    return bool(beside) and mine.isdisjoint(beside)


_INSTEAD = re.compile(r"(?:用|请|改|走|由|经|先[到去]|往|前往|移步|移[至到])$")


def _floor(told: str) -> float | None:
    return number(told[:-1].removeprefix("第"))


_CODE = re.compile(r"(?<![a-z\d])([a-z]{1,8})[-_]?(\d{1,8})(?![a-z\d.])")


def _other_code(one: Seen, told: str) -> bool:
    """「HR2068」 where the sentence or row of the value tells of HR2086 alone, or the page of such others alone: a code is another
    with other digits behind its letters."""
    mine = _codes(one.asked.text)
    if not mine:
        return False
    known = _codes(one.page.text) | _codes(one.page.title)
    if any(_alike(code, known) for code in mine - known):
        return True
    beside = _codes(told)
    return mine.isdisjoint(beside) and any(_alike(code, beside) for code in mine)


def _alike(code: tuple[str, str], others: frozenset[tuple[str, str]]) -> bool:
    return any(code[0] == other[0] for other in others)


@lru_cache(maxsize=256)
def _codes(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_CODE.findall(text))
