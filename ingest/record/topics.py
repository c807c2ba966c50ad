"""What a date is about where its own clause does not say: the clause before, another cell of its row.

「订金三千元，11月5日前转帐」 → 订金; 「因橋面檢修，…」 → 橋面檢修; 「日期 | 安排」 above 「3月14日 | 摊主进场」 → 摊主进场.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.record.core import BARE, subject
from ingest.record.predicate import tail
from ingest.record.questions import asked_about
from ingest.record.text import Text
from zh.past import told_past
from zh.plain import plain
from zh.segment import shared

# heads that name nothing: what is done says more
GENERAL = re.compile(
    r"(?:(?:具体|起止|主要|重要|有关|相关|工作|总体|日程|时间|日期|进度|地点|路线|线路|方式)[与和及、]?){1,3}(?:安排|节点|说明|表|事项|要求|要点|提示|流程|如下)?|安排|说明|事项|备注|流程|日程"
)
_DAY = re.compile(r"\d[月日:/-]|星期|周[一二三四五六日]")
_REASON = re.compile(
    r"\s*(?:因为?|由于|为了?|因应|考虑到|鉴于|趁着?|配合|随着|关于|对于?|受|目前|现|本次|此次|凡是?|[\u4e00-\u9fff]{0,4}当[天日])+(?=..)"
)
_AMOUNT = re.compile(
    r"(?:[每各共约为是收]|人民币|新台币|nt)*[$¥￥]?(?:\d|[一二两三四五六七八九十][一二三四五六七八九十百千万]*[元块名人个次])"
)
_NO_TOPIC = re.compile(
    r"[请您你我他她们吗呢吧啊]|如果|若|凡|但|^如|所以|因此|据|敬|谢|:|^(?:各|本)[\u4e00-\u9fff]{1,3}$|注意|大家|了$|[后前时]$"
)
_UNSETTLED = re.compile(
    r"(?:为准|待定|未定|另行(?:通知|公告|公布|告知|安排|确定))$"
)  # a time of its own, that is told elsewhere
_ASPECT = re.compile(r"(?:[的者]|(?<=..)(?:方面|部分))+$")
_PLANNED = re.compile(r"原[定订计](?:[^的]{0,8}的)?(?=..)")  # 「原订三月底的夜游」
_SHORT = 5  # characters of a name that may be given an owner from elsewhere
_NO_HEAD = frozenset("期间 时间 有关 开始 关于 进行 以及".split())
_AROUND = 300  # code points of a sentence that are looked at on either side of a day
_TOPIC = 8  # characters of a title that name its matter
_ASIDE = re.compile(r"\s*(?:\[[^\[\]]{1,8}\]|【[^【】]{1,8}】|\([^()]{1,8}\)|关于)\s*")
_PARTED = re.compile(r"[,;:!?。、|~—（(]|\s|以?及|(?<=..)[和与](?=..)")
_PAPER = re.compile(
    r"(?:安排|时间|日期|办法|规则|规程|简章|章程|公告|通知|通告|公示|启事|事项|须知|方案|说明|提醒|提示|告知书?|报告|预告|问答|汇总|一览|有关|重要|的|了|啦|喽)$"
)
_UNDER = 6  # lines that a heading is looked for above
_HEADING = 16
_BACK = 3  # clauses, and characters, that are looked back over in a sentence
_FAR = 120
_SENTENCE = re.compile(r"[,。;!?\t]|\d[月日:]")
_NUMBERED_HEAD = re.compile(
    r"\s*[#●■◆▲★※*·•\-]*\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十\d]{1,3}[条款项章节部]分?|附[录件表][一二三四五六七八九十\d]{0,2}[ :、.]?)?\s*"
)
_NO_HEADING = re.compile(
    r"(?:公告|通知|通告|公示|说明|须知|要求|事项|内容|条件|方式|办法|规则|附件|联系)$|^(?:各|致|尊敬|亲爱)"
)
# 「地点：二楼会议室」 says something of its own; 「第一场：少年组」, 「东区：1至6栋」 head what follows
_FIELD = re.compile(r"(?<![一二三四五六七八九十\d])(?<![^小地社校园景辖车网][场次届期轮站组批区班课]):(?!$)")
_SAYS_NOTHING = re.compile(
    r"(?:新的?)?(?:日子|时间|日期|期间|时段|期限)|有人|完成|出发|收摊|结束|完毕|照旧|照常|继续|如期"
)
_NO_SUBJECT = re.compile(r"[您吗呢吧啊]|如果|若|凡|但|^如|所以|因此|据|敬|谢|:|注意")
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)、.](?!\d)\s*")
_ABOUT = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:工作|作业)?(?:将|拟|定)?[在于][\u4e00-\u9fff]{1,16}(?:进行|举行|开展|办理|召开|开始)"
)
_DOING = re.compile(r"(?:进行|举行|开展|办理|组织|召开|举办|公布|发布|启动|开始)([\u4e00-\u9fff]{2,10})$")
WANTS = re.compile(
    r"(?:凡|如果?|若)?是?(?:想要?|要|欲|拟|需要?|有意|希望|打算)([\u4e00-\u9fff]{2,8}?)(?:的(?:话|人|朋友|同学|读者|用户|商家)?|者)$|([\u4e00-\u9fff]{2,6})的话$"
)
_HAN = re.compile("[\u4e00-\u9fff]")
# 「4,800元」: no name, but 「3号楼」 is one
_PRICE = re.compile(
    r"(?:约|共|nt|hk|us|人民币|新?台币|港币|美金|[$¥￥])*\s?[\d,.]+\s?[万千]?(?:元|块钱?|圆|[美港欧日澳]元|英镑)?整?"
)
_LETTER = re.compile(r"\s*[A-Za-z]\s*")
_TIME_LAST = re.compile("(?:时间|日期|期限|期间|时段|安排|[:])$")


def of_row(text: Text, at: int, heads: list[str]) -> str | None:
    """What a row is about whose column is only called 日期 or the like: its head, else the first of its other cells with words, else its
    letter (「A」 under 「梯次」)."""
    line = text.lines[text.line(at)]
    cells = text.body[line.start : line.end].split("\t")
    for piece in [*heads, *cells]:
        words = plain(piece).strip()
        if not 2 <= len(words) <= 14 or _PRICE.fullmatch(words) or not _HAN.search(words):
            continue
        if not GENERAL.fullmatch(words) and not _DAY.search(words):
            return piece.strip()
    first = text.cell(line.start)
    head = first.column if first and len(cells) > 1 else None
    return cells[0].strip() + head if head and _LETTER.fullmatch(cells[0]) and 2 <= len(head) <= 4 else None


def clause_before(text: Text, comma: int) -> str | None:
    """What the clause before a comma speaks of, where it is short: 「订金三千元，」 → 订金, 「因橋面檢修，」 → 橋面檢修."""
    first, _ = text.clauses.clause(comma - 1)
    last = comma
    for one in text.finds(first, comma):  # 「四月的排班表，3月25日…」
        if one.kind == "duration" and one.offset > first + 1:  # 「夜班车开了三年，3月25日…」
            last = one.offset
            break
        if one.offset > first + 1 or text.plain[one.stop : one.stop + 1] != "的":
            return None
        first = min(comma, one.stop + 1)
    if number := _NUMBERED.match(text.plain, first, comma):  # 「五、如需…，」
        first = number.end()
    if not 0 < last - first <= 24:
        return None
    words = text.plain[first:last]
    reason = _REASON.match(words)
    begin = reason.end() if reason else 0
    planned = _PLANNED.match(words, begin)
    begin = planned.end() if planned else begin
    amount = _AMOUNT.search(words, begin + 2)
    end = amount.start() if amount else len(words)
    end -= len(words[begin:end]) - len(_ASPECT.sub("", words[begin:end]))
    if not _NO_SUBJECT.search(words) and (said := subject(words[begin:end])):
        begin, end = begin + said[0], begin + said[1]
    elif last < comma:
        return None
    if not 2 <= end - begin <= 12 or _NO_TOPIC.search(words, begin, end) or not _HAN.search(words, begin, end):
        return None
    return text.body[first + begin : first + end].strip() or None


def context(text: Text, at: int, label: str, near: str | None = None) -> str | None:
    """Whose a short name is, said before the clause of a date: by another clause of the sentence, by the sentence before where
    the name says nothing itself (「新的日子是…」), by the heading over it, or by the title. `near`: what another date of the
    sentence is called, for hours.
    """
    words = plain(label)
    if len(words) > _SHORT:
        return None
    if near and plain(near) != words:
        return near
    first, _ = text.clauses.sentence(at)
    line = text.lines[text.line(at)]
    clause, _ = text.clauses.clause(at)
    empty = _SAYS_NOTHING.fullmatch(words) is not None or BARE.fullmatch(words) is not None
    for _ in range(_BACK):
        if clause <= max(first, line.start, at - _FAR):
            break
        settled = not _UNSETTLED.search(text.plain, max(0, clause - 8), clause - 1)
        said = clause_before(text, clause - 1) if settled else None
        if said and words not in plain(said):
            return said
        clause = text.clauses.clause(clause - 1)[0]
    if empty and first > line.start:
        sentence, _ = text.clauses.sentence(first - 1)
        opens = max(sentence, line.start)
        for one in text.finds(opens, opens + 12):
            opens = max(opens, min(one.stop, first))
        _, end = text.clauses.clause(opens)
        if said := clause_before(text, min(end, first - 1)):
            return said
    head = _heading(text, at)
    if head and plain(head) != words:
        return head
    topic = text.subject if empty and text.subject else _of_title(text.title)
    return topic if topic and plain(topic) != words else None


@lru_cache(maxsize=4)  # asked for each date of a text
def _of_title(title: str) -> str | None:
    """The last words of what a title names, before what kind of paper it is: 「…车友会环湖骑行活动办法」 → 环湖骑行活动."""
    words = plain(title)
    begin = 0
    for sign in _ASIDE.finditer(words):
        begin = sign.end() if sign.start() == begin else begin
    end = len(words)
    if parted := _PARTED.search(words, begin + 4):
        end = parted.start()
    while paper := _PAPER.search(words, begin, end):
        end = paper.start()
    if end - begin > _TOPIC:
        at = begin
        for word in shared().cut(words[begin:end]):
            if end - at <= _TOPIC and len(word) > 1 and word not in _NO_HEAD and _HAN.match(word):
                break
            at += len(word)
        begin = at
    topic = title[begin:end].strip()
    return topic if len(topic) > 1 and _HAN.search(topic) else None


def _heading(text: Text, at: int) -> str | None:
    """The heading that a place stands under, without its number; none that only says what kind of thing follows (时间安排, 说明), no line that
    says something itself (「地点：二楼会议室」) or has a day.
    """
    line = text.line(at)
    for at_line in range(line - 1, max(0, line - _UNDER) - 1, -1):
        above = text.lines[at_line]
        words = text.plain[above.start : above.end].strip()
        if above.kind == "row" or not words or len(words) > _HEADING or _SENTENCE.search(words):
            continue
        if ":" in words and (_FIELD.search(words) or text.finds(above.start, above.end)):
            continue
        number = _NUMBERED_HEAD.match(text.plain, above.start, above.end)
        head = text.body[number.end() if number else above.start : above.end].strip().rstrip(":：")
        plainly = plain(head)
        if ends_a_list(text, at_line):
            return None
        if 2 <= len(head) <= 12 and not GENERAL.fullmatch(plainly) and not _NO_HEADING.search(plainly):
            asks = asked_about(head)
            return head if asks is None else asks or None
        return None
    return None


def ends_a_list(text: Text, at: int) -> bool:
    """Whether a line is the last of several items of a list that the next is none of: no heading, but where it names a time."""
    kinds = [line.kind for line in text.lines[max(0, at - 1) : at + 2]]
    line = text.lines[at]
    return (
        kinds[:-1] == ["item", "item"]
        and kinds[-1] != "item"
        and not _TIME_LAST.search(text.plain, line.start, line.end)
    )


def told_of_past(text: Text, start: int, stop: int) -> bool:
    """Whether a day goes on with what has been: 「2015年设立，2019年6月7日，迁入新址」, 「…，4月7日，完成了搬迁」."""
    first, last = text.clauses.sentence(start, stop)
    first, last = max(first, start - _AROUND), min(last, stop + _AROUND)
    if any(one.first is not None and "year" in one.first.written for one in text.finds(first, start)):
        return True
    one = next((one for one in text.finds(start, stop) if one.offset == start), None)
    before, after = text.plain[first:start], text.plain[stop:last]
    return one is not None and told_past(text.plain, text.clauses, one, before, after.lstrip(","))


def about(text: Text, comma: int) -> str | None:
    """What a clause before a comma is about, for a 时间 behind it that has no name of its own."""
    first, _ = text.clauses.clause(comma - 1)
    words = text.plain[max(first, comma - 30) : comma]
    first = comma - len(words)
    about = _ABOUT.fullmatch(words) or _DOING.search(words)
    if about is not None and 2 <= len(about.group(1)) <= 10:
        return text.body[first + about.start(1) : first + about.end(1)]
    for one in text.finds(first, comma):  # 「满30日后退还」
        first = min(max(first, one.stop), comma)
    at = tail(text, first, comma, 4)
    at += text.plain[at] in "上中里内后前"
    return text.body[at:comma] if comma - at >= 2 and not text.finds(at, comma) else None
