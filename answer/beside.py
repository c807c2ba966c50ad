"""Whether a value that stands near the words is told of another time, day, row, body or event than the question names.

「去年學費多少」 where the page tells this year's; 「11月26日幾度」 where it tells of the 25th; 「校車一學期多少錢」 where the sum stands
in the row of something else. One small function each, in the order of OTHERS.
"""

from __future__ import annotations

import re

from answer.awaited import no_results, not_opened, other_event
from answer.dates import dates
from answer.marks import Seen
from answer.marks.opposed import is_opposed
from answer.shifts import uncompared
from answer.text import narrow, number
from answer.types import when
from answer.words import cut

_THEN = re.compile(r"去年|前年|往年|明年|后年|(?<![线网以])上一?[届次站]|(?<![线网以])下一?[届次站]")
# other words for the next one
_NEXT = {
    "届": re.compile(r"明年|来年|后年"),
    "站": re.compile(r"随后|之后|接着|接下来|然后|将赴|移师|转往|再[到赴]|巡[展演]|下个"),
}


_OWN_TIME = re.compile(r"[昨今][天日]|今年|本月|上个?月|目前|眼下|如今")


def _another_time(one: Seen) -> bool:
    """「去年收多少」 where nothing round the value, its heading or the title tells of last year."""
    if not (one.counted or one.kind in ("when", "who", "org", "where")):
        return False
    page, asked = one.page, set(_THEN.findall(uncompared(one.asked.text)))
    near = "\n".join(page.text[start:end] for start, end, weight in one.around if weight >= 0.7)
    year = page.year
    for told in asked:
        offset = {"去年": -1, "前年": -2, "明年": 1, "后年": 2}.get(told)
        stands = str(year + offset) if year and offset else told
        own = page.text[slice(*page.clause(one.proposal.start))]
        if told not in own and _OWN_TIME.search(own):
            return True  # 「老板去年回鄉，昨天賣掉230杯」
        if told[0] == "下" and told[-1] in _NEXT and _NEXT[told[-1]].search(near):
            continue
        if told.replace("一", "") not in near.replace("一", "") and stands not in near and told not in page.title:
            return True
    return False


_DONE_TO = re.compile(
    r"(?:多少|几)个?(?:人|名|位|家|户)?[^\W\d_]{0,4}?(?:被|遭|受)(?P<deed>[一-鿿]{1,4})[了的?]*$|把(?:多少|几)[^\W\d_]{2,5}(?P<done>[一-鿿]{2})(?<!了)[了?]+$"
)


def _not_done(one: Seen) -> bool:
    """「有多少人被捕」 where the number is of those who did something else."""
    match = _DONE_TO.search(one.asked.text)
    if not match or one.kind != "count":
        return False
    deeds = [i for i, term in enumerate(one.asked.terms) if term.offset >= match.start(match.lastgroup or 0)]
    return bool(deeds) and all(one.closeness[i] < 0.4 for i in deeds)


_PERSONS = re.compile(r"哪(?:几|[两二三四五六七八九十])(?:位|名)|[是有]谁|哪些人")
_NO_NAME = re.compile(r"[\d:;；。]|[一-鿿]{9,}")


def _no_persons(one: Seen) -> bool:
    """「評審是哪幾位」 where the value is a list of prizes."""
    if not _PERSONS.search(one.asked.text) or one.kind not in ("which", "who", "org", "what"):
        return False
    told = narrow(one.proposal.text or one.page.text[one.proposal.start : one.proposal.end])
    return any(_NO_NAME.search(item) for item in re.split(r"[、,和与及\n;]", told))


_TIMED = re.compile(r"^[^:]{2,12}:?.{0,4}(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]")


_ASKS_STEPS = re.compile(r"[几两二三四五六七八九十\d]个?(?:步|阶段)")


def _only_times(one: Seen) -> bool:
    """「不想參加要怎麼說」 where what looks like steps is a list of times."""
    if one.kind not in ("how", "steps") or _ASKS_STEPS.search(one.asked.text):
        return False  # 「分三步退場」: what is done on which day
    items = [item for item in re.split(r"[;\n]", narrow(one.proposal.text or "")) if item.strip()]
    return len(items) > 1 and all(_TIMED.match(item.strip()) for item in items)


