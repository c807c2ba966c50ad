"""Whether what a question names stands where a yes or no would rest: if not, the page does not say it.

A yes or no can be read from any clause that shares a word with the question; so all that is asked must be there.
"""

from __future__ import annotations

import re

from answer.conditions import lacked
from answer.marks import Seen
from answer.persons import KIN
from answer.types import asks, beforehand, denial, side, weekdays

TITLED = 0.5  # how far the title must have a word, for it to be what the page is about: 午餐 for 午餐費
OWN = 0.75  # of a word in another script, which the sentence before has for another: 「DVD這次沒帶。憑證可借」
TOLD, NAMED = 0.45, 0.6  # the least closeness of a word, and of a noun, to a yes or no that is told from words alone


def nowhere(one: Seen) -> bool:
    """Whether a thing that the question names stands nowhere on the page: 「停車場開放嗎」, told of the days of the museum."""
    return any(
        term.weight >= 1
        and term.tag[:1] == "n"
        and term.offset >= one.asked.tail
        and one.fit.hits.best(i) < (0.3 if len(term.text) < 3 else 0.6)  # 客戶 is no 客戶端
        and term.text not in ("营业", "办公")  # as good as 开, which the days tell
        and not _ASKER.fullmatch(term.text)
        for i, term in enumerate(one.asked.terms)
    )


_ASKER = re.compile(rf"小孩|{KIN}")  # 「奶奶1950年出生」: for whom one asks is no thing of the page


_THAT_DAY = re.compile(r"(?<=[一-鿿]{2})当[天日](?!有效|上限|最高|封顶|票根)")


def untold(one: Seen) -> bool:
    """Whether a thing that the question names stands nowhere near a yes or no: 「可以拍照」, asked of 錄影."""
    if _THAT_DAY.search(one.asked.text):  # 「比賽當天可以領嗎」
        sentence = one.page.text[slice(*one.page.sentence(one.proposal.start))]
        if not re.search(r"当[天日]", sentence):
            return True
    if (days := weekdays.named(one.asked)) and one.page.lines[one.page.line_at(one.proposal.start)].kind != "row":
        sentence = one.page.text[slice(*one.page.sentence(one.proposal.start))]
        if not weekdays.told_days(sentence) & days:
            return True  # 「星期六開嗎」
    asked, terms, close, title = one.asked, one.asked.terms, one.closeness, one.fit.hits.title
    if _BACK.search(asked.text) and not _GIVEN_BACK.search(one.page.text, *one.page.sentence(one.proposal.start)):
        return True  # 「保證金退嗎」 of 「保證金20000元」
    own = one.page.sentence(one.proposal.start)
    let_off = _ALSO.search(one.page.text, *own) and any(
        lacked(asked, i) and one.fit.hits.within(i, *own) >= 0.85 for i in range(len(terms))
    )
    for i, term in enumerate(terms):
        alone = term.tag == "latin" and not any(
            terms[k].weight >= 1 and title[k] < TITLED for k in range(len(terms)) if k != i
        )
        least = OWN if alone else NAMED if term.tag[:1] in ("n", "t") else TOLD
        if (
            term.weight < 1
            or title[i] >= TITLED
            or close[i] >= least
            or term.offset < asked.tail
            or term.tag[:1] == "d"
        ):
            continue
        if denial.IS_IN.search(asked.text) and _FEE.search(term.text) and one.fit.hits.within(i, *own) == 0:
            continue  # 「柴火含在營位費裡嗎」, of 「柴火另計」
        if _topic(one, i) or (let_off and one.fit.hits.best(i) >= 0.85):
            continue
        if (term.noun and _of_such(one, i)) or _goes_without_saying(one, term.text) or _whoever(one, i):
            continue
        pays = denial.costs(asked.text) and _PAYS.match(asked.text, term.end)
        if one.fit.hits.best(i) < 0.3 and pays and term.tag[:1] != "v":
            continue  # 「住戶要出錢嗎」: who would pay need not stand there
        between = asked.text[term.end : terms[i + 1].offset] if i + 1 < len(terms) else ""
        names = term.tag == "v" and i + 1 < len(terms) and title[i + 1] >= 0.6 and not asks.MAY.search(between)
        if names and (i + 2 < len(terms) or asks.MAY.search(asked.text, asked.tail, term.offset)):
            continue  # 「參加書法比賽的作品可以…」, 「能帶進音樂節嗎」: it only names the announcement
        if denial.costs(term.text) and _PRICE.search(one.page.text, *one.page.sentence(one.proposal.start)):
            continue
        return True
    return _undone(one)


