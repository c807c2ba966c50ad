"""What a date is about where its own clause does not say: the clause before, another cell of its row.

「订金三千元，11月5日前转帐」 → 订金; 「因橋面檢修，…」 → 橋面檢修; 「日期 | 安排」 above 「3月14日 | 摊主进场」 → 摊主进场.
"""

from __future__ import annotations

import re

from ingest.record.predicate import tail
from ingest.record.text import Text
from zh.plain import plain

# heads that name nothing: what is done says more
GENERAL = re.compile(
    r"(?:(?:具体|起止|主要|重要|有关|相关|工作|总体|日程|时间|日期|进度|地点|路线|线路|方式)[与和及、]?){1,3}(?:安排|节点|说明|表|事项|要求|要点|提示|流程|如下)?|安排|说明|事项|备注|流程|日程"
)
_DAY = re.compile(r"\d[月日:/-]|星期|周[一二三四五六日]")
_REASON = re.compile(
    r"\s*(?:因为?|由于|为了?|因应|配合|随着|关于|对于?|受|目前|现|本次|此次|凡是?|[\u4e00-\u9fff]{0,4}当[天日])+(?=..)"
)
_AMOUNT = re.compile(
    r"(?:[每各共约为是收]|人民币|新台币|nt)*[$¥￥]?(?:\d|[一二两三四五六七八九十][一二三四五六七八九十百千万]*[元块名人个次])"
)
_NO_TOPIC = re.compile(
    r"[请您你我他她们吗呢吧啊]|如果|若|凡|但|^如|所以|因此|据|敬|谢|:|^(?:各|本)[\u4e00-\u9fff]{1,3}$|注意|大家|了$|[后前时]$"
)
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)、.](?!\d)\s*")
_ABOUT = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:工作|作业)?(?:将|拟|定)?[在于][\u4e00-\u9fff]{1,16}(?:进行|举行|开展|办理|召开|开始)"
)
_DOING = re.compile(r"(?:进行|举行|开展|办理|组织|召开|举办|公布|发布|启动|开始)([\u4e00-\u9fff]{2,10})$")
WANTS = re.compile(
    r"(?:凡|如果?|若)?是?(?:想要?|要|欲|拟|需要?|有意|希望|打算)([\u4e00-\u9fff]{2,8}?)(?:的(?:话|人|朋友|同学|读者|用户|商家)?|者)$|([\u4e00-\u9fff]{2,6})的话$"
)
_HAN = re.compile("[\u4e00-\u9fff]")


def of_row(text: Text, at: int, heads: list[str]) -> str | None:
    """What a row is about whose column is only called 日期 or the like: its head, else the first of its other cells with words."""
    line = text.lines[text.line(at)]
    for piece in [*heads, *text.body[line.start : line.end].split("\t")]:
        words = plain(piece).strip()
        if 2 <= len(words) <= 14 and _HAN.search(words) and not GENERAL.fullmatch(words) and not _DAY.search(words):
            return piece.strip()
    return None


def clause_before(text: Text, comma: int) -> str | None:
    """What the clause before a comma speaks of, where it is short: 「订金三千元，」 → 订金, 「因橋面檢修，」 → 橋面檢修."""
    first, _ = text.clauses.clause(comma - 1)
    for one in text.finds(first, comma):  # 「四月的排班表，3月25日…」
        if one.offset > first + 1 or text.plain[one.stop : one.stop + 1] != "的":
            return None
        first = min(comma, one.stop + 1)
    if number := _NUMBERED.match(text.plain, first, comma):  # 「五、如需…，」
        first = number.end()
    if comma - first > 24:
        return None
    words = text.plain[first:comma]
    reason = _REASON.match(words)
    begin = reason.end() if reason else 0
    amount = _AMOUNT.search(words, begin + 2)
    end = amount.start() if amount else len(words)
    end -= len(words[begin:end]) - len(words[begin:end].rstrip("的者"))
    if not 2 <= end - begin <= 12 or _NO_TOPIC.search(words, begin, end) or not _HAN.search(words, begin, end):
        return None
    return text.body[first + begin : first + end].strip() or None


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
