"""Whether a value that stands near the words of a question is that of something else than the question names.

「甲基金去年營收多少」 where the page tells 去年營收 of the firm that 甲基金 put money in; 「充電一次要多久」 where it tells how long
a charge lasts. Words that stand near do not tell these apart; what stands between them does.
"""

from __future__ import annotations

import re

from answer import beside
from answer.acts import other_act
from answer.agents import of_who_acts
from answer.bearers import of_other_cost, of_other_sum
from answer.births import of_other_child
from answer.brought import only_brought
from answer.contrary import of_all_but, of_contrary, turned
from answer.declared import of_other_declared
from answer.editions import of_later_told_year, of_other_edition, of_other_month, of_other_version
from answer.events import of_other_sale
from answer.facts import of_other_measure, of_other_owner
from answer.firsts import of_other_first, of_part_of_weight
from answer.gains import of_other_gain
from answer.groups import brought_by_group, of_case, of_group
from answer.items import of_other_item, of_other_piece
from answer.marginal import of_the_whole
from answer.marks import Seen, of_those_with, off_step
from answer.measure import measures_nothing, measures_other
from answer.next_key import of_clause_before
from answer.old_terms import of_the_new
from answer.opposite import of_opposite_deed
from answer.peers import of_peer
from answer.periods import of_other_bearer, of_other_period
from answer.persons import of_other_doer, of_other_person
from answer.phases import of_other_phase
from answer.reach import not_reached
from answer.rivals import of_other_called, of_other_floor, of_other_number, of_rival
from answer.ruled_apart import of_all, ruled_apart
from answer.season import of_every_day
from answer.shifts import of_other_side, uncompared
from answer.text import narrow
from answer.totals import (
    of_a_part,
    of_all_pieces,
    of_each_piece,
    of_joined,
    of_now,
    of_other_size,
    of_turnover,
    of_whole,
)
from answer.types import count, denial, left, where
from answer.types.changed import gone, grown, taken_back
from answer.unheard import NEVER_TOLD
from answer.whose import of_no_party, of_no_such_sort, of_other_direction, of_other_key
from answer.words import cut


def anothers(one: Seen) -> bool:
    """Whether the value, though it stands nearest, is another's, or names nothing."""
    return any(
        is_it(one)
        for is_it in (
            *(() if one.proposal.settled else beside.NEAR_BY),
            measures_nothing,
            _is_over,
            *NEVER_TOLD,
            _of_no_place,
            of_later_told_year,
            _no_penalty,
            _other_doer,
            _of_titled_one,
            _lasts,
            _alone,
            _unnamed,
            only_brought,
            of_the_whole,
            of_all_pieces,
            of_turnover,
            of_other_key,
            of_no_such_sort,
            of_no_party,
            of_other_direction,
            of_other_called,
            of_other_floor,
            *beside.OTHERS,
        )
    )


_PENALTY_ASKED = re.compile(r"(?:怎么|如何|什么|啥)[^,。?]{0,4}(?:罚|处分)")
_PAYS_ASKED, _PAYS = re.compile(r"(?:怎么|如何)赔"), re.compile(r"赔|补|付|退|倍|[元%折价]|免|还")
_PENALTY = re.compile(
    r"罚|处[以分理]|扣|取消|停|封|没收|警告|记过|追[究缴]|责|降|除名|开除|不[得予再]|暂|清退|下架|列入"
)


def _no_penalty(one: Seen) -> bool:
    """「違反規定會怎麼處罰」 where the value tells from when the rule holds."""
    asked, pays = _PENALTY_ASKED.search(one.asked.text), _PAYS_ASKED.search(one.asked.text)
    if one.kind not in ("outcome", "how", "clause", "what") or not (asked or pays):
        return False
    told = narrow(one.proposal.text or one.page.text[one.proposal.start : one.proposal.end])
    if pays:
        return _PAYS.search(told) is None  # 「買不到怎麼賠」, and 「逾期取消」
    return _PENALTY.search(told) is None


def _is_over(one: Seen) -> bool:
    """「報名還剩幾天」 where the days of 報名 are over."""
    return one.kind == "left" and one.proposal.text == left.OVER