_BODY = re.compile(
    r"^(?P<who>[一-鿿a-z\d]{2,12}?(?:学堂|书店|书院|银行|医院|公司|学校|中学|小学|大学|学院|图书馆|博物馆|美术馆|体育馆|运动中心|市集|集市|商城|平台|联盟|协会|公园|酒店|餐厅|诊所|农场|球场|剧院|戏院|影院|幼儿园|社区|花园|小区|公所|百货|超市|区|县|市|镇|乡|村))"
)


def _of_other_body(one: Seen) -> bool:
    """「甲烘焙學堂的學費」 on the page of 乙烘焙學堂, which knows no 甲."""
    match = _BODY.match(one.asked.text)
    page, terms = one.page, one.asked.terms
    if not match or not terms or terms[0].offset or one.asked.focus[0] <= match.end():
        return False
    first = terms[0]
    whole = f"{page.title}\n{page.text}\n{narrow(page.record.publisher or '')}"
    if first.end >= match.end() or match["who"] in whole or first.text in whole or one.fit.hits.best(0) >= 0.3:
        return False
    if first.weight < 1 or first.tag[:1] not in ("n", "l") or first.alternatives:
        return False
    rest = match["who"][first.end :]
    return len(rest) > 1 and rest in whole


_COMPARED = re.compile(r"(?:比|较|相比|不如|高于|低于|超过)(?:起|去年|上年)?$")


def _only_compared(one: Seen) -> bool:
    """「陸域技師一個月掙多少」 where the sentence names it only as what another is compared with."""
    if not one.counted or one.in_row or re.search(r"比|相差|多多少|少多少|差多少", one.asked.text):
        return False
    page = one.page
    low, high = page.sentence(one.proposal.start)
    for i, term in enumerate(one.asked.terms):
        if term.weight < 1 or one.fit.hits.title[i] >= 0.6:
            continue
        inside = [place for place in one.fit.hits.places[i] if low <= place[0] < high and place[2] >= 0.9]
        if inside and all(_COMPARED.search(page.text, max(low, place[0] - 4), place[0]) for place in inside):
            return True
    return False


_OPEN = re.compile(r"[^,。;\d]{0,8}(?:不变|照旧|未定|待定)[,。;]?")


def _of_other_subject(one: Seen) -> bool:
    """「利潤目標是多少」 of 「營收目標下調為86億元，利潤目標不變」, 「西灣國小會變成什麼」 of 「東灣國小改為養護中心，西灣國小…」."""
    if one.in_row or not (one.counted or one.kind == "what") or one.proposal.text is not None:
        return False
    page, hits, terms = one.page, one.fit.hits, one.asked.terms
    end, clause = page.sentence(one.proposal.start)[1], page.clause(one.proposal.start)

    def begins(start: int) -> bool:
        behind = page.clause(start)
        told = not one.counted or _OPEN.fullmatch(page.text, *behind)
        return clause[1] <= start == behind[0] < end and bool(told)

    return any(
        term.noun
        and term.end == after.offset  # of 「目標」 the clause of the value tells another
        and hits.within(i, *clause) < 0.5
        and hits.within(i + 1, *clause) >= 0.9
        and any(credit >= 0.9 and begins(start) for start, _, credit in hits.places[i])
        for i, (term, after) in enumerate(zip(terms, terms[1:], strict=False))
    )


def _other_day(one: Seen) -> bool:
    """「11月26日最高幾度」 where the sentence tells of another day."""
    if not one.counted or one.in_row:
        return False
    mine = [each.first.day for each in dates(one.asked.text, one.page.year) if each.first.dated and not each.last]
    day = next((each for each in mine if each), None)
    if day is None or not _DAY.search(one.asked.text):
        return False
    low, _ = one.page.sentence(one.proposal.start)
    before = [each for each in when.found(one.page) if low <= each.start < one.proposal.start and each.first.day]
    if not before:
        return False
    first, last = before[-1].first.day, before[-1].last.day if before[-1].last else None
    if first is None or (first.month, first.day) == (day.month, day.day):
        return False
    if before[-1].last is None and _OPEN_END.match(one.page.text, before[-1].end):
        return False
    return not (last and first <= day <= last)


