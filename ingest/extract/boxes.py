"""Boxes in the midst of a text: advertisements, links to other pages, prompts of the site, between two of its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Any

from ingest.extract import marks
from ingest.extract.line import Line
from ingest.extract.text import attribute, names_of
from zh.bare import bare
from zh.beginning import beginning

# names of classes (`names_of`) that stand on what surrounds an article, on all kinds of sites
NOISE = re.compile(
    r"(?:^|[\s_-])(?:comments?|cmt|reply|replies|respond|pinglun|footer?|foot|copyright|side(?:bar)?|aside|rel(?:at(?:ed|ive))?|recommend|recom|tuijian|hot"
    r"|rank(?:ing)?|share|social|author[-_]?(?:box|info|bio|card)|bio|bread|crumbs?|breadcrumbs?|nav|navbar|navigation|menu|topbar|toolbar|tools?|login|register|search|ads?|advert\w*|banner|promo\w*|sponsor"
    r"|popup|modal|signatures?|sign?|profile|qr\w*|tags?|pager|pagination|page[_-]?list|prev\w*|(?<!__)next\w*|links?|friendlinks?|more(?![-_]?(?:content|text|body))|chat[-_]?(?:widget|box|win(?:dow)?|bot)|hidden|tip[s]?|survey|about(?:[-_]?us)?)(?:$|[\s_-])"
)
_ASKED = re.compile("联[系络]人|咨询|报名|订位|截止|负责人|[洽请]")
_BOTTOM = re.compile(r"(?:^|\s)bottom(?:\s|$)")
# what the site is licensed as, in words that no notice has in its last lines
_LICENSED = re.compile(r"[\u4e00-\u9fff]证第|备案|版权|icp|技术支持|copyright")
# names of classes that only boxes of advertisements have
AD = re.compile(
    r"(?:^|[\s_-])(?:ads?\d*|adv|advert\w*|adbox|adsense|adsbygoogle|a_p[rtb]?|gg|guanggao|tuiguang|promo|sponsor(?:ed|s|ship)?|banner)(?:$|[\s_-])"
)
# and names of those of who wrote a text, who owns it, who reads it
_NEVER_TEXT = re.compile(
    r"copyright|author|bio|sign|profile|login|register|popup|modal|hidden|qr|crumb|pag(?:er|ination)"
)
# names of classes of boxes that are no text, whatever they hold
BOX = re.compile(
    r"(?:^|[\s_-])(?:vote|poll|survey|audio|player|video[-_]?(?:box|wrap|player)|author[-_]?(?:card|box|info|bio)|hot[-_]?(?:cmt|comments?|news|list|rank)?|comments?|cmt"
    r"|cta|newsletter|subscri\w*|paywall|login|related|recommend\w*|rank\w*|share|qr\w*)(?:$|[\s_-])"
)
# names of boxes that hold something else only where they hold a link too
CARD = re.compile(r"(?:^|[\s_-])(?:card|goods|product|shop|mall|item|app[-_]?(?:dl|down\w*|bar|box))(?:$|[\s_-])")
# what a link of the text itself asks to do
CALLS = re.compile(
    r"报名|填写|登记|订位|订票|购票|缴费|提交|预约|申请|查询|投稿|签到|领取|下载|附[件表录]|表单|系统|入口|网址|官网|平台|链接|连结|地图|名单|按此|由此|点此|在此|这里|https?:|www\."
)
# what a site asks of its readers
PROMPT = beginning(
    "打下安使前登扫微关追按加继接展领点",
    r"(?:(?:打开|下载|安装|使用|前往).{0,8}(?:app|客户端)|登[录入]后.{0,4}(?:查看|阅读|可见)|(?:扫码|扫一扫|微信).{0,4}关注|关注(?:我们|本号)|(?:追踪|按赞|加入).{0,6}(?:粉丝|专页|好友)|(?:继续|接着)往?下?(?:阅读|看)|展开(?:全文|全部|阅读)|领券|点(?:击|我)领)",
)
_STARRED = re.compile(r"^[★☆♥❤].{6,}[★☆♥❤]$")
# what a notice itself sets between stars
_TOLD = re.compile(
    r"截止|延[长期至后]|改[期到为在由]|取消|暂停|停[止课水电用班诊]|恢复|注意|务必|请勿|切勿|额满|逾[期时]|\d{1,2}\s?[月/]\s?\d{1,2}"
)
_LABELS_AD = re.compile(r"^\W*(?:广告|推广|赞助|赞助商|ad|sponsored)\W*$")
# how a site sets a link to another page between two paragraphs
_TEASER = re.compile(r"^[【▶►▪■◆●◎→»>》★☆]\s*\S{6,}")
_MORE = re.compile(r"^\W*(?:点(?:我|击|选)|按)?(?:看|了解)?更多\S{0,6}\s*:")
_DAY = re.compile(r"\W*(?:(?:19|20)\d\d\s?[-/.年]\s?)?(?:1[0-2]|0?[1-9])\s?[-/.月]\s?(?:3[01]|[12]\d|0?[1-9])日?\W*")
_DATED = 2  # links with their days that are other pages'
_BOXED = 60  # characters of a line in a box
_PIECES = 50  # pieces of a paragraph that are looked at
_NEAR = 4  # paragraphs on either side of it
_WRAPPED = 3  # elements in each other that hold one paragraph: <tr><td><p>
_LABELLED = 150  # characters of a box that is labelled as an advertisement
_LONGEST_BOX = 14  # lines of boxes between two paragraphs
_LISTS = frozenset(("ul", "ol", "dl", "table", "p"))
HEADING = 24  # characters of a heading
# how a section of a text begins
NUMBERED = re.compile(
    r"^[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:\s?[、.)]|\s)|^第[一二三四五六七八九十\d]{1,3}[章节条项步部]|^[问q]\s?\d{0,2}\s*[:.、]"
)


Look = tuple[str, str, str, str, bool]


def is_bottom(element: Any, names: str) -> bool:
    """Whether an element is the bottom of a site: called so, outside all others or with the words of one, and no sentence in it, no day alone,
    nobody to ask."""
    if "bottom" not in names or not _BOTTOM.search(names):
        return False
    said = [text.strip() for text in element.itertext()]
    if any("。" in text or marks.SIGN_DATE.match(text) for text in said):
        return False
    words = bare("".join(said))
    return _LICENSED.search(words) is not None or element.getparent().tag == "body" and not _ASKED.search(words)


def is_told(element: Any) -> bool:
    """Whether a paragraph of sentences is text whatever it is called: <p class=share-note>分享連結時請勿附帶買家資料。</p> beside another, alone so called."""
    if element.tag != "p":
        return False
    named = names_of(element)
    if AD.search(named) or _NEVER_TEXT.search(named):
        return False
    said = "".join(islice(element.itertext(), _PIECES)).strip()
    if not said.endswith("。") or next(element.iter("a", "img"), None) is not None:
        return False
    others = [*islice(element.itersiblings("p", preceding=True), _NEAR), *islice(element.itersiblings("p"), _NEAR)]
    if any(names_of(one) == named for one in others):  # what readers say is called so each
        return False
    return any(
        not NOISE.search(names_of(one)) and "".join(islice(one.itertext(), _PIECES)).strip().endswith("。")
        for one in others
    )


def look(line: Line) -> Look:
    """How a line is set: its element's tag, class, style and alignment, and whether all of it is bold."""
    if line.look is None:
        get = line.node.element.get
        bold = line.bold >= len(line.text) - 2
        line.look = (line.node.tag, get("class") or "", get("style") or "", get("align") or "", bold)
    return line.look