def outdated(one: Seen) -> bool:
    """「開放時間由8:00—21:00調整為7:30—22:00」: whether a value is the one that holds no more."""
    kinds = ("when", "left", "where", "who", "org", "open", "may", "meets")
    told = (one.asked, one.page, one.proposal.start, one.proposal.end)
    return taken_back(*told) or grown(*told) or (one.kind in kinds and gone(*told))


def other_kind(one: Seen) -> bool:
    """Whether the value can be no answer, whatever stands near: of another time, of a group that is not meant, or no money where
    money is asked."""
    return (
        _other_year(one)
        or of_group(one)
        or brought_by_group(one)
        or of_case(one)
        or _of_other_owner(one)
        or _other_done(one)
        or _no_place(one)
        or _other_charge(one)
        or measures_other(one)
        or beside.of_a_part(one)
        or other_act(one)
        or of_who_acts(one)
        or of_other_item(one)
        or of_other_piece(one)
        or of_rival(one)
        or of_whole(one)
        or of_a_part(one)
        or (not one.proposal.settled and of_joined(one))
        or of_each_piece(one)
        or (not one.proposal.settled and of_now(one))
        or of_other_side(one)
        or of_those_with(one)
        or of_other_period(one)
        or of_other_bearer(one)
        or of_other_phase(one)
        or of_other_person(one)
        or of_other_doer(one)
        or of_opposite_deed(one)
        or not_reached(one)
        or of_other_size(one)
        or of_other_number(one)
        or (not one.proposal.settled and of_contrary(one))
        or turned(one)
        or of_other_edition(one)
        or of_other_month(one)
        or of_other_version(one)
        or of_other_first(one)
        or (not one.proposal.settled and of_part_of_weight(one))
        or of_all_but(one)
        or (one.counted and one.proposal.text is None and bool(_OF_EACH.search(one.asked.text)))
        or of_other_cost(one)
        or of_other_sum(one)
        or of_other_gain(one)
        or off_step(one)
        or of_other_sale(one)
        or of_clause_before(one)
        or of_every_day(one)
        or of_other_child(one)
        or (
            of_peer(one)
            and not (one.in_row and one.proposal.settled)  # its own head tells the cell
            and (one.in_row or not of_all(one.page, one.proposal.start))
        )
        or of_other_declared(one)
        or ruled_apart(one)
        or of_the_new(one)
    )


# 「首重和續重各多少」: one of the two is no answer
_OF_EACH = re.compile(r"[和与跟及、][^,。;?]{1,8}各(?:自)?(?:是|为|要|收|有)?(?:多少|几)")


def _of_other_owner(one: Seen) -> bool:
    """「城市門店的營業額要多少」 where the sum is what 社區門店 must reach."""
    if not (one.counted or one.kind == "when"):
        return False
    told = (one.page.record, one.asked.text, one.proposal.start, one.proposal.end)
    return of_other_owner(*told) or of_other_measure(*told)


_YEARS = re.compile(r"今年|本年|去年|前年|明年|后年|往年|[上本下这]一?(?:届|季度?|期|学期|个月)")
_SAME = {"本年": "今年"}


def _years(text: str) -> list[str]:
    found = (match[0] for match in _YEARS.finditer(uncompared(text)))
    return [_SAME.get(one, one).replace("这", "本").replace("一", "") for one in found]


def _other_year(one: Seen) -> bool:
    """「今年賣到多少元」 where the clause of the value tells of 去年, and no other word of time stands there."""
    asked = set(_years(one.asked.text))
    if len(asked) != 1 or one.in_row or not (one.counted or one.kind in ("who", "org", "what", "where")):
        return False
    page, start = one.page, one.proposal.start
    clause, sentence = page.clause(start), page.sentence(start)
    own = set(_years(page.text[slice(*clause)]))
    if not own:  # 「去年这个时候,一公斤卖到38元」: what opens the sentence holds until another time is named
        own = set(_years(page.text[sentence[0] : clause[0]])[-1:])
    kinds = {year[-1] for year in asked}
    own = {year for year in own if year[-1] in kinds}
    return bool(own) and not own & asked


_LENGTH = re.compile(r"多久|多长时间|[几多]少?(?:个)?(?:工作日|工作天|小时|天|日|周|月|年)")


