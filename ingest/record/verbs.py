"""What a dictionary knows of a piece's words: whether they tell a deed, where a list of forms alone does not say.

Its verbs prove a deed where an order is named, and at the beginning of a numbered piece under a way of doing something with one's hands (「除垢方法」,
「如何折叠轮椅」). They prove none under a way to spare, shun, heal or judge something, or of a contest: what is told there is done in any order. Three pieces
need a sign that one comes behind another. A single character (取, 报, 换) proves a deed where a clause begins or behind what leads to it (到, 凭, 后),
and in no name of a thing (取水点, 报刊亭).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from zh import dictionary
from zh.segment import shared

# what the dictionary calls verbs and nobody does
_NO_DEED = frozenset(
    "是 为 有 会 能 可 可以 应 应当 须 需 需要 要 不得 没有 无 属于 具有 包括 含 请 满 超过 达到 符合 具备 视为 享受 胜 负 得 年满 住 居住 拥有 持有 热爱 遵守 爱好 愿意 能够 "
    "熟悉 掌握 懂 喜欢 热心 位于 存在".split()
)
_ONE = "投交付选换取贴退补抽摇评审发送装写报验测领"  # verbs of one character
_LONE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[先再并后就来去即员])|[到在凭持带由从至于用按][^,。;:]{{1,12}}?)([{_ONE}])(?=[\u4e00-\u9fff])"
)
# who or where stands before it: 「窗口领证」
_LAST = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[投交付选换取贴退补抽验测领发送装](?![手票纸][,。;:\s]*$)[\u4e00-\u9fff](?<![点站亭楼场厂馆科组机仪器栏台画板区处室店商])[,。;:\s]*$"
)
# what only states something: a title, what has been done (but not 「领了现金就走」, 「投了币，取餐券」), how many there are
_STATES = re.compile(
    rf"\s*《|(?<![完好])了(?!解|[^,。;]{{0,8}}(?:就|,(?:[{_ONE}]|[\u4e00-\u9fff]回)))|已[^,。;]{{0,6}}$"
)
_MANY = re.compile(r"[一二三四五六七八九十百千万两几半\d][台部套名位人辆架座间成][。;\s]*$")
# what comes first, with what, and where: no count and no manner takes the deed from it (「先选队员十二人」)
_DONE = re.compile(
    r"\s*(?:首先|先(?![生进锋后])|再(?!生)|然后|接着|随后|最后|凭(?!证[^换取领])|到(?![今去年月]|本[年月周])[^,。;:]{2,}|在(?![职校编])[^,。;:]{2,})"
)
_TWO = re.compile(r"\s*[投交付选换取贴退补抽发送装验测领][\u4e00-\u9fff](?<![通纸票站厂社院局])\s*")
_THING = re.compile(
    r"\s*(?![到去进回往])[\u4e00-\u9fff]{2,4}[点站亭楼场厂馆科组机仪器栏台画板区处室]\s*"
)  # 「取水点」, 「发电机」
_SPELL = r"(?:约|大约)?[一二两三四五六七八九十半几\d]{1,3}个?(?:半)?(?:秒钟?|分钟|刻钟|小时|天|日|周|星期|月)(?:左右)?"
_IN_ORDER = re.compile(
    rf"\s*(?:首先|先(?!到先|[生进锋])|再(?!生)|然后|接着|随后|最后(?!的)|{_SPELL}(?:之?后|[以之]?内)).|"
    r"[^,。;:]{1,8}(?:先(?![生进锋])..?|随后|最后|接着)\s*$"
)
_LED = re.compile(
    rf"\s*(?:(?:首先|先(?!到先)|再|然后|接着|随后|最后|同时|轻轻|慢慢|缓缓|反复|彻底|{_SPELL}(?:之?后|[以之]?内)|[^,。;:]{{2,8}}?后),?)?"
)
_HOLDS = re.compile(r"(?:过(?![去期程敏度年节])|用|把|将|从|往|向|朝|沿)[^,。;:]{2,}")
# a verb with how it ends: 「压紧」, 「卸下」, 「拌上」
_ENDS = re.compile(r"[\u4e00-\u9fff](?:[上下入出开起住紧净干平回去掉满匀透断](?![\u4e00-\u9fff]*的))")
_ANY_ORDER = re.compile(
    r"防(?![护水尘毒晒])|避[免开]|避暑|节[水电能约俭省]|省[钱电水时]|减[少肥重压轻负]|降[低温噪]|驱|治|疗|健身|锻炼|训练|保[护养健持]|护理|提[高升]|改[善进]|"
    r"学[好习]|教[育学]|写好|做好|管理|对待|应对|解决|照顾|沟通|相处|鉴|辨|识别|判断|挑选|选购|(?:怎[么样]|如何)(?:选(?![课座])|挑)|决出|产生|想[出到]|采[取用]|推出|的好|区分|[比竞]赛|赛[制程]|奖|考核|"
    r"评[分选比审价]|计分|招[标投]|分配|实施|暂行|试行|处罚|工作|主要|经验|创新|先进|典型|增[强加]|预防|快速|成为|优惠|帮助|缓解|理解|看待|认识|过好|积分|出行|创收|打击|振兴|致富|(?:怎[么样]|如何)[去到]|到达"
)
# of practices, that are told in any order
_PRACTICE = re.compile(
    r"\s*(?:加[强大快]|推[进动行广]|完善|健全|强化|落实|建[立设]|开展|提[高升倡供]|坚持|组织|狠抓|抓[好紧住]|深[化入]|创新|优化|培[养育训]|营造|发挥|鼓励|引导|"
    r"支持|促进|保[障证持]|控制|合理|养成|多|少|做[好到]|改[善进变]|增[强加]|减少|明确|规范|统筹|聚焦|突出|成立|制[定订]|召开|举[办行]|树立|采[用取]|实[行施]|"
    r"注[意重]|尽[量早]|定期|经常|每[天日周月年场局人次]|适[当量度]|及时|尊重|关[心爱注怀]|宣传|走访|慰问|严[格查肃]|听取|参[观加]|了解|学习|练习|设立|对于?(?!折|角|齐|准)|"
    r"[给向]\S{0,6}(?:提供|发放)|发[动展]|依[托法]|动员|解决|掌握|选派|聘请)"
)
_GOES_ON = re.compile(r"(?<!先)后(?![门院台面备])|再|[,，].")
# where a procedure begins, and what is done there: 「打开小程序」, 「选择场次」
_REACHES = re.compile(
    r"\s*(?:请|先)*(?:下载|索取|登[录陆入]|打开|开启|扫[描码]|进入|搜索|准备|备[齐好妥])(?:进入|登[录陆入]|打开)?"
)
_THERE = re.compile(r"\s*(?:填|选[择定好]|点击|勾选|上传|上载|提交|递交|打印|签[名字章署]|盖章|邮?寄|发送|传送)")
_OF_PAPER = re.compile(r"[\u4e00-\u9fff]{2}(?=[表单书页函卡]\s*$)")  # 「报名表」
_NEAR, _TRIES = 200, 12  # characters of a piece that are looked through, and verbs of one character that are tried
_ASKS = re.compile(r"是否|有[没无]有?|能不能")


@cache
def _known() -> dictionary.Dictionary | None:
    return dictionary.load()


@lru_cache(1024)
def _words(written: str) -> tuple[tuple[str, str], ...]:
    """The words of what is short, each with its kind."""
    known = _known()
    return tuple((word, known.kind(word)) for word in shared().cut(written)) if known else ()


def verb_near(written: str) -> bool:
    """Whether one of the first words is a verb, or words put what is told in an order."""
    if _IN_ORDER.match(written[:40]):
        return True
    words = _words(written[:20])[:6]
    return any(kind.startswith("v") and word not in _NO_DEED for word, kind in words)


def short_deed(written: str) -> bool:
    """Whether two characters say what is done, whatever the dictionary calls them: 「装车」, 「发车」."""
    return _TWO.fullmatch(written) is not None


def names_deed(lead: str) -> bool:
    """Whether a heading is one word that the dictionary calls a verb: 「迁移」, 「升级」."""
    words = _words(lead.strip()) if len(lead.strip()) == 2 else ()
    return len(words) == 1 and words[0][1].startswith("v") and words[0][0] not in _NO_DEED


def lone(written: str) -> bool:
    """Whether a verb of one character begins a clause or stands behind what leads to it."""
    near = written[:_NEAR]
    if _THING.fullmatch(written) or _states(near):
        return False
    return _LAST.search(near) is not None or any(
        _begins(near[found.start(1) :][:8], names=False) for found in islice(_LONE.finditer(near), _TRIES)
    )


def of_somebody(pieces: Sequence[str]) -> list[bool]:
    """Of each piece whether a verb of one character, or one that it begins, stands between who does it and what it is done to
    (「队长抽取题目」). Of none where each has somebody else who does it and no word puts them in an order: different people may do it at one time."""
    doers = [_doer(one) for one in pieces]
    told = Counter(word for one in pieces for word in {word for word, _ in _words(one[:_NEAR])})
    tied = any(map(_IN_ORDER.match, pieces)) or any(told[who] > 1 for who in doers if who)
    return [tied and bool(who) for who in doers]


def _doer(written: str) -> str | None:
    words = _words(written[:_NEAR])
    found = (
        who
        for (who, whose), (verb, kind), (then, _) in zip(words, words[1:], words[2:], strict=False)
        if verb[0] in _ONE
        and (len(verb) == 1 or len(verb) == 2 and kind[:1] in ("v", ""))
        and len(who) > 1
        and whose[:1] in ("n", "s", "r", "")
        and then >= "\u4e00"
    )
    return next(found, None)


def _states(written: str) -> bool:
    """Whether a piece is a name of three characters (写作社) or tells how something is (领唱气息平稳)."""
    words = _words(written.strip()[:20])
    if not words or _STATES.search(written):
        return bool(words)
    first, (last, kind) = words[0][0], words[-1]
    if _DONE.match(written) or first in ("选", "报"):  # 「报队员五名」
        return False
    if _MANY.search(written):
        return True
    if first in _ONE:  # 「贴标签牢固」
        return False
    return len(written.strip()) == 3 and len(first) > 1 or len(last) > 1 and kind in ("a", "an", "z")


def _begins(written: str, *, names: bool) -> bool:
    """Whether a verb begins what is told; `names`: whether a word of two characters that is all of it may have one in it (挖坑)."""
    words = _words(written)
    if not words:
        return _known() is None
    word, kind = words[0]
    if kind.startswith("v") or len(word) == 1 and kind not in ("n", "m", "r"):
        return word not in _NO_DEED
    return len(word) == 2 and (names or kind in ("", "nz")) and len(re.split("[,。;]", written)[0]) < 5


def handles(written: str) -> bool:
    """Whether a piece begins with what is done by hand."""
    led = _LED.match(written[:40])
    rest = written[led.end() if led else 0 :][:12].strip()
    if _HOLDS.match(rest) or _ENDS.match(rest):
        return True
    if not rest or _THING.fullmatch(written):
        return False
    words = _words(rest)
    if not words:
        return False
    word, kind = words[0]
    if len(word) == 2 and not kind.startswith("v"):
        # 「挖坑」, 「撒盐揉搓」: the dictionary has a name for what is done
        return len(re.split("[,。;]", rest)[0].strip()) <= 4 and any(one.startswith("v") for _, one in _words(word[0]))
    return kind.startswith("v") and word not in _NO_DEED


def sequel(pieces: Sequence[str]) -> bool:
    """Whether something in them shows that one comes behind another: four or more of them, how a deed ends (「压紧」), with what, or when."""
    return len(pieces) > 3 or any(
        _HOLDS.match(one) or _ENDS.match(one) or _IN_ORDER.match(one) or _GOES_ON.search(one) for one in pieces
    )


def opens(first: str, second: str) -> bool:
    """Whether a piece only gets what the next has its deed with, so that they are no ways to choose among: 「下载申请书」, 「填妥后盖章」."""
    reached = _REACHES.match(first)
    if reached is None or _THERE.match(second) is None:
        return False
    rest = _OF_PAPER.sub("", first[reached.end() :].strip())
    return bool(rest) and not any(kind.startswith("v") and len(word) > 1 for word, kind in _words(rest[:20]))


def practised(pieces: Sequence[str]) -> bool:
    """Whether some tell what one goes on doing (加强, 定期, 多)."""
    return any(_PRACTICE.match(one) for one in pieces)


def in_any_order(lead: str, pieces: Sequence[str]) -> bool:
    """Whether what a way leads in is told in any order."""
    return (
        _ANY_ORDER.search(re.split("[,。;]", lead)[-1]) is not None
        or practised(pieces)
        or len({one.strip()[:1] for one in pieces}) == 1
        or sum(_ASKS.search(one) is not None for one in pieces) * 2 >= len(pieces)
    )
