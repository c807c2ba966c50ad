"""The name of the site on its own pages: as a logo over the text, and as the owner that its footer names."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from ingest.extract import marks
from ingest.extract.boxes import NUMBERED, look
from ingest.extract.line import Line
from ingest.extract.text import names_of, plain
from zh.bare import bare

_LOGO = re.compile(r"(?:^|[\s_-])(?:site[-_]?(?:logo|name|title)|logo|brand|masthead)(?:$|[\s_-])")
_BAR = re.compile(r"(?:^|[\s_-])(?:header|hd|(?:nav|top|tool|title|app)[_-]?bar|app[_-]?name)(?=$|[\s_-])")
TITLE_CLASS = re.compile(r"tit|ttl|head|subject|biaoti|bt\b")
_OWNS = re.compile(r"版权所有|著作权所有|copyright|©|\(c\)|主办(?:单位)?\s*:")
# of a <title>; blanks are tried from the first of them alone: from each, the time grows with the square of a row of them
PIECES = re.compile(r"(?=[\s_|])(?<!\s(?=\s))(?:\s*[_|]+\s*|\s+-+\s+)")
NOTICE = re.compile(
    r"关于|公告|通告|通知|启事|公示|通报|须知|规则|细则|办法|方案|简章|说明|声明|规定|条例|指南|预告|名单|招[募聘标]|征集"
)
# how sites are called, at the end of a <title>
SITE = re.compile(
    r"(?:网|网站|站|在线|论坛|社区|大学|学院|中学|小学|日报|晚报|报|政府|局|委|区|县|市|集团|公司|中心|协会|图书馆)$"
)
# what a page, and not what it tells, is called: 「公告詳情」
KIND = re.compile(
    "(?:通知|公告|通告|公示|启事|新闻|资讯|动态|信息|消息|最新|重要|详情|详细|正文|内容|首页|主页|列表|文章|查看|阅读|要闻|活动)+"
)
# a column of notices: 「通知公告」, 「公告欄」; 「公告」 alone may be what a notice is called
_COLUMN = re.compile(rf"{KIND.pattern}(?:专?栏目?|专区|中心|园地)?")
_WORD = 2  # letters of a kind of notices
_ASIDE = re.compile(r":|号$|^[\[【(][^\]】)]*[\]】)]$|^(?:各位|尊敬|亲爱)")  # what stands under a column beside a title
_OF_PAGES = re.compile("详|内容|正文|列表|查看|阅读|信息|消息|新闻|资讯|动态|首页|主页")
# what a page sets beside a title, in an element of its own
_BADGE = re.compile(r"\W{0,2}(?:new|hot|top|up|最新|热门?|置顶|推荐|精华?|荐|新)\W{0,2}", re.I)
_LABELS = re.compile(r"(?:^|[\s_-])(?:label|badge|tag|chip|cate(?:gory)?)(?:$|[\s_-])")
_SHORTEST = 8  # letters of what such a one says
# and nothing of what became of a thing, of whether one may, of how soon it matters, of which of several it is
_BECAME = re.compile(
    "[不无未勿禁停休闭缓废撤罄满止终改延更急标]|取消|提前|恢复|失效|结束|关闭|重要|修[正订]|勘误|补[充发正]|录取|免费|限[额量时]|试行|草案|^第"
)
_NUMBER = re.compile(r"\s(#\d{1,6})$")  # of a question, of a thread, which <title> gives elsewhere
_SORT = re.compile(r"[\[【〔(（][\u4e00-\u9fff]{2,6}[\]】〕)）]")
_BADGED = ("span", "em", "i", "b", "font", "sup", "strong", "small", "label")
_CALLED = re.compile(r"(?:网|网站|站|国小|国中|高中|在线|论坛|社区|小区|市场|夜市)$")  # beside `marks.ORGANISATION`
# what ends as offices do, and may be what a notice tells of: 「春季運動會」, 「新書站」
_EVENT = re.compile("(?<![协员学])会$|[台站店队组市场区社]$")
_ABOVE = 4  # elements over a name that may be called a logo


def is_site(lines: list[Line], at: int, last: int) -> bool:
    """Whether a line over a text is the name of the site: in a logo, or called its owner in a footer behind line `last`."""
    line = lines[at]
    name = line.letters
    if len(name) > 24 or NOTICE.search(line.bare):
        return False
    if _in_logo(line.node.element):
        return True
    return any(_OWNS.search(one.bare) and name in one.letters for one in lines[last + 1 :] if len(one.text) <= 200)


def bar_of(element: Any) -> Any:
    """The bar over a page that an element stands in, in which an application has its name; None where it stands in none."""
    around = (element, *islice(element.iterancestors(), _ABOVE))
    return next((one for one in around if one.tag == "header" or _BAR.search(names_of(one))), None)


def is_kind(text: str) -> bool:
    """Whether these letters are what a kind of pages is called, and no notice: 「公告詳情」, 「最新消息」; 「公示」 may be the title of one."""
    return KIND.fullmatch(text) is not None and _OF_PAGES.search(text) is not None


def badges(element: Any, titles: list[str]) -> tuple[str, str]:
    """The texts of elements that open and end a title and say of it that it is new, hot, pinned, or of what sort: <span>NEW</span>.

    A letter is one in brackets or beside a blank, or where a declared title begins or ends without it: <span>新</span>生入學 has none.
    """
    if not len(element):
        return "", ""
    first, last = element[0], element[-1]
    apart = (first.tail or "")[:1].isspace()
    whole = "".join(element.itertext()).strip()
    declared = [bare(one) for one in titles]
    front = "" if (element.text or "").strip() else _badge(first)
    if (
        not front and apart and not (element.text or "").strip() and is_label(first)
    ):  # none of <em class=tag>甲班</em>名單
        front = (
            "".join(first.itertext()).strip() if not any(plain(bare(whole)) in plain(one) for one in declared) else ""
        )
    rest = bare(whole.removeprefix(front).strip())
    if len(front) == 1 and not apart and not any(one.startswith(rest) for one in declared):
        front = ""
    if any(one.startswith(bare(whole)) for one in declared):  # 「最新時刻表」
        front = ""
    end = _badge(last) if not (last.tail or "").strip() and (last is not first or not front) else ""
    if not end and not (last.tail or "").strip() and (number := _NUMBER.search(whole)):
        own = bare(whole[: number.start()])
        given = [one for one in declared if number[1] in one and one.startswith(own)]
        end = number[1] if given and not any(one.startswith(bare(whole)) for one in given) else ""
    if not end and last is not first and not (last.tail or "").strip() and is_label(last):
        before = last.getprevious().tail or ""  # <span>泳池检修</span><span class=tag>规则</span>
        told = "".join(last.itertext()).strip()
        own = plain(bare(whole.removesuffix(told)))
        if not before.strip() and own and not any(plain(bare(whole)) in plain(one) for one in declared):
            end = told
    rest = whole.removesuffix(end)
    if len(end) == 1 and not rest[-1:].isspace() and not any(bare(rest) in one for one in declared):
        end = ""
    return front, end


def is_label(element: Any) -> bool:
    """Whether an element is called a label and says some letters: who puts a notice up, or of what sort it is.

    What became of the thing is of its title: <span class=tag>取消</span> 六月講座.
    """
    text = "".join(element.itertext()).strip()
    called = element.tag in _BADGED and _LABELS.search(names_of(element)) is not None
    if not called or not 1 < len(text) <= _SHORTEST or not text.isalpha():
        return False
    return not (_BADGE.fullmatch(bare(text)) or _BECAME.search(bare(text)))


def _badge(element: Any) -> str:
    if element.tag == "a":  # to others of its sort: <a>[公告]</a>
        text = "".join(element.itertext()).strip()
        return text if _SORT.fullmatch(text) else ""
    text = "".join(element.itertext()).strip() if element.tag in _BADGED else ""
    return text if _BADGE.fullmatch(bare(text)) else ""


def notice_under(lines: list[Line], best: int, first: int, titles: list[str]) -> int:
    """The notice's own line, where the best line is the site's, in a heading over it and a piece of <title>, or a column's; else -1.

    It is a lower heading, or a line that stands out: 「海棠水務網」 over 「關於3月5日停水的通知」, 「通知公告」 over that.
    """
    site = lines[best]
    column = len(site.letters) > _WORD and _COLUMN.fullmatch(site.letters) is not None
    if not column and not _names_site(site, titles):
        return -1
    for at in range(best + 1, min(first + 2, len(lines) - 1)):
        line = lines[at]
        if marks.SENTENCE_MARK.search(line.bare) and line.score > 0 and not line.meta:
            return -1  # the body's own text has begun
        lower = line.kind == "heading" and line.node.tag > site.node.tag
        named = lower or column and look(line)[4]
        timed = at < first and named and lines[at + 1].dated and lines[at + 1].meta
        if column and (marks.ORGANISATION.search(line.bare) or _ASIDE.search(line.bare)):
            continue
        if (
            (lower or line.kind == "paragraph" and _stands_out(line, column))
            and 4 <= len(line.text) <= _NAME
            and line.linked < 0.5
            and (timed or marks.ANNOUNCES.search(line.bare))
            and not marks.SENTENCE_MARK.search(line.bare)
            and not NUMBERED.match(line.bare)
            and not KIND.fullmatch(line.letters)
            and (at < first or "关于" in line.bare)  # a text may have heads of its own: 「日程安排」
            and (not column or timed or "关于" in line.bare or _alone(lines, at))
        ):
            return at
    return -1


def _stands_out(line: Line, column: bool) -> bool:
    _, _, style, align, bold = look(line)
    centred = align == "center" or "text-align:center" in style.replace(" ", "")
    return bold or column and (centred or TITLE_CLASS.search(names_of(line.node.element)) is not None)


def _alone(lines: list[Line], at: int) -> bool:
    """Whether a line is long for the heading of a section, and none of the next ones is set as it is."""
    line = lines[at]
    others = (look(one) for one in lines[at + 1 : at + _NEAR] if one.kind == line.kind)
    return len(line.letters) >= _SECTION and look(line) not in others


def declared_beside(line: Line, titles: list[str]) -> bool:
    """Whether the head of a page names a notice (og:title) beside the site, whose name is all that its heading says."""
    name = bare(line.text)
    return _names_site(line, titles) and any(
        marks.ANNOUNCES.search(told) and name not in told for told in map(bare, titles)
    )


def _names_site(line: Line, titles: list[str]) -> bool:
    """Whether a heading is a piece of <title> that is called as sites are."""
    if line.kind != "heading" or NOTICE.search(line.bare):
        return False
    return _called_so(line.bare) and any(
        bare(line.text) == bare(piece) for one in titles for piece in _APART.split(one)
    )


def named_beside(lines: list[Line], at: int, titles: list[str], site: bool) -> bool:
    """Whether <title> opens with a notice's name that is no line of the page, and the line is one of the pieces behind it.

    That is a column's (「講座報名 - 最新消息 - 社區大學」 over a text under 最新消息) or the site's, known (`site`) or called so.
    """
    line = lines[at]
    office = _called_so(line.bare) and not NOTICE.search(line.bare) and not _EVENT.search(line.bare)
    apart = site or _COLUMN.fullmatch(line.letters)
    for title in titles:
        pieces = [plain(piece) for piece in _APART.split(title)]
        first = pieces[0]
        behind = line.letters in pieces[1:] or site and line.letters not in pieces
        if not behind or len(first) < 4 or _COLUMN.fullmatch(first) or _called_so(first):
            continue
        # a headline may end as offices do (「某某時報 - 生活 - 走訪山城醫院」): the site's name has its column under it
        settled = marks.ANNOUNCES.search(first) or at + 1 < len(lines) and lines[at + 1].letters in pieces[1:-1]
        middle = line.letters != pieces[-1] and _called_so(pieces[-1]) and len(line.letters) < len(first)
        if (apart or middle or office and settled) and all(one.letters != first for one in lines):
            return True
    return False


def _called_so(name: str) -> bool:
    return marks.ORGANISATION.search(name) is not None or _CALLED.search(name) is not None


_APART = re.compile(r"\s*[_|｜\-—–]+\s*")
_NEAR = 30  # lines behind a name that may be set alike
_SECTION = 8  # letters of a name that no section has
_NAME = 60  # characters of a notice's name


def _in_logo(element: Any) -> bool:
    for _ in range(_ABOVE):
        if element is None:
            return False
        if _LOGO.search(names_of(element)):
            return True
        element = element.getparent()
    return False
