"""Whether a value that stands near the words of a question is that of something else than the question names.

「甲基金去年營收多少」 where the page tells 去年營收 of the firm that 甲基金 put money in; 「充電一次要多久」 where it tells how long
a charge lasts. Words that stand near do not tell these apart; what stands between them does.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.marks.opposed import is_opposed
from answer.text import narrow
from answer.types import amount
from answer.words import cut


def anothers(one: Seen) -> bool:
    """Whether the value, though it stands nearest, is another's, or names nothing."""
    return any(deed(one) for deed in _OTHERS)


def other_kind(one: Seen) -> bool:
    """Whether the value can be no answer, whatever stands near: of another time, or no money where money is asked."""
    return _other_year(one) or _no_money(one)


_YEARS = re.compile(r"今年|本年|去年|前年|明年|后年|往年|[上本下这]一?(?:届|季度?|期|学期|个月)")
_SAME = {"本年": "今年"}


def _years(text: str) -> list[str]:
    found = (match[0] for match in _YEARS.finditer(text))
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


_PAYS = re.compile(r"(?:自己|自费|自行|要|得|需|须|该|总共|一共)[^,。;]{0,3}[出付交缴掏花给]多少(?![^\W\d_])")


def _no_money(one: Seen) -> bool:
    """「自己要出多少」 where the value is an age or a number of people."""
    if not _PAYS.search(one.asked.text) or not one.counted or one.proposal.text is not None:
        return False
    start, end = one.proposal.start, one.proposal.end
    own = next((each for each in amount.found(one.page) if start <= each.start < end), None)
    return own is not None and bool(own.unit) and own.unit != "%" and not amount.is_money(one.page, own)


_BY = re.compile(r"(?:由|与|和|同|跟|从|向|给|被|对|受|经|获|据|找|替|帮|为)(?:了)?[一-鿿]{0,2}$")
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
    clause = page.clause(one.proposal.start)
    told = text[text.find(name) + len(name) : start]
    rest = [char for char in _OF_TIME.sub("", told) if char not in "的是有共"]
    if any(clause[0] <= place < clause[1] for place in places):
        stands = page.text[slice(*clause)]
        return sum(char in stands for char in rest) < len(rest) / 2  # 「由甲领投的6亿元」 tells no 營收
    return not _HE.search(page.text, *clause)


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


_THEN = re.compile(r"去年|前年|往年|明年|后年|上一?[届次]|下一?[届次]")


_OWN_TIME = re.compile(r"[昨今][天日]|今年|本月|上个?月|目前|眼下|如今")


def _another_time(one: Seen) -> bool:
    """「去年收多少」 where nothing round the value, its heading or the title tells of last year."""
    if not (one.counted or one.kind in ("when", "who", "org")):
        return False
    page, asked = one.page, set(_THEN.findall(one.asked.text))
    near = "\n".join(page.text[start:end] for start, end, weight in one.around if weight >= 0.7)
    year = page.year
    for told in asked:
        offset = {"去年": -1, "前年": -2, "明年": 1, "后年": 2}.get(told)
        stands = str(year + offset) if year and offset else told
        own = page.text[slice(*page.clause(one.proposal.start))]
        if told not in own and _OWN_TIME.search(own):
            return True  # 「老板去年回鄉，昨天賣掉230杯」
        if told.replace("一", "") not in near.replace("一", "") and stands not in near and told not in page.title:
            return True
    return False


_DONE_TO = re.compile(r"(?:多少|几)个?(?:人|名|位|家|户)?[^\W\d_]{0,4}?(?:被|遭|受)(?P<deed>[一-鿿]{1,4})[了的?]*$")


def _not_done(one: Seen) -> bool:
    """「有多少人被捕」 where the number is of those who did something else."""
    match = _DONE_TO.search(one.asked.text)
    if not match or one.kind != "count":
        return False
    deeds = [i for i, term in enumerate(one.asked.terms) if term.offset >= match.start("deed")]
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


def _only_times(one: Seen) -> bool:
    """「不想參加要怎麼說」 where what looks like steps is a list of times."""
    if one.kind not in ("how", "steps"):
        return False
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