def looks_of_text(lines: list[Line]) -> set[Look]:
    """How the running text among these lines is set."""
    looks = {
        look(line) for line in lines if line.score > 20 and ("。" in line.text or marks.SENTENCE.search(line.bare))
    }
    # and short items of a list of some, of which one may ask to join a group
    items = [look(line) for line in lines if line.kind == "item" and line.score > 5]
    return looks | {one for one, count in Counter(items).items() if count >= 2} if items else looks


def bridge(lines: list[Line]) -> None:
    """Boxes between two pieces of running text that stand in one element do not end it: they are none of it.

    A box is a child of that element that holds what opens surroundings, links to other pages, advertisements, or is called so.
    """
    for at, line in enumerate(lines):
        if len(line.text) <= 8 and _LABELS_AD.match(line.bare):
            _label(lines, at)
    running = [at for at, line in enumerate(lines) if line.score > 0 and line.kind != "row" and not _offers(line)]
    for one, other in zip(running, running[1:], strict=False):
        if not 1 < other - one <= _LONGEST_BOX:
            continue
        home = _shared(lines[one].node.element, lines[other].node.element)
        if home is None:
            continue
        boxes: dict[Any, list[Line]] = {}
        for line in lines[one + 1 : other]:
            boxes.setdefault(_child(line.node.element, home), []).append(line)
        titles = [box for box, inside in boxes.items() if len(inside) == 1 and _titles(inside[0])]
        named = any(not CALLS.search(inside[0].bare) for box, inside in boxes.items() if box in titles)
        strange = titles if len(titles) > 1 and named and not _announced(lines, one, other) else []
        opened = False  # 「更多新聞」 over links that are paragraphs
        found: list[Line] = []
        for box, inside in boxes.items():
            if (
                box is not None
                and found
                and len(inside) == 1
                and found[-1].linked > 0.9
                and _DAY.fullmatch(inside[0].bare)
            ):
                found += inside  # the day of the page that the link before leads to
                continue
            listed = opened and all(line.linked > 0.9 and not names_file(line) for line in inside)
            if box is not None and (listed or box in strange or _is_box(box, inside, lines[one], lines[other])):
                opened = listed or len(inside) == 1 and inside[0].after and not inside[0].links
                found += inside
        # a line of time that is in no box: another post begins
        if any(line.meta and line.dated for line in lines[one + 1 : other] if line not in found):
            continue
        for line in found:
            line.score, line.after, line.boxed = -2.0, False, True
        rest = [line for line in lines[one + 1 : other] if not line.boxed]
        files = all(
            line.linked <= 0.5 or names_file(line) for line in rest
        )  # 「可下载的表格」 over files, in a box of their own
        if _is_text(rest, home, lines[one], lines[other]) and (files or _announced(lines, one, other, True)):
            for line in rest:
                line.score = max(line.score, -0.5)


