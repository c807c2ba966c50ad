"""How a question that wants yes or no is told, and how its answer begins."""

from __future__ import annotations

import re

from answer.words import cut

# 「收不收」, 「肯不肯」
_EITHER = "|".join(
    f"{verb}不{verb}"
    for verb in "收办开来去给让管用交付退赔罚扣补送包含接卖肯敢愿招认看报停走发借租修换读吃喝玩穿坐住值在教招做免"
)
MARK = rf"{_EITHER}|(?:吗|嘛|(?<![什怎])么|(?<![都也])没有?|不|(?<![好算])吧)[?]?$|吗(?=[,?。])|是否|能不能|可不可以|是不是|有没有|会不会|要不要|行不行|算不算|够不够|对不对|能否|可否|可不可|得不得|需不需要|用不用"
MAY = re.compile(r"可不?可?以|能不能|能否|可否|能|准")
_DO = re.compile(r"能|可以|可否|允许|来得及|得上|得了|准许")


# 「有停車場嗎」, 「有沒有宵夜」; 「要預約嗎」
_HAS = re.compile(
    r"(?<![没所具含持享])有(?![效关限空权利期害名])(?P<what>[^,。;?]{1,10}?)(?:吗|嘛|么|没有|没)[?]?$|有没有(?P<else>[^,。;?]{1,10})[?]?$"
)
_NEEDS = re.compile(
    r"(?:要不要|需不需要|用不用|需要|必须|须|(?<![重主只想还不])要)(?=先|另|提前|自|再|[交缴带付买填穿戴排考抽]|收(?!到|[^,。;?]{0,6}了)|预约|报名|登记|提交|出示|面试|体检|钱|押金|[^,。;?]{0,6}费)"
)
# 「退件會補寄嗎」; 「有漲嗎」; 「還收冷凍件嗎」: the last verb of the question, which nothing but its object parts from the end
_WILL = re.compile(r"(?<![社工商公协学协年展集聚开机])会(?![员场议长费计籍馆址])[^,。;?了过]{1,10}[吗嘛么][?]?$")
_DOES = re.compile(r"(?<![不没])有(?=(?:上班|[开涨送收给补退发停休])[^,。;?过]{0,4}[吗嘛么][?]?$)")
_DEED = re.compile(
    r"(?<![不没征签回吸可能会要须应代验查领点催公召展离打理拆])(?P<deed>开(?:放|门|馆)|包邮|[收退赔开包])(?![含始票盘幕户发店学业设本款到装裹])[^,。;?了过着是行免算受]{0,6}[吗嘛么][?]?$"
)


def thing(text: str) -> str:
    """What narrow text asks whether there is: 「有開幕式嗎」; empty where it does not."""
    found = _HAS.search(text)
    return (found["what"] or found["else"]) if found else ""


def _has(text: str) -> bool:
    what = thing(text)
    if not what:
        return False
    return what[0] == "人" or not any(tag[:1] == "v" and tag != "vn" for _, _, tag in cut(what))


_DENIED = re.compile(
    r"是不是(?:就|都|也|还|已经)?(?P<first>不(?:能|可以?|准|许|得(?![少低短多高超])|用|必|需要?|须|收|会|开|营业|受理|退|让|给|接受|办|包括|含|包含|提供|算|适用|参加|送)|没有?)"
    r"|(?<![能可会要行是够])(?P<last>不(?:能|可以|准|许))(?=[^,。;]{1,16}[吗嘛么][?]?$)(?![^,。;]*(?:能|可以))"
)
_TURNED = {"不用": "要", "不必": "要", "不需": "要", "不需要": "要", "不须": "要"}


def negated(text: str) -> bool:
    """Whether narrow text asks for a no: 「是不是不能帶手機」, 「這裡不能拍照嗎」."""
    return _DENIED.search(text) is not None and not _VALUE.search(text)


_VALUE = re.compile(r"什么|哪|谁|多少|几[^乎]|怎")


def positive(text: str) -> str:
    """A narrow question that asks for a no, asking for the yes: 「是不是不能帶手機」 → 「能带手机吗」."""
    match = _DENIED.search(text)
    if not match or not negated(text):
        return text
    told = match["first"] or match["last"]
    rest = text[: match.start()] + _TURNED.get(told, told[1:] or "有") + text[match.end() :]
    return rest if re.search(MARK, rest) else f"{rest.rstrip('?。')}吗?"


def turned(answer: str) -> str:
    """What the answer to `positive` says to the question as it was put: 「不可以」 → 「是，不可以」, 「可以」 → 「不是，可以」."""
    if re.match("不是", answer):
        return answer[1:]
    if re.match("是", answer):
        return f"不{answer}"
    return f"{'是' if re.match('[不没沒]', answer) else '不是'}，{answer}"


def yes(text: str) -> str:
    """How a yes to narrow text begins, in its own verb: 可以, 有, 要, 会, 是."""
    return _begins(text)[0]


def no(text: str) -> str:
    """How a no to narrow text begins: 不可以, 没有, 不用, 不收, 不是."""
    return _begins(text)[1]


def _begins(text: str) -> tuple[str, str]:
    if _DO.search(text):
        return "可以", "不可以"
    if _has(text) or _DOES.search(text):
        return "有", "没有"
    if _NEEDS.search(text):
        return "要", "不用"
    if _WILL.search(text):
        return "会", "不会"
    deed = _DEED.search(text)
    return ("会", f"不{deed['deed']}") if deed else ("是", "不是")
