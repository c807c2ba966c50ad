"""What is said to be done at a date: the predicate behind it, cut to a name that a person can read.

Read from the clause behind the date (「…前提交施工图」), behind 起 or 止 and a comma from the next one (「…起，新店按新标准交
保证金」). A clause that only tells what the rest is about (「…起出库的包裹，」, 「凡…的，」) hands over to the one behind it.
What is in brackets is left out, a first date or length of time ends it, and a long one ends between two words of the
segmenter, never inside one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.record.text import DATED, Text
from zh.segment import shared
from zh.wordstart import begins_a_word

LONGEST = 18  # of a label, in code points

_AFTER = re.compile(
    r"(?:\s|起算|算起|计起|起计|开始计算|起|止|之前|以前|前|之后|以后|后|开始(?=[,。;]|$)|当天|当日|全天|之间|期间|间|"
    r"内(?!部|容|测|审|蒙)|"
    r"正式|将|会(?![员议计场])|陆续|逐步|可以?|即(?!时|将)|便|方(?=可|能)|才|由|统一|分批|一律|[\"”」』】]|"
    r"(?<=起)的?[一二两三四五六七八九十百半\d]{1,3}个?(?:[天日周月年]|星期|工作日|自然日)(?:之|以)?内|"
    r"左右|前后(?=[\u4e00-\u9fff])|上午|下午|凌晨|清晨|早[上晨]|晚[上间]|傍晚|中午|白天|夜里|\([^()\n]{1,12}\)|"
    r"[这那共计为期前后]*[一二两三四五六七八九十半\d]+个?整?[天日周月年](?:时间)?(?=[,。;]|$)|(?:连续|一连|接连|[共这整])+[一二两三四五六七八九十半\d]{1,3}个?整?(?:天|日|周|月|星期)(?![之以]?内)|[两二三四五六][天日](?=[\u4e00-\u9fff]{2})(?![之以]?[内前后])|两个月(?![之以]?[内前后])|[这那](?:[一二两三四五六七八九十几\d]+[个]?[天日周月节次场]|天|几天|次|段时间|时候?|期间)(?:里|内|之内)?|"
    r"[\u4e00-\u9fff]{2,4}(?:之?前|以前|之?后|以后)(?=,)|一大?早|[\u4e00-\u9fff](?![提面目空超从先生产])[\u4e00-\u9fff](?:之前|以前|前)(?=[\u4e00-\u9fff]{2})(?![往来去台期端言沿后])|"
    r"的[\u4e00-\u9fff]{2,4}(?:时间|时段|期间)(?:段|内|里)?(?=[\u4e00-\u9fff]{2}))*"
)
_ROUND = re.compile(r"前后(?![门院楼台厅座排街进轮桥殿区])")  # 「5月24日前后打款」, no 「前后门」
_CLAUSE = re.compile(r"(?:[^,。;:!?\n\t|→➡➔]+|(?<=\d):(?=\d))+")  # 「暂停22:00后的出入」
# what is to be done by a day, said by what follows where it is done or not
_UNMET = re.compile(
    r"(?:仍|还|若|如)?(?:尚?未能?|没有?|不)(?=[^,。;]{2,8}(?:的|者|就|则|即?视))((?:按[时期规]|及时)?[\u4e00-\u9fff]{2,6}?)(?:的(?=[,;])|者|就|则|即?视)|(?=[^,。;的]{2,8}的,)([\u4e00-\u9fff]{2,8})的(?=,)"
)
_STANDS = re.compile(r"为准(?=[,。;]|$)")
_WORDS = re.compile(r"[^,、。;:()\[\]【】\n\t|!?→➡➔“”\"「」『』《》]+")
_QUOTED = re.compile(r"[“「『\"《][^“”「」『』\"《》\n,。;]{1,12}[”」』\"》]")
_SUM = re.compile(r"\d[\d,.]*[十百千万亿]*(?:元|%|‰|美元|港元)")
_ASIDE = re.compile(r"\([^()\n]{1,40}\)")
# 「凡…的包裹，」, 「对…的订单，」: what the rest is about
_ABOUT = re.compile(r"(?:凡是?|对于?|针对|所有|关于)[^的]{0,16}的[\u4e00-\u9fff]{0,8}$|除[^,]{2,16}[外中]$")
_OF = re.compile(r"[^的]{2,10}的[\u4e00-\u9fff]{0,6}$")  # 「付款的订单，」 right behind a date
# 「携检疫证、身份证到镇畜牧站登记」: what one brings and where to stand before the deed
_ROOM = "室厅楼堂馆院店部站场所园区处房台口司局会校层门科"
_BRINGING = re.compile(
    r"(?:携带?|持|凭|带[上齐好])[^,。;\n]{2,40}?(?:前往|[到至赴往])[^,。;、\n]{1,14}?"
    rf"(?:(?:[{_ROOM}]|中心)(?:[\u4e00-\u9fff]{{0,2}}[{_ROOM}])?(?=[\u4e00-\u9fff]{{2,10}}(?:(?<=开会)|(?<![{_ROOM}]))(?:[,。;\n]|$))|(?=办理))"
)
_BY = re.compile(r"(?:按照?|以|凭|通过|根据|依照?|由)(?!上|下|外|内|后|前|期|此)")
_HELD_ONE = re.compile(r"(?:举行|召开|举办|进行|开展)的(?=..)")  # 「原定于…举行的家长会」
_PLACE = re.compile(r"在[^在]*?(?:[上里内处]|中(?![心央学小医部]))(?=..)")
_ADVERBS = re.compile(
    r"(?:将|彻底|同步|集中|会(?=[在由被把对])|正式|一律|逐步|陆续|分批|予以|方可|才能|可以?(?=..)|(?:为|是|属于?|作为)(?!了|期|止|准|主|何|否))+(?=..)"
)
# between a subject and its verb
_AUXILIARY = re.compile(r"(?<=..)(?:即将|将(?![来军])|一律|陆续|逐步|正式|予以|(?<![平人日月])均(?![衡价分]))+(?=..)")
_TOWARDS = re.compile(r"对(?![账象接])|就|针对")
_DEED_LAST = re.compile(r"(?:征求[\u4e00-\u9fff]{0,4}意见|(?:恢复|暂停|停止|取消|开始|重新)?[\u4e00-\u9fff]{2})$")
_AND = re.compile(r"(?<=....)(?:(?<![合一兼归])并(?![列行购联网])且?|同时|以及|而且)")
# what a name does not end with
_TRAILING = re.compile(
    r"(?:的|在|对|以|和|与|及|了|把|被|按|由|于|从|将|(?:改|顺延|推迟|延期|提前|调整)?(?:为|至|(?<![报签收送寄])到)|着|给|向|各|其|并|或|使|让|等|是|每|(?:为|至|到)每[一个]?[\u4e00-\u9fff]{1,2}(?:[\d,.]+[\u4e00-\u9fff%‰]{1,2})?|最|也|就|题为|即可|为止)+$"
)
_WILL = re.compile(r"(?:将|即|可|得)(?:陆续|逐步|全面|正式|同步|一律|统一|分批|不再)*([\u4e00-\u9fff]{2,6})$")
# behind the last of several things: 「…这类家具改为预约收运」, 「…等页面批量打印」
_SUCH = re.compile(
    r"[^,。;]{1,12}?(?:这[一几两]?[类些种]|等(?:\d+|[一二三四五六七八九十多])?[类种条个项家处]?(?:页面|渠道|平台|方式|地点|入口|网点|途径|场所|区域)?)(?=..)"
)
_OPEN = re.compile(r"(?<=..)(?:可以?|将|会)?(?:在|通过|从|经由?|凭)[^在]*$")
# a change from one state to another: 「由早晚班改为三班倒」
_FROM = re.compile(
    r"(?<=..)[由从][^由从]{0,16}?(?=(?:调整|改|变更|变|升|降|提高|上调|下调|延长|缩短|增加?|减少?)[为至到成])"
)
_CHANGES = re.compile(
    r"(?:起|止)?(?:推[迟后]|提[前早]|延[长后迟期至]|顺延|缩短|调整?|改|变更?|提[高升]|降低?|增|减|放宽)"
)
# a verb that says little without what it is done to; told of several things, they are its owner
_PHASE = re.compile(r"暂停(?:使用|办理|提供|受理)?|停止|关闭|中断|恢复|开放|取消|开通|启用|停用|中止|终止")


_NEXT = 8  # code points of a name before the next date
_FAR = 400  # code points in which it is told: 10,000 dates in one sentence read each as far and no farther


class Deed(NamedTuple):
    """`start`: where it begins. `owner`: whose it is, as the clause itself says (「…起，个人店铺的佣金调整」), else None."""

    words: str
    start: int
    owner: str | None = None


def deed(text: Text, stop: int, last: int, led: bool, beyond: bool = False, asked: bool = False) -> Deed | None:
    """What is said to happen at the date that ends at `stop`, in a sentence that ends at `last`.

    `led`: something before the date (a subject, 请, 须) already says who or what, so that the clause behind it is no
    attribute. `beyond`: what stands behind a comma counts without 起 or 止 too.
    `asked`: somebody is asked to do it, so that 将 before it is 把.
    """
    last = min(last, stop + _FAR)
    begins = begins_a_word(text.plain, stop) and not _ROUND.match(text.plain, stop)
    lead = None if begins else _AFTER.match(text.plain, stop, last)
    begin = lead.end() if lead else stop
    since = text.plain.startswith((",", ";") if beyond else ",", begin) and (
        beyond or re.search("[起止]" if not led else "[起止]|前$", text.plain[stop - 1 : begin]) is not None
    )
    if since or text.plain[begin : begin + 1] == ":":
        begin += 1
    next_date = next((one.offset for one in text.finds(begin, min(last, begin + _NEXT)) if one.kind in DATED), 0)
    if since and led and not beyond and next_date > begin:
        return None  # 「取票12月21日起，现场取票12月28日起」: the name of the next date, no hour of 「起，暂停22时后的出入」
    if "前" in text.plain[stop - 1 : begin] and (term := _UNMET.match(text.plain, begin, last)):
        place = term.span(1) if term.group(1) else term.span(2)
        return Deed(text.body[slice(*place)], place[0])  # 「3月21日以前不付款就算放弃」
    if since and beyond or text.plain[stop:begin] in ("", "期间", "期间,", "之间", "内", "间"):
        each = begin + text.plain.startswith("每", begin)  # 「，每逢周六加开」
        daily = next(iter(text.finds(each, each + 1)), None)
        if daily is not None and daily.kind in ("set", "time"):
            begin = daily.stop + text.plain.startswith(",", daily.stop)  # 「6月24日至28日，每晚22点至次日6点，…」
    if _STANDS.match(text.plain, begin, last):  # 「时间以6月5日为准」
        return None
    will = _WILL.search(text.plain, begin, min(last, begin + 120)) if since and not beyond else None
    if will and "、" in text.plain[begin : will.start()]:  # 「自…起，各站的夜间取件、代收等服务将陆续停止」
        return Deed(text.body[will.start(1) : will.end(1)], will.start(1))
    if asked and text.plain[begin - 1] == "将" and begin > stop:  # 「请于3月1日前将表格交到前台」
        given = _phrase(text, begin, last, False)
        return given and given._replace(words=text.body[begin - 1] + given.words, start=begin - 1)
    return _told(text, begin, last, attribute=not led and not since, subject=since)


def _told(text: Text, begin: int, last: int, attribute: bool, subject: bool) -> Deed | None:
    """What a clause that begins at a place tells; `attribute`: it may tell no more of what the next one is about;
    `subject`: it begins with whoever does it or what is done.
    """
    clause = _CLAUSE.match(text.plain, begin, last)
    about: Deed | None = None
    while clause is not None:
        words = clause.group().strip()
        further = clause.end() + 1 < last and text.plain[clause.end()] == ","
        if further and about is None and (_ABOUT.match(words) or attribute and _OF.match(words)):
            about = _phrase(text, *clause.span(), subject)
            subject = True
            clause = _CLAUSE.match(text.plain, clause.end() + 1, last)
            continue
        given = _phrase(text, *clause.span(), subject)
        if given is None or about is None:
            return given or about
        return given._replace(owner=given.owner or about.words, start=about.start)
    return about


def _phrase(text: Text, begin: int, end: int, subject: bool) -> Deed | None:
    if bringing := _BRINGING.match(text.plain, begin, end):
        begin = bringing.end()
    kept, listed = _kept(text, begin, end)
    if (
        subject and listed and len(kept) <= 6
    ):  # 「起，沙发、衣柜这类旧家具改为预约收运」: the last of the things has the verb
        kept, listed = _kept(text, _behind_list(text, begin, end), end)
    words = "".join(text.plain[at] for at in kept)
    first = 0
    for rule in (_ADVERBS, _PLACE, _ADVERBS, _HELD_ONE):
        found = rule.match(words, first)
        first = found.end() if found else first
    while first < len(words) and words[first] == " ":
        first += 1
    if _TOWARDS.match(words, first) and (deed_last := _DEED_LAST.search(words, first + 3)):
        first = max(first, _boundary(words, deed_last.start()))  # 「对南线停电」: the verb stands last
    behind = _behind_list(text, begin, end) if listed else 0
    if (
        behind and text.plain[behind - 1] != "、" and (place := _OPEN.search(words, first))
    ):  # 「可以在首页、订单等页面打印」
        rest, _ = _kept(text, behind, end)
        kept = kept[: place.start()] + rest
        words = "".join(text.plain[at] for at in kept)
        listed = False
    if len(words) - first >= 8 and _BY.match(words, first):  # 「按付款先后恢复发货」
        last = first + whole(words[first:], 4)
        first = last if len(words) - last > 2 else first
    owner = None
    pieces = [(first, len(words))]
    phase = _PHASE.match(words, first)
    auxiliary = _AUXILIARY.search(words, first) or _FROM.search(words, first)
    if listed and phase and phase.end() < len(words):  # 「暂停网上银行、自助设备…」
        things = [at for at in kept if at >= kept[phase.end()]]
        owner = text.body[things[0] : things[-1] + 1] + "等"
        pieces = [(first, phase.end())]
    elif auxiliary:
        if len(words) - first > 14 + len(auxiliary.group()):
            owner = "".join(text.body[at] for at in kept[first : auxiliary.start()])[-LONGEST:]
            pieces = [(auxiliary.end(), len(words))]
        else:
            pieces = [(first, auxiliary.start()), (auxiliary.end(), len(words))]
    places = [at for one, other in pieces for at in kept[one:other]]
    places = places[: _end("".join(text.plain[at] for at in places))]
    if len(places) < 2 or not any("\u4e00" <= text.plain[at] <= "\u9fff" for at in places):
        return None
    return Deed("".join(text.body[at] for at in places).strip(), places[0], owner)


def _behind_list(text: Text, begin: int, end: int) -> int:
    """Where the clause goes on behind the last of the things that 、 parts in it."""
    begin = text.plain.rfind("、", begin, end) + 1
    such = _SUCH.match(text.plain, begin, end)
    return such.end() if such else begin


def _kept(text: Text, begin: int, end: int) -> tuple[list[int], bool]:
    """The places of a clause without its brackets, up to a date, length of time or 、, and whether a 、 ended it."""
    kept: list[int] = []
    at = begin
    while at < end:
        piece = _WORDS.match(text.plain, at, end) or _QUOTED.match(text.plain, at, end)
        if piece is None:
            aside = _ASIDE.match(text.plain, at, end)
            if aside is None:
                break
            at = aside.end()
            if text.plain[at : at + 1] in ("与", "和", "及", "或"):
                break
            continue
        at, stop = piece.span()
        covered = text.covered.find(1, at, stop)
        for sum_of in _SUM.finditer(text.plain, at, stop if covered < 0 else covered):  # 「加收8元服务费」 → 加收服务费
            kept.extend(range(at, sum_of.start()))
            at = sum_of.end()
        kept.extend(range(at, stop if covered < 0 else covered))
        if covered >= 0:
            over = _over(text, kept, covered, end)
            if over is None:
                return kept, False
            kept, stop = over
        at = stop
    return kept, text.plain[at : at + 1] == "、"


def _over(text: Text, kept: list[int], covered: int, end: int) -> tuple[list[int], int] | None:
    """What is kept, and where it goes on, behind a time or length of time that only says how far: 「由21:30推迟到…」, 「给十天的宽限」."""
    found = next(iter(text.finds(covered, min(end, covered + 1))), None)
    if found is None or not kept:
        return None
    if text.plain.startswith("的", found.stop):
        return kept, found.stop + 1
    if text.plain[kept[-1]] in "由从" and _CHANGES.match(text.plain, found.stop, end):
        return kept[:-1], found.stop
    return None


def _end(words: str) -> int:
    """Where a name made of these words ends."""
    end = len(words)
    if (closes := words.find("截止")) > 0:
        end = closes + 2  # 「表单截止收取」
    if end > 12 and (both := _AND.search(words)):
        end = both.start()
    if end > LONGEST:
        end = _boundary(words, LONGEST)
    tail = _TRAILING.search(words, 0, end)
    if tail is None or tail.start() < 2:
        return end
    return tail.start() if _boundary(words[:end], tail.start()) == tail.start() else end  # no 「报到」


def _boundary(words: str, place: int) -> int:
    """The last end of a word at or before a place (the place itself where a word is longer)."""
    end = 0
    for word in shared().cut(words[: place + 12]):
        if end + len(word) > place:
            break
        end += len(word)
    return end if end >= 2 else place


def tail(text: Text, begin: int, end: int, most: int) -> int:
    """Where the last whole words of a piece begin, `most` code points of them at most."""
    return begin + whole(text.plain[begin:end], most)


def last(words: str, least: int) -> int:
    """Where the last whole words of a phrase in plain characters begin that have so many code points at least."""
    start = len(words)
    for word in reversed(shared().cut(words)):
        start -= len(word)
        if len(words) - start >= least:
            break
    return start


def whole(words: str, most: int) -> int:
    """Where the last whole words of a phrase in plain characters begin, `most` code points of them at most."""
    if len(words) <= most:
        return 0
    start = len(words)
    for word in reversed(shared().cut(words)):
        if start - len(word) < len(words) - most:
            break
        start -= len(word)
    return start if len(words) - start >= 2 else len(words) - most