def _announced(lines: list[Line], one: int, other: int, text: bool = False) -> bool:
    """Whether the links between two pieces of text stand under a section of it: 「二、請下載下列表單」; or right behind its `text`."""
    first = next((at for at in range(one + 1, other) if lines[at].linked > 0.5), other)
    over = lines[first - 1]
    return (
        text and first == one + 1 or not over.after and (NUMBERED.match(over.bare) is not None or over.bare[-1:] == ":")
    )


def _is_text(rest: list[Line], home: Any, before: Line, behind: Line) -> bool:
    """Whether a list or table of links between two pieces of text is the text's own: it stands in their element, and is no news."""
    if not any(line.linked > 0.5 for line in rest) or any(line.after or line.meta or line.opens for line in rest):
        return False
    if home.tag == "body" and not before.bare.endswith(":") and not NUMBERED.match(behind.bare):
        return False
    return not any(line.linked > 0.15 and marks.STAMP.search(line.bare) for line in rest)


def _titles(line: Line) -> bool:
    """Whether a line is a link to another page: two such in a row between two paragraphs are none of the text."""
    return line.linked > 0.9 and len(line.text) >= 8 and not names_file(line)


def _offers(line: Line) -> bool:
    """Whether a line that reads like text asks readers to buy or to follow."""
    if len(line.text) > _BOXED or "。" in line.text:
        return False
    return starred(line) or PROMPT.search(line.bare) is not None or line.sells


def _label(lines: list[Line], at: int) -> None:
    """Marks what stands in a box under its label 「廣告」."""
    box = lines[at].node.element
    if box.getparent() is not None and len(box) == 0:
        box = box.getparent()
    inside = [
        line for line in lines[at : at + 5] if line.node.element is box or box in line.node.element.iterancestors()
    ]
    around = [lines[one].node.element for one in (at - 1, at + 5) if 0 <= one < len(lines)]
    if (
        not any(one is box or box in one.iterancestors() for one in around)
        and sum(len(line.text) for line in inside) <= _LABELLED
    ):
        for line in inside:
            line.score, line.boxed = -2.0, True