_FEE_ASKED = re.compile(r"(?:费|票价|价钱|租金|押金|保证金|学费|奖金|罚款|工资|月薪)[^,。?]{0,6}多少[?]?$")


def _no_fee(one: Seen) -> bool:
    """「運費一件多少」 where the value is a weight."""
    if not one.counted or one.proposal.text is not None or not _FEE_ASKED.search(one.asked.text):
        return False
    start, end = one.proposal.start, one.proposal.end
    own = next((each for each in amount.found(one.page) if start <= each.start < end), None)
    return (
        own is not None
        and bool(own.unit)
        and own.unit not in ("%", "成", "折", "倍", "个月")
        and not amount.is_money(one.page, own)
    )


_EVENTS = (
    (
        re.compile(r"答复|回复|回音|回话|回信|给结果|有结果|出结果|收到通知|接得到通知"),
        re.compile(r"答复|回复|函复|通知|回电|反馈|结果|告知|回信|回覆|公布"),
    ),
    (
        re.compile(r"到账|打款|发钱|发放|拨款|发下来|打给|拿到钱"),
        re.compile(r"到账|打款|发放|结算|拨|汇|入账|发给|支付|转|领"),
    ),
    (
        re.compile(r"复工|复课|复航|恢复|重新开|重开"),
        re.compile(
            r"复|重新|重启|重开|(?:封|停|闭|休|暂)[^。]{0,24}(?:至|到|止)|(?:至|到|止)[^。]{0,16}(?:封|停|闭|休)"
        ),
    ),
    (re.compile(r"退款|退钱|退费|退回来"), re.compile(r"退|返")),
    (re.compile(r"回本|赚回"), re.compile(r"回本|收回|回收")),
    (re.compile(r"追悼|告别式|公祭"), re.compile(r"追悼|告别|公祭|悼念")),
    (re.compile(r"上市|挂牌"), re.compile(r"上市|挂牌|首发|发售|开卖|推出")),
    (re.compile(r"(?<![填申预])报到(?!哪|几|什么|何)"), re.compile(r"报到|入学|注册|开学")),
)


def _other_event(one: Seen) -> bool:
    """「多久給結果」 where the value tells until when to hand something in: what is to happen then is told nowhere near."""
    if one.kind not in ("when", "left") and not (one.kind == "count" and _LENGTH_ASKED.search(one.asked.text)):
        return False
    near = "\n".join(one.page.text[start:end] for start, end, weight in one.around if weight >= 0.7) + one.label
    tail = one.asked.text[one.asked.tail :]
    return any(asks.search(tail) and not tells.search(near) for asks, tells in _EVENTS)


_LENGTH_ASKED = re.compile(r"多(?:久|长时间)|几(?:个)?(?:工作日|小时|天|日|周|月|年)|多少(?:天|日|小时)")
_BEHIND = re.compile(r"(?:会|就|才|要|能|可以|开始|正式|被)*(?P<deed>[一-鿿])(?:的|了)?[?]?$")


def _other_deed(one: Seen) -> bool:
    """「哪年倒的」, 「哪天開始拆」 where nothing near tells of that deed."""
    end = one.asked.focus[1]
    match = _BEHIND.match(one.asked.text, end) if one.kind == "when" and end else None
    if not match:
        return False
    return any(
        term.offset == match.start("deed") and one.closeness[i] < 0.3 and one.fit.hits.title[i] < 0.6
        for i, term in enumerate(one.asked.terms)
    )


_LIKE = frozenset("班组队类型票区馆厅店车级卡房室部门团楼仓桥路线县市镇村校院科版款套蛙虾鱼鸟奖服证币券剧展赛厨")


def _rival(one: Seen) -> bool:
    """「海星班」, which stands elsewhere on the page, where the sentence of the value tells of 飛魚班 alone."""
    page = one.page
    if one.proposal.text is not None and one.kind not in ("when",):
        return False
    here = "\n".join(page.text[start:end] for start, end, weight in one.around if weight >= 0.8)
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


_OTHERS = (
    _other_doer,
    _lasts,
    _alone,
    _unnamed,
    _another_time,
    _not_done,
    _no_persons,
    _only_times,
    _rival,
    is_opposed,
    _of_other_body,
    _only_compared,
    _no_fee,
    _other_event,
    _other_deed,
)
