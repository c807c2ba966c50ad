"""A narrow question without what people put round one: greetings, thanks, quotation marks, 「有人知道…吗」.

Nothing else is taken away: a greeting counts only before a mark or another one (「你好超市」 is a name), thanks only at the end, and
「有人知道…」 where what is left asks by itself.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"""(?:「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|"([^"]+)"|《《([^》]+)》》)([?。!]?)""")
_MARKS = r"[,。;:!?~…\-^_ \n]"
_GREETING = re.compile(
    rf"(?:(?:大家|各位|[你您]们?|版主|楼主|老师|客服|亲)?(?:好|早安|晚安|早上好|上午好|中午好|下午好|晚上好)[啊呀呢]?|[嗨嘿哈][喽啰罗]?|哈[喽啰罗]|hi|hello|亲|"
    rf"有人在?吗?|(?:人|客服)?在(?:吗|么|嘛|不在)|打扰(?:一下|[了下])?|不好意思|抱歉|麻烦(?:[你您])?|求[助问解]|急+)(?:{_MARKS}+|(?=请问|想问|我想|请教))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?:我?(?:就是)?(?:很|好)?想(?:要|请)?(?:问|知道|了解|请教|咨询)(?:一?下)?|请问(?:一?下)?|请教(?:一?下)?|(?:麻烦|求|借)问问?(?:一?下)?)"
    rf"(?:{_MARKS}|(?![\u4e00-\u9fff]?的))"
)
_KNOWS = re.compile(
    r"(?:(?:有(?:没有)?(?:人|哪位|谁)|谁|哪位|大家|[你您]们?|各位)(?:能|可以|有)?(?:知不知道|知道|晓得|清楚|清不清楚|了解|了不了解|记得)(?!的)|"
    r"(?:麻烦|请)?(?:[你您]|谁|有人)?(?:能(?:不能)?|可不?可以)?(?:麻烦|请)?(?:告诉我|帮我[查看问](?:一?下)?)(?!的)),?"
)
_THANKS = re.compile(
    rf"(?:(?<=[,。;:!?~… \n])|(?<=[吗呢呀嘛么多]))(?:(?:先|非常|十分|万分|多)?(?:谢谢|感谢|感恩|多谢|谢[了啦]|拜托|麻烦[了你您]|辛苦[了你您]|thanks?(?: you)?|thx|3q)"
    rf"(?:[你您各大]+[位家们]?)?[了啦喔哦呀啊]*|在线等|[急等][急等]?|求(?:告知|解答?|助|回复?|指教|科普)|跪求|盼复?){_MARKS}*$",
    re.IGNORECASE,
)
_FADES = re.compile(r"[~…^_\-。!\n \u2600-\u27bf\ufe0f\U0001f000-\U0001ffff]")  # 「…几点开门~」, an emoji
_YES_NO = re.compile(r"的?[吗嘛么](?=[?]*$)")
# 「你知道关门时间吗」, no 「有人知道要押金吗」
_NOUN = re.compile(r"[^要需有是能可会得]*(?:时间|日期|电话|地址|地点|网址)[吗嘛么][?]*$")
# 「公告括號裡寫的是星期幾」: where it is read is no word of it
_READ_AT = re.compile(
    r",?(?:公告|通知|页面|网页|原文)?(?:上|里)?(?:的)?(?:后面的?)?括号[里内中](?:面)?(?:[写标注]明?(?:的|着|了)?)?是?(?=星期|周|礼拜)"
)
_ASKS = re.compile(
    r"什么|多少|几(?![乎何])|哪|谁|何时|多(?:久|长|大|高|重|远)|怎么|怎样|如何|为何|(.)不\1|有没有|是否|能否|可否"
)


def without_courtesy(text: str) -> str:
    """A narrow question without courtesy; the text itself where nothing else would be left."""
    kept = _READ_AT.sub("是", text)
    for _ in range(4):  # 「你好，在吗？请问…谢谢！」 has several, a page of greetings is no question
        before = kept
        kept = _unquoted(_led(_thanked(kept)))
        if kept == before:
            break
    return kept if len(re.findall(r"\w", kept)) > 1 else text


def _thanked(text: str) -> str:
    """Without thanks at the end; a question mark that stood before them stays."""
    found = _THANKS.search(text)
    kept = text if found is None else text[: found.start()].rstrip(",;: ")
    end = len(kept)
    while end and _FADES.match(kept, end - 1):
        end -= 1
    return kept[:end] or text


def _led(text: str) -> str:
    """Without what leads in: a greeting, 「請問」, 「有人知道…吗」, whose 吗 goes with it where another word asks."""
    for lead in (_GREETING, _LEAD):
        if (found := lead.match(text)) and found.end():
            text = text[found.end() :].lstrip(",。;:!?~… \n-")
    knows = _KNOWS.match(text)
    if knows is None:
        return text
    rest = text[knows.end() :]
    return _YES_NO.sub("", rest) if _ASKS.search(rest) or _NOUN.match(rest) else rest


def _unquoted(text: str) -> str:
    """Without quotation marks that hold the whole question."""
    found = _QUOTED.fullmatch(text)
    return text if found is None else next(one for one in found.groups() if one) + found[6]