_DAY = re.compile(r"月\d{1,2}[日号](?![泵楼线馆门厅站仓井桥路院区])(?![^,。?]{0,4}(?:发|贴|登|公布|出))")
_OPEN_END = re.compile(r"\s*(?:\([^)]*\))?(?:起|以?前|之前|以?后|之后|止|至|到|开始)")
_LACKS = re.compile(r"(?:之|以)?内?(?:仍|还|都|尚)?(?:未|没有?|不)(?!得|超|少|低|高|计|含|收|满|排除|等|限|影响)")
_ASKS_LACK = re.compile(r"未|没|不|逾|超过|过期|过了|作废|失效|取消|算|视")


def _lacking(one: Seen) -> bool:
    """「獎品幾天寄到」 where the page tells in how many days without an address it is lost."""
    if one.kind != "count" or one.proposal.text is not None or _ASKS_LACK.search(one.asked.text):
        return False
    return _LACKS.match(one.page.text, one.proposal.end) is not None


def _other_row(one: Seen) -> bool:
    """「校車一學期多少錢」 where the value stands in the row of another thing, and 校車 elsewhere."""
    if not one.in_row or one.proposal.text is not None or one.proposal.quote is not None or not one.counted:
        return False
    page, hits = one.page, one.fit.hits
    line = page.lines[page.line_at(one.proposal.start)]
    key = page.cells(line)[0]
    if (
        line.table is None
        or not re.search(r"[一-鿿]{2}", page.text[slice(*key)])
        or re.search(r"\d", page.text[slice(*key)])
    ):
        return False
    indices = range(len(one.asked.terms))
    if any(
        hits.within(i, line.start, line.end) >= 0.45
        and one.asked.terms[i].weight >= 1
        and one.asked.terms[i].noun
        and one.asked.terms[i].text[0] not in "一每"
        for i in indices
    ):
        return False
    if any(hits.within(i, *key) >= 0.35 for i in indices):
        return False
    return any(
        term.weight >= 1
        and term.noun
        and term.tag != "t"
        and hits.title[i] < 0.6
        and hits.best(i) >= 0.9
        and one.closeness[i] < 0.3
        for i, term in enumerate(one.asked.terms)
    )


_BEHIND = re.compile(r"(?:会|就|才|要|能|可以|开始|正式|被)*(?P<deed>[一-鿿])(?:的|了)?[?]?$")


_UNTIL, _ENDS = re.compile(r"[到至]"), frozenset("关止截停完")  # 「到哪天關」: the end of whatever goes on
# 「講座哪天辦」, 「夜診幾號能看」 ask for its day, whatever verb tells it
_ANY_DEED = frozenset("办 开 放 打 搞 弄 来 看".split())


_HANDS, _HANDED_IN = frozenset("送交寄递投"), re.compile(r"申[请报]|报名|投稿|表格?|件|稿|材料|文件|资料")


def _other_deed(one: Seen) -> bool:
    """「哪年倒的」, 「哪天開始拆」 where nothing near tells of that deed."""
    end = one.asked.focus[1]
    match = _BEHIND.match(one.asked.text, end) if one.kind == "when" and end else None
    if not match or (_UNTIL.match(one.asked.text, one.asked.focus[0]) and match["deed"] in _ENDS):
        return False
    if match["deed"] in _HANDS and _HANDED_IN.search(one.asked.text, 0, end):
        return False  # 「申請最晚哪天要送」 asks for the last day of what is handed in
    return any(
        term.offset == match.start("deed")
        and one.closeness[i] < 0.3
        and one.fit.hits.title[i] < 0.6
        and term.text not in _ANY_DEED
        for i, term in enumerate(one.asked.terms)
    )


_LIKE = frozenset("班组队类型票区馆厅店车级卡房室部门团楼仓桥路线县市镇村校院科版款套蛙虾鱼鸟奖服证币券剧展赛厨")


def _rival(one: Seen) -> bool:
    """「海星班」, which stands elsewhere on the page, where the sentence of the value tells of 飛魚班 alone."""
    page = one.page
    if one.proposal.text is not None and one.kind not in ("when",):
        return False
    value = page.text[one.proposal.start : one.proposal.end] if one.proposal.text is None else ""
    here = "\n".join(page.text[start:end] for start, end, weight in one.around if weight >= 0.8).replace(value, "")
    for i, term in enumerate(one.asked.terms):
        if not 2 < len(term.text) <= 5 or term.text[-1] not in _LIKE or one.closeness[i] >= 0.45:
            continue
        if one.fit.hits.title[i] >= 0.6 or term.text not in page.text:
            continue
        like = re.findall(rf"(?<![一-鿿])[一-鿿]{{{len(term.text) - 1}}}{term.text[-1]}", here)
        words = {word for word, _, _ in cut(here) if len(word) == len(term.text) and word[-1] == term.text[-1]}
        if any(other not in one.asked.text and other not in term.alternatives for other in (*like, *words)):
            return True
    return False