def _other_done(one: Seen) -> bool:
    """「初審要幾天」 where the days are those of 複審, and the page tells in how many 初審 is done."""
    if one.kind != "count" or one.proposal.text is not None or not _LENGTH.search(one.asked.text):
        return False
    text, start = one.page.text, one.proposal.start
    own = count.DONE_IN.match(text, one.proposal.end)
    if count.asked_last(one.asked, own["deed"][:2] if own else text[max(0, start - 2) : start]):
        return False
    if any(count.asked_last(one.asked, each["deed"][:2]) for each in count.DONE_IN.finditer(text)):
        return True
    before = [term for term in one.asked.terms if term.weight >= 1 and term.end == one.asked.focus[0]]
    return own is not None and any(re.search(rf"{re.escape(term.text)}\d", text) for term in before)


_ALL_FREE = re.compile(r"全免|免费|不收(?:取)?任何")


def _other_charge(one: Seen) -> bool:
    """「62歲的要交押金嗎」 where the page lets him off a 辦證費 and tells of no 押金."""
    if one.kind not in ("meets", "may"):
        return False
    what = denial.charge(one.asked.text)
    whole = f"{one.page.title}\n{one.page.text}"
    if _ALL_FREE.search(whole):
        return False
    return bool(what) and what[-2:] not in whole and (len(what) < 3 or what[-3:-1] not in whole)


def _no_place(one: Seen) -> bool:
    """「頒獎典禮在哪裡辦」 where the value is a site on the web."""
    if one.kind not in ("where", "clause") or not where.FOCUS.search(one.asked.text):
        return False
    told = one.proposal.text or one.page.text[one.proposal.start : one.proposal.end]
    return where.no_place(one.asked.text, narrow(told))


def _of_no_place(one: Seen) -> bool:
    """「護照去哪裡換」, told what it costs."""
    if one.kind != "clause" or not where.FOCUS.search(one.asked.text):
        return False
    return not _SOMEWHERE.search(narrow(one.page.text[one.proposal.start : one.proposal.end]))


_SOMEWHERE = re.compile(
    r"[在到至于去往由从向经走]|网|线上|app|平台|系统|地[点址]|[处室楼馆厅路街号站店台口所场园校院门柜桥]"
)


_BY = re.compile(r"(?:由|与|和|同|跟|从|向|给|被|对|受|经|获|据|找|替|帮|为)(?:了)?[一-鿿]{0,2}$")
_ON_WAY = re.compile(r"[到至往]")
_HE = re.compile(r"[他她它其该]|对方|后者|前者")
_OF_TIME = re.compile(r"[去今明前后]年|上半年|下半年|[上本这下]季度?|\d+年")


def _other_doer(one: Seen) -> bool:
    """「甲基金去年營收多少」 where 甲基金 only stands as the one by whom or with whom something is done to another."""
    terms, text = one.asked.terms, one.asked.text
    start = one.asked.focus[0]
    if not one.counted or one.in_row or not start:
        return False
    name = _name(one, start)
    page = one.page
    if not name or name in page.title or name in (page.record.publisher or ""):
        return False
    places = [match.start() for match in re.finditer(re.escape(name), page.text)]
    if not places or len(places) > 2 or any(term.tag[:1] == "v" and len(term.text) > 1 for term in terms):
        return False
    if not all(_BY.search(page.text, page.clause(place)[0], place) for place in places):
        return False
    if all(_ON_WAY.match(page.text, place + len(name)) or _ON_WAY.search(name) for place in places):
        return False  # 「從東站到省城」
    clause = page.clause(one.proposal.start)
    told = text[text.find(name) + len(name) : start]
    rest = [char for char in _OF_TIME.sub("", told) if char not in "的是有共"]
    if any(clause[0] <= place < clause[1] for place in places):
        stands = page.text[slice(*clause)]
        return sum(char in stands for char in rest) < len(rest) / 2  # 「由甲领投的6亿元」 tells no 營收
    return not _HE.search(page.text, *clause)