_AS_BEFORE = re.compile(r"不受影响|照常|如常|照旧|照样|封闭|关闭|停用|闭[馆园]|关门")
_FEE = re.compile(r"[费票租]")
_ALSO = re.compile(r"(?<!再)也(?:行|可以?|成|能)(?=[,。;]|$)")  # 「忘了帶證件，報手機號碼也行」


def _topic(one: Seen, index: int) -> bool:
    """「影片能加字幕嗎」, of 「可加字幕」, a clause that names no other thing: all that stands behind the modal stands there, and of what
    the page tells by the word before it, nothing else is said."""
    asked, terms = one.asked, one.asked.terms
    modal = next(iter(asks.MAY.finditer(asked.text, terms[index].end)), None)
    if modal is None or not terms[index].noun or one.fit.hits.best(index) < 0.85:
        return False
    behind = [i for i, term in enumerate(terms) if term.offset >= modal.end()]
    if index and terms[index - 1].end == terms[index].offset and _of_it_alone(one, index - 1):
        return True
    clause = one.page.clause(one.proposal.start)
    whole = all(one.fit.hits.within(i, *clause) >= 0.7 for i in behind)
    named = any(terms[i].weight >= 1 and terms[i].noun for i in behind)
    start, end = side.subject(one.page, clause)
    return whole and named and start == end and _DOES.match(one.page.text, *clause) is not None


def _of_it_alone(one: Seen, index: int) -> bool:
    """「AI做的影片」, of 「AI生成的一律不收」: what a word belongs to goes without saying behind it."""
    start, end = one.page.clause(one.proposal.start)
    places = one.fit.hits.places[index]
    return any(
        start <= at < end and credit >= 0.85 and _ITSELF.match(one.page.text, last) for at, last, credit in places
    )


_ITSELF = re.compile(r"[的者之]?(?:一律|一概|均|皆|都|恕|概|不|禁|可|能)")
_DOES = re.compile(
    r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:[均皆也都亦但]|一律)?(?:可以?|能|允许|准许|不[得可能准])"
)
_LESS = re.compile(r"(?<![缩])减(?:免|收)?\d|[\d一二三四五六七八九]折|半价|免(?:费|收)|便宜\d|优惠\d|省\d")
_STATE = re.compile(r"开放|营业|开门|关门|关闭|运[行营作]|使用|通行|停用|服务|办公|上班")


def _goes_without_saying(one: Seen, word: str) -> bool:
    """「南門不受影響」 tells whether it is 開放."""
    clause = one.page.text[slice(*one.page.clause(one.proposal.start))]
    if beforehand.at_once(word) and beforehand.too_late(one.asked.text, clause) is not None:
        return True
    if denial.CHEAPER.fullmatch(word) and (_LESS.search(clause) or denial.FULL_PRICE.search(clause)):
        return True  # 「兩科同報減600元」 tells whether there is a 折扣
    return _STATE.fullmatch(word) is not None and _AS_BEFORE.search(clause) is not None


_ANYBODY = re.compile(r"朋友|同[事学]|别人|他人|其他人|旁人|家[人里]人?|亲[戚友]|邻居|室友|网友|买家|对方")
_GIVEN_TO = re.compile(r"[给让与]\s*$")
_WHOSE = re.compile(r"学生|同学|孩子|小孩|小朋友|新生|考生|学员|人士|人员|市民|居民|民众")
_OTHERS = re.compile(r"[^,。;、]{0,4}?(?:家长|教师|老师|教职|职工|员工|亲属|家属|访客|来宾)")