_NUMBERED = re.compile(
    r"(?<![\d第.])(?P<number>[单双一二两三四五六七八九十]|\d{1,2})(?P<kind>居室?|室|人[间房]|人同行|床[房位]?|居|卧|人座|座|厅|寸|轮|升|匹)(?![外内温])"
)


def _numbered(written: str) -> float | None:
    return number({"单": "一", "双": "二", "两": "二"}.get(written, written))


def _number_of_none(one: Seen) -> bool:
    """「三居室租金多少」 where the page tells of 一居室 and 兩居室 alone."""
    if not one.counted:
        return False
    stands: dict[str, set[float | None]] = {}
    for match in _NUMBERED.finditer(f"{one.page.title}\n{one.page.text}"):
        stands.setdefault(match["kind"][0], set()).add(_numbered(match["number"]))
    return any(
        match["kind"][0] in stands and _numbered(match["number"]) not in stands[match["kind"][0]]
        for match in _NUMBERED.finditer(one.asked.text)
    )


_PAPERS_ASKED = re.compile(r"(?:什么|哪些|哪一?种|啥|哪几[种样])(?:有效)?(?:证件|证明|凭证|证书|证(?=[?去来才]|$))")
_PAPERS = re.compile(r"证|卡|照|簿|函|书|码|户口|驾|章")


def _no_papers(one: Seen) -> bool:
    """「買月票要帶什麼證件」 where what looks like a list names no paper at all."""
    if not _PAPERS_ASKED.search(one.asked.text) or one.counted or one.kind in ("when", "who", "org"):
        return False
    told = narrow(one.proposal.text or one.page.text[one.proposal.start : one.proposal.end])
    return _PAPERS.search(told) is None


_TIME_ASKED = re.compile(r"(?:一个?|每个?)(?P<unit>[年月周天日次])")
_OF_ITSELF = re.compile(
    r"(?:^|[:,;、。)])(?P<what>[一-鿿]{2,6}?)(?:每|一个?)[年月周天日次](?:为|是|收|约|各)?(?:新台币|人民币)?$"
)


def of_a_part(one: Seen) -> bool:
    """「一個月多少錢」 where the sum is that of 交通車 for a month, and the page tells a 月費."""
    match = _TIME_ASKED.search(one.asked.text)
    if not match or one.kind != "amount" or one.in_row:
        return False
    page, terms, hits = one.page, one.asked.terms, one.fit.hits
    if any(term.weight >= 1 and hits.title[i] < 0.6 for i, term in enumerate(terms)):
        return False
    low, high = page.sentence(one.proposal.start)
    own = _OF_ITSELF.search(page.text[page.clause(one.proposal.start)[0] : one.proposal.start])
    whole = re.search(rf"{match['unit']}(?:费|租金?|薪|缴|供)[^,。;]{{0,6}}\d", page.text[low:high])
    return bool(own and whole and own["what"] not in one.asked.text and own["what"] not in page.title)


_CLASSES = "班组队营课"


def _class_of_none(one: Seen) -> bool:
    """「圍棋班什麼時候報名」 on the page of a 游泳班 that knows no 圍棋."""
    page, text = one.page, one.asked.text
    whole = f"{page.title}\n{page.text}"
    for i, term in enumerate(one.asked.terms):
        kind = text[term.end : term.end + 1]
        if len(term.text) < 2 or term.weight < 1 or not kind or kind not in _CLASSES or one.fit.hits.best(i) >= 0.3:
            continue
        if re.search(rf"[一-鿿]{{2}}{kind}", page.title) and f"{term.text}{kind}" not in whole:
            return True
    return False


OTHERS = (
    _class_of_none,
    no_results,
    not_opened,
    _no_papers,
    _number_of_none,
    _another_time,
    _not_done,
    _no_persons,
    _only_times,
    _rival,
    _of_other_body,
    _only_compared,
    _of_other_subject,
    other_event,
    _other_deed,
    _other_day,
    _other_row,
)
# told by what stands near: what was read off its entry of a card is asked none of these
NEAR_BY = (is_opposed, _lacking)