def _of_titled_one(one: Seen) -> bool:
    """「乙書房去年收入多少」 where the page is headed by 甲閱讀, of which the sentence tells, and names 乙 elsewhere alone."""
    terms, page = one.asked.terms, one.page
    first = terms[0] if terms else None
    if (
        not (one.counted or one.kind in ("who", "when"))
        or one.in_row
        or first is None
        or first.offset
        or not first.name
    ):
        return False
    hits = one.fit.hits
    house = f"{page.house}\n{page.record.publisher or ''}"
    if hits.title[0] >= 0.6 or hits.best(0) < 0.9 or first.text in house or one.closeness[0] >= 0.3:
        return False
    head = next((word for word, _, tag in cut(page.title) if len(word) > 1 and tag[:1] == "n"), "")
    low = page.sentence(one.proposal.start)[0]
    return bool(head) and head not in one.asked.text and head in page.text[low : one.proposal.start]


_NAMED = re.compile(r"^([一-鿿a-z\d]{2,10}?)(?:的|(?=[去今明前]年|上半年|下半年))")


def _name(one: Seen, focus: int) -> str:
    """What the question begins with and whose value it asks for, where it is a name; "" else."""
    match = _NAMED.match(one.asked.text, 0, focus)
    first = one.asked.terms[0] if one.asked.terms else None
    if not match or first is None or first.offset or not (first.name or first.tag in ("nr", "nt", "nz", "ns", "nrt")):
        return ""
    return match[1]


_TAKES = re.compile(
    r"(?:[要需得花]|需要|得花|耗时|用时)(?:花|等|用|上)?(?:费)?(?:几个?|多少个?)?(?:多久|多长时间|小时|分钟|钟头)"
)
_GIVES = re.compile(r"(?:[能可够](?!以?在)|足以|续航|待机|持续|维持|保持|保有|撑|长达)[^,。;\d]{0,6}$")
_USES = re.compile(r"[能可够撑续用管]|维持|保持|持续")
_DONE = re.compile(r"\s*(?:左右|多|以?内|之内)?(?:[便就即]|充|完成|办|做|内|以内|之内|后)")


def _lasts(one: Seen) -> bool:
    """「充電一次要多久」 where the page tells how long it then runs: 「充一次電能跑6小時」."""
    if one.kind != "count" or one.proposal.text is not None or not _TAKES.search(one.asked.text):
        return False
    if _USES.search(one.asked.text) or _DONE.match(one.page.text, one.proposal.end):
        return False
    start, _ = one.page.clause(one.proposal.start)
    return _GIVES.search(one.page.text, start, one.proposal.start) is not None


_SEVERAL = re.compile(
    r"哪[两二三四五六七八九十](?:大|多)?[个家所间位座条名种类项本款支场处](?!字|词|数|月|小时|钟头|星期|礼拜)"
)
_HOUSES = re.compile(r"哪[几两二三四五六七八九十]?[家所间座]")
_SAID = re.compile(r"[一-鿿]{3},[一-鿿]{3}")
_JOINED = re.compile(r"[、和与及跟,;/\n\t]|以及|[」”》][「“《]")


def _alone(one: Seen) -> bool:
    """「哪三所國小」 where the value is one thing; 「哪幾家診所」 where it is a list of what is to be done."""
    told = narrow(one.proposal.text or one.page.text[one.proposal.start : one.proposal.end])
    items = re.split(r"[;\n]", told)
    if _HOUSES.search(one.asked.text) and len(items) > 1 and any(_SAID.search(item) for item in items):
        return True
    if not _SEVERAL.search(one.asked.text) or one.kind in ("when", "count", "amount", "meets", "may", "open"):
        return False
    return _JOINED.search(told) is None


_WHICH = re.compile(r"哪一?[个所家间座支](?P<kind>[一-鿿]{2,4}?)[?]?$")

_AT = frozenset("读 念 上 在 进 到 去 考 考上 就读 任教 办 开 是".split())


def _unnamed(one: Seen) -> bool:
    """「讀的是哪個中學」 where the page only says that somebody is at one: 「在讀中學」."""
    match = _WHICH.search(one.asked.text)
    if not match or one.kind in ("which", "when", "count", "amount"):
        return False
    told = (one.proposal.text or one.page.text[one.proposal.start : one.proposal.end]).strip()
    if not told.endswith(match["kind"]):
        return False
    before = told[: -len(match["kind"])]
    own = cut(before)
    return all(tag[:1] in ("v", "p", "d", "u", "m", "q", "r") for _, _, tag in own) or own[-1][0] in _AT