def _whoever(one: Seen, index: int) -> bool:
    """「可以轉讓給同事嗎」, of 「不得轉讓」, which names nobody to whom; 「初三學生參加嗎」, of 「初三年級不參加」."""
    asked, term, text = one.asked, one.asked.terms[index], one.page.text
    start, end = one.page.clause(one.proposal.start)
    if _ANYBODY.fullmatch(term.text) and _GIVEN_TO.search(asked.text, 0, term.offset):
        return re.search(r"[给与予][一-鿿]{2}", text[start:end]) is None
    if _WHOSE.fullmatch(term.text) is None or not index:
        return False
    before = asked.terms[index - 1]
    beside = asked.text[before.end : term.offset] in ("", "的")
    places = [place for place in one.fit.hits.places[index - 1] if start <= place[0] < end and place[2] >= 0.85]
    return beside and any(not _OTHERS.match(text, place[1], end) for place in places)


def _of_such(one: Seen, index: int) -> bool:
    """Whether the clause tells of all of a kind that a noun is one of: 「玻璃、陶瓷等易碎品」, asked of a 陶瓷花瓶, a 玻璃杯."""
    asked, term = one.asked, one.asked.terms[index]
    before = asked.terms[index - 1] if index else None
    kind = before.text if before and before.noun and before.end == term.offset else term.text[:2]
    if len(kind) < 2 or kind == term.text:
        return False
    return (
        re.search(
            rf"{re.escape(kind)}(?:[、及和与][^,。;:]{{1,20}})?等",
            one.page.text[slice(*one.page.clause(one.proposal.start))],
        )
        is not None
    )


_BACK = re.compile(r"退(?:还|回|款|费|钱)?(?:给我)?(?:[吗嘛么?]|$|不退)|(?:能|会|可以|可)退")
_GIVEN_BACK = re.compile(r"退|返|发还|归还|扣除|没收|扣没|抵")
_PAYS = re.compile(r"(?:自己|都|也|还)?(?:要不要|需不需要|用不用|要|需|得|必须)")
_PRICE = re.compile(r"免|(?<!退)费|元|[不收要]钱")
# what pages say for what people ask: 「生鮮不予承運」, asked whether one can 寄 it
_SAID_AS = {"寄": re.compile("承运|收件|收寄|托运|运送|递送|配送")}
_DEEDS = frozenset("买带养吃喝穿抽拍骑玩借租卖换")  # 「走」, 「進」 are said in many ways


def _undone(one: Seen) -> bool:
    """Whether what is done (a single character: 「可以帶家屬嗎」) stands nowhere near: 「由家屬代約」 tells of another deed."""
    asked = one.asked
    modal = list(asks.MAY.finditer(asked.text))
    behind = [i for i, term in enumerate(asked.terms) if modal and term.offset >= modal[-1].end()]
    if (
        not behind
        and modal
        and any(term.text in _DEEDS and one.closeness[i] < 0.3 for i, term in enumerate(asked.terms))
    ):
        return True  # 「自己點連結買可以嗎」
    if not behind or any(asked.terms[i].tag[:1] == "v" and len(asked.terms[i].text) > 1 for i in behind):
        return False
    deed = asked.terms[behind[0]]
    if deed.text == "报":
        return False  # to sign up is what most are asked for
    said = _SAID_AS.get(deed.text)
    if said and said.search(one.page.text, *one.page.clause(one.proposal.start)):
        return False
    if not any(asked.terms[i].weight >= 1 for i in behind) and any(
        one.closeness[i] < 0.3 and asked.terms[i].text not in "进入去来" for i in behind
    ):
        return True  # 「可以用自拍棒嗎」: taken apart into 拍 and 棒
    return deed.text in _DEEDS and deed.offset == modal[-1].end() and one.closeness[behind[0]] < TOLD
