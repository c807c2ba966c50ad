"""What a clause tells of others than a yes or no is asked of: of whom, of which deed or thing, of when, for what price, in which case.

Each law of TABLE says of one clause whether that is so; a clause of which none says it answers. A new one is its function and its line.
Read of a clause and those of its line; whom a section or the whole page is about is not seen here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from answer.conditions import lacked
from answer.dates import dates
from answer.types import asks, deeds, denial, excepted, side, weekdays, when
from answer.types.as_usual import as_usual
from answer.types.cases import of_another_case
from answer.types.claim import STANDS, Claim, Span
from answer.types.free_days import free_in_part
from answer.types.given import given
from answer.types.replied import of_its_own
from answer.types.sanction import sanctioned

NEAR = 0.45  # credit of a word that may be said otherwise
Law = Callable[[Claim], bool]

_BARE = re.compile(r"[(]?[一二三四五六七八九十\d]{0,2}[)、.]?[^,。;不可能须免有无未没愿禁限准]{0,6}[。:]?")


def _says_nothing(one: Claim) -> bool:
    """「二、手續費。」, or a row that allows nothing and denies nothing."""
    if one.in_row and not one.plain:
        return True
    return one.span == one.sentence and _BARE.fullmatch(one.page.text[slice(*one.span)]) is not None


_OPEN = re.compile(r"是否|能否|可否|会否|要不要|会不会|与否")
_UNDECIDED = re.compile(
    r"再议|待议|再定|未定|待定|另行|另议|另告|再行|再研究|研究决定|待研究|尚未决定|视[^,。;]{1,10}(?:而定|决定|再)|另发|再公[布告]|再通知|[依按以][^,。;]{1,12}(?:公告|通知|为准)"
)


def _undecided(one: Claim) -> bool:
    """「明年是否增設，再議」."""
    return _OPEN.search(one.words) is not None and _UNDECIDED.search(one.page.text, *one.sentence) is not None


def _of_the_other(one: Claim) -> bool:
    """「年費會員可請假；月費會員不得請假」."""
    return not one.days and side.of_the_other(one.asked, one.page, one.hits, one.span, one.denies)


_WITH = re.compile(
    r"(?<![没沒持])(?:名下)?(?:有|拥有)(?:了|自有|自己的|[一两]套|[一两]处)?(?P<what>[一-鿿]{1,4}?)子?(?:的?人|的|者|的话|的家庭)?[,]?(?:也|还|都|就|是否|是不是)?(?:可|能|准|允许|符合|有资格)"
)
_WITHOUT_ANY = re.compile(r"(?:(?<![有没])无|没有|未有|不得有|未持有|未拥有)[^,。;、的需须论法]{0,6}$")
_REFUSES_THOSE = re.compile(r"(?:者|的|人|户)[^,。;]{0,4}(?:不|禁|谢绝|拒)")


def barred(one: Claim) -> bool:
    """「名下無店鋪」 among what one must meet, asked whether one who has a 店鋪 may apply."""
    match = _WITH.search(one.asked.text)
    if not match:
        return False
    (low, high), (start, end) = one.span, match.span("what")
    places = [found.start() for found in re.compile(re.escape(match["what"])).finditer(one.page.text, low, high)]
    for i in one.telling():
        if one.asked.terms[i].offset < end and start < one.asked.terms[i].end:
            places += [place for place, last, credit in one.hits.places[i] if credit >= STANDS and last <= high]
    return any(low <= place and _WITHOUT_ANY.search(one.page.text, low, place) for place in places)


_LACKING = re.compile(r"(?:[未没无非不]|没有)$")
# a clause that begins with those who lack it, no 「免費版不支持多人協作」
_THOSE_LACKING = re.compile(
    r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:但|而|若|如|对|凡|其中)?(?:[未没无非不]|没有)"
)
_THOSE = re.compile(r"[^,。;]{0,4}?(?:的|者|人|户)")


def _those_without(one: Claim) -> bool:
    """「達標的可延長，未達標的不延長」, asked by one who does not say that he lacks it; 「無駕照者不予考慮」, asked by one who has it."""
    line = one.page.lines[one.page.line_at(one.span[0])]
    for i in one.telling():
        near = [place[:2] for place in one.hits.places[i] if line.start <= place[0] < line.end and place[2] >= STANDS]
        bare = [place for place in near if not _LACKING.search(one.page.text, max(0, place[0] - 2), place[0])]
        here = [place for place in near if one.span[0] <= place[0] < one.span[1]]
        lacking = here and _THOSE_LACKING.fullmatch(one.page.text, one.span[0], here[0][0])
        if lacking and bare and _THOSE.match(one.page.text, here[-1][1]) and not lacked(one.asked, i):
            return True
    return _REFUSES_THOSE.search(one.page.text, *one.span) is not None and barred(one)


_HAVING = re.compile(
    r"(?:但|而)?(?:持有?|凭|有|具有?|领有|取得)[^,。;]{1,10}(?:的|者)[^,。;]{0,3}?(?:免(?!费.)|减|不(?:收|用|必|需|另)|[无毋][须需])"
)


def _those_having(one: Claim) -> bool:
    """「保證金800元，持有健康證的免交」, asked by one who has none."""
    if not _HAVING.match(one.page.text, *one.span):
        return False
    return any(one.holds(i) and lacked(one.asked, i) for i in one.telling())


_PEOPLE = re.compile(r"[人员者生户客工师民童妇]$")


def _goes_on_of_another(one: Claim) -> bool:
    """「孕婦可停親子車位，不另優惠」, asked of other people, 「標準版可匯出表格，不可匯出PDF」, of another 版: a clause that begins with nobody
    goes on of what the nearest before it begins with. Not told to a 讀者 of a place, 「館內保持安靜，不得飲食」."""
    own = side.subject(one.page, one.span)
    if own[0] < own[1] or one.aside is not None:
        return False
    before = ((span, side.subject(one.page, span)) for span in one.before())
    first, whose = next(((span, whose) for span, whose in before if whose[0] < whose[1]), (one.span, one.span))
    if first == one.span:
        return False
    round_it = (first[0], one.span[1])
    apart = [i for i in _nouns(one) if not one.holds(i, round_it) and one.hits.best(i) >= STANDS]
    text = one.page.text[slice(*whose)]
    alike = any(_of_one_kind(text, one.asked.terms[i].text) for i in apart)
    return alike and text not in one.asked.text and not _names(one, whose)


def _of_one_kind(name: str, other: str) -> bool:
    return name[-1] == other[-1] or bool(_PEOPLE.search(name) and _PEOPLE.search(other))


def _nouns(one: Claim) -> list[int]:
    terms, hits = one.asked.terms, one.hits
    return [i for i in one.telling() if terms[i].noun and terms[i].tag != "vn" and hits.title[i] < STANDS]


def _names(one: Claim, span: Span) -> bool:
    """Whether a word of the question stands in a span, or nearly."""
    return any(one.hits.within(i, *span) >= NEAR for i in one.telling())


def _of_another_deed(one: Claim) -> bool:
    where = (one.asked, one.page, one.hits, one.span)
    return one.aside is None and side.another_deed(*where) or deeds.of_another(*where)


def _narrows(one: Claim, index: int) -> bool:
    """Whether a word of the question tells of what, or when: 「當天」 is light, yet no 「一週內」."""
    return one.asked.terms[index].weight >= 1 or one.asked.terms[index].tag == "t"


def _told_before(one: Claim) -> bool:
    """「須提交照片，無需提交發票」, asked of the 照片: the clause before tells all that this one does, and of that too."""

    def words(span: Span) -> set[int]:
        return {i for i in range(len(one.hits.places)) if _narrows(one, i) and one.holds(i, span)}

    mine = words(one.span)
    for before in one.before() if mine else ():
        if _other_side(one.asked.text, one.page.text[slice(*before)]):
            continue  # 「開課前可以退，開課後不退」
        more = words(before) - mine
        if mine <= words(before) and any(one.asked.terms[i].text not in one.page.title for i in more):
            return True
    return False


def _told_behind(one: Claim) -> bool:
    """「低收入戶免費，但仍須繳教材費」, asked of the 教材費: the clause behind goes on of the same, and tells of that alone."""
    if one.span[1] + 1 >= one.sentence[1] or not _GOES_ON.match(one.page.text, *one.behind):
        return False
    behind = {i for i in one.telling() if one.holds(i, one.behind) and one.hits.title[i] < STANDS}
    return bool(behind) and not any(one.hits.within(i, *one.span) >= NEAR for i in behind)


_GOES_ON = re.compile(r"(?:但|惟|唯|不过)?(?:仍|照|不[另得可予再]|[须需]另|另[须需]|亦|也)")


def _denies_another_thing(one: Claim) -> bool:
    """「機車不受理月租」, asked whether one may 停 one: what it denies is named, and is none of the question's; what that asks for is
    told elsewhere."""
    denied = _DENIED.search(one.page.text, *one.span) if one.denies and one.aside is None else None
    if denied is None or any(one.hits.within(i, *denied.span("what")) >= 0.4 for i in range(len(one.asked.terms))):
        return False
    deed = deeds.deed_of(one.asked)
    elsewhere = deed is not None and one.hits.within(deed, *one.span) < NEAR < one.hits.best(deed)
    return elsewhere or denial.asks_free(one.asked.text)


# 「快遞櫃暫停使用」 denies whatever one does with it
_DENIED = re.compile(
    r"(?:不(?:受理|支持|提供|接受|办理|参[与加])|停止|暂停)(?P<what>(?!对外|使用|开放|运[行营转]|营业|服务|接待|工作|办公)[一-鿿]{2,8})(?=[,。;]?$|[,。;])"
)


def kept_back(one: Claim) -> bool:
    """「一週內領取，當日不發放」, asked of that day: a clause that denies names a word of the question that the clause before it,
    which allows, does not."""
    before = next(one.before(), one.span)
    if before == one.span or not denial.denies(one.asked.text, one.page.text[slice(*one.span)], strict=True):
        return False
    return any(
        _narrows(one, i) and one.holds(i) and one.hits.within(i, *before) < 0.5 and term.text not in one.page.title
        for i, term in enumerate(one.asked.terms)
    )


def _of_other_days(one: Claim) -> bool:
    """「週三下午不開放」 says nothing of Thursday; a clause without days tells of those of the nearest before it."""
    told = (weekdays.told_days(one.page.text[slice(*span)]) for span in (one.span, *one.before())) if one.days else ()
    days = next((days for days in told if days), frozenset())
    return bool(days) and not days & one.days


_EARLIER, _LATER = (
    re.compile(r"(?<![提目以])前(?!往|台|提|款)|以前|之前"),
    re.compile(r"以后|之后|(?<=[了过])后|(?<![最然今以之])后(?=[,。;]|就|才|还|也|不|再|可|能|是|还?会)"),
)


def _other_side(asked: str, told: str) -> bool:
    """「開課三天前全退，上過課以後只退五成」, asked of what holds after: the clause tells of before."""

    def times(text: str) -> tuple[bool, bool]:
        return _EARLIER.search(text) is not None, _LATER.search(text) is not None

    mine = times(asked)
    return mine[0] != mine[1] and times(told) == (mine[1], mine[0])


_STOPS = re.compile(r"暂停|停[止业运课办诊]|关闭|封闭|闭[馆园]|不(?:接待|开放|受理|办理|营业)")


def _only_then(one: Claim) -> bool:
    """「10月1日至3日暫停接待團隊」, asked in general before: the question names no day, and today is none of those."""
    if not one.denies or one.days or not _STOPS.search(one.page.text, *one.span):
        return False
    if any(named.first.dated for named in dates(one.asked.text, one.today.year)):
        return False
    low, high = one.span
    told = [(day.first.day, day.last) for day in when.found(one.page) if low <= day.start < high and day.last]
    spans = [(first, last.day) for first, last in told if first and last]
    return bool(spans) and not any(last and first <= one.today <= last for first, last in spans)


NEEDLESS = re.compile(r"不(?:需要?|用|必|须|要(?!求))|[无毋]需|无须|免(?:交|带|提交|提供)")
_WANTS = re.compile(r"(?<!无)(?<!不)(?<!毋)(?:须|需|应|必须|(?<![只想])要(?![求是么])|凭|提交|提供|出示|携带|持)")
_WITHOUT = re.compile(r"(?:未|没有|无)[^,。;]{1,14}(?:不予|不得|不能|不可|无法|不接|不受)")
_EITHER = re.compile(r"要不要|需不需要|用不用")


def asks_needless(one: Claim) -> bool:
    """「不需要戶口簿嗎」, which a charge has its own words for."""
    text = one.asked.text
    return NEEDLESS.search(_EITHER.sub("", text)) is not None and not denial.costs(text)


def needed(one: Claim) -> bool:
    return (_WANTS.search(one.told) or _WITHOUT.search(one.told)) is not None


def _says_no_need(one: Claim) -> bool:
    return asks_needless(one) and not needed(one) and not NEEDLESS.search(one.told)


_REFUSED = re.compile(r"(?P<whom>[^,。;:]{2,16}?[人员者偶生户客工师民童女])(?:均|都|一律)?(?:不|禁|谢绝|拒)")


def _of_other_people(one: Claim) -> bool:
    """「不限國籍；員工及其配偶不得參加」, asked of a 外國人: it refuses people whom the question does not name, and those whom it names
    stand elsewhere."""
    modal = next(asks.MAY.finditer(one.asked.text), None)
    refused = _REFUSED.match(one.page.text, *one.span) if modal and one.denies else None
    if modal is None or refused is None:
        return False
    terms = one.asked.terms
    mine = [i for i, t in enumerate(terms) if t.end <= modal.start() and t.noun and _PEOPLE.search(t.text)]
    if not mine or max(one.hits.best(i) for i in mine) < STANDS:
        return False
    return not any(one.hits.within(i, *refused.span("whom")) >= 0.4 for i in range(len(terms)))


_LIST = re.compile(r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:不?[能可准许得收接]|禁)[^,。;:]{0,8}:")


def _in_another_list(one: Claim) -> bool:
    """「能換的：菜種、豆種；不能換的：轉基因種子」, asked of a 豆種."""
    if not _LIST.match(one.page.text, *one.span):
        return False
    line = one.page.lines[one.page.line_at(one.span[0])]
    for i in one.telling():
        if not one.asked.terms[i].noun or one.hits.title[i] >= 0.6:
            continue
        places = (start for start, _, credit in one.hits.places[i] if credit >= STANDS)
        lists = {one.page.clause(start) for start in places if line.start <= start < line.end}
        if lists := {clause for clause in lists if _LIST.match(one.page.text, *clause)}:
            return one.span not in lists  # what it asks of is named first
    return False


_BOUND_BY_NAME = re.compile(
    r"(?:低于|高于|超[过出]|不足|不到|达不?到|未达到?|跌破)(?P<what>(?![一二两三四五六七八九十百半])[一-鿿]{2,10}?)(?:的|者|时|后|,)"
)


def _beyond_a_name(one: Claim) -> bool:
    """「餘額低於警戒線的，不能上架」, asked of an amount: what the line is, or on which side of it that lies, is not told there."""
    bound = _BOUND_BY_NAME.search(one.page.text, one.sentence[0], one.span[1])
    return bound is not None and bound["what"] not in one.asked.text and bool(given(one.asked.text))


_CAUSE = re.compile(r"(?:因|由于|由)(?P<why>[^,。;]{1,16}?)(?:造成|导致|引起|所致|引发)")


def _for_another_reason(one: Claim) -> bool:
    """「因地址有誤造成的延誤，不賠」, asked by one whose parcel is late for the snow."""
    cause = _CAUSE.search(one.page.text, *one.sentence)
    mine = [i for i in one.telling() if one.asked.terms[i].offset < one.asked.tail] if cause else []
    if cause is None or any(one.hits.within(i, *cause.span("why")) >= NEAR for i in range(len(one.asked.terms))):
        return False
    titled = one.hits.title
    return any(one.hits.within(i, *one.sentence) < NEAR and titled[i] < 0.6 for i in mine)


def _says_not_to_apply(one: Claim) -> bool:
    """「訂金全退」, asked whether one must apply for it."""
    return denial.asks_to_apply(one.asked.text) and not denial.tells_to_apply(one.told)


# of a row of a table too, whose cells say themselves of whom and of what they tell
OF_ROWS: dict[str, Law] = {
    "asks itself": lambda one: of_its_own(one.asked, one.page, one.hits, one.span[0]),
    "nothing": _says_nothing,
    "other days": _of_other_days,
    "no need": _says_no_need,
}
TABLE: dict[str, Law] = OF_ROWS | {
    # whom
    "them alone": lambda one: one.kept_for == "others",  # 「只配給已婚家庭」, asked by one of whom nothing is told
    "another": lambda one: not one.turned and excepted.of_another(one.asked, one.page, one.span),
    "the other": _of_the_other,
    "other people": _of_other_people,
    "goes on": _goes_on_of_another,
    "those without": _those_without,
    "those having": _those_having,
    # which deed, which thing
    "another deed": _of_another_deed,
    "another list": _in_another_list,
    "as usual": lambda one: one.denies and as_usual(one.asked, one.page, one.hits, one.span) is not None,
    "not to apply": _says_not_to_apply,
    "denies another": _denies_another_thing,
    "told behind": _told_behind,
    "told before": lambda one: one.aside is None and _told_before(one),
    # when
    "other side": lambda one: _other_side(one.asked.text, one.words),
    "only then": _only_then,
    # for what price
    "free in part": lambda one: free_in_part(one.asked.text, one.told),
    # in which case
    "undecided": _undecided,
    "another case": lambda one: of_another_case(one.asked, one.page, one.hits, one.span, one.named),
    "beyond a name": _beyond_a_name,
    "another reason": _for_another_reason,
    "undone": lambda one: side.of_the_undone(one.asked, one.page, one.span),
    "sanctioned": lambda one: sanctioned(one.asked, one.page, one.hits, one.span),
}


def told_of_others(one: Claim) -> bool:
    return any(law(one) for law in (OF_ROWS if one.in_row else TABLE).values())