def _shared(one: Any, other: Any) -> Any:
    """The element whose text or children, made alike, two lines are or stand alone in; None where there is none."""
    if one is other or other.getparent() is one:
        return one
    if one.getparent() is other:
        return other
    one, other = _item(one), _item(other)
    if (one.tag == "li") != (other.tag == "li"):  # a paragraph and an item of the list behind it
        lists = [each.getparent() if each.tag == "li" else each for each in (one, other)]
        listed, text = lists if one.tag == "li" else reversed(lists)
        home = listed.getparent() if listed is not None else None
        # the paragraph may have a box of its own
        return home if home is not None and any(each is home for each in islice(text.iterancestors(), 2)) else None
    for _ in range(_WRAPPED):
        if one is None or other is None or one.tag != other.tag or one.get("class") != other.get("class"):
            return None
        first, second = one.getparent(), other.getparent()
        if first is second:
            return first
        one, other = first, second
    return None


def _item(element: Any) -> Any:
    """The item of a list whose text an element is; else the element."""
    above = element.getparent()
    return above if element.tag in ("p", "div") and above is not None and above.tag == "li" else element


def _child(element: Any, home: Any) -> Any:
    """The child of `home` that an element is or stands in; None where it does neither."""
    while element is not None and element.getparent() is not home:
        element = element.getparent()
    return element


def _is_box(box: Any, inside: list[Line], before: Line, behind: Line) -> bool:
    """Whether a child of the element of the text, between two of its paragraphs, is a box of something else."""
    named = names_of(box)
    if box.tag == "aside" or len(named) > 1 and AD.search(named):
        return not any(marks.SENTENCE.search(line.bare) and len(line.text) > _BOXED for line in inside)
    if any(names_file(line) for line in inside):
        return False
    if (
        len(named) > 1
        and BOX.search(named)
        and not any("。" in line.text or CALLS.search(line.bare) for line in inside)
    ):
        return True  # what readers vote for, a player
    apart = not any(look(line) in (look(before), look(behind)) for line in inside)
    # in the midst of sentences set alike, what asks to follow or forbids to copy ends nothing
    if len(inside) == 1 and inside[0].after and marks.ASIDE.search(inside[0].bare):
        return look(before) == look(behind) and all(line.bare.endswith("。") for line in (before, behind))
    links = [line for line in inside if not _DAY.fullmatch(line.bare)]  # their days stand beside them
    linked = bool(links) and all(line.linked > 0.6 and not CALLS.search(line.bare) for line in links)
    if linked and len(inside) > len(links) >= _DATED:
        return True
    if linked and apart and (len(named) > 1 and NOISE.search(named) or box.tag not in _LISTS):
        return True
    if any(_LABELS_AD.match(line.bare) for line in inside):
        return True
    if (
        len(inside) == 1
        and inside[0].linked > 0.9
        and (PROMPT.search(inside[0].bare) or not CALLS.search(inside[0].bare) and _TEASER.match(inside[0].bare))
    ):
        return True
    # a heading and what it opens, in an element of a kind that the text is not made of
    text = [_child(line.node.element, box.getparent()) for line in (before, behind)]
    headed = len(inside) > 1 and inside[0].after and all(one is not None and one.tag != box.tag for one in text)
    said = any("。" in line.text for line in inside)
    if any(line.after or line.linked > 0.6 and line.opens or _MORE.match(line.bare) for line in inside) and (
        apart or any(line.links for line in inside) or headed and not said
    ):
        # what opens the surroundings of an article, in the midst of it: 「延伸閱讀：…」
        return len(box) > 0 or len(inside[0].text) <= HEADING or bool(inside[0].links)
    if apart and any(line.sells for line in inside) and sum(len(line.text) for line in inside) <= _LABELLED:
        return not any("。" in line.text for line in inside)
    if len(inside) == 1 and starred(inside[0]):
        return True
    return apart and len(inside) == 1 and len(inside[0].text) <= _BOXED and PROMPT.search(inside[0].bare) is not None


def starred(line: Line) -> bool:
    """Whether a line between stars is an advertisement: the notice itself sets so what it says loudest, 「★報名至六月三日截止★」."""
    return _STARRED.match(line.bare) is not None and (line.sells or _TOLD.search(line.bare) is None)


def names_file(line: Line) -> bool:
    if any(marks.FILE.search(attribute(anchor, "href")) for anchor in line.anchors):
        return True
    return len(line.text) <= 60 and marks.FILE.search(line.text) is not None
