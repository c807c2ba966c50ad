"""What stands between the edges of a body and is none of it: advertisements in boxes, pagers, lines of time under a subtitle."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from ingest.extract import marks
from ingest.extract.boxes import (
    AD,
    BOX,
    CALLS,
    CARD,
    NOISE,
    PROMPT,
    Look,
    is_told,
    look,
    looks_of_text,
    names_file,
    starred,
)
from ingest.extract.commands import commands
from ingest.extract.contents import contents
from ingest.extract.edges import says_what
from ingest.extract.files import is_attachment
from ingest.extract.line import Line
from ingest.extract.stray import strays
from ingest.extract.text import names_of
from ingest.extract.tree import HEADINGS

# words of trade, which a line of its own kind in the midst of a text shouts
_TRADE = re.compile(
    r"赞助商|包邮|免运|零利率|[\d一二三四五六七八九.]折|满\d+[减送]|立减|买.送|特价|特惠|热卖|爆款|秒杀|团购|抢购|优惠中|优惠价|热销|限时|逛逛|选购|下单|试用装|新品"
)
_INVITES = re.compile(
    r"(?:去|立即|马上|点此|前往)(?:学习|看看|逛逛|领取|开通|购买|了解|体验|试用|抢购)\W*$"
)  # a button of a box
_CALL_US = re.compile(r"(?:电话|热线|手机|微信|q\s?q)\s*[:：]?\s*[\d-]{6,}")
# what somebody offers who has nothing to do with the page, in a line that is no sentence of its text
OFFER = re.compile(
    r"\d[- ]?[x*×]{2,}|买.{1,2}送.|(?:全网|全市|史上)最低|[\d一二三四五六七八九]折|日[结薪]|月入|囤货|一件代发|转让|出租(?!车)|求租|招租|[价價]优|特价|底价|低至|"
    r"免费(?:量|试|咨询|上门|领|测|估|送|设计)|礼包|不是梦|轻松|秘[诀籍]|代[充刷]|信息费|零基础|无效退款|包[退邮过教会赢]|批发|促销|甩卖|清仓|"
    r"联系.{1,2}(?:小姐|经理|老板|师傅)|找.{1,2}(?:小姐|经理|老板|师傅)|周转|放款|拨款|办证|旧房|"
    r"扫码[进入加]群(?=.{0,6}(?:红包|福利|优惠券|好礼))|红包(?=.{0,8}(?:剩|先到|手慢))|[只仅]剩最后|手慢无|不迷路|量大从优|无门槛券|集赞|首单|"
    r"点我[占抢][座位]|满意付款|赞助播出|福利放送|价值.{1,6}元的?资料包|回复[“\"「『].{1,8}[”\"」』][送领]"
)
_TITLED = re.compile(r"(?:公告|通告|通知|公示|通报)\W*$")  # 「二號倉庫出租公告」 is the title of one
_FOLLOWS_IN = 24  # characters of it
_KIN = 0.1  # of its pairs of characters, at most, that the other lines hold too
_KIN_OF_TWO = 0.2  # the same of a line that offers twice, or is set apart and asks for a click
_CLICKS = re.compile("点[我击此]|扫码|戳")
# what services call themselves, a few such words side by side: 「搬家清運 專業團隊 全年無休」
_SERVICE = re.compile(
    r"专业|专营|承[接办揽]|代[办理购]|热线|24小时|二十四小时|廿四小时|全年无休|上门|到府|[价優优]惠|保证|信誉|老字号|加盟|诚[招征]|有[奖赏礼]|免费|快速|抓漏|防水|通[渠管]|清运|装[修潢]|开锁|征信"
)
_SLOGANS = 3  # such pieces of a line
_BODIES = re.compile(r"(?:单位|[协公学商]会|中心|[局处科署])(?:\s|$)")  # who signs or helps, side by side
# how a story on another page is told, as no announcement speaks
_STORY = re.compile(
    r"居然|竟[然是]|看看(?:他|她|人家|别人|这|[老小]\S).{0,4}(?:怎[么样]|如何)|原来(?:这么|如此|可以这)|亲测|实测|逆袭|躺赚|后悔|惊呆|吓[到坏]|不敢相信|[个种条大]\S{0,4}(?:妙招|绝招|秘[诀籍密]|真相)|千万别|才知道"
)
# a link to other reading, in one line with its label
_FURTHER = re.compile(
    r"^\W*(?:相关|延伸|推荐|扩展|拓展|往期|前情|更多|热门|精彩)(?:阅读|新闻|文章|报[道导]|回顾|推荐|内容|资讯|话题)\W*:"
)
# what an account asks of whoever reads it: 「點擊上方藍字關注我們」
_FOLLOW = re.compile(
    r"[\W_]*(?:点[击选按]?|戳|长按|识别)?(?:一下)?(?:上方|下方|上面|下面|文末|文首|标题下方?)?的?[“\"「]?(?:蓝[色]?[字文]\S?|[名卡]片|公众号)[”\"」]?\W*(?:一键)?(?:关注|订阅)(?:我们?|本号|[\u4e00-\u9fff]{2,8})?[\W_]*$"
)
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_NAMED_AD = re.compile(r"^\W*(?:广告|推广|赞助|ad)商?(?:连结|链接)?(?:\W|$)|(?:广告|推广|赞助)\W*$")
_BRACKETED = re.compile(r"\[[^\[\]]+\]")  # 「[ 新手營開團，戳這裡佔位 ]」, as a box is told in plain text
_BRACKETED_AD = re.compile(r"^\W*[\[【(]\s*(?:广告|推广|赞助)\s*[\]】)]")
LABEL = re.compile(r"[■●◆▲★※*·•➤◎ -]{0,3}[\u4e00-\u9fff]{2,8}:")
_BOX = 80  # characters of a line of an advertisement
_TEXT = 60  # characters of a text that nobody says twice
_OTHERS = 120  # characters of the other lines, to tell what they speak of
_IN_BOX = 200  # characters of a box
_SHARE = 0.25  # of the points of a text: what stands in more is the text itself
_SIGNED = 3  # lines from the word that ends a text: it, its day and its hour
_DONE = re.compile(r"^\W*完\W*$")
_STATE = re.compile(r"^\W*未?完\W*$")  # of a part of the works
_HOUR = re.compile(rf"\W*(?:[\u4e00-\u9fff]{{2}}时间)?\s*{marks.TIME.pattern}\W*$")  # 「香港時間11時05分」
_HEAD = 4  # lines in which a subtitle and its line of time may open a body
_STAMP = re.compile(
    r"(?<!\d)(?:1[0-2]|0?[1-9])[月/-](?:3[01]|[12]\d|0?[1-9])日?\s+(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$"
)


def strangers(lines: list[Line], first: int, last: int) -> frozenset[int]:
    """Which of the lines from first to last are no part of the body between them."""
    inside = lines[first : last + 1]
    running = looks_of_text(inside)
    looks = Counter([look(line)[:4] for line in inside])
    home = _around(inside)
    found = set()
    boxed: set[int] = set()
    for at in range(first, last + 1):
        line = lines[at]
        if at < first + _HEAD and at < last and _opens(lines, first, at, home) or line.boxed or _dropped(line, running):
            found.add(at)
        elif len(line.bare) <= _BOX and line.kind != "row" and not is_attachment(line):
            if home is not None and _in_box(line, home):
                boxed.add(at)
            elif (
                (first < at < last and _alone(line))
                or (look(line) not in running and looks[look(line)[:4]] == 1 and _hawks(line, running))
                or first < at < last
                and _tells_a_story(line, running)
                or _offers(line, inside, look(line) not in running)
            ):
                found.add(at)
    points = sum(max(0.0, line.score) for line in inside)
    if sum(max(0.0, lines[at].score) for at in boxed) <= _SHARE * points:
        found |= boxed
    found |= _behind_end(lines, first, last)
    found |= {first + at for at in (*strays(inside, home), *contents(inside))}
    return frozenset(found) if len(found) < len(inside) else frozenset()


def _behind_end(lines: list[Line], first: int, last: int) -> set[int]:
    """The word that ends a press notice, with its day and hour, where nothing else stands behind it: no office, no file, no note."""
    for at in range(max(first + 1, last + 1 - _SIGNED), last):
        text = lines[at].bare
        done = _DONE.match(text) is not None
        if done or marks.END.match(text):
            # 「一標：」, 「完」 tells a state
            told = [one for one in lines[first : last + 1] if _STATE.match(one.bare)]
            state = done and (lines[at - 1].bare.endswith(":") or len(told) > 1)
            dated = all(marks.SIGN_DATE.match(one.bare) or _HOUR.match(one.bare) for one in lines[at + 1 : last + 1])
            return set(range(at, last + 1)) if dated and not state else set()
    return set()


def told_again(lines: list[Line], places: list[int], title: str) -> frozenset[int]:
    """Which of the lines at these places are the whole text a second time, as for small screens or paper; its title may stand over it."""
    texts = [lines[at].text for at in places]
    for over in (0, 1):
        half, rest = divmod(len(texts) - over, 2)
        if half < 1 or rest or texts[:half] != texts[half + over :] or (over and texts[half] != title):
            continue
        if sum(map(len, texts[:half])) >= _TEXT:
            return frozenset(places[half:])
    return frozenset()


def _dropped(line: Line, running: set[Look]) -> bool:
    """A pager, an order to the reader, a line of stock phrases of advertisements.

    `running` is how the running text is set: a line set so speaks for the page (「請加入 QQ 群」) unless it shouts.
    """
    if line.text.startswith("<!") and marks.OF_WORD.match(line.text):
        return True
    if len(line.text) > marks.LONGEST or line.kind == "row" or line.step:
        return False
    text = line.bare
    if (
        marks.says_of_it(text)
        or len(text) <= _FOLLOWS_IN
        and _FOLLOW.match(text)
        or commands(line, inside=True)
        or line.linked > 0.5
        and _FURTHER.match(text)
        and not (CALLS.search(text) or names_file(line))
        or len(text) <= _BOX
        and (_BRACKETED_AD.match(text) or starred(line))
    ):
        return True
    if (
        (line.linked > 0 or len(text) < 12 and "页" in text)
        and marks.PAGER.match(text)
        and not marks.SIGN_DATE.match(text)
    ):
        return True
    return (
        line.sells
        and len(text) < 80
        and marks.promotion(text) >= (5 + 2 * text.endswith("。") if look(line) in running else 3)
    )


def _around(inside: list[Line]) -> Any:
    """The element that holds all running text; None where there is too little to tell."""
    running = [line.node.element for line in inside if line.score > 0]
    if len(running) < 2:
        return None
    # what holds the first line and the last holds those between them
    around = {running[0], *running[0].iterancestors()}
    return next(one for one in (running[-1], *running[-1].iterancestors()) if one in around)


def _in_box(line: Line, home: Any) -> bool:
    """Whether a line stands in a box of advertisements inside the text, or is a link in one of other pages."""
    element = line.node.element
    while element is not None and element is not home:
        called = _called(names_of(element))
        if called and is_told(element):
            called = frozenset()
        if (
            "ad" in called
            or "noise" in called
            and (line.linked > 0.9 or _of_links(element))
            or ("box" in called or "card" in called and next(element.iter("a"), None) is not None)
            and _small(element)
        ):
            return True
        element = element.getparent()
    return False


@lru_cache(256)
def _called(names: str) -> frozenset[str]:
    """What an element is by its names: the lines of a text stand in the same few."""
    kinds = {"ad": AD, "noise": NOISE, "box": BOX, "card": CARD}
    return (
        frozenset(kind for kind, pattern in kinds.items() if pattern.search(names)) if len(names) > 1 else frozenset()
    )


def _of_links(box: Any) -> bool:
    """Whether most of what a box holds is links."""
    linked = sum(len("".join(anchor.itertext()).strip()) for anchor in box.iter("a"))
    return linked > 0.7 * sum(len(text.strip()) for text in box.itertext())


def _small(box: Any) -> bool:
    """Whether a box holds little, and no sentence of some length."""
    texts = [text.strip() for text in box.itertext()]
    return sum(map(len, texts)) <= _IN_BOX and not any(len(text) > _BOX and text.endswith("。") for text in texts)


def _hawks(line: Line, running: set[Look]) -> bool:
    """Whether a line that is set like no other, in an element that the text is not made of, offers goods."""
    element = line.node.element
    if element.tag in HEADINGS or line.kind != "paragraph" or len(line.text) > 60 or line.bold >= len(line.text) - 2:
        return False
    if _NAMED_AD.search(line.bare):
        return True
    if 0 < line.links < len(line.text) and _INVITES.search(line.bare):
        return True
    if marks.SENTENCE.search(line.text[-1]) or LABEL.match(line.bare):
        return False
    apart = element.tag not in {one[0] for one in running} or 0 < line.links < len(line.text)
    return apart and (_TRADE.search(line.bare) or PROMPT.search(line.bare)) is not None


def _offers(line: Line, inside: list[Line], apart: bool) -> bool:
    """Whether a line that ends no sentence offers something of which nothing else of the text speaks.

    A contact or a price of the notice itself shares words with it, stands behind a label or ends as a sentence. One that is set `apart`, as none
    of the running text is, and asks for a click may share some.
    """
    if line.kind != "paragraph" or line.step or len(line.bare) > _TEXT or line.text[-1] in "。；：;:":
        return False
    if LABEL.match(line.bare) and not _single(line) or _TITLED.search(line.bare):
        return False
    own, offers = OFFER.subn("\0", line.bare)  # what is offered; how is said of other things too
    bracketed = _BRACKETED.fullmatch(line.bare) is not None and (marks.promotion(line.bare) > 0 or _asks(line))
    if not offers and not bracketed and not _is_slogan(line.bare):
        return False
    others = [one.bare for one in inside if one is not line]
    pairs = set(_HAN_PAIR.findall(own))
    if len(pairs) < 3 or len(others) < 4 or sum(map(len, others)) < _OTHERS:
        return False
    kin = _KIN_OF_TWO if offers > 1 or bracketed or apart and _asks(line) else _KIN
    return sum(any(pair in other for other in others) for pair in pairs) <= kin * len(pairs)


def _asks(line: Line) -> bool:
    return _CLICKS.search(line.bare) is not None


def _is_slogan(text: str) -> bool:
    """Whether a line is some short pieces side by side that praise a service."""
    return len(text.split()) >= _SLOGANS and len(_SERVICE.findall(text)) >= 2 and not _BODIES.search(text)


def _tells_a_story(line: Line, running: set[Look]) -> bool:
    """Whether a line set like none of the text, and no heading, is the title of some story elsewhere."""
    tag = line.node.tag
    if line.kind != "paragraph" or tag in HEADINGS or look(line) in running or line.bold >= len(line.text) - 2:
        return False
    return line.text[-1] not in "。；：;:" and _STORY.search(line.bare) is not None


def _alone(line: Line) -> bool:
    """Whether a line is all of a table, and asks to call somebody: 「網站建設 域名註冊 電話…」."""
    return len(line.bare.split()) >= 3 and _CALL_US.search(line.bare) is not None and _single(line)


def _single(line: Line) -> bool:
    """Whether a line is all of a table."""
    if line.node.tag != "td":
        return False
    table = next(line.node.element.iterancestors("table"), None)
    return table is not None and len(list(table.iter("td", "th"))) == 1


def _opens(lines: list[Line], first: int, at: int, home: Any) -> bool:
    """Whether a line at the beginning is one of time and source, outside the element of the text and with little in front."""
    line = lines[at]
    if line.kind in ("row", "item") or len(line.text) > 60 or says_what(lines, at):
        return False
    text = line.bare
    if not (line.meta and marks.DATE.search(text) or len(text) <= 40 and _STAMP.search(text)) or marks.tells_when(text):
        return False
    if any(len(one.text) > 60 or one.text.endswith("。") for one in lines[first:at]):
        return False
    stamp = _STAMP.search(text)
    if at == first and len(text) <= 30 and stamp and ":" not in text[: stamp.start()]:
        return True
    heavy = max(lines[at + 1 :], key=lambda one: one.score, default=None)
    parent = line.node.element.getparent()
    return (
        heavy is not None
        and line.node.element is not heavy.node.element
        and parent is not heavy.node.element.getparent()
    )
